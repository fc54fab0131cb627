"""Cues whose source stands further off: second verbs, participles and passives."""

import pytest

from parley.attributions.link import Link, Piece
from parley.attributions.omitted import with_omitted
from parley.attributions.stranded import whole
from parley.attributions.tokens import Passage, passages_from_text


def piece_of(passage: Passage, words: str) -> Piece:
    """Return where words stand in a passage."""
    wanted = passages_from_text(words)[0].words
    at = next(i for i in range(len(passage)) if passage.words[i : i + len(wanted)] == wanted)
    return at, at + len(wanted)


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Amin Sule came to Sellin and called the plan absurd.", "called", "the plan absurd", "Amin Sule"),
        ("She shook hands and asked the miners to vote.", "asked", "the miners to vote", "She"),
        ("The mayor left the hall, calling the plan absurd.", "calling", "the plan absurd", "The mayor"),
        ("Blaming the army, Amin Sule left the hall.", "Blaming", "the army", "Amin Sule"),
        ("The plan was rejected by nine ministers in May.", "was rejected", "in May", "nine ministers"),
        ("It is he who thinks the plan is dead.", "thinks", "the plan is dead", "who"),
        ("The plan, called the Ladder, is dead.", "called", "the Ladder", ""),
        ("The bridge is said to be closed.", "is said", "to be closed", ""),
    ],
)
def test_the_source_is_the_subject_or_the_agent(text: str, cue: str, content: str, source: str) -> None:
    (passage,) = passages_from_text(text)
    link = Link((), (piece_of(passage, cue),), (piece_of(passage, content),))
    (made,) = with_omitted([link], passage)
    assert " ".join(w for a, b in made.source for w in passage.words[a:b]) == source


def test_a_second_verb_has_the_source_of_the_one_before() -> None:
    (passage,) = passages_from_text("After the vote Amin Sule said it was over and blamed the army.")
    first = Link((piece_of(passage, "Amin Sule"),), (piece_of(passage, "said"),), (piece_of(passage, "it was over"),))
    second = Link((), (piece_of(passage, "blamed"),), (piece_of(passage, "the army"),))
    assert with_omitted([first, second], passage)[1].source == first.source


def test_a_piece_after_anothers_verb_is_that_ones() -> None:
    (passage,) = passages_from_text("“People are angry,” said Ervin Moll, who thinks the mayor “is late”.")
    pieces = (piece_of(passage, "“People are angry,”"), piece_of(passage, "the mayor “is late”"))
    one = Link((piece_of(passage, "Ervin Moll"),), (piece_of(passage, "said"),), pieces)
    found = whole([one], passage)
    assert [k.content for k in found] == [pieces[:1], pieces[1:]]
    assert [passage.words[k.cue[0][0]] for k in found] == ["said", "thinks"]
