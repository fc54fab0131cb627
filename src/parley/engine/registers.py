"""The registers that practitioners keep: talks, proposals as told, assurances, complaints, and who waits for whom.

1. Each line is some teller's, with the claims that say it; nothing here is merged but what a person merged.
2. An assurance is kept, or not, in somebody's account; a complaint that nobody answers says so and no more.
3. Only what was said by the day is in them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.agreement.proposal import Proposal
from parley.agreement.provision import Kind, Provision
from parley.agreement.time import Occasion
from parley.engine.questions import Waiting, waiting_in
from parley.engine.report import Status, as_read
from parley.engine.standing import side_of
from parley.engine.telling import Says, Telling, Tellings
from parley.party import Capacity
from parley.status import Status as Manner

OF_TALKS = frozenset({Occasion.BEGUN, Occasion.ONGOING, Occasion.ENDED, Occasion.AGREED})
OF_PROPOSALS = frozenset({Occasion.ACCEPTED, Occasion.REJECTED, Occasion.AGREED})


@dataclass(frozen=True, slots=True)
class TalksTold:
    """What one account says of talks, through which channel they run."""

    process: str
    about: str
    channel: str  # "indirect, through egypt and qatar"; "" where the file does not say
    account: str
    says: Says
    manner: Manner
    said: date
    blames: tuple[str, ...]
    telling: str


@dataclass(frozen=True, slots=True)
class ProposalTold:
    """One telling of a proposal; tellings that a person merged stand under one name."""

    name: str  # the merged name, or the telling's own
    proposal: Proposal
    may_be: tuple[str, ...]  # other tellings that share its word, apart until a person merges them
    replies: tuple[Telling, ...]  # accepted or rejected, in whose account


@dataclass(frozen=True, slots=True)
class Assurance:
    """Somebody vouches for something, to somebody: told, or written in the agreement."""

    given_by: tuple[str, ...]
    given_to: tuple[str, ...]
    what: str
    strength: str  # promise, assurance, guarantee; "" where nobody says
    written: bool | None
    told_by: str  # an account, or the agreement's id
    telling: str  # "" for a clause of the agreement
    kept: Mapping[str, tuple[str, ...]]  # account → the states of what is vouched for; none where it is no clause


@dataclass(frozen=True, slots=True)
class Complaint:
    """One account says that another party did not do what a clause asks of it."""

    by: str
    against: tuple[str, ...]
    clause: str  # the provision's id; "" where none is alleged
    about: str  # what the claim is of
    number: str  # article and number in the text
    said: date
    telling: str
    replies: tuple[tuple[str, str, str], ...]  # account, what it answers, telling
    mechanism: tuple[tuple[str, str], ...]  # steps that the agreement provides, and where they are in its account


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers of an agreement, as of a day."""

    talks: tuple[TalksTold, ...]
    proposals: tuple[ProposalTold, ...]
    assurances: tuple[Assurance, ...]
    complaints: tuple[Complaint, ...]
    waits: tuple[tuple[Waiting, tuple[str, ...]], ...]  # and the accounts in which they do


def registers_of(agreement: Agreement, tellings: Tellings, status: Status) -> Registers:
    """Return the registers as of a status's day."""
    taken_back = {told.retracts for told in tellings.tellings if told.retracts and told.said <= status.on}
    told = [item for item in tellings.tellings if item.said <= status.on and item.id not in taken_back]
    told = sorted((item for item in told if not item.retracts), key=lambda item: (item.said, item.id))
    side = {teller.id: side_of(teller) for teller in tellings.tellers}
    waits: dict[Waiting, list[str]] = {}
    for account, run in status.runs.items():
        for waiting in waiting_in(run, as_read(agreement, run)):
            waits.setdefault(waiting, []).append(account)
    return Registers(
        tuple(_talks(agreement, told)),
        tuple(_proposals(agreement, told, tellings)),
        (*_vouched(agreement, status), *_assured(agreement, told, side, status)),
        (*_complaints(agreement, told, side, status), *_unplaced(agreement, tellings, told, side, status)),
        tuple((waiting, tuple(accounts)) for waiting, accounts in waits.items()),
    )


def _talks(agreement: Agreement, told: list[Telling]) -> Iterator[TalksTold]:
    """Yield what is told of each process, and of what it is to yield."""
    for process in agreement.processes:
        via = f"through {' and '.join(process.via)}" if process.via else ""
        channel = ", ".join(part for part in (process.mode, via) if part)
        for item in told:
            event = item.says.event
            if event.occasion in OF_TALKS and event.of in (process.id, *process.yields):
                yield TalksTold(process.id, process.about, channel, item.account, item.says, item.status, item.said,
                                item.blames, item.id)  # fmt: skip


def _proposals(agreement: Agreement, told: list[Telling], tellings: Tellings) -> Iterator[ProposalTold]:
    """Yield the proposals telling by telling; those merged by a person under their common name, together."""
    names = {of: merged.id for merged in tellings.merged for of in merged.of}
    order = {proposal.id: at for at, proposal in enumerate(agreement.proposals)}
    first: dict[str, int] = {}
    for id_, at in order.items():
        first.setdefault(names.get(id_, id_), at)
    for proposal in sorted(agreement.proposals, key=lambda item: (first[names.get(item.id, item.id)], order[item.id])):
        name = names.get(proposal.id, proposal.id)
        may_be = tuple(
            other.id for other in agreement.proposals
            if other is not proposal and proposal.tells and other.tells == proposal.tells
            and names.get(other.id, other.id) != name
        )  # fmt: skip
        replies = tuple(t for t in told if t.says.event.occasion in OF_PROPOSALS and t.says.event.of == proposal.id)
        yield ProposalTold(name, proposal, may_be, replies)


