"""Resolution: which entity a phrase speaks of, at its place in the report.

1. A name is looked up; a new role or group is a new entity; a definite one ("the official", "the movement") is the
   best of
   those already spoken of that agree with it in kind, number and side.
2. Nearness, being a subject and having spoken count; nothing depends on who the parties are.
"""

from collections.abc import Callable
from typing import Final

from parley.attributions.attribution import SpeakerKind
from parley.attributions.entity import Entity, Register, Seen, looks_person
from parley.attributions.lexicon import BODIES, ROLES, STATES, is_outlet, listed
from parley.attributions.phrase import Head, Phrase
from parley.attributions.pronoun import antecedent

GENERAL: Final = listed("official source person figure man woman insider")  # nouns that may take up another
HIGH_OFFICES: Final = listed("president premier chancellor pope king queen")  # and prime ministers
GROUPS: Final = listed("movement group organisation organization faction party militia radical militant rebel")
NEWS: Final = listed("agency newspaper paper daily broadcaster network channel outlet magazine website station")
Agreement = Callable[[Entity, Phrase], float]
HOLDS: Final = 2.0  # how well an entity fits an office that it is said to hold
OPENING: Final = (
    3  # sentences in which a report's headline, standfirst, caption and lead may introduce one source twice
)
HELD_BY: Final = listed("stance position stand view attitude approach response reaction reply comment remark refusal")
FAR: Final = 40  # sentences beyond which nothing is taken up


class Scene:
    """A report as read so far: its entities, and who issued which document."""

    __slots__ = ("clock", "documents", "last_speaker", "register")

    def __init__(self) -> None:
        """Begin before the first word."""
        self.register = Register()
        self.clock = 0  # mentions so far
        self.documents: dict[str, int] = {}  # noun -> entity that issued it
        self.last_speaker: int | None = None

    def note(self, entity: Entity, seen: Seen) -> None:
        """Remember that an entity was mentioned."""
        entity.note(Seen(seen[0], seen[1], seen[2], seen[3], self.clock))
        self.clock += 1
        if seen.speaker:
            self.last_speaker = entity.id


def resolve(scene: Scene, phrase: Phrase, sentence: int) -> Entity | None:
    """Return the entity that a phrase speaks of, new where nothing known fits; None where nothing can be told."""
    match phrase.head:
        case Head.PRONOUN:
            return antecedent(scene.register.entities, phrase.noun, sentence, scene.clock)
        case Head.NAME:
            return of_name(scene.register, phrase)
        case Head.ROLE:
            return of_role(scene, phrase, sentence)
        case Head.BODY:
            return of_body(scene.register, phrase, sentence)
        case Head.DOCUMENT:
            return of_document(scene, phrase)
        case Head.NOUN:
            return of_noun(scene.register, phrase)
    return None


def of_name(register: Register, phrase: Phrase) -> Entity:
    """Return the person or body of a name."""
    name = phrase.name
    if phrase.titled:
        return register.add_person(name, phrase)
    person = register.person(name)
    body = register.body(name)
    if body and (person is None or name.isupper() or phrase.state):
        body.learn(phrase)
        return body
    if person and not phrase.state:
        return register.add_person(name, phrase)
    if looks_person(name) and not phrase.state:
        return register.add_person(name, phrase)
    return register.add_body(name, phrase)


def of_role(scene: Scene, phrase: Phrase, sentence: int) -> Entity:
    """Return the person or people of a role: a definite one may be known already."""
    entities = scene.register.entities
    if phrase.definite and not phrase.new:
        fighters = phrase.noun in GROUPS and phrase.number is None  # "the radicals": a body by its people
        known = best(entities, phrase, sentence, body_agrees) if fighters else first_of(entities, phrase)
        known = known or holder_of(entities, phrase) or best(entities, phrase, sentence, role_agrees)
        if known:
            known.learn(phrase)
            return known
    for entity in reversed(entities):
        same = (
            entity.kind is SpeakerKind.UNNAMED
            and entity.number == phrase.number
            and entity.name.lower() == phrase.core.lower()
        )
        if same and not phrase.new and (phrase.number is None or retold(entity, sentence)):
            return entity
    entity = scene.register.add(SpeakerKind.UNNAMED, phrase.core, phrase)
    if phrase.new:
        inherit(entity, entities, phrase)
    return entity


