"""From an agreement and a values file to what is told: steps, answers, wording, picture, command."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from typer.testing import CliRunner

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.cli import app
from parley.prospect.efg import tree_from_efg
from parley.prospect.from_agreement import deals_from_agreement
from parley.prospect.from_yaml import Read, values_from_text
from parley.prospect.game import BadGame, Game, Step, stakes_of
from parley.prospect.picture import picture_of
from parley.prospect.prospect import Prospect, prospect_of
from parley.prospect.questions import form_of, questions_of
from parley.prospect.sample import draw, quotes_for, stakes_from
from parley.prospect.solve import solve
from parley.prospect.to_json import data_from_prospect
from parley.prospect.tree import Tree, play_of_tree
from parley.prospect.unroll import tree_from_game
from parley.prospect.values import RULES
from parley.prospect.wording import sentences_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DEAL = """
accord: "1"
id: wells
title: Two valleys and their wells
parties:
  upper: {name: Upper Valley, role: party}
  lower: {name: Lower Valley, role: party}
  elders: {name: Elders, role: mediator}
stocks: {goats: {title: goats, holder: upper}}
phases:
  one: {title: First, starts: 2030-01-01, lasts: 20 days, basis: modeller}
  two: {title: Second, after: one, enters_when: agreed(water_share), lasts: 20 days, basis: modeller}
processes:
  talks: {between: [upper, lower], yields: water_share, basis: modeller}
provisions:
  send_goats:
    {kind: achieve, by: upper, to: lower, act: send(goats), what: {stock: goats, quantity: "30"}, during: one,
     basis: modeller}
  open_well:
    {kind: achieve, by: lower, to: upper, act: open(well), during: one, when: done(send_goats), basis: modeller}
  keep_peace: {kind: abstain, by: [upper, lower], act: fight, during: one, basis: modeller}
  build_canal: {kind: achieve, by: lower, act: build(canal), during: two, binding: no, basis: modeller}
"""
VALUES = """
values: "1"
agreement: wells
title: Wells
sides: {A: upper, B: lower}
owner: a villager
basis: what was said at the market
unit: sacks of grain
tick: a week
horizons: [5, 8]
may_stall: yes
may_leave: yes
moves_first: A
penalties_go_to: nobody
thin: 0.5
goes_on: 0.98 .. 1
assurance_applied: 0.5
A: {collapse: -4 .. -1, discount: 0.98, limbo: -0.5 .. 0, leaving: 0}
B: {collapse: -4 .. -1, discount: 0.98, limbo: -0.5 .. 0, leaving: 0}
ends: {canal: {A: 1 .. 4, B: 0 .. 3}}
items:
  goats: {A: {gain: -0.2 .. -0.1, kept: 0}, B: {gain: 0.1 .. 0.3, kept: 0}, penalty: 0 .. 2, applied: 0.5, fine: 0}
  open_well: {A: {gain: 3 .. 6, kept: 0}, B: {gain: -3 .. -1, kept: 0}, penalty: 0 .. 2, applied: 0.5, fine: 0}
  agree_water_share.A: {A: {gain: 0, kept: 0}, B: {gain: 1, kept: 0}}
  agree_water_share.B: {A: {gain: 1, kept: 0}, B: {gain: 0, kept: 0}}
  build_canal: {A: {gain: 2 .. 5, kept: 0}, B: {gain: -6 .. -1, kept: 0}}
