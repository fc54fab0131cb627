"""What a claim about an agreement cannot be: before its first day, or of a number that nobody can have handed over."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.calendar import Calendar
from parley.agreement.provision import Provision
from parley.agreement.show import text_of_amount
from parley.agreement.time import Time
from parley.engine.telling import Telling


def first_day(agreement: Agreement) -> date | None:
    """Return the first day that an agreement names anywhere; None where it names none."""
    calendar = Calendar(agreement)
    times: list[Time | None] = [day.on for day in agreement.days]
    times += [phase.starts for phase in agreement.phases]
    times += [time for provision in agreement.provisions for time in (provision.opens, provision.due)]
    times += [tranche.due for provision in agreement.provisions for tranche in provision.tranches]
    firsts = [calendar.bounds_of(time).first for time in times if time]
    return min((first.on for first in firsts if first), default=None)


def impossible(telling: Telling, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield why a claim's quantity cannot be, and how to mend it."""
    amount = telling.quantity
    if amount is None or amount.quantity is None:
        return
    told = amount.interval(agreement.margin)
    if told.low is not None and told.low < 0:
        yield f"{text_of_amount(amount)} is below nought.", "Write how much was done."
    if amount.form is Form.PERCENT and told.low is not None and told.low > 100:
        yield f"{text_of_amount(amount)} is more than the whole.", "Write at most 100%, or a number."
    provision = agreement.provision(telling.says.event.of.partition(".")[0])
    if provision is None:
        return
    owed = provision.what.quantity
    if unit := _other_unit(amount, owed):
        yield f"It is counted in {unit[0]}, the clause in {unit[1]}.", f"Write how many {unit[1]}."
    held = _most_held(provision, agreement)
    if held is not None and told.low is not None and told.low > held:
        yield f"{text_of_amount(amount)} is more than was held as the agreement began, {held:,}.", \
              "Mend the number, or the stock's count."  # fmt: skip


def _other_unit(told: Amount, owed: Amount | None) -> tuple[str, str] | None:
    """Return the units of a claim and of its clause, where both name one and they differ."""
    if told.quantity is None or owed is None or owed.quantity is None:
        return None
    units = (told.quantity.unit, owed.quantity.unit)
    return units if all(units) and units[0].rstrip("s") != units[1].rstrip("s") else None


def _most_held(provision: Provision, agreement: Agreement) -> Decimal | None:
    """Return how many there were at most in a provision's stock, by the counts that say they are of its beginning."""
    stock = agreement.stock(provision.what.stock)
    opening = [count.total for count in stock.counts if count.opening and count.total] if stock else []
    highs = [total.interval(agreement.margin).high for total in opening]
    known = [high for high in highs if high is not None]
    return max(known) if known and len(known) == len(highs) else None
