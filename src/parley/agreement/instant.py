"""Instants and bounds: a civil day with or without a clock time, and between which two something lies.

1. Months are added before days; a day that the month lacks goes down or up as the file says
   (the rule of Monat and others, "Formalizing Date Arithmetic and Statically Detecting Ambiguities for the Law", 2024).
2. None at an end means that nobody can tell yet.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from parley.agreement.agreement import MonthEnd
from parley.agreement.time import Choice, Duration, Happened

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Instant:
    """A civil day in the agreement's zone, with a clock time where one is given."""

    on: date
    at: time | None = None

    @property
    def opens_at(self) -> datetime:
        """Return its first minute."""
        return datetime.combine(self.on, self.at or time.min)

    @property
    def closes_at(self) -> datetime:
        """Return the end of the day, or its clock time: what is due then is late afterwards."""
        return datetime.combine(self.on, self.at) if self.at else datetime.combine(self.on, time.max)

    def __str__(self) -> str:
        """Return `2025-03-01` or `2023-05-29 21:45`."""
        return self.on.isoformat() + (f" {self.at:%H:%M}" if self.at else "")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which instants something lies; None where nobody can tell yet."""

    first: Instant | None = None
    last: Instant | None = None
    waits_for: tuple[Happened, ...] = ()  # what would have to be told
    is_unsaid: bool = False  # the file leaves the time open

    @property
    def is_exact(self) -> bool:
        """Tell whether it is one instant that waits for nothing."""
        return self.first is not None and self.first == self.last and not self.waits_for

    def __str__(self) -> str:
        """Return the instant, or the interval with its open ends."""
        if self.first == self.last and self.first:
            return str(self.first)
        return f"{self.first or '…'}..{self.last or '…'}"


NEVER_SAID = Bounds(is_unsaid=True)


def exactly(on: Instant) -> Bounds:
    """Return the bounds of one known instant."""
    return Bounds(on, on)


def added(instant: Instant, duration: Duration, month_end: MonthEnd = MonthEnd.DOWN, sign: int = 1) -> Instant:
    """Return the instant that lies a duration later (or earlier, with sign -1).

    Hours from a day without a clock time are counted in whole days, begun ones included.

    >>> str(added(Instant(date(2025, 1, 31)), Duration(months=1)))
    '2025-02-28'
    """
    on = _months_added(instant.on, sign * duration.months, month_end)
    on += timedelta(days=sign * duration.days)
    if not duration.minutes:
        return Instant(on, instant.at)
    if instant.at is None:
        return Instant(on + timedelta(days=sign * -(-duration.minutes // MINUTES_A_DAY)))
    moved = datetime.combine(on, instant.at) + timedelta(minutes=sign * duration.minutes)
    return Instant(moved.date(), moved.time())


def _months_added(on: date, months: int, month_end: MonthEnd) -> date:
    """Return the date so many months later, rounding where the month is too short."""
    if not months:
        return on
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    month += 1
    if not 1 <= year <= 9998:
        raise OverflowError(f"{on} and {months} months leave the calendar")
    last = monthrange(year, month)[1]
    if on.day <= last:
        return date(year, month, on.day)
    return date(year, month, last) + timedelta(days=month_end is MonthEnd.UP)


def extreme_of(choice: Choice, parts: list[Bounds]) -> Bounds:
    """Return the bounds of the earlier or the later of several times."""
    firsts = [part.first for part in parts if part.first]
    lasts = [part.last for part in parts if part.last]
    all_firsts, all_lasts = len(firsts) == len(parts), len(lasts) == len(parts)
    waits = tuple(dict.fromkeys(event for part in parts for event in part.waits_for))
    unsaid = any(part.is_unsaid for part in parts)
    if choice is Choice.EARLIER:
        first = _least(firsts) if all_firsts else None
        last = _least(lasts)
    else:
        first = _greatest(firsts)
        last = _greatest(lasts) if all_lasts else None
    if first and first == last and not unsaid:
        waits = ()
    return Bounds(first, last, waits, unsaid and not (first and last))


def _least(instants: Iterable[Instant]) -> Instant | None:
    """Return the one that closes first."""
    return min(instants, key=lambda instant: instant.closes_at, default=None)


def _greatest(instants: Iterable[Instant]) -> Instant | None:
    """Return the one that closes last."""
    return max(instants, key=lambda instant: instant.closes_at, default=None)
