"""Datelines: where, when and from which agency a first paragraph says it was sent ("CAIRO, March 4 (AP) — ").

1. A dateline belongs to its paragraph; the body begins at its end.
2. Places in capitals need only the dash; places in ordinary letters need an agency or a date as well.
"""

import re
from dataclasses import dataclass

from parley.reports.dateword import DATE_PATTERN, MONTH_WORD, WEEKDAY_WORD
from parley.reports.report import Block, BlockKind
from parley.reports.span import Span

_REGION = rf"(?:,\s+(?!{WEEKDAY_WORD}|{MONTH_WORD}\b)[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)?"  # ", Fla.", ", New Ardland"
_CAPITALS = rf"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /\-][A-ZÀ-Þ'’.\-]+){{0,4}}{_REGION}"
_ORDINARY = rf"[A-ZÀ-Þ][\w'’.\-]+(?:[ /\-][A-ZÀ-Þ][\w'’.\-]+){{0,3}}{_REGION}"
_DASH = r"(?:\s+--?\s+|\s*(?:--|[–—―])\s*)(?=[\"'“‘«A-ZÀ-Þ\d])"
_AGENCY = r"[(\[](?P<{0}>[A-Z][^()\[\]\n]{{1,40}})[)\]]"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS})(?:,?\s+(?P<date>{DATE_PATTERN}))?(?:\s*{_AGENCY.format('agency')})?{_DASH}"
    rf"|(?P<place2>{_ORDINARY}),?\s+(?P<date2>{DATE_PATTERN})(?:\s*{_AGENCY.format('agency2')})?{_DASH}"
    rf"|(?P<place3>{_ORDINARY})\s*{_AGENCY.format('agency3')}{_DASH}"
    rf"|{_AGENCY.format('agency4')}{_DASH})"
)
LONGEST = 120  # characters: a longer "dateline" is a sentence


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of a paragraph and its parts."""

    span: Span  # up to where the body begins
    place: str = ""
    date: Span | None = None
    agency: Span | None = None


def dateline_at(text: str, start: int) -> Dateline | None:
    """Return the dateline that begins at `start`, None where there is none."""
    match = _DATELINE.match(text, start, start + LONGEST)
    if match is None:
        return None
    place = match["place"] or match["place2"] or match["place3"] or ""
    return Dateline(
        Span(start, match.end()),
        place,
        _span_of(match, "date", "date2"),
        _span_of(match, "agency", "agency2", "agency3", "agency4"),
    )


def without_dateline(block: Block, text: str) -> Span:
    """Return where a block's own words stand: a dateline names nobody who speaks or does anything."""
    dateline = dateline_at(text, block.span.start) if block.kind is BlockKind.PARAGRAPH else None
    if dateline is None or dateline.span.end >= block.span.end:
        return block.span
    return Span(dateline.span.end, block.span.end)


def _span_of(match: re.Match[str], *names: str) -> Span | None:
    """Return the span of the first group that took part."""
    return next((Span(match.start(name), match.end(name)) for name in names if match[name]), None)
