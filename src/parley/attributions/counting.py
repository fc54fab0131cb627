"""Counting: what stands before a noun and says how many there are, and whether they are known already.

1. "Two officials" are 2; "officials", "several officials" and "some of them" are several, uncounted (None).
2. "One of the officials", "a second official" and "another" are one, and new.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.attributions.lexicon import listed

NUMBERS: Final = {
    w: n
    for n, w in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        1,
    )
}
SEVERAL: Final = listed(
    "several some many most few various multiple numerous all certain other others dozens scores hundreds thousands"
)
COLLECTING: Final = listed("number group pair handful couple majority range series dozen half part lot")
DEFINITE: Final = listed("the this that these those such")
POSSESSIVE: Final = listed("his her their its our my your whose")
NO_NOUN: Final = DEFINITE | POSSESSIVE | listed("a an every any")  # never a source on their own
ORDINALS: Final = listed("second third fourth fifth another")


class Counted(NamedTuple):
    """What the words before a noun say."""

    after: int  # index of the first word after them
    definite: bool
    number: int | None  # None: several, uncounted
    said: bool  # whether any determiner or number stands there
    new: bool  # one more than those known: "another", "a second", "one"


def counted_from_words(words: Sequence[str]) -> Counted:
    """Return what the determiners and numbers at the beginning of a noun phrase say."""
    i, definite, said, new, quantified, collected = 0, False, False, False, False, False
    number: int | None = 1
    size = len(words)
    while i < size:
        word = words[i].lower()
        if word in DEFINITE or word in POSSESSIVE:
            definite, said = True, True
        elif word in {"a", "an", "any", "each", "every"}:
            said = True
        elif word in NUMBERS or (word.isdecimal() and len(word) < 4):
            number, said, quantified = NUMBERS.get(word) or int(word), True, True
            new = new or number == 1
        elif word in SEVERAL:
            number, said, quantified = None, True, True
        elif word == "both":
            number, definite, said, quantified = 2, True, True, True
        elif word in ORDINALS and i < size - 1:
            said, new, definite = True, True, False
        elif word in COLLECTING and i + 2 < size and words[i + 1].lower() == "of":
            number, quantified, collected = 2 if word in {"pair", "couple"} else None, True, True
        elif word == "growing" and i + 1 < size and words[i + 1].lower() in COLLECTING:
            pass
        elif word == "of" and quantified:
            inner = counted_from_words(words[i + 1 :])
            if number is None and collected and inner.said and not inner.definite:  # "a group of nine lawmakers"
                number = inner.number
            return Counted(i + 1 + inner.after, False, number, True, new)
        else:
            break
        i += 1
    return Counted(i, definite, number, said, new)
