"""Readings out of the record: the same types as went in.

1. What comes back equals what was written, field by field.
2. Readings come one at a time, ordered by name, so that memory stays flat and the order of reading does not show.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from parley.attributions.attribution import Attribution, Basis, Mode, Part, Speaker, SpeakerKind, Unread
from parley.claims.claim import Act, Claim, Event, Link, LinkKind, Polarity, Status
from parley.claims.figure import Figure
from parley.claims.reading import Reading
from parley.claims.time_expression import TimeExpression, TimexType
from parley.day import Day, DayBasis, Granularity
from parley.party import Capacity
from parley.quantity import Hedge, Quantity
from parley.record.record import Record
from parley.reports.report import Block, BlockKind, Credit, PublishedBasis, Report
from parley.reports.span import Span

T = TypeVar("T")


def readings(record: Record) -> Iterator[Reading]:
    """Yield every current report with all that was read of it, by name."""
    numbers = record.execute("SELECT id FROM report WHERE current ORDER BY name").fetchall()
    for (number,) in numbers:
        yield reading_of(record, number)


def reading_named(record: Record, name: str) -> Reading | None:
    """Return the current reading of the report that goes by this name, None where there is none."""
    found = record.execute("SELECT id FROM report WHERE current AND name = ?", (name,)).fetchone()
    return reading_of(record, found[0]) if found else None


def reading_of(record: Record, number: int) -> Reading:
    """Return the reading of the report with this number in the record."""
    claimed = claims_of(record, number)
    days = record.execute("SELECT * FROM day WHERE report = ? ORDER BY nr", (number,))
    unread = record.execute("SELECT * FROM unread WHERE report = ? ORDER BY nr", (number,))
    return replace(
        claimed,
        report=report_of(record, number),
        days=tuple(_time_expression(*row[2:]) for row in days),
        unread=tuple(Unread(spans_from_json(spans), why, Part(part)) for _, _, part, spans, why in unread),
    )


def claims_of(record: Record, number: int) -> Reading:
    """Return the claims, attributions and figures of a report; its blocks, days and what stayed unread are left out."""

    def rows(table: str, made: Callable[..., T]) -> tuple[T, ...]:
        found = record.execute(f"SELECT * FROM {table} WHERE report = ? ORDER BY nr", (number,))
        return tuple(made(*row[2:]) for row in found)

    speakers = rows("speaker", _speaker)
    figures = rows("figure", lambda *row: (figure_from_row(*row[:-1]), row[-1]))
    every_figure = tuple(figure for figure, _ in figures)
    return Reading(
        report=report_of(record, number, whole=False),
        attributions=rows("attribution", lambda *row: _attribution(speakers, *row)),
        claims=rows("claim", lambda *row: _claim(every_figure, *row)),
        figures=tuple(figure for figure, in_claim_only in figures if not in_claim_only),
    )


def attributions_of(record: Record, number: int) -> tuple[Attribution, ...]:
    """Return the attributions of the report with this number."""
    speakers = record.execute("SELECT * FROM speaker WHERE report = ? ORDER BY nr", (number,))
    made = tuple(_speaker(*row[2:]) for row in speakers)
    rows = record.execute("SELECT * FROM attribution WHERE report = ? ORDER BY nr", (number,))
    return tuple(_attribution(made, *row[2:]) for row in rows)


def attribution_of(record: Record, number: int, nr: int) -> Attribution:
    """Return one attribution of the report with this number."""
    return attributions_of(record, number)[nr]


def report_of(record: Record, number: int, whole: bool = True) -> Report:
    """Return the report with this number, without what was read of it; unless whole, without blocks and credits."""
    found = record.execute(
        "SELECT name, text, title, outlet, url, byline, language, published_from, published_to, granularity, "
        "day_basis, published_basis, published_spans, raw_sha256, notes "
        "FROM report JOIN report_text ON report = id WHERE id = ?",
        (number,),
    )
    name, text, title, outlet, url, byline, language, *day, basis, spans, raw, notes = found.fetchone()
    of = number if whole else None
    blocks = record.execute('SELECT kind, start, "end" FROM block WHERE report = ? ORDER BY nr', (of,))
    credit = record.execute('SELECT name, start, "end" FROM credit WHERE report = ? ORDER BY nr', (of,))
    return Report(
        id=name,
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        byline=byline,
        language=language,
        published=day_from_row(*day),
        published_basis=PublishedBasis(basis),
        published_from=spans_from_json(spans),
        credits=tuple(Credit(who, None if end is None else Span(start, end)) for who, start, end in credit),
        blocks=tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in blocks),
        raw_sha256=raw,
        notes=tuple(json.loads(notes)),
    )


def spans_from_json(spans: str | None) -> tuple[Span, ...]:
    """Return the spans that a row holds; none for NULL."""
    return tuple(Span(start, end) for start, end in json.loads(spans)) if spans else ()


def _span(spans: str | None) -> Span | None:
    return next(iter(spans_from_json(spans)), None)


def _names(names: str | None) -> tuple[str, ...]:
    return tuple(json.loads(names)) if names else ()


def day_from_row(*row: Any) -> Day | None:
    """Return the day that four columns hold: first, last, granularity, basis."""
    first, last, granularity, basis = row
    if first is None:
        return None
    return Day(date.fromisoformat(first), date.fromisoformat(last), Granularity(granularity), DayBasis(basis))


def _speaker(*row: Any) -> Speaker:
    name, kind, speaks_for, basis, capacity, rank, side, number, anonymity, told, document = row[:11]
    hearsay, rendered, entity = row[11:14]
    return Speaker(
        name=name,
        kind=SpeakerKind(kind),
        speaks_for=speaks_for,
        basis=Basis(basis),
        capacity=Capacity(capacity) if capacity else None,
        rank=rank,
        side=side,
        number=number,
        anonymity=anonymity,
        told=told,
        document=document,
        hearsay=bool(hearsay),
        rendered=bool(rendered),
        entity=entity,
    )


def _attribution(speakers: tuple[Speaker, ...], *row: Any) -> Attribution:
    part, speaker, mode, source, cue, content, parent = row
    fillers = (spans_from_json(source), spans_from_json(cue), spans_from_json(content))
    return Attribution(*fillers, Mode(mode), speakers[speaker], parent, Part(part))


def _claim(figures: tuple[Figure, ...], *row: Any) -> Claim:
    part, attribution, act, spans, trigger, condition, reason, *event, presupposes, strength = row[:16]
    kind, by, to, what, place, polarity, status = event
    counted, links = row[24:]
    return Claim(
        attribution=attribution,
        act=Act(act),
        event=Event(Act(kind), _names(by), _names(to), what, place, Polarity(polarity), Status(status)),
        spans=spans_from_json(spans),
        trigger=_span(trigger),
        condition=spans_from_json(condition),
        reason=spans_from_json(reason),
        presupposes=presupposes,
        figures=tuple(figures[nr] for nr in json.loads(counted)) if counted else (),
        said_on=day_from_row(*row[16:20]),
        event_on=day_from_row(*row[20:24]),
        links=tuple(Link(LinkKind(kind), to) for kind, to in json.loads(links)) if links else (),
        strength=strength,
        part=Part(part),
    )


def figure_from_row(*row: Any) -> Figure:
    """Return the figure that a row holds, its report and number left out."""
    part, start, end, text, low, high, hedge, unit, of = row
    low, high = (None if number is None else Decimal(number) for number in (low, high))
    return Figure(Span(start, end), text, Quantity(low, high, Hedge(hedge), unit, of), Part(part))


def _time_expression(*row: Any) -> TimeExpression:
    part, start, end, text, kind, value = row[:6]
    relative, mod, note, range_end = row[10:]
    span, day = Span(start, end), day_from_row(*row[6:10])
    return TimeExpression(span, text, TimexType(kind), value, day, relative, Part(part), mod, note, _span(range_end))
