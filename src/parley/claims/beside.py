"""What stands beside a trigger: the figures of its clause, the day it is told for, and the day it was said.

1. A day told beside the cue is the day said; one in the trigger's clause is the day that the event is told for.
2. Nothing is said on a day after the report's own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from parley.attributions.attribution import Attribution
from parley.claims.figure import Figure
from parley.claims.time_expression import TimeExpression
from parley.claims.wording import Wording
from parley.day import Day
from parley.reports.span import Span

BESIDE: Final = 80  # characters from a cue in which its day stands
Told = TypeVar("Told", TimeExpression, Figure)


def within(told: Sequence[Told], w: Wording, begin: int, end: int) -> Sequence[Told]:
    """Return what stands within a sentence, of a list in order."""
    start, stop = w.passage.starts[begin], w.passage.ends[end - 1]
    first = bisect_left(told, start, key=lambda one: one.span.start)
    last = first
    while last < len(told) and told[last].span.start < stop:
        last += 1
    return told[first:last]


def inside(figures: Sequence[Figure], spans: Sequence[Span]) -> tuple[Figure, ...]:
    """Return the figures that stand within some spans."""
    return tuple(f for f in figures if any(s.start <= f.span.start and f.span.end <= s.end for s in spans))


def said_on(days: Sequence[TimeExpression], attribution: Attribution, published: Day | None) -> Day | None:
    """Return the day told beside a cue, outside of what is said."""
    if not attribution.cue:
        return None
    outside = [d for d in days if not any(s.start <= d.span.start < s.end for s in attribution.content)]
    at = attribution.cue[0].start
    told = [d for d in outside if abs(d.span.start - at) < BESIDE]
    outside = [d for d in told if not (published and d.day and d.day.first > published.last)]
    return min(outside, key=lambda d: abs(d.span.start - at)).day if outside else None


def event_on(days: Sequence[TimeExpression], clause: Span, at: int, attribution: Attribution, cue: bool) -> Day | None:
    """Return the day told nearest to a trigger, within its clause; a cue's day is the day said."""
    inside = [
        d
        for d in days
        if clause.start <= d.span.start
        and d.span.end <= clause.end
        and (cue or not attribution.cue or any(s.start <= d.span.start < s.end for s in attribution.content))
    ]
    return min(inside, key=lambda d: abs(d.span.start - at)).day if inside else None
