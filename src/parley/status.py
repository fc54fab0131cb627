"""In which way an event is spoken of, and whether it is affirmed: the same words for reports and for agreements."""

from enum import StrEnum


class Polarity(StrEnum):
    """Whether the event is affirmed or negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Status(StrEnum):
    """In which way the event is spoken of."""

    ACTUAL = "actual"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    WANTED = "wanted"
    OFFERED = "offered"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    PREDICTED = "predicted"
