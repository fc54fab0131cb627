"""Positions, timeline and rounds of one made-up negotiation."""

from dataclasses import replace
from datetime import date
from functools import cache

from parley.attributions.attribution import Part
from parley.claims.claim import Act, Claim, Event
from parley.claims.reading import Reading
from parley.day import Day, day_from_iso
from parley.dossier.positions import positions_page, teller_in_words
from parley.dossier.talks import TalksPage, talks_page
from parley.dossier.timeline import timeline_from_readings
from parley.dossier.told_by_day import ClaimLine, holding, matrix_from_lines, timeline_from_lines
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.from_text import report_from_text
from parley.reports.report import Report
from parley.reports.span import Span
from parley.status import Polarity, Status
from parley.story.holder import party_named, represented
from parley.story.matter import keys_of, proposed_in
from parley.story.position import is_charged, positions_from_readings, stance_of
from parley.story.round import channel_in, held_on, outcomes_of, venue_in
from parley.story.teller import Teller

TEXTS = (
    ("one", "2025-02-03", "Norland is ready to begin talks on the second phase, the Norlandic Council said on Monday."),
    (
        "two",
        "2025-02-10",
        "Norland rejected the second phase on Monday. Sudmark wants to extend the first phase until May.",
    ),
    (
        "three",
        "2025-02-17",
        "A mediator said that Sudmark wants to extend the first phase. Envoys met in Tamsa on Monday.",
    ),
)


@cache
def readings() -> tuple[Reading, ...]:
    reports = [
        Report(id=name, text=text, language="en", outlet="The Valley Post", published=day_from_iso(day))
        for name, day, text in TEXTS
    ]
    return tuple(readings_from_reports(reports, reader_from_choice(ReaderChoice())))


def test_a_matter_is_what_recurs_not_a_list() -> None:
    assert keys_of("the second phase of the agreement") == (("second", "phase"),)
    assert keys_of("an extension of the first phase") == (("first", "phase"),)


def test_a_position_has_a_holder_a_matter_and_its_first_day() -> None:
    held = {(p.holder, p.matter): p for p in positions_from_readings(readings())}
    position = held["Sudmark", "first phase"]
    assert str(position.since) == "2025-02-10"
    assert {telling.report for telling in position.told} == {"two", "three"}


def test_who_says_so_is_told() -> None:
    position = next(
        p for p in positions_from_readings(readings()) if (p.holder, p.matter) == ("Sudmark", "first phase")
    )
    assert position.told[-1].teller is Teller.MEDIATOR
    assert teller_in_words(position.told[-1]).endswith("in The Valley Post")


def test_a_refusal_after_readiness_is_a_change() -> None:
    position = next(
        p for p in positions_from_readings(readings()) if (p.holder, p.matter) == ("Norland", "second phase")
    )
    assert [change.report for change in position.changes] == ["two"]


def test_positions_told_once_stand_apart() -> None:
    page = positions_page(readings())
    assert all(len(p.told) > 1 for p in page.positions) and all(len(p.told) == 1 for p in page.once)


def test_the_order_of_reports_does_not_matter() -> None:
    assert positions_from_readings(readings()) == positions_from_readings(tuple(reversed(readings())))


def test_a_round_has_its_place_and_day() -> None:
    rounds = [r for r in talks_page(readings()).rounds if r.venue == "Tamsa"]
    assert [str(r.first) for r in rounds] == ["2025-02-17"]


def test_a_place_is_named_beside_the_talks() -> None:
    assert venue_in("Talks resumed in Tamsa on Monday.") == "Tamsa"
    assert venue_in("The talks on Monday failed.") == ""
    assert venue_in("Indirect negotiations are to begin on day 15.") == ""
    assert venue_in("The talks failed after the siege in Orn.") == ""


def test_a_channel_is_direct_or_indirect_only_where_the_words_say_so() -> None:
    assert channel_in("They held indirect talks.") == "indirect"
    assert channel_in("They held direct talks.") == "direct"
    assert channel_in("They held talks.") == ""


