"""A backward induction of the tests' own: plain recursion over the tree, sharing no code with the solver."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

import numpy as np

from parley.prospect.game import Game, Stakes, Step, Switch, stakes_of


@dataclass
class Worth:
    """One valuation as plain numbers."""

    gain: list[list[float]]
    kept: list[list[float]]
    end: list[float]
    collapse: list[float]
    limbo: list[float]
    discount: list[float]
    penalty: list[float]
    fine: list[float]
    leaving: list[float]
    goes_on: float
    compensation: list[float]


def worth_of(stakes: Stakes, k: int) -> Worth:
    """Return valuation `k` as plain numbers."""
    return Worth(
        stakes.gain[:, :, k].tolist(), stakes.kept[:, :, k].tolist(), stakes.end[:, k].tolist(),
        stakes.collapse[:, k].tolist(), stakes.limbo[:, k].tolist(), stakes.discount[:, k].tolist(),
        stakes.penalty[:, k].tolist(), stakes.fine[:, k].tolist(), stakes.leaving[:, k].tolist(),
        float(stakes.goes_on[k]), stakes.compensation[:, k].tolist(),
    )  # fmt: skip


def tree_value(game: Game, worth: Worth, others: Mapping[str, list[float]] | None = None) -> tuple[list[float], bool]:
    """Return what the deal is worth to each side at its beginning, and whether it is carried out."""
    steps = game.steps

    def open_to(done: frozenset[int], side: int) -> list[int]:
        return [i for i, s in enumerate(steps) if s.side == side and i not in done and set(s.after) <= done]

    def collapsed(done: frozenset[int], side: int) -> float:
        return worth.collapse[side] + sum(worth.kept[i][side] for i in range(len(steps)) if i not in done)

    def owed(done: frozenset[int], side: int) -> float:
        return sum(worth.penalty[i] for i in open_to(done, side) if steps[i].binding)

    def received(done: frozenset[int], side: int) -> float:
        return sum(worth.compensation[i] for i in open_to(done, 1 - side) if steps[i].binding)

    def later(value: list[float], done: frozenset[int]) -> list[float]:
        if len(done) == len(steps):
            return value
        return [
            worth.discount[s] * (worth.goes_on * value[s] + (1 - worth.goes_on) * collapsed(done, s)) for s in (0, 1)
        ]

    def at(done: frozenset[int], tick: int, wanted: int) -> tuple[list[float], bool]:
        if len(done) == len(steps):
            return list(worth.end), True
        if tick == game.horizon:
            return [collapsed(done, s) - owed(done, s) + received(done, s) for s in (0, 1)], False
        me = wanted if open_to(done, wanted) else 1 - wanted
        you = 1 - me
        walk = [0.0, 0.0]
        walk[me] = collapsed(done, me) - owed(done, me)
        walk[you] = collapsed(done, you) + received(done, you)
        best, holds = walk, False
        if game.may_stall:
            value, on = at(done, tick + 1, you)
            wait = later(value, done)
            wait[me] += worth.limbo[me] - sum(worth.fine[i] for i in open_to(done, me) if steps[i].binding)
            wait[you] += worth.limbo[you]
            away = walk[you] - worth.leaving[you]
            if game.may_leave and away > wait[you]:
                wait = [0.0, 0.0]
                wait[me], wait[you], on = walk[me], away, False
            if wait[me] >= walk[me]:
                best, holds = wait, on
        for switch in game.switches:
            if set(switch.when) == done and switch.side == me and others is not None:
                there = others[switch.to]
                if there[you] >= best[you] and there[me] >= best[me]:
                    best, holds = list(there), False
        for i in reversed(open_to(done, me)):
            value, on = at(done | {i}, tick + 1, you)
            there = later(value, done | {i})
            gained = [there[s] + worth.gain[i][s] for s in (0, 1)]
            if gained[me] >= best[me]:
                best, holds = gained, on
        return best, holds

    return at(frozenset(), 0, game.first)


def some_deal(random: Random, most_steps: int = 5, slack: int = 3, whole: bool = False) -> tuple[Game, Stakes]:
    """Return a made-up deal with one valuation; `whole` numbers make ties common."""
    n = random.randint(1, most_steps)
    chain = random.random() < 0.5
    steps = []
    for i in range(n):
        after: tuple[int, ...] = (
            ((i - 1,) if i else ()) if chain else tuple(a for a in range(i) if random.random() < 0.3)
        )
        steps.append(Step(f"s{i}", random.randint(0, 1), random.random() < 0.7, after))
    switches = ()
    if random.random() < 0.3:
        done: list[int] = []
        for i in range(n):
            if set(steps[i].after) <= set(done) and random.random() < 0.5:
                done.append(i)
        if len(done) < n:
            switches = (Switch("over", random.randint(0, 1), tuple(done), "other"),)
    game = Game(
        "made-up", tuple(steps), n + random.randint(0, slack), may_leave=random.random() < 0.7,
        may_stall=random.random() < 0.8, first=random.randint(0, 1), switches=switches,
    )  # fmt: skip

    def draw(low: float, high: float, *shape: int) -> object:
        array = np.array([random.uniform(low, high) for _ in range(int(np.prod(shape)))]).reshape(shape)
        return np.round(array) if whole else array

    patient = random.random() < 0.4
    gain = np.asarray(draw(-1, 6, n, 2))
    for i, step in enumerate(steps):
        gain[i, step.side] -= 4
    return game, stakes_of(
        n, gain=gain, kept=draw(-2, 2, n, 2), end=draw(-1, 5, 2), collapse=draw(-4, 2, 2), limbo=draw(-1, 1, 2),
        discount=1.0 if patient else np.array([random.uniform(0.6, 1), random.uniform(0.6, 1)]),
        penalty=draw(0, 3, n), compensation=draw(0, 2, n), fine=draw(0, 1, n), leaving=draw(0, 1, 2),
        goes_on=1.0 if patient else random.uniform(0.7, 1),
    )  # fmt: skip
