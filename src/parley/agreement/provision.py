"""Provisions: what a clause binds its bearer to, and exchanges of one for another.

1. Every clause says where it comes from, and whether its source states it, implies it, or the modeller adds it.
2. A joint duty has bearers, and no one of them: who failed is a claim, never inferred.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.agreement.amount import Amount
from parley.agreement.condition import Condition
from parley.agreement.time import Duration, Time


class Basis(StrEnum):
    """How a clause stands in its source."""

    STATES = "states"
    IMPLIES = "implies"
    MODELLER = "modeller"


class Kind(StrEnum):
    """What kind of clause this is."""

    ACHIEVE = "achieve"
    MAINTAIN = "maintain"
    ABSTAIN = "abstain"
    DECLARE = "declare"
    BEST_EFFORTS = "best-efforts"
    PROCEDURE = "procedure"
    MONITORING = "monitoring"
    COMPLAINTS = "complaints"
    DEFINITION = "definition"
    RESERVATION = "reservation"
    POWER = "power"
    PERMISSION = "permission"


DUTIES = frozenset({Kind.ACHIEVE, Kind.MAINTAIN, Kind.ABSTAIN, Kind.DECLARE, Kind.BEST_EFFORTS, Kind.PROCEDURE})
ONCE = frozenset({Kind.ACHIEVE, Kind.DECLARE, Kind.PROCEDURE})  # done by a deed, not over a time


@dataclass(frozen=True, slots=True)
class Act:
    """A verb and what it is done to: `withdraw(corridor)`, `induce(works, begin(talks))`."""

    verb: str
    objects: tuple["Act", ...] = ()

    def __str__(self) -> str:
        """Return the act as written in a file."""
        return f"{self.verb}({', '.join(map(str, self.objects))})" if self.objects else self.verb


@dataclass(frozen=True, slots=True)
class What:
    """How much of what: a quantity, out of a stock or of a declared unit."""

    stock: str = ""
    kind: str = ""  # one of the stock's kinds
    quantity: Amount | None = None
    measured_by: str = ""  # whose count or statistics


@dataclass(frozen=True, slots=True)
class Tranche:
    """The part of a provision that is due on one day."""

    id: str
    quantity: Amount | None = None
    kind: str = ""
    opens: Time | None = None
    due: Time | None = None
    when: Condition | None = None
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause: its kind, who bears it and to whom it is owed, what, when and on which condition."""

    id: str
    kind: Kind
    by: tuple[str, ...] = ()  # bearers
    to: tuple[str, ...] = ()  # to whom it is owed
    jointly: bool = False
    act: Act | None = None
    what: What = What()
    opens: Time | None = None  # not before
    due: Time | None = None  # the due day closes at its end
    during: str = ""  # a phase
    lasts: Duration | None = None
    when: Condition | None = None  # trigger
    as_long_as: Condition | None = None  # it binds only while this holds
    unless: Condition | None = None  # it does not bind where this holds
    tranches: tuple[Tranche, ...] = ()
    through: tuple[str, ...] = ()  # who carries it out or facilitates it
    verified_by: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    remedy: tuple[str, ...] = ()  # provisions that open once this one is past due
    overrides: tuple[str, ...] = ()  # "notwithstanding" these
    place: str = ""  # a zone
    clause: str = ""  # article and number in the text
    binding: bool = True  # no: only talked about
    settled: bool = True  # no: its content is still open
    basis: Basis = Basis.STATES
    implied: tuple[str, ...] = ()  # fields that the source only implies
    modelled: tuple[str, ...] = ()  # fields that the modeller adds
    sources: tuple[str, ...] = ()
    note: str = ""


class Order(StrEnum):
    """Which leg of an exchange is performed first."""

    GIVE_FIRST = "give first"
    TAKE_FIRST = "take first"
    SAME_DAY = "same day"
    EACH_TRANCHE = "each tranche"
    ANY = "any"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two legs, each performed for the other, at rates by kind of what is given."""

    id: str
    give: str  # a provision
    take: str = ""  # a provision; empty where none is told
    rates: tuple[tuple[str, Amount], ...] = ()  # kind of what is given (`any` for all) and how many are taken for each
    order: Order = Order.UNSPECIFIED
    clause: str = ""
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""
