"""Today: what is new since a chosen day, how much comes from whom, and what is disputed.

1. A share is a count of what was read, never a weight of what was said.
2. A party is nearly silent where it is named as a side and hardly speaks itself: this says something of the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from parley.accounts.name import party_names
from parley.agreement.agreement import Agreement
from parley.dossier.coverage import Coverage, OutletLine
from parley.dossier.passage import FacetCount, Found, Passage
from parley.dossier.stands import Stands
from parley.engine.report import Status
from parley.engine.standing import Label, Standing
from parley.party import Capacity
from parley.status import Polarity

NEARLY_SILENT = 0.05  # of what the sides themselves are heard to say


@dataclass(frozen=True, slots=True)
class Acted:
    """What is done by saying something."""

    act: str
    status: str
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of words with all claims that it makes; the same words told again count once."""

    passage: Passage
    acts: tuple[Acted, ...]
    repeats: int = 0


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
    new: tuple[Said, ...]
    more: int  # new and not listed
    coverage: Coverage
    outlets: tuple[Share, ...]
    parties: tuple[Share, ...]
    nearly_silent: tuple[str, ...]
    disputed: tuple[Standing, ...]
    stands: Stands | None = None  # where the agreement stands; None without one, or where it is told in a moment


def today_from_found(
    found: Found,
    everything: Found,
    coverage: Coverage,
    outlets: Iterable[OutletLine],
    status: Status | None,
    agreement: Agreement | None,
    since: date | None,
    on: date | None,
    stands: Stands | None = None,
) -> Today:
    """Return the first page; `found` holds what is new, `everything` the facets of the whole record."""
    parties = by_party(shares_of(everything.facets, "party"), agreement)
    new = folded(found.passages)
    return Today(
        on,
        since,
        new,
        max(0, found.total - len(found.passages)),
        coverage,
        tuple(
            sorted(
                shares((line.outlet or "(not said)", line.attributions + line.own_voice) for line in outlets),
                key=lambda share: (-share.passages, share.name),
            )
        ),
        parties,
        nearly_silent(parties, agreement),
        disputed_in(status),
        stands,
    )


def folded(passages: Iterable[Passage]) -> tuple[Said, ...]:
    """Return passages with the claims on one stretch of text together, and the same words of one speaker once."""
    at_place: dict[tuple[object, ...], Said] = {}
    for passage in passages:
        place = (passage.report, passage.part, passage.span, passage.attribution)
        act = (Acted(passage.act, passage.status, passage.polarity == Polarity.NEGATIVE),) if passage.act else ()
        held = at_place.get(place)
        at_place[place] = Said(passage, tuple(dict.fromkeys((*(held.acts if held else ()), *act))))
    by_words: dict[tuple[str, str], Said] = {}
    for said in at_place.values():
        words = " ".join(said.passage.text.split()).casefold()
        key = (said.passage.speaker or said.passage.outlet, words)
        first = by_words.get(key)
        by_words[key] = replace(first, repeats=first.repeats + 1) if first else said
    return tuple(by_words.values())


def shares_of(facets: Iterable[FacetCount], facet: str) -> tuple[Share, ...]:
    """Return a facet's counts as shares."""
    return shares((count.name, count.passages) for count in facets if count.facet == facet)


def by_party(heard: Iterable[Share], agreement: Agreement | None) -> tuple[Share, ...]:
    """Return shares with the names of one party together, as the agreement's file names it."""
    named = party_naming(agreement)
    counted: dict[str, int] = {}
    for share in heard:
        counted[named(share.name)] = counted.get(named(share.name), 0) + share.passages
    order = {party.name: number for number, party in enumerate(agreement.parties)} if agreement else {}
    rank = len(order)  # as heard; then as the agreement's file names them, so that equals swap when names are swapped
    return shares(sorted(counted.items(), key=lambda item: (-item[1], order.get(item[0], rank), item[0])))


def party_naming(agreement: Agreement | None) -> Callable[[str], str]:
    """Return a function from a party's name to the one that it goes by: the agreement's, or as first written.

    Case alone parts nobody.
    """
    names = party_names(agreement) if agreement else None
    title = {party.id: party.name for party in agreement.parties} if agreement else {}
    first: dict[str, str] = {}

    def named(name: str) -> str:
        party = names.of(name) if names else ""
        return title.get(party) or first.setdefault(name.casefold(), name)

    return named


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
