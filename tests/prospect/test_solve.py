"""Backward induction: the solver against the tests' own recursion, and what it must never say."""

from random import Random

import numpy as np
import pytest

from parley.prospect.free_order import solve_free
from parley.prospect.game import BadGame, Game, Step, stakes_of
from parley.prospect.play import Ending
from parley.prospect.solve import solve
from parley.prospect.states import count_states, nodes_of
from tests.prospect.naive import some_deal, tree_value, worth_of


@pytest.mark.parametrize("whole", [False, True])
def test_graph_agrees_with_the_tree(whole: bool) -> None:
    random = Random(7)
    worst = 0.0
    for _ in range(200):
        game, stakes = some_deal(random, whole=whole)
        others = {"other": np.array([[random.uniform(-1, 3)], [random.uniform(-1, 3)]])}
        value, holds = tree_value(game, worth_of(stakes, 0), {"other": others["other"][:, 0].tolist()})
        found = solve(game, stakes, others)
        worst = max(worst, abs(found.value[0, 0] - value[0]), abs(found.value[1, 0] - value[1]))
        assert bool(found.carried_out[0]) == holds == (found.play.ending[0] == Ending.CARRIED_OUT)
    assert worst <= 1e-9


def test_masks_agree_with_the_graph() -> None:
    random = Random(11)
    compared = 0
    while compared < 150:
        game, stakes = some_deal(random, most_steps=7)
        if game.switches:
            continue
        compared += 1
        free, listed = solve_free(game, stakes), solve(game, stakes)
        assert np.abs(free.value[game.first] - listed.value[:, 0]).max() <= 1e-9
        assert free.ending == listed.play.ending[0]


def test_masks_shift_high_and_low_bits_alike() -> None:
    rng = np.random.default_rng(3)
    steps = tuple(Step(f"s{i}", int(rng.integers(2)), True, (i - 6,) if i > 7 else ()) for i in range(10))
    game = Game("wide", steps, 13)
    stakes = stakes_of(
        10, gain=rng.uniform(-2, 3, (10, 2)), kept=rng.uniform(-1, 1, (10, 2)), end=1.0, collapse=-1.0, discount=0.97
    )
    assert np.abs(solve_free(game, stakes).value[0] - solve(game, stakes).value[:, 0]).max() <= 1e-9


def test_valuations_do_not_touch_each_other() -> None:
    random = Random(5)
    game, _ = some_deal(random, most_steps=5)
    game = Game(game.id, game.steps, game.horizon)
    rng = np.random.default_rng(1)
    n = len(game.steps)
    many = stakes_of(n, 9000, gain=rng.uniform(-4, 5, (n, 2, 9000)), end=2.0, collapse=-1.0, limbo=-0.1, penalty=0.5)
    together = solve(game, many)
    for k in (0, 17, 8191, 8192, 8999):
        alone = solve(game, many.between(k, k + 1))
        assert (alone.value[:, 0] == together.value[:, k]).all()
        assert alone.play.step[0] == together.play.step[k]


def test_stalling_to_the_end_is_no_free_exit() -> None:
    game = Game("one", (Step("pay", 1),), 5, may_leave=False)
    costly = stakes_of(1, gain=[[3.0, -2.0]], end=0.0, collapse=0.0, penalty=2.5)
    found = solve(game, costly)
    assert found.carried_out[0]
    assert found.value[1, 0] == -2.0
    talked_about = Game("one", (Step("pay", 1, binding=False),), 5, may_leave=False)
    assert not solve(talked_about, costly).carried_out[0]


def test_known_deadline_unravels_play_from_its_end() -> None:
    steps = tuple(Step(f"s{i}", i % 2, False, (i - 1,) if i else ()) for i in range(6))
    gain = [[-1.0, 2.0] if i % 2 == 0 else [2.0, -1.0] for i in range(6)]
    found = solve(Game("centipede", steps, 6), stakes_of(6, gain=gain, end=0.0, collapse=0.0))
    assert found.play.step[0] == 0
    assert found.decisive[0] == 5
    assert found.margin[5, 0] == pytest.approx(-1.0)


def test_deal_that_waits_and_then_performs_is_carried_out_late() -> None:
    game = Game("late", (Step("hand_over", 0),), 4, may_leave=False)
    found = solve(game, stakes_of(1, gain=[[-1.0, 2.0]], end=0.0, collapse=-9.0, limbo=[0.5, 0.0]))
    assert found.carried_out[0]
    assert found.play.delay[0] == 3


def test_side_kept_waiting_leaves_when_that_is_better() -> None:
    game = Game("waits", (Step("hand_over", 0, binding=False),), 4)
    found = solve(game, stakes_of(1, gain=[[-5.0, 2.0]], end=0.0, collapse=[-1.0, 0.0], limbo=[1.0, -1.0]))
    assert found.play.ending[0] in (Ending.LEFT, Ending.WALKED)


def test_ten_tranches_make_few_states() -> None:
    steps = tuple(Step(f"s{i}", i % 2, True, (i - 1,) if i else ()) for i in range(10))
    stakes = stakes_of(10, gain=0.0, end=1.0, collapse=0.0)
    assert [solve(Game("ten", steps, t), stakes).states for t in (12, 18)] == [88, 154]


def test_steps_that_wait_for_each_other_are_refused() -> None:
    with pytest.raises(BadGame, match=r"wait for one another.*: x, y"):
        Game("loop", (Step("x", 0, True, (1,)), Step("y", 1, True, (0,))), 4)


def test_too_many_states_are_counted_before_anything_is_built() -> None:
    game = Game("huge", tuple(Step(f"s{i}", i % 2) for i in range(40)), 60)
    assert count_states(game) == 2**40 * 61 * 2
    with pytest.raises(BadGame, match=r"134,140,418,588,672 states.*order"):
        solve(game, stakes_of(40, gain=0.0, end=1.0, collapse=0.0))


def test_states_of_a_chain_are_its_beginnings() -> None:
    steps = tuple(Step(f"s{i}", 0, True, (i - 1,) if i else ()) for i in range(4))
    assert nodes_of(Game("chain", steps, 4)).done == (0, 1, 3, 7, 15)
