"""Speakers: who each source of a report is.

1. A speaker is made from the entity that its source is, with what this one relation says of the channel.
2. Nothing is looked up across reports; what a cast file adds says so.
3. Time is linear in the text.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.allegiance import allegiance_of, capacity_of, from_cast
from parley.attributions.attribution import OUTLET_VOICE, Basis, Part, Speaker, SpeakerKind
from parley.attributions.circumstance import document_of, is_hearsay, near, sentences_of, text_of, told_of
from parley.attributions.entity import Entity
from parley.attributions.lexicon import ROLES
from parley.attributions.mention import Mention, mentions_from_units
from parley.attributions.phrase import Head
from parley.attributions.relation import Relation, Voice
from parley.attributions.resolve import Scene
from parley.attributions.source import FIRST_PERSON, entities_of_sources, phrase_of, scene_from_mentions
from parley.attributions.units import Units, units_from_text
from parley.attributions.unnamed import anonymity_in, is_rendered
from parley.party import Cast
from parley.reports.dateline import without_dateline
from parley.reports.report import BlockKind, Report

VOWEL: Final = re.compile(r"(?!Eu|eu|One|one)[AEIOaeio]|[Uu]n(?!i)")
PASSIVE: Final = re.compile(
    r"(?:is|was|has been|had been)\s+(?:\w+\s+)?"
    r"(?:reported|said|believed|understood|thought|claimed|alleged|expected|announced|rumou?red|learned|known|feared|hoped)\b"
)
NOBODY: Final = Cast()
ELIDED: Final = Speaker(name="", kind=SpeakerKind.ELIDED, number=None)


def speakers_from_relations(report: Report, relations: Sequence[Relation], cast: Cast = NOBODY) -> tuple[Speaker, ...]:
    """Return the speaker of each relation of a report, in their order."""
    if not any(r.source for r in relations):
        return tuple(without_source(r) for r in relations)
    units = {Part.TEXT: units_from_text(report.text, [without_dateline(b, report.text) for b in report.blocks])}
    if any(r.part is Part.TITLE for r in relations):
        units[Part.TITLE] = units_from_text(report.title)
    mentions = mentions_that_name(report, units[Part.TEXT])
    scene = scene_from_mentions(units[Part.TEXT], mentions)
    found = entities_of_sources(report, relations, units, mentions, scene)
    inner: defaultdict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        if relation.parent is not None and relation.source:
            inner[relation.parent].append(relation)
    known: dict[int, Speaker] = {}
    speakers = []
    for i, (relation, entity) in enumerate(zip(relations, found, strict=True)):
        if names_nobody(report, relation):
            speakers.append(ELIDED)
            continue
        if entity is None:
            speakers.append(unresolved(report, relation, units[relation.part]))
            continue
        parent = None if relation.parent is None else relations[relation.parent]
        speaker = known.get(entity.id) or speaker_from_entity(report, entity, scene, cast)
        known[entity.id] = speaker
        speakers.append(
            in_circumstances(speaker, report, relation, parent, inner[i], units[relation.part], entity, scene)
        )
    return tuple(speakers)


def mentions_that_name(report: Report, units: Units) -> list[Mention]:
    """Return the mentions of a text but those of a headline in capitals, where any words look like a name."""
    loud = [b.span for b in report.blocks if b.kind is BlockKind.HEADLINE and b.span.text_in(report.text).isupper()]
    mentions = mentions_from_units(units)
    return [m for m in mentions if not any(s.start <= units.starts[m.first] < s.end for s in loud)]


def names_nobody(report: Report, relation: Relation) -> bool:
    """Tell whether the source is the empty "it" of "it was reported", which is somebody whom the text leaves out."""
    text = text_of(report, relation)
    source = " ".join(s.text_in(text) for s in relation.source).lower()
    cue = " ".join(s.text_in(text) for s in relation.cue)
    return source == "it" and PASSIVE.match(cue) is not None


def without_source(relation: Relation) -> Speaker:
    """Return the outlet's own voice, or whoever the text leaves out."""
    return OUTLET_VOICE if relation.voice is Voice.OUTLET else ELIDED


def unresolved(report: Report, relation: Relation, units: Units) -> Speaker:
    """Return the speaker of a relation whose source is nobody that the report tells of, in the words of the text."""
    if not relation.source:
        return without_source(relation)
    phrase = phrase_of(units, relation)
    if phrase.head is Head.PRONOUN and phrase.noun in FIRST_PERSON and relation.parent is None:
        return OUTLET_VOICE
    name = " ".join(s.text_in(text_of(report, relation)) for s in relation.source)
    return Speaker(name=name, kind=SpeakerKind.UNNAMED, number=phrase.number)


def speaker_from_entity(report: Report, entity: Entity, scene: Scene, cast: Cast) -> Speaker:
    """Return what is known of a speaker throughout the report, and what the cast adds."""
    speaks_for, basis = allegiance_of(entity, scene)
    named, party = from_cast(entity, speaks_for, report, cast)
    if named and not speaks_for:
        speaks_for, basis = named, Basis.CAST
    capacity = capacity_of(entity)
    if capacity is None and party and len(party.capacities) == 1:
        capacity = party.capacities[0]
    unnamed = entity.kind is SpeakerKind.UNNAMED
    return Speaker(
        name=name_of(entity),
        kind=entity.kind,
        speaks_for=speaks_for,
        basis=basis,
        capacity=capacity,
        rank=(entity.rank or spokes_of(entity)) if unnamed else entity.office or entity.rank,
        side=entity.side if unnamed else "",
        number=entity.number,
        entity=entity.id,
    )


def spokes_of(entity: Entity) -> str:
    """Return the office of an unnamed one who speaks for others ("spokesman"), or ""."""
    return next((noun for noun in sorted(entity.nouns) if noun in ROLES and ROLES[noun].kind == "spokes"), "")


def in_circumstances(
    speaker: Speaker,
    report: Report,
    relation: Relation,
    parent: Relation | None,
    inner: Sequence[Relation],
    units: Units,
    entity: Entity,
    scene: Scene,
) -> Speaker:
    """Return the speaker with how it was said in this relation: channel, document, anonymity, hearsay, translation."""
    text = text_of(report, relation)
    sentences = sentences_of(relation, parent, units)
    window = near(relation, sentences)
    entity.anonymity = entity.anonymity or anonymity_in(text, sentences)
    told = told_of(text, relation, window, units, scene.register)
    document = document_of(text, relation, window, phrase_of(units, relation))
    anonymity = entity.anonymity if speaker.kind is SpeakerKind.UNNAMED else ""
    hearsay = is_hearsay(text, relation, entity, inner, sentences)
    rendered = is_rendered(text, window)
    if not (told or document or anonymity or hearsay or rendered):
        return speaker
    return replace(speaker, told=told, document=document, anonymity=anonymity, hearsay=hearsay, rendered=rendered)


def name_of(entity: Entity) -> str:
    """Return the name of an entity, or what is said of an unnamed one."""
    if entity.kind is not SpeakerKind.UNNAMED or entity.number is None:
        return entity.name.removeprefix("the ").removeprefix("The ")
    if entity.number == 1:
        return f"{entity.article or ('an' if VOWEL.match(entity.name) else 'a')} {entity.name}"
    return f"{entity.number} {entity.name}"
