"""The day of publication from the text alone: stated in it, bounded by it, or unknown.

1. A date line, or a dateline with its year, states the day. Whatever else is said of days only bounds it.
2. A dated picture was taken on or before the day; a report is taken to appear by the end of the next month.
3. A date without a year gets one only where exactly one year fits its weekday and the years that the text states.
4. What is left open stays unknown, and a note says what the text does tell.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from parley.day import WEEKDAYS, Day, DayBasis, Granularity, day_on
from parley.reports.dateline import dateline_at
from parley.reports.dateword import DateWord, date_words_in, weekday_number
from parley.reports.published import Publication
from parley.reports.report import Block, BlockKind, PublishedBasis
from parley.reports.span import Span

FIRST_BLOCKS = 8  # a date line stands among the first or the last blocks
LAST_BLOCKS = 3
YEARS_AHEAD = 4  # a weekday and a day of the month meet again after five or six years
LONGEST_SENTENCE = 600  # characters before and after a date that may speak of it
MOST_CANDIDATES = 6  # days that a note still names one by one
_AHEAD = re.compile(
    r"\b(?:will|would|shall|until|till|by|before|deadline|due|expected|scheduled|expires?|slated|set to|plans? to|"
    r"planned|through|next)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|began|took|said|met|told|left|came|went|made|gave|held|broke|sent|won|since|ago|\w{3,}ed)\b"
)
_SENTENCE_END = re.compile(r"[a-z\d”\")][.!?]['\"”’]?\s+(?=[A-Z“\"‘])")
_LEAD_WEEKDAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s+(?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec|\d))"
)
_FILE_PICTURE = re.compile(r"\b(?:file|archive|undated)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued)\b", re.IGNORECASE)
_CORRECTION = re.compile(r"\W*(?:corrections?|corrected|clarification|editor['’]?s['’]? note)\b", re.IGNORECASE)


def publication_from_text(text: str, blocks: tuple[Block, ...]) -> Publication:
    """Return what the text alone tells of the day of publication."""
    stated = _stated_in(text, blocks)
    if stated and stated.on:
        return Publication(day_on(stated.on), PublishedBasis.TEXT, (stated.span,))
    dates = list(_dates_and_blocks(text, blocks))
    if not dates:
        return Publication()
    past = [word for word, block in dates if word.on and _is_past(text, word, block)]
    latest = max(past, key=_on, default=None)
    if stated:
        return _year_found(stated, latest)
    pictures = [word for word, block in dates if word.on and _is_fresh_picture(text, block)]
    told = [(word, block) for word, block in dates if block.kind is not BlockKind.CAPTION and word.weekday is not None]
    weekdays = [word for word, block in told if _is_past(text, word, block)]
    anchor = max(pictures, key=_on, default=None) or _lead_date(weekdays, latest)
    if anchor is None:
        return Publication(notes=_told(text, [word for word, _ in dates], latest))
    return _window(text, blocks, anchor, latest)


def _dates_and_blocks(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[DateWord, Block]]:
    """Yield each date with the block that holds it."""
    rest = iter(blocks)
    block = next(rest, None)
    for word in date_words_in(text):
        while block and block.span.end < word.span.end:
            block = next(rest, None)
        if block and block.span.covers(word.span):
            yield word, block


def _stated_in(text: str, blocks: tuple[Block, ...]) -> DateWord | None:
    """Return the date that date lines and the dateline agree on; "published" and one with its year before others."""
    found = list(_date_lines_in(text, blocks))
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), None)
    dateline = dateline_at(text, first.span.start) if first else None
    if dateline and dateline.date:
        found += [(1, word) for word in _dates_in(text, dateline.date)]
    if not found:
        return None
    best = min((rank, word.on is None) for rank, word in found)
    words = [word for rank, word in found if (rank, word.on is None) == best]
    return words[0] if len({(word.year, word.month, word.day) for word in words}) == 1 else None


def _date_lines_in(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, DateWord]]:
    """Yield the dates of date lines: rank 0 for "published", 1 for a bare one, 2 for "updated"; no correction's."""
    ends = range(FIRST_BLOCKS), range(len(blocks) - LAST_BLOCKS, len(blocks))
    for index, block in enumerate(blocks):
        if _CORRECTION.match(text, block.span.start, block.span.end):
            return
        if block.kind is BlockKind.BYLINE and any(index in end for end in ends):
            labels = ((0, _PUBLISHED), (2, _UPDATED))
            rank = next((r for r, label in labels if label.search(text, block.span.start, block.span.end)), 1)
            yield from ((rank, word) for word in _dates_in(text, block.span))


