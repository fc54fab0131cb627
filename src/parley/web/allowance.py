"""The allowance: how much of a report the long lists of a folder may quote, so that no folder holds whole reports.

1. What a list quotes of a report is counted once, whichever list quotes it first; the pages come in their order.
2. What goes beyond is left out of the list, and the list says how much that is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from parley.attributions.attribution import Part
from parley.record.record import Record
from parley.reports.span import Span

T = TypeVar("T")
Place = tuple[str, Part, Span]  # a report's name, and where in it

SHARE = 0.2  # of a report's text, by all such lists together; other pages quote what they rest on
A_WORD = 6  # characters, with the space after it


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be quoted of each report, and what is quoted so far."""

    characters: Mapping[str, float]  # by the report's name
    quoted: dict[str, set[int]] = field(default_factory=dict, compare=False, repr=False)

    def holds(self, report: str, part: Part, span: Span) -> bool:
        """Tell whether a list may quote a place, and count it as quoted if so; a title may always be quoted."""
        if part is Part.TITLE:
            return True
        quoted = self.quoted.setdefault(report, set())
        more = set(range(span.start, span.end)) - quoted
        if more and len(quoted) + len(more) > self.characters.get(report, 0.0):
            return False
        quoted |= more
        return True


def allowance_of(record: Record) -> Allowance:
    """Return what the lists of a folder may quote of each current report."""
    rows = record.execute("SELECT name, words FROM report WHERE current")
    return Allowance({name: words * A_WORD * SHARE for name, words in rows})


def allowed(allowance: Allowance | None, items: Iterable[T], place_of: Callable[[T], Place]) -> tuple[T, ...]:
    """Return what of a list may be quoted; all of it where there is no allowance."""
    return tuple(item for item in items if allowance is None or allowance.holds(*place_of(item)))
