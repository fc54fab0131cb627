"""Builds times, amounts and conditions from what the grammars have matched."""

from calendar import monthrange
from datetime import date, time
from decimal import Decimal
from typing import Any

from lark import Token, Transformer

from parley.agreement.amount import Amount, Constraint, Form, Relation
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Counted, Not, OnDay, Side, Since
from parley.agreement.provision import Act
from parley.agreement.time import (
    Choice,
    Civil,
    Direction,
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
    Unspecified,
    Vague,
    When,
)
from parley.agreement.written import Unreadable, date_from_iso, decimal_from_text, part_of, third_of_month, year_from
from parley.day import MONTHS
from parley.quantity import Hedge, Quantity, Truth

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
HUGE = 10**6  # days, months or minutes beyond which a length is a slip of the pen


class Builder(Transformer[Token, Any]):
    """Turns each rule of the grammars into its value."""

    def civil(self, parts: list[Token]) -> Time:
        """Return a date with its clock time and zone, where given."""
        on = date_from_iso(parts[0])
        if len(parts) == 1:
            return Civil(on)
        hour, minute = (int(part) for part in parts[1].split(":"))
        if hour > 23 or minute > 59:
            raise Unreadable(f"there is no clock time {parts[1]}", "Write 00:00 to 23:59.")
        return Civil(on, time(hour, minute), str(parts[2]) if len(parts) > 2 else "")

    def interval(self, parts: list[Token]) -> Time:
        """Return the interval between two dates."""
        first, last = date_from_iso(parts[0]), date_from_iso(parts[1])
        if last < first:
            raise Unreadable(f"the interval {parts[0]}..{parts[1]} runs backwards", "Write the earlier day first.")
        return Vague(first, last)

    def vague_month(self, parts: list[Token]) -> Time:
        """Return the days that `mid-April 2025` allows."""
        year, month = year_from(parts[-1]), MONTHS.index(parts[-2].lower()) + 1
        part = part_of(parts[0]) if len(parts) == 3 else ""
        ends = third_of_month(part, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        words = {"e": "early ", "m": "mid-", "l": "late "}.get(part, "") + f"{MONTHS[month - 1].title()} {year}"
        return Vague(*ends, words)

    def vague_year(self, parts: list[Token]) -> Time:
        """Return the days that `late year 2025` allows."""
        year = year_from(parts[-1])
        part = part_of(parts[0]) if len(parts) == 2 else ""
        words = {"e": "early ", "m": "mid-", "l": "late "}.get(part, "") + f"year {year}"
        return Vague(*third_of_month(part, date(year, 1, 1), date(year, 12, 31)), words)

    def start_of(self, parts: list[Token]) -> Time:
        """Return the start of a phase."""
        return EdgeOf(Edge.START, str(parts[0]))

    def end_of(self, parts: list[Token]) -> Time:
        """Return the end of a phase."""
        return EdgeOf(Edge.END, str(parts[0]))

    def nth_day(self, parts: list[Any]) -> Time:
        """Return the nth day of a phase, or from another time."""
        n = int(parts[0])
        if n < 1:
            raise Unreadable("days are counted from 1", "Write day 1 for the first day.")
        if n > HUGE:
            raise Unreadable(f"day {n} is too far away", f"Write at most day {HUGE}.")
        return NthDay(n, parts[1])

    def after(self, parts: list[Any]) -> Time:
        """Return a time after another."""
        return Offset(parts[0], Direction.AFTER, parts[1])

    def before(self, parts: list[Any]) -> Time:
        """Return a time before another."""
        return Offset(parts[0], Direction.BEFORE, parts[1])

    def within(self, parts: list[Any]) -> Time:
        """Return the last moment within a length of another time."""
        return Offset(parts[0], Direction.WITHIN, parts[1])

    def named(self, parts: list[Token]) -> Time:
        """Return a named day."""
        return Named(str(parts[0]))

    def named_plus(self, parts: list[Token]) -> Time:
        """Return the time so many days after a named day."""
        days = int(parts[1])
        if days > HUGE:
            raise Unreadable(f"{days} days are too many", f"Write at most {HUGE}.")
        return Offset(Duration(days=days), Direction.AFTER, Named(str(parts[0])))

    def when(self, parts: list[Happened]) -> Time:
        """Return the moment of an event."""
        return When(parts[0])

    def earlier(self, parts: list[Time]) -> Time:
        """Return the earlier of several times."""
        return Extreme(Choice.EARLIER, tuple(parts))

    def later(self, parts: list[Time]) -> Time:
        """Return the later of several times."""
        return Extreme(Choice.LATER, tuple(parts))

    def unspecified(self, _: list[Token]) -> Time:
        """Return the time that nobody gave."""
        return Unspecified()

    def to_be_agreed(self, _: list[Token]) -> Time:
        """Return the time that is left to talks."""
        return Unspecified(to_be_agreed=True)

    def duration(self, parts: list[Duration]) -> Duration:
        """Return the sum of the spans."""
        months, days, minutes = (sum(getattr(part, unit) for part in parts) for unit in ("months", "days", "minutes"))
        if max(months, days, minutes) > HUGE:
            raise Unreadable("the length is too great", f"Write at most {HUGE} of a unit.")
        if not (months or days or minutes):
            raise Unreadable("a length of nothing", "Write at least 1 day, hour or minute.")
        return Duration(months, days, minutes)

    def span(self, parts: list[Token]) -> Duration:
        """Return a count of one unit."""
        n, unit = int(parts[0]), parts[1].rstrip("s")
        months, days, minutes = {
            "year": (12, 0, 0), "month": (1, 0, 0), "week": (0, 7, 0), "day": (0, 1, 0), "hour": (0, 0, 60),
            "minute": (0, 0, 1),
        }[unit]  # fmt: skip
        return Duration(n * months, n * days, n * minutes)

    def event(self, parts: list[Any]) -> Happened:
        """Return an event: what happened to what, and by whom."""
        return Happened(Occasion(str(parts[0])), parts[1], tuple(str(part) for part in parts[2:]))

    def path(self, parts: list[Token]) -> str:
        """Return an id, or one within another."""
        return ".".join(parts)

    def any_of(self, parts: list[Condition]) -> Condition:
        """Return a disjunction."""
        return AnyOf(tuple(parts))

    def all_of(self, parts: list[Condition]) -> Condition:
        """Return a conjunction."""
        return AllOf(tuple(parts))

    def negation(self, parts: list[Condition]) -> Condition:
        """Return a negation."""
        return Not(parts[0])

    def counted(self, parts: list[Any]) -> Condition:
        """Return a comparison of a count."""
        return Counted(parts[0], Relation(str(parts[1])), parts[2])

    def before_day(self, parts: list[Time]) -> Condition:
        """Return the condition that the day lies before a time."""
        return OnDay(Side.BEFORE, parts[0])

    def by_day(self, parts: list[Time]) -> Condition:
        """Return the condition that the day lies on or before a time."""
        return OnDay(Side.BY, parts[0])

    def from_day(self, parts: list[Time]) -> Condition:
        """Return the condition that the day lies on or after a time."""
        return OnDay(Side.FROM, parts[0])

    def after_day(self, parts: list[Time]) -> Condition:
        """Return the condition that the day lies after a time."""
        return OnDay(Side.AFTER, parts[0])

    def since(self, parts: list[Any]) -> Condition:
        """Return the condition that so long has passed since an event."""
        return Since(parts[0], parts[1])

    def always(self, _: list[Token]) -> Condition:
        """Return what always holds."""
        return Constant(Truth.YES)

    def never(self, _: list[Token]) -> Condition:
        """Return what never holds."""
        return Constant(Truth.NO)

    def unknown(self, _: list[Token]) -> Condition:
        """Return what nobody can tell."""
        return Constant(Truth.UNKNOWN)

    def number(self, parts: list[Token]) -> tuple[Decimal, Decimal]:
        """Return a number or a range, scaled."""
        values: list[Decimal] = []
        for part in parts:
            if part.type == "SCALE":
                values[-1] *= SCALES[str(part)]
            else:
                values.append(decimal_from_text(part))
        if len(values) == 2 and len(parts) == 3 and values[0] < 1000:
            values[0] *= SCALES[str(parts[2])]
        if values[-1] < values[0]:
            raise Unreadable(f"the range {values[0]} to {values[-1]} runs backwards", "Write the smaller number first.")
        return values[0], values[-1]

    about = staticmethod(lambda _: Hedge.ABOUT)
    at_least = staticmethod(lambda _: Hedge.MORE)
    at_most = staticmethod(lambda _: Hedge.LESS)

    def unit(self, parts: list[Token]) -> tuple[str, str]:
        """Return what is counted."""
        return "unit", str(parts[0])

    def per(self, parts: list[Token]) -> tuple[str, str]:
        """Return what the amount is given for."""
        return "per", str(parts[0])

    def over(self, parts: list[Token]) -> tuple[str, str]:
        """Return the baseline that the amount is added to."""
        return "over", str(parts[0])

    def number_amount(self, parts: list[Any]) -> Amount:
        """Return a number with its hedge, unit, rate and baseline."""
        hedge = parts[0] if isinstance(parts[0], Hedge) else Hedge.EXACT
        rest = parts[1:] if isinstance(parts[0], Hedge) else parts
        low, high = rest[0]
        words = dict(rest[1:])
        quantity = Quantity(low, high, hedge, words.get("unit", ""))
        return Amount(Form.NUMBER, quantity, words.get("per", ""), over=words.get("over", ""))

    def percent(self, parts: list[Any]) -> Amount:
        """Return a share of a total."""
        hedge = parts[0] if isinstance(parts[0], Hedge) else Hedge.EXACT
        rest = parts[1:] if isinstance(parts[0], Hedge) else parts
        value = decimal_from_text(rest[0])
        of = next((str(part) for part in rest[1:] if isinstance(part, Token)), "")
        over = next((part[1] for part in rest[1:] if isinstance(part, tuple)), "")
        return Amount(Form.PERCENT, Quantity(value, value, hedge, "percent"), of=of, over=over)

    def all_remaining(self, _: list[Token]) -> Amount:
        """Return all that remain."""
        return Amount(Form.ALL_REMAINING)

    def all_amount(self, _: list[Token]) -> Amount:
        """Return all there are."""
        return Amount(Form.ALL)

    def some(self, _: list[Token]) -> Amount:
        """Return a number that nobody gave."""
        return Amount(Form.SOME)

    def open_amount(self, _: list[Token]) -> Amount:
        """Return what the source is silent about."""
        return Amount(Form.OPEN)

    def agreed_amount(self, _: list[Token]) -> Amount:
        """Return what is left to talks."""
        return Amount(Form.OPEN, to_be_agreed=True)

    def variable(self, parts: list[Any]) -> Amount:
        """Return a variable of a proposal."""
        per = next((part[1] for part in parts[1:] if isinstance(part, tuple)), "")
        return Amount(Form.VARIABLE, per=per, variable=str(parts[0]))

    def constraint(self, parts: list[Any]) -> Constraint:
        """Return a linear constraint."""
        terms = tuple(part for part in parts if isinstance(part, tuple))
        rest = [part for part in parts if not isinstance(part, tuple)]
        bound = decimal_from_text(rest[1]) * (SCALES[str(rest[2])] if len(rest) > 2 else 1)
        return Constraint(terms, Relation(str(rest[0])), bound)

    def term(self, parts: list[Token]) -> tuple[int, str]:
        """Return a factor and its variable."""
        return (int(parts[0]), str(parts[1])) if len(parts) == 2 else (1, str(parts[0]))

    def act(self, parts: list[Any]) -> Act:
        """Return a verb with its objects."""
        return Act(str(parts[0]), tuple(parts[1:]))
