"""Says in plain English what an agreement declares beside its clauses: terms, documents, stocks, baselines."""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement, Baseline, Stock, Term
from parley.agreement.names import names_of
from parley.agreement.phrases import amount_in_words, time_in_words
from parley.agreement.wording_told import origin_in_words

Declared = tuple[str, str]  # path and sentence


def declared_in_words(agreement: Agreement) -> Iterator[Declared]:
    """Yield path and sentence of everything declared that others rest on."""
    if agreement.amended_by:
        yield "amended_by", f"It may be changed by {agreement.amended_by}."
    if agreement.verifiers:
        yield "verifiers", f"The word of {names_of(agreement.verifiers, agreement)} settles what happened."
    for term in agreement.terms:
        yield f"terms.{term.id}", _term(term, agreement)
    for document in agreement.documents:
        seen = "it was read for this file" if document.seen else "it was not seen"
        yield f"documents.{document.id}", f"It refers to “{document.title or document.id}”; {seen}."
    for baseline in agreement.baselines:
        yield f"baselines.{baseline.id}", _baseline(baseline, agreement)
    for stock in agreement.stocks:
        yield f"stocks.{stock.id}", _stock(stock, agreement)


def _term(term: Term, agreement: Agreement) -> str:
    words = f"“{term.id.replace('_', ' ')}”"
    said = f"{words} means: {term.means}" if term.means else f"Nobody defines {words}"
    used = f"; {names_of(term.used_by, agreement)} use it" if term.used_by else ""
    return f"{said}{used}{origin_in_words(term.basis, term.sources)}."


def _baseline(baseline: Baseline, agreement: Agreement) -> str:
    by = f" by {names_of((baseline.measured_by,), agreement)}" if baseline.measured_by else ""
    note = f"; {baseline.note}" if baseline.note else ""
    value = amount_in_words(baseline.value, agreement)
    origin = origin_in_words(baseline.basis, baseline.sources)
    return f"The baseline “{baseline.id}” is {value}{by}{note}{origin}."


def _stock(stock: Stock, agreement: Agreement) -> str:
    """Return a stock with every count of it, each being one account's."""
    name = stock.title or stock.id.replace("_", " ")
    parts = [f"{name[0].upper()}{name[1:]}"]
    if stock.holder:
        parts.append(f"held by {names_of(stock.holder, agreement)}")
    if stock.kinds:
        parts.append(f"of these kinds: {', '.join(kind.replace('_', ' ') for kind in stock.kinds)}")
    for count in stock.counts:
        kinds = [f"{amount_in_words(amount, agreement)} {kind}" for kind, amount in count.kinds]
        total = [amount_in_words(count.total, agreement)] if count.total else []
        much = ", ".join(total + kinds)
        whose = names_of((count.counted_by,), agreement) if count.counted_by else "a count that is nobody's"
        opening = ", which is what there is as the agreement begins" if count.opening else ""
        origin = origin_in_words(count.basis, count.sources)
        parts.append(f"{much} on {time_in_words(count.at, agreement)} by {whose}{opening}{origin}")
    return "; ".join(parts) + "."
