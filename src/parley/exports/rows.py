"""Rows of a reading for export: JSON objects that stand alone.

1. Every row has `report`, `part` and `spans`: its evidence, in code points of the text (or title) as stored.
2. `nr` numbers a report's rows of a kind from 0; `parent`, `attribution` and links point to it.
3. What is unknown is null, never a guess. Whole texts are not exported: `sha256` says which text it was.
4. Where decisions are asked for, names that people decided on stand beside those read, as `called`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from parley.attributions.attribution import Attribution, Part, Speaker, text_of_part
from parley.claims.claim import Claim
from parley.claims.figure import Figure
from parley.claims.plover import plover_from_reading
from parley.claims.reading import Reading
from parley.day import Day
from parley.exports.called import Called
from parley.quantity import Quantity, interval_of
from parley.reports.report import Report
from parley.reports.span import Span, text_of_spans

JsonRow = dict[str, Any]
FLOAT_DIGITS = 15  # a number with more digits than a float holds is written as text


def report_rows(reading: Reading) -> Iterator[JsonRow]:
    """Yield the report's own row; its `spans` are the words that its day of publication rests on."""
    report = reading.report
    yield {
        "report": report.id,
        "part": Part.TEXT.value,
        "spans": _pairs(report.published_from),
        "outlet": report.outlet or None,
        "url": report.url or None,
        "title": report.title or None,
        "byline": report.byline or None,
        "language": report.language,
        "published": _day(report.published),
        "published_basis": report.published_basis.value,
        "credits": [credit.name for credit in report.credits],
        "words": len(report.text.split()),
        "sha256": sha256(report.text.encode()).hexdigest(),
        "raw_sha256": report.raw_sha256 or None,
        "notes": list(report.notes),
    }


def attribution_rows(reading: Reading, called: Called | None = None) -> Iterator[JsonRow]:
    """Yield a row for each attribution, the outlet's own voice included."""
    for nr, attribution in enumerate(reading.attributions):
        yield _attribution(reading.report, nr, attribution, called)


def claim_rows(reading: Reading, called: Called | None = None) -> Iterator[JsonRow]:
    """Yield a row for each claim, with the attribution that it was read from."""
    for nr, claim in enumerate(reading.claims):
        yield _claim(reading.report, nr, claim, reading.attributions[claim.attribution], called)


def figure_rows(reading: Reading) -> Iterator[JsonRow]:
    """Yield a row for each figure, in claims and out."""
    for nr, figure in enumerate(reading.figures):
        yield {
            "report": reading.report.id,
            "part": figure.part.value,
            "spans": _pairs([figure.span]),
            "nr": nr,
        } | _figure(figure)


def day_rows(reading: Reading) -> Iterator[JsonRow]:
    """Yield a row for each time expression; `from` and `to` are null while its anchor is unknown."""
    for nr, time in enumerate(reading.days):
        yield {
            "report": reading.report.id,
            "part": time.part.value,
            "spans": _pairs([time.span]),
            "nr": nr,
            "text": time.text,
            "from": time.day.first.isoformat() if time.day else None,
            "to": time.day.last.isoformat() if time.day else None,
            "value": time.value or None,
            "type": time.type.value,
            "basis": time.day.basis.value if time.day else None,
            "relative": time.relative or None,
            "mod": time.mod or None,
            "note": time.note or None,
        }


def plover_rows(reading: Reading, called: Called | None = None) -> Iterator[JsonRow]:
    """Yield a row for each event that PLOVER or CAMEO would count; `event` is null for what only CAMEO does."""
    for told in plover_from_reading(reading):
        yield {
            "report": reading.report.id,
            "part": told.part.value,
            "spans": _pairs(told.spans),
            "date": _day(told.on),
            "event": told.event or None,
            "mode": told.mode or None,
            "context": list(told.context),
            "actor": told.actor or None,
            "recipient": told.recipient or None,
            "actor_code": told.actor_code or None,
            "recipient_code": told.recipient_code or None,
            "cameo": told.cameo,
            "text": text_of_spans(told.spans, text_of_part(reading.report, told.part)),
        } | (_called_events(told.actor, told.recipient, called) if called else {})


