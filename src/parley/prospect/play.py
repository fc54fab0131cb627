"""Play: what the solved plan leads to from the deal's beginning, and where it stops."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from parley.prospect.game import Flags, Game
from parley.prospect.states import Nodes, ready_steps


class Ending(IntEnum):
    """How play ends."""

    CARRIED_OUT = 0
    WALKED = 1  # the side to move walks
    LEFT = 2  # the side to move stalls, and the side kept waiting leaves
    LAPSED = 3  # nobody ends it; the clock runs out
    SWITCHED = 4  # both go over to another deal


@dataclass(frozen=True, slots=True)
class Play:
    """How play ends, one entry per valuation."""

    ending: NDArray[np.int8]
    step: NDArray[np.int16]  # the step not performed; -1 where all are
    side: NDArray[np.int8]  # whose step that is
    tick: NDArray[np.int16]
    delay: NDArray[np.int16]  # ticks in which nothing was done


@dataclass(frozen=True, slots=True)
class Plan:
    """Every decision, as planes of flags per tick and node: the moves in order, then propose, walk, leave.

    The first plane that is set counts; where none is, the side to move stalls and the other waits.
    """

    flags: Flags  # (ticks, nodes, planes, valuations)

    def at(self, tick: int, node: int) -> Flags:
        """Return the planes of one decision, to be written."""
        planes: Flags = self.flags[tick, node]
        return planes


def empty_plan(game: Game, nodes: Nodes, m: int) -> Plan:
    """Return a plan in which everybody stalls."""
    planes = max(1, *(len(moves) for moves in nodes.moves)) + 3
    return Plan(np.zeros((game.horizon, len(nodes.done), planes, m), np.bool_))


def follow(game: Game, nodes: Nodes, plan: Plan) -> Play:
    """Return how play ends for every valuation of the plan."""
    planes, m = plan.flags.shape[2:]
    table, stall = _tables(nodes)
    ready = [(ready_steps(game.steps, d, s) or (-1,))[0] for d, s in zip(nodes.done, nodes.mover, strict=True)]
    node = np.full(m, nodes.start, np.intp)
    ending = np.full(m, Ending.LAPSED, np.int8)
    tick, delay = np.full(m, game.horizon, np.int16), np.zeros(m, np.int16)
    live = np.arange(m)
    stops = {planes - 3: Ending.SWITCHED, planes - 2: Ending.WALKED, planes - 1: Ending.LEFT}
    for t in range(game.horizon + 1):
        arrived = node[live] == nodes.complete
        ending[live[arrived]], tick[live[arrived]] = Ending.CARRIED_OUT, t
        live = live[~arrived]
        if t == game.horizon or not live.size:
            break
        here = node[live]
        to = stall[here]
        stopped = np.zeros(live.size, np.bool_)
        moved = np.zeros(live.size, np.bool_)
        for plane in range(planes - 1, -1, -1):
            chosen = plan.flags[t, here, plane, live]
            if plane in stops:
                ending[live[chosen]] = stops[plane]
                stopped |= chosen
            else:
                to = np.where(chosen, table[here, plane], to)
                moved |= chosen
        stopped &= ~moved
        ending[live[moved]] = Ending.LAPSED
        tick[live[stopped]] = t
        delay[live] += ~(stopped | moved)
        live, to = live[~stopped], to[~stopped]
        node[live] = to
    done = ending == Ending.CARRIED_OUT
    step = np.where(done, -1, np.array(ready)[node])
    return Play(ending, step.astype(np.int16), np.array(nodes.mover)[node].astype(np.int8), tick, delay)


def _tables(nodes: Nodes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    width = max(1, *(len(moves) for moves in nodes.moves))
    table = np.zeros((len(nodes.done), width), np.intp)
    for i, moves in enumerate(nodes.moves):
        for a, (_, to) in enumerate(moves):
            table[i, a] = to
    return table, np.array(nodes.stall, np.intp)
