"""Figures as told: each with who tells it, how it is told, whose giving it counts, and the sentence that shows it.

1. How a figure is told (as done, agreed, offered, asked for) is read from its own sentence; where no word says, it is
   just told.
2. A total of figures told side by side is one figure told, with all its parts as evidence.
3. An outlet's words are kept as they are; nouns meet only through `words/counted.txt`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from parley.attributions.attribution import Part
from parley.claims.exchange import Exchange, Leg, exchanges_from_figures, releases_from_figures
from parley.claims.figure import Figure
from parley.claims.total import parts_from_figures, total_of, totals_from_figures
from parley.day import Day
from parley.quantity import Quantity, Truth, at_least, interval_of
from parley.reports.span import Span
from parley.words import words_in

SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"'‘])|\n+")
LONGEST = 600  # characters of a sentence shown as evidence
BEFALLEN = frozenset(["die", "injure", "take", "hold", "flee"])  # told, and never offered or asked for
BEFORE = 30  # characters by which a word before a figure counts as further off than one after it
REACH = 90  # characters before a figure that tell its status, and around it that tell its event


class Status(StrEnum):
    """How a figure is told."""

    AGREED = "agreed"  # as a term of an agreement
    OFFERED = "offered"
    ASKED = "asked for"  # demanded, or put as a condition
    DONE = "done"
    TOLD = "told"  # no word says more


@dataclass(frozen=True, slots=True)
class FiguresOfReport:
    """One report's figures, as the record holds them."""

    report: str
    outlet: str
    day: Day | None
    text: str
    figures: tuple[Figure, ...]
    voices: tuple[tuple[Span, str], ...] = ()  # content of attributions and their speakers' names
    part: Part = Part.TEXT  # of which of the report's texts this is


@dataclass(frozen=True, slots=True)
class Told:
    """A figure told, or a total of several, with its evidence."""

    report: str  # a report's name, or the source of an agreed figure
    outlet: str
    day: Day | None
    teller: str  # "" for the outlet's own voice
    status: Status
    quantity: Quantity
    text: str  # as told: "12 living miners and the bodies of three others"
    thing: str  # the group of `words/counted.txt`, or the unit
    giver: str = ""  # who gives or would give what is counted; "" where the text does not say
    against: str = ""  # in an exchange, who gives the other leg
    event: str = ""  # what befell those counted: "release", "take", "hold", "die"; "" where no word near it says
    spans: tuple[Span, ...] = ()
    sentence: str = ""
    part: Part = Part.TEXT  # the text that the spans point into


@dataclass(frozen=True, slots=True)
class Within:
    """A figure told as a part of another, and whether it can be."""

    whole: Told
    part: Told
    fits: Truth


@cache
def groups() -> dict[str, str]:
    """Return each counted noun's group."""
    table: dict[str, str] = {}
    for line in words_in("counted.txt"):
        name, _, nouns = line.partition("|")
        table |= {noun.strip(): name.strip() for noun in nouns.split(";")}
    return table


@cache
def statuses() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """Return the words that tell each status, in order of weight."""
    named = {"asked": Status.ASKED, "offered": Status.OFFERED, "agreed": Status.AGREED, "done": Status.DONE}
    lines = (line.partition("|") for line in words_in("figure_status.txt"))
    return tuple((named[name.strip()], pattern_of(words)) for name, _, words in lines)


@cache
def events() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the words that tell each event."""
    lines = (line.partition("|") for line in words_in("figure_events.txt"))
    return tuple((name.strip(), pattern_of(words)) for name, _, words in lines)


def pattern_of(words: str) -> re.Pattern[str]:
    """Return the pattern of a list's alternatives."""
    return re.compile(rf"\b(?:{'|'.join(word.strip() for word in words.split(';'))})\b", re.IGNORECASE)


def thing_of(quantity: Quantity) -> str:
    """Return the group that a quantity's noun belongs to, or the noun; a total's is that of its first part.

    >>> thing_of(Quantity(None, None, unit="captive + body"))
    'held person'
    """
    first = quantity.unit.partition(" + ")[0]
    return groups().get(first, first)


