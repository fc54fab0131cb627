"""Candidates: which utterances are worth comparing, without comparing all with all.

1. Utterances come in order; each is held against the earlier ones that share at least two pairs of near words with it.
2. Of the utterances that use a pair of words, only the latest few are kept at hand, so that time grows with the number
   of utterances and not with its square; an utterance told a thousand times is a chain.
3. Utterances of one report are never candidates: what a report repeats is told once.
4. Memory is bounded: reports are taken together until their pairs have been met often enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from parley.story.likeness import FEWEST_PAIRS
from parley.story.rows import Real, Rows, Truth, Whole, rows_of
from parley.story.utterance import Utterance
from parley.story.wording import Weights

AT_HAND = 24  # utterances of other reports kept for each pair of words
AT_ONCE = 1_000_000  # meetings of a pair of words with the same one at hand, looked at together


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places of utterances, the earlier and the later of each two, and the weight of the pairs of words that met."""

    earlier: Whole
    later: Whole
    met: Real  # what both use without having met, being used by very many, is not in it

    def where(self, kept: Truth) -> "Candidates":
        """Return some of them."""
        return Candidates(self.earlier[kept], self.later[kept], self.met[kept])


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is at hand when each pair of near words is met: an entry for each in order of the utterances."""

    counts: Whole  # of utterances at hand that use the same pair
    places: Whole  # in `users`; those at hand stand just before
    users: Whole  # the utterances that use a pair, pair by pair
    frequent: Truth  # whether more use the pair than are ever at hand


def candidate_pairs(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in `utterances`, the earlier first."""
    pairs = rows_of((utterance.wording.pairs for utterance in utterances), Weights({}))
    for found in candidates_in(utterances, pairs, at_hand(pairs)):
        yield from zip(found.earlier.tolist(), found.later.tolist(), strict=True)


def at_hand(pairs: Rows) -> AtHand:
    """Return what is at hand when each pair is met."""
    order = np.argsort(pairs.numbers, kind="stable")
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    used = np.bincount(pairs.numbers)
    before = places - (np.cumsum(used) - used)[pairs.numbers]
    users = np.repeat(np.arange(len(pairs.starts) - 1), np.diff(pairs.starts))[order]
    return AtHand(np.minimum(before, AT_HAND), places, users, used[pairs.numbers] > AT_HAND)


def candidates_in(utterances: Sequence[Utterance], pairs: Rows, hand: AtHand) -> Iterator[Candidates]:
    """Yield candidates, some reports at a time, in order of the later utterance and then of the earlier."""
    sizes = [len(list(own)) for _, own in groupby(utterances, lambda utterance: utterance.place.report)]
    starts = np.cumsum([0, *sizes])
    report = np.repeat(np.arange(len(sizes)), sizes)
    meetings = np.r_[0, np.cumsum(hand.counts)][pairs.starts[starts]]
    first = 0
    while first < len(sizes):
        last = max(first + 1, int(np.searchsorted(meetings, meetings[first] + AT_ONCE, "right")) - 1)
        yield _candidates(pairs, hand, report, slice(starts[first], starts[last]))
        first = last


def _candidates(pairs: Rows, hand: AtHand, report: Whole, of: slice) -> Candidates:
    """Return the candidates of some later utterances."""
    own = slice(pairs.starts[of.start], pairs.starts[of.stop])
    counts = hand.counts[own]
    back = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    earlier = hand.users[np.repeat(hand.places[own], counts) - back]
    later = np.repeat(pairs.keys[own] >> 32, counts)
    apart = report[earlier] != report[later]
    keys = (later << 32 | earlier)[apart]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    enough = np.diff(np.r_[starts, len(keys)]) >= FEWEST_PAIRS
    sums = np.r_[0.0, np.cumsum(np.repeat(pairs.weights[own], counts)[apart][order])]
    met = np.diff(np.r_[sums[starts], sums[-1]])[enough]
    return Candidates(keys[starts][enough] & 0xFFFFFFFF, keys[starts][enough] >> 32, met)
