"""Marks: a report's text with its attributions, claims, figures and days marked in place.

1. Marks may overlap in any way: the text is cut where one begins or ends, and each piece knows the marks it lies in.
2. Every mark has an anchor before its first piece; between the anchor and its end stands exactly what was read.
3. Nothing of the text is changed, added or left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from parley.attributions.attribution import Part, SpeakerKind
from parley.claims.in_words import claim_in_words
from parley.claims.reading import Reading
from parley.reports.report import Block, BlockKind
from parley.reports.span import Span
from parley.web.addresses import anchor_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that something was read from."""

    span: Span
    kind: str  # source, cue, content, own, claim, figure, day, unread
    title: str  # what a reader sees of it when pointing at it


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two cuts."""

    text: str
    start: int
    end: int
    kinds: tuple[str, ...]
    title: str
    anchors: tuple[str, ...]  # of the marks that begin here


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the report as pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


def marks_from_reading(reading: Reading, part: Part = Part.TEXT) -> tuple[Mark, ...]:
    """Return everything read of a report as marks on its text or title."""
    marks: list[Mark] = []
    for attribution in reading.attributions:
        if attribution.part is not part:
            continue
        speaker = attribution.speaker
        who = "in the outlet's own voice" if speaker.kind is SpeakerKind.OUTLET else speaker.name or "somebody left out"
        kind = "own" if speaker.kind is SpeakerKind.OUTLET else "content"
        marks += [Mark(span, "source", f"source: {who}") for span in attribution.source]
        marks += [Mark(span, "cue", f"cue of what {who} says") for span in attribution.cue]
        marks += [Mark(span, kind, f"{attribution.mode.value}: {who}") for span in attribution.content]
    for claim in reading.claims:
        if claim.part is part:
            said = f"claim: {claim_in_words(claim)}"
            marks += [Mark(span, "claim", said) for span in claim.spans]
    marks += [
        Mark(Span(min(s.start for s in spans), max(s.end for s in spans)), "reach", "")
        for spans in (*(c.spans for c in reading.claims if c.part is part),
                      *(a.content for a in reading.attributions if a.part is part))
        if len(spans) > 1  # search leads to the whole stretch
    ]  # fmt: skip
    for figure in reading.figures:
        if figure.part is part:
            marks.append(Mark(figure.span, "figure", f"figure: {figure.quantity.hedge.value} {figure.quantity.unit}"))
    for day in reading.days:
        if day.part is part:
            marks.append(Mark(day.span, "day", f"day: {day.day or day.value or day.relative or 'relative'}"))
    marks += [Mark(span, "unread", f"unread: {item.why}") for item in reading.unread if item.part is part
              for span in item.spans]  # fmt: skip
    return tuple(marks)


def pieces_of(text: str, within: Span, marks: Iterable[Mark], part: Part = Part.TEXT) -> tuple[Piece, ...]:
    """Return a stretch of text cut at its marks' ends."""
    inside = [mark for mark in marks if mark.span.overlaps(within)]
    cuts = {within.start, within.end}
    begins: dict[int, list[str]] = defaultdict(list)
    for mark in inside:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
        if mark.span.start >= within.start:
            begins[mark.span.start].append(anchor_of(mark.span, part))
    opens, closes = defaultdict(list), defaultdict(list)
    for number, mark in enumerate(inside):
        opens[max(mark.span.start, within.start)].append(number)
        closes[min(mark.span.end, within.end)].append(number)
    ordered = sorted(cuts)
    live: dict[int, Mark] = {}
    pieces = []
    for start, end in pairwise(ordered):
        for number in closes[start]:
            live.pop(number, None)
        for number in opens[start]:
            live[number] = inside[number]
        kinds = tuple(dict.fromkeys(mark.kind for mark in live.values()))
        title = "\n".join(dict.fromkeys(mark.title for mark in live.values() if mark.title))
        anchors = tuple(dict.fromkeys(begins[start]))
        pieces.append(Piece(text[start:end], start, end, kinds, title, anchors))
    return tuple(pieces)


def blocks_of(reading: Reading, more: Iterable[Mark] = ()) -> Iterator[MarkedBlock]:
    """Yield a report's blocks, marked; text outside any block is kept as a paragraph, blank space left out."""
    text = reading.report.text
    marks = sorted((*marks_from_reading(reading), *more), key=lambda mark: (mark.span.start, mark.span.end))
    for block in whole_of(text, reading.report.blocks):
        near = [mark for mark in marks if mark.span.overlaps(block.span)]
        yield MarkedBlock(block.kind, pieces_of(text, block.span, near))


def whole_of(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in order, with paragraphs for what lies in none."""
    at = 0
    for block in (*sorted(blocks, key=lambda block: block.span), None):
        until = block.span.start if block else len(text)
        if text[at:until].strip():
            yield Block(BlockKind.PARAGRAPH, Span(at, until))
        if block:
            yield block
            at = max(at, block.span.end)


def title_of(reading: Reading) -> tuple[Piece, ...]:
    """Return the title given beside the text, marked."""
    title = reading.report.title
    if not title:
        return ()
    return pieces_of(title, Span(0, len(title)), marks_from_reading(reading, Part.TITLE), Part.TITLE)
