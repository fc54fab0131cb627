"""The utterance: one attribution of one report, as far as telling it again is concerned.

1. An utterance is known by its report and its attribution's number; it holds no whole text.
2. The outlet's own voice is an utterance too: an outlet may put in its own mouth what another attributes.
3. Too few words say nothing about who else said them: such utterances are passed over here, not in the record.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from parley.attributions.attribution import Speaker, SpeakerKind, text_of_part
from parley.claims.reading import Reading
from parley.day import Day
from parley.reports.span import text_of_spans
from parley.story.wording import Wording, spaced, wording_of, words_of
from parley.words import words_in

FEWEST_STEMS = 3  # of content: "to the talks" has one
QUOTED = re.compile(r"[\"“«]([^\"“”«»]+)")
UNDATED = "~"  # after every day
BREAK = "|"  # between two quotations: no run of words crosses it


class Place(NamedTuple):
    """Where an utterance stands: places in order are in order of publication, the undated last."""

    day: str  # ISO, the first of the days that the report may be of; UNDATED where unknown
    report: str
    nr: int  # of the attribution within its report


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one attribution holds: the words, whose they are, and when they were published."""

    place: Place
    outlet: str
    published: Day | None
    speaker: Speaker
    wording: Wording
    quoted: str  # the words between quotation marks, between single blanks, a break after each quotation
    denied: bool  # the cue denies or refuses what the words hold
    negated: bool  # the words hold a negation or denial


def utterances_from_reading(reading: Reading) -> Iterator[Utterance]:
    """Yield the utterances of a report that have words enough to be known again."""
    published = reading.report.published
    day = published.first.isoformat() if published else UNDATED
    for nr, attribution in enumerate(reading.attributions):
        text = text_of_part(reading.report, attribution.part)
        content = text_of_spans(attribution.content, text)
        wording = wording_of(content)
        if len(set(wording.stems)) >= FEWEST_STEMS:
            cue = words_of(text_of_spans(attribution.cue, text))
            yield Utterance(
                Place(day, reading.report.id, nr),
                reading.report.outlet,
                published,
                attribution.speaker,
                wording,
                _quoted(content),
                denied=_denies(cue),
                negated=_denies(wording.words),
            )


def _quoted(content: str) -> str:
    """Return the words between quotation marks."""
    quotations = (words_of(found.group(1)) for found in QUOTED.finditer(content))
    return spaced(word for words in quotations for word in (*words, BREAK))


def _denies(words: Iterable[str]) -> bool:
    return not _denials().isdisjoint(words)


@cache
def _denials() -> frozenset[str]:
    return frozenset(words_in("echo_denials.txt"))


def surname_of(speaker: Speaker) -> str:
    """Return the last name of a named person in lower case, "" for anybody else."""
    return speaker.name.split()[-1].lower() if speaker.kind is SpeakerKind.PERSON and speaker.name else ""
