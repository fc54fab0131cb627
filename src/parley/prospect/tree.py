"""Trees: games in extensive form with perfect information, for exchange with other solvers.

1. Any number of players; payoffs at inner nodes add up along the path.
2. Ties go to the action listed first, and are told: another solver may break them otherwise and be right.
3. Payoffs are added and compared as fractions: rounding neither makes a tie nor hides one.
"""

from dataclasses import dataclass
from fractions import Fraction

Payoffs = tuple[float, ...]
Exact = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A decision, or an end where `player` is None; nodes stand in prefix order."""

    name: str
    player: int | None
    actions: tuple[str, ...]
    payoffs: Payoffs  # added on reaching the node
    children: tuple[int, ...]
    line: int = 0
    exact: Exact = ()  # the same payoffs where a file gave them as fractions or decimals: ties are told by these


@dataclass(frozen=True, slots=True)
class Tree:
    """A game tree; the first node is the root."""

    title: str
    players: tuple[str, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class TreePlay:
    """Subgame-perfect play of a tree."""

    payoffs: Payoffs
    path: tuple[tuple[str, str], ...]  # player and action, from the root
    ties: tuple[str, ...]  # decisions where an equally good action would give somebody else something else


def play_of_tree(tree: Tree) -> TreePlay:
    """Return subgame-perfect play by backward induction, from the last node to the first."""
    value: list[Exact] = [()] * len(tree.nodes)
    best: list[int] = [0] * len(tree.nodes)
    ties = []
    for k in range(len(tree.nodes) - 1, -1, -1):
        node = tree.nodes[k]
        paid = node.exact or tuple(map(Fraction, node.payoffs))
        if node.player is None:
            value[k] = paid
            continue
        offers = [value[child] for child in node.children]
        best[k] = max(range(len(offers)), key=lambda a: (offers[a][node.player or 0], -a))
        chosen = offers[best[k]]
        if any(offer[node.player] == chosen[node.player] and offer != chosen for offer in offers):
            ties.append(node.name or f"node {k + 1}")
        value[k] = tuple(a + b for a, b in zip(paid, chosen, strict=True))
    path = []
    k = 0
    while (player := tree.nodes[k].player) is not None:
        path.append((tree.players[player], tree.nodes[k].actions[best[k]]))
        k = tree.nodes[k].children[best[k]]
    return TreePlay(tuple(map(float, value[0])), tuple(path), tuple(reversed(ties)))
