"""Inverted cues whose source the network did not see."""

import pytest

from parley.attributions.inverted import with_inverted_source
from parley.attributions.link import Link
from parley.attributions.quotation import quoted_from_passages
from parley.attributions.tokens import passages_from_text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“How big is it?” asked the boy, who wore a hat.", "the boy"),
        ("“How big is it?” asked a man from Sellin.", "a man from Sellin"),
        ("How big is it he asked the boy.", ""),
    ],
)
def test_who_stands_after_a_bare_verb_of_speech_is_the_source(text: str, source: str) -> None:
    (passage,) = passages_from_text(text)
    (quoted,) = quoted_from_passages([passage])
    at = passage.words.index("asked")
    link = with_inverted_source(Link((), ((at, at + 1),), ((0, at),)), passage, quoted)
    assert " ".join(w for a, b in link.source for w in passage.words[a:b]) == source
