"""Says in plain English what is told about an agreement: readings, proposals and declared positions."""

from parley.agreement.agreement import Agreement
from parley.agreement.names import listed, name_of, names_of
from parley.agreement.phrases import time_in_words
from parley.agreement.proposal import Position, Proposal, Reading
from parley.agreement.provision import Basis
from parley.agreement.show import text_of_constraint, text_of_node


def sentence_of_reading(reading: Reading, agreement: Agreement) -> str:
    """Return a reading in plain English."""
    whose = f"{listed([name_of(owner, agreement) for owner in reading.owners])}" if reading.owners else "Somebody"
    text = f"{whose} may read “{reading.of}” as: {text_of_node(reading.holds)}"
    return f"{text}{origin_in_words(reading.basis, reading.sources)}."


def sentence_of_proposal(proposal: Proposal, agreement: Agreement) -> str:
    """Return a proposal in plain English."""
    by = names_of(proposal.by, agreement) or "Somebody"
    to = f" to {names_of(proposal.to, agreement)}" if proposal.to else ""
    parts = [
        f"As {name_of(proposal.told_by, agreement) if proposal.told_by else 'nobody named'} tells it, {by} would{to}"
    ]
    parts += [f"change “{path}” to: {text_of_node(node)}" for path, node in proposal.change]
    parts += [f"remove “{path}”" for path in proposal.remove]
    parts += [f"add {section.text}: {text_of_node(node)}" for section, node in proposal.add]
    parts += [f"with {text_of_constraint(item)}" for item in proposal.constraints]
    if proposal.package:
        parts.append("all of it or nothing")
    if proposal.answers:
        parts.append(f"in answer to “{proposal.answers}”")
    parts += [
        f"{step.stage.value}{f' by {names_of(step.by, agreement)}' if step.by else ''}"
        f"{f' on {time_in_words(step.on, agreement)}' if step.on else ''}"
        f"{f', as {name_of(step.told_by, agreement)} tells it' if step.told_by else ''}"
        for step in proposal.status
    ]
    return f"{'; '.join(parts)}{origin_in_words(proposal.basis, proposal.sources)}."


def sentence_of_position(position: Position, agreement: Agreement) -> str:
    """Return a position in plain English."""
    told = f"As {name_of(position.told_by, agreement)} tells it, " if position.told_by else ""
    parts = [f"{told}{name_of(position.holder, agreement)} holds a position"]
    if position.needs:
        parts.append(
            f"it needs {names_of(position.needs, agreement)}{', all or nothing' if position.all_or_nothing else ''}"
        )
    if position.excludes:
        parts.append(f"it excludes {names_of(position.excludes, agreement)}")
    if position.needs_for:
        parts.append(f"it gives {names_of(position.needs_for, agreement)} only in return")
    parts += [
        f"{name_of(first, agreement)} has to come before {name_of(then, agreement)}" for first, then in position.before
    ]
    parts += [text_of_constraint(limit) for limit in position.limits]
    return f"{'; '.join(parts)}{origin_in_words(position.basis, position.sources)}."


def origin_in_words(basis: Basis, sources: tuple[str, ...], clause: str = "") -> str:
    """Return where a clause comes from, in brackets."""
    word = {Basis.STATES: "stated", Basis.IMPLIES: "implied", Basis.MODELLER: "added by the modeller"}[basis]
    named = ", ".join((*((f"clause {clause}",) if clause else ()), *sources))
    return f" [{word}{': ' + named if named else ', no source'}]"
