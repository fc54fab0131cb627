"""How figures of one report hang together: parts of a whole, and parts that make a total.

1. A relation is read from the words between two figures of one sentence, never from the numbers.
2. A total is as sure as its least sure part, and is one only where all its parts are counted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from parley.claims.figure import Figure
from parley.quantity import Hedge, Quantity

REACH = 160  # characters between two figures that hang together
ENDS = re.compile(r"[.;!?](?=\s)|\n")
AND = re.compile(
    r",? ?(?:and|plus|as well as|along with|together with) (?:also |another |a further )?"
    r"(?:(?:the )?(?:bodies|remains|corpses|body) of (?:an? )?)?",
    re.IGNORECASE,
)
NOUN = re.compile(r" [^\W\d_]{3,}$")  # the figure names what it counts, and does not leave it to the one before
MORE = re.compile(r" (?:more|others?)\b")  # "and the bodies of six more"
INCLUDING = re.compile(r"\b(?:including|among (?:them|whom)|of (?:whom|which|them))(?: the)? $", re.IGNORECASE)
OF_WHOM = re.compile(r",? (?:of (?:whom|them|which)\b|(?:dead )?among them\b)", re.IGNORECASE)
OF_THE = re.compile(r" (?:out )?of (?:the |those |these |its |their |his |her |all |some )?", re.IGNORECASE)
WHOLE = re.compile(r"(?:^|[.;\n“\"] ?|, )(?:out )?of (?:the|those|these|its|their) (?:\w+ )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A figure that is told as a part of another: "58 …, including 34"."""

    whole: Figure
    part: Figure


@dataclass(frozen=True, slots=True)
class Total:
    """Figures told side by side as one amount: "12 living miners and the bodies of three others"."""

    parts: tuple[Figure, ...]
    quantity: Quantity


def total_of(quantities: Iterable[Quantity]) -> Quantity | None:
    """Return the sum of some quantities, or None where one of them has no value.

    >>> total_of([Quantity(Decimal(25), Decimal(25)), Quantity(Decimal(8), Decimal(8))]).low
    Decimal('33')
    """
    parts = tuple(quantities)
    if not parts or any(part.low is None or part.high is None for part in parts):
        return None
    low = sum((part.low for part in parts if part.low is not None), Decimal(0))
    high = sum((part.high for part in parts if part.high is not None), Decimal(0))
    hedges = {part.hedge for part in parts} - {Hedge.EXACT}
    hedge = Hedge.EXACT if not hedges else hedges.pop() if len(hedges) == 1 else Hedge.ABOUT
    units = dict.fromkeys(part.unit for part in parts)
    return Quantity(low, high, hedge, " + ".join(units), " and ".join(part.of for part in parts))


def totals_from_figures(text: str, figures: Sequence[Figure]) -> tuple[Total, ...]:
    """Return the runs of figures that "and" joins into one amount of people or of one unit."""
    totals: list[Total] = []
    run: list[Figure] = []
    for figure in figures:
        if run and not are_joined(text, run[-1], figure):
            totals += total_from_run(run)
            run = []
        run.append(figure)
    return (*totals, *total_from_run(run))


def total_from_run(run: Sequence[Figure]) -> tuple[Total, ...]:
    """Return the total of figures side by side, or nothing for a single one."""
    quantity = total_of(figure.quantity for figure in run) if len(run) > 1 else None
    return (Total(tuple(run), quantity),) if quantity else ()


def are_joined(text: str, one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told side by side as one amount."""
    if not AND.fullmatch(text, one.span.end, other.span.start):
        return False
    units = {one.quantity.unit, other.quantity.unit}
    if "" in units or not one.quantity.of or not other.quantity.of:
        return False
    if any(figure.quantity.high is not None and figure.quantity.high < 1 for figure in (one, other)):
        return False  # "58 captives and a third of …"
    named = NOUN.search(other.text) is not None or ("body" in units and MORE.match(text, other.span.end) is not None)
    return named and (other.text.lower().endswith(("others", "other")) or "body" in units or len(units) == 1)


def parts_from_figures(text: str, figures: Sequence[Figure]) -> tuple[PartOf, ...]:
    """Return which figures are told as parts of the one before or after them."""
    parts = []
    for one, other in pairwise(figures):
        between = text[one.span.end : other.span.start] if other.span.start - one.span.end <= REACH else "\n"
        if ENDS.search(between):
            continue
        if INCLUDING.search(between) or OF_WHOM.match(text, other.span.end):
            parts.append(PartOf(one, other))
        elif OF_THE.fullmatch(between):
            parts.append(PartOf(other, one))
        elif "," in between and WHOLE.search(text, max(0, one.span.start - 24), one.span.start):
            parts.append(PartOf(one, other))
    return tuple(parts)
