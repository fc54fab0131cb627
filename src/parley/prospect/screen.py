"""The linear screen: at each step, is what is still to come worth more to its bearer than walking away?

1. Assumes that nobody stalls and that every later step is performed. With performing and walking only, the deal is
   carried out in subgame-perfect play if and only if no margin is negative (tests hold it against the solver).
2. It is the first look, in n additions; the solver decides wherever stalling or leaving is allowed.

The condition is that of a safe exchange: Sandholm and Lesser, Equilibrium analysis of the possibilities of unenforced
exchange in multiagent systems, IJCAI 1995: at each step both "benefit more from the future of the exchange than from
vanishing".
"""

from dataclasses import dataclass

import numpy as np

from parley.prospect.game import Floats, Game, Stakes, order_of


@dataclass(frozen=True, slots=True)
class Ledger:
    """The screen, step by step in order; arrays end in one entry per valuation."""

    order: tuple[int, ...]
    sides: tuple[int, ...]  # whose step it is
    remaining: Floats  # (n, 2, m): worth of performing this step and all after it
    outside: Floats  # (n, m): worth to its bearer of refusing it
    wait: Floats  # (n, m): worth to its bearer of one tick of stalling and then performing

    @property
    def margin(self) -> Floats:
        """Return, per step, what its bearer gains by performing over refusing; shape (n, m)."""
        return self._own(self.remaining) - self.outside

    @property
    def patience(self) -> Floats:
        """Return, per step, what its bearer gains by performing at once over one tick of delay; shape (n, m)."""
        return self._own(self.remaining) - self.wait

    def _own(self, values: Floats) -> Floats:
        return np.stack([values[k, side] for k, side in enumerate(self.sides)])


def ledger_of(game: Game, stakes: Stakes) -> Ledger:
    """Return the screen of a deal whose steps are performed in the order of the list (or of what they wait for)."""
    order = order_of(game.steps, game.id)
    n, m = len(order), stakes.count
    remaining, outside, wait = np.empty((n, 2, m)), np.empty((n, m)), np.empty((n, m))
    kept = np.zeros((2, m))
    ahead = stakes.end
    for k in range(n - 1, -1, -1):
        i = order[k]
        step, side = game.steps[i], game.steps[i].side
        remaining[k] = ahead + stakes.gain[i]
        kept = kept + stakes.kept[i]
        collapsed = stakes.collapse + kept
        outside[k] = collapsed[side] - (stakes.penalty[i] if step.binding else 0.0)
        ahead = stakes.discount * (stakes.goes_on * remaining[k] + (1.0 - stakes.goes_on) * collapsed)
        wait[k] = stakes.limbo[side] - (stakes.fine[i] if step.binding else 0.0) + ahead[side]
    return Ledger(order, tuple(game.steps[i].side for i in order), remaining, outside, wait)
