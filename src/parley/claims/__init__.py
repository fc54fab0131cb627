"""A claim is an utterance read: what was done by saying these words, and the event that they are about.

It differs from the attribution in that it has an act, an event with polarity and status, days and figures; it still
knows text and cast only: matters and provisions are matched later, in `accounts`.
"""
