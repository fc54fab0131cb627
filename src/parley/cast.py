"""The cast file: who is who, as a person wrote it down, read from YAML.

1. Every fault is told at once, each with its line and column, what is wrong and how to mend it.
2. What could be read is kept; whoever reads decides whether a cast with faults may be used.
3. A name may belong to one party only; days of office are inclusive.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

import yaml

from parley.day import Day
from parley.party import Capacity, Cast, Party, Person

TOP: Final = ("parties", "people")
PARTY: Final = ("id", "name", "aliases", "capacities")
PERSON: Final = ("name", "aliases", "party", "office", "since", "until")
EXAMPLE: Final = "write `parties:` and `people:` as lists, such as `parties: [{id: union, name: Harbour Union}]`"

Node = yaml.nodes.Node


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at a place of a cast file, and the mend; lines and columns count from 1."""

    line: int
    column: int
    reason: str
    mend: str

    def __str__(self) -> str:
        """Return one line for a person."""
        return f"line {self.line}, column {self.column}: {self.reason}; {self.mend}"


@dataclass(frozen=True, slots=True)
class LoadedCast:
    """What a cast file holds, and what is wrong with it."""

    cast: Cast
    faults: tuple[Fault, ...]


Faults = list[Fault]  # those found so far


def cast_from_yaml(text: str) -> LoadedCast:
    """Return the cast that a YAML text holds, with every fault of reading it.

    >>> cast_from_yaml("parties: [{id: union, name: Harbour Union}]").cast.parties[0].name
    'Harbour Union'
    """
    faults: Faults = []
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return LoadedCast(Cast(), (fault_of_yaml(error),))
    if root is None:
        return LoadedCast(Cast(), ())
    top = entries_of(root, TOP, faults, EXAMPLE)
    parties = tuple(party for node in items_of(top.get("parties"), faults) if (party := party_of(node, faults)))
    check_names(top.get("parties"), parties, faults)
    people = tuple(
        person for node in items_of(top.get("people"), faults) if (person := person_of(node, parties, faults))
    )
    return LoadedCast(Cast(parties, people), tuple(sorted(faults)))


def note(faults: Faults, node: Node, reason: str, mend: str) -> None:
    """Add a fault where a node begins."""
    faults.append(Fault(node.start_mark.line + 1, node.start_mark.column + 1, reason, mend))


def fault_of_yaml(error: yaml.YAMLError) -> Fault:
    """Return what YAML itself finds wrong."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(line, column, f"not YAML: {problem}", "mend the indentation or the quotation marks here")


def party_of(node: Node, faults: Faults) -> Party | None:
    """Return the party that an entry describes."""
    entries = entries_of(
        node, PARTY, faults, "write `id` and `name`, and `aliases` and `capacities` where you have them"
    )
    name = text_of(entries.get("name"), faults)
    key = text_of(entries.get("id"), faults)
    if not (name and key):
        note(faults, node, "a party needs an `id` and a `name`", "add what is missing")
        return None
    capacities = []
    for item in items_of(entries.get("capacities"), faults):
        word = text_of(item, faults)
        if word in set(Capacity):
            capacities.append(Capacity(word))
        else:
            note(faults, item, f"unknown capacity {word!r}", f"write one of {', '.join(Capacity)}")
    return Party(key, name, texts_of(entries.get("aliases"), faults), tuple(capacities) or (Capacity.PARTY,))


def person_of(node: Node, parties: tuple[Party, ...], faults: Faults) -> Person | None:
    """Return the person that an entry describes."""
    entries = entries_of(node, PERSON, faults, "write `name` and `party`, and the other keys where you have them")
    name = text_of(entries.get("name"), faults)
    if not name:
        note(faults, node, "a person needs a `name`", "add it")
        return None
    party = text_of(entries.get("party"), faults)
    known = [p.id for p in parties]
    if party and party not in known:
        near = get_close_matches(party, known, 1)
        mend = f"did you mean {near[0]!r}?" if near else "add it under `parties`"
        note(faults, entries["party"], f"no party has the id {party!r}", mend)
        party = ""
    since, until = day_of(entries.get("since"), faults), day_of(entries.get("until"), faults)
    if since and until and until.last < since.first:
        note(faults, entries["until"], "the office ends before it begins", "swap `since` and `until`, or mend the year")
        since = until = None
    office = text_of(entries.get("office"), faults)
    return Person(name, texts_of(entries.get("aliases"), faults), party, office, since, until)


def check_names(node: Node | None, parties: tuple[Party, ...], faults: Faults) -> None:
    """Note ids and names that two parties share."""
    seen: dict[str, str] = {}
    for party in parties:
        for name in dict.fromkeys((party.id.lower(), party.name.lower(), *(a.lower() for a in party.aliases))):
            if name in seen and node is not None:
                other = seen[name]
                note(faults, node, f"{name!r} names both {other!r} and {party.id!r}", "let one party have it")
            seen[name] = party.id


def entries_of(node: Node, known: tuple[str, ...], faults: Faults, mend: str) -> Mapping[str, Node]:
    """Return a mapping's entries by key; unknown and doubled keys are faults."""
    if not isinstance(node, yaml.MappingNode):
        note(faults, node, "keys and values are expected here", mend)
        return {}
    entries: dict[str, Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in known:
            near = get_close_matches(name, known, 1)
            advice = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(known)}"
            note(faults, key, f"unknown key {name!r}", advice)
        elif name in entries:
            note(faults, key, f"`{name}` stands here twice", "keep one of them")
        else:
            entries[name] = value
    return entries


def items_of(node: Node | None, faults: Faults) -> Iterator[Node]:
    """Yield a list's items; a missing list has none."""
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif node is not None and not is_empty(node):
        note(faults, node, "a list is expected here", "begin each entry with `- `, or write `[a, b]`")


def texts_of(node: Node | None, faults: Faults) -> tuple[str, ...]:
    """Return a list's items as texts."""
    return tuple(text for item in items_of(node, faults) if (text := text_of(item, faults)))


def text_of(node: Node | None, faults: Faults) -> str:
    """Return a value as text, "" where there is none."""
    if node is None or is_empty(node):
        return ""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    note(faults, node, "a text is expected here", "write one value")
    return ""


def is_empty(node: Node) -> bool:
    """Tell whether a key has no value."""
    return isinstance(node, yaml.ScalarNode) and node.value in {"", "~", "null"} and not node.style


def day_of(node: Node | None, faults: Faults) -> Day | None:
    """Return a value as a civil day."""
    text = text_of(node, faults)
    if not text or node is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        note(faults, node, f"{text!r} is not a day", "write year-month-day, such as 2025-01-19")
        return None
    return Day(day, day)
