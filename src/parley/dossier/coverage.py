"""Coverage: how much of the record comes from whom, and what of it is unread.

The record's queries fill these; the terminal and the pages lay them out.
"""

from dataclasses import dataclass

from parley.attributions.attribution import Basis, SpeakerKind
from parley.day import Day
from parley.reports.report import PublishedBasis, Unreadable


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report, and how much was read of it."""

    name: str
    outlet: str  # "" where nobody says
    title: str
    published: Day | None
    basis: PublishedBasis
    credits: tuple[str, ...]
    words: int
    attributions: int  # without the outlet's own voice
    own_voice: int
    claims: int
    figures: int
    unread: int
    version: int


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet's share of the record."""

    outlet: str
    reports: int
    words: int
    attributions: int
    own_voice: int
    first_published: str  # ISO; "" where unknown
    last_published: str


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A named speaker across reports; of an unnamed one, no more than one report."""

    name: str
    kind: SpeakerKind
    speaks_for: str
    basis: Basis
    report: str  # of an unnamed speaker; "" for a named one
    reports: int
    outlets: int
    attributions: int
    read_as: tuple[str, ...] = ()  # the names read, where people decided that they are this speaker's


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole record in numbers."""

    reports: int
    outlets: int
    words: int
    attributions: int
    own_voice: int
    claims: int
    figures: int
    unread: int
    undated: int
    past_versions: int
    first_published: str  # ISO; "" where unknown
    last_published: str
    unreadable: tuple[Unreadable, ...]
