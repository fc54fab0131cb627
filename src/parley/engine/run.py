"""Runs an agreement in one account: the states in which each provision and phase may be on a day.

1. What is undetermined is tried both ways, and every state that comes out is kept: one state is certain, several are
   possible. Independent questions are tried independently, so the set may be wider than need be, never narrower.
2. The order of moves is the day's: a deed is read before the due day is checked.
3. The run never learns whose account it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from parley.agreement.agreement import Agreement
from parley.agreement.baseline import over_baseline
from parley.agreement.calendar import Calendar
from parley.agreement.condition import Condition, Counted, OnDay, Since, atoms_in, events_of, opposite_of
from parley.agreement.instant import Bounds, Instant
from parley.agreement.phase import Phase
from parley.agreement.provision import ONCE, Provision, Tranche
from parley.agreement.time import Happened, Occasion
from parley.engine.amounts import amount_done, amount_due
from parley.engine.binding import (
    deed_of,
    due_of,
    is_begun,
    is_done,
    is_in_time,
    is_not_kept,
    is_over,
    is_part_done,
    is_superseded,
    is_suspended,
    is_told,
    word_of_act,
)
from parley.engine.history import history_from_tellings
from parley.engine.kleene import both
from parley.engine.state import SETTLED, Move, State, moved
from parley.engine.telling import Telling
from parley.engine.viewpoint import Viewpoint, viewpoint_of
from parley.quantity import Interval, Truth


@dataclass(frozen=True, slots=True)
class Unit:
    """Where one provision, or one tranche of it, is in one account."""

    provision: str
    tranche: str  # "" for a provision without tranches, and for the whole of one with them
    states: frozenset[State]
    due: Bounds
    done: Interval
    owed: Interval
    deed: Bounds | None  # between which days the last deed told was done
    because: tuple[str, ...]  # tellings
    blames: tuple[str, ...]
    settles: tuple[str, ...]  # what would have to be told to settle it, as conditions write it

    @property
    def id(self) -> str:
        """Return `provision` or `provision.tranche`."""
        return f"{self.provision}.{self.tranche}" if self.tranche else self.provision

    @property
    def is_certain(self) -> bool:
        """Tell whether only one state is compatible with what is told."""
        return len(self.states) == 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a phase is in one account."""

    phase: str
    begun: Truth
    ended: Truth
    start: Bounds
    end: Bounds
    because: tuple[str, ...]
    settles: tuple[str, ...]

    @property
    def is_current(self) -> Truth:
        """Return whether the phase has begun and not ended."""
        return both(self.begun, opposite_of(self.ended))


@dataclass(frozen=True, slots=True)
class Run:
    """An agreement as one account tells it, on a day."""

    on: date
    units: Mapping[str, Unit]
    stretches: Mapping[str, Stretch]
    readings: tuple[str, ...] = ()  # the declared readings under which the account understands the agreement

    def current(self) -> tuple[tuple[str, Truth], ...]:
        """Return the phases that are or may be current."""
        return tuple((id_, held.is_current) for id_, held in self.stretches.items() if held.is_current is not Truth.NO)


def run_of(agreement: Agreement, tellings: Iterable[Telling], on: date, readings: tuple[str, ...] = ()) -> Run:
    """Return the run of one account's tellings as known on a day; `agreement` is as those readings have it."""
    if agreement.baselines:
        tellings = [_over_baseline(telling, agreement) for telling in tellings]
    history = history_from_tellings(tellings, Calendar(agreement, as_of=Instant(on)), on)
    view = viewpoint_of(agreement, history, Instant(on))
    units = {unit.id: unit for provision in agreement.provisions for unit in _units(provision, view)}
    stretches = {phase.id: _stretch(phase.id, view) for phase in agreement.phases}
    return Run(on, units, stretches, readings)


def _over_baseline(telling: Telling, agreement: Agreement) -> Telling:
    """Return a telling with its quantity as it stands over the baseline of what it is told of."""
    id_, _, part = telling.says.event.of.partition(".")
    provision = agreement.provision(id_)
    if provision is None or telling.quantity is None:
        return telling
    tranche = next((item for item in provision.tranches if item.id == part), None)
    required = tranche.quantity if tranche else provision.what.quantity
    return replace(telling, quantity=over_baseline(telling.quantity, required, agreement))


def _stretch(id_: str, view: Viewpoint) -> Stretch:
    """Return where a phase is."""
    phase = view.agreement.phase(id_)
    assert phase is not None
    begun, ended = view.started(phase), view.ended(phase)
    words = (view.history.words.get((event.occasion, event.of)) for event in _decisive(phase, view))
    because = tuple(dict.fromkeys(telling for word in words if word for telling in word.because))
    asked: list[Condition | None] = []
    if begun is Truth.UNKNOWN:
        asked += [phase.enters_when, Happened(Occasion.BEGUN, id_)]
        asked += [Happened(Occasion.ENDED, before) for before in phase.after]
    if ended is Truth.UNKNOWN:
        asked += [phase.continues_while, phase.ends_when, Happened(Occasion.ENDED, id_)]
    return Stretch(id_, begun, ended, view.start_of(id_), view.renewed_end(phase), because, _unsettled(asked, view))


