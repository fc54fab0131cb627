"""Units: what amounts may be counted in, and which of a file's are unknown.

1. A unit is common, or the file declares it under `units`, or it is a stock or one of its kinds.
"""

from collections.abc import Callable

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.finding import Finding, Weight
from parley.agreement.tree import Place
from parley.nearest import did_you_mean

CURRENCIES = ("USD EUR GBP CHF JPY CNY RUB UAH ILS EGP TRY SDG SSP COP INR ZAR KRW BRL CAD AUD MXN SAR AED QAR PLN SEK "
              "NOK DKK CZK HUF IQD IRR LBP JOD SYP YER NGN KES ETB MMK PKR AFN")  # fmt: skip
MEASURES = ("percent person people point vote day week month year hour minute km m mile tonne kg t barrel litre ha MW "
            "MWh bcm")  # fmt: skip
UNITS = frozenset(CURRENCIES.split()) | frozenset(MEASURES.split())
PERIODS = frozenset({"day", "week", "month", "year", "hour"})


def findings_of_units(agreement: Agreement) -> list[Finding]:
    """Return an error for each unit that is neither common nor declared."""
    known = set(UNITS) | set(agreement.units) | {stock.id for stock in agreement.stocks}
    known |= {kind for stock in agreement.stocks for kind in stock.kinds}
    known |= {_other_number(unit) for unit in known}
    baselines = {baseline.id for baseline in agreement.baselines}
    findings: list[Finding] = []

    def note(code: str, path: str, reason: str, mend: str) -> None:
        """Add an error."""
        place = agreement.place_of(path) or Place(1, 1)
        findings.append(Finding(code, place, path, reason, mend, Weight.ERROR))

    def look(amount: Amount | None, path: str) -> None:
        """Note the unit, rate and baseline of one amount."""
        if amount is None:
            return
        unit = amount.quantity.unit if amount.quantity and amount.form is Form.NUMBER else ""
        if unit and unit not in known:
            mend = did_you_mean(unit, known, f"Declare it: units: [{unit}].")
            note("unknown-unit", path, f"The unit “{unit}” is not known.", mend)
        if amount.per and amount.per not in PERIODS and amount.per not in known:
            mend = f"Write per {', '.join(sorted(PERIODS))}, or declare it: units: [{amount.per}]."
            note("unknown-unit", path, f"“per {amount.per}” is not known.", mend)
        if amount.over and amount.over not in baselines and not agreement.base:
            mend = f"Declare it: baselines: {{{amount.over}: …}}."
            note("unknown-baseline", path, f"No baseline is called “{amount.over}”.", mend)

    each_amount(agreement, look)
    return findings


def each_amount(agreement: Agreement, look: Callable[[Amount | None, str], None]) -> None:
    """Look at every amount of an agreement."""
    for provision in agreement.provisions:
        path = f"provisions.{provision.id}"
        look(provision.what.quantity, f"{path}.what")
        for number, tranche in enumerate(provision.tranches):
            look(tranche.quantity, f"{path}.tranches.{number}")
    for exchange in agreement.exchanges:
        for kind, amount in exchange.rates:
            look(amount, f"exchanges.{exchange.id}.rates.{kind}")
    for baseline in agreement.baselines:
        look(baseline.value, f"baselines.{baseline.id}.value")
    for stock in agreement.stocks:
        for number, count in enumerate(stock.counts):
            look(count.total, f"stocks.{stock.id}.counts.{number}")


def _other_number(unit: str) -> str:
    """Return a unit's plain plural or singular."""
    return unit[:-1] if unit.endswith("s") else f"{unit}s"
