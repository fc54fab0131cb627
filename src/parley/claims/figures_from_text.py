"""Figures from a text: every quantity with its hedge, its unit and what it counts.

1. One scan finds where numbers may stand; only there is anything parsed, and each parse looks at a bounded window.
2. Every figure's span lies in its text and covers hedge, number and what is counted; figures do not overlap.
3. What is no figure is left whole; what has no noun is kept with an empty unit.
4. An amount told without a number ("a large number of captives") is a figure without a value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parley.attributions.attribution import Part
from parley.claims.counted import Counted, counted_after
from parley.claims.figure import Figure
from parley.claims.hedge import change_before, hedge_after, hedge_before
from parley.claims.left_out import is_left, last_word, listed, may_be_year
from parley.claims.number import EXACT, Form, Number
from parley.claims.numbers_from_text import numbers_in
from parley.claims.unit import Unit, unit_after, unit_before, with_per
from parley.quantity import Hedge, Quantity
from parley.reports.span import Span

JOINT = re.compile(r" ?(?:-|–|—) ?|[- ](?:to|or|and|through|up to)[- ](?:between )?", re.IGNORECASE)
OPENS = re.compile(r" ?[(/\[] ?|(,? or )")  # a conversion: "just under 296 hp (224 kW)", "up 17.5 points, or 0.2%"
REACH = 240  # characters back to the noun that "58 remain" counts
BACK = re.compile(
    r",? (?:who|whom|whose|remain\w*|(?:were|was|are|is|have|had) \w|of (?:them|whom|those|these)|others?"
    r"|more(?! than)|died|left|survived)\b"
)
OF_A = re.compile(r" (?:of )?an? ", re.IGNORECASE)
COUNTRY = re.compile(r" (?:U\.S\.|US|USD|Canadian|Cdn|CAD|Australian|AUD)(?!\w)")
BODIES = re.compile(r"\b(bodies|remains|corpses|body) of (?:an? |the )?(?:other )?$")
NEAR = Decimal("1.5")  # "three or four" is a range, "25k or 40k" is two figures
HEDGED_ONE = re.compile(
    r"\b(?:up to (an?|another)|(?:at (?:least|most)|(?:more|less) than|about|nearly|almost) (another)) (?=[a-z])"
)  # "up to another year": at most one
VAGUE = re.compile(
    r"\b(?:an?|the) (?:(?:very )?(?:large|small|great|huge|big|certain|limited|growing|significant|substantial"
    r"|considerable|undisclosed|unspecified|unknown|tiny|vast|sizeable|sizable|record) )?"
    r"(?:number|amount|quantity|sum) of (?=[^\W\d_])"
    r"|\bseveral (?=[^\W\d_])|\ba (?:few|handful of|couple of) (?=[^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what stands around it, before ranges are joined and what is no figure is left out."""

    number: Number
    money: Unit | None  # before the number
    unit: Unit | None  # after it
    counted: Counted | None
    hedge: Hedge | None
    start: int  # of hedge, sign or number
    core: int  # end of the number or unit
    end: int  # end of hedge or noun

    @property
    def name(self) -> str:
        """Return the normalised unit or the counted noun's singular."""
        if self.unit:
            return self.unit.name
        if self.money:
            return self.money.name
        return self.counted.head if self.counted else ""


