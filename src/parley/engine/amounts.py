"""How much of a provision an account tells as done, and whether that is all of it.

1. Parts told are summed; a running total takes the place of the parts told before it.
2. A deed told without a number is the whole of what it is told of.
3. About 1,800 told against about 1,900 owed is *cannot tell*.
4. A leg of an exchange whose number the file leaves open owes what the other leg, as far as it is told, is worth.
"""

from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.counterpart import owed_in_return, parts_of
from parley.agreement.provision import Exchange, Provision, Tranche
from parley.engine.history import History
from parley.engine.telling import Telling
from parley.quantity import Hedge, Interval, Truth, at_least

NOUGHT = Interval(Decimal(0), Decimal(0))
NO_LIMIT = Interval(None, None)


def amount_done(of: str, agreement: Agreement, history: History) -> Interval:
    """Return how much of a provision, or of `provision.tranche`, is told as done."""
    provision_id, _, part = of.partition(".")
    provision = agreement.provision(provision_id)
    if provision is None:
        return NO_LIMIT
    deeds = history.deeds.get(of, ())
    if part:
        if not deeds and provision_id in history.deeds:
            return NO_LIMIT  # the whole is told, and how much of this tranche it filled is not
        return _total(deeds, amount_owed(provision, part, agreement.margin), agreement.margin)
    total = _total(deeds, amount_due(provision, "", agreement, history), agreement.margin)
    for tranche in provision.tranches:
        told = history.deeds.get(f"{of}.{tranche.id}", ())
        total = _added(total, _total(told, amount_owed(provision, tranche.id, agreement.margin), agreement.margin))
    return total


def amount_owed(provision: Provision, part: str, margin: Decimal) -> Interval:
    """Return how much a provision, or one tranche of it, requires; open at both ends where nobody said."""
    if part:
        tranche = next((tranche for tranche in provision.tranches if tranche.id == part), None)
        return _required(tranche.quantity if tranche else None, margin)
    whole = _required(provision.what.quantity, margin)
    if whole != NO_LIMIT or not provision.tranches:
        return whole
    total = NOUGHT
    for tranche in provision.tranches:
        total = _added(total, _required(tranche.quantity, margin))
    return total


def amount_due(provision: Provision, part: str, agreement: Agreement, history: History) -> Interval:
    """Return how much is required; where the file leaves it open, what an exchange's other leg told so far is worth."""
    stated = amount_owed(provision, part, agreement.margin)
    if part or stated != NO_LIMIT:
        return stated
    exchange = next((item for item in agreement.exchanges if item.take == provision.id and item.rates), None)
    if exchange is None or exchange.give not in history.under:
        return stated
    return worth(exchange, agreement, history)


def worth(exchange: Exchange, agreement: Agreement, history: History) -> Interval:
    """Return how many are owed for what is told as given, at the rates of the exchange; open where no rate says."""
    told = {kind: history.deeds.get(f"{exchange.give}.{kind}", ()) for kind, _ in exchange.rates}
    kinds = [(kind, _total(deeds, NO_LIMIT, agreement.margin)) for kind, deeds in told.items() if deeds]
    only_kinds = kinds and len(history.under.get(exchange.give, ())) == sum(map(len, told.values()))
    whole = None if only_kinds else amount_done(exchange.give, agreement, history)
    return owed_in_return(exchange, parts_of(whole, kinds), agreement) or NO_LIMIT


def amount_owed_through(provision: Provision, tranche: Tranche, margin: Decimal) -> Interval:
    """Return how much is owed in all once a tranche is done: what is told of the whole fills tranches in order."""
    total = NOUGHT
    for part in provision.tranches:
        total = _added(total, _required(part.quantity, margin))
        if part.id == tranche.id:
            break
    return total


