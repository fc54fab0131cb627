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
TURN_OF_YEAR = 8  # months back: "in December 1962 … on 8 January" is January 1963
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
    """Tell whether a text dates by years and not from its own day: a chronicle, a timeline, the background of a war.

    A short text does where it begins with a month and its year and nothing in it hangs on the report's own day.
    """
    meanings = [piece.meaning for piece in pieces]
    years = sum(isinstance(each, Named) and each.year is not None for each in meanings)
    deictic = sum(map(_is_deictic, meanings))
    if years >= YEARS_OF_HISTORY:
        return deictic * DEICTIC_OF_HISTORY <= years
    opening = next((each for each in meanings if isinstance(each, Named) and each.month), None)
    return deictic == 0 and opening is not None and opening.year is not None


def _is_deictic(meaning: Meaning) -> bool:
    if isinstance(meaning, Away):
        return meaning.anchor is Anchor.REPORT and not meaning.loose
    return (
        isinstance(meaning, Named)
        and meaning.anchor is Anchor.REPORT
        and (meaning.weekday is not None or meaning.which is not None)
    )


def _carried(found: list[tuple[Meaning, Looks]], on: date | None) -> list[tuple[Meaning, Looks]]:
    """Return the meanings with the year last told where they tell none; never a year next to the report's own."""
    carried: list[tuple[Meaning, Looks]] = []
    last = Named()  # the year last told, with its month
    for meaning, look in found:
        told = last.year is not None and not (on and on.year - 1 <= last.year)
        if isinstance(meaning, Away) and meaning.loose and told:
            meaning = replace(meaning, anchor=Anchor.MENTIONED)
        if isinstance(meaning, Named):
            plain = meaning.which is None and meaning.years_away is None and not meaning.tens and not meaning.weekday
            if meaning.year is None and told and plain and (meaning.month or meaning.season):
                turned = bool(meaning.month and last.month and last.month - meaning.month >= TURN_OF_YEAR)
                meaning = replace(meaning, year=(last.year or 0) + turned, borrowed=True)
            last = meaning if meaning.year is not None else last
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
