"""Transcripts: who speaks a passage, as its label says ("THE MINISTER: We shall see.", “Amin Sule: No.”).

1. A label is all in capitals, or begins with a first name, a title or a role, in up to `LONGEST` tokens before a colon.
2. A label in capitals holds the whole passage; another one only where the network reads nothing.
"""

from collections.abc import Sequence
from typing import Final

from parley.attributions.lexicon import FIRST_NAMES, PREFIXES, ROLES, singular
from parley.attributions.link import Link
from parley.attributions.phrase import QUOTES
from parley.attributions.tokens import Passage
from parley.words import words_in

LONGEST: Final = 6  # tokens of a label
SHORTEST: Final = 3  # tokens of what is said


def link_in_transcript(passage: Passage, read: Sequence[Link]) -> Link | None:
    """Return the relation that a passage's label makes, or None; `read` is what the network finds in it."""
    words = passage.words
    first = 1 if words[0] in QUOTES else 0
    end = next((i for i in range(first + 1, min(first + LONGEST + 1, len(words))) if words[i] == ":"), 0)
    if not end or len(words) - end <= SHORTEST or not is_label(words[first:end]):
        return None
    capitals = "".join(words[first:end])
    if read and not (capitals.isupper() and len(capitals) > 2):
        return None
    return Link(((first, end),), ((end, end + 1),), ((end + 1, len(words)),))


def is_label(words: Sequence[str]) -> bool:
    """Tell whether the words are a speaker's name or title and no heading."""
    letters = [w for w in words if w[0].isalpha()]
    if not letters or letters[0].lower() in words_in("headline_labels.txt") or not all(w[0].isupper() for w in letters):
        return False
    known = letters[0].lower() in FIRST_NAMES or letters[0].lower() in PREFIXES or singular(letters[-1]) in ROLES
    return known and (len(letters) > 1 or letters[0].isupper())
