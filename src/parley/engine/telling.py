"""Tellings: what one teller says happened under an agreement, typed by hand or matched from a record.

1. A telling is somebody's: it counts in its own account and in no other.
2. What is forecast, wanted, offered or demanded moves nothing; it is kept for the registers.
3. Hearsay stays in the account of the one who passes it on.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parley.agreement.amount import Amount
from parley.agreement.provision import Basis
from parley.agreement.time import Duration, Happened, Time
from parley.status import Status


class TellerKind(StrEnum):
    """What an account is the account of."""

    PARTY = "party"
    MEDIATOR = "mediator"
    VERIFIER = "verifier"
    OUTLET = "outlet"  # the outlet's own voice
    UNNAMED = "unnamed"  # an unnamed source, within one report
    OBSERVER = "observer"


class Strength(StrEnum):
    """How strongly somebody is told to have committed to something."""

    PROMISE = "promise"
    ASSURANCE = "assurance"
    GUARANTEE = "guarantee"


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose account it is."""

    id: str
    title: str = ""
    kind: TellerKind = TellerKind.OBSERVER
    of: str = ""  # the party whose account it is; "" where it is nobody's but their own
    readings: tuple[str, ...] = ()  # ids of the agreement's readings that it holds
    note: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """That something happened, or that it did not."""

    event: Happened
    denied: bool = False

    def __str__(self) -> str:
        """Return `not done(release_33.women)`, as a claims file writes it."""
        return f"{'not ' if self.denied else ''}{self.event}"


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as the engine takes it."""

    id: str
    account: str
    says: Says
    said: date
    status: Status = Status.ACTUAL
    on: Time | None = None  # when it is said to have happened; None: nobody says
    quantity: Amount | None = None
    so_far: bool = False  # the quantity is a running total, not one more part
    lasts: Duration | None = None  # of an extension
    blames: tuple[str, ...] = ()  # whose doing it is said to be
    heard_from: tuple[str, ...] = ()
    retracts: str = ""  # an earlier telling of the same account
    restates: str = ""
    denies: str = ""  # a telling of another account
    sources: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    quote: str = ""
    basis: Basis = Basis.STATES
    strength: Strength | None = None  # of an assurance
    given_by: tuple[str, ...] = ()  # who gives the assurance; empty: the teller
    given_to: tuple[str, ...] = ()  # to whom
    written: bool | None = None  # None: nobody says
    mapped_by: str = ""  # who matched the words to the provision: a person, or "reader"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """From when until when somebody's words were read at all."""

    id: str
    first: date
    last: date
    account: str = ""  # "" for the story as a whole
    note: str = ""


@dataclass(frozen=True, slots=True)
class Accusation:
    """A complaint that names no clause: “it has gone back on the agreement”."""

    id: str
    account: str
    against: tuple[str, ...]
    said: date
    quote: str = ""
    sources: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """Tellings of proposals that a person holds to be of one proposal."""

    id: str
    of: tuple[str, ...]  # proposals
    by: str = ""  # who decided
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tellings:
    """Everything told about one agreement."""

    about: str = ""  # the agreement's id
    version: str = "1"
    tellers: tuple[Teller, ...] = ()
    tellings: tuple[Telling, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    merged: tuple[Merged, ...] = ()
    accusations: tuple[Accusation, ...] = ()

    def teller(self, id_: str) -> Teller | None:
        """Return the teller with an id, or None."""
        return next((teller for teller in self.tellers if teller.id == id_), None)
