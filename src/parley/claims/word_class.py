"""Word classes: which words are verbs, and in which form, by a small network over five words at a time.

1. The classes are those of the Penn treebank, put together where acts do not ask for the difference.
2. A word is never stored: it is hashed into buckets (see attributions/features.py), and known again by its form.
3. Time is linear: one look-up a form, one product a block of words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.attributions.features import hash_of, shape_of
from parley.claims.weights import weights_named

CLASSES: Final = (
    "VB", "VBD", "VBN", "VBG", "VBP", "VBZ", "MD", "NN", "NNP", "JJ", "RB", "IN", "TO", "DT", "PRP", "CC", "CD", "W",
    "RP", "POS", ".",
)  # fmt: skip
BUCKETS: Final = (1 << 14, 1 << 11, 1 << 12, 1 << 10, 1 << 8)  # word, first three, last three, last two letters, shape
REACH: Final = 2  # words to either side
SIZE: Final = 32  # numbers that a form is known by
REMEMBERED: Final = 1 << 15  # forms in memory: 4 MB

Floats = NDArray[np.float32]


class Network(NamedTuple):
    """The weights, at full width; row 0 is that of no word."""

    rows: Floats
    w1: Floats
    b1: Floats
    w2: Floats
    b2: Floats


@dataclass(frozen=True, slots=True)
class Forms:
    """The rows of forms met so far: a memory, which changes no result."""

    number: dict[str, int]
    rows: Floats


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Return the memory of this process, empty at first."""
    return Forms({}, np.empty((REMEMBERED, SIZE), np.float32))


@lru_cache(maxsize=1)
def network() -> Network:
    """Return the network, loaded once."""
    stored = {name: array.astype(np.float32) for name, array in weights_named("word_classes").items()}
    rows = stored["rows"] * stored["scale"]
    return Network(rows, *(stored[name] for name in ("w1", "b1", "w2", "b2")))


def features_of_form(word: str) -> tuple[int, ...]:
    """Return the row of each feature of a word's form."""
    lower = word.lower()
    parts = (lower, "<" + lower[:3], lower[-3:] + ">", lower[-2:] + ">", shape_of(word))
    out, begin = [], 1
    for part, size in zip(parts, BUCKETS, strict=True):
        out.append(begin + hash_of(part) % size)
        begin += size
    return tuple(out)


def rows_of(words: Sequence[str]) -> Floats:
    """Return the numbers that each word's form is known by."""
    known, rows = forms().number, forms().rows
    missing = [word for word in dict.fromkeys(words) if word not in known]
    if len(known) + len(missing) > REMEMBERED:
        known.clear()
        missing = list(dict.fromkeys(words))
    if len(missing) > REMEMBERED:  # of a text without end
        return np.concatenate([rows_of(words[k : k + REMEMBERED]) for k in range(0, len(words), REMEMBERED)])
    if missing:
        begin, end = len(known), len(known) + len(missing)
        rows[begin:end] = network().rows[[features_of_form(word) for word in missing]].sum(1)
        known.update(zip(missing, range(begin, end), strict=True))
    return rows[np.fromiter(map(known.__getitem__, words), np.int64, len(words))]


def classes_of(words: Sequence[str]) -> list[str]:
    """Return the class of each word of a passage."""
    if not words:
        return []
    net, size = network(), len(words)
    padded = np.zeros((size + 2 * REACH, SIZE), np.float32)
    padded[REACH : REACH + size] = rows_of(words)
    near = np.concatenate([padded[k : k + size] for k in range(2 * REACH + 1)], axis=1)
    hidden = np.maximum(0, near @ net.w1 + net.b1)
    return [CLASSES[k] for k in (hidden @ net.w2 + net.b2).argmax(1).tolist()]
