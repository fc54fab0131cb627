"""Actor codes: the country and the kind of an actor, as CAMEO and PLOVER write them, from the words of a phrase.

1. A code holds what the phrase says and no more: "Iranian troops" is IRN MIL, "the troops" MIL, "Norland" nothing.
2. A country's name and the city that stands for its government give the country alone.
3. Codes classify words of one text; they never link people.
"""

import re
from functools import cache
from typing import Final

from parley.attributions.lexicon import state_at
from parley.words import words_in

WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[\w'’]+(?:-\w+)*")
POSSESSIVE: Final = re.compile(r"['’]s?$")
LONGEST: Final = 5  # words of an entry
BETWEEN: Final = frozenset(["to", "in", "from", "near", "on", "at", "with", "for"])


def code_of_actor(phrase: str) -> str:
    """Return the codes of an actor, country first ("FRA GOV"), "" where the phrase supports none.

    >>> code_of_actor("Germany's foreign minister"), code_of_actor("the Iranian troops")
    ('DEU GOV', 'IRN MIL')
    """
    words = [POSSESSIVE.sub("", word) for word in WORD.findall(phrase)]
    end = next((k for k, word in enumerate(words) if k and word.lower() in BETWEEN), len(words))
    home = _country(words) if words[end : end + 1] == ["from"] else ""
    words = [word for word in words[:end] if word] or words
    role = _role(words)
    if role[:4] in ("IGO ", "NGO "):
        return role
    return " ".join(filter(None, (_country(words) or home, role)))


def _country(words: list[str]) -> str:
    for k, word in enumerate(words):
        if not word[:1].isupper() or (word == "US" and len(words) > k + 1 and words[k + 1].isupper()):
            continue
        state, _ = state_at(words, k)
        if state in _codes():
            return _codes()[state]
        for size in range(min(LONGEST, len(words) - k), 0, -1):
            if code := _cities().get(" ".join(words[k : k + size])):
                return code
    return ""


def _role(words: list[str]) -> str:
    """Return the code of the longest entry that the phrase holds, of several the one that stands first in the list."""
    low = [word.lower() for word in words]
    runs = (
        " ".join(low[k : k + size]) for size in range(min(LONGEST, len(low)), 0, -1) for k in range(len(low) - size + 1)
    )
    found = [(-run.count(" "), *_roles()[run]) for run in runs if run in _roles()]
    return min(found)[2] if found else ""


@cache
def _codes() -> dict[str, str]:
    return {name: code for name, code, _ in _state_rows()}


@cache
def _cities() -> dict[str, str]:
    return {city: code for _, code, cities in _state_rows() for city in cities.split("; ") if city}


def _state_rows() -> list[tuple[str, str, str]]:
    rows = ([part.strip() for part in line.split("|")] for line in words_in("state_codes.txt"))
    return [(name, code, cities) for name, code, cities in rows]


@cache
def _roles() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for n, line in enumerate(words_in("actor_roles.txt")):
        code, _, nouns = line.partition(" | ")
        for noun in nouns.split("; "):
            found.setdefault(noun, (n, code))
    return found
