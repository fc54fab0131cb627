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
from parley.attributions.lexicon import listed

DISTANCE: Final = 1.0  # lost for each sentence between
SUBJECT: Final = 0.9
SPOKE: Final = 0.8
TOLD: Final = 1.0  # lost where it is only spoken of in what a source says
OFTEN: Final = 0.15  # for each mention, up to six
REACH: Final = 8  # sentences

GENDERS: Final = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
PLURALS: Final = listed("they them their theirs themselves")


def antecedent(entities: list[Entity], pronoun: str, sentence: int) -> Entity | None:
    """Return the entity that a pronoun in this sentence means, or None where nobody fits."""
    top, found = -99.0, None
    for entity in entities:
        if not entity.seen:
            continue
        fit = agreement(entity, pronoun)
        if fit < 0:
            continue
        score = salience(entity, sentence)
        if score is not None and fit + score >= top:
            top, found = fit + score, entity
    return found


def agreement(entity: Entity, pronoun: str) -> float:
    """Return how well an entity agrees with a pronoun, below 0 where it cannot be meant."""
    gender = GENDERS.get(pronoun)
    if gender:
        if entity.kind is SpeakerKind.BODY or entity.number != 1:
            return -1
        if entity.gender and entity.gender != gender:
            return -1
        return 0.6 if entity.gender else 0.3
    if pronoun in PLURALS:
        if entity.number != 1:
            return 1.0 if entity.kind is SpeakerKind.UNNAMED else 0.8
        return 0.1 if entity.kind is SpeakerKind.BODY else -1
    return 0.5 if entity.kind is SpeakerKind.BODY and entity.number == 1 else -1


def salience(entity: Entity, sentence: int) -> float | None:
    """Return how present an entity is at a sentence, by its mentions of the last few; None where it is too far."""
    value: float | None = None
    for seen in reversed(entity.seen):
        apart = sentence - seen.sentence
        if apart > REACH:
            break
        if apart < 0:
            continue
        here = -DISTANCE * apart + SUBJECT * seen.subject + SPOKE * seen.speaker - TOLD * seen.told
        value = here if value is None else max(value, here)
    return None if value is None else value + OFTEN * min(6, len(entity.seen))
