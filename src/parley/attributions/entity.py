"""Entities: who and what a report names, each a chain of mentions within that one report.

1. A person is known by any part of the name that no other person shares; a body by its name, its acronym and its
   group noun.
2. What is said once of a named person (office, whom they speak for) is known of that person throughout.
3. An unnamed source is an entity of its report and of nothing else.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from parley.attributions.attribution import SpeakerKind
from parley.attributions.lexicon import BODIES, FIRST_NAMES, STATES, is_outlet, listed, singular
from parley.attributions.phrase import DIRECTIONS, PARTICLES, Phrase


class Seen(NamedTuple):
    """One mention of an entity."""

    sentence: int
    subject: bool
    speaker: bool  # it is a source, in nobody else's words
    told: bool = False  # it stands in what a source says
    clock: int = 0  # how many mentions of anybody came before


class Entity:
    """What is known of somebody or something while a report is read; it grows with every mention."""

    __slots__ = (
        "acts", "anonymity", "article", "body", "gender", "id", "kind", "name", "nouns",
        "number", "office", "rank", "seen", "side", "spoke", "state",
    )  # fmt: skip

    def __init__(self, key: int, kind: SpeakerKind, name: str, number: int | None) -> None:
        """Begin with a name; the rest is learnt."""
        self.id = key
        self.kind = kind
        self.name = name
        self.number = number
        self.article = ""
        self.nouns: set[str] = set()
        self.gender = ""
        self.rank = ""
        self.side = ""
        self.state = ""
        self.body = ""  # as written; resolved when a speaker is made
        self.office = ""
        self.anonymity = ""
        self.seen: list[Seen] = []
        self.spoke = False  # it was a source, in nobody else's words
        self.acts = False  # it was a subject or a source

    def note(self, seen: Seen) -> None:
        """Remember a mention."""
        self.seen.append(seen)
        self.spoke = self.spoke or seen.speaker
        self.acts = self.acts or seen.speaker or seen.subject

    def learn(self, phrase: Phrase) -> None:
        """Keep what a phrase says and was not known."""
        if phrase.noun:
            self.nouns.add(phrase.noun)
        self.gender = self.gender or phrase.gender
        self.side = self.side or phrase.side
        self.state = self.state or phrase.state
        self.rank = self.rank or phrase.rank
        if not self.body or (phrase.office and not self.office):
            self.body = phrase.body or self.body
        self.office = self.office or phrase.office


@lru_cache(maxsize=1 << 14)
def name_parts(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case without particles: "Al-Thani" and "Al Thani" are both "thani"."""
    words = name.lower().replace("-", " ").replace("@", "").replace(".", " ").split()
    kept = tuple(w for w in words if w not in PARTICLES and w not in {"jr", "sr", "ii", "iii"})
    return kept or tuple(words) or (name.lower(),)  # a name of signs alone is its own part


