"""Reading units that hang on a day: "last week", "the following year", "the day before", "year-end".

1. "The past year" is a length, "last year" a year; "the previous", "the following" and "that" hang on the last day
   mentioned, "last", "next" and "this" on the report's own.
"""

from dataclasses import replace

from parley.claims.length_reading import Pieces, ends_clause, length_value, number_in, unit_in
from parley.claims.time_meaning import Anchor, Away, Edge, Length, Named, Piece, Reference
from parley.claims.time_tense import tense_words
from parley.claims.time_words import Words, contexts, is_glued

NOUNS = frozenset({"start", "beginning", "end", "close", "middle"})
LONG_PAST = frozenset({"past", "preceding"})
NEVER_PLURAL = frozenset({"this", "that", "these", "those", "same", "current", "present", "ongoing"})
NEVER_DAY = frozenset({"last", "past", "current", "coming", "latest", "upcoming"})  # "the last day of the talks"


def edge_in(words: Words, first: int, last: int) -> Edge:
    """Return the first edge that the tokens name."""
    for at in range(first, last):
        if words.name(at) in ("edge", "shift"):
            return Edge[words.value(at)]
    return Edge.NONE


def has_loose_edge(words: Words, first: int, last: int) -> bool:
    """Tell whether "start", "end" and their like stand before a day without "of": "a rocky start Monday"."""
    edges = (at for at in range(first, last - 1) if words.name(at) == "edge")
    return any(words.low(at) in NOUNS and words.name(at + 1) not in ("of", "hyphen", "and") for at in edges)


def unit(words: Words, first: int, last: int) -> Pieces | None:
    """Read "last week", "earlier this month", "that year", "the quarter"."""
    names = [words.name(at) for at in range(first, last)]
    chosen = next((at for at in range(first, last) if words.name(at) in ("last", "next", "this", "same")), None)
    size, plural = unit_in(words, first, last)
    if "period" in names:
        latest = chosen is not None and words.low(chosen) == "latest"
        return (Piece(first, last, Away(0, "Q", Anchor.MENTIONED)),) if latest else None
    if size == "F":
        return None
    if chosen is None:
        return _plain_unit(words, first, last)
    word, led = words.low(chosen), words.low(chosen - 1) == "the"
    if word == "following" and not led:
        return None  # "following this week's talks"
    sign = int(words.value(chosen))
    if plural:
        open_length = Length(length_value(None, size), None, size, sign)
        return (Piece(first, last, open_length),) if word not in NEVER_PLURAL else None
    if word == "next" and size in ("W", "M", "Y") and led:
        if words.low(chosen - 2) not in contexts()["before a while"]:
            return (Piece(first, last, Away(1, size, Anchor.MENTIONED)),)  # "The next year they met again"
        return (Piece(first, last, Length(length_value(1, size), 1, size, 1)),)  # "over the next year"
    meaning = _chosen_unit(word, size, sign)
    if isinstance(meaning, Away) and word != "latest":
        meaning = replace(meaning, edge=edge_in(words, first, last))
    return None if meaning is None else (Piece(first, last, meaning),)


def _chosen_unit(word: str, size: str, sign: int) -> Away | Length | None:
    """Return what one unit means after "last", "next", "this", "that" and their like."""
    one = Length(length_value(1, size), 1, size, sign)
    if word == "recent" or size.startswith("T"):
        return one if word in ("past", "last", "next") else None
    if word in LONG_PAST and size not in ("WE", "D", "Q"):
        return one
    if word in ("present", "ongoing") or (size == "D" and word in NEVER_DAY):
        return None
    if word == "latest":
        return Away(0, "Q", Anchor.MENTIONED) if size == "Q" else Away(-1, size)
    hangs = word in contexts()["hangs on the last day mentioned"] or (word == "next" and size == "D")
    return Away(sign, size, Anchor.MENTIONED if hangs else Anchor.REPORT)


def _plain_unit(words: Words, first: int, last: int) -> Pieces | None:
    """Read "the week", "the fiscal year", "the end of the month"."""
    size, _ = unit_in(words, first, last)
    edge = edge_in(words, first, last)
    before, after = words.low(first - 1), words.low(last)
    if (
        size not in ("Q", "Y", "M", "W", "D", "WE")
        or after in ("of", "half")
        or after[:1].isdigit()
        or is_glued(words, last)
    ):
        return None
    if size == "D" and (not edge or (edge is Edge.LATE and "at" in (before, words.low(first - 2)))):
        return None  # "at the end of the day" is seldom about a day
    whole = any(words.name(at) in ("fiscal", "full") for at in range(first, last))
    own = after in ("'s", "’s") and size == "W"
    near = size in ("Y", "W", "M") and before in ("for", "over", "during", "in")
    if not (edge or whole or own or near or size in ("Q", "WE")):
        return None
    if size == "Y" and after in ("ended", "ending"):
        return (Piece(first, last, Length("P1Y", 1, "Y")),)
    anchor = Anchor.MENTIONED if size == "Q" else Anchor.REPORT
    return (Piece(first, last, Away(0, size, anchor, edge=edge, loose=bool(edge) and size in ("M", "Y"))),)


