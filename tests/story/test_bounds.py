"""What bounds leave out could not have echoed: with them and without, the same reports are found, equally like."""

from collections.abc import Sequence
from datetime import date
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.day import day_on
from parley.reports.report import Report
from parley.reports.span import Span
from parley.story.alignment import aligned_reports, report_score, weights_of
from parley.story.bounds import Shared, most_evidence, that_may_echo, traits_of
from parley.story.candidates import at_hand, candidates_in
from parley.story.echo import AT_LEAST
from parley.story.likeness import evidence_of, likeness_of, longest_run
from parley.story.rows import rows_of
from parley.story.utterance import Utterance, utterances_from_reading
from parley.story.wording import spaced

WORDS = [
    "sluice",
    "lock",
    "toll",
    "barge",
    "pennant",
    "silt",
    "orchard",
    "harvest",
    "ferry",
    "pilot",
    "buoy",
    "net",
    "crew",
    "winter",
    "ago",
    "will",
    "not",
    "reopen",
]
SPEAKERS = (
    OUTLET_VOICE,
    Speaker("an official", SpeakerKind.UNNAMED, "Brenn", entity=0),
    Speaker("Ada Marlo", SpeakerKind.PERSON, "Brenn", entity=1),
    Speaker("Olav Sund", SpeakerKind.PERSON, "Kessel", entity=2),
    Speaker("the river council", SpeakerKind.BODY, "Kessel", entity=3),
)


def story(seed: int, reports: int = 25) -> list[Utterance]:
    """Return the utterances of made-up reports that take their words from few, some of them from one another."""
    random = Random(seed)
    told: list[list[str]] = []
    utterances: list[Utterance] = []
    for number in range(reports):
        text, said = "", []
        for _ in range(random.randint(1, 4)):
            words = list(random.choice(told)) if told and random.random() < 0.3 else random.choices(WORDS, k=12)
            words[random.randrange(len(words))] = random.choice(WORDS)
            told.append(words)
            content = " ".join(words[:4]) + ' "' + " ".join(words[4:9]) + '" ' + " ".join(words[9:])
            cue = random.choice(("said", "denied"))
            begin = len(text) + len(cue) + 1
            text += f"{cue} {content}.\n"
            spans = (Span(begin, begin + len(content)),)
            cues = (Span(begin - len(cue) - 1, begin - 1),)
            said.append(Attribution((), cues, spans, Mode.INDIRECT, random.choice(SPEAKERS)))
        published = day_on(date(2031, 5, 1 + random.randrange(20))) if random.random() < 0.8 else None
        outlet = random.choice(("", "Ormen Post", "Kessel Wire"))
        utterances += utterances_from_reading(
            Reading(Report(f"r{number}", text, outlet=outlet, published=published), said)
        )
    return sorted(utterances, key=lambda utterance: utterance.place)


def scores(ordered: Sequence[Utterance], least: float) -> dict[tuple[str, str], float]:
    """Return the scores of pairs of reports that reach the least."""
    found = {}
    for links in aligned_reports(ordered, weights_of(ordered), least):
        score = report_score(links)
        if score >= AT_LEAST:
            found[links[0].earlier.place.report, links[0].later.place.report] = score
    return found


@given(st.integers(0, 10_000))
def test_bounds_change_no_answer(seed: int) -> None:
    ordered = story(seed)
    assert scores(ordered, AT_LEAST) == scores(ordered, 0.0)


def test_bounds_leave_much_out_and_some_reports_echo() -> None:
    ordered = story(7, reports=200)
    weights = weights_of(ordered)
    pairs = rows_of((utterance.wording.pairs for utterance in ordered), weights.pairs)
    hand = at_hand(pairs)
    traits = traits_of(ordered, pairs, hand, weights)
    (every,) = candidates_in(ordered, pairs, hand)
    kept = that_may_echo(every, traits, AT_LEAST)
    assert 0 < len(kept.earlier) < len(every.earlier) / 2
    assert scores(ordered, AT_LEAST)


@given(st.integers(0, 10_000))
def test_evidence_is_never_above_its_bound(seed: int) -> None:
    ordered = story(seed)
    weights = weights_of(ordered)
    pairs = rows_of((utterance.wording.pairs for utterance in ordered), weights.pairs)
    hand = at_hand(pairs)
    traits = traits_of(ordered, pairs, hand, weights)
    for found in candidates_in(ordered, pairs, hand):
        shared = pairs.shared(found.earlier, found.later)
        assert (found.met <= shared + 1e-9).all()
        stems = traits.stems.shared(found.earlier, found.later)
        quoted = np.minimum(np.maximum(traits.quoted[found.earlier], traits.quoted[found.later]), stems)
        bounds = most_evidence(found, traits, Shared(shared, stems, quoted))
        for one, other, bound in zip(found.earlier.tolist(), found.later.tolist(), bounds.tolist(), strict=True):
            likeness = likeness_of(ordered[one], ordered[other], weights)
            assert likeness is None or evidence_of(likeness) <= bound + 1e-9


@given(st.lists(st.sampled_from("abc|"), max_size=12), st.lists(st.sampled_from("abc|"), max_size=12))
def test_longest_run_is_the_first_of_the_longest(one: list[str], other: list[str]) -> None:
    runs = (one[start:end] for end in range(len(one) + 1) for start in range(end))
    shared = [run for run in runs if "|" not in run and spaced(run) in spaced(other)]
    assert longest_run(spaced(one), spaced(other)).split() == max(shared, key=len, default=[])
