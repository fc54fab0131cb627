"""What a content attributes by a noun or a relative clause."""

import pytest

from parley.attributions.inner import links_of_nouns, with_antecedent
from parley.attributions.link import Link
from parley.attributions.tokens import passages_from_text


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Karam's claim that the talks had failed", "Karam 's", "claim", "that the talks had failed"),
        ("he called the ministers’ demand for a truce unfair", "the ministers ’", "demand", "for a truce unfair"),
    ],
)
def test_an_owned_noun_is_a_cue(text: str, source: str, cue: str, content: str) -> None:
    (passage,) = passages_from_text(text)
    (link,) = links_of_nouns(passage, ())
    told = [" ".join(passage.words[a:b]) for a, b in (link.source[0], link.cue[0], link.content[0])]
    assert told == [source, cue, content]


@pytest.mark.parametrize("text", ["the claim that talks had failed", "Karam's claim", "Karam's ship that sank there"])
def test_other_nouns_are_none(text: str) -> None:
    (passage,) = passages_from_text(text)
    assert links_of_nouns(passage, ()) == []


def test_who_is_the_person_before_it() -> None:
    (passage,) = passages_from_text("that an unnamed Halwen official who claimed that talks had failed")
    link = with_antecedent(Link(((5, 6),), ((6, 7),), ((7, 11),)), passage)
    assert passage.words[link.source[0][0] : link.source[0][1]] == ("an", "unnamed", "Halwen", "official", "who")
