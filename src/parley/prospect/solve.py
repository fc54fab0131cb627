"""Solving: subgame-perfect play by backward induction on the graph of states, over many valuations at once.

1. Works on the graph, never on the tree: the value of a state is found once per tick and shared by every path to it.
2. Ties are broken towards carrying the deal out: perform (lowest step first), then propose, then stall, then walk; the
   side kept waiting stays when leaving gains it nothing.
3. A valuation is a row position in every array; rows of a few thousand stay in the processor's cache.

The method is Kuhn's (Extensive games and the problem of information, 1953) on a graph in layers, one layer per tick.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.prospect.game import BadGame, Flags, Floats, Game, Stakes
from parley.prospect.play import Play, empty_plan, follow
from parley.prospect.selection import selector_for
from parley.prospect.states import MOST_STATES, Nodes, count_states, nodes_of, too_many

ROW = 8192  # valuations at a time; 4,096 to 16,384 measured within 10 % of each other
ROOM = 12_000_000  # state-valuations of one chunk: bounds the plan's memory, a few bytes each


@dataclass(frozen=True, slots=True)
class Solution:
    """Subgame-perfect play, one entry per valuation on the last axis."""

    value: Floats  # (2, m) at the deal's beginning
    play: Play
    # Both (n, m), for step k with all before it done without delay:
    margin: Floats  # what its bearer gains by performing it, over the best alternative
    holds_from: Flags  # whether the deal is carried out from there
    states: int  # nodes × ticks actually solved

    @property
    def carried_out(self) -> Flags:
        """Tell for which valuations every step is performed."""
        carried_out: Flags = self.holds_from[0]
        return carried_out

    @property
    def decisive(self) -> NDArray[np.intp]:
        """Return the last step at which the rest of the deal stops being carried out; -1 where it is carried out."""
        n = len(self.holds_from)
        last: NDArray[np.intp] = n - 1 - np.argmax(~self.holds_from[::-1], axis=0)
        return np.where(self.holds_from.all(axis=0), -1, last)


def solve(game: Game, stakes: Stakes, others: Mapping[str, Floats] | None = None) -> Solution:
    """Return subgame-perfect play of `game` for every valuation in `stakes`.

    `others` gives the value (2, m) of each deal that a switch leads to. BadGame where there are too many states.
    """
    if count_states(game) > MOST_STATES:
        raise BadGame(too_many(game))
    nodes = nodes_of(game)
    states = sum(nodes.within[min(t, len(game.steps))] for t in range(game.horizon + 1))
    chunk = max(1, min(ROW, ROOM // states))
    parts = []
    for start in range(0, stakes.count, chunk):
        stop = min(start + chunk, stakes.count)
        reach = {s.to: np.ascontiguousarray(_value_of(s.to, game, others)[:, start:stop]) for s in game.switches}
        parts.append(_solve_rows(game, nodes, stakes.between(start, stop), reach))
    return Solution(
        np.concatenate([p.value for p in parts], axis=1),
        Play(*(np.concatenate([getattr(p.play, f) for p in parts]) for f in Play.__slots__)),
        np.concatenate([p.margin for p in parts], axis=1),
        np.concatenate([p.holds_from for p in parts], axis=1),
        states,
    )


def _value_of(name: str, game: Game, others: Mapping[str, Floats] | None) -> Floats:
    if others is None or name not in others:
        raise BadGame(
            f"{game.id}: it may switch to {name}, which has not been solved; "
            "name that deal before this one, and never in a loop"
        )
    return others[name]


@dataclass(frozen=True, slots=True)
class Rows:
    """What each node pays where play ends or waits; arrays of one row per node."""

    refused: Floats  # (2, N, m): collapse with the penalty for every ready binding step of one's own
    lapsed: Floats  # (2, N, m): the same with what is received for the other's steps: both are open at the deadline
    collapsed: Floats  # (2, N, m): nobody refused anything
    received: Floats  # (N, m): collapse for the other side when the mover refuses its ready steps
    left: Floats  # (N, m): the same for the side kept waiting, that leaves
    waiting: Floats  # (N, m): a tick of limbo for the side to move, its fines taken off


def rows_of(game: Game, nodes: Nodes, stakes: Stakes) -> Rows:
    """Return what each node pays where play ends or waits."""
    n, size = len(game.steps), len(nodes.done)
    undone = np.array([[not done >> i & 1 for i in range(n)] for done in nodes.done], dtype=np.float64)
    ready = np.zeros((2, size, n))
    for k, done in enumerate(nodes.done):
        for i, step in enumerate(game.steps):
            if step.binding and not done >> i & 1 and all(done >> a & 1 for a in step.after):
                ready[step.side, k, i] = 1.0
    collapsed = stakes.collapse[:, None, :] + np.stack([undone @ stakes.kept[:, s] for s in (0, 1)])
    refused = collapsed - np.stack([ready[s] @ stakes.penalty for s in (0, 1)])
    paid = np.stack([ready[1 - s] @ stakes.compensation for s in (0, 1)])
    mover = np.array(nodes.mover)
    fines = ready[mover, np.arange(size)] @ stakes.fine
    other, every = 1 - mover, np.arange(size)
    received = (collapsed + paid)[other, every]
    return Rows(
        refused, refused + paid, collapsed, received, received - stakes.leaving[other], stakes.limbo[mover] - fines
    )


def _solve_rows(game: Game, nodes: Nodes, stakes: Stakes, reach: Mapping[str, Floats]) -> Solution:
    """Solve the valuations of one chunk, layer by layer from the deadline back."""
    n, size, m = len(game.steps), len(nodes.done), stakes.count
    rows = rows_of(game, nodes, stakes)
    plan = empty_plan(game, nodes, m)
    margin, holds_from = np.zeros((n, m)), np.zeros((n, m), np.bool_)
    value, scratch = rows.lapsed.copy(), np.empty_like(rows.lapsed)
    holds, fresh = np.zeros((size, m), np.bool_), np.zeros((size, m), np.bool_)
    value[:, nodes.complete] = scratch[:, nodes.complete] = stakes.end
    holds[nodes.complete] = fresh[nodes.complete] = True
    path = _straight_path(game, nodes)
    layer = _Layer(game, nodes, stakes, rows, {s.when: (s.side, reach[s.to]) for s in game.switches})
    for t in range(game.horizon - 1, -1, -1):
        count, later = nodes.within[min(t, n)], nodes.within[min(t + 1, n)]
        ahead = layer.ahead(value, later)
        for i in range(count):
            if i != nodes.complete:
                watch = margin[t] if t < n and path[t] == i else None
                layer.decide(i, ahead, holds, scratch, fresh, plan.at(t, i), watch)
        if t < n:
            holds_from[t] = fresh[path[t]]
        value, scratch, holds, fresh = scratch, value, fresh, holds
    return Solution(value[:, nodes.start].copy(), follow(game, nodes, plan), margin, holds_from, 0)


def _straight_path(game: Game, nodes: Nodes) -> list[int]:
    """Return the node before each step when every mover performs its lowest ready step at once."""
    path = [nodes.start]
    while len(path) < len(game.steps):
        path.append(nodes.moves[path[-1]][0][1])
    return path


class _Layer:
    """One tick's decisions: holds the rows and the work space that every node's decision shares."""

    def __init__(
        self, game: Game, nodes: Nodes, stakes: Stakes, rows: Rows, switches: dict[tuple[int, ...], tuple[int, Floats]]
    ) -> None:
        self.game, self.nodes, self.stakes, self.rows = game, nodes, stakes, rows
        self.by_set = {sum(1 << i for i in when): target for when, target in switches.items()}
        self.plain = bool(np.all(stakes.discount == 1.0) and np.all(stakes.goes_on == 1.0))
        self.kept_share = stakes.discount * stakes.goes_on
        self.lost = (
            rows.collapsed if self.plain else (stakes.discount * (1.0 - stakes.goes_on))[:, None, :] * rows.collapsed
        )
        self.space = rows.collapsed if self.plain else np.empty_like(rows.collapsed)
        m = stakes.count
        self.select = selector_for(m)
        self.own, self.other, self.best, self.flag = np.empty(m), np.empty(m), np.empty(m), np.empty(m, np.bool_)

    def ahead(self, value: Floats, later: int) -> Floats:
        """Return what being at each node one tick later is worth now."""
        if self.plain:
            return value
        for s in (0, 1):
            for i in range(later):
                np.multiply(value[s, i], self.kept_share[s], out=self.space[s, i])
                np.add(self.space[s, i], self.lost[s, i], out=self.space[s, i])
            if later > self.nodes.complete:
                self.space[s, self.nodes.complete] = value[s, self.nodes.complete]
        return self.space

    def decide(
        self, i: int, ahead: Floats, holds: Flags, value: Floats, fresh: Flags, plan: Flags, watch: Floats | None
    ) -> None:
        """Write the best move at node `i`, what it is worth to both, and whether the deal is carried out from there."""
        mover = self.nodes.mover[i]
        other = 1 - mover
        mine, theirs, held = value[mover, i], value[other, i], fresh[i]
        self._wait_or_walk(i, ahead, holds, mine, theirs, held, plan)
        target = self.by_set.get(self.nodes.done[i])
        if target is not None and target[0] == mover:
            accepted = plan[-3]
            np.logical_and(target[1][other] >= theirs, target[1][mover] >= mine, out=accepted)
            self.select.put(mine, accepted, target[1][mover])
            self.select.put(theirs, accepted, target[1][other])
            np.greater(held, accepted, out=held)
        if watch is not None:
            np.negative(mine, out=watch)
            self.best.fill(-np.inf)
        moves = self.nodes.moves[i]
        for a in range(len(moves) - 1, -1, -1):
            step, to = moves[a]
            np.add(ahead[mover, to], self.stakes.gain[step, mover], out=self.own)
            np.add(ahead[other, to], self.stakes.gain[step, other], out=self.other)
            if watch is not None:
                np.maximum(self.best, self.own, out=self.best)
            does = plan[a]
            np.greater_equal(self.own, mine, out=does)
            np.maximum(mine, self.own, out=mine)
            self.select.put(theirs, does, self.other)
            np.greater(held, does, out=held)  # held and not does
            np.logical_and(does, holds[to], out=self.flag)
            np.logical_or(held, self.flag, out=held)
        if watch is not None:
            np.add(watch, self.best, out=watch)

    def _wait_or_walk(
        self, i: int, ahead: Floats, holds: Flags, mine: Floats, theirs: Floats, held: Flags, plan: Flags
    ) -> None:
        """Write the better of stalling (the other may then leave) and walking."""
        mover, rows, leaves, walks = self.nodes.mover[i], self.rows, plan[-1], plan[-2]
        other = 1 - mover
        refused = rows.refused[mover, i]
        if not self.game.may_stall:
            np.copyto(mine, refused)
            np.copyto(theirs, rows.received[i])
            walks.fill(True)
            held.fill(False)
            return
        waits = self.nodes.stall[i]
        np.add(ahead[mover, waits], rows.waiting[i], out=mine)
        np.add(ahead[other, waits], self.stakes.limbo[other], out=theirs)
        np.copyto(held, holds[waits])
        if self.game.may_leave:
            np.less(theirs, rows.left[i], out=leaves)
            if leaves.any():
                self.select.put(mine, leaves, refused)
                np.maximum(theirs, rows.left[i], out=theirs)
                np.greater(held, leaves, out=held)
        np.less(mine, refused, out=walks)
        if walks.any():
            np.maximum(mine, refused, out=mine)
            self.select.put(theirs, walks, rows.received[i])
            np.greater(held, walks, out=held)
