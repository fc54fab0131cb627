"""Figures that are told without a number: "a large number of captives", "several hours", "up to another year".

1. An amount has no value and is hedged as about; it is kept because what a text leaves open is told too.
2. A measure of one ("another year") is a figure only with a hedge before it.
3. Digits of two scripts in one number tell none that could be relied on.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from parley.attributions.attribution import Part
from parley.claims.counted import counted_after
from parley.claims.figure import Figure
from parley.claims.hedge import hedge_before
from parley.claims.unit import unit_after
from parley.quantity import Hedge, Quantity
from parley.reports.span import Span

AMOUNT = re.compile(
    r"\b(?:an? (?=number|amount|quantity|sum)|(?:an?|the) (?:very )?(?:large|small|great|huge|big|certain|limited"
    r"|growing|significant|substantial|considerable|undisclosed|unspecified|unknown|tiny|vast|sizable|record) )"
    r"(?:number|amount|quantity|sum) of (?=[^\W\d_])"
    r"|\bseveral (?=[^\W\d_])|\ba (?:few|handful of|couple of) (?=[^\W\d_])",
    re.IGNORECASE,
)
MIXED = re.compile(r"\d*(?:[0-9](?![0-9])\d|(?![0-9])\d[0-9])\d*")
ANOTHER = re.compile(
    r"\b(?:up to (an?|another)|(?:at (?:least|most)|(?:more|less) than|about|nearly|almost) (another)) (?=[a-z])"
)


def unnumbered_figures(text: str, part: Part) -> Iterator[Figure]:
    """Yield the amounts and measures of one in order; what begins within another is left to it."""
    end = 0
    found = (*amounts_in(text, part), *measures_in(text, part), *mixed_in(text, part))
    for figure in sorted(found, key=lambda figure: figure.span):
        if figure.span.start >= end:
            yield figure
            end = figure.span.end


def amounts_in(text: str, part: Part) -> Iterator[Figure]:
    """Yield "a large number of captives", "several hours"."""
    for match in AMOUNT.finditer(text):
        if counted := counted_after(text, match.end() - 1):
            span = Span(match.start(), counted.end)
            quantity = Quantity(None, None, Hedge.ABOUT, counted.head, counted.phrase)
            yield Figure(span, span.text_in(text), quantity, part)


def mixed_in(text: str, part: Part) -> Iterator[Figure]:
    """Yield numbers whose digits come from two scripts ("1٢3 dinars"): kept, and never given a value."""
    if text.isascii():
        return
    for match in MIXED.finditer(text):
        if len({ord(digit) - int(digit) for digit in match[0]}) > 1:
            unit, counted = unit_after(text, match.end()), counted_after(text, match.end())
            name = unit.name if unit else counted.head if counted else ""
            span = Span(match.start(), unit.end if unit else counted.end if counted else match.end())
            yield Figure(
                span,
                span.text_in(text),
                Quantity(None, None, Hedge.ABOUT, name, counted.phrase if counted else ""),
                part,
            )


def measures_in(text: str, part: Part) -> Iterator[Figure]:
    """Yield "up to another year", "more than another mile"."""
    for match in ANOTHER.finditer(text):
        unit = unit_after(text, match.end() - 1)
        if unit and unit.start == match.end() and not unit.is_money:
            hedge, _ = hedge_before(text, match.start(match.lastindex or 0))
            span = Span(match.start(), unit.end)
            quantity = Quantity(Decimal(1), Decimal(1), hedge or Hedge.ABOUT, unit.name)
            yield Figure(span, span.text_in(text), quantity, part)
