"""Small words: which words English usually writes small, even where a sentence begins with them.

1. Words are not stored: there is a bit for each CRC-32 of a word, cut short (train/small_words.py).
"""

from functools import cache
from typing import Final

import numpy as np

from parley.attributions.features import hash_of
from parley.attributions.weights import weights_named

SMALL_BITS: Final = 20  # of the CRC-32: two in a hundred words that are not known have the bits of one that is


@cache
def small_words() -> bytes:
    """Return one bit for each number of `SMALL_BITS` bits: whether a word with this number is usually written small."""
    return np.asarray(weights_named("small_words")["bits"]).tobytes()


def is_small(word: str) -> bool:
    """Tell whether English usually writes a word, given in lower case, small."""
    number = hash_of(word) % (1 << SMALL_BITS)
    return bool(small_words()[number >> 3] >> (7 - (number & 7)) & 1)
