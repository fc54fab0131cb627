"""What the rest of a report says of a date without its year.

1. A date that is given with one year elsewhere in the report keeps that year: "October 7, 2023 … since October 7".
2. One date, told several times, is one day: its sentences vote on which way they look.
3. A report that tells history (many years, hardly a weekday or "yesterday") carries the year last told forward.
4. The second of two joined names looks where the first does: "in March or April", "from 30 March to 1 April".
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from parley.claims.time_meaning import Anchor, Away, Meaning, Named, Piece
from parley.claims.time_tense import Looks, tense_at
from parley.claims.time_words import Words

YEARS_OF_HISTORY = 6  # expressions that tell their year
DEICTIC_OF_HISTORY = 6  # of them for each that hangs on the report's own day; news has more of these than of years
JOINTS = frozenset({"and", "hyphen", "comma"})  # classes of the words that join two names


def in_context(words: Words, pieces: tuple[Piece, ...], on: date | None) -> list[tuple[Meaning, Looks]]:
    """Return each piece's meaning, its year filled in where the report tells it elsewhere, and which way it looks."""
    looks = _looks(words, pieces)
    dated = defaultdict(list)
    years = defaultdict(set)
    for piece, look in zip(pieces, looks, strict=True):
        meaning = piece.meaning
        if isinstance(meaning, Named) and meaning.month and meaning.date:
            dated[meaning.month, meaning.date].append(look)
            if meaning.year is not None:
                years[meaning.month, meaning.date].add(meaning.year)
    votes = {key: _vote(each) for key, each in dated.items()}
    found: list[tuple[Meaning, Looks]] = []
    for piece, look in zip(pieces, looks, strict=True):
        meaning = piece.meaning
        if isinstance(meaning, Named) and meaning.month and meaning.date and meaning.year is None:
            told = years[meaning.month, meaning.date]
            vote = votes[meaning.month, meaning.date]
            if len(told) == 1 and vote <= 0 and look <= 0 and not meaning.weekday:
                meaning = replace(meaning, year=next(iter(told)), borrowed=True)
            look = vote or look
        found.append((meaning, look))
    return _carried(found, on) if tells_history(pieces) else found


def tells_history(pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a text dates by years and not from its own day: a chronicle, a timeline, the background of a war."""
    meanings = [piece.meaning for piece in pieces]
    years = sum(isinstance(each, Named) and each.year is not None for each in meanings)
    return years >= YEARS_OF_HISTORY and sum(map(_is_deictic, meanings)) * DEICTIC_OF_HISTORY <= years


def _is_deictic(meaning: Meaning) -> bool:
    if isinstance(meaning, Away):
        return meaning.anchor is Anchor.REPORT
    return (
        isinstance(meaning, Named)
        and meaning.anchor is Anchor.REPORT
        and (meaning.weekday is not None or meaning.which is not None)
    )


def _carried(found: list[tuple[Meaning, Looks]], on: date | None) -> list[tuple[Meaning, Looks]]:
    """Return the meanings with the year last told where they tell none; never a year next to the report's own."""
    carried: list[tuple[Meaning, Looks]] = []
    year: int | None = None
    for meaning, look in found:
        if isinstance(meaning, Named):
            plain = meaning.which is None and meaning.years_away is None and not meaning.tens and not meaning.weekday
            if meaning.year is not None:
                year = meaning.year
            elif year is not None and not (on and on.year - 1 <= year) and plain and (meaning.month or meaning.season):
                meaning = replace(meaning, year=year, borrowed=True)
        carried.append((meaning, look))
    return carried


def _looks(words: Words, pieces: tuple[Piece, ...]) -> list[Looks]:
    looks: list[Looks] = []
    for at, piece in enumerate(pieces):
        meaning = piece.meaning
        joined = at and piece.first - pieces[at - 1].last == 1 and words.name(piece.first - 1) in JOINTS
        if isinstance(meaning, Away) and meaning.unit == "WE":
            looks.append(tense_at(words, piece.first, piece.last))
        elif not isinstance(meaning, Named) or meaning.year or meaning.tens or meaning.which not in (None, 0):
            looks.append(Looks.UNTOLD)
        elif joined and looks[-1]:
            looks.append(looks[-1])
        else:
            looks.append(tense_at(words, piece.first, piece.last))
    return looks


def _vote(looks: list[Looks]) -> Looks:
    """Return where most of them look; the last but "will" counts for no more than one."""
    total = sum((look > 0) - (look < 0) for look in looks)
    if total > 0:
        return max(looks)
    return min(looks) if total < 0 else Looks.UNTOLD if len(looks) > 1 else looks[0]
