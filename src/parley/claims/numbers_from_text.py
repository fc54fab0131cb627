"""Every number of a text: one compiled scan, and a parse only where it stops.

1. One pattern finds what may begin a number; nothing else of the text is looked at here.
2. What is digits but no number comes as `Form.LEFT`, so that nothing reads it as half a number.
3. A ratio of two small numbers ("one in five") is one number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.claims.number import ONES, PARTS, PLURALS, SCALES, TENS, VULGAR, Form, Number, Tokens, ratio
from parley.claims.number_digits import number_of_digits
from parley.claims.number_words import number_of_words


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that shares the words' beginnings ("t(?:en|wo)"): six times as fast as "ten|two"."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    optional = "?" if tails.pop("", None) else ""
    branches = [
        re.escape(first) + (alternatives(rest) if rest != {""} else "") for first, rest in sorted(tails.items())
    ]
    return f"(?:{'|'.join(branches)}){optional}"


NUMBER_WORDS = alternatives([*ONES, *TENS, *SCALES, *PLURALS, *PARTS])
SCAN = re.compile(rf"\d+(?:[.,:/–—-]\d+)*|[{''.join(VULGAR)}]|\b{NUMBER_WORDS}(?=fold\b|\b)")
IN_TEN = re.compile(r" (?:in|out of)(?: every)? ")
WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
TIMES = re.compile(r" (?:second|minute|hour|day|week|month|year|decade|game|match|season|%|per)", re.IGNORECASE)


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is two characters in lower case
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    tokens: Tokens = [match.span() for match in SCAN.finditer(lower)]
    i, last = 0, None
    while i < len(tokens):
        number, i = number_at(text, tokens, i)
        if number is None:
            continue
        if last is not None and is_share(text, last, number):
            value = ratio(int(last.low), int(number.low))
            last = replace(last, end=number.end, low=value, high=value, form=Form.PART)
            continue
        if last is not None:
            yield last
        last = number
    if last is not None:
        yield last


def number_at(text: str, tokens: Tokens, i: int) -> tuple[Number | None, int]:
    """Return the number that begins with token `i`, or None, and the index of the next token."""
    start, end = tokens[i]
    first = text[start]
    if first.isdigit():
        return number_of_digits(text, tokens, i)
    if first in VULGAR:
        value = ratio(*VULGAR[first])
        return Number(start, end, value, value, Form.PART), i + 1
    return number_of_words(text, tokens, i)


def is_share(text: str, one: Number, other: Number) -> bool:
    """Tell whether two numbers make a share: "one in five people", "nine out of 10"; not "two in 10 minutes"."""
    if not 4 <= other.start - one.end <= 14 or not IN_TEN.fullmatch(text, one.end, other.start):
        return False
    small = one.form in (Form.DIGITS, Form.WORDS) and not one.is_range and 1 <= one.low < other.low
    return small and other.low == other.high and other.low in WHOLES and not TIMES.match(text, other.end)
