"""Who does it: two acts in one clause each have their own doer, and where the words name nobody, nobody is guessed."""

import pytest

from parley.claims.claim import Act
from tests.claims.test_acts import claim_at, claims_of, read


def test_two_acts_in_one_clause_each_have_their_doer() -> None:
    text = "Norland rejected and Sudmark accepted the plan."
    rejected, accepted = claim_at(text, "rejected"), claim_at(text, "accepted")
    assert (rejected.act, rejected.event.by) == (Act.REJECT, ("Norland",))
    assert (accepted.act, accepted.event.by) == (Act.ACCEPT, ("Sudmark",))


def test_two_acts_of_one_doer_are_two_claims() -> None:
    text = "Norland demanded a truce but offered nine sailors."
    assert {c.act for _, c in claims_of(text) if c.event.by == ("Norland",)} >= {Act.DEMAND, Act.PROPOSE}


@pytest.mark.parametrize("verb", ["rejected", "accepted"])
def test_whoever_answers_an_offer_is_not_taken_for_who_made_it(verb: str) -> None:
    assert claim_at(f"Norland {verb} the offer and demanded a truce.", "offer").event.by == ()


@pytest.mark.parametrize("title", ["Six sailors released", "Nine sailors killed in Tamsa", "Truce extended by a week"])
def test_a_headline_without_were_tells_to_whom_it_is_done_and_names_no_doer(title: str) -> None:
    claim = read("Envoys flew home.", title=title).claims[-2]
    assert claim.event.by == () and claim.event.what and title.startswith(claim.event.what)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The sailors that Norland freed slept.", "freed"),
        ("Norland freed nine sailors.", "freed"),
        ("Norland freed or killed nine sailors.", "freed"),
    ],
)
def test_a_doer_that_stands_there_stays(text: str, word: str) -> None:
    assert claim_at(text, word).event.by == ("Norland",)


@pytest.mark.parametrize("text", ["There was no comment.", "The sailors were freed.", "The upper sluices were opened."])
def test_what_is_about_nobody_is_done_by_nobody(text: str) -> None:
    assert [claim.event.by for _, claim in claims_of(text)] == [()]


@pytest.mark.parametrize("text", ["No deal in Tamsa", "Nine sailors for a harbour", "Silence from Norland", "A truce?"])
def test_a_headline_without_a_verb_is_kept_and_nothing_in_it_is_told_as_done(text: str) -> None:
    reading = read("Envoys flew home.", title=text)
    claims = [c for c in reading.claims if c.part.value == "title"]
    assert claims
    assert not [
        c for c in claims if c.act is Act.CONCLUDE and c.event.status == "actual" and c.event.polarity == "positive"
    ]


@pytest.mark.parametrize("text", ["It was agreed that six boats would be freed.", "It is said that Norland freed six."])
def test_a_claim_without_a_speaker_is_somebodys_whom_the_text_leaves_out(text: str) -> None:
    reading = read(text)
    assert {reading.attributions[claim.attribution].speaker.kind.value for claim in reading.claims} == {"elided"}


def test_they_within_quotation_marks_are_not_who_speaks() -> None:
    assert claim_at("“They refused our offer,” Ada Marlo said.", "refused").event.by == ("They",)
    assert claim_at("“We refused their offer,” Ada Marlo said.", "refused").event.by == ("Ada Marlo",)


def test_nobody_does_what_is_done_by_a_day() -> None:
    assert claim_at("The sailors will be freed by Monday.", "freed").event.by == ()


def test_an_adverb_of_hearsay_has_no_source() -> None:
    reading = read("Norland supposedly released the crew.")
    assert "Norland" not in {attribution.speaker.name for attribution in reading.attributions}
