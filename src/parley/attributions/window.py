"""Windows: what the best network reads at once, and what it is told of each word beside its pieces."""

from collections.abc import Sequence
from typing import Final

from parley.attributions.features import PLACES

CASES: Final = 6
MARKS: Final = 2 * PLACES  # place feature, and whether a passage begins here
MOST_PIECES: Final = 8  # of one word: addresses and hashes say no more than that
MOST_IN_PASSAGE: Final = 480  # pieces; the encoder has 512 positions


def case_of(word: str) -> int:
    """Return how a word is written: mark, small, Title, CAPITALS, miXed, with digits."""
    if word.islower():
        return 1
    if not word[0].isalnum():
        return 0
    if any(c.isdigit() for c in word):
        return 5
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[1:].islower() else 4


def fitted(cut: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the pieces of a passage's words so that they fit the encoder: if they do not, each word's first."""
    if sum(map(len, cut)) > MOST_IN_PASSAGE:
        return [pieces[:1] for pieces in cut]
    return list(cut)
