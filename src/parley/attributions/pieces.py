"""Pieces: words cut into the encoder's vocabulary, as BERT's uncased tokenizer cuts them.

1. A word is put in lower case, loses its accents, and is cut greedily into the longest known pieces from the left.
2. What cannot be cut is one unknown piece; so is a word of more than `LONGEST_WORD` letters.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

UNKNOWN: Final = "[UNK]"
LONGEST_WORD: Final = 60


def plain(word: str) -> str:
    """Return the word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def pieces_of_word(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of a word's pieces, at least one."""
    left = plain(word)
    unknown = (vocabulary[UNKNOWN],)
    if not left or len(left) > LONGEST_WORD:
        return unknown
    if left in vocabulary:
        return (vocabulary[left],)
    pieces: list[int] = []
    mark = ""
    for part in marks_apart(left):
        mark = ""
        while part:
            size = len(part)
            while size and mark + part[:size] not in vocabulary:
                size -= 1
            if not size:
                pieces += unknown
                break
            pieces.append(vocabulary[mark + part[:size]])
            part, mark = part[size:], "##"
    return tuple(pieces)


def marks_apart(word: str) -> list[str]:
    """Return the word's runs of letters and digits, and each mark on its own ("10:30" is three)."""
    parts: list[str] = []
    for c in word:
        if c.isalnum() and parts and parts[-1][-1].isalnum():
            parts[-1] += c
        else:
            parts.append(c)
    return parts
