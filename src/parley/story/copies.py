"""Copies: texts that are nearly the same, however far apart they were published.

1. A text is the set of its runs of three words; two texts are copies where the Jaccard index of their sets, computed
   exactly, is at least 0.7. MinHash bands (Broder 1997; rensa) only say which pairs to look at.
2. Memory grows by eight bytes a word and a band: signatures are made chunk by chunk and not kept.
3. In a large record copies are looked for before echoes, which are otherwise sought among neighbours alone.
4. Time is linear in the number of copies too: of many texts in one band bucket each is held against the first only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 3  # words
COPY = 0.7  # Jaccard index from which two texts are copies
BANDS, ROWS = 25, 5  # a pair at 0.7 is looked at with probability 0.99, one at 0.4 with 0.23
SEED = 7
CHUNK = 5_000  # texts whose signatures are made at once
CROWDED = 12  # texts in a bucket from which on each is held against the first only
WORD = re.compile(r"\w+")
MIX = np.random.default_rng(SEED).integers(1, 2**63, ROWS, dtype=np.uint64) | np.uint64(1)
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Two nearly equal texts, by their places, and the Jaccard index of their runs of words."""

    one: int
    other: int
    jaccard: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some texts: the runs of words of each, one after the other, where each begins, and their bands."""

    runs: Numbers
    offsets: "NDArray[np.int64]"
    bands: Numbers


def copies_in(texts: Iterable[str], at_least: float = COPY) -> Iterator[Copy]:
    """Yield the pairs of texts that are copies, in order; texts too short for a run of words are never copies."""
    chunks = list(chunks_of(texts))
    runs = [own for chunk in chunks for own in np.split(chunk.runs, chunk.offsets[1:-1])]
    kept: frozenset[int] = frozenset()
    last = -1
    for one, other in candidate_copies(chunk.bands for chunk in chunks):
        if one != last:
            kept, last = frozenset(runs[one].tolist()), one
        theirs = frozenset(runs[other].tolist())
        both = len(kept & theirs)
        index = both / (len(kept) + len(theirs) - both) if both else 0.0
        if index >= at_least:
            yield Copy(one, other, index)


def runs_of(texts: Sequence[str]) -> tuple[Numbers, "NDArray[np.int64]"]:
    """Return the runs of words of texts as numbers, one after the other, and where each text's begin."""
    words = [WORD.findall(text.lower()) for text in texts]
    sizes = np.fromiter((len(own) for own in words), np.int64, len(words))
    numbers = np.fromiter((number_of(word) for own in words for word in own), np.uint64, int(sizes.sum()))
    text = np.repeat(np.arange(len(words)), sizes)
    if len(numbers) < RUN:
        return np.empty(0, np.uint64), np.zeros(len(words) + 1, np.int64)
    runs = numbers[:-2] * MIX[0] + numbers[1:-1] * MIX[1] + numbers[2:] * MIX[2]
    whole = text[:-2] == text[2:]
    offsets = np.r_[0, np.cumsum(np.bincount(text[:-2][whole], minlength=len(words)))]
    return runs[whole], offsets.astype(np.int64)


@lru_cache(1_000_000)
def number_of(word: str) -> int:
    """Return a number for a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def candidate_copies(bands_of_chunks: Iterable[Numbers]) -> list[tuple[int, int]]:
    """Return pairs of texts that agree in a whole band, in order."""
    bands = np.concatenate([np.empty((0, BANDS), np.uint64), *bands_of_chunks])
    found: list[NDArray[np.int64]] = []
    for band in bands.T:
        order = np.argsort(band, kind="stable")
        found += pairs_in_buckets(band[order], order)
    keys = np.unique(np.concatenate([np.empty(0, np.int64), *found]))
    return list(zip((keys >> 32).tolist(), (keys & 0xFFFFFFFF).tolist(), strict=True))


def chunks_of(texts: Iterable[str]) -> Iterator[Chunk]:
    """Yield texts chunk by chunk, with one number for each band; a text without runs agrees with no other."""
    from rensa import RMinHash

    stream, first = iter(texts), 0
    while chunk := list(islice(stream, CHUNK)):
        runs, offsets = runs_of(chunk)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets.astype(np.uint64), BANDS * ROWS, SEED)
        rows = np.asarray(matrix.to_rows(), np.uint64).reshape(len(chunk), BANDS, ROWS)
        made = (rows * MIX).sum(axis=2, dtype=np.uint64)
        empty = np.flatnonzero(np.diff(offsets) == 0)
        made[empty] = (first + empty).astype(np.uint64)[:, None]
        yield Chunk(runs, offsets, made)
        first += len(chunk)


def pairs_in_buckets(values: Numbers, places: "NDArray[np.int64]") -> Iterator["NDArray[np.int64]"]:
    """Yield the pairs that stand in one bucket, each pair as one number; `values` are sorted, `places` go with them."""
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(values)])
    first = np.repeat(starts, sizes)
    here = np.arange(len(values))
    yield _keys(places[first], places)[here != first]
    small = np.repeat(sizes <= CROWDED, sizes)
    for apart in range(1, CROWDED):
        both = small[apart:] & (first[apart:] == first[:-apart])
        if not both.any():
            break
        yield _keys(places[:-apart], places[apart:])[both]


def _keys(one: "NDArray[np.int64]", other: "NDArray[np.int64]") -> "NDArray[np.int64]":
    return np.minimum(one, other) << 32 | np.maximum(one, other)
