"""Times, amounts and conditions in plain English."""

from datetime import date
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form, Relation
from parley.agreement.baseline import in_all
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Counted, Not, OnDay, Side, Since
from parley.agreement.instant import Bounds, Instant
from parley.agreement.names import listed, name_of, names_of
from parley.agreement.show import text_of_amount, text_of_duration, text_of_number
from parley.agreement.time import (
    Civil,
    Duration,
    Edge,
    EdgeOf,
    Extreme,
    Happened,
    Named,
    NthDay,
    Occasion,
    Offset,
    Time,
    Vague,
    When,
)
from parley.day import MONTHS
from parley.quantity import Truth

HAPPENED = {
    Occasion.DONE: "is done",
    Occasion.BEGUN: "has begun",
    Occasion.ONGOING: "is going on",
    Occasion.ENDED: "has ended",
    Occasion.AGREED: "is agreed",
    Occasion.ACCEPTED: "is accepted",
    Occasion.REJECTED: "is rejected",
    Occasion.VERIFIED: "is verified",
    Occasion.NOTIFIED: "is notified",
}
RELATIONS = {
    Relation.AT_LEAST: "at least",
    Relation.AT_MOST: "at most",
    Relation.EQUAL: "exactly",
    Relation.MORE: "more than",
    Relation.LESS: "less than",
}
SIDES = {Side.BEFORE: "before", Side.BY: "not later than", Side.FROM: "on or after", Side.AFTER: "after"}
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def date_in_words(on: date) -> str:
    """Return `9 March 2025`."""
    return f"{on.day} {MONTHS[on.month - 1].title()} {on.year}"


def instant_in_words(instant: Instant) -> str:
    """Return a day, with its clock time where there is one."""
    return date_in_words(instant.on) + (f", {instant.at:%H:%M}" if instant.at else "")


def day_in_words(bounds: Bounds) -> str:
    """Return a day or an interval of days."""
    first, last = (instant_in_words(end) if end else "" for end in (bounds.first, bounds.last))
    if first == last:
        return first or "a day that cannot be told"
    return f"{first or 'an open day'} to {last or 'an open day'}"


def length_in_words(duration: Duration) -> str:
    """Return a length."""
    return text_of_duration(duration)


def time_in_words(time: Time, agreement: Agreement) -> str:
    """Return a time in words."""
    match time:
        case Civil(on, at, zone):
            return instant_in_words(Instant(on, at)) + (f" ({zone})" if zone else "")
        case Vague(first, last, words):
            return words or f"{date_in_words(first)} to {date_in_words(last)}"
        case EdgeOf(Edge.START, of):
            return f"the start of {name_of(of, agreement)}"
        case EdgeOf(_, of):
            return f"the end of {name_of(of, agreement)}"
        case Named(day):
            return f"the start of {name_of(day, agreement)}" if agreement.phase(day) else f"“{day}”"
        case When(event):
            return f"the day when {condition_in_words(event, agreement)}"
        case NthDay(n, of):
            anchor = name_of(of.day, agreement) if isinstance(of, Named) else time_in_words(of, agreement)
            return f"day {n} of {anchor}" if isinstance(of, Named) else f"day {n} from {anchor}"
        case Offset(duration, direction, anchor):
            if direction.value == "within":
                return f"within {text_of_duration(duration)} of {time_in_words(anchor, agreement)}"
            return f"{text_of_duration(duration)} {direction.value} {time_in_words(anchor, agreement)}"
        case Extreme(choice, of):
            return f"the {choice.value} of {listed([time_in_words(part, agreement) for part in of])}"
        case _:
            return "a day to be agreed" if time.to_be_agreed else "a day that is not said"


def amount_in_words(amount: Amount, agreement: Agreement) -> str:
    """Return an amount in words."""
    match amount.form:
        case Form.OPEN:
            return "a number to be agreed" if amount.to_be_agreed else "a number that is not said"
        case Form.SOME:
            return "some number that nobody gave"
        case Form.ALL_REMAINING:
            return "all who or that remain"
        case Form.VARIABLE:
            return f"a number {amount.variable}"
        case Form.PERCENT if not amount.of:
            return f"{text_of_amount(amount)} of the total"
        case _:
            text = text_of_amount(amount)
            if amount.quantity and amount.form is Form.NUMBER:
                ends = {end for end in (amount.quantity.low, amount.quantity.high) if end is not None}
                for end in sorted(ends):
                    text = text.replace(text_of_number(end), _number_in_words(end), 1)
            return text.replace(" over ", " over the baseline ") + _with_baseline(amount, agreement)


def _happened(occasion: Occasion, of: str, agreement: Agreement) -> str:
    """Return the verb of an event, in the plural where what it is of is one."""
    verb, _, rest = HAPPENED[occasion].partition(" ")
    if name_of(of, agreement).startswith("the talks "):
        verb = {"is": "are", "has": "have"}.get(verb, verb)
    return f"{verb} {rest}"


def _number_in_words(number: Decimal) -> str:
    """Return a number as people write it: 63.9 billion, 1,900, 12,000.

    >>> _number_in_words(Decimal(63900000000)), _number_in_words(Decimal(12000))
    ('63.9 billion', '12,000')
    """
    for scale, word in SCALES:
        if abs(number) >= scale:
            shown = number / scale
            return f"{text_of_number(shown)} {word}" if shown == round(shown, 3) else f"{number:,f}"
    return f"{Decimal(text_of_number(number)):,f}" if abs(number) >= 10000 else text_of_number(number)


def _with_baseline(amount: Amount, agreement: Agreement) -> str:
    """Return what an amount over a baseline comes to in all."""
    whole = in_all(amount, agreement)
    return f", in all {amount_in_words(whole, agreement)}" if whole else ""


def condition_in_words(condition: Condition, agreement: Agreement, inner: bool = False) -> str:
    """Return a condition in words; `inner` puts brackets around a compound."""
    match condition:
        case Happened(occasion, of, by):
            who = f" by {names_of(by, agreement)}" if by else ""
            return f"{name_of(of, agreement)} {_happened(occasion, of, agreement)}{who}"
        case Counted(of, relation, amount):
            return f"{RELATIONS[relation]} {amount_in_words(amount, agreement)} of {name_of(of, agreement)} are counted"
        case OnDay(side, time):
            return f"it is {SIDES[side]} {time_in_words(time, agreement)}"
        case Since(duration, event):
            return f"{text_of_duration(duration)} have passed since {condition_in_words(event, agreement)}"
        case Constant(truth):
            return {Truth.YES: "always", Truth.NO: "never", Truth.UNKNOWN: "something that is not said"}[truth]
        case Not(Happened(occasion, of, by)):
            who = f" by {names_of(by, agreement)}" if by else ""
            verb, _, rest = _happened(occasion, of, agreement).partition(" ")
            return f"{name_of(of, agreement)} {verb} not {rest}{who}"
        case Not(part):
            return f"it is not so that {condition_in_words(part, agreement, inner=True)}"
        case AllOf(parts):
            text = " and ".join(condition_in_words(part, agreement, inner=True) for part in parts)
        case AnyOf(parts):
            text = " or ".join(condition_in_words(part, agreement, not isinstance(part, AllOf)) for part in parts)
    return f"({text})" if inner else text
