"""An attribution is one relation of source, cue and content within a report, with the speaker that its source is.

It differs from the report in that somebody now says something; it does not yet say what was done by saying it.
"""
