"""Better designs: other orders of the same steps, and exchanges split into rounds.

1. The best order is the one whose weakest step is strongest by the screen, over all orders that the agreement's own
   conditions allow; found exactly, by dynamic programming over sets of steps.
2. A split keeps what is exchanged and deals it out in equal rounds. What is proposed is then solved like any deal.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from parley.prospect.game import Game, Stakes, Step, order_of
from parley.prospect.values import Deal

MOST_STEPS = 14  # 2 to the 14 sets


def best_order(
    game: Game, stakes: Stakes, free: Sequence[tuple[int, ...]], valuation: int = 0
) -> tuple[int, ...] | None:
    """Return the order whose weakest step is strongest; `free` gives per step what must come before it in any order.

    Leaves discount and delay out, as the screen does; None for more than 14 steps.
    """
    n = len(game.steps)
    if n > MOST_STEPS:
        return None
    one = stakes.between(valuation, valuation + 1)
    gain, kept = one.gain[:, :, 0], one.kept[:, :, 0]
    outside = one.collapse[:, 0] - one.end[:, 0]
    full = (1 << n) - 1
    best: list[float] = [np.inf] * (full + 1)
    first: list[int] = [-1] * (full + 1)
    worth = np.zeros((full + 1, 2))
    for left in range(1, full + 1):
        low = (left & -left).bit_length() - 1
        worth[left] = worth[left & (left - 1)] + gain[low] - kept[low]
    for left in range(1, full + 1):
        best[left] = -np.inf
        for i in range(n):
            if not left >> i & 1 or any(left >> a & 1 for a in free[i]):
                continue
            side = game.steps[i].side
            penalty = float(one.penalty[i, 0]) if game.steps[i].binding else 0.0
            margin = float(worth[left, side] - outside[side]) + penalty
            value = min(margin, best[left & ~(1 << i)])
            if value > best[left]:
                best[left], first[left] = value, i
    order: list[int] = []
    left = full
    while left:
        if first[left] < 0:
            return None
        order.append(first[left])
        left &= ~(1 << first[left])
    return tuple(order)


def in_order(deal: Deal, order: Sequence[int]) -> Deal:
    """Return the deal with its steps one after another in this order."""
    steps = tuple(replace(deal.game.steps[i], after=(k - 1,) if k else ()) for k, i in enumerate(order))
    game = replace(deal.game, steps=steps, switches=())
    return replace(
        deal,
        game=game,
        items=tuple(deal.items[i] for i in order),
        amounts=tuple(deal.amounts[i] for i in order),
        must=(),
    )


def exchanges_in(deal: Deal) -> tuple[tuple[int, int], ...]:
    """Return the pairs of neighbouring steps of two sides, both of more than one unit: what could go in rounds."""
    order = order_of(deal.game.steps, deal.game.id)
    pairs = []
    for i, k in pairwise(order):
        one, other = deal.game.steps[i], deal.game.steps[k]
        if one.side != other.side and deal.amounts[i] > 1 and deal.amounts[k] > 1:
            pairs.append((i, k))
    return tuple(pairs)


def in_rounds(deal: Deal, pair: tuple[int, int], rounds: int) -> Deal:
    """Return the deal with an exchange dealt out in equal rounds; penalties and fines stay those of each step."""
    order = order_of(deal.game.steps, deal.game.id)
    steps: list[Step] = []
    items, amounts = [], []
    for i in order:
        if i == pair[1]:
            continue
        for k in range(rounds if i == pair[0] else 1):
            for j in pair if i == pair[0] else (i,):
                step = deal.game.steps[j]
                name = f"{step.id}/{k + 1}" if i == pair[0] else step.id
                steps.append(replace(step, id=name, after=(len(steps) - 1,) if steps else ()))
                items.append(deal.items[j])
                amounts.append(deal.amounts[j] / rounds if i == pair[0] else deal.amounts[j])
    horizon = deal.game.horizon + 2 * (rounds - 1)
    game = replace(deal.game, steps=tuple(steps), horizon=horizon, switches=())
    return replace(deal, game=game, items=tuple(items), amounts=tuple(amounts), must=())