def test_every_line_of_the_timeline_leads_back_to_its_report() -> None:
    texts = {name: text for name, _, text in TEXTS}
    lines = timeline_from_readings(readings())
    assert lines
    for line in lines:
        assert all(0 <= s.start < s.end <= len(texts[line.reports[0]]) for s in line.spans)
        assert line.day is not None


def told_in(text: str) -> dict[tuple[str, str], str]:
    """Return the stances told in a text, each by who holds it on what."""
    report = Report(id="x", text=text, language="en", outlet="The Valley Post", published=day_from_iso("2025-02-03"))
    read = tuple(readings_from_reports([report], reader_from_choice(ReaderChoice())))
    return {(p.holder, p.matter): p.told[0].stance for p in positions_from_readings(read)}


def test_a_refusal_of_proposals_is_told_under_what_they_propose() -> None:
    assert proposed_in("Norlandic proposals", "They reject Norlandic proposals to govern Ormen.") == "govern Ormen"
    assert proposed_in("the second phase", "They reject the second phase to govern Ormen.") == ""
    assert any(stance == "reject" for stance in told_in("Egypt rejected proposals to govern Ormen.").values())


def test_a_group_that_bears_a_states_adjective_is_not_the_state() -> None:
    assert party_named("all French resistance factions", {}) == "French resistance factions"
    assert party_named("French opposition leader Ada Marlo", {}) == "Ada Marlo"
    assert party_named("the French government", {}) == "France"
    assert party_named("the Ormite regime", {}) == "Ormite regime"


def test_a_word_for_an_event_that_opens_a_headline_is_no_party() -> None:
    assert party_named("Ceasefire", {}) == ""
    assert party_named("Ormen", {}) == "Ormen"


def test_a_refused_offer_is_told_even_where_nothing_says_what_was_offered() -> None:
    assert ("Norland", "offer") in told_in("Norland rejected the offer, a spokesman for Norland said on Monday.")


def test_a_delegation_holds_what_its_party_holds() -> None:
    assert represented("Norland delegation", {"norland": "Norland"}) == "Norland"
    assert represented("Norland delegation", {}) == "Norland delegation"


def test_readiness_that_is_denied_is_no_readiness() -> None:
    held = told_in("Norland, a spokesman for Norland said on Monday, denied that it was ready to extend the truce.")
    assert "ready" not in held.values()


def test_a_phrase_of_time_or_manner_is_no_matter() -> None:
    assert keys_of("firm") == keys_of("against") == keys_of("himself") == ()
    assert keys_of("on Tuesday") == keys_of("in exchange") == keys_of("another year") == ()


def claim_of(
    status: Status, day: Day | None = None, act: Act = Act.MEET, polarity: Polarity = Polarity.POSITIVE
) -> Claim:
    return Claim(0, act, Event(act, polarity=polarity, status=status), (), event_on=day)


def rounds_told_in(text: str) -> TalksPage:
    report = Report(id="one", text=text, language="en", outlet="The Valley Post", published=day_from_iso("2025-02-17"))
    return talks_page(readings_from_reports([report], reader_from_choice(ReaderChoice())))


def test_who_carries_words_is_named_in_full() -> None:
    (told,) = rounds_told_in(
        "Norland met Sudmark in Tamsa on Monday, through General Osk Rendal and Marrish mediators."
    ).rounds
    assert told.via == ("General Osk Rendal and Marrish mediators",)


def test_talks_at_no_named_place_are_not_put_together() -> None:
    page = rounds_told_in("Norland met Sudmark on 4 February. Envoys of Norland met the Council on 12 February.")
    assert [len(told.tellings) for told in page.elsewhere] == [1, 1]


def test_a_word_that_opens_a_sentence_holds_nothing() -> None:
    assert [represented(name, {}) for name in ("The", "There", "Both", "The Orm army")] == ["", "", "", "Orm army"]


def test_words_of_degree_are_no_matter() -> None:
    assert keys_of("the whole of the Ormen accord") == keys_of("the Ormen accord")


def test_a_plan_is_a_plan_and_no_wish() -> None:
    assert stance_of(claim_of(Status.PLANNED)) == "plans: meet"
    assert stance_of(claim_of(Status.WANTED)) == "wants: meet"