deals: {whole: {title: The whole of it, ends_in: canal}}
"""


def world(values: str = VALUES, deal: str = DEAL) -> tuple[Agreement, Read]:
    """Return a small made-up agreement and values for it."""
    loaded = agreement_from_text(deal)
    assert not loaded.errors, [str(e) for e in loaded.errors]
    return loaded.agreement, values_from_text(values)


def prospect(values: str = VALUES, deal: str = DEAL, count: int = 600) -> Prospect:
    """Return the stress test of the small agreement."""
    agreement, read = world(values, deal)
    assert not read.faults, [str(f) for f in read.faults]
    return prospect_of(deals_from_agreement(agreement, read.values), read.values, count, 1)


def test_steps_come_from_the_agreement_with_their_order_and_whether_they_bind() -> None:
    agreement, read = world()
    (deal,) = deals_from_agreement(agreement, read.values)
    steps = {step.id: step for step in deal.game.steps}
    ids = [step.id for step in deal.game.steps]
    assert set(ids) == {"send_goats", "open_well", "agree_water_share.A", "agree_water_share.B", "build_canal"}
    assert ids.index("send_goats") in steps["open_well"].after
    assert {ids[k] for k in steps["agree_water_share.A"].after} >= {"send_goats", "open_well"}
    assert steps["send_goats"].binding
    assert not steps["build_canal"].binding
    assert not steps["agree_water_share.B"].binding
    assert dict(zip(ids, deal.amounts, strict=True))["send_goats"] == 30
    assert any("keep_peace (holds over time)" in note for note in deal.notes)
    assert any("owed by nobody" in note for note in deal.notes)


def test_phases_that_loop_are_refused() -> None:
    looping = DEAL.replace("one: {title: First,", "one: {title: First, after: two,")
    agreement, read = world(deal=looping)
    with pytest.raises(BadGame, match="loop"):
        deals_from_agreement(agreement, read.values)


def test_missing_value_is_a_question_and_never_a_default() -> None:
    agreement, read = world(VALUES.replace("goes_on: 0.98 .. 1\n", ""))
    deals = deals_from_agreement(agreement, read.values)
    assert [q.split(":")[0] for q in questions_of(deals, read.values)] == ["goes_on"]
    with pytest.raises(BadGame, match="no value for goes_on"):
        prospect_of(deals, read.values, 100, 1)


def test_form_asks_everything_and_does_not_load_unanswered() -> None:
    agreement, read = world("values: '1'\nsides: {A: upper, B: lower}\n")
    form = form_of(agreement, deals_from_agreement(agreement, read.values), read.values, read.missing)
    assert "# ? chance, each tick" in form
    assert "gain: # ? what changes for A" in form
    again = values_from_text(form)
    assert again.faults or again.missing
    assert not again.values.quotes


def test_form_for_a_file_of_proposals_asks_of_each() -> None:
    agreement = agreement_from_text((EXAMPLES / "after_phase_one.accord.yaml").read_text()).agreement
    values = values_from_text("values: '1'\nsides: {A: hamas, B: israel}\n").values
    form = form_of(agreement, deals_from_agreement(agreement, values), values, tuple(RULES))
    assert form.count("    proposal: ") == len(agreement.proposals) == 4


def test_filled_form_says_what_the_file_said() -> None:
    agreement, read = world()
    form = form_of(agreement, deals_from_agreement(agreement, read.values), read.values, read.missing)
    again = values_from_text(form)
    assert not again.faults, [str(f) for f in again.faults]
    assert {k: (q.low, q.high) for k, q in again.values.quotes.items()} == {
        k: (q.low, q.high) for k, q in read.values.quotes.items()
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("collapse: -4 .. -1, discount", "collapse: -1 .. -4, discount", "Did you mean `-4 .. -1`"),
        ("unit: sacks", "units: sacks", "Did you mean `unit`"),
        ("leaving: 0}\nB", "leaving: inf}\nB", "not finite"),
        ("penalty: 0 .. 2", "penalty: -1 .. 2", "0 or more"),
        ("goes_on: 0.98 .. 1", "goes_on: 0.98 .. 1.1", "from 0 to 1"),
        ("discount: 0.98, limbo: -0.5 .. 0, leaving: 0}\nB", "discount: 0, limbo: 0, leaving: 0}\nB", "above 0"),
        ("{A: 1 .. 4, B: 0 .. 3}", "{A: -4 .. -1, B: -3 .. -2}", "less than nothing to both"),
        ("owner: a villager\n", "", "has no owner"),
        ("horizons: [5, 8]", "horizons: [5, many]", "whole ticks"),
        ("may_stall: yes", "may_stall: maybe", "yes or no"),
        ("sides: {A: upper, B: lower}", "sides: {A: upper, B: upper}", "both sides"),
        ("gain: 3 .. 6", "gain: a lot", "a number or a range"),
        ("thin: 0.5", "thin: -1", "0 or more"),
    ],
)
def test_contradiction_in_a_values_file_is_told_with_its_line(old: str, new: str, says: str) -> None:
    assert old in VALUES
    faults = [str(f) for f in world(VALUES.replace(old, new, 1))[1].faults]
    assert any(says in fault for fault in faults), faults
    assert all(fault[0].isdigit() for fault in faults)


def test_swapping_the_sides_swaps_every_answer() -> None:
    rng = np.random.default_rng(4)
    n, m = 4, 300
    steps = tuple(Step(f"s{i}", i % 2, i != 3, (i - 1,) if i else ()) for i in range(n))
    gain = rng.uniform(-3, 4, (n, 2, m))
    parts = {
        key: rng.uniform(low, high, (2, m)) for key, low, high in (("end", 0, 3), ("collapse", -3, 0), ("limbo", -1, 1))
    }
    penalty = rng.uniform(0, 2, (n, m))
    one = solve(Game("g", steps, 7), stakes_of(n, m, gain=gain, penalty=penalty, **parts))
    swapped_steps = tuple(replace(s, side=1 - s.side) for s in steps)
    swapped = {key: value[::-1] for key, value in parts.items()}
    other = solve(Game("g", swapped_steps, 7, first=1), stakes_of(n, m, gain=gain[:, ::-1], penalty=penalty, **swapped))
    assert (one.value == other.value[::-1]).all()
    assert (one.decisive == other.decisive).all()
    assert (one.play.side[~one.carried_out] == 1 - other.play.side[~other.carried_out]).all()


def test_nash_equilibrium_may_collapse_where_play_that_is_meant_carries_the_deal_out() -> None:
    steps = (Step("dig", 0), Step("pay", 1, True, (0,)), Step("fill", 0, True, (1,)))
    stakes = stakes_of(
        3, gain=[[-4.0, 9.0], [12.0, -3.0], [-2.0, 8.0]], end=[3.0, 1.0], collapse=[-2.5, -1.5], penalty=2.0
    )
    game = Game("wells", steps, 4)
    tree = tree_from_game(game, stakes)
    assert play_of_tree(tree).payoffs == (9.0, 15.0)
    assert solve(game, stakes).carried_out[0]
    walks = {k: len(node.actions) - 1 for k, node in enumerate(tree.nodes) if node.player is not None}
    collapse = reached(tree, walks)
    assert collapse == (-4.5, -1.5)
    assert all(best_reply(tree, walks, player)[player] <= collapse[player] for player in (0, 1))  # an exact equilibrium


def reached(tree: Tree, choice: dict[int, int], node: int = 0) -> tuple[float, ...]:
    """Return the payoffs that fixed choices lead to."""
    here = tree.nodes[node]
    return here.payoffs if here.player is None else reached(tree, choice, here.children[choice[node]])


def best_reply(tree: Tree, choice: dict[int, int], player: int, node: int = 0) -> tuple[float, ...]:
    """Return the best that one player reaches alone, the other's choices kept."""
    here = tree.nodes[node]
    if here.player is None:
        return here.payoffs
    if here.player != player:
        return best_reply(tree, choice, player, here.children[choice[node]])
    return max((best_reply(tree, choice, player, child) for child in here.children), key=lambda p: p[player])


