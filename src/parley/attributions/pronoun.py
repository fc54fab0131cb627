"""Pronouns: whom "he", "she", "they" and "it" mean.

1. Only what agrees in number, gender and kind can be meant: he and she are people, it is a body, they are several or
   a body.
2. Among those the nearest counts most, then being a subject, then having spoken, then being spoken of often.
      The weights were chosen on GUM's training documents and the reports of the development half; `bench/speakers.py`
   measures.
"""

from typing import Final

from parley.attributions.attribution import SpeakerKind
from parley.attributions.entity import Entity
from parley.attributions.lexicon import DOCUMENTS, is_outlet, listed

DISTANCE: Final = 0.75  # lost for each sentence between
SUBJECT: Final = 0.9
SPOKE: Final = 0.8
TOLD: Final = 1.0  # lost where it is only spoken of in what a source says
OFTEN: Final = 0.25  # for each mention, up to six
LATELY: Final = 0.02  # lost for each mention of anybody in between
KNOWN: Final = 0.9  # of a person whose gender is known
LIKELY: Final = 0.3  # of one who holds an office or is described
UNSURE: Final = -0.3  # of a name that only looks like a person's
OF_TEXT: Final = 1.2  # of a plan or another text that the sentence before has as its subject
REACH: Final = 8  # sentences
LAST: Final = 6  # mentions of one entity that are looked at

GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURALS: Final = listed("they them their theirs themselves")


def antecedent(entities: list[Entity], pronoun: str, sentence: int, clock: int) -> Entity | None:
    """Return the entity that a pronoun in this sentence means, or None where nobody fits; `clock` counts mentions."""
    top, found = -99.0, None
    gender = GENDERS.get(pronoun, "")
    last_resort: Entity | None = None
    for entity in entities:
        if not entity.seen or entity.seen[-1].sentence < sentence - REACH:
            continue
        fit = agreement(entity, pronoun)
        if fit is None:
            if gender and may_be_person(entity) and sentence - entity.seen[-1].sentence <= 1:
                last_resort = entity
            continue
        fit += OF_TEXT * (pronoun == "it" and goes_on(entity, sentence))
        score = salience(entity, sentence, clock)
        if score is not None and fit + score > top:
            top, found = fit + score, entity
    if found is None and last_resort:
        found = last_resort
        found.kind = SpeakerKind.PERSON
    if found and gender and not found.gender and found.number == 1:
        found.gender = gender
    return found


def goes_on(entity: Entity, sentence: int) -> bool:
    """Tell whether a text was what the sentence before told of: "The plan failed to say when. It proposed talks."."""
    last = entity.seen[-1]
    return (
        last.subject and sentence - last.sentence <= 1 and not entity.spoke and not entity.nouns.isdisjoint(DOCUMENTS)
    )


def may_be_person(entity: Entity) -> bool:
    """Tell whether a name taken for a body's may be a person's, if "he" can mean nobody else."""
    name = entity.name
    alone = " " not in name and name[1:].islower() and not entity.nouns and not entity.side
    return alone and entity.acts and entity.kind is SpeakerKind.BODY and not entity.state and not is_outlet(name)


def agreement(entity: Entity, pronoun: str) -> float | None:
    """Return how well an entity agrees with a pronoun, None where it cannot be meant."""
    gender = GENDERS.get(pronoun)
    if gender:
        if entity.kind is SpeakerKind.BODY or entity.number != 1 or (entity.gender and entity.gender != gender):
            return None
        return KNOWN if entity.gender else LIKELY if entity.nouns else UNSURE
    if pronoun in PLURALS:
        if entity.number != 1:
            return 1.0 if entity.kind is SpeakerKind.UNNAMED else 0.8
        return -0.5 if entity.kind is SpeakerKind.BODY else None
    return 0.5 if entity.kind is SpeakerKind.BODY and entity.number == 1 else None


def salience(entity: Entity, sentence: int, clock: int) -> float | None:
    """Return how present an entity is at a sentence, by its mentions of the last few; None where it is too far."""
    value: float | None = None
    for seen in entity.seen[: -LAST - 1 : -1]:
        apart = sentence - seen.sentence
        if apart > REACH:
            break
        if apart < 0:
            continue
        here = -DISTANCE * apart + SUBJECT * seen.subject + SPOKE * seen.speaker - TOLD * seen.told
        here -= LATELY * min(clock - seen.clock, 50)
        value = here if value is None else max(value, here)
    return None if value is None else value + OFTEN * min(6, len(entity.seen))
