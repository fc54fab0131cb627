"""Subjects: the noun phrase that ends right before a verb, and whether it is somebody who can speak.

1. It is walked back from the verb: over words that no clause begins or ends with, over "of", "from" and the like after
   a noun, and over one aside between commas ("the envoy, who asked not to be named, warned").
2. What stands before it is the passage's or sentence's beginning, a mark, a conjunction or another verb.
"""

from typing import Final

from parley.attributions.clause import AUXILIARIES, BEING, BOUNDS, MARKS, VERBS
from parley.attributions.lexicon import DOCUMENTS, listed, singular
from parley.attributions.link import Piece
from parley.attributions.mention import DETERMINERS, FUNCTION, is_noun
from parley.attributions.phrase import PREPOSITIONS, RELATIVES, is_capital
from parley.attributions.tokens import Passage

MODALS: Final = listed(
    "will would can could may might must shall should ca wo 'll ’ll won couldn wouldn shouldn cannot"
)
ADVERBS: Final = listed(
    "also not never again now still already just once even only further long soon since later earlier often always "
    "today yesterday n't themselves itself himself herself both have has had neither"
)
PERSONAL: Final = listed("he she they we it i you who")
JOIN: Final = listed("of from for in at with to on within inside near close familiar")
CONJUNCTIONS: Final = listed(
    "that but and or while as because although though after before when if whether where since until so than what how "
    "why who which whereas"
)
ARTICLES: Final = listed("the a an his her its their our my your whose")  # no phrase ends so
LONGEST: Final = 14  # tokens
LONGEST_ASIDE: Final = 12
POSSESSIVES: Final = listed("'s ’s ' ’")
PLURAL_PEOPLE: Final = ("ers", "ors", "ists", "ians", "ants", "ents", "men", "women")


def subject_before(passage: Passage, verb: int, begin: int) -> Piece | None:
    """Return the noun phrase before token `verb`, in the sentence that begins at `begin`, or None."""
    end = verb
    named = True
    if passage.words[verb - 1] in "-–":
        return None
    if end - 1 > begin and passage.words[end - 1] == ",":
        opened = comma_before(passage, end - 1, begin)
        if opened is None:
            return None
        end = opened
        after = passage.words[end + 1]
        named = after.lower() in DETERMINERS | RELATIVES or is_capital(after) or is_noun(after)
    first = start_of_phrase(passage, end, begin)
    if first is None or first >= end:
        return None
    return first, verb if named else end  # "Norvia, in turn, has agreed": the aside says nothing of who it is


def comma_before(passage: Passage, closing: int, begin: int) -> int | None:
    """Return the comma that opens the aside which ends at the comma `closing`, or None."""
    for k in range(closing - 2, max(begin, closing - LONGEST_ASIDE), -1):
        if passage.words[k] == ",":
            return k
        if passage.words[k] in BOUNDS:
            return None
    return None


def start_of_phrase(passage: Passage, end: int, begin: int) -> int | None:
    """Return where the noun phrase that ends before token `end` begins, None where no clause begins there."""
    words = passage.words
    i = end
    while i > begin and end - i < LONGEST:
        word, lower = words[i - 1], words[i - 1].lower()
        if lower in PERSONAL and lower != "who":
            i -= 1
            break
        if lower in DETERMINERS and lower != "that":
            i -= 1
            if i > begin and words[i - 1].lower() in JOIN | DETERMINERS and words[i - 1].lower() != "that":
                continue
            break
        if word == "." and joins_words(passage, i - 1):  # "Lissau.Net"
            i -= 1
            continue
        if word in BOUNDS or (word in MARKS and lower not in POSSESSIVES) or lower in CONJUNCTIONS:
            break
        if lower in AUXILIARIES | BEING | MODALS or is_verb(passage, i - 1, end):
            break
        if lower in JOIN:
            if i - 1 <= begin or not words[i - 2][0].isalnum():
                return None
        elif lower in FUNCTION and not word[0].isupper():
            return None
        i -= 1
    if i == end or words[i].lower() in JOIN or words[end - 1].lower() in ARTICLES:
        return None
    return i if i == begin or begins_clause(passage, i, end) else None


def joins_words(passage: Passage, i: int) -> bool:
    """Tell whether no blank stands on either side of a token."""
    apart = i == 0 or i + 1 >= len(passage) or passage.starts[i] > passage.ends[i - 1]
    return not apart and passage.starts[i + 1] == passage.ends[i]


def is_verb(passage: Passage, i: int, end: int) -> bool:
    """Tell whether a word is a verb of position rather than part of the phrase that ends before `end`."""
    lower = passage.words[i].lower()
    return lower in VERBS and i + 1 < end and not lower.endswith(("ed", "ing")) and not is_noun(lower)


def begins_clause(passage: Passage, i: int, end: int) -> bool:
    """Tell whether a clause may begin with token `i`: a mark, a conjunction or a verb stands before it."""
    before = passage.words[i - 1].lower()
    if before in BOUNDS or before in MARKS or before in CONJUNCTIONS:
        return True
    return before in VERBS or before in TELLING or before.endswith(("ed", "ays"))


TELLING: Final = listed("say says said think thinks thought claim claims told tell tells me him them us her you")


def is_speaker(passage: Passage, subject: Piece, *, strict: bool) -> bool:
    """Tell whether a subject is somebody who can speak; where not `strict`, any noun is."""
    words = passage.words[subject[0] : subject[1]]
    head = head_of(words)
    if not head or not head[0].isalpha():
        return False
    lower = head.lower()
    if lower in PERSONAL:
        return len(words) == 1 or lower != "who"
    if len(words) == 1 and lower == head and not lower.endswith("s") and lower not in SEVERAL_PEOPLE:
        return False  # "consumer demands": a noun in the singular has something before it
    if lower in FUNCTION or lower in DETERMINERS:
        return lower in ("one", "two", "both", "some", "many", "others", "all", "most") and not strict
    if is_noun(head) or is_capital(head) or lower.endswith(PLURAL_PEOPLE) or singular(head) in DOCUMENTS:
        return True
    return not strict


def head_of(words: tuple[str, ...]) -> str:
    """Return the head noun: the last word before a comma, a preposition or a relative."""
    for i, word in enumerate(words):
        if i and (word.lower() in PREPOSITIONS | RELATIVES or word in BOUNDS or word.lower() in ("close", "familiar")):
            return words[i - 1]
    return words[-1] if words else ""


def without_marks(passage: Passage, piece: Piece) -> Piece:
    """Return a piece without quotation marks at its ends."""
    first, after = piece
    while first < after - 1 and passage.words[first] in MARKS:
        first += 1
    while after > first + 1 and passage.words[after - 1] in MARKS and passage.words[after - 1] not in POSSESSIVES:
        after -= 1
    return first, after


def is_plural(passage: Passage, subject: Piece) -> bool:
    """Tell whether a subject may be several: a noun in -s, two joined, or a word that is both."""
    words = passage.words[subject[0] : subject[1]]
    head = head_of(words).lower()
    several = (
        (head.endswith("s") and not head.endswith(("ss", "ous"))) or head in SEVERAL_PEOPLE or head.endswith("men")
    )
    return several or any(w.lower() == "and" for w in words)


SEVERAL_PEOPLE: Final = listed(
    "they we you i who people police media troops both many some most several others all two three"
)
