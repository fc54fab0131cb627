"""Exchanges: so many for so many, as one structure with two legs and who gives each.

1. A leg is what one side gives; where the text does not say who gives it, nobody is guessed.
2. People who are released are counted as held by the giver of their release, whatever the outlet calls them.
3. A rate ("30 for each") is an exchange whose other leg is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from parley.claims.counted import counted_after
from parley.claims.figure import Figure
from parley.claims.total import ENDS, Total, totals_from_figures
from parley.quantity import Quantity
from parley.reports.span import Span

REACH = 140  # characters from one leg to the other
FOR = re.compile(r"\b(?:in (?:exchange|return) for|exchanged? for|swapped for|traded for|against the release of)\b")
JUST_FOR = re.compile(r" for (?:the release of )?(?:some |about )?", re.IGNORECASE)
AGAINST = re.compile(r"(?: more| others?)?, against (?:some |about )?")  # "handed over 18 soldiers, against 560 people"
EACH = re.compile(r" (?:in exchange )?for (?:each|every)(?= \w)")
RELEASE = re.compile(
    r"\b(?:releas\w+|free[ds]?|freeing|hand(?:s|ed|ing)? over|set free|return(?:s|ed|ing)?|deliver\w*)\b"
)
ASKED = re.compile(
    r"\b(?:demand\w*|request\w*|ask\w*|call\w* (?:for|on)|seek\w*|sought|urg\w+|want\w*|insist\w*|press\w*|secur\w+)\b"
)
HELD = re.compile(
    r"(?:(?!\bfor\b)[^.;\n\d]){0,40}?"
    r"\b(?:(?:held|jailed|detained|imprisoned|kept) (?:by|in)|let out of|freed from) (?:the )?"
    r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
STARTS = frozenset(
    ["The", "A", "An", "In", "On", "At", "If", "For", "During", "Under", "However", "Additionally", "According", "This",
     "That", "It", "They", "He", "She", "Of", "As", "But", "And", "After", "Before", "When"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leg:
    """What one side gives."""

    figures: tuple[Figure, ...]  # "12 living miners", "three others": more than one where "and" joins them
    giver: str = ""  # as the text says it; "" where it does not
    taker: str = ""  # who asked for it or is told to receive it

    @property
    def span(self) -> Span:
        """Return the evidence."""
        return Span(self.figures[0].span.start, self.figures[-1].span.end)


@dataclass(frozen=True, slots=True)
class Exchange:
    """So many for so many."""

    given: Leg
    returned: Leg
    is_rate: bool = False  # "30 for each"


def exchanges_from_figures(text: str, figures: Sequence[Figure]) -> tuple[Exchange, ...]:
    """Return the exchanges that a text tells, from its figures in order."""
    totals = {total.parts[0]: total for total in totals_from_figures(text, figures)}
    within = {part for total in totals.values() for part in total.parts[1:]}
    groups = [parts_of(totals.get(figure), figure) for figure in figures if figure not in within]
    exchanges = [rate for group in groups if (rate := rate_of(text, group)) is not None]
    for one, other in pairwise(groups):
        if are_exchanged(text, one, other):
            exchanges.append(exchange_of(leg_of(text, one), leg_of(text, other)))
    return tuple(sorted(exchanges, key=lambda exchange: exchange.given.span))


def exchange_of(given: Leg, returned: Leg) -> Exchange:
    """Return the exchange of two legs: who demands the one leg gives the other."""
    if given.taker and not returned.giver:
        returned = replace(returned, giver=given.taker, taker="")
    return Exchange(given, returned)


def parts_of(total: Total | None, figure: Figure) -> tuple[Figure, ...]:
    """Return the figures of a total, or the one figure."""
    return total.parts if total else (figure,)


def are_exchanged(text: str, one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Tell whether the words between two groups of figures exchange one for the other."""
    end, start = one[-1].span.end, other[0].span.start
    if start - end > REACH:
        return False
    between = text[end:start]
    if ENDS.search(between):
        return False
    if FOR.search(between):
        return True
    people = all(figure.quantity.of and " per " not in figure.quantity.unit for figure in (*one, *other))
    if people and AGAINST.fullmatch(between):
        return RELEASE.search(text, max(0, one[0].span.start - REACH), one[0].span.start) is not None
    return people and JUST_FOR.fullmatch(between) is not None


def rate_of(text: str, group: tuple[Figure, ...]) -> Exchange | None:
    """Return the exchange that "30 prisoners for each captive" tells, or None."""
    match = EACH.match(text, group[-1].span.end)
    if not match:
        return None
    counted = counted_after(text, match.end(), one=True)
    if counted is None:
        return None
    span = Span(match.end() - len("each"), counted.end)
    one = Quantity(Decimal(1), Decimal(1), unit=counted.head, of=counted.phrase)
    return Exchange(leg_of(text, group), Leg((Figure(span, span.text_in(text), one, group[0].part),)), is_rate=True)


def leg_of(text: str, figures: tuple[Figure, ...]) -> Leg:
    """Return the leg with its giver or its taker, where the text names one."""
    held = HELD.match(text, figures[-1].span.end)
    giver = held[1] if held else ""
    start = figures[0].span.start
    before = text[max(0, start - REACH) : start]
    ends = [match.end() for match in ENDS.finditer(before)]
    ends += [match.end() for match in FOR.finditer(before)]
    before = before[max(ends) :] if ends else before
    releases = list(RELEASE.finditer(before))
    if not releases:
        return Leg(figures, giver)
    names = [m for m in NAME.finditer(before, 0, releases[-1].start()) if m[0] not in STARTS]
    if not names:
        return Leg(figures, giver)
    name = names[-1][0]
    for start_word in STARTS:
        name = name.removeprefix(f"{start_word} ")
    asked = ASKED.search(before, names[-1].end(), releases[-1].start())
    return Leg(figures, giver, name) if asked else Leg(figures, giver or name)


def releases_from_figures(text: str, figures: Sequence[Figure]) -> tuple[Leg, ...]:
    """Return the figures that follow a word for releasing in their sentence, each with who would give or who asked."""
    legs = []
    totals = {total.parts[0]: total for total in totals_from_figures(text, figures)}
    for figure in figures:
        before = text[max(0, figure.span.start - 40) : figure.span.start]
        if (
            figure.quantity.of
            and (found := list(RELEASE.finditer(before)))
            and not ENDS.search(before, found[-1].end())
        ):
            legs.append(leg_of(text, parts_of(totals.get(figure), figure)))
    return tuple(legs)