def test_a_day_long_past_is_not_that_of_what_is_asked_for() -> None:
    reading = Reading(Report(id="one", text="", published=day_from_iso("2025-02-17")))
    past = day_from_iso("2024-12-01")
    assert held_on(claim_of(Status.DEMANDED, past), reading) is None
    assert held_on(claim_of(Status.ACTUAL, past), reading) == past


def test_of_failed_talks_the_failure_is_told_and_nothing_as_concluded() -> None:
    failed = claim_of(Status.ATTEMPTED, act=Act.CONCLUDE, polarity=Polarity.NEGATIVE)
    near = (claim_of(Status.ACTUAL), claim_of(Status.ACTUAL, act=Act.CONCLUDE), failed)
    assert outcomes_of(near) == "meet · conclude, not, attempted"


def test_giving_way_that_is_only_supposed_is_not_held() -> None:
    assert stance_of(claim_of(Status.CONDITIONAL, act=Act.ACCEPT)) == ""
    assert stance_of(claim_of(Status.HYPOTHETICAL, act=Act.ACCEPT)) == ""
    assert stance_of(replace(claim_of(Status.CONDITIONAL, act=Act.ACCEPT), condition=(Span(0, 4),))) == "accept"


def test_what_an_accusation_tells_is_nobodys_plan() -> None:
    accused, broke, delayed = (
        claim_of(status, act=act)
        for status, act in ((Status.ACTUAL, Act.ACCUSE), (Status.ACTUAL, Act.CONCLUDE), (Status.PLANNED, Act.SCHEDULE))
    )
    assert is_charged((accused, broke, delayed), 2, its_own=False)
    assert not is_charged((accused, broke, delayed), 2, its_own=True)
    assert not is_charged((broke, delayed), 1, its_own=False)


def line_of(
    act: str, status: str = "actual", *, party: str = "Norland", doer: str = "", has_condition: bool = False
) -> ClaimLine:
    days = (None, None, None, None)
    return ClaimLine("one", "", party, party, act, act, status, False, *days, Part.TEXT, Span(0, 9), "x" * 9, "",
                     doer, has_condition)  # fmt: skip


def test_the_matrix_holds_no_offer_that_the_same_words_refuse_and_nothing_only_supposed() -> None:
    def stances(*lines: ClaimLine) -> list[str]:
        return [line.stance for line in holding(lines)]

    assert stances(line_of("reject"), line_of("propose", "offered")) == ["reject"]
    assert stances(line_of("deny"), line_of("ready", "planned")) == ["deny"]
    assert stances(line_of("propose", "offered"), line_of("accept", "conditional")) == ["propose"]
    assert stances(line_of("accept", "conditional", has_condition=True)) == ["accept, conditional"]


def test_the_matrix_puts_on_nobody_what_another_is_named_as_doing() -> None:
    def parties(*lines: ClaimLine) -> list[str]:
        return [party for party, _ in matrix_from_lines(lines, 1).rows]

    assert parties(line_of("propose", "offered", doer="opposition leader Ada Marlo")) == []
    assert parties(line_of("accept", doer="Sudmark")) == []
    for own in ("", "it", "the movement", "Norland", "the Norland army", "both sides", "There"):
        assert parties(line_of("propose", "offered", doer=own)) == ["Norland"]


def test_the_matrix_has_one_row_for_a_party_and_its_delegation_however_it_is_capitalised() -> None:
    lines = [line_of("reject", party=party) for party in ("Norland", "Norland delegation", "NORLAND")]
    assert [party for party, _ in matrix_from_lines(lines, 1).rows] == ["Norland"]


def test_the_page_of_the_timeline_puts_what_is_asked_on_no_day_before_it_was_said_and_says_the_most() -> None:
    may, june = date(2031, 5, 2), date(2031, 6, 2)
    days = {"said_first": june, "said_last": june, "event_first": may, "event_last": may}
    lines = [replace(line_of(act, status), **days) for act, status in (("state", "demanded"), ("press", "demanded"))]
    done = replace(line_of("release"), **days, span=Span(0, 3), text="xyz")
    told = timeline_from_lines([*lines, done], 1).told
    assert [(item.first, item.is_event, item.line.act) for item in told] == [
        (may, True, "release"),
        (june, False, "press"),
    ]


