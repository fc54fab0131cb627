"""Clauses: "X has rejected Y": a party that says where it stands, where the network sees no attribution.

1. The clause begins the passage, a sentence of it, or follows "that", "but" or "while"; its subject is a name, a role
   or a body, with nothing between it and its verb but auxiliaries and adverbs of the list.
2. The verb is one of taking a position (`words/position_verbs.txt`) in the active voice: "the plan was rejected" is
   none.
3. A source spoken of by a pronoun alone is left to the network; so is a clause without an object.
4. A second verb after "and" or "but" has the subject of the clause before it in its sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parley.attributions.lexicon import listed
from parley.attributions.link import Link, Piece
from parley.attributions.mention import DETERMINERS, FUNCTION, is_noun
from parley.attributions.phrase import is_capital
from parley.attributions.tokens import Passage
from parley.words import words_in

VERBS: Final = {
    verb: frozenset(after.split()) for verb, _, after in (e.partition("\t") for e in words_in("position_verbs.txt"))
}
AUXILIARIES: Final = listed(
    "has have had does do did will would also not never again now still already repeatedly recently"
)
BEING: Final = listed("is are was were be been being")
OPENERS: Final = listed("that but while although though because after and")
MARKS: Final = listed("\" ' “ ” ‘ ’")
BOUNDS: Final = listed(", ; : . ! ? ( ) — –")
LONGEST_SUBJECT: Final = 10  # tokens
LONGEST_ASIDE: Final = 10
SHORTEST_OBJECT: Final = 2
MUST: Final = "!"  # stands before the words that must follow a verb
JOINING: Final = listed("and but")
ALSO_NOUNS: Final = listed(
    "support demand claim request offer hope doubt call blame"
)  # "for the safety and support of"
INFINITIVE: Final = listed("to will would can could may might must should")
JOINS: Final = listed("of from for")
MOST_UNKNOWN: Final = 2


def links_of_clauses(passage: Passage, known: Sequence[Link] = ()) -> list[Link]:
    """Return the relations of a passage's position-taking clauses, clear of the relations `known` already."""
    taken = sorted(piece for link in known for role in (link.source, link.cue, link.content) for piece in role)
    links: list[Link] = []
    end = 0
    subject: Piece | None = None
    for first, after in clause_starts(passage):
        if first in passage.sentences:
            subject = None
        last = subject_end(passage.words, first, after)
        if first < last < after and (passage.words[first - 1].lower() not in JOINING or not subject):
            subject = (first, last)
        if first < end or any(a <= first < b for a, b in taken):
            continue
        cut = next((a for a, _ in taken if first < a < after), after)
        if cut < after and passage.words[cut - 1] not in BOUNDS and passage.words[cut - 1].lower() not in OPENERS:
            continue
        link = link_of_clause(passage, first, cut)
        if (
            not link
            and subject
            and passage.words[first - 1].lower() in JOINING
            and passage.words[first] not in ALSO_NOUNS
        ):
            link = link_of_verb(passage, subject, first, cut)
        if link:
            links.append(link)
            end = link.content[-1][1]
    return links


def may_join(passage: Passage, subject: Piece, verb: int) -> bool:
    """Tell whether a verb after "and" may have the subject before it: no noun, and not joined to an infinitive."""
    words = passage.words
    if words[verb] in ALSO_NOUNS:
        return False
    return words[verb].endswith(("ed", "s", "ing")) or INFINITIVE.isdisjoint(words[subject[1] : verb])


def clause_starts(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield where clauses may begin, each with the end of its sentence."""
    bounds = (*passage.sentences, len(passage))
    for begin, after in pairwise(bounds):
        yield begin, after
        for i in range(begin, after - 1):
            if passage.words[i].lower() in OPENERS:
                yield i + 1, after


def link_of_clause(passage: Passage, first: int, after: int) -> Link | None:
    """Return the relation of the clause that begins at a token, or None."""
    words = passage.words
    while first < after and (words[first] in MARKS or words[first].lower() in OPENERS):
        first += 1
    last = subject_end(words, first, after)
    return link_of_verb(passage, (first, last), after_aside(words, last, after), after) if last > first else None


def after_aside(words: Sequence[str], i: int, after: int) -> int:
    """Return the token after words set off by commas ("Norvia, in turn, has agreed"), or `i` where there are none."""
    if i < after and words[i] == ",":
        for k in range(i + 1, min(i + LONGEST_ASIDE, after - 1)):
            if words[k] == ",":
                return k + 1
    return i


def link_of_verb(passage: Passage, subject: Piece, verb: int, after: int) -> Link | None:
    """Return the relation of a subject with the verb that stands at a token, or None."""
    words = passage.words
    while verb < after and words[verb] in MARKS:
        verb += 1
    cue = verb
    passive = False
    while verb < after and (words[verb].lower() in AUXILIARIES or words[verb].lower() in BEING):
        passive = words[verb].lower() in BEING
        verb += 1
    if verb >= after or words[verb].lower() not in VERBS or (passive and not words[verb].lower().endswith("ing")):
        return None
    if words[verb] in ALSO_NOUNS and subject[1] - subject[0] == 1 and words[subject[0]].islower():
        return None  # "producer support"
    if words[verb + 1 : verb + 3] in (("to", "be"), ("to", "have")) and words[verb].endswith("ed"):
        return None  # "hostages confirmed to be alive"
    particles = VERBS[words[verb].lower()]
    begin = verb + 1
    if begin < after and words[begin].lower() in particles:
        begin += words[begin] != "that"
    elif MUST in particles:
        return None
    end = after
    while end > begin and words[end - 1] in BOUNDS | MARKS:
        end -= 1
    if end - begin < SHORTEST_OBJECT or words[begin] in BOUNDS or words[begin].lower() in {"by", "as"}:
        return None
    return Link((subject,), ((cue, begin),), ((begin, end),))


def subject_end(words: Sequence[str], first: int, after: int) -> int:
    """Return the token after a subject of names, roles and bodies, or `first` where there is none.

    Words that nobody lists may stand before its noun ("most producing countries"), a name's place after it.
    """
    i = first
    while i < after and words[i].lower() in DETERMINERS:
        i += 1
    named = False
    unknown = 0 if i > first else MOST_UNKNOWN
    while i < after and i - first < LONGEST_SUBJECT:
        word = words[i]
        lower = word.lower()
        if lower in AUXILIARIES or lower in BEING or (lower in VERBS and named):
            break
        if (is_capital(word) and lower not in FUNCTION) or word == "US" or is_noun(word):
            named = True
        elif named and lower in JOINS and i + 1 < after and words[i + 1][0].isupper():
            pass
        elif not named and unknown < MOST_UNKNOWN and word.isalpha() and lower not in FUNCTION:
            unknown += 1
        elif not (word in {"-", "’s", "'s", "’", "'"} and named):
            break
        i += 1
    return i if named and words[i - 1] not in {"’s", "'s"} else first  # not "Norvia's proposed tariff"
