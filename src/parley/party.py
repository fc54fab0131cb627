"""Parties: who takes part in a negotiation, and who goes by which name.

1. A party's id is neutral and comes from the agreement's or the cast's file, never from an outlet's words.
2. A person speaks for a party only within days of office, where those are given.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.day import Day


class Capacity(StrEnum):
    """In which capacity somebody takes part."""

    PARTY = "party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    FACILITATOR = "facilitator"
    PATRON = "patron"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Party:
    """A side, mediator, guarantor, facilitator or patron of the talks."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    capacities: tuple[Capacity, ...] = (Capacity.PARTY,)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, and whom they speak for while in office."""

    name: str
    aliases: tuple[str, ...] = ()
    party: str = ""  # a party's id
    office: str = ""
    since: Day | None = None
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who, as a person wrote it down; it adds to what the text says and never overrules it."""

    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()


def sides_of(cast: Cast) -> dict[str, str]:
    """Return each party's names in lower case, and the one that its side goes by."""
    return {name.lower(): party.name for party in cast.parties for name in (party.name, *party.aliases)}
