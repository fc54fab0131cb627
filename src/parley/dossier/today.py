"""Today: what is new since a chosen day, how much comes from whom, and what is disputed.

1. A share is a count of what was read, never a weight of what was said.
2. A party is nearly silent where it is named as a side and hardly speaks itself: this says something of the record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.dossier.coverage import Coverage, OutletLine
from parley.dossier.passage import FacetCount, Found, Passage
from parley.engine.report import Status
from parley.engine.standing import Label, Standing
from parley.party import Capacity

NEARLY_SILENT = 0.05  # of what the sides themselves are heard to say


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was read comes from whom."""

    name: str
    passages: int
    share: float  # of all that are counted here, 0 to 1


@dataclass(frozen=True, slots=True)
class Today:
    """The first page."""

    on: date | None
    since: date | None
    new: tuple[Passage, ...]
    more: int  # new and not listed
    coverage: Coverage
    outlets: tuple[Share, ...]
    parties: tuple[Share, ...]
    nearly_silent: tuple[str, ...]
    disputed: tuple[Standing, ...]


def today_from_found(
    found: Found,
    everything: Found,
    coverage: Coverage,
    outlets: Iterable[OutletLine],
    status: Status | None,
    agreement: Agreement | None,
    since: date | None,
    on: date | None,
) -> Today:
    """Return the first page; `found` holds what is new, `everything` the facets of the whole record."""
    parties = shares_of(everything.facets, "party")
    new = first_tellings(found.passages)
    return Today(
        on,
        since,
        new,
        max(0, found.total - len(found.passages)),
        coverage,
        shares((line.outlet or "(not said)", line.attributions + line.own_voice) for line in outlets),
        parties,
        nearly_silent(parties, agreement),
        disputed_in(status),
    )


def first_tellings(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages without those whose very words, by the same speaker, stand before them in the list."""
    seen: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        words = " ".join(passage.text.split()).casefold()
        seen.setdefault((passage.speaker or passage.outlet, words), passage)
    return tuple(seen.values())


def shares_of(facets: Iterable[FacetCount], facet: str) -> tuple[Share, ...]:
    """Return a facet's counts as shares."""
    return shares((count.name, count.passages) for count in facets if count.facet == facet)


def shares(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    """Return counts with their shares of the sum."""
    counted = tuple(counts)
    total = sum(count for _, count in counted) or 1
    return tuple(Share(name, count, count / total) for name, count in counted)


def nearly_silent(parties: Iterable[Share], agreement: Agreement | None) -> tuple[str, ...]:
    """Return the agreement's sides that are hardly heard themselves in the record."""
    if agreement is None:
        return ()
    heard = {share.name.casefold(): share.passages for share in parties}
    sides = [party for party in agreement.parties if Capacity.PARTY in party.capacities]
    said = {party.name: sum(heard.get(name.casefold(), 0) for name in {party.name, *party.aliases}) for party in sides}
    total = sum(said.values()) or 1
    return tuple(name for name, count in said.items() if count / total < NEARLY_SILENT)


def disputed_in(status: Status | None) -> tuple[Standing, ...]:
    """Return what the accounts dispute, phases first; a tranche disputed as its whole is left to it."""
    if status is None:
        return ()
    disputed = [s for s in (*status.phases, *status.provisions) if s.label is Label.DISPUTED]
    wholes = {s.of for s in disputed}
    return tuple(s for s in disputed if "." not in s.of or s.of.partition(".")[0] not in wholes)
