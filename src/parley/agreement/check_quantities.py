"""Checks of quantities: tranches, stocks and rates have to add up.

1. Only what cannot be is found: about 1,800 against about 1,900 is no finding.
2. A finding concerns the file: published figures may be incomplete rather than wrong.
"""

from collections.abc import Iterator
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.counterpart import owed_in_return
from parley.agreement.finding import Finding, found
from parley.agreement.provision import Exchange, Order, Provision
from parley.agreement.show import text_of_amount
from parley.quantity import Hedge, Interval

HUNDRED = Decimal(100)


def tranches_do_not_add_up(agreement: Agreement) -> Iterator[Finding]:
    """Find tranches whose sum is not the whole."""
    for provision in agreement.provisions:
        parts = [tranche.quantity for tranche in provision.tranches if tranche.quantity]
        if not parts or len(parts) != len(provision.tranches):
            continue
        whole = provision.what.quantity
        path = f"provisions.{provision.id}.tranches"
        if all(part.form is Form.PERCENT for part in parts):
            total = _sum(parts, agreement)
            if not total.overlaps(Interval(HUNDRED, HUNDRED)) and _are_shares_of_whole(whole):
                yield found(agreement, "tranches-do-not-add-up", path,
                            f"The tranches of “{provision.id}” make {_text(total)}%, not 100%.",
                            "Mend a tranche, or add the one that is missing.")  # fmt: skip
        elif whole and whole.quantity and all(part.form is Form.NUMBER for part in parts):
            total, asked = _sum(parts, agreement), whole.interval(agreement.margin)
            if not total.overlaps(asked):
                reason = f"The tranches of “{provision.id}” make {_text(total)}, the whole is {text_of_amount(whole)}."
                yield found(agreement, "tranches-do-not-add-up", path, reason, "Mend a tranche or the whole.")


def _are_shares_of_whole(whole: Amount | None) -> bool:
    """Tell whether percentages are shares of all there is; without a whole they may be rises on a base."""
    return whole is not None and whole.form in (Form.ALL, Form.OPEN, Form.PERCENT)


def stock_is_short(agreement: Agreement) -> Iterator[Finding]:
    """Find releases of more than the file says is held; only a count marked as the opening stock is one."""
    for stock in agreement.stocks:
        opening = [count.total for count in stock.counts if count.opening and count.total]
        asked = [provision.what.quantity for provision in agreement.provisions if provision.what.stock == stock.id]
        released = [amount for amount in asked if amount and amount.form is Form.NUMBER]
        if opening and released:
            held, given = opening[0].interval(agreement.margin), _sum(released, agreement)
            if held.high is not None and given.low is not None and given.low > held.high:
                yield found(agreement, "stock-is-short", f"stocks.{stock.id}",
                            f"{_text(given)} of “{stock.id}” are to be given up, and {_text(held)} are held.",
                            "Mend the count or the provisions.")  # fmt: skip
        for number, count in enumerate(stock.counts):
            parts = _sum([amount for _, amount in count.kinds], agreement)
            if count.total and count.kinds and parts.low is not None:
                total = count.total.interval(agreement.margin)
                if total.high is not None and parts.low > total.high:
                    yield found(agreement, "stock-is-short", f"stocks.{stock.id}.counts.{number}",
                                f"The kinds make {_text(parts)}, more than the total {_text(total)}.",
                                "Mend the kinds or the total.")  # fmt: skip


def rates_against_total(agreement: Agreement) -> Iterator[Finding]:
    """Find rates by which what is given cannot bring what the other leg states."""
    for exchange in agreement.exchanges:
        give, take = agreement.provision(exchange.give), agreement.provision(exchange.take)
        if not (give and take and exchange.rates):
            continue
        brought, stated = brought_by(exchange, give, agreement), take.what.quantity
        if brought is None or stated is None or stated.quantity is None:
            continue
        asked = stated.interval(agreement.margin)
        path = f"exchanges.{exchange.id}.rates"
        said = f"By the rates of “{exchange.id}”, “{give.id}” brings {_text(brought)}; “{take.id}” states"
        about = f" ({_text(asked)})" if stated.quantity.hedge is Hedge.ABOUT else ""
        if brought.high is not None and asked.low is not None and brought.high < asked.low:
            yield found(agreement, "rates-below-total", path, f"{said} {text_of_amount(stated)}{about}, which is more.",
                        "Add the rates that are missing, or say what the rest is for.")  # fmt: skip
        if brought.low is not None and asked.high is not None and brought.low > asked.high:
            yield found(agreement, "rates-above-total", path, f"{said} {text_of_amount(stated)}{about}, which is less.",
                        "Mend a rate or the total.")  # fmt: skip


def brought_by(exchange: Exchange, give: Provision, agreement: Agreement) -> Interval | None:
    """Return how many the other leg comes to, by the rates; None where the file does not say enough."""
    parts = [(part.kind, part.quantity) for part in give.tranches]
    known = parts if parts and all(amount for _, amount in parts) else [(give.what.kind, give.what.quantity)]
    counts = [(kind, amount.interval(agreement.margin) if amount else Interval(None, None)) for kind, amount in known]
    return owed_in_return(exchange, counts, agreement)


def kinds_without_rate(agreement: Agreement) -> Iterator[Finding]:
    """Find kinds that are given up and have no rate."""
    for exchange in agreement.exchanges:
        give = agreement.provision(exchange.give)
        stock = agreement.stock(give.what.stock) if give else None
        rated = {kind for kind, _ in exchange.rates}
        if not rated or "any" in rated or stock is None:
            continue
        missing = [kind for kind in stock.kinds if kind not in rated]
        if missing:
            yield found(agreement, "kind-without-rate", f"exchanges.{exchange.id}.rates",
                        f"“{exchange.id}” gives no rate for: {', '.join(missing)}.",
                        "Add their rates, nought where nothing is given for them; any: … for all others.")  # fmt: skip


def exchanges_without_leg(agreement: Agreement) -> Iterator[Finding]:
    """Find exchanges without a counterpart, or without an order of performance."""
    for exchange in agreement.exchanges:
        path = f"exchanges.{exchange.id}"
        if not exchange.take:
            yield found(agreement, "no-counterpart", path, f"“{exchange.id}” does not say what is given in return.",
                        "Name the other leg: take: ….")  # fmt: skip
        elif exchange.order is Order.UNSPECIFIED:
            yield found(agreement, "no-order", f"{path}.order",
                        f"“{exchange.id}” does not say which leg comes first: each side may wait for the other.",
                        "Say order: give first, take first, same day or each tranche.")  # fmt: skip


def _sum(amounts: list[Amount], agreement: Agreement) -> Interval:
    """Return the sum of amounts as an interval."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for amount in amounts:
        part = amount.interval(agreement.margin)
        low = None if low is None else low + (part.low or Decimal(0))
        high = None if high is None or part.high is None else high + part.high
    return Interval(low, high)


def _text(interval: Interval) -> str:
    """Return an interval in words."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return f"{low.normalize():,f}"
    if high is None:
        return f"{low or 0:,f} or more"
    return f"{(low or Decimal(0)).normalize():,f} to {high.normalize():,f}"


CHECKS = (tranches_do_not_add_up, stock_is_short, rates_against_total, kinds_without_rate, exchanges_without_leg)
