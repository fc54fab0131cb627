"""Proposals, readings and declared positions: what would change an agreement, or how it is understood.

1. A proposal is a patch: what it adds, changes and removes, by path. Each telling of one is a proposal of its own.
2. A position is what a party is told to hold; who tells it is kept beside it.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.agreement.amount import Constraint
from parley.agreement.provision import Basis
from parley.agreement.time import Time
from parley.agreement.tree import NOTHING, Branch, Node


class Stage(StrEnum):
    """How far a proposal has come."""

    CONSIDERED = "considered"
    WANTED = "wanted"  # told as a wish or aim; nobody says that it was put to anyone
    OFFERED = "offered"
    CONVEYED = "conveyed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proposal's status, in one teller's account."""

    stage: Stage
    by: tuple[str, ...] = ()
    on: Time | None = None
    told_by: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A patch on an agreement, as one teller tells it."""

    id: str
    title: str = ""
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()  # who conveys it
    told_by: str = ""
    tells: str = ""  # tellings with the same word here may be one proposal; only a person merges them
    answers: str = ""  # the proposal that it answers
    base: str = ""  # an agreement's id; `none` for one that stands alone; empty for the file's own
    package: bool = False  # all of it or nothing
    add: Branch = NOTHING
    change: tuple[tuple[str, Node], ...] = ()  # path and new content
    remove: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    status: tuple[Step, ...] = ()
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read one clause, and whose reading it is."""

    id: str
    of: str  # a path: `phases.term.lasts`
    holds: Node  # what stands there in this reading
    owners: tuple[str, ...] = ()  # parties or accounts; empty: nobody has claimed it
    basis: Basis = Basis.MODELLER
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """What a party is told to hold about any proposal."""

    id: str
    holder: str
    told_by: str = ""
    needs: tuple[str, ...] = ()  # provisions or phases that have to come about
    excludes: tuple[str, ...] = ()  # provisions or phases that may not
    needs_for: tuple[str, ...] = ()  # what is given only for these
    before: tuple[tuple[str, str], ...] = ()  # this one has to come before that one
    limits: tuple[Constraint, ...] = ()  # numbers, over `quantity` of provisions
    all_or_nothing: bool = False
    since: Time | None = None
    basis: Basis = Basis.STATES
    sources: tuple[str, ...] = ()
    note: str = ""
