"""What a time expression says before anybody asks when it was written.

1. A meaning never looks at the report's own day: `time_anchor` holds it against that day and the last one mentioned.
2. None in a field means that the words do not tell.
"""

from dataclasses import dataclass
from enum import StrEnum


class Edge(StrEnum):
    """Which part of a stretch of days is meant; the values are TIMEX3's modifiers."""

    NONE = ""
    EARLY = "START"
    MID = "MID"
    LATE = "END"
    EARLIER = "EARLIER"  # up to the report's own day
    LATER = "LATER"  # from the report's own day


class Anchor(StrEnum):
    """What a relative expression hangs on."""

    REPORT = "report day"
    MENTIONED = "last mentioned day"


@dataclass(frozen=True, slots=True)
class Named:
    """A day or a stretch of the calendar that is called by its name: "December 17", "Tuesday night", "Q3 2024"."""

    year: int | None = None
    month: int | None = None
    date: int | None = None  # of the month
    weekday: int | None = None  # 1 is Monday
    quarter: int | None = None
    half: int | None = None
    season: str = ""  # SP SU FA WI
    holiday: str = ""
    tens: str = ""  # first digits of a decade or century: "199" or "19"
    which: int | None = None  # "last" -1, "this" 0, "next" 1
    years_away: int | None = None  # "July last year" -1
    weeks_away: int | None = None  # "Tuesday last week" -1
    anchor: Anchor = Anchor.REPORT
    clock: str = ""  # "T07:00", "TNI"
    edge: Edge = Edge.NONE
    week: bool = False  # "the week of 6 March"
    nth: int | None = None  # "the first Monday in May", "the third week of March"; -1 is the last
    borrowed: bool = False  # its year is told elsewhere in the report
    fiscal: bool = False  # "the fiscal second quarter"


@dataclass(frozen=True, slots=True)
class Away:
    """Some units away from an anchor: "yesterday", "two weeks ago", "last month", "the next day"."""

    amount: int
    unit: str
    anchor: Anchor = Anchor.REPORT
    clock: str = ""
    edge: Edge = Edge.NONE
    from_period: bool = False  # "a year earlier": of the quarter last mentioned, if there is one
    loose: bool = False  # "the end of the month": the report's own, in history that of the day last mentioned
    of_quarter: bool = False  # "the year-earlier quarter": of the one that ended last, where none is mentioned


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, and on which side of the report's day it lies where the words say so."""

    value: str
    amount: int | None = None
    unit: str = ""
    side: int = 0  # "the past three months" -1, "the next two weeks" 1


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set: "weekly", "every Monday"."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference without a place on the calendar: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


Meaning = Named | Away | Length | Repeat | Reference


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens from `first` up to, not including, `last`, and what they mean."""

    first: int
    last: int
    meaning: Meaning
    opens_range: bool = False  # the next piece ends a range that this one begins
    note: str = ""
