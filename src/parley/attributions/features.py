"""Features: what the fast network knows of a word's form.

1. A word is never stored: it is hashed (CRC-32) into buckets, as are its first and last letters and its shape.
2. What depends on the form alone is one row per form, added up once and remembered (`tagger.py`); what depends on
   the place is the quotation flag and whether the token begins a sentence.
"""

import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage

BUCKETS: Final = {"word": 1 << 15, "prefix": 1 << 12, "suffix": 1 << 12, "ending": 1 << 10, "shape": 1 << 8}
PLACES: Final = 2 * len(Quoted)  # quotation flag, and whether a sentence begins here

UPPER, LOWER, DIGIT = re.compile(r"[^\W\d_a-z]+"), re.compile(r"[a-zß-öø-ÿ]+"), re.compile(r"\d+")


def form_features(word: str) -> tuple[int, ...]:
    """Return the bucket of each feature of a word's form, in the order of `BUCKETS`."""
    lower = word.lower()
    parts = (lower, "<" + lower[:3], lower[-3:] + ">", lower[-2:] + ">", shape_of(word))
    return tuple(hash_of(part) % size for part, size in zip(parts, BUCKETS.values(), strict=True))


def hash_of(part: str) -> int:
    """Return the CRC-32 of a string, lone surrogates and all."""
    return crc32(part.encode("utf-8", "surrogatepass"))


def shape_of(word: str) -> str:
    """Return the word with runs of capitals, small letters and digits each as one letter: "McDonald's" is XxXx's."""
    return DIGIT.sub("0", LOWER.sub("x", UPPER.sub("X", word[:24])))


def place_features(passage: Passage, quoted: Sequence[Quoted]) -> NDArray[np.int64]:
    """Return each token's place feature: its quotation flag, and whether a sentence begins with it."""
    places = np.array(quoted, np.int64)
    places[list(passage.sentences)] += len(Quoted)
    return places
