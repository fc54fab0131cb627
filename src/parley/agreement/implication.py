"""Whether one condition is stronger than another: it holds only where the other does.

Every way in which the atoms may be true or false together is tried; what the atoms say of one another (a count of 20 is
a count of 10, after May is after April) is kept.
"""

from enum import StrEnum
from itertools import product

from parley.agreement.amount import Relation
from parley.agreement.condition import Atom, Condition, Counted, OnDay, Side, atoms_in, truth_of
from parley.agreement.time import Civil
from parley.quantity import Truth

MOST_ATOMS = 12  # 4,096 ways; conditions in the examples have at most 4


class Strength(StrEnum):
    """How a condition compares with the one before."""

    SAME = "means the same"
    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER = "neither stronger nor weaker"
    UNKNOWN = "cannot tell"


def strength_of(after: Condition | None, before: Condition | None) -> Strength:
    """Return how a condition compares with the one before it; None always holds."""
    atoms = list(dict.fromkeys([*(atoms_in(after) if after else ()), *(atoms_in(before) if before else ())]))
    if len(atoms) > MOST_ATOMS:
        return Strength.UNKNOWN
    asks_more = asks_less = False
    for values in product((True, False), repeat=len(atoms)):
        world = dict(zip(atoms, values, strict=True))
        if not _is_possible(world):
            continue
        one, other = _holds(after, world), _holds(before, world)
        if Truth.UNKNOWN in (one, other) and one is not other:
            return Strength.UNKNOWN
        asks_more |= other is Truth.YES and one is Truth.NO
        asks_less |= one is Truth.YES and other is Truth.NO
    if asks_more and asks_less:
        return Strength.OTHER
    return Strength.STRONGER if asks_more else Strength.WEAKER if asks_less else Strength.SAME


def _holds(condition: Condition | None, world: dict[Atom, bool]) -> Truth:
    """Return a condition's truth where each atom is true or false."""
    return truth_of(condition, lambda atom: Truth.YES if world[atom] else Truth.NO) if condition else Truth.YES


def _is_possible(world: dict[Atom, bool]) -> bool:
    """Tell whether the atoms can have these values together."""
    atoms = list(world)
    return not any(world[one] and not world[other] for one in atoms for other in atoms if _implies(one, other))


def _implies(one: Atom, other: Atom) -> bool:
    """Tell whether one atom cannot hold without the other."""
    match one, other:
        case Counted(of, Relation.AT_LEAST, amount), Counted(of_other, Relation.AT_LEAST, least) if of == of_other:
            low = amount.quantity.low if amount.quantity else None
            bound = least.quantity.low if least.quantity else None
            return low is not None and bound is not None and low > bound
        case OnDay(side, Civil(on)), OnDay(side_other, Civil(on_other)) if side is side_other:
            return on > on_other if side in (Side.FROM, Side.AFTER) else on < on_other
        case _:
            return False
