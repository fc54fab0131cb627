"""The list of deeds: which words carry which CAMEO code, and what a code becomes when the deed is promised or refused.

1. The first line that fits a verb and the words beside it counts; a singular in the list stands for its plural.
2. The lists hold kinds of words, never anybody's names.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from parley.attributions.lexicon import singular
from parley.claims.act_lexicon import Entry
from parley.claims.verb_form import forms_of_verb
from parley.words import words_in

PROMISED, ASKED, OF_THIRD, REFUSED, THREATENED = range(5)
NOTHING_COUNTED: Final = "-"  # the list's code for words that CAMEO counts as nothing
UNNAMED: Final = "~"  # the list's sign for what is asked or refused in other words than a verb's


def with_singulars(words: Iterable[str]) -> frozenset[str]:
    """Return words in lower case, and the singular of each."""
    return frozenset(form for word in words for form in (word, singular(word)))


def turned(code: str, way: int) -> str:
    """Return what a deed's code becomes when it is promised, asked, refused or threatened."""
    for size in (4, 3, 2):
        if len(code) >= size and code[:size] in _turned():
            return _turned()[code[:size]][way]
    return ""


def fine(entry: Entry | None, words: frozenset[str]) -> str:
    """Return the finest code that an entry's lemma and the sentence's words support."""
    if entry is None:
        return ""
    return code_listed(entry.lemma, words) or entry.code


def lemma_of_deed(word: str) -> str:
    """Return the lemma of a form of a verb that only the list of deeds knows, the word itself for any other."""
    return _lemmas().get(word, word)


def is_deed(lemma: str) -> bool:
    """Tell whether the list of deeds holds a verb."""
    return lemma in _deeds()


@cache
def _lemmas() -> dict[str, str]:
    found: dict[str, str] = {}
    for lemma in _deeds():
        for form in forms_of_verb(lemma):
            found.setdefault(form, lemma)
    return found


def code_listed(lemma: str, words: frozenset[str]) -> str:
    """Return the code of the first line that holds a lemma and a word beside it, "" where there is none."""
    return next((code for code, beside in _deeds().get(lemma, ()) if not beside or beside & words), "")


@cache
def _deeds() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for line in words_in("cameo_deeds.txt"):
        code, lemmas, beside = (part.strip() for part in (*line.split("|"), "")[:3])
        signs = frozenset(word for part in beside.split("; ") for word in part.split())
        for lemma in lemmas.split("; "):
            found.setdefault(lemma, []).append((code, signs))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _turned() -> dict[str, list[str]]:
    rows = ([part.strip() for part in line.split("|")] for line in words_in("cameo_turned.txt"))
    return {code: ways for code, *ways in rows}
