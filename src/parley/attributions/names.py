"""Names: which words of a passage are names, so that whatever reads words reads all names alike.

1. Inside a sentence a capital makes a name. Where a sentence or a quotation begins, a word is one that the rest of the
   report writes with a capital, or that English seldom writes small. Months, days, titles and function words are none.
2. A run of names with what joins them ("the Republic of Maronda", "Al-Sarel", "J. R. Hale") is one name, its article
   with it: a name of one word and one of three, with an article or without, are the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from parley.attributions.lexicon import ABBREVIATED, OFFICE_WORDS, PREFIXES, RANKS, ROLES, listed, singular
from parley.attributions.link import Piece
from parley.attributions.mention import CAPITAL_NAMES, FUNCTION
from parley.attributions.quotation import CLOSING, OPENERS, SINGLES, STRAIGHT
from parley.attributions.small_words import is_small
from parley.attributions.tokens import Passage

# What a word's form says of it: written small; never a name; the same, and no more are office words before it; a name
# but before a title; a name inside sentences; a name everywhere.
SMALL, NEVER, TITLE, OFFICE, UNSURE, NAME = range(6)
OF_PARTIES: Final = listed("republican democrat conservative liberal unionist")  # roles that parties are named by
SHORT_DAYS: Final = listed(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
OPENING: Final = frozenset(
    {*OPENERS, *CLOSING, *STRAIGHT, *SINGLES, *":;()[]*•·–—", "--"}
)  # after it all have capitals
ARTICLE: Final = frozenset({"the", "The", "THE"})
PARTICLES: Final = listed("al el bin ibn ben de del der den van von da di la le du dos ul")
GLUE: Final = frozenset("-–/&’'")  # between two names, without white space
WIDEST: Final = 2  # words between two names
REMEMBERED: Final = 1 << 16


@lru_cache(maxsize=REMEMBERED)
def kind_of(word: str) -> int:
    """Return what a word's form says of it."""
    if not word[0].isupper():
        return SMALL
    if word in CAPITAL_NAMES:
        return NAME
    lower = word.lower()
    if lower in FUNCTION or lower in SHORT_DAYS:
        return NEVER
    if lower in PREFIXES or lower in ABBREVIATED or lower in RANKS:
        return TITLE
    noun = singular(lower)
    if noun in ROLES and noun not in OF_PARTIES:
        return TITLE
    if lower in OFFICE_WORDS:
        return OFFICE
    return UNSURE if is_small(lower) else NAME


def capitals_in(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the words, in lower case, that a report writes with a capital inside sentences and never small."""
    found: set[str] = set()
    small: set[str] = set()
    for p in passages:
        kinds = map(kind_of, p.words)
        found.update(p.words[i].lower() for i, kind in enumerate(kinds) if kind in (UNSURE, OFFICE) and not opens(p, i))
        small.update(p.words)
    return frozenset(found - small)


def opens(passage: Passage, i: int) -> bool:
    """Tell whether a sentence, a quotation or a part after a colon begins with a token."""
    return i == 0 or passage.words[i - 1] in OPENING or i in passage.sentences


def names_in(passage: Passage, capitals: frozenset[str]) -> list[Piece]:
    """Return the names of a passage as pieces of tokens, in order; `capitals` are those of its report."""
    kinds = list(map(kind_of, passage.words))
    if max(kinds) < OFFICE:
        return []
    pieces: list[Piece] = []
    for i in single_names(passage, kinds, capitals):
        first = i
        if pieces and joins(passage, pieces[-1][1], i):
            first, _ = pieces.pop()
        elif i and passage.words[i - 1] in ARTICLE:
            first = i - 1
        pieces.append((first, i + 1))
    return pieces


def single_names(passage: Passage, kinds: Sequence[int], capitals: frozenset[str]) -> Iterator[int]:
    """Yield the tokens that are names."""
    words = passage.words
    for i, kind in enumerate(kinds):
        if kind < OFFICE or (kind == OFFICE and before_title(kinds, i)):
            continue
        if kind == NAME or not opens(passage, i) or words[i].lower() in capitals:
            yield i


def before_title(kinds: Sequence[int], i: int) -> bool:
    """Tell whether office words from here on end in a title: "Deputy Prime Minister"."""
    while i < len(kinds) and kinds[i] == OFFICE:
        i += 1
    return i < len(kinds) and kinds[i] == TITLE


def joins(passage: Passage, first: int, after: int) -> bool:
    """Tell whether what stands between two names makes them one."""
    words = passage.words
    if first == after:
        return first not in passage.sentences
    if after - first > WIDEST:
        return False
    between = words[first].lower()
    if after - first == WIDEST:
        second = words[first + 1].lower()
        return (between == "of" and second == "the") or (between in PARTICLES and second in PARTICLES)
    if between == ".":
        return len(words[first - 1]) == 1 and after not in passage.sentences
    if between in GLUE:
        return passage.starts[first] == passage.ends[first - 1] and passage.starts[after] == passage.ends[first]
    return between == "of" or between in PARTICLES
