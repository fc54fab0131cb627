"""Agreed figures: how many an agreement has its parties release, to be held against what is told as released.

1. Only clauses that bind with a number of their own: what is open, a share, a rate or the modeller's stays out.
2. The giver is the clause's one bearer; a joint duty has no one giver.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.provision import Basis, Provision, What
from parley.claims.counted import singular_of
from parley.dossier.figure_told import events, groups
from parley.quantity import Quantity

RELEASE = "release"
WORD = re.compile(r"[^\W\d_]+")


def agreed_figures(agreement: Agreement) -> Iterator[tuple[str, Quantity, str]]:
    """Yield (giver, quantity, source) of each release that the agreement binds somebody to."""
    names = {party.id: party.name for party in agreement.parties}
    for clause in agreement.provisions:
        amount = clause.what.quantity
        if amount is not None and _is_release(clause) and _is_number(amount) and amount.quantity is not None:
            giver = names.get(clause.by[0], clause.by[0]) if len(clause.by) == 1 else ""
            unit, of = _counted(clause.what, agreement)
            where = f"{agreement.title or agreement.id}: {clause.clause or clause.id}"
            yield giver, replace(amount.quantity, unit=unit, of=of), where


def _is_release(clause: Provision) -> bool:
    """Tell whether a clause binds somebody to release: its verb is one of the event's words."""
    if not clause.binding or clause.basis is Basis.MODELLER or clause.act is None:
        return False
    verb = clause.act.verb.replace("_", " ")
    return any(name == RELEASE and pattern.search(verb) for name, pattern in events())


def _is_number(amount: Amount) -> bool:
    """Tell whether an amount is a number as it stands: no share, no rate, nothing to be added to."""
    return amount.form is Form.NUMBER and not amount.per and not amount.over


def _counted(what: What, agreement: Agreement) -> tuple[str, str]:
    """Return what is counted, as a unit and in words: the first counted noun the stock goes by, or the last word."""
    stock = agreement.stock(what.stock)
    named = [what.kind, stock.title if stock else "", what.stock]
    nouns = [word for name in named for word in WORD.findall(name.replace("_", " "))]
    known = next((noun for noun in nouns if singular_of(noun) in groups()), nouns[-1] if nouns else "")
    return singular_of(known), f"{what.kind.replace('_', ' ')} {known}".strip() if what.kind != known else known
