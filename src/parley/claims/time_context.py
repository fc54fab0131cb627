"""What the rest of a report says of a date without its year.

1. A date that is given with one year elsewhere in the report keeps that year: "October 7, 2023 … since October 7".
2. One date, told several times, is one day: its sentences vote on which way they look.
3. The second of two joined names looks where the first does: "in March or April", "from 30 March to 1 April".
"""

from collections import defaultdict
from dataclasses import replace

from parley.claims.time_meaning import Away, Meaning, Named, Piece
from parley.claims.time_tense import Looks, tense_at
from parley.claims.time_words import Words

JOINTS = frozenset({"and", "hyphen", "comma"})  # classes of the words that join two names


def in_context(words: Words, pieces: tuple[Piece, ...]) -> list[tuple[Meaning, Looks]]:
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
    return found


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