def unread_rows(reading: Reading) -> Iterator[JsonRow]:
    """Yield a row for each stretch that stayed unread, with the reason."""
    for nr, unread in enumerate(reading.unread):
        words = text_of_spans(unread.spans, text_of_part(reading.report, unread.part))
        place = {"report": reading.report.id, "part": unread.part.value, "spans": _pairs(unread.spans), "nr": nr}
        yield place | {"text": words, "why": unread.why}


def _called_events(actor: str, recipient: str, called: Called) -> JsonRow:
    return {"actor_called": called.name(actor), "recipient_called": called.name(recipient)}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _filler(spans: Sequence[Span], text: str) -> JsonRow | None:
    return {"text": text_of_spans(spans, text), "spans": _pairs(spans)} if spans else None


def _day(day: Day | None) -> str | None:
    return str(day) if day else None


def _speaker(speaker: Speaker) -> JsonRow:
    return {
        "name": speaker.name or None,
        "kind": speaker.kind.value,
        "for": speaker.speaks_for or None,
        "basis": speaker.basis.value,
        "capacity": speaker.capacity.value if speaker.capacity else None,
        "rank": speaker.rank or None,
        "side": speaker.side or None,
        "number": speaker.number,
        "anonymity": speaker.anonymity or None,
        "told": speaker.told or None,
        "document": speaker.document or None,
        "hearsay": speaker.hearsay,
        "rendered": speaker.rendered,
        "entity": speaker.entity,
    }


def _attribution(report: Report, nr: int, attribution: Attribution, called: Called | None) -> JsonRow:
    decided = {"called": called.speaker(nr)} if called else {}
    text = text_of_part(report, attribution.part)
    return {
        "report": report.id,
        "part": attribution.part.value,
        "spans": _pairs(sorted({*attribution.source, *attribution.cue, *attribution.content})),
        "nr": nr,
        "source": _filler(attribution.source, text),
        "cue": _filler(attribution.cue, text),
        "content": _filler(attribution.content, text),
        "mode": attribution.mode.value,
        "speaker": _speaker(attribution.speaker) | decided,
        "parent": attribution.parent,
    }


def _claim(report: Report, nr: int, claim: Claim, attribution: Attribution, called: Called | None) -> JsonRow:
    text, event = text_of_part(report, claim.part), claim.event
    return _attribution(report, claim.attribution, attribution, called) | {
        "part": claim.part.value,
        "spans": _pairs(claim.spans),
        "nr": nr,
        "attribution": claim.attribution,
        "text": text_of_spans(claim.spans, text),
        "act": claim.act.value,
        "status": event.status.value,
        "polarity": event.polarity.value,
        "event": {
            "kind": event.kind.value,
            "by": list(event.by),
            "to": list(event.to),
            "what": event.what or None,
            "place": event.place or None,
        }
        | ({"by_called": list(called.all_of(event.by)), "to_called": list(called.all_of(event.to))} if called else {}),
        "trigger": _filler((claim.trigger,) if claim.trigger else (), text),
        "condition": _filler(claim.condition, text),
        "reason": _filler(claim.reason, text),
        "presupposes": claim.presupposes or None,
        "strength": claim.strength or None,
        "quantities": [_figure(figure) | {"spans": _pairs([figure.span])} for figure in claim.figures],
        "said_on": _day(claim.said_on),
        "event_on": _day(claim.event_on),
        "links": [{"kind": link.kind.value, "claim": link.claim} for link in claim.links],
    }


def _figure(figure: Figure) -> JsonRow:
    quantity = figure.quantity
    ranges = quantity.low != quantity.high  # a range keeps both its ends, whatever its hedge
    told = quantity if ranges else interval_of(quantity, Decimal(0))
    return {
        "text": figure.text,
        "value": _number(_value(quantity)),
        "hedge": quantity.hedge.value,
        "low": _number(told.low),
        "high": _number(told.high),
        "unit": quantity.unit or None,
        "of": quantity.of or None,
    }


def _value(quantity: Quantity) -> Decimal | None:
    """Return the one number told, None for a range."""
    return quantity.low if quantity.low == quantity.high else None


def _number(number: Decimal | None) -> int | float | str | None:
    """Return a number as JSON holds it: whole where it is whole, as text where a float would change it."""
    if number is None:
        return None
    if number.adjusted() >= FLOAT_DIGITS or len(number.as_tuple().digits) > FLOAT_DIGITS:
        return str(number)
    return int(number) if number == number.to_integral_value() else float(number)
