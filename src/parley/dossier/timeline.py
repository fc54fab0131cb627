"""The timeline: what is told by day, one line for each thing said, with its evidence.

1. Each sentence of each attribution is told by the claim that says most: what was done by saying it, else a verb's
   event, else a noun's; that talks failed says more than that there were talks; the rest stays in the record.
2. A line stands on the day that it is told for; where no day is told, on the day said, else of the report. What is
   done by saying it is done on the day said, whatever day is spoken of, and on no day after its report's.
3. Who does it is told wherever that is somebody else than who speaks.
4. Of a picture only what it shows is told, no plan.
5. What a sentence tells beside as done on an earlier day that it names ("the deal signed on 3 May") has a line on
   that day.
6. The same words told again on the same day are one line with several reports.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parley.attributions.attribution import Attribution, Part, SpeakerKind, text_of_part
from parley.claims.act_lexicon import NOUN, lexicon
from parley.claims.claim import EVENTS, Act, Claim
from parley.claims.doer import OTHERS
from parley.claims.in_words import claim_in_words
from parley.claims.party_phrase import bare_name, is_party
from parley.claims.reading import Reading
from parley.day import Day
from parley.reports.span import Span, text_of_spans
from parley.status import Polarity, Status
from parley.story.caption import is_of_picture
from parley.story.round import held_on, is_failure


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told."""

    day: Day | None
    told_for: bool  # the day is the event's; else that of the telling
    said: Day | None
    speaker: str
    party: str
    outlet: str
    manner: str  # in words: "a refusal: a release asked for"
    doer: str  # who does it, in the words of the text, where that is not who speaks; "" where nobody is named
    text: str
    reports: tuple[str, ...]
    part: Part
    spans: tuple[Span, ...]


def timeline_from_readings(readings: Iterable[Reading]) -> tuple[Line, ...]:
    """Return the lines of a record in order of day, the undated last."""
    merged: dict[tuple[str, str, str], Line] = {}
    for reading in readings:
        for line in lines_in(reading):
            key = (line.party or line.speaker, line.text.casefold(), str(line.day))
            held = merged.get(key)
            if held is None:
                merged[key] = line
            elif line.reports[0] not in held.reports:
                merged[key] = replace(held, reports=(*held.reports, *line.reports))
    return tuple(
        sorted(merged.values(), key=lambda line: (str(line.day) if line.day else "9999", line.reports, line.spans))
    )


def lines_in(reading: Reading) -> Iterator[Line]:
    """Yield one line for each sentence of each attribution of a report that says more than a statement."""
    best: dict[tuple[int, Part, tuple[Span, ...]], Claim] = {}
    for claim in reading.claims:
        if claim.act is Act.STATE or (claim.event.status is not Status.ACTUAL and is_of_picture(claim, reading.report)):
            continue
        key = (claim.attribution, claim.part, claim.spans)
        if key not in best or weight_of(claim, reading) > weight_of(best[key], reading):
            best[key] = claim
    by_cue = {c.attribution for c in best.values() if in_cue(c, reading.attributions[c.attribution])}
    kept = [c for c in best.values() if c.attribution not in by_cue or in_cue(c, reading.attributions[c.attribution])]
    lines = [line_of(claim, reading) for claim in kept]
    yield from lines
    told = {(claim.attribution, str(line.day)) for claim, line in zip(kept, lines, strict=True)}
    for claim in reading.claims:
        if is_done_before(claim, reading):
            line = line_of(claim, reading)
            if (claim.attribution, str(line.day)) not in told:
                told.add((claim.attribution, str(line.day)))
                yield line


def is_done_before(claim: Claim, reading: Reading) -> bool:
    """Tell whether a claim is of something done on a named day before that on which it is told."""
    said = claim.said_on or reading.report.published
    done = claim.act in EVENTS and claim.event.status is Status.ACTUAL and claim.event.polarity is Polarity.POSITIVE
    return done and claim.event_on is not None and said is not None and claim.event_on.last < said.first


def line_of(claim: Claim, reading: Reading) -> Line:
    """Return the line that tells a claim."""
    attribution = reading.attributions[claim.attribution]
    said = claim.said_on or reading.report.published
    speaker = attribution.speaker
    told_for = told_for_day(claim, attribution, reading)
    return Line(
        day=told_for or said,
        told_for=told_for is not None,
        said=said,
        speaker=speaker.name if speaker.kind is not SpeakerKind.OUTLET else "",
        party=speaker.speaks_for,
        outlet=reading.report.outlet,
        manner=claim_in_words(claim),
        doer=", ".join(name for name in claim.event.by if is_another(name, speaker.name)),
        text=text_of_spans(claim.spans, text_of_part(reading.report, claim.part)),
        reports=(reading.report.id,),
        part=claim.part,
        spans=claim.spans,
    )


def is_another(phrase: str, speaker: str) -> bool:
    """Tell whether the words for a doer name somebody else than the speaker, or leave open whom they mean."""
    name = bare_name(phrase)
    if name in OTHERS:
        return True
    an_event = name.split()[-1:] and name.split()[-1] in lexicon()[NOUN]
    return is_party(phrase) and not an_event and name not in speaker.lower() and bare_name(speaker) not in name


def told_for_day(claim: Claim, attribution: Attribution, reading: Reading) -> Day | None:
    """Return the day that a claim's event is told for, None for what is done by saying it and was said on its day."""
    day = held_on(claim, reading)
    if day is None or claim.act in EVENTS:
        return day
    published = reading.report.published
    ahead = published is not None and day.first > published.last
    return None if ahead or in_cue(claim, attribution) else day


def in_cue(claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a claim is made by an attribution's cue."""
    return claim.trigger is not None and any(s.start <= claim.trigger.start < s.end for s in attribution.cue)


def weight_of(claim: Claim, reading: Reading) -> tuple[int, int]:
    """Return how much a claim tells of its sentence: a cue's act most, a failure, then doer and object."""
    attribution = reading.attributions[claim.attribution]
    doer, thing = bool(claim.event.by), bool(claim.event.what)
    early = -claim.trigger.start if claim.trigger else 0
    return 8 * in_cue(claim, attribution) + 4 * is_failure(claim) + 2 * doer + thing, early
