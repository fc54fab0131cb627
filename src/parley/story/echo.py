"""Echoes: utterances that several reports tell, each counted once.

1. An echo is a first telling and its repeats, with how each repeat is known: a copy, the same quoted words, a rewrite.
2. Whether two reports echo is decided on their utterances together, each aligned with at most one of the other report.
3. The order in which reports arrive does not matter: the first telling is the one published first.
4. Utterances are linked, people never: nothing here says that two unnamed sources are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log1p

from parley.claims.reading import Reading
from parley.story.candidates import candidate_pairs
from parley.story.likeness import StoryWeights, evidence_of, likeness_of, longest_run, probability_of
from parley.story.utterance import Utterance, order_of, utterances_from_reading
from parley.story.wording import weights_from

REPORTS_ECHO = 0.5  # probability that two reports tell one utterance
UTTERANCES_ECHO = (
    0.3  # of two aligned utterances, once their reports are known to echo: lower, since one brings another
)
SMALLEST_STORY = 20  # reports assumed where there are fewer
COPIED = 0.9  # share of the shorter wording that is one run of the longer's words
SAME_WORDS = 5  # words in a run within quotation marks


class How(StrEnum):
    """How a repeat is known to be one."""

    FIRST = "first"
    COPY = "copy"
    SAME_WORDS = "same words"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """One report's telling of an utterance."""

    report: str
    attribution: int
    how: How
    likeness: float  # probability that it repeats the telling it was held against; 1 of the first


@dataclass(frozen=True, slots=True)
class Echo:
    """One utterance: its first telling, then its repeats in order of publication."""

    tellings: tuple[Telling, ...]

    @property
    def basis(self) -> How:
        """Return the surest way in which a repeat is known."""
        return min((telling.how for telling in self.tellings[1:]), key=list(How).index)


@dataclass(frozen=True, slots=True)
class Link:
    """An utterance and the earlier one that it repeats, by their places."""

    earlier: int
    later: int
    evidence: float


def echoes_from_readings(readings: Iterable[Reading]) -> tuple[Echo, ...]:
    """Return the echoes among reports, by their first telling."""
    return echoes_from_utterances([u for reading in readings for u in utterances_from_reading(reading)])


def echoes_from_utterances(utterances: Sequence[Utterance]) -> tuple[Echo, ...]:
    """Return the echoes among utterances, by their first telling."""
    ordered = sorted(utterances, key=order_of)
    echoing = [
        link
        for links in aligned_links(ordered, weights_of(ordered)).values()
        if report_likeness(links) >= REPORTS_ECHO
        for place, link in enumerate(links)
        if place == 0 or probability_of(link.evidence) >= UTTERANCES_ECHO
    ]
    return tuple(_echoes(ordered, echoing))


def weights_of(utterances: Sequence[Utterance]) -> StoryWeights:
    """Return how much words tell, by the number of reports that use them."""
    own: defaultdict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        own[utterance.report].append(utterance)
    return StoryWeights(
        weights_from(({s for u in of for s in u.wording.stems} for of in own.values()), SMALLEST_STORY),
        weights_from(({p for u in of for p in u.wording.pairs} for of in own.values()), SMALLEST_STORY),
    )


def aligned_links(ordered: Sequence[Utterance], weights: StoryWeights) -> Mapping[tuple[str, str], list[Link]]:
    """Return, for each pair of reports, which utterances of the one repeat which of the other, the likeliest first."""
    found: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for earlier, later in candidate_pairs(ordered):
        likeness = likeness_of(ordered[earlier], ordered[later], weights)
        if likeness is not None:
            reports = (ordered[earlier].report, ordered[later].report)
            found[reports].append(Link(earlier, later, evidence_of(likeness)))
    return {reports: list(_aligned(links)) for reports, links in found.items()}


def _aligned(links: list[Link]) -> Iterator[Link]:
    """Yield the likeliest links in which no utterance stands twice."""
    taken: set[int] = set()
    for link in sorted(links, key=lambda link: (-link.evidence, link.earlier, link.later)):
        if taken.isdisjoint((link.earlier, link.later)):
            taken |= {link.earlier, link.later}
            yield link


def report_likeness(aligned: Iterable[Link]) -> float:
    """Return the probability that at least one of the aligned utterances is told twice (noisy or)."""
    return 1 - exp(-sum(log1p(exp(min(50.0, link.evidence))) for link in aligned))


def _echoes(ordered: Sequence[Utterance], links: Iterable[Link]) -> Iterator[Echo]:
    """Yield the groups that links make: each utterance stands with the earlier one that it repeats most likely."""
    repeats: dict[int, Link] = {}
    for link in links:
        known = repeats.get(link.later)
        if known is None or (link.evidence, -link.earlier) > (known.evidence, -known.earlier):
            repeats[link.later] = link
    first: dict[int, int] = {}
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for later in sorted(repeats):
        earlier = repeats[later].earlier
        first[later] = first.get(earlier, earlier)
        groups[first[later]].append(later)
    for place, others in sorted(groups.items()):
        start = ordered[place]
        told = [Telling(start.report, start.nr, How.FIRST, 1.0)]
        for other in others:
            link, utterance = repeats[other], ordered[other]
            how = how_repeated(ordered[link.earlier], utterance)
            told.append(Telling(utterance.report, utterance.nr, how, probability_of(link.evidence)))
        yield Echo(tuple(told))


def how_repeated(one: Utterance, other: Utterance) -> How:
    """Return how two tellings of one utterance agree."""
    shorter = min(len(one.wording.words), len(other.wording.words))
    if len(longest_run(one.wording.words, other.wording.words)) >= COPIED * shorter:
        return How.COPY
    if len(longest_run(one.quoted, other.quoted)) >= SAME_WORDS:
        return How.SAME_WORDS
    return How.REWRITE
