"""Attributions made by a mark alone: "Talks failed: official", "Talks resume – minister", “We will sign.” — Amin Sule

1. The mark is the cue. The side that looks like people, a body or a document, in few words, is the source.
2. Where both sides look so, the one after the mark: headlines put the source last. Where neither does, nothing is read.
3. An outlet's name after a dash is the page's signature, not a source.
4. Below a headline only one form is read: a passage of quoted words, a dash, a name.
"""

from collections.abc import Sequence
from typing import Final

from parley.attributions.clause import BOUNDS, MARKS, subject_end
from parley.attributions.continued import is_wholly_quoted
from parley.attributions.lexicon import BODIES, DOCUMENTS, OUTLETS, ROLES, STATES, listed, singular
from parley.attributions.link import Link, Piece
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage
from parley.words import words_in

DASHES: Final = frozenset({"-", "--", "–", "—", "―"})
TELLS: Final = listed(
    "says say said warns warn warned claims claim vows vow insists insist denies deny admits admit hints"
)
LONGEST_SOURCE: Final = 6  # tokens
SHORTEST_CONTENT: Final = 3


def link_in_headline(passage: Passage) -> Link | None:
    """Return the relation that a headline's colon or dash makes, or None."""
    size = len(passage)
    for i in range(size - 2, 0, -1):
        word = passage.words[i]
        if word != ":" and not (word in DASHES and stands_apart(passage, i)):
            continue
        left, right = (0, i), (i + 1, size)
        if is_source(passage, right, named=word == ":") and is_content(left) and not is_signature(passage, right, word):
            return Link((right,), ((i, i + 1),), (left,))
        if is_source(passage, left, named=True) and is_content(right):
            return Link((left,), ((i, i + 1),), (right,))
    return None


def links_in_saying_headline(passage: Passage) -> list[Link]:
    """Return the relation of a headline whose subject says without "that": "Karam says approaching talks in hope"."""
    words = passage.words
    last = subject_end(words, 0, len(words))
    if not last or last + SHORTEST_CONTENT >= len(words) or words[last].lower() not in TELLS:
        return []
    end = len(words)
    while words[end - 1] in BOUNDS | MARKS:
        end -= 1
    long_enough = end - last > SHORTEST_CONTENT and words[last + 1] not in BOUNDS and words[last + 1] != "to"
    return [Link(((0, last),), ((last, last + 1),), ((last + 1, end),))] if long_enough else []


def link_in_signed_quotation(passage: Passage, quoted: Sequence[Quoted]) -> Link | None:
    """Return the relation of a passage that is a quotation signed with a name, or None."""
    size = len(passage)
    for i in range(size - 2, max(0, size - 2 - LONGEST_SOURCE), -1):
        if passage.words[i] in DASHES:
            name = passage.words[i + 1 :]
            signed = all(w[0].isupper() or w in ".," for w in name) and name[0][0].isupper()
            if signed and quoted[i] is not Quoted.INSIDE and is_wholly_quoted(passage, quoted, 0, i):
                return Link(((i + 1, size),), ((i, i + 1),), ((0, i),))
    return None


def stands_apart(passage: Passage, i: int) -> bool:
    """Tell whether white space stands on both sides of a token, or it is a double hyphen (the wire's dash)."""
    return passage.words[i] == "--" or (
        passage.starts[i] > passage.ends[i - 1] and passage.starts[i + 1] > passage.ends[i]
    )


def is_content(piece: Piece) -> bool:
    """Tell whether a side is long enough to say something."""
    return piece[1] - piece[0] >= SHORTEST_CONTENT


def is_source(passage: Passage, piece: Piece, *, named: bool) -> bool:
    """Tell whether a side looks like a source: few words, the last a role, body, document or state, or a bare name."""
    words = passage.words[piece[0] : piece[1]]
    if not 0 < len(words) <= LONGEST_SOURCE or not words[-1][0].isalpha():
        return False
    return is_speaking(words) or (named and is_name(words) and not is_name(passage.words))


def is_speaking(words: Sequence[str]) -> bool:
    """Tell whether the words' last noun is one for people who speak, a body, a document, a state or an outlet."""
    head = singular(words[-1])
    known = head in ROLES or head in BODIES or head in DOCUMENTS
    return known or " ".join(words).lower() in STATES.keys() | OUTLETS


def is_name(words: Sequence[str]) -> bool:
    """Tell whether every word begins with a capital there are at most three, and they are no label."""
    labels = words_in("headline_labels.txt")
    return len(words) <= 3 and all(w[0].isupper() for w in words) and words[0].lower() not in labels


def is_signature(passage: Passage, piece: Piece, mark: str) -> bool:
    """Tell whether the words after a dash are an outlet's name."""
    return mark != ":" and " ".join(passage.words[piece[0] : piece[1]]).lower() in OUTLETS