def told_from_reading(reading: FiguresOfReport) -> tuple[Told, ...]:
    """Return the figures that a report tells, totals first and their parts left to them."""
    text, figures = reading.text, reading.figures
    legs: dict[tuple[Figure, ...], tuple[Leg, str]] = {}
    for leg in releases_from_figures(text, figures):
        legs[leg.figures] = (leg, "")
    starts: dict[tuple[Figure, ...], int] = {}
    for exchange in exchanges_from_figures(text, figures):
        legs |= legs_of(exchange)
        starts |= {leg.figures: exchange.given.span.start for leg in (exchange.given, exchange.returned)}
    totals = {total.parts for total in totals_from_figures(text, figures)}
    within = {figure for parts in totals for figure in parts}
    found = [*totals, *((figure,) for figure in figures if figure not in within)]
    found.sort(key=lambda parts: parts[0].span)
    return tuple(told_of(reading, parts, legs.get(parts), starts.get(parts, parts[0].span.start)) for parts in found)


def legs_of(exchange: Exchange) -> Iterator[tuple[tuple[Figure, ...], tuple[Leg, str]]]:
    """Yield both legs of an exchange by their figures, each with who gives the other."""
    yield exchange.given.figures, (exchange.given, exchange.returned.giver)
    yield exchange.returned.figures, (exchange.returned, exchange.given.giver)


def told_of(reading: FiguresOfReport, parts: tuple[Figure, ...], leg: tuple[Leg, str] | None, start: int) -> Told:
    """Return one figure told; `start` is where the exchange that it belongs to begins."""
    quantity = parts[0].quantity if len(parts) == 1 else total_of(part.quantity for part in parts) or parts[0].quantity
    span = Span(parts[0].span.start, parts[-1].span.end)
    sentence = sentence_at(reading.text, span)
    event = "release" if leg else event_of(reading.text, sentence, span)
    before = reading.text[max(min(sentence.start, start), start - REACH) : start]
    counted = bool(quantity.of) and quantity.unit in quantity.of.lower()
    bystander = event in BEFALLEN or (counted and not event)  # "two officials said": nothing is promised of them
    return Told(
        report=reading.report,
        outlet=reading.outlet,
        day=reading.day,
        teller=teller_of(reading.voices, span),
        status=Status.TOLD if bystander else status_of(before),
        quantity=quantity,
        text=span.text_in(reading.text),
        thing=thing_of(quantity),
        giver=leg[0].giver if leg else "",
        against=leg[1] if leg else "",
        event=event,
        spans=tuple(part.span for part in parts),
        sentence=sentence.text_in(reading.text).strip(),
        part=reading.part,
    )


def status_of(before: str) -> Status:
    """Return how a figure is told by the words before it in its sentence."""
    return next((status for status, words in statuses() if words.search(before)), Status.TOLD)


def event_of(text: str, sentence: Span, span: Span) -> str:
    """Return what befell those counted, by the nearest word after or before the figure in its sentence."""
    after = text[span.end : min(sentence.end, span.end + REACH)]
    before = text[max(sentence.start, span.start - REACH) : span.start]
    near = [(found.start(), event) for event, words in events() if (found := words.search(after))]
    near += [(len(before) - m.end() + BEFORE, event) for event, words in events() for m in words.finditer(before)]
    return min(near)[1] if near else ""


def teller_of(voices: Iterable[tuple[Span, str]], span: Span) -> str:
    """Return the speaker of the smallest content that covers a figure, or ""."""
    covering = [(content.end - content.start, name) for content, name in voices if content.covers(span)]
    return min(covering)[1] if covering else ""


def sentence_at(text: str, span: Span) -> Span:
    """Return the sentence around a span, cut where it is very long."""
    low, high = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    start = max((match.end() for match in SENTENCE.finditer(text, low, span.start)), default=low)
    after = SENTENCE.search(text, span.end, high)
    return Span(min(start, span.start), after.start() if after else high)


def within_of(reading: FiguresOfReport, told: Iterable[Told]) -> tuple[Within, ...]:
    """Return which figures of a report are told as parts of which."""
    by_span = {figure.spans[0]: figure for figure in told}
    pairs = parts_from_figures(reading.text, reading.figures)
    return tuple(
        within_from(by_span[pair.whole.span], by_span[pair.part.span])
        for pair in pairs
        if pair.whole.span in by_span and pair.part.span in by_span
    )


def within_from(whole: Told, part: Told) -> Within:
    """Return a part and its whole, with whether the whole reaches it."""
    margin = Decimal(0)
    return Within(whole, part, at_least(interval_of(whole.quantity, margin), interval_of(part.quantity, margin)))
