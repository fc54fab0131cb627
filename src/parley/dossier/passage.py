"""Passages: what search finds, a claim or an attribution that no claim reads, with its place."""

from dataclasses import dataclass

from parley.attributions.attribution import Part, SpeakerKind
from parley.reports.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One utterance found, who said it through whom, and where it stands."""

    id: int  # in the record; it changes when the report is read anew
    report: str
    outlet: str
    published: str  # ISO; "" where unknown
    day: str  # ISO: the first day said, else published; "" where unknown
    speaker: str  # as people decided, where somebody did
    kind: SpeakerKind
    speaks_for: str
    act: str  # "" where no claim was read
    status: str
    polarity: str
    part: Part
    span: Span
    text: str  # the words, or a snippet with the words sought between « and »
    attribution: int
    claim: int | None
    read_as: str = ""  # the name read, where people decided on another


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many passages have this word of a facet."""

    facet: str
    name: str
    passages: int


@dataclass(frozen=True, slots=True)
class Filter:
    """What passages must have: all the words, and of every facet that names some, one of these."""

    words: str = ""  # as typed
    outlet: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    month: tuple[str, ...] = ()  # "2025-03"
    since: str = ""  # ISO day, included
    until: str = ""  # ISO day, included


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    passages: tuple[Passage, ...]
    total: int
    by_fit: bool  # else the newest first
    facets: tuple[FacetCount, ...]
