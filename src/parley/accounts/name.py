"""Names: which party of an agreement a report's words mean.

1. A party goes by its id, its name and the other names that the agreement's file gives; nothing else is known of it.
2. Whole words only, and the longest name first: "Northern Front" is not "North".
3. Somebody of a stated side but an unstated faction is no party's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parley.agreement.agreement import Agreement

ENDING = r"(?:'s|’s|'|’)?"


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The names of an agreement's parties, ready to be found in words."""

    names: Mapping[str, str]  # name in lower case → the party's id
    pattern: re.Pattern[str]  # all of them, the longest first

    def in_words(self, words: str) -> tuple[str, ...]:
        """Return the parties named in some words, in their order."""
        if not self.names:
            return ()
        return tuple(dict.fromkeys(self.names[found[1].lower()] for found in self.pattern.finditer(words)))

    def of(self, name: str) -> str:
        """Return the party that a name is, or that it names alone; "" where it is nobody's or several's."""
        named = self.in_words(name)
        return named[0] if len(named) == 1 else ""


def party_names(agreement: Agreement) -> PartyNames:
    """Return the names that the agreement's file gives its parties."""
    names: dict[str, str] = {}
    for party in agreement.parties:
        for name in (party.id.replace("_", " "), party.name, *party.aliases):
            bare = name.partition("(")[0].strip().lower()
            if bare:
                names.setdefault(bare, party.id)
                names.setdefault(bare.removeprefix("the ").strip(), party.id)
    longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return PartyNames(MappingProxyType(names), re.compile(rf"(?<!\w)({longest}){ENDING}(?!\w)", re.IGNORECASE))
