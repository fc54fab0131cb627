"""Phrases: what a noun phrase that names a source says, part by part, and the signs by which its parts are told.

1. What stands around the head is kept as it is written: rank, side, the body spoken for, the office, the name in
   apposition.
2. Nothing is looked up outside the phrase; who "the official" is comes later.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from parley.attributions.lexicon import BODIES, FIRST_NAMES, ROLES, listed, singular, state_at
from parley.attributions.small_words import is_small

PRONOUNS: Final = listed("he she it they him her them we i us me himself herself itself themselves you")
RELATIVES: Final = listed("who which that whom")
QUOTES: Final = frozenset("\"'“”‘’«»")
BREAKS: Final = frozenset(",;:()[]—–-.!?") | QUOTES
PREPOSITIONS: Final = listed("of for from in with at within inside to on by as about over near under")
ENDS_CORE: Final = (
    BREAKS
    | PREPOSITIONS
    | RELATIVES
    | listed(
        "and or speaking familiar close based briefed responsible involved known quoted cited citing including "
        "along here "
        "there today yesterday told said just now then currently recently later also earlier"
    )
)
HANDLE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")
ADJECTIVE_ENDINGS: Final = ("ian", "ean", "ese", "ish", "ani")
DIRECTIONS: Final = listed("Northern Southern Eastern Western Central North South East West Middle Upper Lower")
JOINS_NAME: Final = frozenset(("of", "for", "and", "&", "the"))
PARTICLES: Final = listed("al el bin ben ibn van von der den de da di du la le dos abu ul")


class Head(StrEnum):
    """What the head of a noun phrase is."""

    PRONOUN = "pronoun"
    RELATIVE = "relative"
    ROLE = "role"
    BODY = "body"
    DOCUMENT = "document"
    NAME = "name"
    NOUN = "noun"
    NOTHING = "nothing"


class Phrase(NamedTuple):
    """A noun phrase taken apart; "" where it says nothing of a field."""

    head: Head
    noun: str = ""  # the head noun or pronoun, singular, in lower case
    name: str = ""  # the proper name of a person or body
    article: str = ""  # "a" or "an", where it stands right before the core
    definite: bool = False
    new: bool = False  # "another", "a second", "one"
    number: int | None = 1
    rank: str = ""
    side: str = ""  # a state's name or adjective, as written
    body: str = ""  # whom it belongs to, as written
    state: str = ""  # the state that `side` names
    office: str = ""  # "foreign minister", "spokesman"
    gender: str = ""
    titled: bool = False  # a title or role stands with the name: it is a person's
    core: str = ""  # the words up to the head, without determiner


def joins_name(words: Sequence[str], i: int) -> bool:
    """Tell whether "of", "for" or "and" stands within a name: between capitals, no role or state before it."""
    if words[i].lower() not in JOINS_NAME or i + 1 >= len(words):
        return False
    before, after = words[i - 1], words[i + 1]
    if words[i] == "the" or not (before[0].isupper() and after[0].isupper()):
        return False
    if state_at(words, i - 1)[0] or state_at(words, i + 1)[0]:
        return False
    if words[i].lower() == "and":
        named = any(singular(w) in BODIES or w in {"Protection", "Affairs"} for w in words[i + 1 : i + 5])
        listed_body = singular(before) in BODIES or not is_small(before.lower())
        return named and not listed_body  # "Food and Farm Council", but not "Norland and the Farm Council"
    if singular(before) in ROLES:
        return False
    return (singular(before) in BODIES) == (words[i].lower() == "of")  # "Bank of X", "Americans for Y"


def is_possessive(words: Sequence[str], i: int) -> bool:
    """Tell whether a mark is the possessive of a name that ends in s."""
    return words[i] in "'’" and words[i - 1].endswith("s") and i + 1 < len(words)


@lru_cache(maxsize=1 << 16)
def is_capital(word: str) -> bool:
    """Tell whether a word is written as a name's is: a capital, a handle, or a particle ("al-Rashid")."""
    return (
        word[0].isupper()
        or word[0] == "@" != word
        or (any(c.isupper() for c in word) and "-" in word)
        or word.lower() in PARTICLES
    )


def side_of(words: Sequence[str]) -> tuple[str, str]:
    """Return the word that says a side, as written, and the state it names ("" for an adjective that is not listed)."""
    for i in range(len(words)):
        state, size = state_at(words, i)
        if state:
            return " ".join(words[i : i + size]), state
    return next((w for w in words if is_adjective(w)), ""), ""


def is_adjective(word: str) -> bool:
    """Tell whether a word that no list knows looks like the adjective of a place: "Norvian"."""
    return (
        word[0].isupper()
        and word[1:].islower()
        and word.endswith(ADJECTIVE_ENDINGS)
        and word.lower() not in FIRST_NAMES
    )


def unfolded(name: list[str]) -> list[str]:
    """Return a name's words, a handle's taken apart: "@JaneDoe" is "Jane Doe"."""
    return HANDLE.findall(name[0]) if len(name) == 1 and name[0][0] == "@" else name


def joined(words: Sequence[str]) -> str:
    """Return the words as text."""
    return " ".join(words).replace(" 's", "'s").replace(" ’s", "’s").replace(" & ", " & ")