def first_of(entities: list[Entity], phrase: Phrase) -> Entity | None:
    """Return the unnamed one whom the report told of first, for "the first official", or None."""
    if not phrase.core.lower().startswith("first ") or phrase.number != 1:
        return None
    unnamed = (e for e in entities if e.kind is SpeakerKind.UNNAMED and e.number == 1 and e.seen)
    return next((e for e in unnamed if phrase.noun in e.nouns), None)


def holder_of(entities: list[Entity], phrase: Phrase) -> Entity | None:
    """Return the one person whom the report names, before or after, in this office of this state."""
    if not phrase.state or phrase.number != 1 or phrase.noun in GENERAL:
        return None
    fits = [
        e
        for e in entities
        if e.kind is SpeakerKind.PERSON and e.state == phrase.state and role_agrees(e, phrase) == HOLDS
    ]
    return fits[0] if len(fits) == 1 else None


def retold(entity: Entity, sentence: int) -> bool:
    """Tell whether an indefinite source was introduced in the same words by the report's own opening lines only."""
    return bool(entity.seen) and entity.seen[-1].sentence <= OPENING and sentence <= 3 * OPENING


def inherit(entity: Entity, entities: list[Entity], phrase: Phrase) -> None:
    """Let "one official" and "a second official" have the side of the officials that they are among."""
    for other in reversed(entities[:-1]):
        if other.kind is SpeakerKind.UNNAMED and other.number != 1 and phrase.noun in other.nouns:
            entity.side, entity.state = entity.side or other.side, entity.state or other.state
            entity.body = entity.body or other.body
            return


def role_agrees(entity: Entity, phrase: Phrase) -> float:
    """Return how well an entity fits a definite role, below 0 where it does not."""
    if entity.kind is SpeakerKind.BODY or entity.number != phrase.number:
        return -1
    if phrase.state and entity.state and phrase.state != entity.state:
        return -1
    if phrase.side and not phrase.state and entity.side and phrase.side.lower() != entity.side.lower():
        return -1
    whose = entity.body or ("" if phrase.state else entity.side)
    if phrase.body and whose and not set(phrase.body.lower().split()) & set(whose.lower().split()):
        return -1
    gender = ROLES[phrase.noun].gender if phrase.noun in ROLES else ""
    if gender and entity.gender and gender != entity.gender:
        return -1
    if phrase.noun in entity.nouns:
        said, known = set(phrase.office.split()), set(entity.office.split())
        if (said ^ known) & {"vice", "deputy", "assistant"} and known:
            return -1
        return HOLDS if len(said) < 2 or not known or said <= known else -1
    highest = phrase.noun in HIGH_OFFICES or phrase.office == "prime minister"
    if entity.kind is SpeakerKind.PERSON and not entity.nouns and highest:
        return 0.1  # a name so well known that the report gives it no title
    kinds = {ROLES[n].kind for n in entity.nouns if n in ROLES}
    unnamed = entity.kind is SpeakerKind.UNNAMED
    if phrase.noun == "source":
        return 1.0 if unnamed and entity.nouns else -1
    if phrase.noun in GENERAL:
        return 0.8 if kinds & {"office", "spokes", "person", "mediator"} else -1
    if phrase.noun == "leader":
        return (
            0.8 if (unnamed and entity.nouns & GENERAL) or entity.nouns & {"president", "minister", "premier"} else -1
        )
    wanted = ROLES[phrase.noun].kind if phrase.noun in ROLES else ""
    if wanted in {"spokes", "press"}:
        return 1.0 if wanted in kinds else -1
    if phrase.noun in {"diplomat", "representative", "emissary"}:
        return 0.8 if entity.nouns & {"envoy", "ambassador", "minister", "representative", "diplomat"} else -1
    return -1


def of_body(register: Register, phrase: Phrase, sentence: int) -> Entity:
    """Return the body of a name or of a group noun."""
    known = register.body(phrase.core) if phrase.core != phrase.core.lower() else None
    if known:
        return known
    if phrase.name and (phrase.core != phrase.name or phrase.noun not in GROUPS):
        return register.add_body(phrase.name, phrase)
    kind = BODIES.get(phrase.noun, "")
    taken_up = phrase.definite and phrase.number == 1 and not (kind == "organ" and phrase.side)
    if taken_up or (kind == "outlet" and not phrase.side):
        found = best(register.entities, phrase, sentence, body_agrees)
        if found:
            found.learn(phrase)
            return found
    return register.add_body(phrase.core, phrase)


