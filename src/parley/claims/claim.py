"""The claim: what was done by saying it.

1. Kind is what is spoken of; polarity, status, condition, time and quantities are fields of their own.
   "Refused to release" is `reject` of a `release` with status *demanded*, never a release.
2. Tense, negation and condition never change what kind of act is spoken of.
3. Every claim leads back to characters of its report.
4. When unsure: `state`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parley.attributions.attribution import Part
from parley.claims.figure import Figure
from parley.day import Day
from parley.reports.span import Span
from parley.status import Polarity as Polarity
from parley.status import Status as Status


class Act(StrEnum):
    """What is done by saying it, or what kind of event is spoken of; four families."""

    READY = "ready"
    PROPOSE = "propose"
    DEMAND = "demand"
    INSIST = "insist"
    ACCEPT = "accept"
    REJECT = "reject"
    NONCOMMIT = "noncommit"
    COMMIT = "commit"
    CONVEY = "convey"
    PRESS = "press"
    RETRACT = "retract"
    ACCUSE = "accuse"
    CRITICIZE = "criticize"
    DENY = "deny"
    WARN = "warn"
    APPEAL = "appeal"
    STATE = "state"
    EXPECT = "expect"
    HOPE = "hope"
    MEET = "meet"
    TRAVEL = "travel"
    SCHEDULE = "schedule"
    CONCLUDE = "conclude"
    EXTEND = "extend"
    RELEASE = "release"
    WITHDRAW = "withdraw"
    MEASURE = "measure"


EVENTS: Final = frozenset(
    [Act.MEET, Act.TRAVEL, Act.SCHEDULE, Act.CONCLUDE, Act.EXTEND, Act.RELEASE, Act.WITHDRAW, Act.MEASURE]
)  # the families of process and outcome: what is done otherwise than by saying it


class LinkKind(StrEnum):
    """How one claim stands to another."""

    ANSWERS = "answers"
    DENIES = "denies"
    RESTATES = "restates"
    CONVEYS = "conveys"
    RETRACTS = "retracts"


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim is about."""

    kind: Act  # of the family process or outcome where there is one; else the act itself
    by: tuple[str, ...] = ()  # who does it, as the text says it, resolved within the report
    to: tuple[str, ...] = ()  # to, with or against whom
    what: str = ""  # the object, as the text says it
    place: str = ""
    polarity: Polarity = Polarity.POSITIVE
    status: Status = Status.ACTUAL


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer from one claim to another of the same report."""

    kind: LinkKind
    claim: int  # index within the report's claims


@dataclass(frozen=True, slots=True)
class Claim:
    """An utterance read."""

    attribution: int  # index within the report's attributions: it holds the speaker
    act: Act
    event: Event
    spans: tuple[Span, ...]  # the evidence
    trigger: Span | None = None  # the word that carries the act
    condition: tuple[Span, ...] = ()  # "if Hamas agreed to a higher figure"
    reason: tuple[Span, ...] = ()  # reason or purpose given: "a tactic to delay"
    presupposes: str = ""  # "aid had stopped" of "resume aid"
    figures: tuple[Figure, ...] = ()
    said_on: Day | None = None  # None: unknown
    event_on: Day | None = None
    links: tuple[Link, ...] = ()
    strength: str = ""  # of a commitment: promise, assurance, guarantee
    part: Part = Part.TEXT
