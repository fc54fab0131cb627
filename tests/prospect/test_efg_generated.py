"""Games of every form that the format allows, written at random: read and solved as they were dealt."""

import warnings
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from parley.prospect.efg import tree_from_efg
from parley.prospect.tree import play_of_tree

Paid = tuple[Fraction, ...]


class Dealt:
    """One random game: its text, and the value that it has by going through it while it is written."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.players = self.random.randint(1, 4)
        self.sets = [0] * self.players
        self.outcomes: list[tuple[str, Paid]] = []
        names = " ".join(f'"P{n + 1}"' for n in range(self.players))
        comment = self.random.choice(["", '""', '"a comment,\nover two lines { }"'])
        self.lines = [f'EFG 2 R "dealt {seed}" {{ {names} }} {comment}']
        self.value = self.node(0)

    def node(self, depth: int) -> Paid:
        if depth == 4 or self.random.random() < 0.15 * depth:
            return self.outcome(f't "e{len(self.lines)}"')
        player = self.random.randrange(self.players)
        self.sets[player] += self.random.randint(1, 9)
        actions = self.random.randint(1, 3)
        labels = " ".join(f'"{self.random.choice(("go", "say {}", "a, b"))} {n}"' for n in range(actions))
        head = f'p "n{len(self.lines)}" {player + 1} {self.sets[player]} "set {len(self.lines)}" {{ {labels} }}'
        here = self.outcome(head)
        offers = [self.node(depth + 1) for _ in range(actions)]
        best = max(offers, key=lambda offer: offer[player])
        return tuple(a + b for a, b in zip(here, best, strict=True))

    def outcome(self, head: str) -> Paid:
        """Write a node's line with no outcome, one mentioned before, or a fresh one; return what it pays."""
        kind = self.random.random()
        if kind < 0.25:
            self.lines.append(f"{head} 0")
            return (Fraction(0),) * self.players
        if kind < 0.5 and self.outcomes:
            number = self.random.randrange(len(self.outcomes))
            described, paid = self.outcomes[number]
            self.lines.append(f"{head} {7 * number + 3}{self.random.choice(['', described])}")
            return paid
        words = [
            self.random.choice(["1/3", "-2/7", ".25", "-1.50", "3", "0", "1e1", "2."]) for _ in range(self.players)
        ]
        described = f' "o{len(self.outcomes)}" {{ {self.random.choice([" ", ", "]).join(words)} }}'
        paid = tuple(map(Fraction, words))
        self.outcomes.append((described, paid))
        self.lines.append(f"{head} {7 * len(self.outcomes) - 4}{described}")
        return paid

    @property
    def text(self) -> str:
        return self.random.choice(["\n", " ", "\r\n\r\n\t"]).join(self.lines)


@pytest.mark.parametrize("seed", range(200))
def test_dealt_game_is_solved_as_it_was_dealt(seed: int) -> None:
    dealt = Dealt(seed)
    play = play_of_tree(tree_from_efg(dealt.text))
    assert play.payoffs == tuple(map(float, dealt.value))


def test_gambit_solves_dealt_games_alike(tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not here: the comparison with Gambit is left out")
    for seed in range(200):
        dealt = Dealt(seed)
        path = tmp_path / "dealt.efg"
        path.write_text(dealt.text, newline="")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = gambit.read_efg(str(path))
        names = [f"P{n + 1}" for n in range(dealt.players)]
        assert value_in_gambit(gambit, read, names) == pytest.approx(tuple(map(float, dealt.value)), abs=1e-9)


def value_in_gambit(gambit: object, game: object, names: list[str], path: tuple[str, ...] = ()) -> list[float]:
    """Return backward induction over the nodes of Gambit 17, with the payoffs on the way."""
    here = gambit.H.path(*path)
    outcome = game.get_outcome(here)
    paid = game.get_outcome_payoffs(outcome) if outcome else dict.fromkeys(names, 0)
    value = [float(paid[name]) for name in names]
    player = game.get_player(here)
    if player is None:
        return value
    offers = [value_in_gambit(gambit, game, names, (*path, action)) for action in game.get_actions(here)]
    best = max(offers, key=lambda offer: offer[names.index(player)])
    return [a + b for a, b in zip(value, best, strict=True)]
