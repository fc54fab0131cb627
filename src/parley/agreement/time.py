"""Times as an agreement writes them: dates, days of a phase, days after an event, and vague ones.

1. A time is kept as written; `calendar` alone works out the days it stands for.
2. Days are civil days in the agreement's zone; a clock time is kept only where one is given.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class Occasion(StrEnum):
    """What can happen to a thing that an agreement names."""

    DONE = "done"  # a provision, tranche or exchange
    BEGUN = "begun"  # a process, phase or provision
    ONGOING = "ongoing"  # begun and not ended
    ENDED = "ended"  # a process or phase
    AGREED = "agreed"  # what a process yields, a term, an extension
    ACCEPTED = "accepted"  # a proposal
    REJECTED = "rejected"
    VERIFIED = "verified"  # a provision, by a verifier
    NOTIFIED = "notified"  # a power is used by notice
    SUSPENDED = "suspended"  # a provision, until it is resumed
    RESUMED = "resumed"
    EXCUSED = "excused"  # its bearer, for this time
    WAIVED = "waived"  # by whom it is owed to
    SUPERSEDED = "superseded"  # by another clause or agreement


@dataclass(frozen=True, slots=True)
class Happened:
    """Something happened to `of`; `by` narrows it to these parties, empty means whoever has to."""

    occasion: Occasion
    of: str  # an id, or `provision.tranche`
    by: tuple[str, ...] = ()
    hashed: int = field(init=False, compare=False, repr=False)  # once: searches look events up by the million

    def __post_init__(self) -> None:
        """Work the hash out."""
        object.__setattr__(self, "hashed", hash((self.occasion.value, self.of, self.by)))

    def __hash__(self) -> int:
        """Return the hash."""
        return self.hashed

    def __reduce__(self) -> tuple[type["Happened"], tuple[Occasion, str, tuple[str, ...]]]:
        """Leave the hash behind when it is copied to another process: there strings hash otherwise."""
        return Happened, (self.occasion, self.of, self.by)

    def __str__(self) -> str:
        """Return `done(release_33.women)`."""
        return f"{self.occasion.value}({', '.join((self.of, *self.by))})"


@dataclass(frozen=True, slots=True)
class Duration:
    """Months, days and minutes, each counted on its own: a month has no fixed number of days."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @property
    def has_clock(self) -> bool:
        """Tell whether hours or minutes are counted."""
        return self.minutes != 0


@dataclass(frozen=True, slots=True)
class Civil:
    """A date, with a clock time and a zone where these are given."""

    on: date
    at: time | None = None
    zone: str = ""  # empty: the agreement's


@dataclass(frozen=True, slots=True)
class Vague:
    """An interval of civil days that a source leaves open: `mid-April 2025`, `2025-03-03..2025-03-09`."""

    first: date
    last: date
    words: str = ""  # as written; empty for an interval given by its ends


class Edge(StrEnum):
    """An end of a phase."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class EdgeOf:
    """The start or the end of a phase or process."""

    edge: Edge
    of: str


@dataclass(frozen=True, slots=True)
class Named:
    """A day that the agreement names, such as `D`; a phase's name stands for its start."""

    day: str


@dataclass(frozen=True, slots=True)
class When:
    """The moment when something happens."""

    event: Happened


@dataclass(frozen=True, slots=True)
class NthDay:
    """The nth day from an anchor; whether the anchor is day 1 or day 0 is the declared day count."""

    n: int
    of: "Time"


class Direction(StrEnum):
    """How a duration hangs on its anchor."""

    AFTER = "after"  # the anchor plus the duration, whatever the day count
    BEFORE = "before"
    WITHIN = "within"  # the anchor's own day counts or not, by the declared day count


@dataclass(frozen=True, slots=True)
class Offset:
    """A duration after, before or within an anchor."""

    duration: Duration
    direction: Direction
    anchor: "Time"


class Choice(StrEnum):
    """Which of several times counts."""

    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Extreme:
    """The earlier or the later of several times."""

    choice: Choice
    of: tuple["Time", ...]


@dataclass(frozen=True, slots=True)
class Unspecified:
    """A time that the source leaves open."""

    to_be_agreed: bool = False


Time = Civil | Vague | EdgeOf | Named | When | NthDay | Offset | Extreme | Unspecified


def events_in(time_: Time) -> tuple[Happened, ...]:
    """Return the events that a time hangs on."""
    match time_:
        case When(event):
            return (event,)
        case NthDay(_, of):
            return events_in(of)
        case Offset(_, _, anchor):
            return events_in(anchor)
        case Extreme(_, of):
            return tuple(event for part in of for event in events_in(part))
        case _:
            return ()


def anchors_in(time_: Time) -> tuple[EdgeOf | Named, ...]:
    """Return the phases' edges and named days that a time hangs on."""
    match time_:
        case EdgeOf() | Named():
            return (time_,)
        case NthDay(_, of):
            return anchors_in(of)
        case Offset(_, _, anchor):
            return anchors_in(anchor)
        case Extreme(_, of):
            return tuple(anchor for part in of for anchor in anchors_in(part))
        case _:
            return ()
