"""Tranches: into how many parts, and how large, must a delivery be split so that it never pays to vanish?

1. Against payment the answer is a closed form: each part may cost as much as the stake and the surplus still to come.
2. Goods against goods is a linear programme over the shares; SciPy solves it (`pip install parley[lp]`).
3. Parts shrink towards the end: what keeps both at it is what is still to come.

After Sandholm and Lesser (IJCAI 1995) on chunks, and Lockwood and Thomas, Gradualism and irreversibility (Review of
Economic Studies 2002), who show that such gradual exchange stops short of efficiency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isclose, log

import numpy as np


class NoTranches(ValueError):
    """No number of parts makes the delivery safe, and why."""


def count_of_tranches(units: float, cost: float, value: float, stake: float) -> int:
    """Return the smallest number of parts; `cost` and `value` are per unit, `stake` is what both lose by stopping last.

    With g = (value - cost) / cost: ceil(ln(1 + g × cost × units / stake) / ln(1 + g)).

    >>> count_of_tranches(24, 1.0, 1.5, 1.0)
    7
    """
    if stake <= 0:
        raise NoTranches("without a stake at the end the last part is never safe; give one side something to lose")
    gain = (value - cost) / cost
    if isclose(gain, 0.0, abs_tol=1e-12):
        return max(1, ceil(cost * units / stake - 1e-9))
    inside = 1.0 + gain * cost * units / stake
    if gain < 0 and inside <= 0:
        raise NoTranches("each part is worth less than it costs: what is still to come never makes up for it")
    return max(1, ceil(log(inside) / log(1.0 + gain) - 1e-9))


def sizes_of_tranches(units: float, cost: float, value: float, stake: float) -> tuple[float, ...]:
    """Return the sizes of the fewest parts, first to last; the first takes what the safe largest leave over."""
    number = count_of_tranches(units, cost, value, stake)
    sizes: list[float] = []
    left = units
    for _ in range(number - 1):
        size = min(left, stake / cost + (value - cost) / cost * sum(sizes))
        sizes.append(size)
        left -= size
    return (left, *reversed(sizes))


def whole_tranches(units: int, cost: float, value: float, stake: float) -> tuple[int, ...]:
    """Return the sizes of the fewest parts of whole units, first to last."""
    sizes: list[int] = []
    left = units
    while left:
        size = min(left, floor(stake / cost + (value - cost) / cost * sum(sizes) + 1e-9))
        if size < 1:
            raise NoTranches("one whole unit costs more than the stake and the surplus to come; raise the stake")
        sizes.append(size)
        left -= size
    return tuple(reversed(sizes))


@dataclass(frozen=True, slots=True)
class Barter:
    """Two sides who give goods for goods, all of A's for all of B's; A gives first in every round."""

    cost: tuple[float, float]  # of one's own goods, to A and to B
    worth: tuple[float, float]  # of the other's goods, to A and to B
    stake: tuple[float, float]  # what each loses by stopping: end state and penalty over collapse


@dataclass(frozen=True, slots=True)
class Shares:
    """The best split into rounds: the share of each side's goods per round, and the margin at the weakest step."""

    margin: float
    given: tuple[tuple[float, ...], tuple[float, ...]]


def margins_of(barter: Barter, given: Sequence[Sequence[float]]) -> list[float]:
    """Return each step's margin, A's and B's in turn, for given shares per round."""
    rounds = len(given[0])
    margins = []
    for k in range(rounds):
        for side in (0, 1):
            to_give = sum(given[side][k:])
            to_get = sum(given[1 - side][k + side :])
            margins.append(barter.worth[side] * to_get - barter.cost[side] * to_give + barter.stake[side])
    return margins


def best_shares(barter: Barter, rounds: int) -> Shares:
    """Return the shares that make the weakest step as strong as possible; ImportError without SciPy."""
    from scipy.optimize import linprog  # an extra: only the linear programmes need it

    size = 2 * rounds + 1  # shares of A, shares of B, and the margin to raise
    rows, bounds = [], []
    for k in range(rounds):
        for side in (0, 1):
            row = np.zeros(size)
            row[side * rounds + k : (side + 1) * rounds] = barter.cost[side]
            row[(1 - side) * rounds + k + side : (2 - side) * rounds] = -barter.worth[side]
            row[-1] = 1.0
            rows.append(row)
            bounds.append(barter.stake[side])
    whole = np.zeros((2, size))
    whole[0, :rounds] = whole[1, rounds : 2 * rounds] = 1.0
    goal = np.zeros(size)
    goal[-1] = -1.0
    found = linprog(goal, np.array(rows), bounds, whole, [1.0, 1.0], [(0, 1)] * (2 * rounds) + [(None, None)], "highs")
    shares = [max(0.0, float(x)) for x in found.x]
    return Shares(float(found.x[-1]), (tuple(shares[:rounds]), tuple(shares[rounds : 2 * rounds])))
