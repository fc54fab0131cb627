"""Likeness: how well two utterances agree in words, and how likely they are one utterance told twice.

1. Words and pairs of near words count by how few reports use them; words that one of the two quotes count once more.
2. Two named people with different surnames never say one utterance; what one denies and the other says plainly is a
   contradiction, never an echo.
3. The farther apart two reports are, the more has to agree; the same holds where both tell it in their own voice, and
   where both look back: background is told by everybody.
4. What all reports of a collection share tells nothing: that two are of one outlet counts by how many are of others.
   That a party's known voice is heard twice tells less than that another speaker is, for it is heard every day.
5. Symmetric: which one comes first does not matter.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log1p

from parley.attributions.attribution import SpeakerKind
from parley.story.utterance import BREAK, Utterance, surname_of
from parley.story.wording import Weights, content_of, words_of
from parley.words import words_in

FEWEST_PAIRS = 2  # pairs of near words shared
LEAST_WEIGHT = 0.6  # of the shared stems: three of a story's commonest words
UNKNOWN_GAP = 30  # days, where one report's day is unknown: what is not known to be near has to agree more
MAY_BE_ONE = 0.5  # of the weight of one speaker's being named: two unnamed speakers
EXACT_WORDS = 6  # in a run that counts as quoted: "to commence the second phase" is a story's stock phrase
YEAR = re.compile(r"(?:18|19|20)\d\d")


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """How much stems, pairs of stems and outlets tell in this collection."""

    stems: Weights
    pairs: Weights
    outlets: Mapping[str, float]  # the share of the reports that are not the outlet's


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two utterances have in common."""

    pairs: float  # weight of the shared pairs of near words
    overlap: float  # weight of the shared stems, as a share of that of all stems of both
    quoted: float  # weight of the longest run of words that both have, within quotation marks in one; 0 of a short one
    days_apart: int
    same_speaker: float  # 1 where both name one; half where neither names any: who it is may be one
    known_voice: bool  # both name one that is known to speak for a party
    both_own_voice: bool  # each in its outlet's own voice
    same_outlet: float  # 0 where the outlets differ, or where all reports are of one
    of_the_past: bool  # both look back, as background does

    @property
    def features(self) -> tuple[float, ...]:
        """Return what the evidence is a weighted sum of, in the order of `FEATURES`."""
        return (
            1.0,
            log1p(self.pairs),
            self.overlap,
            log1p(self.quoted),
            log1p(self.days_apart),
            self.same_speaker,
            float(self.known_voice),
            float(self.both_own_voice),
            self.same_outlet,
            float(self.of_the_past),
        )


FEATURES = (
    *("bias", "pairs", "overlap", "quoted", "days"),
    *("same speaker", "known voice", "own voices", "same outlet", "the past"),
)


@cache
def evidence_weights() -> tuple[float, ...]:
    """Return the weights of the features: a logistic combination trained on labelled pairs of reports.

    Reports echo where any aligned utterances do (noisy or); how they were trained and measured stands in
    bench/RESULTS.md, "Echo".
    """
    told = dict(line.rsplit(" ", 1) for line in words_in("echo_weights.txt"))
    return tuple(float(told[name]) for name in FEATURES)


def of_one_occasion(one: Utterance, other: Utterance) -> float:
    """Return what it adds to the evidence that two reports are known to tell one occasion.

    Two unnamed speakers who say the like then count as one, and that a known voice is heard every day no longer counts.
    """
    weights = dict(zip(FEATURES, evidence_weights(), strict=True))
    if both_unnamed(one, other):
        return (1 - MAY_BE_ONE) * weights["same speaker"]
    return -weights["known voice"] if known_voice(one, other) else 0.0


def likeness_of(one: Utterance, other: Utterance, weights: StoryWeights) -> Likeness | None:
    """Return what two utterances have in common, None where it is too little or they cannot be one."""
    pairs = one.wording.pairs & other.wording.pairs
    if len(pairs) < FEWEST_PAIRS or cannot_be_one(one, other):
        return None
    mine, theirs = frozenset(one.wording.stems), frozenset(other.wording.stems)
    shared = weights.stems.sum(mine & theirs)
    if shared < LEAST_WEIGHT:
        return None
    return Likeness(
        pairs=weights.pairs.sum(pairs),
        overlap=shared / weights.stems.sum(mine | theirs),
        quoted=max(weights.stems.sum(content_of(run)) for run in quoted_runs(one, other)),
        days_apart=days_apart(one, other),
        same_speaker=MAY_BE_ONE if both_unnamed(one, other) else float(same_speaker(one, other)),
        known_voice=known_voice(one, other),
        both_own_voice=one.speaker.kind is other.speaker.kind is SpeakerKind.OUTLET,
        same_outlet=weights.outlets[one.outlet] if one.outlet == other.outlet != "" else 0.0,
        of_the_past=both_look_back(one, other),
    )


def quoted_runs(one: Utterance, other: Utterance) -> tuple[Sequence[str], ...]:
    """Return the longest runs of words that both have, and one of them within quotation marks; short ones as empty."""
    runs = longest_run(one.quoted, other.wording.spaced), longest_run(one.wording.spaced, other.quoted)
    return tuple(words if len(words := run.split()) >= EXACT_WORDS else () for run in runs)


def both_look_back(one: Utterance, other: Utterance) -> bool:
    """Tell whether both hold one word that looks back ("ago"), or one year before the reports' own."""
    shared = set(one.wording.words) & set(other.wording.words)
    years = [day.first.year for day in (one.published, other.published) if day]
    earlier = any(int(word) < min(years) for word in shared if YEAR.fullmatch(word)) if years else False
    return earlier or not _looking_back().isdisjoint(shared)


@cache
def _looking_back() -> frozenset[str]:
    return frozenset(words_in("echo_past.txt"))


def both_unnamed(one: Utterance, other: Utterance) -> bool:
    """Tell whether both leave their speakers unnamed."""
    return one.speaker.kind is other.speaker.kind is SpeakerKind.UNNAMED


def known_voice(one: Utterance, other: Utterance) -> bool:
    """Tell whether two utterances name one speaker, who is known to speak for one party."""
    return same_speaker(one, other) and one.speaker.speaks_for == other.speaker.speaks_for != ""


def same_speaker(one: Utterance, other: Utterance) -> bool:
    """Tell whether two utterances name one speaker."""
    return one.speaker.name != "" and speaker_key(one) == speaker_key(other)


def cannot_be_one(one: Utterance, other: Utterance) -> bool:
    """Tell whether two named people speak, or one denies what the other says plainly."""
    names = {surname_of(one.speaker), surname_of(other.speaker)} - {""}
    contradict = (one.denied and not (other.denied or other.negated)) or (
        other.denied and not (one.denied or one.negated)
    )
    return len(names) > 1 or contradict


def speaker_key(utterance: Utterance) -> str:
    """Return what a named speaker is known by across reports; unnamed people are known by nothing."""
    if utterance.speaker.kind is SpeakerKind.UNNAMED:
        return f"{utterance.place.report}/{utterance.speaker.entity}"
    return surname_of(utterance.speaker) or _body_known_as(utterance.speaker.name)


@lru_cache(10_000)
def _body_known_as(name: str) -> str:
    """Return a body's name without the words for what kind of body it is.

    >>> _body_known_as("the Ormen movement"), _body_known_as("The Party")
    ('ormen', 'the party')
    """
    kinds = words_in("echo_body_nouns.txt")
    return " ".join(word for word in words_of(name) if word not in kinds) or name.lower()


def days_apart(one: Utterance, other: Utterance) -> int:
    """Return the days between two reports' publication; halfway between least and most where a day is not exact."""
    if one.published is None or other.published is None:
        return UNKNOWN_GAP
    early, late = sorted((one.published, other.published), key=lambda day: (day.first, day.last))
    least = max(0, (late.first - early.last).days)
    most = max((late.last - early.first).days, (early.last - late.first).days)
    return (least + most) // 2


def evidence_of(likeness: Likeness) -> float:
    """Return the log odds that this is one utterance."""
    return sum(weight * value for weight, value in zip(evidence_weights(), likeness.features, strict=True))


def probability_of(evidence: float) -> float:
    """Return the probability that log odds stand for."""
    return 1 / (1 + exp(-max(-50.0, evidence)))


def longest_run(one: str, other: str) -> str:
    """Return the longest run of words that two utterances share, the first of several; no run crosses a break.

    Both are words between single blanks, so that a run of words is a run of characters. What is looked for is always
    a word longer than the longest found: no longer run can end at a word where that one does not.
    """
    longest, start, end = "", 0, one.find(" ", 1)
    while end != -1:
        run = one[start : end + 1]
        if run in other and BREAK not in run:
            longest = run
        else:
            start = one.find(" ", start + 1)
        end = one.find(" ", end + 1)
    return longest
