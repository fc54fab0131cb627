"""Moves: what can happen under an agreement, who has to will it, and what has to hold first.

1. A move is owed where a live, binding and settled duty asks for it; otherwise it needs somebody's consent.
2. What has no due day is owed and never late: it may be put off for ever without breach.
3. A deed before its trigger is no performance.
4. A duty that is due by a day of a phase, and says nothing else of when it binds, binds from the start of that phase.
5. What follows by itself (a phase that begins, an exchange whose legs are done) is a move that nobody has to will.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Not, OnDay, Side
from parley.agreement.phase import Phase
from parley.agreement.provision import DUTIES, Act, Kind, Provision, Tranche
from parley.agreement.time import Edge, EdgeOf, Happened, Occasion, Time, Unspecified, anchors_in
from parley.party import Capacity
from parley.quantity import Truth


class Need(IntEnum):
    """What a move takes, from the least to the most."""

    NOTHING = 0  # it follows by itself
    OWED = 1
    UNDATED = 2  # owed, and never late
    EFFORTS = 3  # only best efforts are owed
    VERIFICATION = 4  # a third party's word
    CONSENT = 5  # nobody owes it


ALWAYS = Constant(Truth.YES)
NEVER = Constant(Truth.NO)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that can happen: who has to will it, what it takes, and what has to hold first."""

    event: Happened
    guard: Condition
    need: Need = Need.NOTHING
    by: tuple[str, ...] = ()
    any_of: bool = False  # any one of `by` is enough
    due: Time | None = None
    path: str = ""  # the clause that it rests on


@cache
def begun(id_: str) -> Happened:
    """Return the event that a phase or process begins."""
    return Happened(Occasion.BEGUN, id_)


@cache
def ended(id_: str) -> Happened:
    """Return the event that a phase or process ends."""
    return Happened(Occasion.ENDED, id_)


@cache
def done(id_: str) -> Happened:
    """Return the event that a provision, tranche or exchange is performed."""
    return Happened(Occasion.DONE, id_)


def sides_of(agreement: Agreement) -> tuple[str, ...]:
    """Return the parties that are sides of the agreement, not its mediators."""
    sides = tuple(party.id for party in agreement.parties if Capacity.PARTY in party.capacities)
    bound = {id_ for provision in agreement.provisions for id_ in (*provision.by, *provision.to)}
    return tuple(id_ for id_ in sides if id_ in bound) or sides