def test_answer_says_where_it_breaks_for_whom_and_what_would_mend_it() -> None:
    found = prospect()
    (tested,) = found.tested
    ids = [step.id for step in tested.deal.game.steps]
    assert 0 < tested.share < 1
    assert ids[tested.breaking[0].step] == "build_canal"
    words = " ".join(sentences_of(tested, found))
    assert "under these assumptions B gains" in words or "In the middle valuation it is carried out" in words
    assert "only talked about" in words
    assert "will" not in words.split()
    assert all(not np.isfinite(a.middle) or a.middle >= 0 for a in tested.assurances)


def test_deals_with_different_ends_are_not_ranked_together() -> None:
    more = VALUES.replace(
        "deals: {whole: {title: The whole of it, ends_in: canal}}",
        "deals:\n  whole: {title: The whole of it, ends_in: canal}\n"
        "  swap: {title: Goats for the well, ends_in: swapped, order: [[send_goats], [open_well]]}\n",
    ).replace("ends: {", "ends: {swapped: {A: 0, B: 0}, ")
    found = prospect(more)
    assert found.apart == (("whole",), ("swap",))
    assert not found.turns


def test_switch_leads_to_the_other_deal_and_never_in_a_circle() -> None:
    deals = (
        "deals:\n  whole: {title: W, ends_in: canal, order: [[send_goats], [open_well], [build_canal]], "
        "switches: [{by: B, after: [send_goats, open_well], to: swap}]}\n"
        "  swap: {title: S, ends_in: swapped, order: [[open_well]]SWAP}\n"
    )
    base = VALUES.split("deals:")[0].replace("ends: {", "ends: {swapped: {A: 6, B: 8}, ")
    found = prospect(base + deals.replace("SWAP", ""))
    whole = found.tested[0]
    assert any(ending.name == "SWITCHED" for ending, _ in whole.endings)
    circle = base + deals.replace("SWAP", ", switches: [{by: A, after: [], to: whole}]")
    agreement, read = world(circle)
    with pytest.raises(BadGame, match="circle"):
        deals_from_agreement(agreement, read.values)


def test_picture_is_sound_and_says_that_it_is_no_forecast() -> None:
    found = prospect()
    picture = picture_of(found)
    root = ElementTree.fromstring(picture)
    texts = " ".join(root.itertext())
    assert "No forecast" in texts
    assert "build_canal (talked about)" in texts
    assert picture == picture_of(prospect())


