"""Doers: who is meant by a pronoun, and by what must be done, in sentences about invented places."""

from dataclasses import replace

import pytest

from parley.claims.claim import Act
from parley.day import day_from_iso
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.from_text import report_from_text
from tests.claims.test_acts import claim_at, claims_of, read


def test_it_within_quotation_marks_is_not_who_speaks() -> None:
    text = (
        '"The road of excuses is blocked, and it will now begin the second phase," the Orm Movement said on Thursday.'
    )
    assert claim_at(text, "begin").event.by == ("it",)


def test_it_outside_of_quotation_marks_is_who_speaks() -> None:
    assert claim_at("The Orm Movement said it would begin the talks.", "begin").event.by == ("Orm Movement",)


def test_we_is_who_speaks() -> None:
    text = '"We will begin the talks on Monday," the Orm Movement said in a statement.'
    assert claim_at(text, "begin").event.by == ("Orm Movement",)


@pytest.mark.parametrize(
    "text",
    [
        "The Orm Movement said that Sudmark broke the deal and that it would withdraw its envoys.",
        "The minister said the council had met and it would extend the truce.",
    ],
)
def test_it_after_another_body_stays_open(text: str) -> None:
    last = [claim for _, claim in claims_of(text) if claim.event.by == ("it",)]
    assert last, [(word, claim.event.by) for word, claim in claims_of(text)]


def test_what_somebody_must_do_is_demanded_by_who_says_so() -> None:
    text = "The spokesman Ivo Brandt stressed that Sudmark must end the blockade of the port."
    demands = [claim for _, claim in claims_of(text) if claim.act is Act.DEMAND]
    assert all("Sudmark" not in claim.event.by for claim in demands)


def test_who_is_asked_about_proposals_proposes_nothing() -> None:
    text = "Norland answered questions about proposals for the valley."
    proposed = [claim for word, claim in claims_of(text) if word == "proposals"]
    assert all(claim.event.by != ("Norland",) for claim in proposed)


def test_the_day_in_a_clause_before_is_not_that_of_what_is_insisted_on() -> None:
    text = "While Sudmark wants to prolong stage one to mid-April, Norland has insisted on stage two."
    assert claim_at(text, "insisted").event_on is None


def test_what_an_outlet_tells_of_a_speaker_does_not_shrink_to_the_name() -> None:
    text = "Brandt told the Orm News of the talks in Tamsa, which aim to end the war, and said that Norland is ready."
    found = read(text)
    own = [a for a in found.attributions if not a.source and a.content]
    words = [" ".join(span.text_in(text) for span in a.content) for a in own]
    assert all(any(word.islower() for word in told.split()) for told in words), words


def test_the_one_day_of_a_caption_is_that_of_all_it_shows() -> None:
    text = (
        "Talks on the valley go on\n"
        "Released sailors arrive to cheers and embrace their mothers, Tamsa, Thursday, March 6, 2025 (AP Photo)\n"
        "The Norlandic Council said on Friday that talks on the second phase of the deal would go on in Tamsa.\n"
    )
    report = replace(report_from_text(text, "made-up"), published=day_from_iso("2025-03-12"))
    (found,) = readings_from_reports([report], reader_from_choice(ReaderChoice()))
    pictured = [c for c in found.claims if c.trigger and c.trigger.text_in(text) in ("arrive", "embrace")]
    days = {str(claim.event_on) for claim in pictured}
    assert days == {"2025-03-06"}
