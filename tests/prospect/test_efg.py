"""Interchange: what is written reads back and is solved the same, here and by Gambit and OpenSpiel where they are."""

import warnings
from pathlib import Path
from random import Random

import numpy as np
import pytest

from parley.prospect.efg import Broken, NotSupported, efg_from_tree, tree_from_efg
from parley.prospect.game import BadGame, Game, Stakes, Step, stakes_of
from parley.prospect.solve import solve
from parley.prospect.tree import play_of_tree
from parley.prospect.unroll import tree_from_game
from tests.prospect.naive import some_deal

ENTRY = """EFG 2 R "Entry" { "Newcomer" "Holder" }
"Stays out, or enters and is fought or let in."

p "start" 1 1 "" { "out" "in" } 0
t "" 1 "out" { 0, 4 }
p "" 2 1 "" { "let in" "fight" } 2 "cost of entry" { -1/2 0 }
t "" 3 "shared" { 2.5 2 }
t "" 4 "fight" { -1 -1 }
"""


def deals(number: int, seed: int) -> list[tuple[Game, Stakes, dict[str, np.ndarray]]]:
    """Return small made-up deals, some with a switch."""
    random = Random(seed)
    return [
        (
            *some_deal(random, most_steps=3, slack=2),
            {"other": np.array([[random.uniform(-1, 3)], [random.uniform(-1, 3)]])},
        )
        for _ in range(number)
    ]


def test_written_game_reads_back_and_solves_as_the_graph_does() -> None:
    for game, stakes, others in deals(60, 21):
        tree = tree_from_game(game, stakes, others)
        again = tree_from_efg(efg_from_tree(tree))
        assert [(n.player, n.actions, n.payoffs, n.children) for n in again.nodes] == [
            (n.player, n.actions, n.payoffs, n.children) for n in tree.nodes
        ]
        solved = solve(game, stakes, others).value[:, 0]
        assert np.abs(np.array(play_of_tree(again).payoffs) - solved).max() <= 1e-9


def test_payoffs_on_the_way_add_up() -> None:
    play = play_of_tree(tree_from_efg(ENTRY))
    assert play.payoffs == (2.0, 2.0)
    assert play.path == (("Newcomer", "in"), ("Holder", "let in"))


def test_outcome_is_described_once_and_meant_again() -> None:
    text = 'EFG 2 R "x" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "o" { 1 1 } t "" 1'
    play = play_of_tree(tree_from_efg(text))
    assert play.payoffs == (1.0, 1.0)
    assert not play.ties


def test_tie_that_matters_to_the_other_is_told() -> None:
    text = 'EFG 2 R "x" { "A" "B" } p "root" 1 1 "" { "l" "r" } 0 t "" 1 "" { 1 1 } t "" 2 "" { 1 9 }'
    assert play_of_tree(tree_from_efg(text)).ties == ("root",)


def test_three_players_take_turns() -> None:
    text = """EFG 2 R "three" { "A" "B" "C" }
    p "" 1 1 "" { "stop" "go" } 0
    t "" 1 "" { 1 1 1 }
    p "" 2 1 "" { "stop" "go" } 0
    t "" 2 "" { 0 3 0 }
    p "" 3 1 "" { "stop" "go" } 0
    t "" 3 "" { 5 2 1 }
    t "" 4 "" { 9 9 0 }"""
    assert play_of_tree(tree_from_efg(text)).payoffs == (1.0, 1.0, 1.0)


def test_white_space_commas_and_the_comment_have_no_meaning() -> None:
    text = 'EFG 2 R"x"{"A""B"}p""1 1""{"l""r"}0 t""1"one"{1,2}\r\nt\t"" 2 "two" {\n3\n,4}\n\n'
    play = play_of_tree(tree_from_efg(text))
    assert play.payoffs == (3.0, 4.0)
    assert play.path == (("A", "r"),)
    assert tree_from_efg(text.replace('}p"', '}"a comment, { } with braces"p"')).nodes == tree_from_efg(text).nodes


def test_payoffs_are_whole_numbers_decimals_and_fractions() -> None:
    text = 'EFG 2 R "x" { "A" "B" "C" "D" "E" } t "" 1 "o" { -3, +.80 -7/4 2. 1.5e-3 }'
    assert play_of_tree(tree_from_efg(text)).payoffs == (-3.0, 0.8, -1.75, 2.0, 0.0015)


def test_tie_of_decimals_is_a_tie() -> None:
    text = """EFG 2 R "x" { "A" "B" } "a tenth and two tenths are three tenths"
    p "" 1 1 "" { "first" "second" } 0
    t "" 1 "" { 0.3 1 }
    p "" 2 1 "" { "on" } 2 "a tenth" { 0.1 0 }
    t "" 3 "two tenths" { 0.2 9 }"""
    play = play_of_tree(tree_from_efg(text))
    assert play.payoffs == (0.3, 1.0)
    assert play.ties == ("node 1",)


