"""Checks of content: who owes what to whom, by when, from which source."""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.finding import Finding, found
from parley.agreement.moves import due_of
from parley.agreement.provision import DUTIES, Kind, Provision

DATED = frozenset({Kind.ACHIEVE, Kind.DECLARE, Kind.PROCEDURE})


def without_debtor(agreement: Agreement) -> Iterator[Finding]:
    """Find duties that nobody bears."""
    for provision in agreement.provisions:
        if provision.kind in DUTIES and not provision.by:
            yield found(agreement, "no-debtor", f"provisions.{provision.id}", f"Nobody bears “{provision.id}”.",
                        "Name who owes it: by: […].")  # fmt: skip


def without_due_day(agreement: Agreement) -> Iterator[Finding]:
    """Find duties that can be put off for ever."""
    for provision in agreement.provisions:
        if provision.kind not in DATED or due_of(provision, None, agreement):
            continue
        if provision.tranches and all(due_of(provision, tranche, agreement) for tranche in provision.tranches):
            continue
        path = f"provisions.{provision.id}"
        reason = f"“{provision.id}” is due by no day: it can be put off for ever without breach."
        yield found(agreement, "no-due-day", f"{path}.due", reason,
                    "Give a due day, or the phase in which it is due.")  # fmt: skip


def without_content(agreement: Agreement) -> Iterator[Finding]:
    """Find duties that do not say what is to be done."""
    for provision in agreement.provisions:
        verb = provision.act.verb if provision.act else ""
        silent = verb in ("", "unspecified") and provision.what.quantity is None
        if provision.kind in DUTIES and silent:
            reason = f"“{provision.id}” does not say what is to be done."
            path = f"provisions.{provision.id}.act"
            yield found(agreement, "no-content", path, reason, "Name the act: act: withdraw(zone).")


def without_quantity(agreement: Agreement) -> Iterator[Finding]:
    """Find duties over a stock that do not say how much."""
    for provision in agreement.provisions:
        if provision.what.stock and _is_open(provision.what.quantity) and not provision.tranches:
            said = "leaves to talks" if _to_be_agreed(provision) else "does not say"
            yield found(agreement, "no-quantity", f"provisions.{provision.id}.what",
                        f"“{provision.id}” {said} how much of “{provision.what.stock}”.",
                        "Give a quantity, if only a range: 30 to 40.")  # fmt: skip


def _is_open(amount: Amount | None) -> bool:
    """Tell whether an amount says nothing of how much."""
    return amount is None or amount.form in (Form.OPEN, Form.SOME)


def _to_be_agreed(provision: Provision) -> bool:
    """Tell whether the quantity is left to talks."""
    return bool(provision.what.quantity and provision.what.quantity.to_be_agreed)


def without_source(agreement: Agreement) -> Iterator[Finding]:
    """Find clauses that rest on no source; what the modeller adds needs none."""
    for section in ("phases", "processes", "provisions", "exchanges", "readings", "proposals", "positions"):
        for clause in getattr(agreement, section):
            if not clause.sources and clause.basis.value != "modeller":
                yield found(agreement, "no-source", f"{section}.{clause.id}", f"“{clause.id}” names no source.",
                            "Add sources: […], or basis: modeller if it is your own.")  # fmt: skip


def unsettled(agreement: Agreement) -> Iterator[Finding]:
    """Find what is in the agreement without a settled content; within an unsettled phase, the phase stands for it."""
    open_phases = {phase.id for phase in agreement.phases if not phase.settled}
    for phase in agreement.phases:
        if not phase.settled:
            yield found(agreement, "unsettled", f"phases.{phase.id}.settled",
                        f"The content of “{phase.id}” is still open: what it asks for is told, not agreed.",
                        "Say settled: yes once the parties have agreed it.")  # fmt: skip
    for provision in agreement.provisions:
        if not provision.settled and provision.during not in open_phases:
            yield found(agreement, "unsettled", f"provisions.{provision.id}.settled",
                        f"The content of “{provision.id}” is still open.",
                        "Say settled: yes once the parties have agreed it.")  # fmt: skip


def undefined_terms(agreement: Agreement) -> Iterator[Finding]:
    """Find words used as terms of art that nobody defines."""
    for term in agreement.terms:
        if not term.means:
            yield found(agreement, "undefined-term", f"terms.{term.id}", f"Nobody defines “{term.id}”.",
                        "Add means: …, in the words of the agreement.")  # fmt: skip


def unseen_documents(agreement: Agreement) -> Iterator[Finding]:
    """Find texts that the file refers to and the modeller has not read."""
    for document in agreement.documents:
        if not document.seen:
            yield found(agreement, "document-not-seen", f"documents.{document.id}",
                        f"“{document.title or document.id}” is referred to and was not seen.",
                        "Read it and say seen: yes; until then clauses rest on reports of it.")  # fmt: skip


def shared_names(agreement: Agreement) -> Iterator[Finding]:
    """Find names that two parties go by."""
    owner: dict[str, str] = {}
    for party in agreement.parties:
        for name in (party.name, *party.aliases):
            first = owner.setdefault(name.casefold(), party.id)
            if first != party.id:
                yield found(agreement, "shared-name", f"parties.{party.id}",
                            f"“{name}” is a name of both “{first}” and “{party.id}”.",
                            "Leave the name with one of them.")  # fmt: skip


CHECKS = (
    without_debtor,
    without_due_day,
    without_content,
    without_quantity,
    without_source,
    unsettled,
    undefined_terms,
    unseen_documents,
    shared_names,
)
