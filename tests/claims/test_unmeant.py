"""What is asked, left open, said in jest or at a distance is kept, and is never told as done."""

import pytest

from parley.claims.claim import EVENTS, Act
from parley.status import Status
from tests.claims.test_acts import claim_at, claims_of, read


def done_in(text: str) -> list[str]:
    """Return the words of a text that are told as something done: events, accepting and rejecting."""
    kinds = EVENTS | {Act.ACCEPT, Act.REJECT}
    return [word for word, c in claims_of(text) if c.act in kinds and c.event.status is Status.ACTUAL]


@pytest.mark.parametrize(
    "text",
    [
        "Did Norland release the sailors?",
        "Norland released the sailors?",
        "Norland has released the sailors, hasn't it?",
        "The envoy asked: “Norland released the crew?”",
        "“Norland released the crew, right?” the envoy asked.",
        "The envoy asked whether Norland had released the crew.",
        "The envoy asked if Norland released the crew.",
    ],
)
def test_what_is_asked_is_not_told_as_done(text: str) -> None:
    assert claims_of(text) and not done_in(text)


def test_a_question_whether_somebody_will_is_nobodys_plan() -> None:
    assert claim_at("Will Norland release the sailors?", "release").event.status is Status.HYPOTHETICAL
    title = read("Envoys flew home.", title="Release of sailors?").claims[0]
    assert title.event.status is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Why did Norland reject the offer?", "reject"),
        ("After Norland released the crew, will Sudmark answer?", "released"),
    ],
)
def test_what_a_question_takes_for_granted_stays_told(text: str, word: str) -> None:
    assert claim_at(text, word).event.status is Status.ACTUAL


def test_of_two_acts_joined_by_or_none_is_told_as_done() -> None:
    text = "Norland accepted or rejected the offer."
    assert {word for word, _ in claims_of(text)} >= {"accepted", "rejected"} and not done_in(text)
    assert claim_at("Shelling killed or wounded twelve people.", "killed").event.status is Status.ACTUAL


@pytest.mark.parametrize(
    "text",
    [
        "The envoy joked that Norland freed the crew.",
        "“Norland freed the crew,” the envoy said sarcastically.",
        "Jokingly, the envoy said Norland freed the crew.",
        "“Oh sure, we love the blockade,” the minister said mockingly.",
        "Norland “released” the crew.",
        "Norland allegedly released the crew.",
        "Norland supposedly released the crew.",
    ],
)
def test_jest_and_distance_are_kept_and_never_told_as_done(text: str) -> None:
    assert claims_of(text) and not done_in(text)


def test_a_tone_within_what_is_said_is_not_that_of_who_says_it() -> None:
    text = "The envoy said that Norland freed the crew and that its minister spoke mockingly."
    assert claim_at(text, "freed").event.status is Status.ACTUAL


def test_so_called_does_nothing() -> None:
    assert "called" not in [word for word, _ in claims_of('Norland\'s so-called "offer" was rejected.')]
    assert claim_at("Norland called the offer an insult.", "called")
