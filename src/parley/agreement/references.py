"""Resolves names: every id that a file uses has to be declared in it.

1. An unknown name is an error, with the nearest name that the file declares.
2. A proposal's own names are resolved once it is applied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Atom, Constant, Counted, Not, OnDay, Since, atoms_in
from parley.agreement.finding import Finding, Weight
from parley.agreement.time import (
    EdgeOf,
    Extreme,
    Happened,
    Named,
    NthDay,
    Occasion,
    Offset,
    Time,
    When,
    anchors_in,
    events_in,
)
from parley.agreement.tree import Place
from parley.nearest import did_you_mean

NAMED_BY: dict[Occasion, tuple[str, ...]] = {
    Occasion.DONE: ("provisions", "exchanges"),
    Occasion.BEGUN: ("phases", "processes", "provisions"),
    Occasion.ONGOING: ("phases", "processes", "provisions"),
    Occasion.ENDED: ("phases", "processes", "provisions"),
    Occasion.AGREED: ("yields", "terms", "phases", "proposals", "provisions", "documents", "processes"),
    Occasion.ACCEPTED: ("proposals", "yields", "documents", "processes", "terms"),
    Occasion.REJECTED: ("proposals", "yields", "documents", "processes", "terms"),
    Occasion.VERIFIED: ("provisions", "stocks"),
    Occasion.NOTIFIED: ("provisions", "phases", "processes"),
    Occasion.SUSPENDED: ("provisions", "phases", "processes"),
    Occasion.RESUMED: ("provisions", "phases", "processes"),
    Occasion.EXCUSED: ("provisions",),
    Occasion.WAIVED: ("provisions",),
    Occasion.SUPERSEDED: ("provisions", "phases"),
}
COUNTABLE = ("provisions", "stocks")
ANCHORS = ("days", "phases")
MOST_HINTS = 200  # findings after which no near name is looked for any more


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that some part of the file names, and where ids of that kind are declared."""

    id: str
    to: tuple[str, ...]
    path: str
    place: Place


def references_in(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids that a time or a condition names, with the sections that may declare them."""
    match value:
        case Happened() | Counted() | OnDay() | Since() | Constant() | Not() | AllOf() | AnyOf():
            for atom in atoms_in(value):
                yield from _atom(atom)
        case EdgeOf() | Named() | When() | NthDay() | Offset() | Extreme():
            yield from _time(value)


def _atom(atom: Atom) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids that an atom names."""
    match atom:
        case Happened():
            yield from _event(atom)
        case Counted(of, _, _):
            yield of, COUNTABLE
        case Since(_, event):
            yield from _event(event)
        case OnDay(_, time):
            yield from _time(time)


def _event(event: Happened) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids that an event names."""
    yield event.of, NAMED_BY[event.occasion]
    for party in event.by:
        yield party, ("parties",)


def _time(time: Time) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids that a time names."""
    for anchor in anchors_in(time):
        match anchor:
            case EdgeOf(_, of):
                yield of, ("phases", "processes")
            case Named(day):
                yield day, ANCHORS
    for event in events_in(time):
        yield from _event(event)


def names_in(agreement: Agreement) -> dict[str, frozenset[str]]:
    """Return the ids that an agreement declares, by section."""
    sections = ("sources", "parties", "documents", "terms", "baselines", "stocks", "days", "phases", "processes",
                "provisions", "exchanges", "readings", "proposals", "positions")  # fmt: skip
    names = {section: frozenset(thing.id for thing in getattr(agreement, section)) for section in sections}
    names["yields"] = frozenset(item for process in agreement.processes for item in process.yields)
    parts = {f"{p.id}.{t.id}" for p in agreement.provisions for t in p.tranches}
    kinds = {stock.id: stock.kinds for stock in agreement.stocks}
    parts |= {f"{p.id}.{kind}" for p in agreement.provisions for kind in kinds.get(p.what.stock, ())}
    parts |= {f"{stock}.{kind}" for stock, all_kinds in kinds.items() for kind in all_kinds}
    parts |= {f"{p.id}.{t.kind}" for p in agreement.provisions for t in p.tranches if t.kind}
    names["parts"] = frozenset(parts)
    return names


def findings_of_references(agreement: Agreement, references: Sequence[Reference]) -> list[Finding]:
    """Return an error for every name that the file uses and does not declare, and for every unit unknown to it."""
    names = names_in(agreement)
    findings: list[Finding] = []
    for reference in references:
        known = frozenset[str]().union(*(names.get(section, frozenset()) for section in reference.to))
        if reference.id in known or ("." in reference.id and reference.id in names["parts"]):
            continue
        if agreement.base and reference.to != ("sources",):
            continue  # a file of proposals: its base declares the rest
        offered = known | (names["parts"] if "." in reference.id else frozenset())
        findings.append(_unknown(reference, offered if len(findings) < MOST_HINTS else frozenset(), names))
    return [*findings, *_zones(agreement)]


def _zones(agreement: Agreement) -> Iterator[Finding]:
    """Yield an error for a time zone that nobody knows."""
    try:
        ZoneInfo(agreement.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        place = agreement.place_of("zone") or Place(1, 1)
        mend = "Write an area and a city, as in Europe/Kyiv."
        yield Finding("unknown-zone", place, "zone", f"No time zone is called “{agreement.zone}”.", mend, Weight.ERROR)


def _unknown(reference: Reference, known: frozenset[str], names: dict[str, frozenset[str]]) -> Finding:
    """Return the finding for a name that nobody declares."""
    thing = {"parties": "party", "processes": "process"}.get(reference.to[0], reference.to[0].rstrip("s"))
    sections = " or ".join(reference.to)
    elsewhere = next((section for section, ids in names.items() if reference.id in ids), "")
    declared = f"It is declared under {elsewhere}; here a name from {sections} belongs."
    mend = did_you_mean(reference.id, known, declared if elsewhere else f"Declare it under {sections}.")
    reason = f"No {thing} is called “{reference.id[:60]}”."
    return Finding(f"unknown-{thing}", reference.place, reference.path, reason, mend, Weight.ERROR)
