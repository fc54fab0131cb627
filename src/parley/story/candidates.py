"""Candidates: which utterances are worth comparing, without comparing all with all.

1. Utterances come in order; each is held against the earlier ones that share at least two pairs of near words with it.
2. Of the utterances that use a pair of words, only the latest few are kept at hand, so that time grows with the number
   of utterances and not with its square; an utterance told a thousand times is a chain.
3. Utterances of one report are never candidates: what a report repeats is told once.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from parley.story.likeness import FEWEST_PAIRS
from parley.story.utterance import Utterance
from parley.story.wording import Pair

AT_HAND = 24  # utterances of other reports kept for each pair of words


def candidate_pairs(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in `utterances`, the earlier first."""
    users: defaultdict[Pair, deque[int]] = defaultdict(lambda: deque(maxlen=AT_HAND))
    for place, utterance in enumerate(utterances):
        shared: Counter[int] = Counter()
        for pair in utterance.wording.pairs:
            shared.update(users[pair])
        for earlier in sorted(shared):
            if shared[earlier] >= FEWEST_PAIRS and utterances[earlier].place.report != utterance.place.report:
                yield earlier, place
        for pair in utterance.wording.pairs:
            users[pair].append(place)
