"""Unrolling: a phased deal, with one valuation, as a game tree that other solvers can read.

Discount and the chance of an end from outside are worked into the payoffs at the ends, which are exact for sides that
count expected values; so the tree needs no chance nodes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.prospect.game import SIDES, BadGame, Floats, Game, Stakes
from parley.prospect.solve import Rows, rows_of
from parley.prospect.states import Nodes, nodes_of
from parley.prospect.tree import Node, Tree

MOST_NODES = 100_000  # about 8 MB of text
MOST_TICKS = 200


@dataclass(frozen=True, slots=True)
class _Way:
    """What a path has paid each side so far, and what one unit is worth now."""

    paid: tuple[float, float]
    factor: tuple[float, float]

    def plus(self, first: float, second: float) -> "_Way":
        paid = (self.paid[0] + self.factor[0] * first, self.paid[1] + self.factor[1] * second)
        return _Way(paid, self.factor)


def tree_from_game(game: Game, stakes: Stakes, others: Mapping[str, Floats] | None = None, valuation: int = 0) -> Tree:
    """Return the whole tree for one valuation; BadGame where it has too many nodes."""
    one = stakes.between(valuation, valuation + 1)
    if game.horizon > MOST_TICKS:
        raise BadGame(
            f"{game.id}: a tree of {game.horizon} ticks is not written; give a horizon of {MOST_TICKS} or fewer"
        )
    nodes = nodes_of(game)
    reach = {name: (float(v[0, valuation]), float(v[1, valuation])) for name, v in (others or {}).items()}
    return _Unroller(game, one, nodes, rows_of(game, nodes, one), reach, []).tree()


@dataclass(frozen=True, slots=True)
class _Unroller:
    game: Game
    one: Stakes
    nodes: Nodes
    rows: Rows
    reach: Mapping[str, tuple[float, float]]
    found: list[Node]

    def tree(self) -> Tree:
        self.state(self.nodes.start, 0, _Way((0.0, 0.0), (1.0, 1.0)))
        return Tree(self.game.title or self.game.id, SIDES, tuple(self.found))

    def place(self, node: Node) -> int:
        if len(self.found) >= MOST_NODES:
            raise BadGame(
                f"{self.game.id}: its tree has more than {MOST_NODES:,} nodes (the graph is solved as it is); "
                "write it with fewer ticks or steps"
            )
        self.found.append(node)
        return len(self.found) - 1

    def end(self, name: str, way: _Way) -> int:
        return self.place(Node(name, None, (), way.paid, ()))

    def state(self, i: int, tick: int, way: _Way) -> int:
        """Place the decision at node `i`, and all after it; return its number."""
        nodes, rows = self.nodes, self.rows
        if i == nodes.complete:
            return self.end("carried out", way.plus(float(self.one.end[0, 0]), float(self.one.end[1, 0])))
        if tick == self.game.horizon:
            return self.end("lapsed", way.plus(float(rows.lapsed[0, i, 0]), float(rows.lapsed[1, i, 0])))
        mover = nodes.mover[i]
        own = self.place(Node("", mover, (), (), ()))
        actions, children = [], []
        for step, to in nodes.moves[i]:
            actions.append(f"perform {self.game.steps[step].id}")
            gain = self.one.gain[step, :, 0]
            children.append(self.state(to, tick + 1, self.later(to, way.plus(float(gain[0]), float(gain[1])))))
        for switch in self.game.switches:
            if switch.side == mover and sum(1 << k for k in switch.when) == nodes.done[i]:
                actions.append(f"propose {switch.to}")
                children.append(self.proposal(i, tick, way, switch.to))
        options, places = self.refusals(i, tick, way)
        name = f"tick {tick}: " + (
            " ".join(s.id for k, s in enumerate(self.game.steps) if nodes.done[i] >> k & 1) or "nothing"
        )
        payoffs = (0.0, 0.0)
        self.found[own] = Node(name + " done", mover, (*actions, *options), payoffs, (*children, *places))
        return own

    def later(self, to: int, way: _Way) -> _Way:
        """Return the way one tick on: an end from outside is paid with its chance, the rest goes on."""
        if to == self.nodes.complete:
            return way
        discount, goes_on = self.one.discount[:, 0], float(self.one.goes_on[0])
        lost = [float(discount[s]) * (1.0 - goes_on) * float(self.rows.collapsed[s, to, 0]) for s in (0, 1)]
        way = way.plus(lost[0], lost[1])
        factor = [way.factor[s] * float(discount[s]) * goes_on for s in (0, 1)]
        return _Way(way.paid, (factor[0], factor[1]))

    def refusals(self, i: int, tick: int, way: _Way) -> tuple[list[str], list[int]]:
        """Place stalling and walking."""
        mover, rows = self.nodes.mover[i], self.rows
        actions, children = [], []
        if self.game.may_stall:
            waiting = float(rows.waiting[i, 0]), float(self.one.limbo[1 - mover, 0])
            waited = way.plus(*(waiting if mover == 0 else waiting[::-1]))
            actions.append("stall")
            on = self.nodes.stall[i]
            if self.game.may_leave:
                own = self.place(Node("", 1 - mover, (), (), ()))
                stays = self.state(on, tick + 1, self.later(on, waited))
                leaves = self.ended("left", i, way, float(rows.left[i, 0]))
                self.found[own] = Node(
                    f"tick {tick}: kept waiting", 1 - mover, ("wait", "leave"), (0.0, 0.0), (stays, leaves)
                )
                children.append(own)
            else:
                children.append(self.state(on, tick + 1, self.later(on, waited)))
        actions.append("walk")
        children.append(self.ended("walked", i, way, float(rows.received[i, 0])))
        return actions, children

    def ended(self, name: str, i: int, way: _Way, others: float) -> int:
        mover = self.nodes.mover[i]
        mine = float(self.rows.refused[mover, i, 0])
        return self.end(name, way.plus(*((mine, others) if mover == 0 else (others, mine))))

    def proposal(self, i: int, tick: int, way: _Way, to: str) -> int:
        """Place the other side's answer to a proposal; refused, the mover stalls or walks."""
        mover = self.nodes.mover[i]
        own = self.place(Node("", 1 - mover, (), (), ()))
        accepted = self.end(f"over to {to}", way.plus(*self.reach[to]))
        refused = self.place(Node("", mover, (), (), ()))
        options, places = self.refusals(i, tick, way)
        self.found[refused] = Node(f"tick {tick}: refused", mover, tuple(options), (0.0, 0.0), tuple(places))
        self.found[own] = Node(
            f"tick {tick}: {to} proposed", 1 - mover, ("accept", "refuse"), (0.0, 0.0), (accepted, refused)
        )
        return own
