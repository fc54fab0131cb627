"""The report: a text as published, with its outlet, its day and how that day is known.

1. `text` is stored once and never altered; the title is a block of its own within the reading, not part of `text`.
2. The id follows from content: the same bytes give the same id wherever and whenever they are read.
3. A day that the report does not state is inferred with its basis or left unknown, never guessed silently.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from parley.day import Day
from parley.reports.span import Span


class PublishedBasis(StrEnum):
    """How the day of publication is known."""

    METADATA = "stated in metadata"  # a page's, feed's or file's own metadata
    TEXT = "stated in the text"  # a dateline or date line
    GIVEN = "given by a person"  # a sources file beside the texts
    INFERRED = "inferred from the text"  # weekdays and dates in the text admit only these days
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What a stretch of a report's text is."""

    HEADLINE = "headline"  # title line, standfirst or crosshead: no sentence runs out of it
    PARAGRAPH = "paragraph"
    CAPTION = "caption"  # of a picture, with or without its agency
    BYLINE = "byline"
    LINK = "link"  # "Read more: …"
    FURNITURE = "furniture"  # a rule, a label, a call to subscribe: nothing is read of it


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text that sentences do not cross."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or other outlet that the report credits, and where it does."""

    name: str
    span: Span | None = None  # None where metadata or a sources file says so


@dataclass(frozen=True, slots=True)
class Report:
    """A text as published."""

    id: str  # the file's name, or the id given in a .jsonl; see `content_id`
    text: str
    title: str = ""  # from metadata; where the first line of `text` is the headline this stays empty
    outlet: str = ""  # "" where nobody says
    url: str = ""
    byline: str = ""
    language: str = "en"  # ISO 639-1
    published: Day | None = None  # None: unknown
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_from: tuple[Span, ...] = ()  # the words that state it or that it was inferred from
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()
    raw_sha256: str = ""  # of the file's bytes, where text was extracted from them
    notes: tuple[str, ...] = field(default=())  # what a reader should know: "decoded as windows-1252"

    @property
    def headline(self) -> str:
        """Return the title, or the text's own headline where the title is not known from elsewhere; "" if neither."""
        if self.title:
            return self.title
        first = next((b for b in self.blocks if b.kind not in (BlockKind.FURNITURE, BlockKind.BYLINE)), None)
        return first.span.text_in(self.text) if first and first.kind is BlockKind.HEADLINE else ""

    @property
    def content_id(self) -> str:
        """Return the sha256 of title and text: what makes two readings of one text the same report."""
        return sha256(f"{self.title}\n\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that was to be read and could not be: which, where in it, why, and the mend."""

    source: str  # file name or address
    place: str  # "line 12", "page 3", "" for the whole
    reason: str
    mend: str

    def __str__(self) -> str:
        """Return one line for a person."""
        where = f"{self.source}: {self.place}" if self.place else self.source
        return f"{where}: {self.reason}; {self.mend}"
