"""The lexicon of speakers: which words name people's roles, bodies, documents, states and first names.

1. The lists hold kinds of words, never the names of anybody's conflict: who is who comes from the report and the cast.
2. States and their adjectives are looked up to tell a side from a body; being listed says nothing of status.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from parley.words import words_in


def listed(words: str) -> frozenset[str]:
    """Return words written in a row as a set."""
    return frozenset(words.split())


class Role(NamedTuple):
    """What a noun for people says of them."""

    kind: str  # person, spokes, office, press, mediator, guarantor, facilitator
    gender: str = ""  # m, f, "" either


def _pairs(name: str) -> list[tuple[str, str]]:
    """Return a list's entries split at the tab."""
    return [(a, b) for a, _, b in (line.partition("\t") for line in words_in(name))]


def _role(text: str) -> Role:
    kind, _, gender = text.partition(",")
    return Role(kind, gender)


ROLES: Final = {noun: _role(what) for noun, what in _pairs("source_nouns.txt")}
BODIES: Final = dict(_pairs("bodies.txt"))
DOCUMENTS: Final = frozenset(words_in("document_nouns.txt"))
OFFICE_WORDS: Final = frozenset(words_in("offices.txt"))
RANKS: Final = frozenset(words_in("ranks.txt"))
MEDIA_WORDS: Final = frozenset(words_in("media_words.txt"))
FIRST_NAMES: Final = {name.lower(): gender.strip("-") for name, gender in _pairs("first_names.txt")}
NAMES_OUTLETS: Final = listed("news times post press tv radio television media broadcasting journal herald tribune")
OUTLETS: Final = frozenset(
    form.lower() for line in (*words_in("outlets.txt"), *words_in("agencies.txt")) for form in line.split("\t")
)

_STATE_ROWS: Final = [(names.split("/"), adjectives.split("/")) for names, adjectives in _pairs("states.txt")]
STATES: Final = {name.lower(): names[0] for names, _ in _STATE_ROWS for name in names}
ADJECTIVES: Final = {a.lower(): names[0] for names, adjectives in _STATE_ROWS for a in adjectives if a}
PLURAL_PEOPLE: Final = {f"{a}s": state for a, state in ADJECTIVES.items() if not a.endswith(("s", "sh", "ch", "ese"))}
LONGEST_STATE: Final = max(len(name.split()) for name in STATES)

PREFIXES: Final = {
    "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "dr": "", "dr.": "", "prof": "", "prof.": "",
    "sir": "m", "lord": "m", "lady": "f", "dame": "f", "rev": "", "rev.": "", "hon": "", "hon.": "", "st.": "",
}  # fmt: skip
ABBREVIATED: Final = {
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general", "lt.": "lieutenant",
    "col.": "colonel", "maj.": "major", "amb.": "ambassador", "adm.": "admiral", "brig.": "brigadier",
    "sgt.": "sergeant", "capt.": "captain", "sen": "senator", "rep": "representative", "gov": "governor",
    "gen": "general",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def singular(noun: str) -> str:
    """Return a noun in lower case and the singular: "spokesmen" is "spokesman"."""
    word = noun.lower()
    if word in ABBREVIATED:
        return ABBREVIATED[word]
    if word in ROLES or word in BODIES or word in DOCUMENTS:
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "sses", "xes", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


STATE_BEGINNINGS: Final = frozenset(form.split()[0] for form in (*STATES, *ADJECTIVES, *PLURAL_PEOPLE))


def state_at(words: Sequence[str], i: int) -> tuple[str, int]:
    """Return the state named from word `i` on, or whose adjective stands there, and how many words that takes."""
    if not words[i][0].isupper() or words[i].lower() not in STATE_BEGINNINGS:
        return "", 0
    for size in range(min(LONGEST_STATE, len(words) - i), 0, -1):
        form = " ".join(words[i : i + size]).lower()
        state = STATES.get(form) or ADJECTIVES.get(form) or (PLURAL_PEOPLE.get(form) if size == 1 else None)
        if state:
            return state, size
    return "", 0


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's, by the lists or by its own words ("The … Post")."""
    words = name.lower().removeprefix("the ").split()
    if not words:
        return False
    named = words[-1] in MEDIA_WORDS or words[0] in {"radio", "al"} or NAMES_OUTLETS.intersection(words)
    return " ".join(words) in OUTLETS or (len(words) > 1 and bool(named))
