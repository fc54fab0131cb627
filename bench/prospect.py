"""Measures the stress test: speed of solving, agreement with other solvers, bounds, assurances.

    python bench/prospect.py            # all; what needs pygambit or OpenSpiel says so where they are not installed

Speed is processor time on one core, best of five: other work on the machine does not count.
"""

# ruff: noqa: E402  threads are set before NumPy is loaded
import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from parley.prospect.assurance import smallest_assurance
from parley.prospect.bounds import bounds_of
from parley.prospect.efg import NotSupported, efg_from_tree, tree_from_efg
from parley.prospect.free_order import solve_free
from parley.prospect.game import Game, Stakes, Step, stakes_of
from parley.prospect.sample import draw
from parley.prospect.solve import solve
from parley.prospect.tree import play_of_tree
from parley.prospect.unroll import tree_from_game
from tests.prospect.naive import some_deal, tree_value, worth_of
from tests.prospect.test_bounds import THREE, TWO, made_up, stakes_at

try:
    import pygambit
except ImportError:
    pygambit = None
try:
    import pyspiel
except ImportError:
    pyspiel = None


def spent(work: Callable[[], object], times: int = 5) -> float:
    """Return the least processor time of a few runs, in seconds."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def tranches(count: int, valuations: int, patient: bool) -> tuple[Game, Stakes]:
    """Return ten tranches in turn, 18 ticks, stalling and leaving allowed."""
    rng = np.random.default_rng(1)
    game = Game("tranches", tuple(Step(f"s{i}", i % 2, True, (i - 1,) if i else ()) for i in range(count)), 18)
    gain = rng.uniform(-3, 6, (count, 2, valuations))
    for i in range(count):
        gain[i, i % 2] = rng.uniform(-5, -1, valuations)
    return game, stakes_of(
        count, valuations, gain=gain, end=rng.uniform(0, 5, (2, valuations)),
        collapse=rng.uniform(-5, 0, (2, valuations)), limbo=rng.uniform(-0.5, 0.5, (2, valuations)),
        penalty=rng.uniform(0, 3, (count, valuations)), fine=0.1, leaving=0.5,
        discount=1.0 if patient else 0.97, goes_on=1.0 if patient else 0.98,
    )  # fmt: skip


def sampled() -> None:
    for patient in (True, False):
        game, stakes = tranches(10, 100_000, patient)
        took = spent(lambda g=game, s=stakes: solve(g, s))
        states = solve(game, stakes.between(0, 1)).states
        kind = "no discount" if patient else "discount and chance of an end"
        print(f"sampled, 10 tranches, 18 ticks, {kind}: {states * 100_000 / took / 1e6:.1f}M state-valuations/s")
    deals = [tranches(n, 20_000, False) for n in (6, 7, 8, 8, 9, 10, 10)]
    took = spent(lambda: [solve(*deal) for deal in deals], 3)
    print(f"20,000 valuations x 7 deals of 6 to 10 steps, 18 ticks: {took:.2f} s")


def unordered() -> None:
    rng = np.random.default_rng(1)
    for n in (16, 18):
        gain = rng.uniform(-1, 3, (n, 2))
        for i in range(n):
            gain[i, i % 2] = -1
        game = Game("free", tuple(Step(f"s{i}", i % 2) for i in range(n)), 30)
        stakes = stakes_of(
            n, gain=gain, end=2.0, collapse=-1.0, limbo=-0.2, penalty=0.5, fine=0.1, discount=0.97, leaving=0.5
        )
        states = solve_free(game, stakes).states
        took = spent(lambda g=game, s=stakes: solve_free(g, s), 3)
        print(f"{n} unordered steps, 30 ticks: {states:,} states in {took:.2f} s ({states / took / 1e6:.0f}M/s)")


def own_recursion(number: int) -> None:
    random, worst, off = Random(100), 0.0, 0
    for _ in range(number):
        game, stakes = some_deal(random)
        others = {"other": np.array([[random.uniform(-1, 3)], [random.uniform(-1, 3)]])}
        value, holds = tree_value(game, worth_of(stakes, 0), {"other": others["other"][:, 0].tolist()})
        found = solve(game, stakes, others)
        worst = max(worst, float(np.abs(found.value[:, 0] - value).max()))
        off += bool(found.carried_out[0]) != holds
    print(f"own recursion on the tree: {number} deals, worst difference {worst:.1e}, verdicts that differ {off}")


def gambit_value(
    game: "pygambit.Game", players: tuple[str, ...], path: tuple[str, ...], paid: np.ndarray
) -> np.ndarray:
    """Return backward induction over Gambit's own nodes, first action on ties."""
    here = pygambit.H.path(*path)
    outcome = game.get_outcome(here)
    if outcome is not None:
        payoffs = game.get_outcome_payoffs(outcome)
        paid = paid + np.array([float(payoffs[p]) for p in players])
    mover = game.get_player(here)
    if mover is None:
        return paid
    side = players.index(mover)
    best = None
    for action in game.get_actions(here):
        value = gambit_value(game, players, (*path, action), paid)
        if best is None or value[side] > best[side]:
            best = value
    return best


