"""An agreement: its parties, phases, provisions, exchanges and proposals, as its file says.

1. Parties go by the neutral ids that the file gives.
2. Everything here is what the file says; days are worked out in `calendar`, deeds are told in accounts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from parley.agreement.amount import Amount
from parley.agreement.phase import NamedDay, Phase, Process
from parley.agreement.proposal import Position, Proposal, Reading
from parley.agreement.provision import Basis, Exchange, Provision
from parley.agreement.time import Time
from parley.agreement.tree import Place
from parley.party import Party


class DayCount(StrEnum):
    """Whether the first day is counted."""

    INCLUSIVE = "inclusive"  # the starting day is day 1
    EXCLUSIVE = "exclusive"  # the day after it is day 1; a length ends on the day of the same number


class MonthEnd(StrEnum):
    """Where a month is added to a day that the next month lacks: 31 January and one month."""

    DOWN = "down"  # 28 February
    UP = "up"  # 1 March


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a clause rests on."""

    id: str
    title: str = ""
    outlet: str = ""
    file: str = ""
    url: str = ""
    dated: Time | None = None
    dated_basis: str = "stated"
    relays: str = ""  # the outlet or agency it repeats
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that the agreement or a source refers to."""

    id: str
    title: str = ""
    seen: bool = False
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word used as a term of art."""

    id: str
    means: str = ""  # empty: nobody defines it
    used_by: tuple[str, ...] = ()
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, as one account counted them on one day."""

    at: Time
    total: Amount | None = None
    kinds: tuple[tuple[str, Amount], ...] = ()
    counted_by: str = ""
    opening: bool = False  # yes: the stock as the agreement begins
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is held and may be given up: nothing can be released that is not held."""

    id: str
    title: str = ""
    holder: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A number that others are counted from, as somebody measured it."""

    id: str
    value: Amount
    measured_by: str = ""
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was promised, by whom to whom, when and on which condition."""

    id: str
    title: str = ""
    kind: str = ""
    base: str = ""  # a file of proposals: the agreement they would change
    zone: str = "UTC"
    day_count: DayCount = DayCount.INCLUSIVE
    month_end: MonthEnd = MonthEnd.DOWN
    margin: Decimal = Decimal("0.05")  # what "about" allows either way
    sources: tuple[Source, ...] = ()
    parties: tuple[Party, ...] = ()
    opposed: tuple[tuple[str, ...], ...] = ()  # sides whose agreeing accounts make a fact concurring
    verifiers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    terms: tuple[Term, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    stocks: tuple[Stock, ...] = ()
    days: tuple[NamedDay, ...] = ()
    phases: tuple[Phase, ...] = ()
    processes: tuple[Process, ...] = ()
    provisions: tuple[Provision, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    readings: tuple[Reading, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    amended_by: str = ""  # how it may be changed
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)

    def provision(self, id_: str) -> Provision | None:
        """Return the provision with an id, or None."""
        return next((item for item in self.provisions if item.id == id_), None)

    def phase(self, id_: str) -> Phase | None:
        """Return the phase with an id, or None."""
        return next((item for item in self.phases if item.id == id_), None)

    def process(self, id_: str) -> Process | None:
        """Return the process with an id, or None."""
        return next((item for item in self.processes if item.id == id_), None)

    def proposal(self, id_: str) -> Proposal | None:
        """Return the proposal with an id, or None."""
        return next((item for item in self.proposals if item.id == id_), None)

    def stock(self, id_: str) -> Stock | None:
        """Return the stock with an id, or None."""
        return next((item for item in self.stocks if item.id == id_), None)

    def place_of(self, path: str) -> Place | None:
        """Return where a path such as `provisions.pay.due` stands, or the nearest thing that holds it."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path.rpartition(".")[0]
        return None
