"""Time expressions: the words for days, durations and sets, and their TIMEX3 values."""

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
    value: str  # TIMEX3; "" where only the report's own day would tell
    day: Day | None = None  # None for durations and sets, and while the anchor is unknown
    relative: str = ""  # how it hangs on the report's day or another: "report day - 1 day"; "" where absolute
    part: Part = Part.TEXT
