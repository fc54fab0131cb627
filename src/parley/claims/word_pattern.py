"""Patterns over classes of words: `the? (last|next) number? units`, as regular expressions over class characters.

1. Small letters name a class, capitals a macro; `( | ) ? * +` mean what they mean in a regular expression.
2. What a pattern can begin with is known beforehand, so that a place in the text tries few of them.
"""

import re
from collections.abc import Mapping

ITEM = re.compile(r"[a-z]+|[()|?*+]")


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with its macros written out."""
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda found: macros[found.group()], pattern)
    return pattern


def choices_of(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that stand in no bracket.

    >>> choices_of("the (last|next) unit|each unit")
    ['the (last|next) unit', 'each unit']
    """
    depth, choices = 0, [""]
    for char in pattern:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and depth == 0:
            choices.append("")
        else:
            choices[-1] += char
    return choices


def firsts_of(pattern: str) -> frozenset[str]:
    """Return the names of the classes that a match can begin with.

    >>> sorted(firsts_of("the? (last|next) unit"))
    ['last', 'next', 'the']
    """
    return frozenset(_firsts(ITEM.findall(pattern), 0)[0])


def _firsts(items: list[str], at: int) -> tuple[set[str], bool, int]:
    """Return first classes, whether nothing is enough, and where the bracket that is open at `at` closes."""
    firsts: set[str] = set()
    empty, passes = False, True
    while at < len(items) and items[at] != ")":
        if items[at] == "|":
            empty, passes, at = empty or passes, True, at + 1
            continue
        if items[at] == "(":
            inner, skips, at = _firsts(items, at + 1)
        else:
            inner, skips = {items[at]}, False
        at += 1
        if at < len(items) and items[at] in "?*+":
            skips, at = skips or items[at] != "+", at + 1
        firsts |= inner if passes else set()
        passes = passes and skips
    return firsts, empty or passes, at


def compiled(pattern: str, chars: Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern without macros as a regular expression over class characters."""
    written = re.sub(r"[a-z]+", lambda found: chars[found.group()], pattern)
    return re.compile(written.replace(" ", "").replace("(", "(?:"))
