"""Clauses in which a party says where it stands, though nobody is cited."""

import pytest

from parley.attributions.clause import links_of_clauses
from parley.attributions.tokens import passages_from_text


def read(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each clause."""
    (passage,) = passages_from_text(text)
    pieces = [(link.source[0], link.cue[0], link.content[0]) for link in links_of_clauses(passage)]
    return [tuple(" ".join(passage.words[a:b]) for a, b in three) for three in pieces]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Karam has agreed to a proposal for a truce.", "Karam", "has agreed to"),
        ("The Harbour Workers Council rejected the plan of May.", "The Harbour Workers Council", "rejected"),
        ("The Norvian delegation has demanded the release of all.", "The Norvian delegation", "has demanded"),
        ("While “Norvia” wants to extend the first phase.", "Norvia", "wants"),
        ("Karam is refusing to release the crew.", "Karam", "is refusing to"),
        ("It was said that Norvia did not agree to the terms.", "Norvia", "did not agree to"),
        ("Norvia, in turn, has agreed to strong measures.", "Norvia", "has agreed to"),
        ("Karam called on residents not to leave.", "Karam", "called on"),
        ("Norvia says that the talks have failed.", "Norvia", "says"),
        ("Most exporting states of Norvia accept the terms of May.", "Most exporting states of Norvia", "accept"),
    ],
)
def test_a_position_is_its_holders(text: str, source: str, cue: str) -> None:
    (found,) = read(text)
    assert found[:2] == (source, cue)


@pytest.mark.parametrize(
    "text",
    [
        "The plan was rejected by Karam on Monday.",
        "He rejected the plan of May.",
        "Karam agreed.",
        "Karam called the residents of Sellin.",
        "Norvia is expected to propose a date.",
        "Ships left the harbour of Sellin at noon.",
        "The rejected plan of May was long.",
    ],
)
def test_passives_pronouns_and_deeds_are_left(text: str) -> None:
    assert read(text) == []


def test_a_second_verb_has_the_first_ones_subject() -> None:
    found = read("The officials from Norvia put forward ideas and acknowledged that there is a crisis.")
    assert found == [("The officials from Norvia", "acknowledged", "that there is a crisis")]
