"""Comparison, patches, positions and pictures on small agreements."""

import pytest

from parley.agreement.agreement import Agreement
from parley.agreement.chart import chart_lines
from parley.agreement.compare import comparison_of
from parley.agreement.crossing import Fit, crossings_of
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.graph import graph_of
from parley.agreement.ics import calendar_file
from parley.agreement.implication import Strength
from parley.agreement.patch import Patch, applied, applied_proposal
from parley.agreement.positions import clashes_of
from parley.agreement.tree import Leaf
from tests.agreement.texts import MILL, agreement, example, with_lines


def patched(path: str, text: str) -> Agreement:
    loaded = applied(Patch(change=((path, Leaf(text)),)), agreement(MILL))
    assert loaded.is_readable, loaded.errors
    return loaded.agreement


def test_nothing_changed_is_nothing_told() -> None:
    assert comparison_of(agreement(MILL), agreement(MILL)).is_empty


def test_a_day_that_moves_is_told_in_days() -> None:
    moved = comparison_of(agreement(MILL), patched("provisions.pay.due", "day 10 of truce")).moved
    assert [(item.what, item.days) for item in moved] == [("pay due", 3)]


def test_a_longer_phase_moves_what_is_counted_from_its_end() -> None:
    moved = comparison_of(agreement(MILL), patched("phases.truce.lasts", "21 days")).moved
    assert [(item.what, item.days) for item in moved] == [("end of truce", 7), ("resume due", 7)]


def test_a_condition_that_asks_for_more_is_stronger() -> None:
    stronger = patched("provisions.resume.when", "done(pay) and from day 9 of truce")
    assert [item.strength for item in comparison_of(agreement(MILL), stronger).reworded] == [Strength.STRONGER]
    assert [item.strength for item in comparison_of(stronger, agreement(MILL)).reworded] == [Strength.WEAKER]


def test_burdens_are_listed_for_each_who_bears_them() -> None:
    burdens = comparison_of(agreement(MILL), patched("provisions.pay.what", "700 USD")).burdens
    assert [(burden.party, burden.changed) for burden in burdens] == [("works", ("pay: 500 USD → 700 USD",))]


def test_a_path_to_nothing_is_an_error() -> None:
    for patch in (Patch(remove=("provisions.none",)), Patch(change=(("provisions.none.due", Leaf("2026-03-01")),))):
        assert applied(patch, agreement(MILL)).errors[0].code == "unknown-path"


def test_a_tranche_is_reached_by_its_id() -> None:
    text = with_lines("  give: {kind: achieve, by: works, act: give, tranches: [{id: one, due: day 2 of truce}]}")
    loaded = applied(Patch(change=(("provisions.give.tranches.one.due", Leaf("day 3 of truce")),)), agreement(text))
    assert str(loaded.agreement.provisions[-1].tranches[0].due) != str(agreement(text).provisions[-1].tranches[0].due)


def test_a_proposal_that_stands_alone_changes_nothing_of_the_agreement() -> None:
    thank = "{kind: declare, by: works, act: declare(thanks), due: 2026-04-01}"
    text = with_lines("proposals:", f"  other: {{base: none, by: union, add: {{provisions: {{thank: {thank}}}}}}}")
    loaded = applied_proposal(agreement(text).proposals[0], agreement(text))
    assert [provision.id for provision in loaded.agreement.provisions] == ["thank"]


POSITIONS = with_lines(
    "positions:",
    "  paid: {holder: union, needs: pay}",
    "  not_paid: {holder: works, excludes: pay}",
    "  much: {holder: union, limits: [pay >= 600]}",
    "  little: {holder: works, limits: [pay <= 400]}",
    "  pay_first: {holder: union, before: {pay: resume}}",
    "  resume_first: {holder: works, before: {resume: pay}}",
    "  neither: {holder: works, needs: thanks}",
)


def test_the_smallest_sets_that_cannot_be_met_together() -> None:
    clashes = {
        frozenset(position.id for position in clash.positions) for clash in clashes_of(agreement(POSITIONS).positions)
    }
    assert clashes == {
        frozenset({"paid", "not_paid"}),
        frozenset({"much", "little"}),
        frozenset({"pay_first", "resume_first"}),
    }


def test_an_agreement_meets_crosses_or_leaves_open_each_position() -> None:
    fits = {crossing.position.id: crossing.fit for crossing in crossings_of(agreement(POSITIONS))}
    assert fits["paid"] is Fit.MET
    assert fits["not_paid"] is Fit.CROSSED
    assert fits["much"] is Fit.CROSSED
    assert fits["little"] is Fit.CROSSED
    assert fits["neither"] is Fit.CROSSED


def test_the_calendar_is_the_same_bytes_each_time_and_labels_readings() -> None:
    text = with_lines("readings: {later: {of: provisions.pay.due, holds: day 9 of truce, owners: works}}")
    once = calendar_file(agreement(text))
    assert once == calendar_file(agreement(text))
    assert "SUMMARY:Due: pay (The works) (as the file has it)\r\n" in once
    assert "(reading: later)" in once
    assert "DTSTART;VALUE=DATE:20260309" in once
    assert all(len(line.encode()) <= 75 for line in once.split("\r\n"))
    assert once.count("BEGIN:VEVENT") == once.count("END:VEVENT")


def test_a_clock_time_stands_in_universal_time_in_the_calendar() -> None:
    once = calendar_file(example("jeddah_2023"))
    assert "DTSTART:20230529T194500Z\r\n" in once, "21:45 in Khartoum, two hours ahead"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_chart_keeps_to_its_width(width: int) -> None:
    lines = chart_lines(agreement(MILL), width)
    assert all(len(line) <= width for line in lines)
    assert lines[1].startswith("truce")


def test_the_graph_has_an_arrow_from_what_comes_first() -> None:
    arrows = {(str(arrow.before), str(arrow.after)) for arrow in graph_of(agreement(MILL)).arrows}
    assert ("done(pay)", "done(resume)") in arrows
    assert ("begun(truce)", "done(pay)") in arrows


def test_comments_keep_their_place_when_a_file_is_formatted() -> None:
    from parley.agreement.format import formatted

    text = MILL.replace("phases:\n", "# the week of talks\nphases: # two weeks\n")
    assert formatted(text) == text
    assert agreement_from_text(text).agreement == agreement(MILL)
