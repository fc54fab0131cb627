"""Questions to a run: who owes what until when, who waits for whom, what is late tomorrow, what blocks the next phase.

1. An answer is *certain* where every state compatible with the account gives it, and else *possible*.
2. Whoever waits does so in one account: the same day may look otherwise in another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.condition import Condition, events_of
from parley.agreement.instant import Bounds
from parley.agreement.provision import DUTIES, Provision
from parley.agreement.reach import Answer, answer_for_phase
from parley.agreement.time import Happened, Occasion
from parley.engine.run import Run, Unit, run_of
from parley.engine.state import State
from parley.engine.telling import Telling
from parley.quantity import Truth

OWED = frozenset({State.LIVE, State.PART_DONE, State.PAST_DUE, State.PART_PAST_DUE})
LATE = frozenset({State.PAST_DUE, State.PART_PAST_DUE})


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that a party owes in one account."""

    unit: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    due: Bounds
    is_certain: bool
    is_past_due: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody waits for somebody else's move, in one account."""

    who: tuple[str, ...]
    for_whom: tuple[str, ...]
    unit: str  # what cannot begin or is not yet owed
    until: str  # what has to happen, as a condition writes it
    since: date | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Blocked:
    """What stands between an account and the next phase."""

    phase: str
    missing: tuple[Happened, ...]  # told as not so, or not told
    answer: Answer  # what it takes to get there from here


def owed_in(run: Run, agreement: Agreement) -> tuple[Owed, ...]:
    """Return what is owed in an account, by due day; parts stand for the provision that has them."""
    owed = []
    for unit in run.units.values():
        provision = agreement.provision(unit.provision)
        if provision is None or not provision.binding or provision.kind not in DUTIES or not unit.states & OWED:
            continue
        if provision.tranches and not unit.tranche:
            continue
        certain, late = unit.states <= OWED, bool(unit.states & LATE)
        owed.append(Owed(unit.id, provision.by, provision.to, unit.due, certain, late, unit.because))
    return tuple(sorted(owed, key=lambda item: (_day(item.due) or date.max, item.unit)))


def _day(due: Bounds) -> date | None:
    """Return the day by which something is to be done at the latest."""
    return due.last.on if due.last else None


def late_tomorrow(agreement: Agreement, tellings: Sequence[Telling], on: date) -> tuple[str, ...]:
    """Return what will be past due tomorrow if nothing more is told in an account."""
    today, tomorrow = run_of(agreement, tellings, on), run_of(agreement, tellings, on + timedelta(days=1))
    bound = {provision.id for provision in agreement.provisions if provision.binding}
    return tuple(
        id_ for id_, unit in tomorrow.units.items()
        if unit.provision in bound and unit.states & LATE and not today.units[id_].states & LATE
    )  # fmt: skip


def waiting_in(run: Run, agreement: Agreement) -> tuple[Waiting, ...]:
    """Return who waits for whom in an account, since when."""
    found = [*_triggers(run, agreement), *_legs(run, agreement)]
    return tuple(dict.fromkeys(found))


def _triggers(run: Run, agreement: Agreement) -> Iterator[Waiting]:
    """Yield the provisions that wait for another party's deed."""
    for provision in agreement.provisions:
        unit = run.units[provision.id]
        if State.DORMANT not in unit.states or provision.when is None:
            continue
        for event in events_of(provision.when):
            whose = _whose(event, agreement)
            who = provision.to or provision.by
            if whose and set(whose) != set(provision.by) and not set(who) <= set(whose):
                since = _since(event, run, agreement)
                yield Waiting(who, whose, provision.id, str(event), since, unit.is_certain)


def _legs(run: Run, agreement: Agreement) -> Iterator[Waiting]:
    """Yield the legs of exchanges that wait for the other leg: one is done and the other is not."""
    for exchange in agreement.exchanges:
        give, take = run.units.get(exchange.give), run.units.get(exchange.take)
        if give is None or take is None:
            continue
        for done, open_ in ((give, take), (take, give)):
            if _is_done(done) and not _is_done(open_) and open_.states & OWED:
                mine, theirs = agreement.provision(done.provision), agreement.provision(open_.provision)
                if mine and theirs:
                    since = _deed_day(done) or (done.due.first.on if done.due.first else None)
                    event = str(Happened(Occasion.DONE, theirs.id))
                    yield Waiting(mine.by, theirs.by, theirs.id, event, since, open_.states <= OWED)


def _deed_day(unit: Unit) -> date | None:
    """Return the last day on which a deed may have been done, as told."""
    return unit.deed.last.on if unit.deed and unit.deed.last else None


def _is_done(unit: Unit) -> bool:
    """Tell whether a unit is certainly done."""
    return unit.states <= {State.DONE, State.DONE_LATE}


def _whose(event: Happened, agreement: Agreement) -> tuple[str, ...]:
    """Return whose move would bring an event about."""
    if event.by:
        return event.by
    if provision := agreement.provision(event.of.partition(".")[0]):
        return provision.by
    for process in agreement.processes:
        if event.of == process.id or event.of in process.yields:
            return process.between
    return ()


def _since(event: Happened, run: Run, agreement: Agreement) -> date | None:
    """Return since when an event has been waited for: the due day of the deed, or its phase's start."""
    provision: Provision | None = agreement.provision(event.of.partition(".")[0])
    if provision is None:
        return None
    unit = run.units.get(event.of) or run.units[provision.id]
    if unit.due.first and unit.due.first.on <= run.on:
        return unit.due.first.on
    stretch = run.stretches.get(provision.during)
    return stretch.start.first.on if stretch and stretch.start.first else None


def blocked_in(run: Run, agreement: Agreement) -> tuple[Blocked, ...]:
    """Return what blocks each phase that an account does not tell as begun and that may come next."""
    begun = {id_ for id_, stretch in run.stretches.items() if stretch.begun is Truth.YES}
    given = [Happened(Occasion.BEGUN, id_) for id_ in begun]
    given += [Happened(Occasion.DONE, unit.id) for unit in run.units.values() if unit.because and _is_done(unit)]
    given += [Happened(Occasion.ENDED, id_) for id_, held in run.stretches.items() if held.ended is Truth.YES]
    blocked = []
    for phase in agreement.phases:
        if phase.id in begun or (phase.after and not set(phase.after) & begun):
            continue
        missing = tuple(_missing(phase.enters_when, run)) if phase.enters_when else ()
        blocked.append(Blocked(phase.id, missing, answer_for_phase(agreement, phase.id, given)))
    return tuple(blocked)


def _missing(condition: Condition, run: Run) -> Iterable[Happened]:
    """Return the events of a condition that the account does not tell as done."""
    for event in events_of(condition):
        unit = run.units.get(event.of)
        if event.occasion is Occasion.DONE and unit and _is_done(unit):
            continue
        yield event
