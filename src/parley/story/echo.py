"""Echoes: utterances that several reports tell, each counted once.

1. An echo is a first telling and its repeats, with how each repeat is known: a copy, the same quoted words, a rewrite.
2. Whether two reports echo is decided on their utterances together, each aligned with at most one of the other report.
3. The order in which reports arrive does not matter: the first telling is the one published first.
4. Utterances are linked, people never: nothing here says that two unnamed sources are one.
5. Memory is bounded: a report is held against those published next to it, a copy of a report only against the first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log1p

from parley.claims.reading import Reading
from parley.story.alignment import SURE, Link, aligned_reports, report_likeness, weights_of
from parley.story.likeness import both_unnamed, longest_run, of_one_occasion, probability_of, same_speaker
from parley.story.utterance import Place, Utterance, utterances_from_reading

REPORTS_ECHO = 0.5  # probability that two reports tell one utterance
AT_LEAST = -log1p(-REPORTS_ECHO)  # the score that stands for it
SAME_TELLER = 0.4  # of two aligned utterances, once their reports are known to echo: lower, as one brings another
OTHER_TELLER = 0.6  # where the two tellings do not name one speaker, nor leave both unnamed
COPIED = 0.9  # share of the shorter wording that is one run of the longer's words
SAME_WORDS = 5  # words in a run within quotation marks
WINDOW = 1_000  # reports: each is held against at least so many published before it


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
class Repeat:
    """An utterance and the earlier one that it repeats."""

    earlier: Place
    later: Place
    evidence: float  # log odds
    how: How
    one_teller: bool = True  # both tellings name one speaker, or leave the speaker unnamed
    of_one_occasion: float = 0.0  # what the evidence grows by beside a surer repeat between the same reports


def echoes_from_readings(readings: Iterable[Reading]) -> tuple[Echo, ...]:
    """Return the echoes among reports, by their first telling."""
    reports = sorted((tuple(utterances_from_reading(reading)) for reading in readings), key=_first_place)
    return echoes_from_repeats(repeats_from_reports(reports))


def _first_place(report: Sequence[Utterance]) -> tuple[Place, ...]:
    return tuple(utterance.place for utterance in report[:1])


def repeats_from_reports(reports: Iterable[Sequence[Utterance]], window: int = WINDOW) -> Iterator[Repeat]:
    """Yield which utterances of reports, given in order of publication, repeat which."""
    firsts: dict[int, tuple[Place, ...]] = {}  # by the words of the whole report
    at_hand: list[Sequence[Utterance]] = []
    for report in reports:
        places = tuple(utterance.place for utterance in report)
        first = firsts.setdefault(hash(tuple(utterance.wording.words for utterance in report)), places)
        if first is not places:
            for earlier, later in zip(first, places, strict=False):
                yield Repeat(earlier, later, SURE, How.COPY)
            continue
        at_hand.append(report)
        if len(at_hand) == 2 * window:
            yield from repeats_from_utterances([u for own in at_hand for u in own])
            del at_hand[:window]
    yield from repeats_from_utterances([u for own in at_hand for u in own])


def repeats_from_utterances(ordered: Sequence[Utterance]) -> Iterator[Repeat]:
    """Yield which utterances repeat which, in reports that together are likely to tell one utterance."""
    for links in aligned_reports(ordered, weights_of(ordered), AT_LEAST):
        if report_likeness(links) >= REPORTS_ECHO:
            yield _repeat(links[0])
            others = (beside_surer(_repeat(link)) for link in links[1:])
            yield from (r for r in others if probability_of(r.evidence) >= least_of(r))


def beside_surer(repeat: Repeat) -> Repeat:
    """Return a repeat as it stands beside a surer one between the same reports."""
    return replace(repeat, evidence=repeat.evidence + repeat.of_one_occasion)


def least_of(repeat: Repeat) -> float:
    """Return the probability that a repeat must have beside a surer one between the same reports."""
    return SAME_TELLER if repeat.one_teller else OTHER_TELLER


def _repeat(link: Link) -> Repeat:
    one, other = link.earlier, link.later
    one_teller = both_unnamed(one, other) or same_speaker(one, other)
    how, occasion = how_repeated(one, other), of_one_occasion(one, other)
    return Repeat(one.place, other.place, link.evidence, how, one_teller, occasion)


def echoes_from_repeats(repeats: Iterable[Repeat]) -> tuple[Echo, ...]:
    """Return the groups that repeats make: each utterance stands with the earlier one that it repeats most likely."""
    likeliest: dict[Place, Repeat] = {}
    for repeat in repeats:
        known = likeliest.get(repeat.later)
        if known is None or (-repeat.evidence, repeat.earlier) < (-known.evidence, known.earlier):
            likeliest[repeat.later] = repeat
    first: dict[Place, Place] = {}
    groups: defaultdict[Place, list[Repeat]] = defaultdict(list)
    for later in sorted(likeliest):
        earlier = likeliest[later].earlier
        first[later] = first.get(earlier, earlier)
        groups[first[later]].append(likeliest[later])
    return tuple(_echo(place, groups[place]) for place in sorted(groups))


def _echo(first: Place, repeats: Iterable[Repeat]) -> Echo:
    told = (Telling(r.later.report, r.later.nr, r.how, probability_of(r.evidence)) for r in repeats)
    return Echo((Telling(first.report, first.nr, How.FIRST, 1.0), *told))


def how_repeated(one: Utterance, other: Utterance) -> How:
    """Return how two tellings of one utterance agree."""
    shorter = min(len(one.wording.words), len(other.wording.words))
    if words_of_run(longest_run(one.wording.spaced, other.wording.spaced)) >= COPIED * shorter:
        return How.COPY
    if words_of_run(longest_run(one.quoted, other.quoted)) >= SAME_WORDS:
        return How.SAME_WORDS
    return How.REWRITE


def words_of_run(run: str) -> int:
    """Return the number of words in a run of words."""
    return len(run.split())
