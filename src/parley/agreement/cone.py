"""The moves that bear on a goal, and whether each helps it, hinders it, or both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Counted, Not, OnDay, Side, Since
from parley.agreement.moves import Move, begun, done, ended, moves_for
from parley.agreement.time import EdgeOf, Happened, Named, Time, anchors_in, events_in


@dataclass(frozen=True, slots=True)
class Cone:
    """What can be reached by walking back from a goal."""

    agreement: Agreement
    goal: Condition
    moves: Mapping[Happened, tuple[Move, ...]]
    helps: frozenset[Happened]
    hinders: frozenset[Happened]
    both: tuple[Happened, ...]  # in a fixed order
    times: tuple[Time, ...]  # days that matter where owed moves come late
    times_ahead: tuple[Time, ...]  # the same without the due days of what is done early anyhow
    waits: tuple[Since, ...]
    dated: tuple[Happened, ...]  # events whose day matters


def cone_of(agreement: Agreement, goal: Condition) -> Cone:
    """Return the moves that bear on a goal."""
    walk = _Walk(agreement)
    walk.follow(goal, True)
    both = tuple(sorted(walk.helps & walk.hinders, key=str))
    only_help = walk.helps - walk.hinders
    dues = [(move.due, event in only_help) for event, moves in walk.moves.items() for move in moves if move.due]
    late = [due for due, helps in dues if not helps]
    times = tuple(dict.fromkeys([*walk.times, *(due for due, _ in dues)]))
    ahead = tuple(dict.fromkeys([*walk.times, *late]))
    waits = tuple(walk.waits)
    hanging_on = (event for time in times for event in hanging(time, agreement))
    dated = tuple(dict.fromkeys([*hanging_on, *(wait.event for wait in waits)]))
    return Cone(agreement, goal, walk.moves, frozenset(walk.helps), frozenset(walk.hinders), both, times, ahead, waits,
                dated)  # fmt: skip


class _Walk:
    """Goes back from a goal, and gathers what it passes."""

    def __init__(self, agreement: Agreement) -> None:
        """Begin with nothing gathered."""
        self.agreement = agreement
        self.moves: dict[Happened, tuple[Move, ...]] = {}
        self.helps: set[Happened] = set()
        self.hinders: set[Happened] = set()
        self.times: dict[Time, None] = {}
        self.waits: dict[Since, None] = {}

    def follow(self, condition: Condition, helps: bool) -> None:
        """Note what a condition hangs on; `helps` says whether its truth helps the goal."""
        match condition:
            case Constant():
                return
            case Not(part):
                self.follow(part, not helps)
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    self.follow(part, helps)
            case Happened():
                self._event(condition, helps)
            case Counted(of, _, _):
                for event in counted_events(of, self.agreement):
                    self._event(event, helps)
            case Since(_, event):
                self.waits[condition] = None
                self._event(event, helps)
            case OnDay(side, time):
                self._time(time, helps if side in (Side.FROM, Side.AFTER) else None)

    def _time(self, time: Time, helps: bool | None) -> None:
        """Note the days that matter, and the events that a time hangs on; None: they may help or hinder."""
        self.times[time] = None
        starts = [begun(anchor.of if isinstance(anchor, EdgeOf) else anchor.day) for anchor in anchors_in(time)
                  if isinstance(anchor, EdgeOf) or self.agreement.phase(anchor.day)]  # fmt: skip
        for event in (*events_in(time), *starts):
            for way in (True, False) if helps is None else (helps,):
                self._event(event, way)
        for anchor in anchors_in(time):
            day = next((d for d in self.agreement.days if isinstance(anchor, Named) and d.id == anchor.day), None)
            if day:
                for inner in (day.on, *(rebasing.to for rebasing in day.rebased)):
                    if inner not in self.times:
                        self._time(inner, helps)

    def _event(self, event: Happened, helps: bool) -> None:
        """Note an event and, once for each way, what its moves hang on."""
        side = self.helps if helps else self.hinders
        if event in side:
            return
        side.add(event)
        if event not in self.moves:
            self.moves[event] = moves_for(event, self.agreement)
        for move in self.moves[event]:
            self.follow(move.guard, helps)


def counted_events(of: str, agreement: Agreement) -> tuple[Happened, ...]:
    """Return the deeds that a count is made of."""
    provision = agreement.provision(of.partition(".")[0])
    if provision is None:
        return ()
    if of == provision.id and provision.tranches:
        return tuple(done(f"{of}.{tranche.id}") for tranche in provision.tranches)
    return (done(of),)


def hanging(time: Time, agreement: Agreement, seen: tuple[str, ...] = ()) -> Iterator[Happened]:
    """Yield the events that a time hangs on, through phases and named days."""
    yield from events_in(time)
    for event in events_in(time):
        yield from _hanging_phase(event.of, agreement, seen)
    for anchor in anchors_in(time):
        id_ = anchor.of if isinstance(anchor, EdgeOf) else anchor.day
        yield from _hanging_phase(id_, agreement, seen)
        for day in agreement.days:
            if day.id == id_ and id_ not in seen:
                for on in (day.on, *(rebasing.to for rebasing in day.rebased)):
                    yield from hanging(on, agreement, (*seen, id_))


def _hanging_phase(id_: str, agreement: Agreement, seen: tuple[str, ...]) -> Iterator[Happened]:
    """Yield the events that a phase's or process's start and end hang on."""
    phase, process = agreement.phase(id_), agreement.process(id_)
    if id_ in seen or not (phase or process):
        return
    seen = (*seen, id_)
    yield from (begun(id_), ended(id_))
    times = (phase.starts, phase.until) if phase else (process.begins, process.ends) if process else ()
    for time in times:
        if time:
            yield from hanging(time, agreement, seen)
    for before in phase.after if phase else ():
        yield from _hanging_phase(before, agreement, seen)