def body_agrees(entity: Entity, phrase: Phrase) -> float:
    """Return how well a body fits a definite group noun, below 0 where it does not."""
    if entity.kind is not SpeakerKind.BODY:
        return -1
    kind = BODIES.get(phrase.noun, "")
    is_state = entity.name.lower() in STATES
    if phrase.state and entity.state and phrase.state != entity.state and not is_state:
        return -1
    if phrase.noun in entity.nouns and not is_state:
        return 2.0
    if (phrase.noun in NEWS or kind == "outlet") and not phrase.side:
        return 1.5 if is_outlet(entity.name) or any(BODIES.get(n) == "outlet" for n in entity.nouns) else -1
    if phrase.noun in {"country", "nation"}:
        return 1.0 if is_state else -1
    if phrase.noun in GROUPS and not is_state and not is_outlet(entity.name):
        other = {BODIES.get(n) for n in entity.nouns}
        if other & {"organ", "delegation", "outlet", "place"}:
            return -1
        if entity.nouns & GROUPS:
            return 1.0 + 0.2 * min(4, len(entity.seen))
        # a place seldom acts
        return 0.2 + 0.2 * min(4, len(entity.seen)) if entity.acts and not entity.nouns else -1
    return -1


def best(entities: list[Entity], phrase: Phrase, sentence: int, agrees: Agreement) -> Entity | None:
    """Return the entity that fits best, nearness and having spoken counted in."""
    top, found = 0.0, None
    for entity in entities:
        seen = entity.seen
        if seen and seen[-1].sentence <= sentence:  # as a rule: the text is read in order
            last: Seen | None = seen[-1]
        else:
            last = next((s for s in reversed(seen) if s.sentence <= sentence), None)
        if last is None or sentence - last.sentence > FAR:
            continue
        fit = agrees(entity, phrase)
        if fit < 0:
            continue
        score = (
            10
            + fit
            - 0.25 * min(sentence - last.sentence, 12)
            + 0.8 * entity.spoke
            + 0.3 * last.subject
            + 0.3 * last.speaker
        )
        if score >= top:
            top, found = score, entity
    return found


def of_document(scene: Scene, phrase: Phrase) -> Entity:
    """Return who speaks in a document: its owner, or whoever issued the last of its kind, or the document itself."""
    register = scene.register
    if phrase.body:
        return register.person(phrase.body) or register.add_body(phrase.body, Phrase(Head.NAME, name=phrase.body))
    if phrase.definite:
        issuer = scene.documents.get(phrase.noun)
        if issuer is not None:
            return register.entities[issuer]
        if scene.last_speaker is not None and phrase.noun in {
            "statement",
            "release",
            "letter",
            "report",
            "post",
            "tweet",
        }:
            return register.entities[scene.last_speaker]
    return register.add_body(phrase.core, phrase)


def of_noun(register: Register, phrase: Phrase) -> Entity:
    """Return an entity for any other noun: people in the plural are unnamed, the rest are bodies."""
    if phrase.noun in HELD_BY and phrase.body:  # "Norland's stance": Norland
        return register.person(phrase.body) or register.add_body(phrase.body, Phrase(Head.NAME, name=phrase.body))
    if phrase.number != 1 or phrase.noun.endswith(("er", "or", "ist", "ian", "ant", "man", "woman")):
        return register.add(SpeakerKind.UNNAMED, phrase.core, phrase)
    return register.add_body(phrase.core, phrase)


def resolve_headline(scene: Scene, phrase: Phrase) -> Entity | None:
    """Return whom a headline's source speaks of: names as ever, roles and groups as the text introduces them."""
    register = scene.register
    if phrase.head is Head.NAME and not phrase.state and register.body(phrase.name) is None:
        return register.person(phrase.name) or of_name(register, phrase)
    if phrase.head in (Head.ROLE, Head.BODY) and not phrase.name and phrase.noun != "people":
        agrees = role_agrees if phrase.head is Head.ROLE else body_agrees
        fits = [(agrees(e, phrase), e) for e in register.entities if e.seen]
        fits = [(fit + e.spoke - 0.05 * e.seen[0].sentence, e) for fit, e in fits if fit >= 0]
        if fits:
            return max(fits, key=lambda pair: pair[0])[1]
    return resolve(scene, phrase, 0)
