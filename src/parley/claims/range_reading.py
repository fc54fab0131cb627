"""Reading what takes two names or hangs on one: ranges, weeks of a day, feast days."""

from dataclasses import replace

from parley.claims.date_reading import named_of
from parley.claims.length_reading import Pieces
from parley.claims.time_meaning import Named, Piece
from parley.claims.time_words import Words
from parley.claims.unit_reading import edge_in

LISTS = frozenset({"and", "or", "versus", "vs"})  # join two days; the other joints run from one to the other
EVES = {"12-25": "12-24", "01-01": "12-31", "EASTER": "EASTER-1"}


def holiday(words: Words, first: int, last: int) -> Pieces | None:
    """Read a feast day: "Christmas Eve", "New Year's Day 2025", "last Thanksgiving"."""
    at = next(k for k in range(first, last) if words.name(k) == "holiday")
    name = words.value(at)
    part = words.low(at + 1) if at + 1 < last and words.name(at + 1) in ("daypart", "unit") else ""
    if words.low(at).startswith("new year") and not part:
        return None
    if part == "eve":
        name = EVES.get(name, name)
    chosen = [int(words.value(k)) for k in range(first, at) if words.name(k) in ("last", "next", "this", "same")]
    year = int(words.value(last - 1)) if words.name(last - 1) == "year" else None
    which = chosen[0] if chosen else None
    meaning = Named(year=year, holiday=name, which=which, edge=edge_in(words, first, last), week=part == "week")
    return (Piece(first, last, meaning),)


def week_of(words: Words, first: int, last: int) -> Pieces | None:
    """Read "the week of 6 March", "the week ended Friday"."""
    at = next(k for k in range(first, last) if words.name(k) == "unit")
    if words.value(at) != "W":
        return None
    read = named_of(words, at + 2, last)
    if read is None or not isinstance(read[0], Named) or not read[0].date:
        return None
    return (Piece(first, last, replace(read[0], week=True), note=read[1]),)


def nth_of(words: Words, first: int, last: int) -> Pieces | None:
    """Read "the first Monday in May", "the last week of March"."""
    at = next(k for k in range(first, last) if words.name(k) in ("weekday", "wday", "unit"))
    weekday = int(words.value(at)) if words.name(at) != "unit" else None
    if (weekday is None and words.value(at) != "W") or words.name(at + 1) != "of":
        return None
    name, low = words.name(at - 1), words.low(at - 1)
    nth = int(words.value(at - 1)) if name == "ord" else -1 if low in ("last", "latter") else None
    read = named_of(words, at + 2, last)
    if nth is None or nth > 5 or read is None or not isinstance(read[0], Named) or not read[0].month or read[0].date:
        return None
    return (Piece(first, last, replace(read[0], nth=nth, weekday=weekday, week=weekday is None)),)


def ranged(words: Words, first: int, last: int) -> Pieces | None:
    """Read two ends that share month or year: "15-17 May", "April 24 and 25", "March to May 2024"."""
    if words.name(last) == "pods":
        return None  # "on Monday and Tuesday nights": a set
    cut = next((at for at in range(first + 1, last - 1) if words.name(at) in ("hyphen", "and")), None)
    if cut is None:
        return None
    left, right = _end_of_range(words, first, cut), _end_of_range(words, cut + 1, last)
    if left is None or right is None:
        return None
    if words.name(first) == "year" and right.date is not None:
        if not _is_short_year(left, right, words.low(last)):
            return None
        right = Named(year=(left.year or 0) // 100 * 100 + right.date)
    elif left.date or right.date:
        month = left.month or right.month
        left, right = replace(left, month=left.month or month), replace(right, month=right.month or month)
    if not left.year and right.year and left.month:
        wraps = (left.month, left.date or 0) > (right.month or 0, right.date or 0)
        left = replace(left, year=right.year - wraps)
    if left.year and right.year and right.year < left.year:
        return None
    runs = words.low(cut) not in LISTS or words.low(first - 1) == "between"
    return (Piece(first, cut, left, opens_range=runs), Piece(cut + 1, last, right))


def _is_short_year(left: Named, right: Named, after: str) -> bool:
    """Tell whether "2023-24" is two years."""
    return 1 <= (right.date or 0) - (left.year or 0) % 100 <= 20 and after not in ("years", "days")


def _end_of_range(words: Words, first: int, last: int) -> Named | None:
    while words.name(first) == "the":
        first += 1
    short = words.name(first) == "big" and len(words.tokens[first]) == 2
    if last - first == 1 and (short or words.name(first) in ("small", "ord")):
        return Named(date=int(words.value(first)))
    if last - first == 1 and words.name(first) == "year":
        return Named(year=int(words.value(first)))
    read = named_of(words, first, last)
    return read[0] if read is not None and isinstance(read[0], Named) else None
