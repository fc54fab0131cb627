"""Whose words each word of a report is: of which attribution's content or cue, or nobody's but the outlet's.

1. Of nested attributions the innermost counts; a source belongs to whoever names it.
2. Words that no attribution holds are the outlet's own.
3. All names are the same word, as the networks are shown them: whom a sentence names decides nothing about its claims.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.attributions.alike import shown_from_report
from parley.attributions.attribution import Attribution, Part
from parley.attributions.from_report import PASSED_OVER
from parley.attributions.tokens import Passage, passages_from_text
from parley.reports.dateline import without_dateline
from parley.reports.report import Report
from parley.reports.span import Span

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Owned:
    """A part of a report in passages, with the attribution that holds each word and whether as its cue."""

    part: Part
    text: str
    passages: tuple[Passage, ...]
    owners: list[list[int]]
    cues: list[list[bool]]
    sources: list[list[bool]]  # whether a word names whose an attribution is


def owned_from_report(report: Report, attributions: Sequence[Attribution]) -> tuple[Owned, ...]:
    """Return the title, where one is given, and the text, with the owner of each word."""
    blocks = [block for block in report.blocks if block.kind not in PASSED_OVER]
    spans = [without_dateline(block, report.text) for block in blocks]
    body = passages_from_text(report.text, spans) if blocks or not report.blocks else ()
    shown = shown_from_report(passages_from_text(report.title), body)
    parts = ((Part.TITLE, report.title), (Part.TEXT, report.text))
    return tuple(
        _owned(part, text, tuple(a.passage for a in own.alike()), attributions)
        for (part, text), own in zip(parts, shown, strict=True)
        if own.passages
    )


def _owned(part: Part, text: str, passages: tuple[Passage, ...], attributions: Sequence[Attribution]) -> Owned:
    owners = [[NOBODY] * len(passage) for passage in passages]
    cues = [[False] * len(passage) for passage in passages]
    sources = [[False] * len(passage) for passage in passages]
    starts = [passage.starts[0] for passage in passages]

    def tokens(span: Span) -> Iterator[tuple[int, int]]:
        k = max(0, bisect_right(starts, span.start) - 1)
        while k < len(passages) and starts[k] < span.end:
            for i in passages[k].tokens_in(span):
                yield k, i
            k += 1

    def paint(span: Span, number: int, cue: bool) -> None:
        for k, i in tokens(span):
            owners[k][i] = number
            cues[k][i] = cue

    for number, attribution in enumerate(attributions):
        if attribution.part is part:
            for span in attribution.content:
                paint(span, number, False)
            for span in attribution.cue:
                paint(span, number, True)
            for k, i in (place for span in attribution.source for place in tokens(span)):
                sources[k][i] = True
    return Owned(part, text, passages, owners, cues, sources)
