"""Checks of completeness: what guidance on drafting ceasefires asks for, and every agreement's end and extension.

The items follow the UN's Guidance on Mediation of Ceasefires (2022), chapters on definitions, geography, monitoring,
violations, duration and termination.
"""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding, found
from parley.agreement.names import listed
from parley.agreement.patch import with_reading
from parley.agreement.provision import Kind, Provision
from parley.agreement.show import text_of_node


def missing_items(agreement: Agreement) -> Iterator[Finding]:
    """Find what a ceasefire's text should say and the file does not hold."""
    if agreement.kind != "ceasefire":
        return
    kinds = {provision.kind for provision in agreement.provisions}
    items = (
        ("no-definitions", _defines(agreement), "No clause defines a term: what counts as a violation is open.",
         "Add terms with means: …, or a provision of kind definition."),
        ("no-zones", any(provision.place for provision in agreement.provisions),
         "No clause says in which zone it binds.", "Add place: … to the clauses on forces."),
        ("no-monitor", Kind.MONITORING in kinds, "Nobody monitors it.", "Add a provision of kind monitoring."),
        ("no-violation-procedure", Kind.COMPLAINTS in kinds or any(p.remedy for p in agreement.provisions),
         "No clause says what follows a violation.", "Add a provision of kind complaints, or a remedy."),
    )  # fmt: skip
    for code, is_there, reason, mend in items:
        if not is_there:
            yield found(agreement, code, "", reason, mend)


def _defines(agreement: Agreement) -> bool:
    """Tell whether a term is defined."""
    return any(term.means for term in agreement.terms) or any(
        provision.kind is Kind.DEFINITION for provision in agreement.provisions
    )


def no_end(agreement: Agreement) -> Iterator[Finding]:
    """Find phases that never end and cannot be ended."""
    for phase in agreement.phases:
        endless = not (phase.lasts or phase.until or phase.ends_when)
        followed = any(phase.id in other.after for other in agreement.phases)
        if endless and not followed and not _can_end(agreement, phase.id):
            yield found(agreement, "no-end", f"phases.{phase.id}", f"Nothing says when “{phase.id}” ends.",
                        "Give lasts, until or ends_when, or a power to terminate it.")  # fmt: skip


def _can_end(agreement: Agreement, phase: str) -> bool:
    """Tell whether some power ends a phase or the whole."""
    return any(_is_termination(provision, phase) for provision in agreement.provisions)


def _is_termination(provision: Provision, phase: str) -> bool:
    """Tell whether a provision is a power to end a phase."""
    act = provision.act
    return provision.kind is Kind.POWER and act is not None and act.verb in ("terminate", "end", "withdraw") and (
        not act.objects or act.objects[0].verb in (phase, "agreement")
    )  # fmt: skip


def no_extension(agreement: Agreement) -> Iterator[Finding]:
    """Find phases that end on a day and leave open whether they may be extended."""
    for phase in agreement.phases:
        ends = phase.lasts or phase.until
        said = phase.extension or phase.fixed or phase.renews or phase.continues_while
        if ends and phase.settled and not said:
            yield found(agreement, "no-extension", f"phases.{phase.id}",
                        f"Nothing says whether “{phase.id}” may be extended, and by whom.",
                        "Add extension: {by: […]}, renews: …, or fixed: yes.")  # fmt: skip


def competing_readings(agreement: Agreement) -> Iterator[Finding]:
    """Find clauses that are read in more than one way, and readings that cannot be applied."""
    for reading in agreement.readings:
        path = f"readings.{reading.id}"
        errors = with_reading(reading, agreement).errors
        for error in errors:
            yield found(agreement, "reading-does-not-fit", path, f"“{reading.id}”: {error.reason}", error.mend)
        if errors:
            continue
        verb = "reads" if len(reading.owners) == 1 else "read"
        whose = f"{listed(list(reading.owners))} {verb} it as" if reading.owners else "It may be read as"
        reason = f"“{reading.of}” is read in two ways. {whose}: {text_of_node(reading.holds)}."
        yield found(agreement, "competing-readings", path, reason,
                    "Settle the wording; until then answers say which reading they turn on.")  # fmt: skip


CHECKS = (missing_items, no_end, no_extension, competing_readings)
