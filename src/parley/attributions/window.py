"""Windows: what the best network reads at once, and what it is told of each word beside its pieces."""

from typing import Final

from parley.attributions.features import PLACES

CASES: Final = 6
MARKS: Final = 2 * PLACES  # place feature, and whether a passage begins here


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
