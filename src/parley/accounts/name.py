"""Names: which party of an agreement a report's words mean.

1. A party goes by its id, its name and the other names that the agreement's file gives; nothing else is known of it.
2. Whole words only, and the longest name first: "Northern Front" is not "North".
3. Somebody of a stated side but an unstated faction is no party's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from parley.agreement.agreement import Agreement

ENDING = r"(?:'s|’s|'|’)?"


@dataclass(frozen=True)
class PartyNames:
    """The names of an agreement's parties, ready to be found in words."""

    names: tuple[tuple[str, str], ...]  # name in lower case, and the party's id

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return one pattern for all names, the longest first."""
        longest = sorted((name for name, _ in self.names), key=len, reverse=True)
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))}){ENDING}(?!\w)", re.IGNORECASE)

    def in_words(self, words: str) -> tuple[str, ...]:
        """Return the parties named in some words, in their order."""
        if not self.names:
            return ()
        by_name = dict(self.names)
        return tuple(dict.fromkeys(by_name[found[1].lower()] for found in self._pattern.finditer(words)))

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
    return PartyNames(tuple(names.items()))


def all_named(parties: PartyNames, words: Iterable[str]) -> frozenset[str]:
    """Return the parties named in any of several phrases."""
    return frozenset(party for phrase in words for party in parties.in_words(phrase))
