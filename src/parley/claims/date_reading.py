"""Reading names of the calendar: dates, weekdays, months, quarters, seasons, years, clock times.

1. One walk over the matched words gathers the fields of a `Named`; a field that is told twice refuses the match.
2. A date whose order of day and month is not told (03/04/2025) keeps the year and says so; nothing is guessed.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from parley.claims.clock_reading import clock_in
from parley.claims.date_check import is_told
from parley.claims.length_reading import Pieces, number_in
from parley.claims.time_meaning import Anchor, Away, Named, Piece
from parley.claims.time_words import Words, contexts
from parley.claims.unit_reading import edge_in, has_loose_edge

Fields = dict[str, Any]  # of a Named, and "day" for "yesterday" and "note"


def named(words: Words, first: int, last: int) -> Pieces | None:
    """Read a date, weekday, month, quarter, season, year or clock time."""
    read = named_of(words, first, last)
    return None if read is None else (Piece(first, last, read[0], note=read[1]),)


def named_of(words: Words, first: int, last: int) -> tuple[Named | Away, str] | None:
    """Return what the words name, with a note; None where they name no day."""
    clock, taken = clock_in(words, first, last)
    if has_loose_edge(words, first, last):
        return None
    fields: Fields = {"clock": clock, "edge": edge_in(words, first, last)}
    for at in range(first, last):
        fill = FILLS.get(words.name(at))
        if fill is None or at in taken:
            continue
        more = fill(words, at, last)
        if more is None or any(fields.get(key, value) != value for key, value in more.items()):
            return None
        fields |= more
    note = str(fields.pop("note", ""))
    if "day" in fields or any(words.name(at) == "tonight" for at in taken):
        told = fields.keys() - {"clock", "edge", "day", "which"}
        return None if told else (Away(fields.get("day", 0), "D", clock=clock, edge=fields["edge"]), note)
    if (
        "year" in fields
        and "quarter" not in fields
        and words.name(last - 1) in ("unit", "period")
        and words.name(first) == "the"
    ):
        if words.low(last - 1) not in ("period", "quarter"):
            return None
        fields["anchor"] = Anchor.MENTIONED
    meaning = Named(**fields)
    return (meaning, note) if is_told(words, first, last, meaning) else None


def _number_of(field: str) -> Callable[[Words, int, int], Fields | None]:
    return lambda words, at, last: {field: int(words.value(at))}


def _nth(words: Words, at: int, last: int) -> Fields | None:
    """Return the date of the month, or the quarter, half or century that an ordinal counts."""
    after = at + 1 + (words.name(at + 1) == "hyphen")
    value = int(words.value(at))
    if after >= last or words.name(after) not in ("unit", "half"):
        return {"date": value}
    kind = words.value(after) if words.name(after) == "unit" else "half"
    if kind == "C":
        return {"tens": f"{value - 1:02d}"}
    limit = {"Q": 4, "half": 2}.get(kind, 0)
    return {"quarter" if kind == "Q" else "half": value} if 1 <= value <= limit else None


def _year_in_words(words: Words, at: int, last: int) -> Fields | None:
    """Return the year that "nineteen ninety-seven" or "two thousand" tells."""
    if at and words.name(at - 1) in ("number", "hyphen"):
        return {}  # told by the number before
    head, rest = int(words.value(at)), number_in(words, at + 1, last)
    leads = head == 19 or (head == 20 and words.low(at - 1) in ("in", "since", "year"))
    if leads and rest is not None and 1 <= rest <= 99 and words.low(at + 1) != "-":
        return {"year": head * 100 + int(rest)}
    if head == 2 and rest is not None and 1000 <= rest < 1100 and words.name(at - 1) in ("unit", "month"):
        return {"year": 1000 + int(rest)}
    return None


def _tens(words: Words, at: int, last: int) -> Fields | None:
    value = words.value(at)
    return {"tens": f"19{value}" if len(value) == 1 else value}


def _iso(words: Words, at: int, last: int) -> Fields | None:
    year, month, date = (int(part) for part in words.value(at)[:10].split("-"))
    clock = words.value(at)[10:16]
    return {"year": year, "month": month, "date": date} | ({"clock": clock} if clock else {})


def _slash(words: Words, at: int, last: int) -> Fields | None:
    value = words.value(at)
    left, right, year = (int(part) for part in value.replace(".", "/").split("/"))
    if "." in value or left > 12 or left == right:
        return {"year": year, "month": right, "date": left}
    if right > 12:
        return {"year": year, "month": left, "date": right}
    return {"year": year, "note": "day and month may change places"}


def _which(words: Words, at: int, last: int) -> Fields | None:
    """Return which one "last", "next", "this" and "that" choose, or how far the year or week is that they stand by."""
    word, value = words.low(at), int(words.value(at))
    anchored: Fields = {"anchor": Anchor.MENTIONED} if word in contexts()["hangs on the last day mentioned"] else {}
    if (
        word == "that"
        and words.name(at + 1) == "weekday"
        and words.name(at - 1) not in ("on", "of")
        and words.low(at - 1) not in ("by", "since", "until", "from", "")
    ):
        return None  # "said that Tuesday's talks"
    after = at + 1 + (words.name(at + 1) in ("fiscal", "the"))
    if word == "following" and words.low(at - 1) != "the":
        return None  # "following Tuesday's talks"
    unit = words.value(after) if after < last and words.name(after) in ("unit", "units") else ""
    if unit in ("Y", "W"):
        return anchored | {"years_away" if unit == "Y" else "weeks_away": value}
    if unit not in ("", "Q") or word in ("recent", "ongoing", "present"):
        return None
    return anchored | {"which": value} | ({"anchor": Anchor.MENTIONED} if word == "latest" else {})


FILLS: Mapping[str, Callable[[Words, int, int], Fields | None]] = MappingProxyType(
    {
        "month": _number_of("month"),
        "mon": _number_of("month"),
        "weekday": _number_of("weekday"),
        "wday": _number_of("weekday"),
        "quarter": _number_of("quarter"),
        "semester": _number_of("half"),
        "year": _number_of("year"),
        "far": _number_of("year"),
        "fiscal": lambda words, at, last: {"fiscal": True},
        "day": _number_of("day"),
        "small": _nth,
        "ord": _nth,
        "number": _year_in_words,
        "tens": _tens,
        "decade": _tens,
        "nineties": _tens,
        "season": lambda words, at, last: {"season": words.value(at)},
        "iso": _iso,
        "slash": _slash,
        "last": _which,
        "next": _which,
        "this": _which,
        "same": _which,
    }
)
