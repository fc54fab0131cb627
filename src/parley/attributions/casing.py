"""Casing: headlines in Capitals On Every Word, and texts IN CAPITALS, are given the case of running text to be read.

1. Only what the network is shown changes; offsets and the report's text stay.
2. A word keeps its capital where the rest of the report writes it with one inside a sentence, or where English seldom
   writes it small; all others lose it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.names import NAME, kind_of
from parley.attributions.tokens import Passage

SHORTEST: Final = 4  # words with letters: below that a run of names is likely
CAPITALS_FROM: Final = 0.7  # share of words with a capital; headlines keep "of", "the" and "in" small


def recased(passages: Sequence[Passage], around: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages as the network is shown them; `around` are all passages of the report."""
    wanted = [is_headline_case(p) for p in passages]
    if not any(wanted):
        return tuple(passages)
    names = names_in(around)
    return tuple(in_running_case(p, names) if w else p for p, w in zip(passages, wanted, strict=True))


def is_headline_case(passage: Passage) -> bool:
    """Tell whether most words of a passage begin with a capital."""
    letters = [w for w in passage.words if w[0].isalpha()]
    return len(letters) >= SHORTEST and sum(w[0].isupper() for w in letters) >= CAPITALS_FROM * len(letters)


def names_in(passages: Iterable[Passage]) -> dict[str, str]:
    """Return words that are written with a capital inside sentences, by their small form."""
    names: dict[str, str] = {}
    for p in passages:
        if is_headline_case(p):
            continue
        firsts = frozenset(p.sentences)
        for i, word in enumerate(p.words):
            if word[0].isupper() and i not in firsts and i - 1 not in firsts:
                names.setdefault(word.lower(), word)
    return names


def in_running_case(passage: Passage, names: dict[str, str]) -> Passage:
    """Return a passage with small letters, but for names and the first word."""
    words = [w if kind_of(w) == NAME else names.get(w.lower(), w.lower()) for w in passage.words]
    words[0] = words[0][0].upper() + words[0][1:] if words[0][0].isalpha() else words[0]
    return replace(passage, words=tuple(words))
