"""Spans: where in a report's text a thing stands.

1. Offsets are code points of the report's stored text, half-open: `text[span.start:span.end]`.
2. A filler that is interrupted ("Talks", he said, "have failed") is a tuple of spans in order of the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Start and end of a piece of one report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that is empty or runs backwards."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forwards and holds a character: {self.start}..{self.end}")

    def text_in(self, text: str) -> str:
        """Return the characters that this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def text_of_spans(spans: Iterable[Span], text: str) -> str:
    """Return the pieces' text, joined by ' … ' where they are apart."""
    return " … ".join(span.text_in(text) for span in spans)
