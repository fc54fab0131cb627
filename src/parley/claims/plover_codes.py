"""PLOVER's event types, modes and contexts, by CAMEO code and by the words of a sentence."""

import re
from functools import cache
from typing import Final

from parley.words import words_in

WORD: Final = re.compile(r"\w+(?:-\w+)*")


def event_of(code: str) -> tuple[str, str]:
    """Return PLOVER's event and mode for a CAMEO code, "" for those that PLOVER dropped."""
    for size in (4, 3, 2):
        if (found := _modes().get(code[:size])) is not None and len(code) >= size:
            return found
    return "", ""


def contexts_of(sentence: str) -> tuple[str, ...]:
    """Return the contexts that a sentence's words speak of, "diplomatic" where there is none."""
    words = set(WORD.findall(sentence))
    found = tuple(context for context, signs in _contexts() if signs & words)
    return found or ("diplomatic",)


@cache
def _modes() -> dict[str, tuple[str, str]]:
    rows = ([part.strip() for part in line.split("|")] for line in words_in("plover_modes.txt"))
    return {code: ("" if event == "-" else event, mode) for code, event, mode in rows}


@cache
def _contexts() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = (line.split(" | ") for line in words_in("plover_contexts.txt"))
    return tuple((context, frozenset(words.split("; "))) for context, words in rows)
