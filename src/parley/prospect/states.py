"""States: which steps are done and who moves, and what leads where; the clock is the solver's loop.

1. A node is a set of steps done (closed under "after") with the side to move; a side without a ready step never moves
   while the other has one.
2. Nodes are listed by the number of steps done, so those reachable by a tick come first.
3. What is too large is said before anything is built, with the number and what to leave out.
"""

from dataclasses import dataclass

from parley.prospect.game import BadGame, Game, Step

MOST_STATES = 100_000_000  # two layers of values and one byte of plan per state: about 200 MB at 18 free steps
MOST_NODES = 300_000  # beyond this the graph is not listed; `free_order` works on masks


@dataclass(frozen=True, slots=True)
class Nodes:
    """The graph of states without its clock."""

    done: tuple[int, ...]  # bit i is step i
    mover: tuple[int, ...]
    moves: tuple[tuple[tuple[int, int], ...], ...]  # (step, node that it leads to), lowest step first
    stall: tuple[int, ...]  # node after a tick in which nothing is done
    within: tuple[int, ...]  # how many nodes have at most t steps done, for t = 0..n
    complete: int
    start: int


def ready_steps(steps: tuple[Step, ...], done: int, side: int) -> tuple[int, ...]:
    """Return the steps that `side` could perform now."""
    return tuple(
        i for i, s in enumerate(steps)
        if s.side == side and not done >> i & 1 and all(done >> a & 1 for a in s.after)
    )  # fmt: skip


def next_mover(steps: tuple[Step, ...], done: int, wanted: int) -> int:
    """Return `wanted`, or the other side where `wanted` has nothing to do."""
    return wanted if ready_steps(steps, done, wanted) else 1 - wanted


def _moves(steps: tuple[Step, ...], done: int, mover: int, full: int) -> tuple[tuple[int, tuple[int, int]], ...]:
    """Return each step that may be performed now, and the node that it leads to."""
    after = ((i, done | 1 << i) for i in ready_steps(steps, done, mover))
    return tuple((i, (to, 0 if to == full else next_mover(steps, to, 1 - mover))) for i, to in after)


def nodes_of(game: Game) -> Nodes:
    """Return the nodes that can be reached from the deal's beginning."""
    steps = game.steps
    full = (1 << len(steps)) - 1
    first = (0, next_mover(steps, 0, game.first))
    layer, found = [first], [first]
    links: dict[tuple[int, int], tuple[tuple[tuple[int, tuple[int, int]], ...], tuple[int, int]]] = {}
    seen = {first}
    while layer:
        following: list[tuple[int, int]] = []
        for done, mover in layer:
            if done == full:
                links[done, mover] = ((), (done, mover))
                continue
            stalled = (done, next_mover(steps, done, 1 - mover))
            moves = _moves(steps, done, mover, full)
            links[done, mover] = (moves, stalled)
            for to in [stalled, *(to for _, to in moves)]:
                if to not in seen:
                    seen.add(to)
                    found.append(to)
                    (layer if to[0] == done else following).append(to)
        if len(found) > MOST_NODES:
            raise BadGame(too_many(game))
        layer = following
    found.sort(key=lambda node: (node[0].bit_count(), node))
    place = {node: i for i, node in enumerate(found)}
    sizes = [done.bit_count() for done, _ in found]
    return Nodes(
        tuple(done for done, _ in found),
        tuple(mover for _, mover in found),
        tuple(tuple((i, place[to]) for i, to in links[node][0]) for node in found),
        tuple(place[links[node][1]] for node in found),
        tuple(sum(size <= t for size in sizes) for t in range(len(steps) + 1)),
        place[full, 0],
        place[first],
    )


def count_states(game: Game) -> int:
    """Return how many states (sets done × clock × mover) the game may have, without building them."""
    steps = game.steps
    group = list(range(len(steps)))
    for i, step in enumerate(steps):
        for a in step.after:
            old, new = group[a], group[i]
            group = [new if g == old else g for g in group]
    sets = 1
    for g in set(group):
        sets *= _count_sets(tuple(i for i in range(len(steps)) if group[i] == g), steps)
    return sets * (game.horizon + 1) * 2


def _count_sets(members: tuple[int, ...], steps: tuple[Step, ...]) -> int:
    layer, total = {0}, 1
    while layer and total <= MOST_STATES:
        layer = {
            done | 1 << i
            for done in layer
            for i in members
            if not done >> i & 1 and all(done >> a & 1 for a in steps[i].after)
        }
        total += len(layer)
    return total


def too_many(game: Game) -> str:
    """Return what to say of a game that is too large."""
    free = sum(1 for step in game.steps if not step.after)
    return (
        f"{game.id}: {count_states(game):,} states or more "
        f"({len(game.steps)} steps, {free} that wait for none, {game.horizon} ticks); at most {MOST_STATES:,} fit. "
        "Give an order to some of the unordered steps (n in a row make n + 1 sets, not 2 to the n), "
        "join steps of one side that go together, or leave out those with the narrowest ranges."
    )
