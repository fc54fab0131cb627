"""Wording: what of an utterance's words is left when it is told again in other words.

1. Stems of content words, in order; numbers are digits; a word's weight falls with the number of reports that use it,
   so that a story's stock phrases count for little.
2. The stemmer only cuts endings: what it joins wrongly is joined on both sides alike.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum, log

from parley.words import words_in

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
ENDINGS = (
    "ational", "izations", "isations", "ization", "isation", "ations", "ation", "ingly", "edly", "ments", "ment",
    "ness", "ings", "ing", "ied", "ies", "ions", "ion", "ed", "es", "ly", "s",
)  # fmt: skip
SHORTEST_STEM = 3
NUMBERS = {word: str(n) for n, word in enumerate((
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
))}  # fmt: skip
WINDOW = 4  # content words that a pair may lie apart: a rewrite moves words by a few places


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """An utterance's words: as written, as stems of content words, and pairs of near stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    pairs: frozenset[Pair]
    spaced: str  # the words between single blanks, one before the first and one after the last


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word without its ending, or the digits of a small number."""
    if word in NUMBERS:
        return NUMBERS[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def wording_of(text: str) -> Wording:
    """Return the wording of an utterance.

    >>> wording_of("Nine captives will be released").stems
    ('9', 'captiv', 'releas')
    """
    words = words_of(text)
    common = function_words()
    stems = tuple(stem(word) for word in words if word not in common)
    near = {
        (one, other) if one < other else (other, one)
        for apart in range(1, WINDOW)
        for one, other in zip(stems, stems[apart:], strict=False)
        if one != other
    }
    return Wording(words, stems, frozenset(near), spaced(words))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple([word.lower() for word in WORD.findall(text)])


def spaced(words: Iterable[str]) -> str:
    """Return words between single blanks.

    >>> spaced(["the", "talks"])
    ' the talks '
    """
    return " ".join(("", *words, ""))


def content_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words among words in lower case."""
    return frozenset(stem(word) for word in words if word not in function_words())


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry no content of their own."""
    return frozenset(words_in("echo_function_words.txt"))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a stem or a pair of stems tells: inverse document frequency, as a share of that of one in one report."""

    shares: Mapping[Hashable, float]  # of those that two reports use or more; of any other it is 1

    def of(self, word: Hashable) -> float:
        """Return how much a stem or a pair of stems tells."""
        return self.shares.get(word, 1.0)

    def sum(self, words: Iterable[Hashable]) -> float:
        """Return the weight of several together; the order in which they come does not show."""
        shares = self.shares
        return fsum([shares.get(word, 1.0) for word in words])


def weights_from(used: Iterable[Iterable[Hashable]], at_least: int = 1) -> Weights:
    """Return the weights that a collection gives; `used` holds what each report uses.

    `at_least` is the number of reports assumed where the collection is smaller: in five reports on one story no word
    would tell much more than another.
    """
    counts: Counter[Hashable] = Counter()
    reports = 0
    for words in used:
        counts.update(set(words))
        reports += 1
    reports = max(reports, at_least)
    return Weights({word: log(1 + reports / n) / log(1 + reports) for word, n in counts.items() if n > 1})