def figures_from_text(text: str, part: Part = Part.TEXT, skip: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """Return every figure of a text, in order; numbers that touch a span of `skip` (dates, times) are passed over."""
    figures = list(counted_figures(text, part, tuple(skip)))
    told = [*vague_figures(text, part), *hedged_ones(text, part)]
    apart = [figure for figure in told if not any(figure.span.overlaps(other.span) for other in near(figures, figure))]
    return tuple(sorted((*figures, *apart), key=lambda figure: figure.span)) if apart else tuple(figures)


def near(figures: Sequence[Figure], figure: Figure) -> Sequence[Figure]:
    """Return the figures on either side of where `figure` would stand in order."""
    at = bisect_left(figures, figure.span, key=lambda f: f.span)
    return figures[max(0, at - 1) : at + 1]


def counted_figures(text: str, part: Part, skip: tuple[Span, ...]) -> Iterator[Figure]:
    """Yield the figures that tell a number."""
    last: Reading | None = None
    noun: Figure | None = None
    floor = 0
    for reading in joined(text, readings_in(text, skip)):
        number = reading.number
        if is_left(text, number, reading.money, reading.unit, reading.counted):
            last = None
            continue
        hedge = reading.hedge
        if (
            hedge is None
            and last is not None
            and reading.name != last.name
            and (opening := OPENS.fullmatch(text, last.core, reading.start))
        ):
            hedge = last.hedge if opening[1] or last.hedge not in (Hedge.UP, Hedge.DOWN) else None
        if reading.end <= floor:
            continue
        reading = replace(reading, hedge=hedge, start=max(reading.start, floor))
        figure = figure_of(text, reading, part)
        figure = with_noun(text, figure, noun)
        yield figure
        last, floor = reading, reading.end
        noun = noun_told(noun, figure)


def figure_of(text: str, reading: Reading, part: Part) -> Figure:
    """Return the figure that a reading tells."""
    number, span = reading.number, Span(reading.start, reading.end)
    of = reading.counted.phrase if reading.counted else ""
    quantity = Quantity(number.low, number.high, reading.hedge or Hedge.EXACT, reading.name, of)
    return Figure(span, span.text_in(text), quantity, part)


def noun_told(noun: Figure | None, figure: Figure) -> Figure | None:
    """Return the last figure that names people or things counted: what "eight others" and "58 remain" count again."""
    return figure if figure.quantity.of and figure.quantity.unit in figure.quantity.of.lower() else noun


def with_noun(text: str, figure: Figure, noun: Figure | None) -> Figure:
    """Return the figure with the noun that an earlier one names, where the words point back to it."""
    unit, span = figure.quantity.unit, figure.span
    if unit not in ("", "other") or noun is None or span.start - noun.span.end > REACH:
        return figure
    if unit == "" and not BACK.match(text, span.end):
        return figure
    bodies = BODIES.search(text, max(0, span.start - 32), span.start)
    name = "body" if bodies else noun.quantity.unit
    of = figure.quantity.of or noun.quantity.of
    of = f"{bodies[1]} of {of}" if bodies else of
    return replace(figure, quantity=replace(figure.quantity, unit=name, of=of))


def vague_figures(text: str, part: Part) -> Iterator[Figure]:
    """Yield the amounts that are told without a number."""
    for match in VAGUE.finditer(text):
        counted = counted_after(text, match.end() - 1)
        if counted:
            span = Span(match.start(), counted.end)
            yield Figure(
                span, span.text_in(text), Quantity(None, None, Hedge.ABOUT, counted.head, counted.phrase), part
            )


def hedged_ones(text: str, part: Part) -> Iterator[Figure]:
    """Yield the measures of one that a hedge shows to be amounts: "up to another year", "more than a mile"."""
    for match in HEDGED_ONE.finditer(text):
        unit = unit_after(text, match.end() - 1)
        if unit and unit.start == match.end() and not unit.is_money:
            hedge, _ = hedge_before(text, match.start(match.lastindex or 0))
            span = Span(match.start(), unit.end)
            quantity = Quantity(Decimal(1), Decimal(1), hedge or Hedge.ABOUT, unit.name)
            yield Figure(span, span.text_in(text), quantity, part)


def readings_in(text: str, skip: tuple[Span, ...]) -> Iterator[Reading]:
    """Yield each number with what stands around it."""
    passed = iter(sorted(skip))
    span = next(passed, None)
    for number in numbers_in(text):
        while span is not None and span.end <= number.start:
            span = next(passed, None)
        if span is None or number.end <= span.start:
            yield reading_at(text, number)


def reading_at(text: str, number: Number) -> Reading:
    """Return the number with its hedge, its unit and what it counts."""
    if number.form is Form.LEFT:
        return Reading(number, None, None, None, None, number.start, number.end, number.end)
    money = unit_before(text, number.start)
    start = money.start if money else number.start
    hedge, start = hedge_before(text, start)
    behind, core = hedge_after(text, number.end)
    unit = unit_after(text, core)
    if number.form is Form.PART and unit is None and (of := OF_A.match(text, core)):  # "half a percentage point"
        unit = unit_after(text, of.end() - 1)
    if money:
        if country := COUNTRY.match(text, core):  # "$75 U.S. per barrel"
            core = country.end()
        with_money = with_per(text, Unit(money.name, money.start, core, True))
        unit = with_money if with_money.end > core else unit if unit and unit.is_money else None
    counted = None
    one = number.low == number.high == 1 and not number.scaled
    if unit:
        core = unit.end
        share = unit.name == "percentage" or text.startswith(" of ", core)
        counted = counted_after(text, core, one=not text.startswith(" of ", core)) if share else None
    elif money:
        counted = counted_after(text, core, one=True)
    elif not (behind and text[core - 1 : core] in "+" and text[core : core + 1].isalnum()):
        counted = counted_after(text, core, one=one, part=number.form is Form.PART)
        if counted and (by := with_per(text, Unit(counted.head, core, counted.end))).end > counted.end:
            counted = replace(counted, head=by.name, end=by.end)
    end = max(core, counted.end if counted and not unit and not money else core)
    if behind is None and (after := hedge_after(text, core))[0] is not None and text[core : core + 1] == " ":
        behind, end = after[0], max(end, after[1])
    hedge = hedge or behind or change_before(text, start)
    return Reading(number, money, unit, counted, hedge, start, core, end)


def joined(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the readings, those of a range's two ends as one."""
    last: Reading | None = None
    for reading in readings:
        if last is None:
            last = reading
        elif reading.number.start < last.core:  # "cm2" is one unit
            continue
        elif is_range(text, last, reading):
            last = range_of(last, reading)
        else:
            if reading.start < last.end:
                last = replace(last, end=last.core if last.core <= reading.start else last.number.end)
            yield last
            last = reading
    if last is not None:
        yield last


def is_range(text: str, one: Reading, other: Reading) -> bool:
    """Tell whether two numbers that follow one another are the ends of one range."""
    begin = other.money.start if other.money else other.number.start
    if not 0 < begin - one.core <= 13 or Form.LEFT in (one.number.form, other.number.form):
        return False
    between = JOINT.fullmatch(text, one.core, begin)
    if not between or one.number.is_range or other.number.is_range:
        return False
    came = left_of(text, one.start).endswith("from ")
    if (one.name and one.core > one.number.end and one.name != other.name and (other.name or not came)) or (
        other.money and not one.money
    ):
        return False
    if one.money and other.unit and not other.unit.is_money:
        return False
    if between[0] == "-" and one.number.form is not other.number.form:  # "7-Eleven"
        return False
    word = between[0].strip(" -").lower().split()[0] if between[0].strip(" -") else "-"
    left = left_of(text, one.start)
    if word == "and":
        return "between" in left or "between" in text[one.start : one.number.start].lower()
    low, high = one.number.low, other.number.low
    if low == high:
        return False
    if may_be_year(one.number, text[one.number.start : one.number.end]) and (high > 2199 or other.name):
        return last_word(left) not in listed("before_year.txt")
    if word == "or":
        small = one.core == one.number.end and not one.money and not other.money
        return small and low < high and (high <= low * NEAR or high - low == 1)
    bare = one.core == one.number.end and not one.money and high <= 3 * low  # "grew 5 to 7 percent"
    return came or bare or one.hedge not in (Hedge.UP, Hedge.DOWN)


def left_of(text: str, start: int) -> str:
    """Return the few characters before a figure."""
    return text[max(0, start - 12) : start].lower()


def range_of(one: Reading, other: Reading) -> Reading:
    """Return one reading of a range's two ends; a scale told once ("10 to 15 million") serves both."""
    low, high = one.number.low, other.number.high
    scale = other.number.scale
    if not one.number.scaled and other.number.scaled and scale > 1 and low * scale <= high:
        low = EXACT.multiply(low, scale)
    number = replace(other.number, start=one.number.start, low=min(low, high), high=max(low, high))
    return Reading(
        number,
        one.money,
        other.unit or one.unit,
        other.counted,
        one.hedge or other.hedge,
        one.start,
        other.core,
        other.end,
    )
