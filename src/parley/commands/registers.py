"""The registers in lines: talks, proposals as told, assurances, complaints, who waits for whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console

from parley.agreement.agreement import Agreement
from parley.agreement.proposal import Step
from parley.agreement.show import text_of_time
from parley.claims.in_words import WAYS
from parley.commands.table import print_line
from parley.engine.questions import Waiting
from parley.engine.registers import Assurance, Complaint, ProposalTold, Registers, TalksTold, registers_of
from parley.engine.report import Status
from parley.engine.telling import Tellings
from parley.status import Status as Manner

EMPTY = {"proposals": "  the agreement's file has no proposals; --proposals adds those of another file"}
NAMED = 3  # accounts that stand alike are named up to this many, and counted beyond


def print_registers(to: Console, which: str, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print one register, or all; a register that holds nothing says so."""
    registers = registers_of(agreement, tellings, answer)
    to.print(f"{agreement.title or agreement.id}\nas told by {answer.on}\n", style="bold", markup=False)
    for name, about, lines in _all(registers, answer):
        if which not in ("all", name):
            continue
        to.print(f"{name.capitalize()}{about}", style="bold", markup=False)
        for line in list(lines) or [EMPTY.get(name, "  nothing is told")]:
            print_line(to, line)
        to.print()


def _all(registers: Registers, answer: Status) -> Iterator[tuple[str, str, Iterator[str]]]:
    """Yield each register with its name, what is to be known of it, and its lines."""
    yield "talks", "", _talks(registers.talks)
    yield "proposals", ": each telling apart until a person merges them", _proposals(registers.proposals)
    yield "assurances", ": kept or not is told in accounts", _assurances(registers.assurances)
    yield "complaints", ": one that nobody answers is one side's", _complaints(registers.complaints)
    yield "waits", ": who waits for whom", (_waiting(*item, answer) for item in registers.waits)


def _talks(talks: Sequence[TalksTold]) -> Iterator[str]:
    """Yield what is told of talks, under the talks and their channel."""
    for (process, about, channel), told in groupby(talks, key=lambda item: (item.process, item.about, item.channel)):
        yield f"  {process}{f', about {about}' if about else ''}{f' ({channel})' if channel else ''}"
        for item in told:
            says = _said(str(item.says.event), item.says.denied, item.manner)
            laid = f", laid at {', '.join(item.blames)}" if item.blames else ""
            yield f"    {item.said}  {item.account}: {says}{laid} [{item.telling}]"


def _said(event: str, denied: bool, manner: Manner) -> str:
    """Return what is said, in the way in which it is said."""
    how = "" if manner is Manner.ACTUAL else f", {WAYS[manner]}"
    return f"{'not ' if denied else ''}{event}{how}"


def _proposals(proposals: Sequence[ProposalTold]) -> Iterator[str]:
    """Yield proposals telling by telling; those that a person merged, under their common name."""
    for name, told in groupby(proposals, key=lambda item: item.name):
        tellings = list(told)
        merged = len(tellings) > 1 or tellings[0].proposal.id != name
        if merged:
            yield f"  {name}: merged by a person"
        for item in tellings:
            yield from (f"  {line}" if merged else line for line in _proposal(item))


def _proposal(item: ProposalTold) -> Iterator[str]:
    """Yield one telling of a proposal."""
    proposal = item.proposal
    via = f", conveyed by {' and '.join(proposal.via)}" if proposal.via else ""
    answers = f", answers {proposal.answers}" if proposal.answers else ""
    whose = f"{' and '.join(proposal.by) or 'nobody named'} to {' and '.join(proposal.to) or 'nobody named'}"
    yield f"  {proposal.id}: {whose}{via}{answers}; told by {proposal.told_by or 'the file'}"
    for step in proposal.status:
        yield f"    {_step(step)}"
    for told in item.replies:
        says = _said(str(told.says.event), told.says.denied, told.status)
        yield f"    {told.said}  {told.account}: {says} [{told.id}]"
    if item.may_be:
        yield f"    may be one with {', '.join(item.may_be)}"


def _step(step: Step) -> str:
    """Return one step of a proposal's status, with who tells it and the reason given."""
    by = f" by {' and '.join(step.by)}" if step.by else ""
    on = f" on {text_of_time(step.on)}" if step.on else ""
    teller = f", as {step.told_by} tells it" if step.told_by else ""
    note = f": {step.note}" if step.note else ""
    sources = f" [{' '.join(step.sources)}]" if step.sources else ""
    return f"{step.stage.value}{by}{on}{teller}{note}{sources}"


def _assurances(assurances: Sequence[Assurance]) -> Iterator[str]:
    """Yield assurances, and where they are kept in whose account."""
    for item in assurances:
        written = {True: "written", False: "spoken", None: ""}[item.written]
        how = ", ".join(part for part in (item.strength, written) if part)
        claim = f" [{item.telling}]" if item.telling else ""
        to = f" to {' and '.join(item.given_to)}" if item.given_to else ""
        who = f"{' and '.join(item.given_by)}{to}"
        yield f"  {who}: {item.what} ({how or 'no word on how'}), told by {item.told_by}{claim}"
        kept: dict[str, list[str]] = {}
        for side, states in item.kept.items():
            kept.setdefault(" or ".join(states), []).append(side)
        for state, sides in kept.items():
            yield f"    {state} in {_named(sides)}"
        if not kept:
            yield "    no clause of the agreement: whether it was kept is not worked out"


def _complaints(complaints: Sequence[Complaint]) -> Iterator[str]:
    """Yield complaints with what was answered and the step of the mechanism."""
    for item in complaints:
        number = f" ({item.number})" if item.number else ""
        clause = f"over {item.clause}{number}" if item.clause else f"no clause alleged: {item.about}"
        yield f"  {item.said}  {item.by} against {' and '.join(item.against)}, {clause} [{item.telling}]"
        for account, answer, telling in item.replies:
            yield f"    answered in {account}: {answer} [{telling}]"
        if not item.replies:
            yield "    no answer told"
        for step, state in item.mechanism:
            yield f"    step {step}: {state}"


def _waiting(waiting: Waiting, accounts: Sequence[str], answer: Status) -> str:
    """Return who waits for whom, until what, since when, in whose account."""
    since = f" since {waiting.since}" if waiting.since else ""
    whose = "every account" if len(accounts) == len(answer.runs) else _named(accounts)
    sure = "" if waiting.is_certain else ", possibly"
    who = f"{' and '.join(waiting.who)} for {' and '.join(waiting.for_whom)}"
    return f"  {who} until {waiting.until}{since}, over {waiting.unit} (in {whose}{sure})"


def _named(accounts: Sequence[str]) -> str:
    """Return whose accounts, or how many they are."""
    return ", ".join(accounts) if len(accounts) <= NAMED else f"{len(accounts)} accounts"
