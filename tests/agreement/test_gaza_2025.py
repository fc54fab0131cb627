"""What has to follow from the file of 2025, and is nowhere written down in it."""

from dataclasses import replace

from parley.agreement.agreement import Agreement
from parley.agreement.check import findings_of
from parley.agreement.compare import Comparison, accepted, comparison_of, steps_by_party
from parley.agreement.crossing import Fit
from parley.agreement.finding import Finding
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.patch import applied_proposal, ground_of, with_reading
from parley.agreement.positions import clashes_of
from parley.agreement.reach import Verdict, answer_for_phase
from tests.agreement.texts import EXAMPLES, example


def findings() -> dict[tuple[str, str], Finding]:
    text = (EXAMPLES / "gaza_2025.accord.yaml").read_text("utf-8")
    return {(finding.code, finding.path): finding for finding in findings_of(agreement_from_text(text))}


def with_proposals() -> Agreement:
    return replace(example("gaza_2025"), proposals=example("gaza_2025_proposals").proposals)


def compared(id_: str) -> Comparison:
    base = with_proposals()
    proposal = base.proposal(id_)
    assert proposal
    loaded = applied_proposal(proposal, base)
    assert not loaded.errors
    return comparison_of(ground_of(proposal, base), loaded.agreement, (), accepted(id_))


def test_the_corridor_s_day_falls_after_its_phase() -> None:
    finding = findings()["due-after-phase", "provisions.leave_corridor.due"]
    assert "2025-03-09" in finding.reason and "2025-03-01" in finding.reason


def test_the_published_rates_alone_cannot_give_the_total() -> None:
    finding = findings()["rates-below-total", "exchanges.swap_one.rates"]
    assert "0 to 1,650" in finding.reason and "1,805 to 1,995" in finding.reason


def test_entry_to_the_second_phase_rests_on_consent_nobody_owes() -> None:
    finding = findings()["entry-needs-consent", "phases.two.enters_when"]
    assert "agreed(two_terms) by hamas and israel" in finding.reason
    assert "readings.good_faith" in finding.turns_on


def test_a_duty_of_good_faith_turns_that_answer_over() -> None:
    agreement = example("gaza_2025")
    assert answer_for_phase(agreement, "two").verdict is Verdict.CONSENT
    reading = next(item for item in agreement.readings if item.id == "good_faith")
    answer = answer_for_phase(with_reading(reading, agreement).agreement, "two")
    assert answer.verdict is Verdict.EFFORTS
    assert answer.turns_on == ("provisions.conclude_two",)
    assert not answer.held_up_by, "efforts may fail, but to withhold them is no free choice"


def test_either_side_can_hold_up_the_second_phase_without_breach() -> None:
    answer = answer_for_phase(example("gaza_2025"), "two")
    assert [held.party for held in answer.held_up_by] == ["hamas", "israel"]


def test_two_stages_performed_still_do_not_reach_the_second_phase() -> None:
    reached = {item.phase: item.after for item in compared("two-stages").reached}
    answer = reached["two"]
    assert answer and answer.verdict is Verdict.CONSENT
    assert "agreed(two_terms)" in {str(move.event) for move in answer.ways[0]}
    steps = {by: [str(move.event) for move in moves] for by, moves in steps_by_party(answer).items()}
    assert set(steps[("hamas",)]) == {
        "done(release_1)",
        "done(duties_1_hamas)",
        "done(release_2)",
        "done(duties_2_hamas)",
    }
    assert steps[("israel",)] == ["done(duties_1_israel)", "done(duties_2_israel)"]
    assert steps[("hamas", "israel")] == ["done(begin_talks_later)", "agreed(two_terms)"]


def test_positions_that_cannot_be_met_together_are_the_smallest_sets() -> None:
    clashes = clashes_of(example("gaza_2025").positions)
    assert [[position.id for position in clash.positions] for clash in clashes] == [
        ["end_the_war", "no_end_to_the_war"],
        ["weapons_kept", "weapons_given_up"],
    ]


def test_each_telling_of_the_longer_phase_is_a_proposal_of_its_own() -> None:
    tellings = [item for item in example("gaza_2025_proposals").proposals if item.tells == "longer first phase"]
    assert len(tellings) == 4
    assert len({(item.told_by, item.sources) for item in tellings}) == 4
    assert {step.stage.value for item in tellings for step in item.status} == {"wanted", "offered"}


def test_a_plan_to_govern_crosses_the_position_of_the_one_who_would() -> None:
    fits = {crossing.position.id: crossing.fit for crossing in compared("govern-15-years").crossings}
    assert fits["no_foreign_rule"] is Fit.CROSSED


def test_the_whole_package_if_accepted_is_entered_by_owed_moves() -> None:
    reached = {item.phase: item.after for item in compared("full-package").reached}
    assert reached["two"] and reached["two"].verdict is Verdict.FORCED
    fits = {crossing.position.id: crossing.fit for crossing in compared("full-package").crossings}
    assert fits["full_package"] is Fit.MET


def test_people_are_named_by_who_holds_them() -> None:
    titles = {stock.title for stock in example("gaza_2025").stocks}
    assert titles == {"people held in Gaza", "people held by Israel"}
    assert not any(count.opening for stock in example("gaza_2025").stocks for count in stock.counts)
