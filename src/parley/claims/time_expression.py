"""Time expressions: the words for days, durations and sets, and their TIMEX3 values.

1. What the words do not settle stays open: an X in the value, no day, `relative` telling what it hangs on.
2. A value that was worked out has a day whose basis is `INFERRED`; one that the words state has `STATED`.
3. What cannot be (31 February) or does not agree (a Monday that was a Tuesday) is kept, and `note` says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.attributions.attribution import Part
from parley.day import Day
from parley.reports.span import Span


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, its TIMEX3 value and, where it can be worked out, its day."""

    span: Span
    text: str
    type: TimexType
    value: str  # TIMEX3; "" where only the report's own day would tell, and for a day that does not exist
    day: Day | None = None  # None for sets, for durations that hang on no day, and while the anchor is unknown
    relative: str = ""  # how it hangs on the report's day or another: "report day - 1 day"; "" where absolute
    part: Part = Part.TEXT
    mod: str = ""  # TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS
    note: str = ""  # what a reader should know: "no such day", "27 February 2025 is a Thursday"
    range_end: Span | None = None  # where this begins a range ("from 3 to 9 March"): the expression that ends it
