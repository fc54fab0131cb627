"""From a text to its time expressions: words, grammar, readings, and their place on the calendar.

1. Every span lies in the text; expressions do not overlap and come in the order of the text.
2. The same text and day give the same expressions; nothing is asked of a clock.
3. Where the report's own day is an interval, each expression is worked out from both its ends and joined.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from parley.attributions.attribution import Part
from parley.claims.date_grammar import matches_from, regions_of
from parley.claims.date_reading import named
from parley.claims.era_reading import era
from parley.claims.length_reading import Pieces, away, lasting, length, repeat
from parley.claims.range_reading import holiday, nth_of, ranged, week_of
from parley.claims.time_anchor import Focus, Placed, in_order, placed
from parley.claims.time_context import in_context
from parley.claims.time_expression import TimeExpression, TimexType
from parley.claims.time_hedge import hedge_before
from parley.claims.time_meaning import Away, Length, Meaning, Named, Piece, Repeat
from parley.claims.time_tense import Looks
from parley.claims.time_words import Words, words_of
from parley.claims.unit_reading import reference, same_period, unit, unit_shift, year_end
from parley.day import Day, DayBasis, Granularity
from parley.reports.report import Block
from parley.reports.span import Span

RESULTS_OF_MONTHS = frozenset({"P6M", "P9M"})  # "for the nine months": results of a year so far

READERS: Mapping[str, Callable[[Words, int, int], Pieces | None]] = MappingProxyType(
    {"named": named, "era": era, "holiday": holiday, "week_of": week_of, "nth_of": nth_of, "range": ranged,
     "length": length, "lasting": lasting, "away": away, "repeat": repeat, "unit": unit, "unit_shift": unit_shift,
     "same_period": same_period, "year_end": year_end, "reference": reference}
)  # fmt: skip


def time_expressions_from_text(
    text: str, published: Day | None, part: Part = Part.TEXT, blocks: tuple[Block, ...] = ()
) -> tuple[TimeExpression, ...]:
    """Return all time expressions of a text; offsets in code points, days inclusive.

    `published` is the report's own day, None where it is unknown; values are TIMEX3's (TimeML 1.2.1). No expression
    or sentence crosses a block's start.

    >>> from parley.day import day_from_iso
    >>> [each.value for each in time_expressions_from_text("Talks resume on Tuesday.", day_from_iso("2025-02-03"))]
    ['2025-02-04']
    """
    words = words_of(text, blocks)
    pieces = tuple(pieces_of(words))
    meanings = in_context(words, pieces, published.last if published else None)
    if published is None:
        ends: tuple[date | None, ...] = (None,)
    else:
        ends = (published.first,) if published.is_exact else (published.first, published.last)
    columns = [_placed_in_order(pieces, meanings, on) for on in ends]
    rows = zip(*columns, strict=True)
    return tuple(_expression(words, pieces, at, _joined(row), part) for at, row in enumerate(rows))


def pieces_of(words: Words) -> list[Piece]:
    """Return what the grammar reads, from left to right, the longest reading at each place."""
    pieces: list[Piece] = []
    for first, last in regions_of(words.classes):
        at = first
        while at < last:
            read = _read_at(words, at, last)
            if read is None:
                at += 1
            else:
                pieces.extend(read)
                at = read[-1].last
    return pieces


def _read_at(words: Words, at: int, last: int) -> Pieces | None:
    """Return the longest match at a token that its reader accepts."""
    for end, reader in matches_from(words.classes, at, last):
        read = READERS[reader](words, at, end)
        if read is not None:
            return read
    return None


def _placed_in_order(pieces: tuple[Piece, ...], meanings: list[tuple[Meaning, Looks]], on: date | None) -> list[Placed]:
    """Place each piece, the day last mentioned carried from one to the next."""
    focus = Focus()
    found: list[Placed] = []
    for meaning, looks in meanings:
        one = placed(meaning, on, looks, focus)
        if found and pieces[len(found) - 1].opens_range:
            found[-1], one = in_order((found[-1], meanings[len(found) - 1][0]), (one, meaning), looks)
        found.append(one)
        focus = _next_focus(focus, meaning, one, on)
    return found


def _next_focus(focus: Focus, meaning: Meaning, one: Placed, on: date | None) -> Focus:
    """Return what is in mind after an expression.

    A quarter takes another's place only once it has ended, and that of a later one only as a fiscal one: the second
    quarter beside results of the third is background. Results "for the nine months" put it out of mind.
    """
    if isinstance(meaning, Length) and meaning.value in RESULTS_OF_MONTHS:
        return Focus()
    if one.stretch is None or not isinstance(meaning, Named | Away):
        return focus
    quarter = focus.quarter
    if one.stretch.granularity is Granularity.QUARTER and isinstance(meaning, Named) and meaning.quarter:
        told = (one.stretch.first.year, (one.stretch.first.month + 2) // 3)
        if quarter is None:
            quarter = told if on is None or one.stretch.first <= on else None
        elif (on is None or one.stretch.last < on) and (told >= quarter or meaning.fiscal):
            quarter = told
    return Focus(one.stretch, quarter)


def _joined(row: tuple[Placed, ...]) -> Placed:
    """Return one placing for both ends of the report's own day: what they share, and all the days between."""
    first, last = row[0], row[-1]
    if first == last:
        return first
    value = first.value
    if first.value != last.value:
        left, right = first.value.split("-"), last.value.split("-")
        same = [a if a == b else "X" * len(a) for a, b in zip(left, right, strict=False)]
        value = "-".join(same) if len(left) == len(right) and same[0] == left[0] else ""
    stretch = None
    if first.stretch is not None and last.stretch is not None:
        start, end = min(first.stretch.first, last.stretch.first), max(first.stretch.last, last.stretch.last)
        stretch = type(first.stretch)(value, start, end, Granularity.INTERVAL)
    return Placed(value, stretch, first.relative, first.note or last.note)


def _expression(words: Words, pieces: tuple[Piece, ...], at: int, one: Placed, part: Part) -> TimeExpression:
    piece = pieces[at]
    first, mod = hedge_before(words, piece.first, piece.meaning)
    if at and pieces[at - 1].last > first:
        first = piece.first
    span = _span(words, first, piece.last)
    basis = DayBasis.INFERRED if one.relative else DayBasis.STATED
    day = None if one.stretch is None else Day(one.stretch.first, one.stretch.last, one.stretch.granularity, basis)
    end = (
        _span(words, pieces[at + 1].first, pieces[at + 1].last) if piece.opens_range and at + 1 < len(pieces) else None
    )
    scripts = {char.isascii() for char in span.text_in(words.text) if char.isdigit()}
    mixed = "digits of two scripts" if len(scripts) > 1 else ""
    note = "; ".join(each for each in (piece.note, one.note, mixed) if each)
    return TimeExpression(
        span, span.text_in(words.text), _type_of(piece.meaning), one.value, day, one.relative, part, mod, note, end
    )


def _span(words: Words, first: int, last: int) -> Span:
    return Span(words.starts[first], words.end(last - 1))


def _type_of(meaning: Meaning) -> TimexType:
    if isinstance(meaning, Length):
        return TimexType.DURATION
    if isinstance(meaning, Repeat):
        return TimexType.SET
    if isinstance(meaning, Named | Away) and (meaning.clock or getattr(meaning, "unit", "").startswith("T")):
        return TimexType.TIME
    return TimexType.DATE
