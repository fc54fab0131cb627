"""Blocks: the stretches of a report that no sentence crosses.

1. Blocks cover all characters that are not white space, in order, without overlap.
2. A newline ends a block unless the text is wrapped: the next line's first word would not have fitted.
3. What a line is follows from its own words and its neighbours; when unsure it is a paragraph.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from parley.reports.blockkind import is_byline, is_caption, is_crosshead, is_furniture, is_headline, is_link, restates
from parley.reports.report import Block, BlockKind
from parley.reports.span import Span

_LEADING_DATE = re.compile(r"(?:date\s*:?\s+)?(?:19|20)\d\d-\d\d-\d\d(?=\s+[A-ZÀ-Þ“\"])", re.IGNORECASE)
WIDEST_WRAPPED = 120  # characters: longer lines are paragraphs, not lines of a wrapped one
SMALL_BEGINNINGS = 0.25  # of lines: two thirds of wrapped lines begin so, hardly any paragraph does
RAGGED = 0.85  # of the width: how early a line may end where the next word would still have fitted


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    start: int
    end: int
    after_gap: bool  # an empty line stands before it
    indented: bool


def blocks_from_text(text: str, title: str = "", *, markdown: bool = False) -> tuple[Block, ...]:
    """Return the blocks of `text`; `title` is a title known from elsewhere, which the first line may repeat."""
    lines = _lines_of(text)
    if not lines:
        return ()
    stretches = _split_date(text, _paragraphs_of(text, lines))
    kinds = kinds_of([text[start:end] for start, end in stretches], title, markdown=markdown)
    return tuple(Block(kind, Span(start, end)) for kind, (start, end) in zip(kinds, stretches, strict=True))


def _lines_of(text: str) -> list[Line]:
    """Return the lines that hold more than white space."""
    lines: list[Line] = []
    last = at = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = at + len(raw) - len(raw.lstrip())
            between = text[last:at]
            gap = max(between.count("\n"), between.count("\r")) > 1 or "\f" in between or "\u2029" in between
            lines.append(Line(start, start + len(body), gap, start - at > 1))
            last = start + len(body)
        at += len(raw)
    return lines


def _paragraphs_of(text: str, lines: list[Line]) -> list[tuple[int, int]]:
    """Return the stretches that newlines part, with wrapped lines joined."""
    if not _is_wrapped(text, lines):
        return [(line.start, line.end) for line in lines]
    stretches: list[tuple[int, int]] = []
    chunk: list[Line] = []
    for line in lines:
        if chunk and line.after_gap:
            stretches += _joined(text, chunk)
            chunk = []
        chunk.append(line)
    return stretches + _joined(text, chunk)


def _is_wrapped(text: str, lines: list[Line]) -> bool:
    """Tell whether newlines break sentences: many a line without a gap before it begins with a small letter."""
    pairs = [(before, line) for before, line in pairwise(lines) if not line.after_gap]
    broken = sum(text[line.start].islower() and text[before.end - 1] not in ".!?:" for before, line in pairs)
    return broken > SMALL_BEGINNINGS * len(pairs)


def _joined(text: str, chunk: list[Line]) -> list[tuple[int, int]]:
    """Return the stretches of lines between two gaps: each line, or wrapped lines joined."""
    width = max(line.end - line.start for line in chunk)
    if len(chunk) == 1 or width > WIDEST_WRAPPED:
        return [(line.start, line.end) for line in chunk]
    stretches = [(chunk[0].start, chunk[0].end)]
    for before, line in pairwise(chunk):
        word = text[line.start : line.end].split(None, 1)[0]
        fitted = before.end - before.start + 1 + len(word) <= RAGGED * width
        continues = word[0].islower() and text[before.end - 1] not in ".!?:"
        if (fitted and not continues) or (line.indented and not before.indented):
            stretches.append((line.start, line.end))
        else:
            stretches[-1] = (stretches[-1][0], line.end)
    return stretches


def _split_date(text: str, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a date that stands before the first sentence ("date 2025-03-01 TEHRAN – …") a stretch of its own."""
    start, end = stretches[0]
    match = _LEADING_DATE.match(text, start, end)
    if match is None:
        return stretches
    body = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    return [(start, match.end()), (body, end), *stretches[1:]]


def kinds_of(texts: list[str], title: str = "", *, markdown: bool = False) -> list[BlockKind]:
    """Return what each stretch is."""
    kinds = [_own_kind(text, index, len(texts), markdown) for index, text in enumerate(texts)]
    body = [index for index, kind in enumerate(kinds) if kind not in (BlockKind.FURNITURE, BlockKind.BYLINE)]
    if not body:
        return kinds
    first = body[0]
    if kinds[first] is BlockKind.PARAGRAPH and len(body) > 1 and (texts[first] == title or is_headline(texts[first])):
        kinds[first] = BlockKind.HEADLINE
    headline = title or (texts[first] if kinds[first] is BlockKind.HEADLINE else "")
    if headline:
        _mark_standfirst(texts, kinds, headline)
    for index in range(1, len(texts) - 1):
        if kinds[index] is BlockKind.PARAGRAPH and is_crosshead(texts[index], texts[index + 1]):
            kinds[index] = BlockKind.HEADLINE
    return kinds


def _mark_standfirst(texts: list[str], kinds: list[BlockKind], headline: str) -> None:
    """Mark the sentence under the headline that tells the report in short, before the report begins."""
    first = next((i for i, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH), len(kinds))
    if first == 0 or first + 2 >= len(kinds) or kinds[first - 1] is not BlockKind.HEADLINE or len(texts[first]) > 320:
        return
    follows = kinds[first + 1]
    if follows in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE) or (
        restates(texts[first], headline) and restates(texts[first + 1], headline) and _is_one_sentence(texts[first])
    ):
        kinds[first] = BlockKind.HEADLINE


def _is_one_sentence(text: str) -> bool:
    """Tell whether no full stop is followed by another sentence."""
    return re.search(r"[a-z\d”\"][.!?]['\"”]?\s+[A-Z“\"]", text) is None


def _own_kind(text: str, index: int, count: int, markdown: bool) -> BlockKind:
    """Return what a stretch's own words show it to be."""
    if is_furniture(text):
        return BlockKind.FURNITURE
    if markdown and text.startswith("#"):
        return BlockKind.HEADLINE
    if is_link(text):
        return BlockKind.LINK
    if is_byline(text):
        return BlockKind.BYLINE
    if is_caption(text, last=0 < index == count - 1 or 2 < index == count - 2):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH
