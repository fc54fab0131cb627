"""Where the agreement stands in each account: which phase, what the account says of it lately, what blocks the next.

1. The agreement's sides come first and are told of even where they say nothing: silence is shown, and is no answer.
2. What an account says is told with its way of being so: a readiness is no beginning, a demand no deed.
3. Accounts in which the same thing stands before a phase share a line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.names import listed, name_of, names_of
from parley.agreement.reach import Verdict
from parley.dossier.standing import Evidence, evidence_of
from parley.dossier.wording import event_in_words, happening_in_words
from parley.engine.questions import Blocked, blocked_in
from parley.engine.report import Status, as_read
from parley.engine.standing import side_of
from parley.engine.telling import Telling, Tellings
from parley.party import Capacity
from parley.status import Status as ClaimStatus

SO, NOT_SO = "told as so", "told as not so"
STANDS = 24  # accounts told of one by one: the parties', then those who spoke last
LATELY = 4  # of an account's tellings, the newest of each event

NEEDS = {
    Verdict.FORCED: "What is owed brings it about.",
    Verdict.BY_ORDER: "What is owed can bring it about, depending on its order and days.",
    Verdict.UNDATED: "What is owed can bring it about, but by no day.",
    Verdict.EFFORTS: "It rests on best efforts.",
    Verdict.VERIFICATION: "It needs verification.",
    Verdict.CONSENT: "Nobody is bound to that:",
    Verdict.UNREACHABLE: "It cannot be reached from here.",
    Verdict.UNKNOWN: "Whether it can be reached cannot be told.",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A telling in words, with its evidence."""

    words: str  # what happens, as a noun
    way: str  # told as so, told as not so; or planned, wanted, hypothetical
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the agreement stands in one account."""

    account: str
    is_side: bool  # a party of the agreement, which its file declares opposed to another
    phases: tuple[tuple[str, str], ...]  # phase, and where it is in this account
    heard: tuple[Heard, ...]  # the newest first
    more: int  # tellings that are not listed


@dataclass(frozen=True, slots=True)
class Blocks:
    """What stands before a phase, in words, and the accounts in which it does."""

    phase: str
    words: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the agreement stands, account by account."""

    stands: tuple[Stand, ...]
    blocks: tuple[Blocks, ...]
    observers: int  # accounts of single sources and outlets, those that are not listed among them
    more: int  # of them that are not listed


def stands_from_status(status: Status, agreement: Agreement, tellings: Tellings, names: Iterable[str] = ()) -> Stands:
    """Return where the agreement stands in each account; `names` are those of the reports that the record holds."""
    held = frozenset(names)
    files = {source.id: source.file for source in agreement.sources}
    sides = dict.fromkeys(id_ for group in agreement.opposed for id_ in group)
    parties = {party.id for party in agreement.parties if Capacity.PARTY in party.capacities}
    heard = heard_by_side(status, agreement, tellings, files, held)
    order = [s for s in sides if s in status.runs]
    order += [s for s in status.runs if s not in sides and (s in parties or heard.get(s))]
    listed = frozenset(listed_of(order, sides.keys() | parties, heard))
    stands = []
    for side in (s for s in order if s in listed):
        told = heard.get(side, ())
        phases = tuple((s.of, s.by_account[side][0]) for s in status.phases if side in s.told_by)
        stands.append(Stand(side, side in sides, phases, told[:LATELY], max(0, len(told) - LATELY)))
    more = len(order) - len(stands)
    return Stands(tuple(stands), blocks_of(status, agreement, tuple(stands)), len(order) - len(sides), more)


def listed_of(order: Sequence[str], parties: Set[str], heard: Mapping[str, tuple[Heard, ...]]) -> Iterator[str]:
    """Yield the accounts that are told of one by one: the parties', and of the others those who spoke last."""
    yield from (side for side in order if side in parties)
    others = [side for side in order if side not in parties]
    last = {side: max(h.evidence.telling.said for h in heard[side]) for side in others}
    yield from sorted(others, key=lambda side: last[side], reverse=True)[:STANDS]


def heard_by_side(
    status: Status, agreement: Agreement, tellings: Tellings, files: Mapping[str, str], held: frozenset[str]
) -> dict[str, tuple[Heard, ...]]:
    """Return what each side says until the day, the newest telling of each event, told as so before all else."""
    sides = {teller.id: side_of(teller) for teller in tellings.tellers}
    newest: dict[tuple[str, str, str], Heard] = {}
    for telling in tellings.tellings:
        if telling.said > status.on:
            continue
        says = telling.says
        words, way = happening_in_words(says.event, agreement), way_of(telling)
        key = (sides.get(telling.account, telling.account), str(says.event), way)
        before = newest.get(key)
        if before is None or before.evidence.telling.said <= telling.said:
            newest[key] = Heard(words, way, evidence_of(telling, dict(files), held))
    by_side: dict[str, list[Heard]] = {}
    for (side, *_), heard in newest.items():
        by_side.setdefault(side, []).append(heard)
    return {
        side: tuple(sorted(told, key=lambda h: (h.way not in (SO, NOT_SO), -h.evidence.telling.said.toordinal())))
        for side, told in by_side.items()
    }


def way_of(telling: Telling) -> str:
    """Return in words how something is told: as so, as not so, as planned, as not demanded."""
    if telling.status is ClaimStatus.ACTUAL:
        return NOT_SO if telling.says.denied else SO
    return f"{telling.status.value}, not to be" if telling.says.denied else telling.status.value


def blocks_of(status: Status, agreement: Agreement, stands: Iterable[Stand]) -> tuple[Blocks, ...]:
    """Return what stands before the next phase, the accounts in which the same does together."""
    lines: dict[tuple[str, str], list[str]] = {}
    for stand in stands:
        run = status.runs[stand.account]
        for blocked in blocked_in(run, as_read(agreement, run)):
            lines.setdefault((blocked.phase, blocked_in_words(blocked, agreement)), []).append(stand.account)
    return tuple(Blocks(phase, words, tuple(accounts)) for (phase, words), accounts in lines.items())


def blocked_in_words(blocked: Blocked, agreement: Agreement) -> str:
    """Return in a sentence or two what stands before a phase, whose consent it needs and who can hold it up."""
    missing = " and ".join(event_in_words(event, agreement) for event in blocked.missing) or "its start"
    place = {party.id: number for number, party in enumerate(agreement.parties)}  # as in the file: names weigh nothing

    def in_order(parties: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(parties), key=lambda id_: (place.get(id_, len(place)), id_)))

    whose = sorted(
        {in_order(party for move in way for party in move.by) for way in blocked.answer.ways},
        key=lambda way: [place.get(id_, len(place)) for id_ in way],
    )
    ways = [names_of(way, agreement) for way in whose]
    consent = f" it needs the consent of {', or of '.join(filter(None, ways))}." if any(ways) else ""
    if not consent and blocked.answer.verdict is Verdict.CONSENT:
        consent = " it needs consent."
    holders = [name_of(id_, agreement) for id_ in in_order(holder.party for holder in blocked.answer.held_up_by)]
    held = ""
    if holders:
        held = f" {'Each of ' if len(holders) > 1 else ''}{listed(holders)} can hold it up without breach."
    return f"Missing: {missing}. {NEEDS[blocked.answer.verdict]}{consent}{held}"
