"""The lexicon of acts: which words carry which act, and how a word puts the event that hangs on it.

1. A word's entry says its usual act; what it does with an object of some kind is said in `act_objects.txt`.
2. The lists hold kinds of words, never anybody's names or matters.
"""

from functools import cache
from typing import Final, NamedTuple

from parley.claims.claim import Act
from parley.claims.verb_form import forms_of_noun, forms_of_verb
from parley.status import Status
from parley.words import words_in

VERB, NOUN, ADJECTIVE = "v", "n", "a"
LISTS: Final = {VERB: "act_verbs.txt", NOUN: "act_nouns.txt", ADJECTIVE: "act_adjectives.txt"}


class Entry(NamedTuple):
    """A word that carries an act."""

    lemma: str
    kind: str
    act: Act
    code: str  # CAMEO code of the deed when it is done
    particle: tuple[str, ...] = ()  # words that follow: "break off"


Entries = dict[str, tuple[Entry, ...]]  # by form, those with a particle first


@cache
def lexicon() -> dict[str, Entries]:
    """Return the entries of verbs, nouns and adjectives by form."""
    return {kind: _entries(kind, name) for kind, name in LISTS.items()}


def _entries(kind: str, name: str) -> Entries:
    found: dict[str, dict[tuple[str, tuple[str, ...]], Entry]] = {}
    for line in words_in(name):
        act, code, words = line.split(" | ")
        for phrase in words.split("; "):
            lemma, *particle = phrase.split()
            if kind == NOUN and particle:
                *_, lemma = phrase.split()  # "phone call" is found by its head
                particle = []
            entry = Entry(lemma, kind, Act(act), code, tuple(particle))
            forms = forms_of_verb(lemma) if kind == VERB else forms_of_noun(lemma) if kind == NOUN else (lemma,)
            for form in forms:
                found.setdefault(form, {}).setdefault((lemma, entry.particle), entry)
    return {form: tuple(sorted(own.values(), key=lambda e: -len(e.particle))) for form, own in found.items()}


@cache
def objects() -> dict[str, tuple[tuple[Act, frozenset[str]], ...]]:
    """Return, for each verb, the acts that it takes with objects of a kind, in order."""
    found: dict[str, list[tuple[Act, frozenset[str]]]] = {}
    for line in words_in("act_objects.txt"):
        act, verbs, kinds = line.split(" | ")
        for verb in verbs.split("; "):
            found.setdefault(verb, []).append((Act(act), frozenset(kinds.split("; "))))
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def putting() -> dict[str, Status]:
    """Return how each form of a word puts the event that hangs on it."""
    found: dict[str, Status] = {}
    for line in words_in("act_status.txt"):
        status, words = line.split(" | ")
        for word in words.split("; "):
            for form in {*forms_of_verb(word), *forms_of_noun(word)}:
                found.setdefault(form, Status(status))
    return found


@cache
def lemmas() -> dict[str, str]:
    """Return the lemma of each form of a verb that some list knows."""
    found: dict[str, str] = {}
    for verb in (*objects(), *(e.lemma for entries in lexicon()[VERB].values() for e in entries)):
        for form in forms_of_verb(verb):
            found.setdefault(form, verb)
    return found