def same_person(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Tell whether a name can be another name of the same person: the last part agrees and no first names differ."""
    if len(said) == 1:
        return said[0] in known[-2:] or (len(known) > 2 and said[0] in known[1:]) or "".join(known) == said[0]
    if known[-1] != said[-1] and not (set(said) <= set(known)):
        return len(known) == 1 and known[0] in said[1:]
    if len(known) == 1 or said[-len(known) :] == known or known[-len(said) :] == said:
        return True
    first, other = known[0], said[0]
    return first == other or (first[0] == other[0] and (len(first) == 1 or len(other) == 1)) or set(said) <= set(known)


def is_fuller(name: str, known: str) -> bool:
    """Tell whether a name says more of the same person than the one known: "Jane Doe" than "Doe"."""
    parts, old = name_parts(name), name_parts(known)
    return len(parts) > len(old) and (len(old) == 1 or parts[0] == old[0]) and not name.isupper()


def acronym_of(name: str) -> str:
    """Return the capitals of a name's words: "Israel Defense Forces" is IDF, "Prime Minister's Office" PMO."""
    return "".join(w[0] for w in name.replace("'s", "").split() if w[0].isupper())


def looks_person(name: str) -> bool:
    """Tell whether a name without title is more likely a person's than a body's."""
    words = name.split()
    if not words:
        return False
    if words[0][0] == "@":
        return True
    if len(words) < 2 or len(words) > 5 or is_outlet(name):
        return False
    if words[0].lower() in FIRST_NAMES:
        return True
    if words[0] in DIRECTIONS:
        return False
    if any(w.isupper() and len(w) > 1 and "." not in w for w in words) and not name.isupper():
        return False
    parts = name.replace("-", " ").split()
    if any(singular(w) in BODIES or w.lower() in STATES or w.lower() in NOT_PEOPLE for w in parts) or words[
        -1
    ].endswith(("s", "ing", "ion")):
        return words[0].lower() in FIRST_NAMES
    return all(w[0].isupper() or w.lower() in PARTICLES for w in words)


NOT_PEOPLE: Final = listed(
    "war conference talks agreement accord act bill operation summit treaty deal crisis initiative award prize "
    "river strip bank sea valley "
    "islamic islamist national popular democratic people liberation revolutionary united jihad "
    "island airport square road avenue street district province region school building center day week month year plan"
)


class Register:
    """The entities of one report, found by name."""

    __slots__ = ("bodies", "entities", "people")

    def __init__(self) -> None:
        """Begin with nobody."""
        self.entities: list[Entity] = []
        self.people: dict[str, list[int]] = {}  # a part of a name -> entities
        self.bodies: dict[str, int] = {}  # a name in lower case -> entity

    def add(self, kind: SpeakerKind, name: str, phrase: Phrase) -> Entity:
        """Return a new entity that a phrase introduces."""
        entity = Entity(len(self.entities), kind, name, phrase.number)
        entity.learn(phrase)
        entity.article = phrase.article
        self.entities.append(entity)
        return entity

    def person(self, name: str) -> Entity | None:
        """Return the person that a name names, if it fits one."""
        said = name_parts(name)
        ids = self.people.get(said[-1], ()) or (self.people.get(said[0], ()) if len(said) > 1 else ())
        fits = [i for i in ids if same_person(name_parts(self.entities[i].name), said)]
        return self.entities[fits[-1]] if fits else None

    def add_person(self, name: str, phrase: Phrase) -> Entity:
        """Return the person of this name, new or known, with what the phrase says of them; the fuller name is kept."""
        entity = self.person(name)
        if entity is None:
            entity = self.add(SpeakerKind.PERSON, name, phrase)
        else:
            entity.learn(phrase)
            if is_fuller(name, entity.name):
                entity.name = name
        for part in name_parts(name):
            ids = self.people.setdefault(part, [])
            if entity.id not in ids:
                ids.append(entity.id)
        return entity

    def body(self, name: str) -> Entity | None:
        """Return the body of this name or acronym, if known."""
        key = plain_name(name)
        found = self.bodies.get(key)
        return None if found is None else self.entities[found]

    def add_body(self, name: str, phrase: Phrase) -> Entity:
        """Return the body of this name, new or known, with what the phrase says of it."""
        entity = self.body(name)
        if entity is None:
            entity = self.add(SpeakerKind.BODY, name, phrase)
            self.bodies[plain_name(name)] = entity.id
            letters = acronym_of(name)
            if len(letters) > 2 and len(name.split()) > 1:
                self.bodies.setdefault(letters.lower(), entity.id)
        else:
            entity.learn(phrase)
        described = phrase.core.removesuffix(name).strip()
        if described and described != phrase.core and phrase.noun:  # "the Norvian group Karam": the Norvian group
            self.bodies.setdefault(plain_name(described), entity.id)
        return entity


@lru_cache(maxsize=1 << 14)
def plain_name(name: str) -> str:
    """Return a body's name as it is looked up; names of one state are one."""
    key = name.lower().removeprefix("the ").replace("’", "'").strip()
    state = STATES.get(key)
    return state.lower() if state else key