def test_the_matrix_has_no_row_for_a_word_that_names_nobody() -> None:
    assert matrix_from_lines([line_of("reject", party="Both"), line_of("reject", party="The")], 1).rows == ()


def tellings(text: str, day: str = "2025-03-12") -> list[tuple[str, str, str]]:
    report = replace(report_from_text(text, "one"), outlet="The Valley Post", published=day_from_iso(day))
    found = positions_from_readings(list(readings_from_reports([report], reader_from_choice(ReaderChoice()))))
    return [(held.holder, held.stance, held.teller) for position in found for held in position.told]


def test_what_a_party_is_told_to_want_is_told_by_the_outlet_not_by_itself() -> None:
    told = tellings("Sudmark wants to extend the first phase until May.")
    assert ("Sudmark", "wants: extend", Teller.OUTLET) in told


def test_whom_a_pronoun_leaves_open_holds_nothing() -> None:
    text = '"The road is blocked, and it now plans to begin the second phase," the Orm Movement said on Thursday.'
    assert not [t for t in tellings(text) if t[1].startswith("plans")]


def test_what_others_must_do_is_demanded_by_who_says_so() -> None:
    told = tellings("Norland’s spokesman Ivo Brandt said that Sudmark must leave the northern valley.")
    assert all(holder != "Sudmark" for holder, _, _ in told)


def test_the_media_that_report_a_proposal_do_not_make_it() -> None:
    text = (
        "Brandt’s comments, reported by Norlandic media, were about a recent proposal that Norland govern the valley."
    )
    assert all("media" not in holder for holder, _, _ in tellings(text))


def test_a_caption_holds_no_plan_and_no_round() -> None:
    text = (
        "Talks on the valley go on\n"
        "Trucks arrive at the quay where Norland hands over sailors in Tamsa, on Saturday, May 3, 2025. (AP)\n"
        "The Norlandic Council said on Friday that the second phase of the deal would be discussed by both sides.\n"
    )
    assert not [t for t in tellings(text) if t[1] == "plans: release"]
    report = replace(report_from_text(text, "one"), published=day_from_iso("2025-05-12"))
    page = talks_page(readings_from_reports([report], reader_from_choice(ReaderChoice())))
    assert not [s for r in (*page.rounds, *page.elsewhere) for s in r.tellings if "Trucks" in s.text]


def test_a_refusal_of_such_a_thing_is_told_under_the_thing() -> None:
    text = (
        "An envoy said the sides differ on ending the blockade, a demand Norland insists upon, "
        "while Sudmark remains firm in its refusal to make such a commitment."
    )
    told = tellings(text)
    assert any(holder == "Norland" and stance.startswith("insist") for holder, stance, _ in told), told
    assert any(holder == "Sudmark" and stance.startswith("reject") for holder, stance, _ in told), told


def test_one_state_by_two_names_is_one_party() -> None:
    text = "The US demanded the release of nine sailors. The United States rejected an extension of the truce."
    assert {holder for holder, _, _ in tellings(text)} == {"United States"}


def test_what_is_done_by_saying_it_stands_on_the_day_said_and_names_who_does_it() -> None:
    text = "Norland insisted on a withdrawal by 20 April. The envoy Ivo Brandt said that Sudmark rejected the plan."
    report = Report(id="one", text=text, language="en", published=day_from_iso("2025-03-12"))
    lines = timeline_from_readings(readings_from_reports([report], reader_from_choice(ReaderChoice())))
    assert [str(line.day) for line in lines if "insist" in line.text] == ["2025-03-12"]
    assert [line.doer for line in lines if line.manner.startswith("a refusal")] in (["Sudmark"], [""])


def test_the_captives_of_a_state_are_not_the_state() -> None:
    assert party_named("Israeli captives in the valley", {}) == ""
    assert party_named("the Israeli government", {}) == "Israel"