def test_tie_of_thirds_is_a_tie() -> None:
    text = """EFG 2 R "x" { "A" "B" }
    p "" 1 1 "" { "first" "second" } 0
    t "" 1 "" { 1 1 }
    p "" 2 1 "" { "on" } 2 "a third" { 1/3 0 }
    p "" 2 2 "" { "on" } 2
    p "" 2 3 "" { "on" } 0
    t "" 2"""
    assert play_of_tree(tree_from_efg(text)).payoffs == (1.0, 1.0)


def test_end_without_an_outcome_pays_nothing() -> None:
    text = 'EFG 2 R "x" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 0 t "" 1 "" { -1 5 }'
    assert play_of_tree(tree_from_efg(text)).payoffs == (0.0, 0.0)


def test_outcome_at_an_inner_node_is_meant_again_at_an_end_without_its_description() -> None:
    text = 'EFG 2 R "x" { "A" } p "" 1 7 "set" { "l" "r" } 12 "pay" { 5 } t "" 12 t "" 12 "pay" { 5 }'
    assert play_of_tree(tree_from_efg(text)).payoffs == (10.0,)


def test_numbers_of_sets_and_outcomes_are_arbitrary_and_sets_are_each_player_s_own() -> None:
    text = """EFG 2 D "x" { "A" "B" }
    p "" 2 90 "" { "l" "r" } 0
    p "" 1 90 "" { "x" "y" } 0
    t "" 41 "" { 1 1 }
    t "" 40 "" { 0 7 }
    p "" 1 3 "" { "x" "y" } 0
    t "" 40
    t "" 5 "" { 2 2 }"""
    play = play_of_tree(tree_from_efg(text))
    assert play.payoffs == (2.0, 2.0)
    assert play.path == (("B", "r"), ("A", "y"))


def test_labels_keep_quotation_marks_and_backslashes() -> None:
    text = r'EFG 2 R "the \"deal\" \\ 1\2" { "side \"A\"" } t "" 0'
    tree = tree_from_efg(text)
    assert tree.players == ('side "A"',)
    assert tree.title == r'the "deal" \ 1\2'
    assert tree_from_efg(efg_from_tree(tree)).title == tree.title


def test_what_has_no_label_goes_by_its_number() -> None:
    text = 'EFG 2 R "" { "" "B" "" } p "" 3 1 "" { "" "" } 0 t "" 0 t "" 1 "" { 1 1 1 }'
    tree = tree_from_efg(text)
    assert tree.players == ("player 1", "B", "player 3")
    assert play_of_tree(tree).path == (("player 3", "action 2"),)


def test_nodes_far_down_are_read_and_solved() -> None:
    deep = 3000
    lines = ['EFG 2 R "centipede" { "A" "B" }']
    for k in range(deep):
        lines.append(f'p "" {k % 2 + 1} {k + 1} "" {{ "stop" "on" }} 0')
        lines.append(f't "" {k + 1} "" {{ {k + 2 * ((k + 1) % 2)} {k + 2 * (k % 2)} }}')
    lines.append(f't "" {deep + 1} "" {{ {deep} {deep} }}')
    assert play_of_tree(tree_from_efg("\n".join(lines))).path == (("A", "stop"),)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ('EFG 2 R "x" { "A" } c "" 1 "" { "a" 0.5 "b" 0.5 } 0', NotSupported, "chance"),
        (
            'EFG 2 R "x" { "A" "B" }\np "" 1 1 "" { "l" "r" } 0\np "" 2 1 "" { "x" "y" } 0\nt "" 1 "" { 1 1 }\n'
            't "" 2 "" { 1 1 }\np "" 2 1 "" { "x" "y" } 0',
            NotSupported,
            r"line 6: B's information set 1 .* hidden",
        ),
        ('EFG 3 R "x" { "A" }', NotSupported, "version 3"),
        ('EFG 2 R "x" { "A" } p "" 1 1 "" { "l" "l" } 0', Broken, "label of its own"),
        ('EFG 2 R "x" { "A" } p "" 1 1 "" { "l" "" } 0', Broken, "label of its own"),
        ('EFG 2 R "x" { "A" } p "" 1 1 "" { "l } 0', Broken, "never closed"),
        ('EFG 2 R "x" { "A" } p "" 2 1 "" { "l" "r" } 0', Broken, "no player 2"),
        ('EFG 2 R "x" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 1 }', Broken, "ends before"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1 } t "" 2 "" { 1 }', Broken, "more nodes"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { one }', Broken, "payoffs are numbers"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1e99999999 }', Broken, "more than 999 figures"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1 2 }', Broken, "2 payoffs for 1"),
        ('EFG 2 R "x" { "A" } t "" 7', Broken, "outcome 7"),
        ('EFG 2 R "x" { "A" } q "" 7', Broken, "begins with p or t"),
        ('EFG 2 R "x" { "A" "A" } t "" 0', Broken, "name of their own"),
        ('EFG 2 R "x" { } t "" 0', Broken, "name of their own"),
        ('EFG 2 R "x" { "A" } t "" 0 "nothing" { 0 }', Broken, "outcome 0 is no outcome"),
        (
            'EFG 2 R "x" { "A" } p "" 1 1 "" { "l" "r" } 0\nt "" 1 "won" { 1 }\nt "" 1 "lost" { 1 }',
            Broken,
            'line 3: outcome 1 was called "won" before, and here "lost"',
        ),
        (
            'EFG 2 R "x" { "A" } p "" 1 1 "" { "l" "r" } 0\nt "" 1 "won" { 1 }\nt "" 1 "won" { 2 }',
            Broken,
            "line 3: outcome 1 was given other payoffs",
        ),
        ('EFG 2 R "x" { "A" } p "" 1 1 "" { } 0', Broken, "lists no actions"),
        ('EFG 2 R "x" { "A" } p "" 1 1 0', Broken, "is not described"),
        ('EFG 2 R "x" { "A" } p "" 1 -1 "" { "l" } 0', Broken, "number of the information set"),
        ('EFG 2 R "x" { "A" } p "" one 1 "" { "l" } 0', Broken, "player's number"),
        ('EFG 2 R "x" { "A" } p 1 1 "" { "l" } 0', Broken, "node's name"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1_000 }', Broken, "payoffs are numbers"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { inf }', Broken, "payoffs are numbers"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1/0 }', Broken, "payoffs are numbers"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { }', Broken, "0 payoffs for 1"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { "1" }', Broken, "payoffs is expected"),
        ('EFG 2 R "x" { "A" } t "" 1 "" { 1', Broken, "the file ends"),
        ('EFG 2 R { "A" } t "" 0', Broken, "title in quotation marks"),
        ("NFG 1 R", Broken, "begins with EFG"),
        ("", Broken, "begins with EFG"),
    ],
)
def test_file_that_cannot_be_answered_is_refused_with_its_line(text: str, error: type[ValueError], says: str) -> None:
    with pytest.raises(error, match=says):
        tree_from_efg(text)


