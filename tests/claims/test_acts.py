"""Acts: what is done by saying it, of sentences about invented places."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.attributions.attribution import Part
from parley.attributions.lexicon import listed
from parley.claims.claim import Act, Claim, LinkKind
from parley.claims.from_attribution import claims_from_attributions
from parley.claims.reading import Reading
from parley.day import day_from_iso
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report
from parley.status import Polarity, Status

EVENTS = {Act.MEET, Act.TRAVEL, Act.SCHEDULE, Act.CONCLUDE, Act.EXTEND, Act.RELEASE, Act.WITHDRAW, Act.MEASURE}


@cache
def read(text: str, title: str = "") -> Reading:
    reader = reader_from_choice(ReaderChoice())
    report = Report(id="made-up", text=text, title=title, language="en", published=day_from_iso("2025-03-12"))
    return next(iter(readings_from_reports([report], reader)))


def claims_of(text: str) -> list[tuple[str, Claim]]:
    found = read(text)
    return [(c.trigger.text_in(text) if c.trigger else "", c) for c in found.claims if c.part is Part.TEXT]


def claim_at(text: str, word: str) -> Claim:
    found = [claim for trigger, claim in claims_of(text) if trigger == word]
    assert found, f"no claim at {word!r}: {[t for t, _ in claims_of(text)]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "word", "act"),
    [
        ("Norland offered to release nine prisoners.", "offered", Act.PROPOSE),
        ("Sudmark rejected the offer, a spokesman said.", "rejected", Act.REJECT),
        ("Norland accused Sudmark of stalling.", "accused", Act.ACCUSE),
        ("The envoy demanded the release of the crew.", "demanded", Act.DEMAND),
        ("Norland is ready to begin the second phase.", "ready", Act.READY),
        ("The two sides met in Tamsa on Monday.", "met", Act.MEET),
        ("The truce was extended by a week.", "extended", Act.EXTEND),
        ("The rebels freed six soldiers.", "freed", Act.RELEASE),
        ("The army withdrew from the valley.", "withdrew", Act.WITHDRAW),
        ("The two governments signed a treaty.", "signed", Act.CONCLUDE),
        ("The minister promised to rebuild the port.", "promised", Act.COMMIT),
        ("The ministry denied that it had fired on the convoy.", "denied", Act.DENY),
        ("The union threatened a strike.", "threatened", Act.WARN),
        ("Norland condemned the attack.", "condemned", Act.CRITICIZE),
        ("Talks resumed in Tamsa on Monday.", "resumed", Act.SCHEDULE),
        ("A delegation arrived in Tamsa on Monday.", "arrived", Act.TRAVEL),
        ("The ministry released a statement.", "released", Act.STATE),
    ],
)
def test_a_word_does_what_it_says(text: str, word: str, act: Act) -> None:
    assert claim_at(text, word).act is act


def test_refused_to_release_is_never_a_release() -> None:
    text = "Norland refused to release the officers."
    refusal, release = claim_at(text, "refused"), claim_at(text, "release")
    assert (refusal.act, refusal.event.kind) == (Act.REJECT, Act.RELEASE)
    assert release.event.status is Status.DEMANDED


@pytest.mark.parametrize(
    "text",
    [
        "Norland will release the officers if Sudmark opens the border.",
        "Norland refused to release the officers.",
        "Norland has not released the officers.",
        "Talks will begin on the condition that Norland releases the officers.",
        "Release the officers!",
        "Norland may release the officers.",
        "Norland promised to release the officers.",
        "Sudmark urged Norland to release the officers.",
        "Unless it releases the officers, Norland will be alone.",
        "It is unclear whether Norland will release the officers.",
        "Will Norland release the officers?",
        "Norland failed to release the officers.",
    ],
)
def test_no_release_is_told_as_done(text: str) -> None:
    done = [c for _, c in claims_of(text) if c.act is Act.RELEASE and c.event.status is Status.ACTUAL]
    assert all(c.event.polarity is Polarity.NEGATIVE for c in done), text


def test_no_does_nothing_even_where_a_headline_writes_it_large() -> None:
    text = "Sarnian delegation departs Karsk after unsuccessful talks No Agreement Reached"
    assert "No" not in [trigger for trigger, _ in claims_of(text)]


def test_denial_is_not_acceptance() -> None:
    text = "Sudmark denied that it had agreed to the plan."
    denial = claim_at(text, "denied")
    assert denial.act is Act.DENY
    target = read(text).claims[denial.links[0].claim]
    assert denial.links[0].kind is LinkKind.DENIES and target.trigger and target.trigger.text_in(text) == "agreed"


def test_a_condition_is_kept_in_the_words_of_the_text() -> None:
    text = "Norland will free the crew if Sudmark opens the border."
    condition = claim_at(text, "free").condition
    assert [span.text_in(text) for span in condition] == ["if Sudmark opens the border"]


def test_a_reason_is_kept_in_the_words_of_the_text() -> None:
    text = "The talks were suspended because of the shelling."
    assert [s.text_in(text) for s in claim_at(text, "suspended").reason] == ["because of the shelling"]


def test_anonymity_is_no_condition() -> None:
    text = "Norland is ready to resume the talks, an official said on condition of anonymity."
    assert not any(claim.condition for _, claim in claims_of(text))


def test_a_charge_names_who_is_charged() -> None:
    event = claim_at("Norland accused Sudmark of stalling.", "accused").event
    assert event.by == ("Norland",) and event.to == ("Sudmark",)


def test_a_passive_names_its_doer_after_by() -> None:
    event = claim_at("The pact was signed by Norland in Tamsa.", "signed").event
    assert event.by == ("Norland",) and event.place == "Tamsa"


def test_resumed_aid_had_stopped() -> None:
    assert claim_at("Estria resumed aid to the valley.", "resumed").presupposes == "aid had stopped"


def test_a_guarantee_is_stronger_than_a_promise() -> None:
    assert claim_at("Estria guaranteed that the talks would go on.", "guaranteed").strength == "guarantee"
    assert claim_at("Estria promised to help.", "promised").strength == "promise"


def test_figures_belong_to_their_clause() -> None:
    claim = claim_at("The rebels freed six soldiers on Sunday.", "freed")
    assert [figure.text for figure in claim.figures] == ["six"] or claim.figures[0].quantity.low == 6


def test_the_day_of_an_event_is_not_the_day_it_was_said() -> None:
    text = "The army will leave the valley on 20 March, a spokesman said on 11 March."
    claim = claim_at(text, "leave")
    assert claim.event_on and claim.event_on.first.isoformat() == "2025-03-20"


def test_a_headline_without_a_verb_is_read() -> None:
    found = read("The two sides met.", title="New truce offer in Norland talks")
    assert [c for c in found.claims if c.part is Part.TITLE]


def test_silence_is_a_statement_and_no_act() -> None:
    assert {c.act for _, c in claims_of("Rain fell on the valley.")} == {Act.STATE}


def every_attribution_is_read(reading: Reading) -> Iterator[bool]:
    claimed = {claim.attribution for claim in reading.claims}
    for number, attribution in enumerate(reading.attributions):
        spans = attribution.content or attribution.cue or attribution.source
        yield number in claimed or any(u.spans == spans and u.part is attribution.part for u in reading.unread)


@pytest.mark.parametrize(
    "text", ["“.”, he said.", "Norland said: “We offer nine.” Sudmark refused.", "He said that she said that they met."]
)
def test_every_attribution_has_a_claim_or_is_unread(text: str) -> None:
    assert all(every_attribution_is_read(read(text)))


WORDS = st.sampled_from(
    sorted(
        listed(
            "Norland said that it will not release if unless , . ? “ ” the talks offer refused to be been has on "
            "Monday met 9 prisoners and or by with in exchange for would have agreed ; — ' s t don denied"
        )
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=60))
def test_whatever_stands_there_is_read_without_a_crash(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    report = Report(id="fuzz", text=text, language="en")
    reading = next(iter(readings_from_reports([report], reader_from_choice(ReaderChoice()))))
    for claim in reading.claims:
        for span in (*claim.spans, *claim.condition, *claim.reason, *((claim.trigger,) if claim.trigger else ())):
            assert 0 <= span.start < span.end <= len(text)
        assert 0 <= claim.attribution < len(reading.attributions)
        assert all(0 <= link.claim < len(reading.claims) for link in claim.links)
    assert all(every_attribution_is_read(reading))


def test_reading_twice_changes_nothing() -> None:
    found = read("Norland said it will free nine prisoners if the siege ends. Sudmark refused.")
    given_first = found.attributions
    again = claims_from_attributions(found.report, given_first, found.days, found.figures)
    assert again.claims == found.claims and not again.added


def test_a_press_release_lets_nobody_go() -> None:
    text = "The Sarel Front issued a press release on Monday, saying that it would keep talking."
    assert not [claim for _, claim in claims_of(text) if claim.act is Act.RELEASE]
