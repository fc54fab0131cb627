"""What is owed in return: the second leg of an exchange as a function of what was given.

1. Rates are by kind of what is given, or for all kinds (`any`).
2. What was given without its kind told may be of any kind of its stock; a kind without a rate may bring nothing.
"""

from collections.abc import Iterable
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.provision import Exchange
from parley.quantity import Interval

Part = tuple[str, Interval]  # kind of what was given, empty where it is not told, and how many
NOUGHT = Decimal(0)


def owed_in_return(exchange: Exchange, parts: Iterable[Part], agreement: Agreement) -> Interval | None:
    """Return how many are owed for the parts given; None where no rate says, or no end to it.

    >>> from parley.agreement.parse import amount_from_text
    >>> swap = Exchange("swap", "free", "return", rates=(("any", amount_from_text("3")),))
    >>> owed_in_return(swap, [("", Interval(Decimal(20), Decimal(20)))], Agreement("x"))
    Interval(low=Decimal('60'), high=Decimal('60'))
    """
    rates = {kind: amount.interval(agreement.margin) for kind, amount in exchange.rates}
    lows = [rate.low for rate in rates.values() if rate.low is not None]
    highs = [rate.high for rate in rates.values() if rate.high is not None]
    if not lows or not highs:
        return None
    give = agreement.provision(exchange.give)
    stock = agreement.stock(give.what.stock) if give else None
    unrated = [kind for kind in (stock.kinds if stock else ()) if kind not in rates and "any" not in rates]
    every = rates.get("any") or Interval(NOUGHT if unrated else min(lows), max(highs))
    low = high = NOUGHT
    for kind, count in parts:
        rate = rates.get(kind, every)
        if count.high is None or rate.high is None:
            return None
        low += (count.low or NOUGHT) * (rate.low or NOUGHT)
        high += count.high * rate.high
    return Interval(low, high)


def parts_of(whole: Interval | None, kinds: Iterable[Part]) -> list[Part]:
    """Return the parts of what was given: those whose kind is told, and the rest of the whole, never below nought."""
    parts = list(kinds)
    if whole is None:
        return parts
    told_low = sum((count.low or NOUGHT for _, count in parts), NOUGHT)
    told_high = [count.high for _, count in parts]
    most = None if whole.high is None else max(NOUGHT, whole.high - told_low)
    if whole.low is None or None in told_high:
        return [*parts, ("", Interval(NOUGHT, most))]
    least = max(NOUGHT, whole.low - sum((high for high in told_high if high is not None), NOUGHT))
    return [*parts, ("", Interval(least, most))]