def unit_shift(words: Words, first: int, last: int) -> Pieces | None:
    """Read "the day before", "the week after", "year-earlier", "the day before yesterday"."""
    size, _ = unit_in(words, first, last)
    names = [words.name(at) for at in range(first, last)]
    if "hyphen" in names:
        if size not in ("Y", "M", "W", "D", "Q") or words.low(last - 1) in ("later",):
            return None
        if "units" in names:
            number = number_in(words, first, last)
            return (Piece(first, last, Length(length_value(number, unit_in(words, last - 1, last)[0]), None, "")),)
        return (
            Piece(first, last, _year_earlier(words, first, last) if size == "Y" else Away(-1, size, Anchor.MENTIONED)),
        )
    at = next(k for k in range(first, last) if words.name(k) in ("back", "onward", "shift"))
    sign = -1 if words.name(at) == "back" or words.low(at) == "earlier" else 1
    if at + 1 < last:
        if words.name(last - 1) == "day":
            return (Piece(first, last, Away(sign + int(words.value(last - 1)), "D")),)
        return None
    if not ends_clause(words.low(last)) or size not in ("D", "W", "M", "Y", "WE"):
        return None
    return (Piece(first, last, Away(sign, size, Anchor.MENTIONED)),)


def same_period(words: Words, first: int, last: int) -> Pieces | None:
    """Read "last year's quarter", "the same period last year", "the corresponding period a year ago"."""
    at = next(k for k in range(first, last) if words.name(k) in ("unit", "period"))
    owned = words.name(at + 1) == "poss"
    year = at if owned else next((k for k in range(at + 1, last) if words.name(k) == "unit"), at)
    chosen = {words.low(k) for k in range(first, last) if words.name(k) in ("last", "next", "this", "ago", "shift")}
    kind = words.value(last - 1) if owned else words.value(at)
    if words.value(year) != "Y" or not chosen & {"last", "ago", "earlier", "previous"} or kind not in ("Q", "X"):
        return None
    return (Piece(first, last, Away(-1, "Y", from_period=True, of_quarter=kind == "Q")),)


def _year_earlier(words: Words, first: int, last: int) -> Named | Away:
    """Return "year-earlier": a year, or the quarter of the year before where it is one."""
    quarter = next((int(words.value(at)) for at in range(first, last) if words.name(at) in ("ord", "quarter")), 0)
    if 1 <= quarter <= 4:
        return Named(quarter=quarter, years_away=-1)
    of_quarter = words.name(last - 1) == "unit" and words.value(last - 1) == "Q"
    return Away(-1, "Y", from_period=True, of_quarter=of_quarter)


def year_end(words: Words, first: int, last: int) -> Pieces | None:
    """Read "year-end": the last day of the unit."""
    size, _ = unit_in(words, first, last)
    if words.low(last - 1) != "end" or size not in ("Y", "M", "Q", "W"):
        return None
    return (
        (Piece(first, last, Named(month=12, date=31)),)
        if size == "Y"
        else (Piece(first, last, Away(0, size, edge=Edge.LATE)),)
    )


def reference(words: Words, first: int, last: int) -> Pieces | None:
    """Read a reference: "now", "recently", "in the future"."""
    names = [words.name(at) for at in range(first, last)]
    key = next(
        (at for at in range(first, last) if words.name(at) in ("now", "recently", "previously", "once", "future")), None
    )
    before, after = words.low(first - 1), words.low(last)
    if names[-1] == "moment":
        here = before == "at" and after not in ("when", "of", "that")
        return (Piece(first, last, Reference("PRESENT_REF")),) if here else None
    if names[-1] == "this":
        adjective = words.low(last - 1) == "current" and after.isalpha()
        return (Piece(first, last, Reference("PRESENT_REF")),) if adjective else None
    if words.low(key or first) == "previously" and (words.tokens[first] != "Previously" or not ends_clause(before)):
        return None
    if key is None:
        past = names == ["the", "last"] and words.low(last - 1) == "past" and before == "in"
        days = words.low(first) == "these" and words.low(last - 1) == "days"
        value = "PAST_REF" if past else "PRESENT_REF"
        return (Piece(first, last, Reference(value)),) if past or days else None
    if names[-1] == "future" and (names[0] != "the" or after == "of"):
        return None
    lists = contexts()
    if names[-1] == "once" and not (
        before in lists["before once"] and after.isalpha() and after not in lists["after once"]
    ):
        return None
    if words.low(key) == "soon" and (
        after in ("as", "after")
        or after in tense_words()["past"] | tense_words()["did"]
        or after.endswith("ed")
        or before in ("as", "how", "too")
    ):
        return None
    return (Piece(first, last, Reference(words.value(key))),)
