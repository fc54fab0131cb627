"""Assurances: the smallest addition to what refusing costs a side that would have the deal carried out.

1. Found on the solver itself, to a thousandth: just below it breaks, just above it holds.
2. More is not always better: an assurance so large that one side never walks may invite the other to stall. So amounts
   are tried from small to large, the first that helps is told, and what a larger one does is not taken for granted.
3. An assurance works on steps that bind. Where the decisive step is only talked about, none helps until it binds.

Told as expected worth: an assurance that is made good with chance p has to be that much larger, by 1 / p.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from parley.prospect.game import Flags, Floats, Game, Stakes
from parley.prospect.solve import solve

RUNGS = 16
ROUNDS = 5  # each narrows the bracket to a sixteenth


def smallest_assurance(
    game: Game, stakes: Stakes, sides: tuple[int, ...], others: Mapping[str, Floats] | None = None
) -> Floats:
    """Return per valuation the smallest amount on every binding step of `sides`.

    It is 0 where the deal is carried out without, and infinite where no amount helps.
    """
    m = stakes.count
    bears = np.array([s.binding and s.side in sides for s in game.steps])
    largest = _largest(game, stakes)
    ladder = np.concatenate([np.zeros((1, m)), largest * np.logspace(-4, 0, RUNGS - 1)[:, None]])
    holds = _holds(game, stakes, bears, ladder, others)
    first = np.argmax(holds, axis=0)
    found = holds.any(axis=0)
    if not found.any():
        return np.full(m, np.inf)
    every = np.arange(m)
    high = ladder[first, every]
    low = np.where(first > 0, ladder[np.maximum(first - 1, 0), every], 0.0)
    for _ in range(ROUNDS):
        rungs = low + (high - low) * (np.arange(1, RUNGS + 1) / RUNGS)[:, None]
        holds = _holds(game, stakes, bears, rungs, others)
        holds[-1] = True
        first = np.argmax(holds, axis=0)
        low, high = np.where(first > 0, rungs[np.maximum(first - 1, 0), every], low), rungs[first, every]
    return np.where(found, high, np.inf)


def _largest(game: Game, stakes: Stakes) -> Floats:
    """Return an amount per valuation beyond which more cannot matter: above all that either side can get."""
    span: Floats = (
        np.abs(stakes.gain).sum(axis=0) + np.abs(stakes.kept).sum(axis=0) + np.abs(stakes.end) + np.abs(stakes.collapse)
    ).max(axis=0)
    flows = (np.abs(stakes.limbo).max(axis=0) + stakes.fine.sum(axis=0)) * game.horizon
    total: Floats = 2.0 * (span + flows + stakes.penalty.sum(axis=0) + np.abs(stakes.leaving).max(axis=0)) + 1.0
    return total


def _holds(game: Game, stakes: Stakes, bears: Flags, amounts: Floats, others: Mapping[str, Floats] | None) -> Flags:
    """Tell for each row of amounts where the deal is carried out; all rows are solved at once."""
    rows, m = amounts.shape
    every = np.tile(np.arange(m), rows)
    tiled = stakes.where(every)
    added = replace(tiled, penalty=tiled.penalty + bears[:, None] * amounts.reshape(1, -1))
    reach = {name: value[:, every] for name, value in (others or {}).items()}
    held: Flags = solve(game, added, reach).carried_out.reshape(rows, m).copy()
    return held
