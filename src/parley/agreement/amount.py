"""Amounts as an agreement writes them: numbers with a hedge, all that remain, shares, rates, variables.

1. An amount that is a number holds a `Quantity`; the others say how they are to be worked out.
2. What is left open stays open: it never becomes nought.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parley.quantity import Interval, Quantity, interval_of


class Form(StrEnum):
    """What an amount is made of."""

    NUMBER = "number"
    PERCENT = "percent"  # a share of a total, which may be undisclosed
    ALL = "all"
    ALL_REMAINING = "all remaining"
    SOME = "some"  # some number that nobody gave: "a limited number"
    VARIABLE = "variable"  # x, bound by a proposal's constraints
    OPEN = "open"  # to be agreed, or unspecified


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: a number or a way to work it out."""

    form: Form
    quantity: Quantity | None = None  # for NUMBER and PERCENT
    per: str = ""  # a rate: `day`, or a kind of thing given in exchange
    of: str = ""  # PERCENT: the total; NUMBER: empty
    over: str = ""  # added to a baseline that the agreement declares
    variable: str = ""
    to_be_agreed: bool = False  # OPEN: left to talks, not merely silent

    def interval(self, margin: Decimal) -> Interval:
        """Return the numbers it may stand for; open at both ends where nobody said."""
        if self.quantity is None:
            return Interval(None, None)
        return interval_of(self.quantity, margin)


OPEN = Amount(Form.OPEN)


class Relation(StrEnum):
    """How two numbers are compared."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    MORE = ">"
    LESS = "<"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A sum of variables compared with a number: `x + y >= 11`."""

    terms: tuple[tuple[int, str], ...]  # factor and variable
    relation: Relation
    bound: Decimal
