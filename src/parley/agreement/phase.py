"""Phases, processes and named days: what gives an agreement its course over time.

1. Phases, talks and provisions are orthogonal: a phase may go on while talks run, and a duty may outlive its phase.
2. What renews itself needs nobody's word; what is extended needs every party named.
"""

from dataclasses import dataclass

from parley.agreement.amount import Amount
from parley.agreement.condition import Condition
from parley.agreement.provision import Basis
from parley.agreement.time import Duration, Time


@dataclass(frozen=True, slots=True)
class Earned:
    """A phase grows by `adds` for every `per` counted of a provision."""

    per: Amount
    of: str
    adds: Duration


@dataclass(frozen=True, slots=True)
class Extension:
    """Who may extend a phase together, by how much and how often; or what extends it by being counted."""

    by: tuple[str, ...] = ()
    length: Duration | None = None  # None: as they agree
    times: int | None = None  # None: not limited
    earned: Earned | None = None


@dataclass(frozen=True, slots=True)
class Renewal:
    """A phase begins anew when it ends, unless somebody opts out in time."""

    length: Duration
    unless: Condition | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the agreement's life."""

    id: str
    title: str = ""
    after: tuple[str, ...] = ()
    enters_when: Condition | None = None
    starts: Time | None = None
    lasts: Duration | None = None
    until: Time | None = None  # instead of a length
    continues_while: Condition | None = None  # beyond its last day
    ends_when: Condition | None = None  # before its last day
    extension: Extension | None = None
    fixed: bool = False  # may not be extended
    renews: Renewal | None = None
    fallback: tuple[str, ...] = ()  # phases or provisions that open if it is not entered or fails
    settled: bool = True
    clause: str = ""
    basis: Basis = Basis.STATES
    implied: tuple[str, ...] = ()
    modelled: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """Talks, a vote, an inquiry: something that runs and may yield what has to be agreed."""

    id: str
    kind: str = "negotiation"
    mode: str = ""  # direct, indirect
    between: tuple[str, ...] = ()  # whose consent makes what it yields agreed
    via: tuple[str, ...] = ()
    about: str = ""
    yields: tuple[str, ...] = ()
    begins: Time | None = None
    ends: Time | None = None
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rebasing:
    """A named day was moved to another."""

    to: Time
    told: Time | None = None  # since when this holds
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that other times are counted from, such as D-day; the last rebasing counts."""

    id: str
    on: Time
    rebased: tuple[Rebasing, ...] = ()
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""
