"""Rows: what each of many utterances uses, as numbers, so that very many are compared by arithmetic on arrays."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from parley.story.wording import Weights

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rows:
    """Which words, or pairs of words, each utterance uses, one row each: their numbers in order, and their weights."""

    starts: Whole  # of each row, and where the last one ends
    numbers: Whole
    weights: Real
    keys: Whole  # row and number in one, in order

    def sums(self, counted: Truth | None = None) -> Real:
        """Return the weight of each row, of those that are `counted` only."""
        sums = np.r_[0.0, np.cumsum(self.weights if counted is None else self.weights * counted)]
        return np.asarray(sums[self.starts[1:]] - sums[self.starts[:-1]])

    def shared(self, one: Whole, other: Whole) -> Real:
        """Return the weight of what both of two rows use, for many pairs of rows."""
        sizes = self.starts[one + 1] - self.starts[one]
        pair = np.repeat(np.arange(len(one)), sizes)
        place = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes - self.starts[one], sizes)
        keys = other[pair] << 32 | self.numbers[place]
        near = np.minimum(np.searchsorted(self.keys, keys), max(0, len(self.keys) - 1))
        return np.asarray(np.bincount(pair, self.weights[place] * (self.keys[near] == keys), len(one)), np.float64)


def rows_of(used: Iterable[Iterable[Hashable]], weights: Weights) -> Rows:
    """Return what each of many utterances uses; what one uses several times is counted once."""
    numbers: dict[Hashable, int] = {}
    of = [{numbers.setdefault(word, len(numbers)) for word in own} for own in used]
    sizes = [len(own) for own in of]
    flat = np.fromiter(chain.from_iterable(of), np.int64, sum(sizes))
    keys = np.sort(np.repeat(np.arange(len(of)), sizes) << 32 | flat)
    weight = np.fromiter(map(weights.of, numbers), np.float64, len(numbers))
    return Rows(np.cumsum([0, *sizes]), keys & 0xFFFFFFFF, weight[keys & 0xFFFFFFFF], keys)