def test_data_holds_every_value_with_owner_and_basis() -> None:
    data = json.loads(json.dumps(data_from_prospect(prospect())))
    assert all(value["owner"] == "a villager" and value["basis"] for value in data["values"])
    assert data["deals"][0]["steps"][0]["margin"]["median"] is not None


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Write the small agreement and its values."""
    deal, values = tmp_path / "wells.accord.yaml", tmp_path / "wells.values.yaml"
    deal.write_text(DEAL)
    values.write_text(VALUES)
    return deal, values


def test_command_answers_on_one_screen(files: tuple[Path, Path]) -> None:
    ran = CliRunner().invoke(app, ["test", *map(str, files), "--valuations", "300"])
    assert ran.exit_code == 0, ran.output
    assert len(ran.stdout.splitlines()) <= 50
    for said in ("breaks most at", "assurance", "ranking turns over", "does not know", "never probabilities"):
        assert said in ran.stdout.replace("\n", " "), said


def test_command_writes_a_game_that_another_solver_can_read(files: tuple[Path, Path], tmp_path: Path) -> None:
    efg = tmp_path / "wells.efg"
    ran = CliRunner().invoke(
        app, ["test", *map(str, files), "--valuations", "100", "--efg", str(efg), "--bounds", "--details"]
    )
    assert ran.exit_code == 0, ran.output
    tree = tree_from_efg(efg.read_text())
    solved = CliRunner().invoke(app, ["test", str(efg)])
    assert solved.exit_code == 0
    assert f"A {play_of_tree(tree).payoffs[0]:.10g}" in solved.stdout


def test_command_asks_and_refuses_in_words(files: tuple[Path, Path], tmp_path: Path) -> None:
    deal, values = files
    values.write_text(VALUES.replace("thin: 0.5\n", "").replace("goes_on: 0.98 .. 1\n", ""))
    asked = CliRunner().invoke(app, ["test", str(deal), str(values)])
    assert asked.exit_code == 2
    assert "2 questions are open" in asked.stderr
    form = CliRunner().invoke(app, ["test", str(deal), str(values), "--questions"])
    assert form.exit_code == 0
    assert "thin: # ?" in form.stdout
    assert CliRunner().invoke(app, ["test", str(deal)]).exit_code == 2
    assert CliRunner().invoke(app, ["test", str(tmp_path / "none.efg")]).exit_code == 2
    chance = tmp_path / "chance.efg"
    chance.write_text('EFG 2 R "x" { "A" "B" } c "" 1 "" { "a" 0.5 "b" 0.5 } 0')
    refused = CliRunner().invoke(app, ["test", str(chance)])
    assert refused.exit_code == 2
    assert "chance" in refused.stderr


def test_seeds_example_tells_which_step_breaks_each_design() -> None:
    agreement = agreement_from_text((EXAMPLES / "after_phase_one.accord.yaml").read_text()).agreement
    read = values_from_text((EXAMPLES / "after_phase_one.values.yaml").read_text())
    assert not read.faults
    assert not read.missing
    found = prospect_of(deals_from_agreement(agreement, read.values), read.values, 500, 1)
    tested = {t.deal.game.id: t for t in found.tested}
    assert set(tested) == {"nine", "eleven", "extend", "full_a", "full_b", "full_steps"}
    assert ["extend"] in [list(group) for group in found.apart]
    for name, side in (("nine", 1), ("eleven", 1), ("full_a", 1), ("full_b", 0), ("full_steps", 1)):
        breaks = tested[name].deal.game.steps[tested[name].breaking[0].step]
        assert breaks.side == side, name
    assert not any(a.helps for a in tested["nine"].assurances if not a.as_if_binding)
    assert found.turns


def test_tripled_penalties_leave_a_deal_alone_whose_decisive_step_is_only_talked_about() -> None:
    agreement = agreement_from_text((EXAMPLES / "after_phase_one.accord.yaml").read_text()).agreement
    text = (EXAMPLES / "after_phase_one.values.yaml").read_text()
    tripled = text.replace("penalty: 0 .. 4", "penalty: 0 .. 12").replace("penalty: 0 .. 6", "penalty: 0 .. 18")
    shares: list[dict[str, float]] = []
    for values in (text, tripled):
        read = values_from_text(values)
        deals = [d for d in deals_from_agreement(agreement, read.values) if d.game.id in ("nine", "full_b")]
        points = draw(quotes_for(deals, read.values.quotes), 2000, 1)
        shares.append({d.game.id: solve(d.game, stakes_from(d, points, False)).carried_out.mean() for d in deals})
    assert shares[1]["nine"] == pytest.approx(shares[0]["nine"], abs=0.03)
    assert shares[1]["full_b"] > 1.3 * shares[0]["full_b"]
