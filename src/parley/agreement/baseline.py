"""Over a baseline: what `32.9 billion USD over year_2017` comes to in all, and how far a total told goes over it.

1. A baseline is a number or a range (two statistics); so is what is worked out from it.
2. Where a total is told, the baseline is taken off it before it is held against what is required: a total told over the
   same baseline needs nothing of the baseline's value.
"""

from dataclasses import replace
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.quantity import Hedge, Interval, Quantity


def in_all(amount: Amount, agreement: Agreement) -> Amount | None:
    """Return an amount with its baseline added in: the total from which it is met; None where there is none to add.

    “At least” is left out: the range is that of the number asked for.
    """
    ground = _value(amount.over, agreement)
    if ground is None or amount.form is not Form.NUMBER or amount.quantity is None:
        return None
    told = amount.interval(agreement.margin)
    low, high = (told.low, told.low) if amount.quantity.hedge is Hedge.MORE else (told.low, told.high)
    return _plain(amount, _sum(low, ground.low), _sum(high, ground.high))


def over_baseline(told: Amount, required: Amount | None, agreement: Agreement) -> Amount:
    """Return an amount told as it stands over the baseline of what is required; as it is where there is none.

    A total told against a baseline that nobody has put a number on says nothing of how much is over it.
    """
    if required is None or not required.over or told.over == required.over or told.form is not Form.NUMBER:
        return told
    ground = _value(required.over, agreement)
    if ground is None or told.quantity is None:
        return replace(told, form=Form.OPEN, quantity=None)
    total = told.interval(agreement.margin)
    return _plain(told, _sum(total.low, _negative(ground.high)), _sum(total.high, _negative(ground.low)))


def _value(id_: str, agreement: Agreement) -> Interval | None:
    """Return the numbers that a baseline may be."""
    baseline = next((item for item in agreement.baselines if item.id == id_), None)
    if baseline is None or baseline.value.form is not Form.NUMBER:
        return None
    return baseline.value.interval(agreement.margin)


def _plain(amount: Amount, low: Decimal | None, high: Decimal | None) -> Amount:
    quantity = Quantity(low, high, Hedge.EXACT, amount.quantity.unit if amount.quantity else "")
    return replace(amount, quantity=quantity, over="")


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _negative(one: Decimal | None) -> Decimal | None:
    return None if one is None else -one