def test_tree_too_large_to_write_says_so() -> None:
    game = Game("wide", tuple(Step(f"s{i}", i % 2) for i in range(8)), 16)
    with pytest.raises(BadGame, match="more than 100,000 nodes"):
        tree_from_game(game, stakes_of(8, gain=0.0, end=1.0, collapse=0.0))


def test_gambit_agrees(tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not here: the comparison with Gambit is left out")
    worst = 0.0
    for game, stakes, others in deals(60, 22):
        path = tmp_path / "game.efg"
        path.write_text(efg_from_tree(tree_from_game(game, stakes, others)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = gambit.read_efg(str(path))
        value = gambit_value(gambit, read)
        worst = max(worst, float(np.abs(np.array(value) - solve(game, stakes, others).value[:, 0]).max()))
    assert worst <= 1e-9


def gambit_value(gambit: object, game: object, path: tuple[str, ...] = ()) -> list[float]:
    """Return backward induction over Gambit's own nodes (version 17 by histories, 16 by nodes)."""
    if hasattr(game, "root"):
        return node_value(game, game.root)
    here = gambit.H.path(*path)
    player = game.get_player(here)
    if player is None:
        paid = game.get_outcome_payoffs(game.get_outcome(here))
        return [float(paid[name]) for name in ("A", "B")]
    side = "AB".index(player)
    offers = [gambit_value(gambit, game, (*path, action)) for action in game.get_actions(here)]
    return max(offers, key=lambda offer: offer[side])


def node_value(game: object, node: object) -> list[float]:
    """Return the same over the nodes of version 16."""
    players = list(game.players)
    if node.is_terminal:
        return [float(node.outcome[player]) for player in players]
    side = players.index(node.player)
    return max((node_value(game, child) for child in node.children), key=lambda offer: offer[side])


def test_openspiel_agrees(tmp_path: Path) -> None:
    spiel = pytest.importorskip("pyspiel", reason="OpenSpiel is not here: the comparison with it is left out")
    worst = 0.0

    def value(state: object) -> list[float]:
        if state.is_terminal():
            return list(state.returns())
        side = state.current_player()
        return max((value(state.child(a)) for a in state.legal_actions()), key=lambda offer: offer[side])

    for game, stakes, others in deals(60, 23):
        path = tmp_path / "game.efg"
        path.write_text(efg_from_tree(tree_from_game(game, stakes, others)))
        if game.horizon and len(tree_from_game(game, stakes, others).nodes) > 1:
            root = spiel.load_game(f"efg_game(filename={path})").new_initial_state()
            worst = max(worst, float(np.abs(np.array(value(root)) - solve(game, stakes, others).value[:, 0]).max()))
    assert worst <= 1e-9