def moves_for(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return the ways in which an event can come about."""
    match event.occasion:
        case Occasion.DONE:
            return _deeds(event, agreement)
        case Occasion.BEGUN:
            return _beginnings(event, agreement)
        case Occasion.ENDED:
            return _endings(event, agreement)
        case Occasion.ONGOING:
            return (Move(event, AllOf((begun(event.of), Not(ended(event.of))))),)
        case Occasion.VERIFIED:
            return _verifications(event, agreement)
        case Occasion.NOTIFIED:
            power = agreement.provision(event.of)
            by = event.by or (power.by if power else sides_of(agreement))
            guard = _live(power) if power else ALWAYS
            return (Move(event, guard, Need.CONSENT, by, any_of=True, path=f"provisions.{event.of}"),)
        case _:
            return _consents(event, agreement)


def _asked_for(agreement: Agreement, verb: str, object_: str) -> list[Provision]:
    """Return the provisions whose act is this: begin(talks), agree(terms)."""
    act = Act(verb, (Act(object_),))
    return [provision for provision in agreement.provisions if provision.act == act]


def _deeds(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return how a provision, tranche, kind or exchange comes to be performed."""
    exchange = next((item for item in agreement.exchanges if item.id == event.of), None)
    if exchange:
        legs = tuple(done(leg) for leg in (exchange.give, exchange.take) if leg)
        return (Move(event, AllOf(legs), path=f"exchanges.{exchange.id}"),)
    id_, _, part = event.of.partition(".")
    provision = agreement.provision(id_)
    if provision is None:
        return ()
    if part:
        tranche = next((item for item in provision.tranches if item.id == part), None)
        if tranche:
            return (_deed(event, provision, tranche, agreement),)
        of_kind = tuple(done(f"{id_}.{item.id}") for item in provision.tranches if item.kind == part)
        return (Move(event, AllOf(of_kind) if of_kind else done(id_), path=f"provisions.{id_}"),)
    if provision.tranches:
        parts = tuple(done(f"{id_}.{item.id}") for item in provision.tranches)
        return (Move(event, AllOf(parts), path=f"provisions.{id_}"),)
    return (_deed(event, provision, None, agreement),)


def _deed(event: Happened, provision: Provision, tranche: Tranche | None, agreement: Agreement) -> Move:
    """Return the move that performs a provision or one tranche of it."""
    guards = [_live(provision)]
    opens = tranche.opens if tranche else provision.opens
    if opens and not isinstance(opens, Unspecified):
        guards.append(OnDay(Side.FROM, opens))
    if not (provision.during or provision.when or opens) and provision.due:
        phases = (anchor.of if isinstance(anchor, EdgeOf) else anchor.day for anchor in anchors_in(provision.due))
        guards += [begun(id_) for id_ in phases if agreement.phase(id_)]
    if tranche and tranche.when:
        guards.append(tranche.when)
    for other in agreement.provisions:
        if provision.id in other.remedy:
            due = due_of(other, None, agreement)
            guards.append(AllOf((Not(done(other.id)), OnDay(Side.AFTER, due))) if due else NEVER)
    due = due_of(provision, tranche, agreement)
    return Move(event, AllOf(tuple(guards)), need_of(provision, due), provision.by, due=due,
                any_of=not provision.jointly and provision.kind in (Kind.POWER, Kind.PERMISSION),
                path=f"provisions.{provision.id}")  # fmt: skip


def _live(provision: Provision | None) -> Condition:
    """Return when a provision binds, by its phase, trigger and exceptions."""
    if provision is None:
        return ALWAYS
    parts: list[Condition] = []
    if provision.during:
        parts.append(begun(provision.during))
    if provision.when:
        parts.append(provision.when)
    if provision.as_long_as:
        parts.append(provision.as_long_as)
    if provision.unless:
        parts.append(Not(provision.unless))
    return AllOf(tuple(parts)) if parts else ALWAYS


def due_of(provision: Provision, tranche: Tranche | None, agreement: Agreement) -> Time | None:
    """Return the time by which a provision or tranche is due, if the file gives one."""
    due = (tranche.due if tranche else None) or provision.due
    if due and not isinstance(due, Unspecified):
        return due
    phase = agreement.phase(provision.during) if provision.during else None
    if phase and (phase.lasts or phase.until):
        return EdgeOf(Edge.END, phase.id)
    return None


def need_of(provision: Provision, due: Time | None) -> Need:
    """Return what the performance of a provision takes."""
    if provision.kind not in DUTIES or not provision.binding or not provision.settled or not provision.by:
        return Need.CONSENT
    if provision.kind is Kind.BEST_EFFORTS:
        return Need.EFFORTS
    return Need.OWED if due else Need.UNDATED


def _beginnings(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return how a phase, process or provision begins."""
    phase = agreement.phase(event.of)
    if phase:
        return (Move(event, _entry(phase, agreement), path=f"phases.{phase.id}.enters_when"),)
    provision = agreement.provision(event.of)
    if provision:
        return (Move(event, _live(provision), path=f"provisions.{provision.id}"),)
    process = agreement.process(event.of)
    asked = tuple(
        Move(event, done(item.id), path=f"provisions.{item.id}") for item in _asked_for(agreement, "begin", event.of)
    )
    by = process.between if process and process.between else sides_of(agreement)
    path = f"processes.{event.of}"
    if process and process.begins and not isinstance(process.begins, Unspecified):
        guard, due = OnDay(Side.FROM, process.begins), process.begins
        return (*asked, Move(event, guard, Need.OWED, by, due=due, path=path))
    return asked or (Move(event, ALWAYS, Need.CONSENT, by, path=path),)


def _entry(phase: Phase, agreement: Agreement) -> Condition:
    """Return when a phase begins."""
    parts: list[Condition] = []
    for before in phase.after:
        over = _is_over(agreement.phase(before))
        parts.append(AnyOf((ended(before), over)) if over else begun(before) if phase.enters_when else ended(before))
    if phase.starts and not isinstance(phase.starts, Unspecified):
        parts.append(OnDay(Side.FROM, phase.starts))
    if phase.enters_when:
        parts.append(phase.enters_when)
    parts += [Not(begun(other.id)) for other in agreement.phases if phase.id in other.fallback]
    if not parts:
        return Constant(Truth.UNKNOWN) if phase.starts else ALWAYS
    return AllOf(tuple(parts))


def _is_over(phase: Phase | None) -> Condition | None:
    """Return the condition that a phase's length has run, where it has one."""
    if phase is None or not (phase.lasts or phase.until):
        return None
    return AllOf((begun(phase.id), OnDay(Side.AFTER, EdgeOf(Edge.END, phase.id))))


def _endings(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return how a phase or process ends."""
    phase = agreement.phase(event.of)
    if phase is None:
        process = agreement.process(event.of)
        by = process.between if process and process.between else sides_of(agreement)
        yields = tuple(Happened(Occasion.AGREED, item) for item in process.yields) if process else ()
        walk = Move(event, begun(event.of), Need.CONSENT, by, any_of=True, path=f"processes.{event.of}")
        return (walk, Move(event, AllOf(yields), path=f"processes.{event.of}")) if yields else (walk,)
    ways: list[Condition] = []
    over = _is_over(phase)
    if over:
        stops: list[Condition] = [over]
        if phase.continues_while:
            stops.append(Not(phase.continues_while))
        if phase.renews:
            stops.append(phase.renews.unless or NEVER)
        ways.append(AllOf(tuple(stops)))
    if phase.ends_when:
        ways.append(AllOf((begun(phase.id), phase.ends_when)))
    if ways:
        return (Move(event, AnyOf(tuple(ways)), path=f"phases.{phase.id}"),)
    return (Move(event, begun(phase.id), Need.CONSENT, sides_of(agreement), path=f"phases.{phase.id}"),)


def _verifications(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return how a performance is verified: by an owed report, or by a third party's word."""
    provision = agreement.provision(event.of.partition(".")[0])
    by = event.by or (provision.verified_by if provision else ()) or agreement.verifiers
    asked = [
        item for item in _asked_for(agreement, "verify", event.of) if not event.by or set(item.by) <= set(event.by)
    ]
    if asked:
        return tuple(
            Move(event, AllOf((done(item.id), done(event.of))), path=f"provisions.{item.id}") for item in asked
        )
    return (Move(event, done(event.of), Need.VERIFICATION, by, path=f"provisions.{event.of}"),)


def _consents(event: Happened, agreement: Agreement) -> tuple[Move, ...]:
    """Return who agrees to, accepts or rejects something, and whether anybody owes it."""
    verbs = {Occasion.AGREED: "agree", Occasion.ACCEPTED: "accept"}
    asked = _asked_for(agreement, verbs[event.occasion], event.of) if event.occasion in verbs else []
    owed = tuple(Move(event, done(item.id), path=f"provisions.{item.id}") for item in asked)
    guard: Condition = ALWAYS
    by, path = event.by or sides_of(agreement), ""
    process = next((item for item in agreement.processes if event.of in (item.id, *item.yields)), None)
    proposal, phase = agreement.proposal(event.of), agreement.phase(event.of)
    if process:
        by, path = event.by or process.between or by, f"processes.{process.id}"
        guard = begun(process.id)
    elif proposal:
        by, path = event.by or proposal.to or by, f"proposals.{proposal.id}"
    elif phase:
        by, path = event.by or (phase.extension.by if phase.extension else ()) or by, f"phases.{phase.id}.extension"
    any_of = event.occasion is Occasion.REJECTED
    return (*owed, Move(event, guard, Need.CONSENT, by, any_of=any_of, path=path))
