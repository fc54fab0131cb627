"""Alike: a report's passages as networks are shown them, each name one token that is the same for all names.

1. Only what is shown changes: tokens keep where they begin and end in the text, and what is found in them is given back
   in the passage's own tokens.
2. What attributions have asked for is remembered for a while, for claims ask for it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parley.attributions.casing import recased
from parley.attributions.link import Link, Piece
from parley.attributions.names import capitals_in, names_in
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import REMEMBERED, Passage

ANY_NAME: Final = "Smith"  # of six tried the word with which networks that had learned names as written lost least


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage whose names are all one word, and the passage's own token that each of its tokens begins with."""

    passage: Passage
    firsts: Sequence[int]  # one more than tokens

    def quoted(self, flags: Sequence[Quoted]) -> tuple[Quoted, ...]:
        """Return the quotation flags of the tokens."""
        return tuple(flags[i] for i in self.firsts[:-1])

    def links(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """Return relations in the passage's own tokens."""

        def own(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
            return tuple((self.firsts[a], self.firsts[b]) for a, b in pieces)

        return tuple(Link(own(k.source), own(k.cue), own(k.content)) for k in links)


@dataclass(frozen=True, slots=True)
class Shown:
    """Passages in the case of running text, and the words that their report writes as names."""

    passages: tuple[Passage, ...]
    capitals: frozenset[str]

    def alike(self) -> list[Alike]:
        """Return each passage with its names as one word."""
        return [alike_from_passage(p, self.capitals) for p in self.passages]


@lru_cache(maxsize=REMEMBERED // 8)
def shown_from_report(title: tuple[Passage, ...], body: tuple[Passage, ...]) -> tuple[Shown, Shown]:
    """Return a report's title and its text as they are shown; the text tells how the title's words are written."""
    text = recased(body, body)
    capitals = capitals_in(text)
    return Shown(recased(title, body), capitals), Shown(text, capitals)


@lru_cache(maxsize=REMEMBERED)
def alike_from_passage(passage: Passage, capitals: frozenset[str]) -> Alike:
    """Return a passage with each name as one token; `capitals` are the words that its report writes as names."""
    names = names_in(passage, capitals)
    if not names:
        return Alike(passage, range(len(passage) + 1))
    words: list[str] = []
    firsts: list[int] = []
    at = 0
    for first, after in names:
        words += passage.words[at:first]
        words.append(ANY_NAME)
        firsts += range(at, first + 1)
        at = after
    words += passage.words[at:]
    firsts += range(at, len(passage) + 1)
    begins = set(passage.sentences)
    sentences = tuple(k for k, i in enumerate(firsts) if i in begins)
    starts = tuple(passage.starts[i] for i in firsts[:-1])
    ends = tuple(passage.ends[i - 1] for i in firsts[1:])
    return Alike(Passage(tuple(words), starts, ends, sentences), firsts)
