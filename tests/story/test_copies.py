"""Copies: nearly equal texts, found without holding each against each."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.story.copies import COPY, copies_in

WORDS = [f"word{n}" for n in range(400)]


def runs(text: str) -> set[tuple[str, ...]]:
    """Return a text's runs of three words, plainly."""
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))


def jaccard(one: str, other: str) -> float:
    """Return the Jaccard index, plainly."""
    both = runs(one) & runs(other)
    return len(both) / len(runs(one) | runs(other)) if both else 0.0


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_every_copy_found_is_one_and_few_are_missed(seed: int) -> None:
    random = Random(seed)
    texts = [" ".join(random.choices(WORDS, k=60)) for _ in range(30)]
    for _ in range(30):
        words = random.choice(texts).split()
        words[random.randrange(60)] = "changed"
        texts.append(" ".join(words))
    found = {(copy.one, copy.other): copy.jaccard for copy in copies_in(texts)}
    for (one, other), index in found.items():
        assert index == jaccard(texts[one], texts[other]) >= COPY
    close = [p for p in combinations(range(60), 2) if jaccard(texts[p[0]], texts[p[1]]) >= 0.8]
    assert sum(pair in found for pair in close) >= 0.9 * len(close)


def test_short_and_empty_texts_are_no_copies() -> None:
    assert list(copies_in([])) == []
    assert list(copies_in(["", "", "two words", "two words"])) == []


def test_many_copies_are_held_against_the_first_only() -> None:
    found = list(copies_in(["the locks of Ormen open at nine on market days"] * 3_000))
    assert [(copy.one, copy.other) for copy in found] == [(0, n) for n in range(1, 3_000)]
