"""Bounds: the most evidence that two utterances could give, for very many of them at once.

1. What a bound leaves out cannot echo, whatever its exact likeness is: all that two reports could share is held against
   what they need. What it keeps is compared exactly, so that bounds change the time and never the answer.
2. Arithmetic on arrays: what is exact here (days, speakers, outlets) is looked up, what is not (the longest quoted run,
   words that look back) counts as much as it may at most.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from parley.attributions.attribution import SpeakerKind
from parley.story.candidates import AtHand, Candidates
from parley.story.likeness import (
    LEAST_WEIGHT,
    MAY_BE_ONE,
    UNKNOWN_GAP,
    StoryWeights,
    evidence_weights,
    speaker_key,
)
from parley.story.rows import Real, Rows, Truth, Whole, rows_of
from parley.story.utterance import BREAK, Utterance, surname_of
from parley.story.wording import content_of

ROUNDING = 1e-6  # sums on arrays are not exact to the last digit
UNDATED = -1


@dataclass(frozen=True, slots=True)
class Traits:
    """What bounds need to know of each utterance, one row each."""

    pairs: Rows
    stems: Rows
    all_pairs: Real  # weight of all pairs of near words
    all_stems: Real
    unmet: Real  # weight of those that another utterance may use without having met
    quoted: Real  # weight of the quotation that weighs most
    report: Whole
    outlet: Whole  # 0 where unknown
    other_outlets: Real  # the share of the reports that are not its outlet's
    speaker: Whole  # a number for each named speaker, 0 where there is none
    speaks_for: Whole  # 0 where unknown
    unnamed: Whole
    surname: Whole  # a number for each, 0 where there is none
    own_voice: Whole
    denied: Whole
    plain: Whole  # neither denied nor negated
    days: Whole  # first and last day of publication, two columns; UNDATED where unknown


@dataclass(frozen=True, slots=True)
class Shared:
    """The most that candidates may have in common: weights of pairs of near words, of stems, of words quoted."""

    pairs: Real
    stems: Real
    quoted: Real


def traits_of(utterances: Sequence[Utterance], pairs: Rows, hand: AtHand, weights: StoryWeights) -> Traits:
    """Return what bounds need to know of utterances."""

    def numbered(of: Callable[[Utterance], str]) -> Whole:
        numbers = {"": 0}
        return np.array([numbers.setdefault(of(u), len(numbers)) for u in utterances], np.int64)

    def told(of: Callable[[Utterance], Any]) -> Whole:
        return np.array([of(u) for u in utterances], np.int64)

    stems = rows_of((u.wording.stems for u in utterances), weights.stems)
    return Traits(
        pairs=pairs,
        stems=stems,
        all_pairs=pairs.sums(),
        all_stems=stems.sums(),
        unmet=pairs.sums(hand.frequent),
        quoted=np.array([_most_quoted(u, weights) for u in utterances], np.float64),
        report=numbered(lambda u: u.place.report),
        outlet=numbered(lambda u: u.outlet),
        other_outlets=np.array([weights.outlets[u.outlet] for u in utterances], np.float64),
        unnamed=told(lambda u: u.speaker.kind is SpeakerKind.UNNAMED),
        speaks_for=numbered(lambda u: u.speaker.speaks_for),
        speaker=numbered(lambda u: speaker_key(u) if u.speaker.name else ""),
        surname=numbered(lambda u: surname_of(u.speaker)),
        own_voice=told(lambda u: u.speaker.kind is SpeakerKind.OUTLET),
        denied=told(lambda u: u.denied),
        plain=told(lambda u: not (u.denied or u.negated)),
        days=told(_days).reshape(-1, 2),
    )


def _days(utterance: Utterance) -> tuple[int, int]:
    on = utterance.published
    return (on.first.toordinal(), on.last.toordinal()) if on else (UNDATED, UNDATED)


def _most_quoted(utterance: Utterance, weights: StoryWeights) -> float:
    quotations = utterance.quoted.split(BREAK)
    return max(weights.stems.sum(content_of(quotation.split())) for quotation in quotations)


def that_may_echo(found: Candidates, traits: Traits, least: float) -> Candidates:
    """Return the candidates of those pairs of reports whose score may reach `least`."""
    found = found.where(_can_be_one(found, traits))
    if least <= 0:
        return found
    pairs = found.met + np.minimum(traits.unmet[found.earlier], traits.unmet[found.later])
    quoted = np.maximum(traits.quoted[found.earlier], traits.quoted[found.later])
    stems = np.minimum(traits.all_stems[found.earlier], traits.all_stems[found.later])
    kept = _reach(found, most_evidence(found, traits, Shared(pairs, stems, quoted)), traits, least)
    found, quoted = found.where(kept), quoted[kept]
    stems = traits.stems.shared(found.earlier, found.later)
    kept = stems >= LEAST_WEIGHT - ROUNDING
    found, stems, quoted = found.where(kept), stems[kept], np.minimum(quoted, stems)[kept]
    shared = Shared(traits.pairs.shared(found.earlier, found.later), stems, quoted)
    return found.where(_reach(found, most_evidence(found, traits, shared), traits, least))


def _can_be_one(found: Candidates, of: Traits) -> Truth:
    """Tell of each whether no two named people speak, and neither denies what the other says plainly."""
    one, other = of.surname[found.earlier], of.surname[found.later]
    contradict = of.denied[found.earlier] & of.plain[found.later] | of.denied[found.later] & of.plain[found.earlier]
    return np.asarray(((one == other) | (one == 0) | (other == 0)) & (contradict == 0))


def _reach(found: Candidates, evidence: Real, of: Traits, least: float) -> Truth:
    """Tell of each whether all between the same two reports together reach a score."""
    reports = of.report[found.earlier] << 32 | of.report[found.later]
    _, group = np.unique(reports, return_inverse=True)
    return np.bincount(group, np.logaddexp(0, evidence))[group] >= least - ROUNDING


def most_evidence(found: Candidates, of: Traits, shared: Shared) -> Real:
    """Return the most evidence that candidates can give where they share no more than this."""
    one, other = found.earlier, found.later
    pairs = np.minimum(shared.pairs, np.minimum(of.all_pairs[one], of.all_pairs[other]))
    overlap = shared.stems / (of.all_stems[one] + of.all_stems[other] - shared.stems)
    named = (of.speaker[one] == of.speaker[other]) & (of.speaker[one] > 0)
    exact = (
        np.ones(len(one)),
        np.log1p(_days_apart(of.days[one], of.days[other])),
        np.where(of.unnamed[one] & of.unnamed[other], MAY_BE_ONE, named),
        named & (of.speaks_for[one] == of.speaks_for[other]) & (of.speaks_for[one] > 0),
        of.own_voice[one] & of.own_voice[other],
        of.other_outlets[one] * ((of.outlet[one] == of.outlet[other]) & (of.outlet[one] > 0)),
    )
    at_most = np.log1p(pairs), overlap, np.log1p(shared.quoted), np.ones(len(one))
    bias, by_pairs, by_overlap, by_quoted, *by_exact, by_past = evidence_weights()
    sure = zip((bias, *by_exact), exact, strict=True)
    upto = zip((by_pairs, by_overlap, by_quoted, by_past), at_most, strict=True)
    most = sum(weight * value for weight, value in sure) + sum(max(0.0, weight) * value for weight, value in upto)
    return np.asarray(most, np.float64)


def _days_apart(one: Whole, other: Whole) -> Whole:
    """Return the days between publications, as `days_apart` does."""
    swap = (one[:, 0] > other[:, 0]) | (one[:, 0] == other[:, 0]) & (one[:, 1] > other[:, 1])
    early, late = np.where(swap[:, None], other, one), np.where(swap[:, None], one, other)
    least = np.maximum(0, late[:, 0] - early[:, 1])
    most = np.maximum(late[:, 1] - early[:, 0], early[:, 1] - late[:, 0])
    unknown = (one[:, 0] == UNDATED) | (other[:, 0] == UNDATED)
    return np.where(unknown, UNKNOWN_GAP, (least + most) // 2)