def _vouched(agreement: Agreement, status: Status) -> Iterator[Assurance]:
    """Yield what the agreement's own clauses vouch for: guarantors, and the best efforts of those who are no party."""
    guarantors = {party.id for party in agreement.parties if Capacity.GUARANTOR in party.capacities}
    for provision in agreement.provisions:
        kept = _kept(provision.id, status)
        if provision.guarantors:
            yield Assurance(provision.guarantors, provision.to, provision.id, "guarantee", True, agreement.id, "", kept)
        if provision.kind is Kind.BEST_EFFORTS and set(provision.by) & guarantors:
            yield Assurance(provision.by, provision.to, provision.id, "", True, agreement.id, "", kept)


def _assured(agreement: Agreement, told: list[Telling], side: Mapping[str, str], status: Status) -> Iterator[Assurance]:
    """Yield the assurances that accounts tell of."""
    for item in told:
        if item.strength is None:
            continue
        clause = _clause_of(item, agreement)
        kept = _kept(clause.id if clause else item.says.event.of, status)
        yield Assurance(item.given_by or (side.get(item.account, item.account),), item.given_to, str(item.says),
                        item.strength.value, item.written, item.account, item.id, kept)  # fmt: skip


def _kept(of: str, status: Status) -> Mapping[str, tuple[str, ...]]:
    """Return the states of a clause in the accounts that say something of it; of all where none does."""
    standing = next((s for s in (*status.provisions, *status.phases) if s.of == of), None)
    if standing is None:
        return {}
    return {side: standing.by_account[side] for side in standing.told_by or standing.by_account}


def _complaints(
    agreement: Agreement, told: list[Telling], side: Mapping[str, str], status: Status
) -> Iterator[Complaint]:
    """Yield each word that a party did not do what a clause asks of it, with what was answered."""
    for item in told:
        by = side.get(item.account, item.account)
        provision = _clause_of(item, agreement)
        accused = tuple(party for party in dict.fromkeys((*item.says.event.by, *item.blames)) if party != by)
        if not accused and provision and len(provision.by) == 1 and provision.by[0] != by:
            accused = provision.by
        if not item.says.denied or item.status is not Manner.ACTUAL or not accused or item.restates:
            continue
        clause, number = (provision.id, provision.clause) if provision else ("", "")
        yield Complaint(by, accused, clause, item.says.event.of, number, item.said, item.id,
                        tuple(_replies(item, accused, told, side)), _mechanism(by, agreement, status))  # fmt: skip


def _unplaced(
    agreement: Agreement, tellings: Tellings, told: list[Telling], side: Mapping[str, str], status: Status
) -> Iterator[Complaint]:
    """Yield the complaints that name no clause; only a claim that denies one by its id answers it."""
    for item in tellings.accusations:
        if item.said <= status.on:
            by = side.get(item.account, item.account)
            replies = ((side.get(t.account, t.account), _says(t), t.id) for t in told if t.denies == item.id)
            yield Complaint(by, item.against, "", item.quote or item.note, "", item.said, item.id, tuple(replies),
                            _mechanism(by, agreement, status))  # fmt: skip


def _clause_of(telling: Telling, agreement: Agreement) -> Provision | None:
    """Return the clause that a telling is of: by its id, or by what its act is to bring about."""
    event = telling.says.event
    named = agreement.provision(event.of.partition(".")[0])
    acts = (p for p in agreement.provisions if p.act and any(part.verb == event.of for part in p.act.objects))
    return named or (next(acts, None) if event.occasion is Occasion.BEGUN else None)


def _replies(
    complaint: Telling, accused: tuple[str, ...], told: list[Telling], side: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield what the accused are told to have answered, then or later."""
    for item in told:
        account = side.get(item.account, item.account)
        about = item.says.event.of.partition(".")[0] == complaint.says.event.of.partition(".")[0]
        if item.denies != complaint.id and not (about and account in accused and item.said >= complaint.said):
            continue
        blamed = (*item.says.event.by, *item.blames)
        answer = f"lays it at {', '.join(blamed)}" if item.says.denied and blamed else _says(item)
        yield account, answer, item.id


def _says(telling: Telling) -> str:
    """Return what a telling says, in the way in which it says it."""
    return str(telling.says) if telling.status is Manner.ACTUAL else f"{telling.says}, {telling.status.value}"


def _mechanism(account: str, agreement: Agreement, status: Status) -> tuple[tuple[str, str], ...]:
    """Return the steps that the agreement provides for complaints, and where each is in an account."""
    run = status.runs.get(account)
    steps = [p.id for p in agreement.provisions if p.kind is Kind.COMPLAINTS]
    if run is None:
        return ()
    return tuple((id_, " or ".join(sorted(state.value for state in run.units[id_].states))) for id_ in steps)