def completed(of: str, agreement: Agreement, history: History) -> Truth:
    """Return whether all that a provision or tranche requires is told as done."""
    provision_id, _, part = of.partition(".")
    provision = agreement.provision(provision_id)
    if provision is None:
        return Truth.UNKNOWN
    tranche = next((tranche for tranche in provision.tranches if tranche.id == part), None)
    own = history.deeds.get(of, ())
    if tranche and not own:
        return _filled(tranche, provision, agreement, history)
    parts = tuple(deed for item in provision.tranches for deed in history.deeds.get(f"{of}.{item.id}", ()))
    if not own and not parts:
        return _unless_denied(of, history)
    done, owed = amount_done(of, agreement, history), amount_due(provision, part, agreement, history)
    if own or part:
        return _reaches(done, owed, own)
    summed = at_least(done, owed) if _is_number(provision.what.quantity) else Truth.UNKNOWN
    return _all_of(provision, agreement, history) if summed is Truth.UNKNOWN else summed


def _filled(tranche: Tranche, provision: Provision, agreement: Agreement, history: History) -> Truth:
    """Return whether what is told of the whole fills a tranche: in order of their days, where these differ."""
    whole = history.deeds.get(provision.id, ())
    if not whole:
        return _unless_denied(f"{provision.id}.{tranche.id}", history)
    if fills_in_order(tranche, provision):
        through = amount_owed_through(provision, tranche, agreement.margin)
        return _reaches(amount_done(provision.id, agreement, history), through, whole)
    return Truth.YES if completed(provision.id, agreement, history) is Truth.YES else Truth.UNKNOWN


def fills_in_order(tranche: Tranche, provision: Provision) -> bool:
    """Tell whether a tranche has its turn: one of a kind, or due with another, has none."""
    return not tranche.kind and sum(other.due == tranche.due for other in provision.tranches) == 1


def _all_of(provision: Provision, agreement: Agreement, history: History) -> Truth:
    """Return whether each tranche is done."""
    truths = [completed(f"{provision.id}.{tranche.id}", agreement, history) for tranche in provision.tranches]
    if Truth.NO in truths:
        return Truth.NO
    return Truth.YES if set(truths) == {Truth.YES} else Truth.UNKNOWN


def _unless_denied(of: str, history: History) -> Truth:
    """Return *no* where the account says that it was not done, else *cannot tell*."""
    denied = any(of == key and word.truth is Truth.NO for (_, key), word in history.words.items())
    return Truth.NO if denied else Truth.UNKNOWN


def _reaches(done: Interval, owed: Interval, deeds: tuple[Telling, ...]) -> Truth:
    """Return whether what is done reaches what is owed; without numbers a deed told is the deed."""
    if any(deed.quantity is None for deed in deeds) or owed == NO_LIMIT:
        return Truth.YES
    return at_least(done, owed)


def _total(deeds: tuple[Telling, ...], owed: Interval, margin: Decimal) -> Interval:
    """Return the sum of deeds; a running total takes the place of what was told before it."""
    total = NOUGHT
    for deed in deeds:
        told = _told(deed, owed, margin)
        total = told if deed.so_far else _added(total, told)
    return total


def _told(deed: Telling, owed: Interval, margin: Decimal) -> Interval:
    """Return the numbers that a deed told stands for; without one, all that is owed."""
    return owed if deed.quantity is None else _interval(deed.quantity, margin)


def _is_number(amount: Amount | None) -> bool:
    """Tell whether an amount is a number."""
    return amount is not None and amount.form is Form.NUMBER


def _required(amount: Amount | None, margin: Decimal) -> Interval:
    """Return the numbers that an amount requires: “at least ten” is met by ten."""
    told = _interval(amount, margin)
    at_least_so_many = amount is not None and amount.quantity is not None and amount.quantity.hedge is Hedge.MORE
    return Interval(told.low, told.low) if at_least_so_many else told


def _interval(amount: Amount | None, margin: Decimal) -> Interval:
    """Return the numbers that an amount allows."""
    return amount.interval(margin) if amount is not None and _is_number(amount) else NO_LIMIT


def _added(one: Interval, other: Interval) -> Interval:
    """Return the sum of two intervals."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high)
