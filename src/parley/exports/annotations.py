"""Web Annotations: every attribution and every claim as a W3C Web Annotation (JSON-LD) on the words it rests on.

1. Each stretch of words is a target of its own, found twice: by its position, in code points of the text as stored, and
   by its words with what stands before and after them, for a text that has moved.
2. Targets name the stored text, not a page on the web, whose offsets differ; `via` says where the text came from.
3. No day of making and no maker's name: the same record gives the same annotations.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from parley.attributions.attribution import Part, text_of_part
from parley.claims.claim import Claim, Polarity
from parley.claims.reading import Reading
from parley.exports.called import Called
from parley.exports.linked import (
    SOFTWARE,
    SOFTWARE_NAME,
    SPACE,
    address_iri,
    item_iri,
    roles_of,
    speaker_label,
    text_iri,
)
from parley.reports.report import Report
from parley.reports.span import Span

JsonRow = dict[str, Any]
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"parley": SPACE}]
AROUND = 32  # characters before and after a quotation, as the Web Annotation data model shows it


def annotation_rows(reading: Reading, called: Called | None = None) -> Iterator[JsonRow]:
    """Yield an annotation for each attribution, then one for each claim."""
    report = reading.report
    for nr, attribution in enumerate(reading.attributions):
        speaker = attribution.speaker
        body = [
            _body("identifying", speaker_label(speaker, report)),
            _body("tagging", f"speaker: {speaker.kind.value}"),
            _body("tagging", f"mode: {attribution.mode.value}"),
            *_decided(called, nr),
        ]
        targets = _targets(report, attribution.part, roles_of(attribution))
        yield _annotation(item_iri(report, "attribution", nr), "identifying", body, targets)
    for nr, claim in enumerate(reading.claims):
        speaker = reading.attributions[claim.attribution].speaker
        body = [
            _body("identifying", speaker_label(speaker, report)),
            *_tags(claim),
            *_decided(called, claim.attribution),
        ]
        targets = _targets(report, claim.part, (("claim", span) for span in claim.spans))
        about = {"parley:attribution": {"id": item_iri(report, "attribution", claim.attribution)}}
        yield _annotation(item_iri(report, "claim", nr), "classifying", body, targets) | about


def _annotation(id_: str, why: str, body: list[JsonRow], targets: list[JsonRow]) -> JsonRow:
    return {
        "@context": CONTEXT,
        "id": f"{id_}/annotation",
        "type": "Annotation",
        "motivation": why,
        "generator": {"id": SOFTWARE, "type": "Software", "name": SOFTWARE_NAME},
        "body": body,
        "target": targets,
    }


def _body(purpose: str, value: str) -> JsonRow:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _decided(called: Called | None, nr: int) -> Iterator[JsonRow]:
    """Yield the name that a speaker goes by by decision, where decisions are asked for and there is one."""
    name = called.speaker(nr) if called else None
    if name:
        yield _body("tagging", f"speaker by decision: {name}")


def _tags(claim: Claim) -> Iterator[JsonRow]:
    """Yield what was read of a claim, one tag each; a positive polarity goes without saying."""
    event = claim.event
    yield _body("tagging", f"act: {claim.act.value}")
    if event.kind is not claim.act:
        yield _body("tagging", f"event: {event.kind.value}")
    yield _body("tagging", f"status: {event.status.value}")
    if event.polarity is Polarity.NEGATIVE:
        yield _body("tagging", "polarity: negative")


def _targets(report: Report, part: Part, spans: Iterable[tuple[str, Span]]) -> list[JsonRow]:
    """Return a target for each span with its role; where there is none, the whole text."""
    source = _source(report, part)
    text = text_of_part(report, part)
    return [
        {
            "type": "SpecificResource",
            "source": source,
            "selector": [_position(span), _quotation(span, text)],
            "parley:role": role,
        }
        for role, span in spans
    ] or [source]


def _source(report: Report, part: Part) -> JsonRow:
    source = {"id": text_iri(report, part), "type": "Text", "format": "text/plain", "language": report.language}
    return source | ({"via": address_iri(report.url)} if report.url else {})


def _position(span: Span) -> JsonRow:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quotation(span: Span, text: str) -> JsonRow:
    return {
        "type": "TextQuoteSelector",
        "exact": span.text_in(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
