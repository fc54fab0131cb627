"""Static word vectors: the recurrent network's, lent to other readers of words.

1. Words are not stored: a word is known by the CRC-32 of its lower-case form, and one without a vector has row 0.
2. The vectors are fixed when the network is trained (train/vectors.py), so a reader that learned from them stays right
   when the network is trained again.
"""

from functools import cache, lru_cache
from typing import Final

import numpy as np

from parley.attributions.decode import Floats
from parley.attributions.features import hash_of
from parley.attributions.weights import weights_named

REMEMBERED: Final = 1 << 16  # words whose row is kept in mind: about 8 MB


@cache
def word_vectors() -> Floats:
    """Return the vectors, scaled to unit variance, (1 + words, size); row 0 is nothing."""
    rows = np.asarray(weights_named("recurrent", "vectors")["vectors"], np.float32)
    return np.vstack([np.zeros_like(rows[:1]), rows / rows.std()])


@cache
def _rows() -> dict[int, int]:
    hashes = weights_named("recurrent", "hashes")["hashes"]
    return {int(number): row for row, number in enumerate(hashes, 1)}


@lru_cache(maxsize=REMEMBERED)
def vector_row(word: str) -> int:
    """Return the row of a word in lower case: 0 for one without a vector and for no word."""
    return _rows().get(hash_of(word), 0) if word else 0
