"""Conditions: three-valued formulas over what happened, how much was counted, and the day.

1. Truth is Kleene's: what is not known stays *cannot tell* until it would change nothing.
2. A condition never says who tells that something happened: that is the account's business.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from parley.agreement.amount import Amount, Relation
from parley.agreement.time import Duration, Happened, Time, events_in
from parley.quantity import Truth


@dataclass(frozen=True, slots=True)
class Counted:
    """How much of a provision is done, or of a stock is held, against an amount."""

    of: str
    relation: Relation
    amount: Amount


class Side(StrEnum):
    """On which side of a time the day lies."""

    BEFORE = "before"
    BY = "by"  # on or before
    FROM = "from"  # on or after
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class OnDay:
    """The day lies on one side of a time."""

    side: Side
    time: Time


@dataclass(frozen=True, slots=True)
class Since:
    """At least so long has passed since something happened."""

    duration: Duration
    event: Happened


@dataclass(frozen=True, slots=True)
class Constant:
    """Always, never, or left open."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


Atom = Happened | Counted | OnDay | Since
Condition = Happened | Counted | OnDay | Since | Constant | Not | AllOf | AnyOf

_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def opposite_of(truth: Truth) -> Truth:
    """Return Kleene's negation."""
    return _OPPOSITE[truth]


def truth_of(condition: Condition, tell: Callable[[Atom], Truth]) -> Truth:
    """Return a condition's truth, asking `tell` for each atom that matters."""
    match condition:
        case Constant(truth):
            return truth
        case Not(part):
            return opposite_of(truth_of(part, tell))
        case AllOf(parts):
            return _strongest(parts, tell, Truth.NO)
        case AnyOf(parts):
            return _strongest(parts, tell, Truth.YES)
        case _:
            return tell(condition)


def _strongest(parts: tuple[Condition, ...], tell: Callable[[Atom], Truth], decisive: Truth) -> Truth:
    """Return `decisive` if a part has it, *cannot tell* if one might, and else the opposite."""
    answer = opposite_of(decisive)
    for part in parts:
        truth = truth_of(part, tell)
        if truth is decisive:
            return decisive
        if truth is Truth.UNKNOWN:
            answer = Truth.UNKNOWN
    return answer


def atoms_in(condition: Condition) -> Iterator[Atom]:
    """Yield the atoms of a condition, from left to right."""
    match condition:
        case Constant():
            return
        case Not(part):
            yield from atoms_in(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms_in(part)
        case _:
            yield condition


def events_of(condition: Condition) -> Iterator[Happened]:
    """Yield what a condition says has to happen, or not happen, within times too."""
    for atom in atoms_in(condition):
        match atom:
            case Happened():
                yield atom
            case Since(_, event):
                yield event
            case OnDay(_, time):
                yield from events_in(time)
            case Counted():
                continue
