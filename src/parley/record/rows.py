"""Rows of a reading: plain tuples for the record's tables, without the report's number, which only the record knows.

1. Making rows is pure and belongs to the reading process, so that the one that writes only inserts.
2. Spans become JSON, `[[start, end], ...]`; an empty filler becomes NULL.
3. A passage carries the words of its facets; the record gives them numbers.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from parley.attributions.attribution import Attribution, Part, Speaker, SpeakerKind
from parley.claims.claim import Claim
from parley.claims.figure import Figure
from parley.claims.reading import Reading
from parley.claims.time_expression import TimeExpression
from parley.day import Day
from parley.reports.report import Report
from parley.reports.span import Span

Row = tuple[Any, ...]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: that is its main cost
LINKED = frozenset({SpeakerKind.PERSON, SpeakerKind.BODY})  # kinds that have a name beyond their report


@dataclass(frozen=True, slots=True)
class Rows:
    """One reading as rows, ready to be inserted."""

    name: str
    content: str
    reading: str  # digest of what decided the reading
    text: str
    title: str
    report: Row
    blocks: list[Row]
    credits: list[Row]
    speakers: list[Row]
    attributions: list[Row]
    claims: list[Row]
    figures: list[Row]
    days: list[Row]
    unread: list[Row]
    passages: list[Row]


def rows_from_reading(reading: Reading, reader: str) -> Rows:
    """Return the rows of a reading; `reader` names what read it, cast included."""
    report = reading.report
    told = Counter(a.speaker for a in reading.attributions)
    speakers = {speaker: nr for nr, speaker in enumerate(told)}
    figures = {figure: nr for nr, figure in enumerate(reading.figures)}
    for claim in reading.claims:
        for figure in claim.figures:
            figures.setdefault(figure, len(figures))
    return Rows(
        name=report.id,
        content=report.content_id,
        reading=reading_digest(report, reader),
        text=report.text,
        title=report.title,
        report=_report_row(reading),
        blocks=[(nr, b.kind.value, b.span.start, b.span.end) for nr, b in enumerate(report.blocks)],
        credits=[
            (nr, c.name, c.span.start if c.span else None, c.span.end if c.span else None)
            for nr, c in enumerate(report.credits)
        ],
        speakers=[_speaker_row(nr, speaker, told[speaker]) for speaker, nr in speakers.items()],
        attributions=[_attribution_row(nr, a, speakers[a.speaker]) for nr, a in enumerate(reading.attributions)],
        claims=[_claim_row(nr, claim, figures) for nr, claim in enumerate(reading.claims)],
        figures=[_figure_row(nr, figure, nr >= len(reading.figures)) for figure, nr in figures.items()],
        days=[_day_row(nr, day) for nr, day in enumerate(reading.days)],
        unread=[(nr, u.part.value, spans_json(u.spans), u.why) for nr, u in enumerate(reading.unread)],
        passages=_passages(reading),
    )


def reading_digest(report: Report, reader: str) -> str:
    """Return a digest of all that decides how this content is read, but the content itself."""
    beside = (
        *(
            report.outlet,
            report.url,
            report.byline,
            report.language,
            str(report.published),
            report.published_basis.value,
        ),
        *(report.published_from, report.credits, report.blocks, report.raw_sha256, report.notes, reader),
    )
    return sha256(repr(beside).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def spans_json(spans: Sequence[Span]) -> str | None:
    """Return spans as JSON, None for none.

    >>> spans_json((Span(0, 5), Span(9, 12)))
    '[[0,5],[9,12]]'
    """
    if len(spans) == 1:
        return f"[[{spans[0].start},{spans[0].end}]]"
    return "[" + ",".join(f"[{span.start},{span.end}]" for span in spans) + "]" if spans else None


def _list_json(items: Sequence[object]) -> str | None:
    return _json(items) if items else None


def _day_columns(day: Day | None) -> tuple[str | None, str | None, str | None, str | None]:
    if day is None:
        return None, None, None, None
    return day.first.isoformat(), day.last.isoformat(), day.granularity.value, day.basis.value


def _report_row(reading: Reading) -> Row:
    report = reading.report
    own_voice = sum(a.speaker.kind is SpeakerKind.OUTLET for a in reading.attributions)
    counts = (reading.claims, reading.figures, reading.days, reading.unread)
    return (
        *(report.outlet, report.url, report.title, report.byline, report.language),
        *_day_columns(report.published),
        *(report.published_basis.value, spans_json(report.published_from), report.raw_sha256),
        *(_json(report.notes), len(report.text.split())),
        *(len(reading.attributions), own_voice, *map(len, counts)),
    )


def _speaker_row(nr: int, s: Speaker, attributions: int) -> Row:
    return (
        *(nr, s.name, s.kind.value, s.speaks_for, s.basis.value, s.capacity.value if s.capacity else None),
        *(s.rank, s.side, s.number, s.anonymity, s.told, s.document, int(s.hearsay), int(s.rendered), s.entity),
        attributions,
    )


def _attribution_row(nr: int, a: Attribution, speaker: int) -> Row:
    spans = (spans_json(a.source), spans_json(a.cue), spans_json(a.content))
    return (nr, a.part.value, speaker, a.mode.value, *spans, a.parent)


def _claim_row(nr: int, claim: Claim, figures: dict[Figure, int]) -> Row:
    event = claim.event
    return (
        *(nr, claim.part.value, claim.attribution, claim.act.value, spans_json(claim.spans)),
        *(
            spans_json((claim.trigger,)) if claim.trigger else None,
            spans_json(claim.condition),
            spans_json(claim.reason),
        ),
        *(event.kind.value, _list_json(event.by), _list_json(event.to), event.what, event.place),
        *(event.polarity.value, event.status.value, claim.presupposes, claim.strength),
        *_day_columns(claim.said_on),
        *_day_columns(claim.event_on),
        _list_json([figures[figure] for figure in claim.figures]),
        _list_json([[link.kind.value, link.claim] for link in claim.links]),
    )


def _figure_row(nr: int, figure: Figure, in_claim_only: bool) -> Row:
    q = figure.quantity
    low, high = _number(q.low), _number(q.high)
    place = (figure.part.value, figure.span.start, figure.span.end, figure.text)
    return (nr, *place, low, high, q.hedge.value, q.unit, q.of, int(in_claim_only))


def _number(value: Decimal | None) -> str | None:
    """Return a number as digits, or with an exponent where that would fill a page."""
    if value is None:
        return None
    return format(value, "f") if -30 < value.adjusted() < 30 else str(value)


def _day_row(nr: int, t: TimeExpression) -> Row:
    place = (t.part.value, t.span.start, t.span.end, t.text)
    more = (t.mod, t.note, spans_json((t.range_end,)) if t.range_end else None)
    return (nr, *place, t.type.value, t.value, *_day_columns(t.day), t.relative, *more)


def _passages(reading: Reading) -> list[Row]:
    """Return attribution, claim, title, start, end, speaker's name to search, four facets' words, month, day."""
    read = {claim.attribution for claim in reading.claims}
    published = reading.report.published
    passages = [
        _passage(reading.attributions[claim.attribution], claim.attribution, (nr, claim), claim.spans, published)
        for nr, claim in enumerate(reading.claims)
    ]
    for nr, a in enumerate(reading.attributions):
        if nr not in read:
            passages.append(_passage(a, nr, None, a.content or a.source or a.cue, published))
    return passages


def _passage(
    a: Attribution, nr: int, read: tuple[int, Claim] | None, spans: Sequence[Span], published: Day | None
) -> Row:
    speaker = a.speaker
    claim = read[1] if read else None
    on = (claim.said_on if claim else None) or published
    same_month = on is not None and (on.first.year, on.first.month) == (on.last.year, on.last.month)
    return (
        *(nr, read[0] if read else None, int(a.part is Part.TITLE)),
        *(min((s.start for s in spans), default=0), max((s.end for s in spans), default=0), speaker.name),
        *(speaker.name if speaker.kind in LINKED else "", speaker.speaks_for, speaker.kind.value),
        *(claim.act.value if claim else "", claim.event.status.value if claim else ""),
        on.first.year * 100 + on.first.month if on and same_month else 0,
        on.first.year * 10000 + on.first.month * 100 + on.first.day if on else None,
    )
