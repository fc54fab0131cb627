"""Numbers as texts write them, and the tables that read them.

1. Decimal throughout: no value is bent by a float, and none is too large (`LONGEST` digits are the limit).
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from parley.words import words_in

LONGEST = 1000  # digits; longer runs are identifiers or noise, and are left
EXACT = Context(prec=LONGEST + 400, traps=[])

TABLES = {
    kind: {word: int(value) for word, value in (entry.split() for entry in entries.split(","))}
    for kind, entries in (line.split(" | ") for line in words_in("numbers.txt"))
}
ONES, TENS, SCALES, PLURALS, PARTS, SUFFIXES = (
    TABLES[kind] for kind in ("ones", "tens", "scales", "plurals", "parts", "suffixes")
)
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
JOIN = re.compile(r" |-|‑|\n")
HALF = re.compile(r" and an? (?=half\b|quarter\b|third\b)", re.IGNORECASE)

Tokens = list[tuple[int, int]]  # start and end of what may belong to a number, in order


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SCALE = "scale"  # "dozens", "tens of thousands"
    PART = "part"  # "half", "two-thirds"
    LEFT = "left"  # digits that are no number


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a text."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form
    scaled: bool = False  # with "million", "k"
    scale: Decimal = Decimal(1)

    @property
    def is_range(self) -> bool:
        """Tell whether two ends are written."""
        return self.low != self.high


def scale_after(text: str, end: int, token: tuple[int, int]) -> int:
    """Return the scale that `token` adds to the number before it, or 0."""
    if not JOIN.fullmatch(text, end, token[0]):
        return 0
    word = text[token[0] : token[1]].lower()
    return SCALES.get(word) or (PLURALS.get(word, 0) if word not in ("tens", "scores") else 0)


def half_after(text: str, end: int, tokens: Tokens, i: int) -> Decimal:
    """Return the part that "and a half" adds to the number that ends at `end`, or 0."""
    half = HALF.match(text, end)
    if not half or i >= len(tokens) or tokens[i][0] != half.end():
        return Decimal(0)
    return ratio(1, PARTS[text[tokens[i][0] : tokens[i][1]].lower()])


def ratio(over: int, under: int) -> Decimal:
    """Return the fraction as a decimal of 28 digits."""
    return Decimal(over) / Decimal(under)
