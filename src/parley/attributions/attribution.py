"""The attribution: who said these words, through whom.

1. Spans point into the report's text; a filler may be discontinuous, so each is a tuple of spans.
2. The outlet's own voice is an account like any other: no source, no cue, voice `OUTLET`.
3. A source that the text leaves out ("it is believed") has no span and a speaker of kind `ELIDED`.
4. A speaker exists within one report. Unnamed people are never linked across reports.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.party import Capacity
from parley.reports.report import Report
from parley.reports.span import Span


class Mode(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"
    OUTLET = "outlet"  # the outlet's own voice
    ELIDED = "elided"  # somebody whom the text leaves out


class Basis(StrEnum):
    """How something said of a speaker is known."""

    STATED = "stated"
    INFERRED = "inferred"
    CAST = "cast"  # from the cast file
    UNKNOWN = "unknown"


class Part(StrEnum):
    """Which text an attribution's spans point into."""

    TEXT = "text"
    TITLE = "title"  # the title given beside the text (a .jsonl, a feed, a page's metadata)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is, within its report."""

    name: str  # "Hazem Qassem"; for an unnamed one what is said of them: "a senior Palestinian official"
    kind: SpeakerKind
    speaks_for: str = ""  # "Hamas"; "" where unknown
    basis: Basis = Basis.UNKNOWN  # of `speaks_for`
    capacity: Capacity | None = None
    rank: str = ""  # "senior", "spokesperson", "foreign minister"
    side: str = ""  # what the text says of an unnamed one's side: "Palestinian", "Egyptian"
    number: int | None = 1  # "two officials" = 2; None: several, uncounted
    anonymity: str = ""  # the condition, where given: "due to the sensitivity of the talks"
    told: str = ""  # the outlet told: "AFP"
    document: str = ""  # "a statement issued on Thursday"; "" where spoken or unsaid
    hearsay: bool = False  # the content is what the speaker was told by others
    rendered: bool = False  # translated or paraphrased by the outlet, where it says so
    entity: int | None = None  # index of the speaker's chain within the report; None for outlet and elided


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation."""

    source: tuple[Span, ...]  # () where the text names no one
    cue: tuple[Span, ...]  # () for a quotation without a cue, and for the outlet's own voice
    content: tuple[Span, ...]
    mode: Mode
    speaker: Speaker
    parent: int | None = None  # index, within the report's attributions, of the one whose content holds this
    part: Part = Part.TEXT


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: kept and shown, never dropped."""

    spans: tuple[Span, ...]
    why: str
    part: Part = Part.TEXT


OUTLET_VOICE = Speaker(name="", kind=SpeakerKind.OUTLET, number=None)


def text_of_part(report: Report, part: Part) -> str:
    """Return the text that spans of a part point into."""
    return report.title if part is Part.TITLE else report.text
