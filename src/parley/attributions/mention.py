"""Mentions: the noun phrases of a text that can name a speaker, and the pronouns that can point to one.

1. A mention begins with its determiner and holds the run of words that names are made of; what follows is read for
   appositions but belongs to other mentions too.
2. A mention is a subject when it is the first of its sentence or clause and a verb may follow.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from parley.attributions.counting import DEFINITE, NUMBERS, POSSESSIVE, SEVERAL
from parley.attributions.lexicon import BODIES, DOCUMENTS, OFFICE_WORDS, PREFIXES, RANKS, ROLES, listed, singular
from parley.attributions.phrase import BREAKS, Head, Phrase, is_capital, is_possessive, joins_name
from parley.attributions.phrase_from_words import phrase_from_words
from parley.attributions.units import Units

SUBJECT_PRONOUNS: Final = listed("he she it they")
THIRD_PERSON: Final = SUBJECT_PRONOUNS | listed(
    "him his her hers them their theirs its himself herself itself themselves"
)
DETERMINERS: Final = DEFINITE | POSSESSIVE | SEVERAL | NUMBERS.keys() | listed("a an another any both each every")
FUNCTION: Final = listed(
    "instead thus hence indeed overall perhaps despite given following speaking hoping calling asked nevertheless "
    "nonetheless regarding concerning considering including notably finally recently currently previously "
    "a an the this that these those and or but nor so yet if as at by for from in into of off on onto out over "
    "to up with without about "
    "after again against all also although among amid around because before behind below between both during "
    "each either even ever "
    "every few how however i he she it they we you his her its their our my me him them us is are was were be "
    "been being am has have "
    "had do does did will would shall should can could may might must not no now once one only other others per "
    "since some such than then there "
    "therefore though through throughout too toward towards under unless until upon very what when where "
    "whether which while who whom "
    "whose why within yes meanwhile earlier later last next additionally moreover furthermore separately "
    "according monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december "
    "today yesterday tomorrow read more exclusive breaking update just still here yet"
)
CAPITAL_NAMES: Final = frozenset(("US", "WHO"))  # names, though the same letters in lower case are function words
GOES_ON: Final = listed(", ( — – of for from in with at to by within inside")  # what may follow a phrase's core
AHEAD: Final = 14  # units after a mention's core that are read for an apposition or "of …"
CLAUSE_OPENERS: Final = frozenset(
    [
        "that",
        "and",
        "but",
        "as",
        "while",
        "because",
        "although",
        "if",
        "when",
        "where",
        "whether",
        "after",
        "before",
        ",",
        ";",
        ":",
        "—",
        "–",
        '"',
        "“",
        "”",
        "‘",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase in the text."""

    first: int  # unit
    after: int  # the unit after its core
    phrase: Phrase
    sentence: int
    subject: bool


class Opening(IntEnum):
    """Whether a mention may begin with a word."""

    NEVER = 0
    PRONOUN = 1
    RUN = 2  # a name or a role


@lru_cache(maxsize=1 << 16)
def opening(word: str) -> Opening:
    """Tell whether a pronoun stands here, or whether a noun phrase's run of words may begin here."""
    lower = word.lower()
    if lower in THIRD_PERSON:
        return Opening.PRONOUN
    if lower in FUNCTION and word not in CAPITAL_NAMES:
        return Opening.NEVER
    named = word[0].isupper() or word[0] == "@" != word or lower in PREFIXES or (is_capital(word) and len(word) > 3)
    return Opening.RUN if named or is_noun(word) else Opening.NEVER


def is_noun(word: str) -> bool:
    """Tell whether the lexicon knows the word as a role, body, document, office or rank."""
    lower = word.lower()
    noun = lower if lower in ROLES else singular(lower) if lower.isalpha() or "-" in lower else lower
    return noun in ROLES or noun in BODIES or noun in DOCUMENTS or lower in OFFICE_WORDS or lower in RANKS


def opens(units: Units, i: int) -> bool:
    """Tell whether a noun phrase's run of words may begin or go on here."""
    return opening(units.words[i]) is Opening.RUN


def mentions_from_units(units: Units) -> list[Mention]:
    """Return the mentions of a text in order."""
    words, size = units.words, len(units.words)
    found: list[Mention] = []
    after = 0
    for i, kind in enumerate(map(opening, words)):
        if i < after or not kind:
            continue
        if kind is Opening.PRONOUN:
            phrase = Phrase(Head.PRONOUN, words[i].lower())
            found.append(Mention(i, i + 1, phrase, units.sentence[i], is_subject(units, i)))
            continue
        after = end_of_run(units, i)
        first = with_determiner(units, i)
        end = after
        if after < size and words[after].lower() in GOES_ON:
            end = min(after + AHEAD, last_of_sentence(units, i) + 1)
        phrase = mentioned(words[first:end], after - first)
        if phrase.head is not Head.NOTHING and phrase.head is not Head.NOUN:
            if phrase.head is Head.NAME and not phrase.state and words[after : after + 2] == (",", "who"):
                phrase = phrase._replace(titled=True)
            found.append(Mention(first, after, phrase, units.sentence[i], is_subject(units, first)))
    return found


@lru_cache(maxsize=1 << 14)
def mentioned(words: tuple[str, ...], core: int) -> Phrase:
    """Return the phrase of words that come again and again; see `phrase_from_words`."""
    return phrase_from_words(words, core)


def end_of_run(units: Units, i: int) -> int:
    """Return the index after the run of words that a name or role is made of."""
    words, size = units.words, len(units.words)
    sentence = units.sentence[i]
    j = i + 1
    while j < size and units.sentence[j] == sentence:
        word = words[j]
        if word.lower() in {"'s", "’s"} or (word in "'’" and is_possessive(words, j)):
            if not (j + 1 < size and opens(units, j + 1)):
                break
        elif (
            word in BREAKS
            or (
                not (opens(units, j) or (is_capital(word) and word.lower() not in FUNCTION))
                and not joins_name(words, j)
            )
        ) or (words[j - 1].islower() and words[j - 1].lower() in ROLES and word.islower() and not is_noun(word)):
            break
        j += 1
    return j


def with_determiner(units: Units, i: int) -> int:
    """Return the index of the determiner before a run, looking over at most two other words, or `i`."""
    words = units.words
    for j in range(i - 1, max(i - 4, -1), -1):
        lower = words[j].lower()
        if units.sentence[j] != units.sentence[i] or words[j] in BREAKS:
            break
        if lower in DETERMINERS:
            if lower == "that" and words[i][0].isupper():  # the conjunction
                break
            while (
                j > 0 and words[j - 1].lower() in DETERMINERS - {"that"} and units.sentence[j - 1] == units.sentence[i]
            ):
                j -= 1
            return j
        if lower in FUNCTION or not lower.replace("-", "").isalpha():
            break
    return i


def last_of_sentence(units: Units, i: int) -> int:
    """Return the index of the last unit of the sentence, looking no further than needed."""
    j, sentence = i, units.sentence[i]
    limit = min(len(units.words) - 1, i + 3 * AHEAD)
    while j < limit and units.sentence[j + 1] == sentence:
        j += 1
    return j


def is_subject(units: Units, first: int) -> bool:
    """Tell whether a phrase that begins here stands where a clause begins."""
    if first == 0 or units.sentence[first - 1] != units.sentence[first]:
        return True
    return units.words[first - 1].lower() in CLAUSE_OPENERS
