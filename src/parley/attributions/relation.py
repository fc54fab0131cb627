"""The relation: source, cue and content as spans, before it is known who the source is.

1. A relation without source and cue whose voice is `OUTLET` is what the outlet says itself.
2. Mode follows from quotation marks: direct where nine tenths of the content's letters stand within them. Words with a
   capital are left out of the count where there are others, so that no name's length decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parley.attributions.attribution import Mode, Part
from parley.attributions.link import Link, Piece
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage
from parley.reports.span import Span

DIRECT_FROM: Final = 0.9  # share of the content within quotation marks; PolNeAR's scorer parts the modes likewise
SAID: Final = frozenset((Quoted.INSIDE, Quoted.STILL))
MIXED_FROM: Final = 0.05


class Voice(StrEnum):
    """Whose words they are, as far as spans tell."""

    SOURCE = "source"  # a source that the text names or describes
    ELIDED = "elided"  # somebody whom the text leaves out
    OUTLET = "outlet"  # the outlet itself


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution relation in a text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    voice: Voice
    parent: int | None = None  # index among the report's relations
    part: Part = Part.TEXT


def relation_from_link(link: Link, passage: Passage, quoted: Sequence[Quoted]) -> Relation:
    """Return a link's pieces as spans of the text."""
    return Relation(
        spans_of(link.source, passage),
        spans_of(link.cue, passage),
        spans_of(link.content, passage),
        mode_of(link.content, passage, quoted),
        Voice.SOURCE if link.source else Voice.ELIDED,
    )


def spans_of(pieces: Sequence[Piece], passage: Passage) -> tuple[Span, ...]:
    """Return pieces as spans, in order of the text."""
    return tuple(passage.span(first, after - 1) for first, after in sorted(pieces))


def mode_of(content: Sequence[Piece], passage: Passage, quoted: Sequence[Quoted]) -> Mode:
    """Return how the content is given, from the share of its letters that stand within quotation marks."""
    whole, within, named, named_within = 0, 0, 0, 0
    words, starts, ends = passage.words, passage.starts, passage.ends
    for first, after in content:
        for i in range(first, after):
            letter = words[i][0]
            if letter.islower():
                whole += ends[i] - starts[i]
                within += (ends[i] - starts[i]) * (quoted[i] in SAID)
            elif letter.isalnum():
                named += ends[i] - starts[i]
                named_within += (ends[i] - starts[i]) * (quoted[i] in SAID)
    whole, within = (whole, within) if whole else (named, named_within)
    if within >= DIRECT_FROM * whole and whole:
        return Mode.DIRECT
    return Mode.MIXED if within > MIXED_FROM * whole else Mode.INDIRECT
