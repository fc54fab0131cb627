"""The prospect: what the stress test of each deal says, and how the deals compare, under one person's values.

1. Shares are shares of assumed valuations. Middle means the one valuation in the middle of every range.
2. Deals are ranked only among those that end in the same state.
3. Details are told for the longest horizon; shares for every horizon stand beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import combinations

from parley.prospect.game import Stakes
from parley.prospect.sample import draw, middle_of, quotes_for
from parley.prospect.sensitivity import Turn, turns
from parley.prospect.solve import Solution, solve
from parley.prospect.tested import Tested, stakes_under, tested_deal
from parley.prospect.values import Deal, Quote, Values


@dataclass(frozen=True, slots=True)
class Prospect:
    """A stress test of one or several designs, with everything that it rests on."""

    title: str
    values: Values
    quotes: tuple[Quote, ...]
    count: int
    seed: int
    tested: tuple[Tested, ...]
    turns: tuple[Turn, ...]
    apart: tuple[tuple[str, ...], ...]  # deals by end state: only those in one group are ranked


def prospect_of(deals: Sequence[Deal], values: Values, count: int, seed: int) -> Prospect:
    """Return the stress test of the deals under `count` valuations; BadGame names values that are missing."""
    quotes = quotes_for(deals, values.quotes)
    points, middle = draw(quotes, count, seed), middle_of(quotes)
    solved: dict[str, tuple[Solution, Solution]] = {}
    by_id = {deal.game.id: deal for deal in deals}
    waits = {deal.game.id: {s.to for s in deal.game.switches} for deal in deals}
    for id_ in TopologicalSorter(waits).static_order():
        deal = by_id[id_]
        stakes, at_middle = stakes_under(deal, points, values), stakes_under(deal, middle, values)
        others = {name: pair[0].value for name, pair in solved.items()}
        others_middle = {name: pair[1].value for name, pair in solved.items()}
        solved[id_] = solve(deal.game, stakes, others), solve(deal.game, at_middle, others_middle)
    tested = tuple(tested_deal(deal, values, quotes, points, middle, solved) for deal in deals)
    groups: dict[str, list[str]] = {}
    for deal in deals:
        groups.setdefault(deal.game.ends_in, []).append(deal.game.id)
    turned = [
        turn
        for group in groups.values()
        for one, other in combinations(group, 2)
        for turn in turns((one, solved[one][0].carried_out), (other, solved[other][0].carried_out), points, quotes)
    ]
    return Prospect(
        values.title, values, quotes, count, seed, tested, tuple(turned), tuple(tuple(g) for g in groups.values())
    )


def at_middle(tested: Tested, values: Values, quotes: Sequence[Quote]) -> tuple[Deal, Stakes]:
    """Return a deal with its stakes in the middle valuation, to be written for another solver."""
    return tested.deal, stakes_under(tested.deal, middle_of(quotes), values)
