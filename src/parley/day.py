"""Days: intervals of civil days with a granularity.

1. Both ends are inclusive; a single day has `first == last`.
2. A day says nothing of clock times: these belong to the agreement's calendar.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Granularity(StrEnum):
    """How finely a day is told."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"  # from one day to another


class DayBasis(StrEnum):
    """How a day is known."""

    STATED = "stated"  # the words name it: "27 February 2025"
    INFERRED = "inferred"  # worked out from the words and the report's own day: "Tuesday"
    DECIDED = "decided"  # by a person
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """An interval of civil days, both ends included."""

    first: date
    last: date
    granularity: Granularity = Granularity.DAY
    basis: DayBasis = DayBasis.STATED

    def __post_init__(self) -> None:
        """Refuse an interval that runs backwards."""
        if self.last < self.first:
            raise ValueError(f"a day runs forwards: {self.first}..{self.last}")

    @property
    def is_exact(self) -> bool:
        """Tell whether this is one civil day."""
        return self.first == self.last

    def overlaps(self, other: "Day") -> bool:
        """Tell whether the two intervals share a civil day."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """Return `2025-03-12`, or `2025-03-01..2025-03-31` for an interval."""
        return self.first.isoformat() if self.is_exact else f"{self.first.isoformat()}..{self.last.isoformat()}"


def day_on(on: date, basis: DayBasis = DayBasis.STATED) -> Day:
    """Return the single civil day `on`."""
    return Day(on, on, Granularity.DAY, basis)


def month_of(year: int, month: int, basis: DayBasis = DayBasis.STATED) -> Day:
    """Return the whole month; `month` is 1 to 12."""
    return Day(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Granularity.MONTH, basis)


def year_of(year: int, basis: DayBasis = DayBasis.STATED) -> Day:
    """Return the whole year."""
    return Day(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR, basis)


def week_of(on: date, basis: DayBasis = DayBasis.STATED) -> Day:
    """Return the ISO week (Monday to Sunday) that holds `on`."""
    monday = on - timedelta(days=on.weekday())
    return Day(monday, monday + timedelta(days=6), Granularity.WEEK, basis)


def day_from_iso(text: str) -> Day:
    """Return the day that `2025-03-12` or `2025-03-01..2025-03-09` names; ValueError where it names none.

    >>> day_from_iso("2025-03-03..2025-03-09").last.isoformat()
    '2025-03-09'
    """
    first, _, last = text.strip().partition("..")
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last else start
    return Day(start, end, Granularity.DAY if start == end else Granularity.INTERVAL)


MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
