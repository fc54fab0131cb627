"""Bounds and assurances: what is told of a whole range, and of the amount that would mend a deal, holds when solved."""

from math import sqrt
from random import Random

import numpy as np
import pytest

from parley.agreement.tree import NOWHERE
from parley.prospect.assurance import smallest_assurance
from parley.prospect.bounds import bounds_of
from parley.prospect.game import BadGame, Game, Stakes, Step, Switch, stakes_of
from parley.prospect.sample import Points, draw
from parley.prospect.solve import solve
from parley.prospect.values import Quote
from tests.prospect.naive import some_deal

TWO = (Quote("x", -2.0, 4.0, "tests", "made up", NOWHERE), Quote("y", 0.0, 5.0, "tests", "made up", NOWHERE))
THREE = (*TWO, Quote("z", 0.8, 1.0, "tests", "made up", NOWHERE))


def made_up(steps: int, seed: int) -> tuple[Game, Stakes]:
    """Return a chain of steps with one valuation."""
    random = Random(seed)
    chain = tuple(Step(f"s{i}", i % 2, random.random() < 0.7, (i - 1,) if i else ()) for i in range(steps))
    rng = np.random.default_rng(seed)
    gain = rng.uniform(0, 5, (steps, 2))
    for i in range(steps):
        gain[i, i % 2] = rng.uniform(-4, 0)
    return Game("chain", chain, steps + 4), stakes_of(
        steps, gain=gain, kept=rng.uniform(-0.5, 1, (steps, 2)), end=rng.uniform(0, 3, 2),
        collapse=rng.uniform(-3, 0, 2), limbo=rng.uniform(-0.5, 0.5, 2), discount=0.97,
        penalty=rng.uniform(0, 2, steps), fine=0.1, leaving=0.2,
    )  # fmt: skip


def stakes_at(base: Stakes, points: Points) -> Stakes:
    """Return the stakes with x as A's collapse, y as every penalty, and z, if it is there, as the discount."""
    m = points["x"].shape[0]
    every = np.zeros(m, np.intp)
    wide = base.where(every)
    wide.collapse[0] = points["x"]
    wide.penalty[:] = points["y"]
    if "z" in points:
        wide.discount[:] = points["z"]
    return wide


@pytest.mark.parametrize("seed", range(3))
def test_bounds_hold_the_sampled_share(seed: int) -> None:
    game, base = made_up(5, seed)
    points = draw(TWO, 4000, seed)
    share = float(solve(game, stakes_at(base, points)).carried_out.mean())
    found = bounds_of(game, lambda p: stakes_at(base, p), TWO, {}, undecided=0.02)
    error = 3 * sqrt(max(share * (1 - share), 1 / 4000) / 4000)
    assert found.holds - error <= share <= 1 - found.fails + error
    assert found.undecided <= 0.02
    assert found.holds + found.fails + found.undecided == pytest.approx(1)


def test_bounds_are_right_at_every_sampled_point() -> None:
    game, base = made_up(4, 3)
    whole = bounds_of(game, lambda p: stakes_at(base, p), THREE, {}, undecided=0.1, most_boxes=1500)
    share = float(solve(game, stakes_at(base, draw(THREE, 4000, 1))).carried_out.mean())
    assert whole.holds - 0.03 <= share <= 1 - whole.fails + 0.03


def test_bounds_of_free_order_are_those_of_its_sample() -> None:
    game, base = made_up(4, 8)
    free = Game("free", tuple(Step(s.id, s.side, s.binding) for s in game.steps), 6)
    share = float(solve(free, stakes_at(base, draw(TWO, 2000, 2))).carried_out.mean())
    found = bounds_of(free, lambda p: stakes_at(base, p), TWO, {}, undecided=0.1)
    assert found.holds - 0.03 <= share <= 1 - found.fails + 0.03


def test_switch_has_no_bounds() -> None:
    game, base = made_up(3, 1)
    switching = Game("s", game.steps, 5, switches=(Switch("over", 0, (), "other"),))
    with pytest.raises(BadGame, match="sample it instead"):
        bounds_of(switching, lambda p: stakes_at(base, p), TWO, {}, undecided=0.1)


def test_just_below_the_assurance_breaks_and_just_above_holds() -> None:
    random = Random(12)
    mended = 0
    for _ in range(25):
        game, stakes = some_deal(random, most_steps=5)
        game = Game(game.id, game.steps, game.horizon, game.may_leave, game.may_stall, game.first)
        for sides in ((0,), (1,), (0, 1)):
            amount = float(smallest_assurance(game, stakes, sides)[0])
            if not 0 < amount < np.inf:
                assert bool(solve(game, stakes).carried_out[0]) == (amount == 0)
                continue
            mended += 1
            for added, holds in ((amount + 1e-3, True), (amount - 1e-3, False)):
                if added < 0:
                    continue
                penalty = stakes.penalty.copy()
                for i, step in enumerate(game.steps):
                    if step.binding and step.side in sides:
                        penalty[i] += added
                changed = Stakes(**{f: getattr(stakes, f) for f in Stakes.__slots__ if f != "penalty"}, penalty=penalty)
                assert bool(solve(game, changed).carried_out[0]) == holds
    assert mended > 5


def test_assurance_of_talks_adds_nothing_where_the_decisive_step_is_only_talked_about() -> None:
    steps = (Step("hand_over", 0), Step("begin_talks", 1, True, (0,)), Step("end_war", 1, False, (1,)))
    stakes = stakes_of(3, gain=[[-2.0, 3.0], [0.0, -0.5], [6.0, -5.0]], end=1.0, collapse=0.0, penalty=[1.0, 1.0, 0.0])
    game = Game("nine", steps, 6, may_leave=False)
    assert np.isinf(smallest_assurance(game, stakes, (0, 1))).all()
    bound = Game("nine", (*steps[:2], Step("end_war", 1, True, (1,))), 6, may_leave=False)
    assert smallest_assurance(bound, stakes, (1,))[0] == pytest.approx(4.0, abs=1e-3)
