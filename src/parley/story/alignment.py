"""Alignment: which utterances of two reports may be one, and how strongly the two reports echo.

1. Each utterance is aligned with at most one of the other report, the likeliest first.
2. What all aligned utterances show together decides about the reports: a noisy or of their evidence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, log1p

from parley.story.bounds import that_may_echo, traits_of
from parley.story.candidates import at_hand, candidates_in
from parley.story.likeness import StoryWeights, evidence_of, likeness_of
from parley.story.rows import rows_of
from parley.story.utterance import Utterance
from parley.story.wording import weights_from

SMALLEST_STORY = 20  # reports assumed where there are fewer
SURE = 50.0  # log odds of a copy of a whole report


@dataclass(frozen=True, slots=True)
class Link:
    """Two utterances that may be one, and the log odds that they are."""

    earlier: Utterance
    later: Utterance
    evidence: float


def weights_of(utterances: Iterable[Utterance]) -> StoryWeights:
    """Return how much words tell, by the number of reports that use them; a report's utterances stand together."""
    own = [tuple(of) for _, of in groupby(utterances, key=lambda utterance: utterance.place.report)]
    return StoryWeights(
        weights_from(({s for u in of for s in u.wording.stems} for of in own), SMALLEST_STORY),
        weights_from(({p for u in of for p in u.wording.pairs} for of in own), SMALLEST_STORY),
        {outlet: 1 - count / len(own) for outlet, count in Counter(of[0].outlet for of in own).items()},
    )


def aligned_reports(
    ordered: Sequence[Utterance], weights: StoryWeights, least: float = 0.0
) -> Iterator[tuple[Link, ...]]:
    """Yield, for each pair of reports, which utterances may be one, the likeliest first.

    Pairs of reports that cannot reach the score `least` are left out.
    """
    pairs = rows_of((utterance.wording.pairs for utterance in ordered), weights.pairs)
    hand = at_hand(pairs)
    traits = traits_of(ordered, pairs, hand, weights)
    for candidates in candidates_in(ordered, pairs, hand):
        kept = that_may_echo(candidates, traits, least)
        found: defaultdict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
        for earlier, later in zip(kept.earlier.tolist(), kept.later.tolist(), strict=True):
            likeness = likeness_of(ordered[earlier], ordered[later], weights)
            if likeness is not None:
                reports = (ordered[earlier].place.report, ordered[later].place.report)
                found[reports].append((-evidence_of(likeness), earlier, later))
        for links in found.values():
            yield tuple(Link(ordered[one], ordered[other], -against) for against, one, other in aligned_links(links))


def aligned_links(links: Iterable[tuple[float, int, int]]) -> Iterator[tuple[float, int, int]]:
    """Yield the likeliest links in which no utterance stands twice."""
    taken: set[int] = set()
    for against, earlier, later in sorted(links):
        if taken.isdisjoint((earlier, later)):
            taken |= {earlier, later}
            yield against, earlier, later


def report_likeness(aligned: Iterable[Link]) -> float:
    """Return the probability that at least one of the aligned utterances is told twice (noisy or)."""
    return 1 - exp(-report_score(aligned))


def report_score(aligned: Iterable[Link]) -> float:
    """Return how strongly two reports echo: 0 for not at all, without an upper end; scores of reports compare."""
    return sum(log1p(exp(min(SURE, link.evidence))) for link in aligned)
