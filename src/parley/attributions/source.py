"""Sources: which entity each source of a report is, read in the order of the text.

1. All mentions are followed once; a source is the entity that its phrase speaks of at its place.
2. Headlines are read last: their sources are whom the text introduces.
3. Whoever is only spoken of in what a source says counts for less when the next "he" comes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from parley.attributions.attribution import Part
from parley.attributions.channel import document_in
from parley.attributions.circumstance import near, sentences_of
from parley.attributions.entity import Entity, Seen, looks_person
from parley.attributions.lexicon import listed
from parley.attributions.mention import Mention, mentioned
from parley.attributions.phrase import Head, Phrase
from parley.attributions.pronoun import agreement
from parley.attributions.relation import Relation
from parley.attributions.resolve import Scene, resolve, resolve_headline
from parley.attributions.units import Units
from parley.reports.report import BlockKind, Report
from parley.reports.span import Span

FIRST_PERSON: Final = listed("i we me us")


def scene_from_mentions(units: Units, mentions: Sequence[Mention]) -> Scene:
    """Return the scene before anybody has spoken: the people and bodies that the report names, with their titles."""
    scene = Scene()
    register = scene.register
    untitled: list[Phrase] = []
    for mention in mentions:
        phrase = mention.phrase
        if phrase.head is Head.NAME and phrase.titled:
            register.add_person(phrase.name, phrase)
        elif phrase.head is Head.NAME and not phrase.state and looks_person(phrase.name):
            untitled.append(phrase)
        elif phrase.head is Head.BODY and phrase.name:
            owner = mentioned(tuple(phrase.body.split()), 0)
            if owner.titled:  # "Prime Minister X's office"
                register.add_person(owner.name, owner)
            body = register.add_body(phrase.name, phrase)
            words = units.words[mention.after : mention.after + 3]
            if len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].isupper():
                register.bodies.setdefault(words[1].lower(), body.id)
    for phrase in untitled:
        if register.body(phrase.name) is None:
            register.add_person(phrase.name, phrase)
    return scene


def entities_of_sources(
    report: Report, relations: Sequence[Relation], units: dict[Part, Units], mentions: Sequence[Mention], scene: Scene
) -> list[Entity | None]:
    """Return the entity of each relation's source, read in the order of the text, headlines last."""
    found: list[Entity | None] = [None] * len(relations)
    headlines = [b.span for b in report.blocks if b.kind is BlockKind.HEADLINE]
    late: list[int] = []
    placed: list[tuple[int, int]] = []  # offset, relation
    for i, relation in enumerate(relations):
        if not relation.source:
            continue
        first = relation.source[0]
        if relation.part is Part.TITLE or any(h.covers(first) for h in headlines):
            late.append(i)
        else:
            placed.append((first.start, i))
    placed.sort()
    text = units[Part.TEXT]
    told = merged(s for r in relations if r.source and r.part is Part.TEXT for s in r.content)
    done: dict[tuple[Span, ...], Entity | None] = {}
    inside: dict[int, Entity] = {}  # who spoke last in what a relation says
    m, before = 0, -1
    for start, i in placed:
        relation = relations[i]
        while m < len(mentions) and text.starts[mentions[m].first] < start:
            before = follow(scene, mentions[m], before, told_at(told, text.starts[mentions[m].first]))
            m += 1
        while m < len(mentions) and text.starts[mentions[m].first] < relation.source[-1].end:
            m += 1
        if relation.source not in done:
            sibling = inside.get(relation.parent) if relation.parent is not None else None
            done[relation.source] = entity_of_source(text, relations, i, found, scene, before, sibling)
        entity = found[i] = done[relation.source]
        if entity:
            if relation.parent is not None:
                inside[relation.parent] = entity
            scene.note(
                entity, Seen(text.sentence_at(start), True, relation.parent is None, relation.parent is not None)
            )
            before = entity.id
            issue(report.text, relation, entity, text, scene)
    for mention in mentions[m:]:
        before = follow(scene, mention, before, told_at(told, text.starts[mention.first]))
    for i in late:
        found[i] = entity_of_headline(units[relations[i].part], relations[i], scene)
    return found


def told_at(told: Sequence[tuple[int, int]], offset: int) -> bool:
    """Tell whether an offset lies in what a source says; `told` are merged bounds in order."""
    k = bisect_right(told, (offset, 1 << 60)) - 1
    return k >= 0 and offset < told[k][1]


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return spans as bounds in order, those that overlap as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((s.start, s.end) for s in spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def follow(scene: Scene, mention: Mention, before: int, told: bool) -> int:
    """Let a mention that is nobody's source count towards who is spoken of; return the entity spoken of last."""
    entity = resolve(scene, mention.phrase, mention.sentence)
    if entity is None:
        return before
    scene.note(entity, Seen(mention.sentence, mention.subject, False, told))
    return entity.id


def entity_of_source(
    units: Units,
    relations: Sequence[Relation],
    i: int,
    found: Sequence[Entity | None],
    scene: Scene,
    before: int,
    sibling: Entity | None,
) -> Entity | None:
    """Return the entity of a source in the text; `sibling` spoke last in the same content."""
    relation = relations[i]
    phrase = phrase_of(units, relation)
    sentence = units.sentence_at(relation.source[0].start)
    if phrase.head is Head.RELATIVE:
        return scene.register.entities[before] if before >= 0 else None
    if phrase.head is Head.PRONOUN and phrase.noun in FIRST_PERSON:
        return found[relation.parent] if relation.parent is not None else None
    if phrase.head is Head.PRONOUN and sibling is not None and agreement(sibling, phrase.noun) is not None:
        return sibling
    return resolve(scene, phrase, sentence)


def entity_of_headline(units: Units, relation: Relation, scene: Scene) -> Entity | None:
    """Return the entity of a source in a headline."""
    return resolve_headline(scene, phrase_of(units, relation))


def phrase_of(units: Units, relation: Relation) -> Phrase:
    """Return a relation's source as a phrase."""
    words = [units.words[k] for span in relation.source for k in units.within(span)]
    if len(words) > 1 and words[-1].lower() in {"who", "which", "that"}:
        words.pop()
    return mentioned(tuple(words), 0)


def issue(text: str, relation: Relation, entity: Entity, units: Units, scene: Scene) -> None:
    """Remember who issued the document that this relation names."""
    if relation.parent is None:
        _, noun = document_in(text, near(relation, sentences_of(relation, None, units)), relation.content)
        if noun:
            scene.documents[noun] = entity.id
