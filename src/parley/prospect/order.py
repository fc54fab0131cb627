"""Orders: in which sequence can items be delivered against payment so that neither side ever gains by vanishing?

With side payments, delivering an item is safe if its cost to the deliverer is at most the surplus still to come after
it plus both sides' stakes in going on (what each loses by vanishing). A safe order exists if and only if the greedy one
is safe.

Sandholm and Lesser, Equilibrium analysis of the possibilities of unenforced exchange in multiagent systems, IJCAI 1995;
Sandholm and Ferrandon, Safe exchange planner, ICMAS 2000.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be delivered, worth `value` to the receiver at a `cost` to the deliverer, whatever else is."""

    id: str
    cost: float
    value: float


@dataclass(frozen=True, slots=True)
class SafeOrder:
    """The best order, and what is lacking."""

    items: tuple[Item, ...]  # first to last
    missing: float  # the smallest addition to the stakes that makes it safe; 0 where it is safe
    blocking: str  # the item at which most is missing; empty where it is safe
    payment: tuple[
        tuple[float, float], ...
    ]  # before each delivery: least and most that may still be to be paid after it


def safe_order(items: Sequence[Item], stake_of_deliverer: float, stake_of_receiver: float) -> SafeOrder:
    """Return the greedy order in O(n log n); stakes are what each side loses by vanishing.

    Seen from the end: items with a surplus by rising cost, then those with a loss by falling value.

    >>> [item.id for item in safe_order([Item("big", 5, 9), Item("small", 1, 2)], 1, 0).items]
    ['big', 'small']
    """
    winning = sorted((item for item in items if item.value >= item.cost), key=lambda item: item.cost)
    losing = sorted((item for item in items if item.value < item.cost), key=lambda item: -item.value)
    room = stake_of_deliverer + stake_of_receiver
    cost = value = missing = 0.0
    blocking = ""
    payment = []
    for item in (*winning, *losing):
        short = item.cost - room
        if short > missing:
            missing, blocking = short, item.id
        cost += item.cost
        payment.append((cost - stake_of_deliverer, value + stake_of_receiver))
        value += item.value
        room += item.value - item.cost
    return SafeOrder((*reversed(losing), *reversed(winning)), missing, blocking, tuple(reversed(payment)))
