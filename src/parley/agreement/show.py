"""Writes times, amounts, conditions and acts back as a file has them; reading them again gives the same."""

from decimal import Decimal

from parley.agreement.amount import Amount, Constraint, Form
from parley.agreement.condition import (
    AllOf,
    AnyOf,
    Condition,
    Constant,
    Counted,
    Not,
    OnDay,
    Since,
)
from parley.agreement.time import Civil, Duration, EdgeOf, Extreme, Happened, Named, NthDay, Offset, Time, Vague, When
from parley.agreement.tree import Branch, Items, Leaf, Node
from parley.quantity import Hedge, Truth

_HEDGES = {Hedge.ABOUT: "about ", Hedge.MORE: "at least ", Hedge.LESS: "at most "}
_ORIGIN = {"basis", "sources", "note"}
_CONSTANTS = {Truth.YES: "always", Truth.NO: "never", Truth.UNKNOWN: "unknown"}


def text_of_number(number: Decimal) -> str:
    """Return a number without exponent or idle noughts."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _count(n: int, unit: str) -> str:
    """Return `1 day` or `2 days`."""
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


def text_of_duration(duration: Duration) -> str:
    """Return `1 year and 6 months`."""
    years, months = divmod(duration.months, 12)
    hours, minutes = divmod(duration.minutes, 60)
    counts = (years, "year"), (months, "month"), (duration.days, "day"), (hours, "hour"), (minutes, "minute")
    return " and ".join(_count(n, unit) for n, unit in counts if n)


def text_of_time(time: Time) -> str:
    """Return a time as written in a file."""
    match time:
        case Civil(on, at, zone):
            return on.isoformat() + (f" {at:%H:%M}" if at else "") + (f" {zone}" if zone else "")
        case Vague(first, last, words):
            return words or f"{first.isoformat()}..{last.isoformat()}"
        case EdgeOf(edge, of):
            return f"{edge.value} of {of}"
        case Named(day):
            return day
        case When(event):
            return str(event)
        case NthDay(n, of):
            return f"day {n} {'of' if isinstance(of, Named) else 'from'} {text_of_time(of)}"
        case Offset(duration, direction, anchor):
            if direction.value == "within":
                return f"within {text_of_duration(duration)} of {text_of_time(anchor)}"
            return f"{text_of_duration(duration)} {direction.value} {text_of_time(anchor)}"
        case Extreme(choice, of):
            return f"{choice.value} of ({', '.join(map(text_of_time, of))})"
        case _:
            return "to be agreed" if time.to_be_agreed else "unspecified"


def text_of_amount(amount: Amount) -> str:
    """Return an amount as written in a file."""
    if amount.form is Form.OPEN:
        return "to be agreed" if amount.to_be_agreed else "open"
    if amount.form is Form.VARIABLE:
        return amount.variable + (f" per {amount.per}" if amount.per else "")
    if amount.quantity is None:
        return amount.form.value
    quantity = amount.quantity
    low, high = (text_of_number(end) if end is not None else "" for end in (quantity.low, quantity.high))
    text = _HEDGES.get(quantity.hedge, "") + (low if low == high else f"{low} to {high}")
    if amount.form is Form.PERCENT:
        text += "%" + (f" of {amount.of}" if amount.of else "")
    elif quantity.unit:
        text += f" {quantity.unit}"
    text += f" per {amount.per}" if amount.per else ""
    return text + (f" over {amount.over}" if amount.over else "")


def text_of_constraint(constraint: Constraint) -> str:
    """Return a constraint as written in a file."""
    terms = " + ".join(name if factor == 1 else f"{factor}*{name}" for factor, name in constraint.terms)
    return f"{terms} {constraint.relation.value} {text_of_number(constraint.bound)}"


def text_of_condition(condition: Condition, inner: bool = False) -> str:
    """Return a condition as written in a file; `inner` puts brackets around a compound."""
    match condition:
        case Happened():
            return str(condition)
        case Counted(of, relation, amount):
            return f"count({of}) {relation.value} {text_of_amount(amount)}"
        case OnDay(side, time):
            return f"{side.value} {text_of_time(time)}"
        case Since(duration, event):
            return f"{text_of_duration(duration)} since {event}"
        case Constant(truth):
            return _CONSTANTS[truth]
        case Not(part):
            return f"not {text_of_condition(part, inner=True)}"
        case AllOf(parts):
            text = " and ".join(text_of_condition(part, inner=True) for part in parts)
        case AnyOf(parts):
            text = " or ".join(text_of_condition(part, inner=not isinstance(part, AllOf)) for part in parts)
    return f"({text})" if inner else text


def text_of_node(node: Node) -> str:
    """Return a tree on one line, without what says where it comes from."""
    match node:
        case Leaf(text):
            return text
        case Items(items):
            between = "; " if any(isinstance(item, Branch) for item in items) else ", "
            return between.join(map(text_of_node, items))
        case Branch():
            return ", ".join(f"{key.text}: {text_of_node(value)}" for key, value in node if key.text not in _ORIGIN)