def _dates_in(text: str, span: Span) -> Iterator[DateWord]:
    """Yield the dates that stand within a span."""
    return date_words_in(text, span.start, span.end)


def _on(word: DateWord) -> date:
    """Return the civil day of a date that is known to have one."""
    return word.on or date.min


def _is_past(text: str, word: DateWord, block: Block) -> bool:
    """Tell whether the sentence speaks of the date as gone by."""
    if block.kind is BlockKind.CAPTION:
        return True
    first = max(block.span.start, word.span.start - LONGEST_SENTENCE)
    last = min(block.span.end, word.span.end + LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    start = max((end for end in ends if end <= word.span.start), default=first)
    end = min((end for end in ends if end >= word.span.end), default=last)
    return _PAST.search(text, start, end) is not None and _AHEAD.search(text, start, end) is None


def _is_fresh_picture(text: str, block: Block) -> bool:
    """Tell whether a block is the caption of a picture that is not from a file."""
    return block.kind is BlockKind.CAPTION and not _FILE_PICTURE.search(text, block.span.start, block.span.end)


def _lead_date(weekdays: list[DateWord], latest: DateWord | None) -> DateWord | None:
    """Return the latest past date with its weekday ("on Monday, March 3"), its year found; None where none is sure."""
    found = [word if word.on else _in_found_year(word, latest) for word in weekdays]
    return max((word for word in found if word), key=_on, default=None)


def _in_found_year(word: DateWord, latest: DateWord | None) -> DateWord | None:
    """Return the date in the one year that fits its weekday and comes after the latest past date."""
    if latest is None or word.weekday is None:
        return None
    after = _on(latest)
    years = [y for y in range(after.year, after.year + YEARS_AHEAD + 1) if (on := word.in_year(y)) and on >= after]
    return DateWord(word.span, word.month, word.day, years[0], word.weekday) if len(years) == 1 else None


def _year_found(stated: DateWord, latest: DateWord | None) -> Publication:
    """Return the day of a date line without a year, where weekday and stated years leave one year only."""
    word = _in_found_year(stated, latest)
    if word and latest:
        return Publication(day_on(_on(word), DayBasis.INFERRED), PublishedBasis.INFERRED, (stated.span, latest.span))
    return Publication(notes=(f"day of publication unknown: the date line ({stated.day}/{stated.month}) has no year",))


def _window(text: str, blocks: tuple[Block, ...], anchor: DateWord, latest: DateWord | None) -> Publication:
    """Return the days from the anchor to the end of the next month; unknown where the text goes on beyond them."""
    first = max(_on(anchor), _on(latest) if latest else date.min)
    year, month = divmod(_on(anchor).year * 12 + _on(anchor).month, 12)
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    if first > last:
        return Publication(notes=(f"day of publication unknown, not before {first.isoformat()}",))
    spans = (anchor.span,) if latest is None or latest.span == anchor.span else (anchor.span, latest.span)
    notes = [f"day of publication inferred: on or after {first.isoformat()}, taken to be by the end of the next month"]
    weekday = _lead_weekday(text, blocks)
    if weekday:
        number = weekday_number(weekday.text_in(text))
        around = (first + timedelta(days=n) for n in range(-6, (last - first).days + 1))
        days = [on.isoformat() for on in around if on.weekday() == number]
        if len(days) <= MOST_CANDIDATES:
            notes.append(f"day of publication: {WEEKDAYS[number].capitalize()} in the report is {' or '.join(days)}")
            spans = (*spans, weekday)
    day = Day(first, last, Granularity.DAY if first == last else Granularity.INTERVAL, DayBasis.INFERRED)
    return Publication(day, PublishedBasis.INFERRED, tuple(sorted(spans)), tuple(notes))


def _lead_weekday(text: str, blocks: tuple[Block, ...]) -> Span | None:
    """Return the bare weekday that the first paragraphs name."""
    for block in [b for b in blocks if b.kind is BlockKind.PARAGRAPH][:2]:
        match = _LEAD_WEEKDAY.search(text, block.span.start, block.span.end)
        if match:
            return Span(match.start(1), match.end(1))
    return None


def _told(text: str, words: list[DateWord], latest: DateWord | None) -> tuple[str, ...]:
    """Return the note of what the text does tell where the day stays unknown."""
    if latest:
        return (f"day of publication unknown, not before {_on(latest).isoformat()}",)
    bare = dict.fromkeys(word.span.text_in(text) for word in words if word.year is None)
    if bare and all(word.year is None for word in words):
        return (f"day of publication unknown: {', '.join(list(bare)[:3])} without a year",)
    return ()
