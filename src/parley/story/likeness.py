"""Likeness: how well two utterances agree in words, and how likely they are one utterance told twice.

1. Words and pairs of near words count by how few reports use them; words within quotation marks count once more.
2. Two named people with different surnames never say one utterance; what one denies and the other says plainly is a
   contradiction, never an echo.
3. The farther apart two reports are, the more has to agree; the same holds within one outlet, which repeats its own
   formulas, and where both tell it in their own voice.
4. Symmetric: which one comes first does not matter.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

from parley.attributions.attribution import SpeakerKind
from parley.story.utterance import BREAK, Utterance, surname_of
from parley.story.wording import Weights, content_of

FEWEST_PAIRS = 2  # pairs of near words shared
LEAST_WEIGHT = 1.5  # of the shared stems: one rare word and half of another
UNKNOWN_GAP = 30  # days, where one report's day is unknown: what is not known to be near has to agree more

# A logistic combination, trained on labelled pairs of reports, which echo where any aligned utterances do (noisy
# or); trained on all of them, measured on the half not trained on: F1 .90 (bench/RESULTS.md, "Echo").
BIAS = -1.79
OF_PAIRS = 1.34  # for the logarithm of the shared pairs' weight
OF_SHARE = 0.69
OF_QUOTED = 0.77  # for the logarithm of the weight of the shared run within quotation marks
OF_DAYS_APART = -0.85  # for the logarithm of the days
OF_SAME_SPEAKER = 0.65
OF_OWN_VOICES = -1.36  # where both are an outlet's own voice
OF_SAME_OUTLET = -1.26


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """How much stems and pairs of stems tell in this collection."""

    stems: Weights
    pairs: Weights


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two utterances have in common."""

    pairs: float  # weight of the shared pairs of near words
    pairs_share: float  # of the pairs of the one with fewer
    quoted: float  # weight of the longest run of words that both have within quotation marks
    days_apart: int
    same_speaker: bool
    both_own_voice: bool  # each in its outlet's own voice
    same_outlet: bool


def likeness_of(one: Utterance, other: Utterance, weights: StoryWeights) -> Likeness | None:
    """Return what two utterances have in common, None where it is too little or they cannot be one."""
    pairs = one.wording.pairs & other.wording.pairs
    if len(pairs) < FEWEST_PAIRS or cannot_be_one(one, other):
        return None
    mine, theirs = frozenset(one.wording.stems), frozenset(other.wording.stems)
    if weights.stems.sum(mine & theirs) < LEAST_WEIGHT:
        return None
    shared = weights.pairs.sum(pairs)
    return Likeness(
        pairs=shared,
        pairs_share=shared / min(weights.pairs.sum(one.wording.pairs), weights.pairs.sum(other.wording.pairs)),
        quoted=weights.stems.sum(content_of(longest_run(one.quoted, other.quoted))),
        days_apart=days_apart(one, other),
        same_speaker=one.speaker.name != "" and speaker_key(one) == speaker_key(other),
        both_own_voice=one.speaker.kind is other.speaker.kind is SpeakerKind.OUTLET,
        same_outlet=one.outlet == other.outlet != "",
    )


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
    return surname_of(utterance.speaker) or utterance.speaker.name.lower()


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
    return (
        BIAS
        + OF_PAIRS * log1p(likeness.pairs)
        + OF_SHARE * likeness.pairs_share
        + OF_QUOTED * log1p(likeness.quoted)
        + OF_DAYS_APART * log1p(likeness.days_apart)
        + OF_SAME_SPEAKER * likeness.same_speaker
        + OF_OWN_VOICES * likeness.both_own_voice
        + OF_SAME_OUTLET * likeness.same_outlet
    )


def probability_of(evidence: float) -> float:
    """Return the probability that log odds stand for."""
    return 1 / (1 + exp(-max(-50.0, evidence)))


def longest_run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the longest run of words that two utterances share; no run crosses a break."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(other):
        at[word].append(place)
    longest, end = 0, 0
    before: dict[int, int] = {}
    for place, word in enumerate(one):
        here = {} if word == BREAK else {there: before.get(there - 1, 0) + 1 for there in at.get(word, ())}
        for length in here.values():
            if length > longest:
                longest, end = length, place + 1
        before = here
    return one[end - longest : end]
