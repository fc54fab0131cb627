"""Exports: what was read, as rows that others' tools take.

They differ from the readings in that every row stands alone: it names its report, and holds its words beside the
offsets of the evidence. Rows are pure functions of a reading; only `formats` writes.
"""
