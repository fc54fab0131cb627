"""Samples: many valuations drawn evenly from the ranges, and the stakes that each deal has under them.

1. Every range is drawn evenly and independently of the others; a share is a share of these assumed valuations and no
   probability.
2. One draw serves all deals, so that a difference between two deals is never a difference of draws.
3. Stakes are sums and products of at most two values, so they can be bounded over a range (see `bounds`).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from parley.prospect.game import SIDES, BadGame, Floats, Stakes
from parley.prospect.values import Deal, Quote, needed_for

Points = Mapping[str, Floats]


def draw(quotes: Sequence[Quote], count: int, seed: int) -> dict[str, Floats]:
    """Return `count` valuations: one array per path; the same seed gives the same numbers."""
    rng = np.random.default_rng(seed)
    points = {}
    for quote in sorted(quotes, key=lambda q: q.path):
        evenly = rng.random(count)
        points[quote.path] = quote.low + (quote.high - quote.low) * evenly
    return points


def middle_of(quotes: Sequence[Quote]) -> dict[str, Floats]:
    """Return the one valuation in the middle of every range."""
    return {quote.path: np.array([quote.middle]) for quote in quotes}


def quotes_for(deals: Sequence[Deal], quotes: Mapping[str, Quote]) -> tuple[Quote, ...]:
    """Return the values that the deals need; BadGame names every one that is missing."""
    paths = dict.fromkeys(path for deal in deals for path in needed_for(deal))
    missing = [path for path in paths if path not in quotes]
    if missing:
        raise BadGame("no value for " + ", ".join(missing))
    return tuple(quotes[path] for path in paths)


def stakes_from(deal: Deal, points: Points, paid_to_other: bool) -> Stakes:
    """Return a deal's stakes under the valuations in `points`."""
    game = deal.game
    n, m = len(game.steps), next(iter(points.values())).shape[-1]
    gain, kept = np.empty((n, 2, m)), np.empty((n, 2, m))
    penalty, fine = np.zeros((n, m)), np.zeros((n, m))
    for i, (step, item, amount) in enumerate(zip(game.steps, deal.items, deal.amounts, strict=True)):
        for s, side in enumerate(SIDES):
            gain[i, s] = amount * points[f"items.{item}.{side}.gain"]
            kept[i, s] = amount * points[f"items.{item}.{side}.kept"]
        if step.binding:
            penalty[i] = points[f"items.{item}.penalty"] * points[f"items.{item}.applied"]
            if game.may_stall:
                fine[i] = points[f"items.{item}.fine"]

    def both(path: str) -> Floats:
        return np.stack([points[path.format(side)] for side in SIDES])

    none = np.zeros((2, m))
    return Stakes(
        gain=gain,
        kept=kept,
        end=both(f"ends.{game.ends_in}.{{}}"),
        collapse=both("{}.collapse"),
        limbo=both("{}.limbo") if game.may_stall else none,
        discount=both("{}.discount"),
        penalty=penalty,
        compensation=penalty if paid_to_other else np.zeros((n, m)),
        fine=fine,
        leaving=both("{}.leaving") if game.may_leave else none,
        goes_on=np.ascontiguousarray(points["goes_on"]),
    )
