"""Phrases that name a party: whether one does, without its article, and the parties of a list.

1. A phrase names a party where it holds a name, or where its head is a noun for people or for a body.
2. A list is one of parties only where each of its parts names one; else it is one phrase.
"""

import re
from typing import Final

from parley.attributions.lexicon import ADJECTIVES, BODIES, ROLES, listed, singular
from parley.claims.actor_code import code_of_actor
from parley.claims.phrases import NOT_PLACES
from parley.words import words_in

STARTS: Final = frozenset(
    ["The", "A", "An", "This", "That", "These", "Those", "Its", "Their", "His", "Her", "Both", "Two"]
)  # capital letters that open a sentence and name nobody
PEOPLE: Final = frozenset(words_in("people.txt"))
QUANTITIES: Final = listed("thousands hundreds dozens scores tens group groups number delegation members crowd")
HEAD_ENDS: Final = frozenset(["of", "from", "in", "at", "near", "who", "to", "and"])  # what hangs on a noun begins so
JOINT: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
NATIONAL: Final = re.compile(r"[A-Z]\w+(?:an|ese|ish|ic|i|ch)$")  # "Norlandic"


def bare_name(phrase: str) -> str:
    """Return a name without its article, in lower case."""
    return re.sub(r"^(?:the|an?) ", "", phrase.lower())


def is_party(phrase: str) -> bool:
    """Tell whether a phrase names somebody: it holds a name, or its head is a noun for people or bodies."""
    words = [word for word in phrase.split() if word.lower() not in NOT_PLACES]
    if not words:
        return False
    opens = words[0][:1].isupper() and words[0] not in STARTS
    return opens or any(word[:1].isupper() for word in words[1:]) or _is_people(_head_of(words))


def parties_listed(phrase: str) -> tuple[str, ...]:
    """Return the parties of a list, the whole phrase where it is none: "rescue and medical teams"."""
    parts = [part for part in JOINT.split(re.sub(r"^both ", "", phrase, flags=re.IGNORECASE)) if part]
    if len(parts) < 2 or not all(map(is_party, parts)):
        return (phrase,) if phrase else ()
    noun = re.search(r"(?:\s[a-z]\w*)+$", parts[-1])  # "officials" of "Norlandic and Vessian officials"
    shared = noun[0] if noun else ""
    return (*(part + shared if _is_adjective(part) else part for part in parts[:-1]), parts[-1])


def _head_of(words: list[str]) -> str:
    """Return the noun that the words of a phrase hang on; of "hundreds of miners" that is the miners."""
    end = next((k for k, word in enumerate(words) if k and word in HEAD_ENDS), len(words))
    head = words[end - 1]
    return words[-1] if head.lower() in QUANTITIES else head


def _is_people(noun: str) -> bool:
    """Tell whether a noun is one for people or bodies."""
    one = singular(noun)
    return one in ROLES or one in BODIES or noun in PEOPLE or bool(code_of_actor(noun.lower()))


def _is_adjective(part: str) -> bool:
    """Tell whether a part of a list is a nation's adjective, which shares the noun of the last part."""
    return part.lower() in ADJECTIVES or bool(NATIONAL.search(part))
