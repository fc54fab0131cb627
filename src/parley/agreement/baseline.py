"""Amounts over a baseline made plain: `32.9 billion USD over year_2017` becomes the baseline's value and 32.9 billion.

1. A baseline that nobody has put a number on leaves the amount as it is: how much is required cannot be told.
2. Where the baseline is a range (two statistics), so is what is required: below it is too little, above it enough,
   and between its ends it cannot be told. “At least” adds nothing to that.
"""

from dataclasses import replace
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.provision import Provision
from parley.quantity import Hedge, Interval, Quantity


def without_baselines(agreement: Agreement) -> Agreement:
    """Return the agreement with every amount over a baseline as a plain number; nothing else changes."""
    if not agreement.baselines:
        return agreement
    return replace(agreement, provisions=tuple(_plain(item, agreement) for item in agreement.provisions))


def plain_amount(amount: Amount | None, agreement: Agreement) -> Amount | None:
    """Return an amount with its baseline added in, where the file puts a number on that."""
    if amount is None or not amount.over or amount.form is not Form.NUMBER or amount.quantity is None:
        return amount
    baseline = next((item for item in agreement.baselines if item.id == amount.over), None)
    if baseline is None or baseline.value.form is not Form.NUMBER:
        return replace(amount, form=Form.OPEN, quantity=None)
    more, ground = amount.quantity, baseline.value.interval(agreement.margin)
    told = amount.interval(agreement.margin)
    if more.hedge is Hedge.MORE:
        told = Interval(told.low, told.low)
    hedge = Hedge.LESS if more.hedge is Hedge.LESS else Hedge.EXACT
    whole = Quantity(_sum(told.low, ground.low), _sum(told.high, ground.high), hedge, more.unit, more.of)
    return replace(amount, quantity=whole, over="")


def _plain(provision: Provision, agreement: Agreement) -> Provision:
    tranches = tuple(replace(part, quantity=plain_amount(part.quantity, agreement)) for part in provision.tranches)
    what = replace(provision.what, quantity=plain_amount(provision.what.quantity, agreement))
    return replace(provision, what=what, tranches=tranches)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