def _decisive(phase: Phase, view: Viewpoint) -> Iterator[Happened]:
    """Yield the events on which a phase hangs: its beginning and end as told, and what its conditions ask for."""
    yield Happened(Occasion.BEGUN, phase.id)
    yield Happened(Occasion.ENDED, phase.id)
    asked = [phase.enters_when]
    if view.passed(view.renewed_end(phase)) is not Truth.NO:
        asked.append(phase.continues_while)
    if phase.ends_when and view.holds(phase.ends_when) is Truth.YES:
        asked.append(phase.ends_when)
    for event in (event for condition in asked if condition for event in events_of(condition)):
        yield event
        if event.occasion is Occasion.ONGOING:
            yield from (Happened(Occasion.BEGUN, event.of), Happened(Occasion.ENDED, event.of))


def _units(provision: Provision, view: Viewpoint) -> Iterator[Unit]:
    """Yield the whole of a provision, and each of its tranches."""
    for tranche in provision.tranches:
        yield _unit(provision, tranche, view)
    yield _unit(provision, None, view)


def _unit(provision: Provision, tranche: Tranche | None, view: Viewpoint) -> Unit:
    """Return where a provision or tranche is."""
    id_ = f"{provision.id}.{tranche.id}" if tranche else provision.id
    due = due_of(provision, tranche, view)
    begun = is_begun(provision, tranche, view)
    done = is_done(id_, provision, view)
    questions = {
        "begun": begun,
        "superseded": is_superseded(provision, view),
        "waived": is_told(Occasion.WAIVED, provision.id, view),
        "suspended": is_suspended(provision, view),
        "done": done,
        "in time": is_in_time(id_, due, view) if done is not Truth.NO else Truth.YES,
        "part": is_part_done(id_, done, view),
        "in parts": Truth.YES if len(view.history.under.get(id_, ())) > 1 else Truth.NO,
        "passed": view.passed(due) if provision.kind in ONCE else Truth.NO,
        "excused": is_told(Occasion.EXCUSED, provision.id, view),
        "not kept": is_not_kept(id_, provision, view),
        "over": is_over(provision, view),
    }
    states = frozenset(moved(State.DORMANT, *_moves(world)) for world in _worlds(questions))
    words = [view.history.words.get((occasion, of)) for of in {id_, provision.id} for occasion in Occasion]
    words.append(word_of_act(provision, view))
    because = tuple(sorted({telling for word in words if word for telling in word.because}))
    blames = tuple(dict.fromkeys(party for word in words if word for party in word.blames))
    return Unit(
        provision.id, tranche.id if tranche else "", states, due,
        amount_done(id_, view.agreement, view.history),
        amount_due(provision, tranche.id if tranche else "", view.agreement, view.history),
        deed_of(id_, view), because, blames, _settling(states, id_, begun, done, provision, view),
    )  # fmt: skip


def _worlds(questions: Mapping[str, Truth]) -> Iterator[dict[str, bool]]:
    """Yield each way in which the undetermined questions may turn out."""
    open_ = [name for name, truth in questions.items() if truth is Truth.UNKNOWN]
    settled = {name: truth is Truth.YES for name, truth in questions.items()}
    for answers in product((True, False), repeat=len(open_)):
        world = settled | dict(zip(open_, answers, strict=True))
        if not world["done"] and not world["in time"] and questions["in time"] is Truth.UNKNOWN:
            continue  # what is not done is not late either
        yield world


def _moves(world: Mapping[str, bool]) -> Iterator[Move]:
    """Yield the moves of one world in the order of a day."""
    if world["begun"]:
        yield Move.BEGINS
    if world["suspended"]:
        yield Move.SUSPENSION
    if world["done"] and world["in time"]:
        yield from _deed(world)
    if world["part"] and not world["done"]:
        yield Move.PART
    if world["passed"]:
        yield Move.DUE_DAY_PASSES
    if world["done"] and not world["in time"]:
        yield from _deed(world)
    if world["not kept"]:
        yield Move.NOT_KEPT
    if world["over"]:
        yield Move.ENDS
    if world["excused"]:
        yield Move.EXCUSE
    if world["waived"]:
        yield Move.WAIVER
    if world["superseded"]:
        yield Move.SUPERSESSION


def _deed(world: Mapping[str, bool]) -> Iterator[Move]:
    """Yield the deed, after a part of it where it was done in several."""
    if world["in parts"]:
        yield Move.PART
    yield Move.DEED


def _settling(states: frozenset[State], id_: str, begun: Truth, done: Truth, provision: Provision,
              view: Viewpoint) -> tuple[str, ...]:  # fmt: skip
    """Return what would have to be told to leave one state, or to close one that is past due."""
    if len(states) == 1 and (next(iter(states)) in SETTLED or next(iter(states)) in (State.DORMANT, State.LIVE)):
        return ()
    asked: list[Condition | None] = []
    if begun is Truth.UNKNOWN:
        asked += [provision.when, provision.unless]
        asked += [Happened(Occasion.BEGUN, provision.during)] if provision.during else []
    if done is not Truth.YES:
        asked.append(Happened(Occasion.DONE, id_))
    return _unsettled(asked, view)


def _unsettled(asked: Iterable[Condition | None], view: Viewpoint) -> tuple[str, ...]:
    """Return the atoms of conditions whose truth cannot be told."""
    found: dict[str, None] = {}
    for condition in asked:
        for atom in atoms_in(condition) if condition else ():
            if isinstance(atom, Counted | OnDay | Since):
                continue
            if view.tell(atom) is Truth.UNKNOWN or atom.occasion is Occasion.DONE:
                found[str(atom)] = None
    return tuple(found)