def spiel_value(state: "pyspiel.State") -> np.ndarray:
    """Return backward induction over OpenSpiel's own states, first action on ties."""
    if state.is_terminal():
        return np.array(state.returns())
    side, best = state.current_player(), None
    for action in state.legal_actions():
        value = spiel_value(state.child(action))
        if best is None or value[side] > best[side]:
            best = value
    return best


def peers(number: int) -> None:
    if pygambit is None and pyspiel is None:
        print("pygambit and OpenSpiel are not here: the comparison with them is left out")
        return
    warnings.simplefilter("ignore")
    random, worst = Random(200), {"pygambit": 0.0, "OpenSpiel": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deal.efg"
        for _ in range(number):
            game, stakes = some_deal(random, most_steps=3, slack=2)
            others = {"other": np.array([[random.uniform(-1, 3)], [random.uniform(-1, 3)]])}
            path.write_text(efg_from_tree(tree_from_game(game, stakes, others)))
            own = solve(game, stakes, others).value[:, 0]
            if pygambit is not None:
                value = gambit_value(pygambit.read_efg(str(path)), ("A", "B"), (), np.zeros(2))
                worst["pygambit"] = max(worst["pygambit"], float(np.abs(value - own).max()))
            if pyspiel is not None:
                value = spiel_value(pyspiel.load_game(f"efg_game(filename={path})").new_initial_state())
                worst["OpenSpiel"] = max(worst["OpenSpiel"], float(np.abs(value - own).max()))
    for name, there in (("pygambit", pygambit), ("OpenSpiel", pyspiel)):
        print(f"{name}: {number} deals, worst difference {worst[name]:.1e}" if there else f"{name} is not here")
    if pygambit is not None:
        catalogue()


def catalogue() -> None:
    """Compare on every file of perfect information that pygambit carries with it."""
    same, refused, worst = 0, 0, 0.0
    for file in sorted(Path(pygambit.__file__).parent.rglob("*.efg")):
        try:
            tree = tree_from_efg(file.read_text())
        except NotSupported:
            refused += 1
            continue
        game = pygambit.read_efg(str(file))
        value = gambit_value(game, tree.players, (), np.zeros(len(tree.players)))
        worst = max(worst, float(np.abs(value - play_of_tree(tree).payoffs).max()))
        same += 1
    print(
        f"pygambit's own files: {same} of perfect information, worst difference {worst:.1e}; {refused} refused in words"
    )


def nash() -> None:
    """Ask Gambit for one Nash equilibrium of deals that subgame-perfect play carries out."""
    if pygambit is None:
        print("pygambit is not here: what its Nash solver says is left out")
        return
    random, asked, errs = Random(300), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deal.efg"
        while asked < 60:
            game, stakes = some_deal(random, most_steps=3, slack=1)
            if game.switches or not solve(game, stakes).carried_out[0]:
                continue
            asked += 1
            path.write_text(efg_from_tree(tree_from_game(game, stakes)))
            read = pygambit.read_efg(str(path))
            paid = pygambit.nash.lcp_solve(read, rational=False).equilibrium.payoffs
            value = np.array([float(paid[p]) for p in ("A", "B")])
            errs += bool(np.abs(value - solve(game, stakes).value[:, 0]).max() > 1e-6)
    print(f"lcp_solve returns other payoffs than subgame-perfect play in {errs} of {asked} deals that are carried out")


def bounds() -> None:
    for free, asked in ((TWO, 0.005), (THREE, 0.04)):
        undecided, took, out = [], [], 0
        for seed in range(6):
            game, base = made_up(6, seed)
            begun = time.process_time()
            found = bounds_of(game, lambda p, b=base: stakes_at(b, p), free, {}, asked, most_boxes=150_000)
            took.append(time.process_time() - begun)
            undecided.append(round(100 * found.undecided, 2))
            share = solve(game, stakes_at(base, draw(free, 20_000, seed))).carried_out.mean()
            error = 3 * np.sqrt(max(share * (1 - share), 5e-5) / 20_000)
            out += not found.holds - error <= share <= 1 - found.fails + error
        print(
            f"bounds, {len(free)} free values: undecided {undecided} %, seconds {[round(t, 1) for t in took]}, "
            f"sampled share outside in {out} of {len(took)}"
        )


def assurances(number: int) -> None:
    random, wrong, mended = Random(400), 0, 0
    for _ in range(number):
        game, stakes = some_deal(random, most_steps=4)
        game = Game(game.id, game.steps, game.horizon, game.may_leave, game.may_stall, game.first)
        for sides in ((0,), (1,)):
            amount = float(smallest_assurance(game, stakes, sides)[0])
            if not 0 < amount < np.inf:
                continue
            mended += 1
            for added, holds in ((amount + 1e-3, True), (max(0.0, amount - 1e-3), False)):
                more = np.array([[added * (s.binding and s.side in sides)] for s in game.steps])
                parts = {f: getattr(stakes, f) for f in Stakes.__slots__ if f != "penalty"}
                wrong += bool(solve(game, Stakes(**parts, penalty=stakes.penalty + more)).carried_out[0]) != holds
    print(f"smallest assurance: {mended} found, wrong a thousandth below or above: {wrong}")


if __name__ == "__main__":
    sampled()
    unordered()
    own_recursion(1000)
    peers(500)
    nash()
    bounds()
    assurances(100)
