"""Allegiance: for whom a speaker speaks, and how that is known.

1. A spokesperson, or an official *of* a body, speaks for it: the text states it.
2. The holder of a state's office, and a state's organ, speak for the state: that is inferred from the office.
3. A people's adjective alone puts an unnamed person in nobody's account; neither does "leader", whose faction is not
   said.
4. A cast file adds what the text leaves open and never overrules it.
"""

from datetime import date
from typing import Final

from parley.attributions.attribution import Basis, SpeakerKind
from parley.attributions.entity import Entity, name_parts, plain_name, same_person
from parley.attributions.lexicon import BODIES, ROLES, STATES, listed, singular
from parley.attributions.phrase import Head
from parley.attributions.phrase_from_words import phrase_from_words
from parley.attributions.resolve import Scene, best, body_agrees
from parley.day import Day
from parley.party import Capacity, Cast, Party, Person
from parley.reports.report import Report

STATE_OFFICES: Final = listed(
    "president vice-president premier minister chancellor secretary undersecretary ambassador consul envoy "
    "emissary representative king "
    "queen prince emir amir sultan delegate diplomat spokesman spokeswoman spokesperson negotiator "
    "secretary-general director-general chief commissioner commander general admiral adviser advisor coordinator"
)
HIGHEST_OFFICES: Final = listed(
    "president premier minister ambassador spokesman spokeswoman spokesperson"
)  # even unnamed
JOINT: Final = frozenset(["sides", "parties"])  # two or more at once: no party is called so
ON_THEIR_OWN: Final = listed("observer analyst expert economist critic trader dealer scholar historian columnist")
NOT_IN_OFFICE: Final = listed("former ex retired outgoing opposition")
CAPACITIES: Final = {
    "mediator": Capacity.MEDIATOR,
    "guarantor": Capacity.GUARANTOR,
    "facilitator": Capacity.FACILITATOR,
}


def allegiance_of(entity: Entity, scene: Scene, depth: int = 0) -> tuple[str, Basis]:
    """Return whom an entity speaks for, as the report has it, and how that is known."""
    if entity.kind is SpeakerKind.BODY:
        return of_body(entity)
    office = set(entity.office.split()) | set(entity.rank.split())
    stated = body_named(entity, scene, depth)
    if stated in STATES.values() and entity.kind is SpeakerKind.UNNAMED and not entity.nouns & STATE_OFFICES:
        stated = ""  # "officials from Mexico" are Mexican officials: a side
    if entity.state and is_organ(stated) and entity.kind is SpeakerKind.PERSON and not is_spokesperson(entity):
        stated = entity.state  # called an envoy of the state here and of its White House there
    if stated and not entity.nouns & ON_THEIR_OWN:
        inferred = stated in STATES.values() and not is_spokesperson(entity)
        return stated, Basis.INFERRED if inferred else Basis.STATED
    offices = STATE_OFFICES if entity.kind is SpeakerKind.PERSON else HIGHEST_OFFICES
    if entity.side and entity.nouns & offices and not office & NOT_IN_OFFICE:
        return entity.state or entity.side, Basis.INFERRED
    return "", Basis.UNKNOWN


def is_organ(name: str) -> bool:
    """Tell whether a body's name ends in a word for a state's organ."""
    return bool(name) and BODIES.get(singular(name.split()[-1])) == "organ"


def is_spokesperson(entity: Entity) -> bool:
    """Tell whether somebody speaks for a body by office."""
    return any(ROLES[n].kind == "spokes" for n in entity.nouns if n in ROLES) or "press" in entity.office


def of_body(entity: Entity) -> tuple[str, Basis]:
    """Return whom a body speaks for: itself, or the state whose organ it is; "both sides" for nobody that is named."""
    if entity.name in JOINT:
        return "", Basis.UNKNOWN
    kinds = {BODIES.get(noun) for noun in entity.nouns}
    if entity.state and kinds & {"organ", "delegation"}:
        return entity.state, Basis.INFERRED
    return STATES.get(plain_name(entity.name), entity.name), Basis.STATED  # "US" and "United States" are one party


def body_named(entity: Entity, scene: Scene, depth: int) -> str:
    """Return the body that a description names ("officials from the group"), resolved within the report, or ""."""
    if not entity.body or depth > 2:
        return ""
    phrase = phrase_from_words(entity.body.replace("'s", " 's").replace("’s", " ’s").split())
    register = scene.register
    known = register.body(entity.body)
    if known:
        return known.name
    if phrase.head is Head.BODY and not phrase.name and phrase.side and BODIES.get(phrase.noun) == "group":
        last = entity.seen[0].sentence if entity.seen else 0
        found = best(register.entities, phrase, last, body_agrees)
        return found.name if found else entity.body
    if phrase.head in (Head.NAME, Head.ROLE) and (
        phrase.titled or phrase.office or register.person(phrase.name or entity.body)
    ):
        person = register.person(phrase.name) if phrase.name else None
        if person and person is not entity:
            return allegiance_of(person, scene, depth + 1)[0] or person.name
        return phrase.state or phrase.name or entity.body
    return STATES.get(plain_name(entity.body), entity.body)


def capacity_of(entity: Entity) -> Capacity | None:
    """Return the capacity that the report's noun for an entity states."""
    return next((c for noun, c in CAPACITIES.items() if noun in entity.nouns), None)


def from_cast(entity: Entity, speaks_for: str, report: Report, cast: Cast) -> tuple[str, Party | None]:
    """Return what the cast adds: a party's name where the text says nothing, and the party that `speaks_for` names."""
    parties = {party.id: party for party in cast.parties}
    if speaks_for:
        return speaks_for, party_of(speaks_for, cast)
    day = report.published.last if report.published else None
    if entity.kind is SpeakerKind.PERSON:
        for person in cast.people:
            if person.party in parties and is_named(entity, person) and in_office(person.since, person.until, day):
                return parties[person.party].name, parties[person.party]
    party = party_of(entity.side, cast) if entity.side else None
    return (party.name, party) if party else ("", None)


def is_named(entity: Entity, person: Person) -> bool:
    """Tell whether an entity's name is a cast member's; a surname alone is only where the cast gives no more."""
    said = name_parts(entity.name)
    known = [name_parts(name) for name in (person.name, *person.aliases)]
    return any(same_person(parts, said) and (len(said) > 1 or len(parts) == 1) for parts in known)


def party_of(name: str, cast: Cast) -> Party | None:
    """Return the cast's party of this name or alias."""
    wanted = plain_name(name)
    return next((p for p in cast.parties if wanted in {plain_name(n) for n in (p.name, *p.aliases)}), None)


def in_office(since: Day | None, until: Day | None, day: date | None) -> bool:
    """Tell whether a day lies within the days of office; an unknown day does only where these are open."""
    if day is None:
        return since is None and until is None
    return (since is None or since.first <= day) and (until is None or day <= until.last)
