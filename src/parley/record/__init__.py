"""The record: everything read of a story, in one SQLite file, with what stayed unread and what people decided.

It is an edge: it differs from the readings before it in that it lasts. Nothing in it was not in a reading or
decided by a named person; all that is shown later is computed from it.
"""
