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
from parley.claims.unit import TIMES, Unit, unit_after, unit_before, with_per
from parley.claims.unnumbered import unnumbered_figures
from parley.quantity import Hedge, Quantity
from parley.reports.span import Span

JOINT = re.compile(r" ?(?:-|–|—) ?|[- ](?:to|or|and|through|up to)[- ](?:between )?", re.IGNORECASE)
OPENS = re.compile(r" ?[(/\[] ?|(,? or )")  # a conversion: "just under 296 hp (224 kW)", "up 17.5 points, or 0.2%"
REACH = 240  # characters back to the noun that "58 remain" counts
BACK = re.compile(
    r",? (?:who|whom|whose|remain\w*|(?:were|was|are|is|have|had) \w|of (?:them|whom|those|these)|others?"
    r"|more(?! than)|died|left|survived)\b"
)
UNSURE = (Form.PART, Form.SCALE)  # "half a percentage point", "billions of dollars"
OF = re.compile(r" of ")
OF_A = re.compile(r" (?:of )?an? ", re.IGNORECASE)
COUNTRY = re.compile(r" (?:U\.S\.|US|USD|Canadian|Cdn|CAD|Australian|AUD)(?!\w)")
BODIES = re.compile(r"\b(bodies|remains|corpses|body) of (?:an? |the )?(?:other )?$")
NEAR = Decimal("1.5")  # "three or four" is a range, "25k or 40k" is two figures


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
    """Return every figure of a text, in order.

    Numbers that touch a span of `skip` (dates and times) are passed over, but for the durations in them.
    """
    figures = list(counted_figures(text, part, tuple(skip)))
    apart = [figure for figure in unnumbered_figures(text, part) if not any(near(figures, figure))]
    return tuple(sorted((*figures, *apart), key=lambda figure: figure.span)) if apart else tuple(figures)


def near(figures: Sequence[Figure], figure: Figure) -> Iterator[bool]:
    """Yield of the figures on either side of where `figure` would stand whether they overlap it."""
    at = bisect_left(figures, figure.span, key=lambda other: other.span)
    yield from (other.span.overlaps(figure.span) for other in figures[max(0, at - 1) : at + 1])


def counted_figures(text: str, part: Part, skip: tuple[Span, ...]) -> Iterator[Figure]:
    """Yield the figures that tell a number."""
    last: Reading | None = None
    noun: Figure | None = None
    floor = 0
    for reading in joined(text, readings_in(text, skip)):
        counted = reading.counted
        if is_left(text, reading.number, reading.money, reading.unit, counted):
            last = None
            continue
        if reading.end <= floor:
            continue
        hedge = reading.hedge or hedge_shared(text, last, reading)
        reading = replace(reading, hedge=hedge, start=max(reading.start, floor))
        told = figure_of(text, reading, part)
        figure = with_noun(text, told, noun)
        yield figure
        last, floor = reading, reading.end
        if (counted and not reading.unit and not reading.money) or figure is not told:
            noun = figure


def hedge_shared(text: str, last: Reading | None, reading: Reading) -> Hedge | None:
    """Return the hedge that a conversion shares with the figure before it: "just under 296 hp (224 kW)"."""
    if last is None or reading.name == last.name:
        return None
    opening = OPENS.fullmatch(text, last.core, reading.start)
    if opening is None or (last.hedge in (Hedge.UP, Hedge.DOWN) and not opening[1]):
        return None
    return last.hedge


def figure_of(text: str, reading: Reading, part: Part) -> Figure:
    """Return the figure that a reading tells."""
    number, span = reading.number, Span(reading.start, reading.end)
    of = reading.counted.phrase if reading.counted else ""
    quantity = Quantity(number.low, number.high, reading.hedge or Hedge.EXACT, reading.name, of)
    return Figure(span, span.text_in(text), quantity, part)


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


def readings_in(text: str, skip: tuple[Span, ...]) -> Iterator[Reading]:
    """Yield each number with what stands around it."""
    passed = iter(sorted(skip))
    span = next(passed, None)
    for number in numbers_in(text):
        while span is not None and span.end <= number.start:
            span = next(passed, None)
        reading = reading_at(text, number)
        within = span is not None and number.end > span.start
        if not within or (reading.unit is not None and reading.unit.name in TIMES):  # "nine days" of "nine days later"
            yield reading


def reading_at(text: str, number: Number) -> Reading:
    """Return the number with its hedge, its unit and what it counts."""
    if number.form is Form.LEFT:
        return Reading(number, None, None, None, None, number.start, number.end, number.end)
    money = unit_before(text, number.start)
    start = money.start if money else number.start
    hedge, start = hedge_before(text, start)
    behind, core = hedge_after(text, number.end)
    adds = money is not None and text.startswith(" plus ", number.end)  # "£35m plus add-ons"
    if adds:
        behind, core = None, number.end
    a_unit = number.form is Form.PART and OF_A.match(text, core)
    unit = unit_after(text, a_unit.end() - 1 if a_unit else core)  # "half an hour" is no rate
    if unit is None and (of := (OF_A if number.form is Form.PART else OF).match(text, core)) and number.form in UNSURE:
        unit = unit_after(text, of.end() - 1)
    if money:
        if country := COUNTRY.match(text, core):  # "$75 U.S. per barrel"
            core = country.end()
        with_money = with_per(text, Unit(money.name, money.start, core, True))
        unit = with_money if with_money.end > core else unit if unit and unit.is_money else None
    core = unit.end if unit else core
    counted = _counted_at(text, number, money, unit, core, joined=bool(behind and text[core - 1 : core] in "+"))
    end = max(core, counted.end if counted and not unit and not money else core)
    if (
        behind is None
        and not adds
        and (after := hedge_after(text, core))[0] is not None
        and text[core : core + 1] == " "
    ):
        behind, end = after[0], max(end, after[1])
    hedge = hedge or behind or change_before(text, start, things=unit is None and money is None and counted is not None)
    return Reading(number, money, unit, counted, hedge, start, core, end)


def _counted_at(
    text: str, number: Number, money: Unit | None, unit: Unit | None, core: int, *, joined: bool
) -> Counted | None:
    """Return what a number counts, beside its unit or in place of one; `joined`: a "+" ties it to what follows."""
    if unit:
        share = unit.name == "percentage" or text.startswith(" of ", core)
        return counted_after(text, core, one=not text.startswith(" of ", core)) if share else None
    if money:
        return counted_after(text, core, one=True)
    if joined and text[core : core + 1].isalnum():
        return None
    one = number.low == number.high == 1 and not number.scaled
    counted = counted_after(text, core, one=one, part=number.form is Form.PART)
    if counted and (by := with_per(text, Unit(counted.head, core, counted.end))).end > counted.end:
        return replace(counted, head=by.name, end=by.end)
    return counted


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
    if low == high or (low > high and one.name == other.name == "percentage" and not came):
        return False  # "46 percent to 44 percent" are two shares
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
