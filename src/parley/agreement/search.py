"""A timed search over what can happen: does some course of moves, or every one, bring a condition about?

1. Time jumps from one day that matters to the next; a move is made on such a day.
2. Moves that only help the goal are made at once, moves that only hinder it as late as they are owed: neither needs
   branching, so independent moves cost nothing. Only moves that both help and hinder are tried either way.
3. What cannot be told is taken as `lean` says; an answer is certain if both leanings give it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Relation
from parley.agreement.calendar import Calendar
from parley.agreement.condition import (
    AllOf,
    AnyOf,
    Atom,
    Condition,
    Constant,
    Counted,
    Not,
    OnDay,
    Side,
    Since,
    opposite_of,
    truth_of,
)
from parley.agreement.instant import Bounds, Instant, added
from parley.agreement.moves import Move, Need, begun, done, ended, moves_for
from parley.agreement.time import EdgeOf, Happened, Named, Occasion, Time, anchors_in, events_in
from parley.quantity import Interval, Truth, at_least

LONGEST_SEARCH = 20_000  # states; beyond it the answer is *cannot tell*
START = date(2000, 1, 1)  # for agreements without any date

Happenings = dict[Happened, date]
_ZERO = Decimal(0)


class TooLong(Exception):
    """The search was given up."""


@dataclass(slots=True)
class Cone:
    """The moves that bear on a goal, and whether each helps it, hinders it, or both."""

    agreement: Agreement
    goal: Condition
    moves: dict[Happened, tuple[Move, ...]] = field(default_factory=dict)
    helps: set[Happened] = field(default_factory=set)
    hinders: set[Happened] = field(default_factory=set)
    times: dict[Time, None] = field(default_factory=dict)
    asked: list[Time] = field(default_factory=list)  # times that a condition asks about
    waits: dict[Since, None] = field(default_factory=dict)
    known: dict[tuple[int, tuple[date | None, ...]], Bounds] = field(default_factory=dict)
    hangs_on: dict[int, tuple[Happened, ...]] = field(default_factory=dict)  # by the identity of a time

    both: tuple[Happened, ...] = ()
    dated: tuple[Happened, ...] = ()  # events whose day matters
    times_ahead: tuple[Time, ...] = ()  # without the due days of what is done early anyhow

    def __post_init__(self) -> None:
        """Walk back from the goal."""
        self._follow(self.goal, True)
        self.both = tuple(sorted(self.helps & self.hinders, key=str))
        dues = {id(move.due) for event in self.helps - self.hinders for move in self.moves[event] if move.due}
        asked = {id(time) for time in self.asked}
        self.times_ahead = tuple(time for time in self.times if id(time) not in dues or id(time) in asked)
        hanging_on = (event for time in self.times for event in hanging(time, self.agreement))
        self.dated = tuple(dict.fromkeys([*hanging_on, *(wait.event for wait in self.waits)]))

    def _follow(self, condition: Condition, helps: bool) -> None:
        """Note what a condition hangs on; `helps` says whether its truth helps the goal."""
        match condition:
            case Constant():
                return
            case Not(part):
                self._follow(part, not helps)
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    self._follow(part, helps)
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
        self.asked.append(time)
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
            self._follow(move.guard, helps)
            if move.due is not None:
                self.times[move.due] = None


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
    if id_ in seen:
        return
    seen = (*seen, id_)
    yield from (begun(id_), ended(id_))
    phase, process = agreement.phase(id_), agreement.process(id_)
    times = (phase.starts, phase.until) if phase else (process.begins, process.ends) if process else ()
    for time in times:
        if time:
            yield from hanging(time, agreement, seen)
    for before in phase.after if phase else ():
        yield from _hanging_phase(before, agreement, seen)


@dataclass(slots=True)
class Search:
    """One search: which moves may be made, how doubt is taken, and who plays for time."""

    cone: Cone
    may: Callable[[Move], bool]
    lean: Truth = Truth.NO
    against: bool = False  # owed moves come as late as they may: is the goal reached all the same?
    given: Mapping[Happened, date] = field(default_factory=dict)
    made: dict[Happened, Move] = field(default_factory=dict)
    at_once: Move | None = None  # made at the first chance, whatever it does

    def course(self) -> Happenings | None:
        """Return a course of moves that reaches the goal, or None; raises `TooLong`."""
        return self._explore(every=False)

    def is_certain(self) -> bool:
        """Tell whether every course reaches the goal."""
        return self._explore(every=True) is not None

    def _explore(self, every: bool) -> Happenings | None:
        """Walk the states, depth first; with `every`, one that misses the goal is enough to fail."""
        first = self.first_day()
        stack: list[tuple[date, Happenings]] = [(first, self._settle(first, dict(self.given)))]
        seen: set[tuple[date, frozenset[Happened], tuple[date | None, ...]]] = set()
        reached: Happenings | None = None
        while stack:
            day, happened = stack.pop()
            if self._holds(self.cone.goal, day, happened):
                reached = happened
                if not every:
                    return reached
                continue
            key = (day, frozenset(happened), tuple([happened.get(event) for event in self.cone.dated]))
            if key in seen:
                continue
            seen.add(key)
            if len(seen) > LONGEST_SEARCH:
                raise TooLong
            choices = self._choices(day, happened)
            later = self._later(day, happened, choices)
            if later:
                stack.append(later)
            elif every:
                return None
            for move in choices:
                self.made[move.event] = move
                stack.append((day, self._settle(day, {**happened, move.event: day})))
        return reached

    def _later(self, day: date, happened: Happenings, choices: list[Move]) -> tuple[date, Happenings] | None:
        """Return the next state in time in which anything is different; a choice whose day matters stops at each."""
        stops = any(move.event in self.cone.dated for move in choices)
        next_day = self._next_day(day, happened)
        while next_day:
            settled = self._settle(next_day, happened)
            differs = stops or len(settled) != len(happened) or self._choices(next_day, settled) != choices
            if differs or self._holds(self.cone.goal, next_day, settled):
                return next_day, settled
            next_day = self._next_day(next_day, happened)
        return None

    def first_day(self) -> date:
        """Return the first day that matters."""
        days = self._days({})
        return min(days) - timedelta(days=1) if days else START

    def _settle(self, day: date, happened: Happenings) -> Happenings:
        """Return what has happened once every move that needs no choice is made."""
        happened = dict(happened)
        changed = True
        while changed:
            changed = False
            for event, moves in self.cone.moves.items():
                if event in happened or event.occasion is Occasion.ONGOING:
                    continue
                move = next((m for m in moves if self._goes(m, day, happened)), None)
                if move:
                    happened[event] = day
                    self.made[event] = move
                    changed = True
        return happened

    def _goes(self, move: Move, day: date, happened: Happenings) -> bool:
        """Tell whether a move is made on this day without any choice."""
        if move.need is not Need.NOTHING:
            if not self.may(move):
                return False
            if move == self.at_once:
                return self._holds(move.guard, day, happened)
            if not self._is_eager(move.event) and not (move.need is Need.OWED and self._is_due(move, day, happened)):
                return False
        return self._holds(move.guard, day, happened)

    def _is_eager(self, event: Happened) -> bool:
        """Tell whether a move is made at the first chance: what only helps, or where played against, only hinders."""
        helps, hinders = event in self.cone.helps, event in self.cone.hinders
        return helps != hinders and helps != self.against

    def _is_due(self, move: Move, day: date, happened: Happenings) -> bool:
        """Tell whether an owed move can wait no longer."""
        if move.due is None:
            return False
        last = self._bounds(move.due, happened).last
        return last is not None and day >= last.on

    def _choices(self, day: date, happened: Happenings) -> list[Move]:
        """Return the moves that may be made or not: those that both help and hinder."""
        return [
            move
            for event in self.cone.both
            if event not in happened
            for move in self.cone.moves[event]
            if move.need is not Need.NOTHING and self.may(move) and self._holds(move.guard, day, happened)
        ]

    def _holds(self, condition: Condition, day: date, happened: Happenings) -> bool:
        """Tell whether a condition holds, doubt taken as the search leans."""
        truth = truth_of(condition, lambda atom: self._tell(atom, day, happened))
        return (self.lean if truth is Truth.UNKNOWN else truth) is Truth.YES

    def _tell(self, atom: Atom, day: date, happened: Happenings) -> Truth:
        """Return an atom's truth on a day."""
        match atom:
            case Happened(Occasion.ONGOING, of):
                return _truth(begun(of) in happened and ended(of) not in happened)
            case Happened():
                return _truth(atom in happened)
            case Counted():
                return self._counted(atom, happened)
            case Since(duration, event):
                on = happened.get(event)
                return _truth(on is not None and added(Instant(on), duration).on <= day)
            case OnDay(side, time):
                return side_of(day, side, self._bounds(time, happened))

    def _counted(self, atom: Counted, happened: Happenings) -> Truth:
        """Return how a count of deeds compares with a number, by the quantities that the file gives."""
        events = counted_events(atom.of, self.cone.agreement)
        provision = self.cone.agreement.provision(atom.of.partition(".")[0])
        if provision is None or not events or atom.relation is Relation.EQUAL:
            return Truth.UNKNOWN
        amounts = {done(f"{provision.id}.{t.id}"): t.quantity for t in provision.tranches}
        amounts.setdefault(done(provision.id), provision.what.quantity)
        total = Interval(_ZERO, _ZERO)
        for event in events:
            if event in happened:
                amount = amounts.get(event)
                part = amount.interval(self.cone.agreement.margin) if amount else Interval(None, None)
                total = Interval(_sum(total.low, part.low or _ZERO), _sum(total.high, part.high))
        bound = atom.amount.interval(self.cone.agreement.margin)
        reaches = at_least(total, bound)
        if atom.relation in (Relation.AT_LEAST, Relation.MORE):
            return reaches
        return opposite_of(reaches)

    def _bounds(self, time: Time, happened: Happenings) -> Bounds:
        """Return what a time stands for, given what has happened; worked out once for the events it hangs on."""
        cone = self.cone
        events = cone.hangs_on.get(id(time))
        if events is None:
            events = cone.hangs_on[id(time)] = tuple(dict.fromkeys(hanging(time, cone.agreement)))
        key = (id(time), tuple([happened.get(event) for event in events]))
        bounds = cone.known.get(key)
        if bounds is None:
            told = {event: Instant(happened[event]) for event in events if event in happened}
            bounds = cone.known[key] = Calendar(cone.agreement, told).bounds_of(time)
        return bounds

    def _days(self, happened: Happenings) -> set[date]:
        """Return the days that matter, as far as they are known."""
        days: set[date] = set()
        times = self.cone.times if self.against else self.cone.times_ahead
        for time in times:
            bounds = self._bounds(time, happened)
            for instant in (bounds.first, bounds.last):
                if instant:
                    days |= {instant.on, instant.on + timedelta(days=1)}
        for wait in self.cone.waits:
            on = happened.get(wait.event)
            if on:
                days.add(added(Instant(on), wait.duration).on)
        return days

    def _next_day(self, day: date, happened: Happenings) -> date | None:
        """Return the next day that matters."""
        return min((other for other in self._days(happened) if other > day), default=None)


def _truth(yes: bool) -> Truth:
    """Return yes or no."""
    return Truth.YES if yes else Truth.NO


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Return a sum that is open where a part is."""
    return None if one is None or other is None else one + other


def side_of(day: date, side: Side, bounds: Bounds) -> Truth:
    """Tell on which side of a time a day lies."""
    first, last = bounds.first and bounds.first.on, bounds.last and bounds.last.on
    if side in (Side.AFTER, Side.BY):
        after = Truth.YES if last and day > last else Truth.NO if first and day <= first else Truth.UNKNOWN
        if bounds.waits_for and not last:
            after = Truth.NO  # what has not happened lies ahead
        return after if side is Side.AFTER else opposite_of(after)
    from_ = Truth.YES if last and day >= last else Truth.NO if first and day < first else Truth.UNKNOWN
    if bounds.waits_for and not last:
        from_ = Truth.NO
    return from_ if side is Side.FROM else opposite_of(from_)
