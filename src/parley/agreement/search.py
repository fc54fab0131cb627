"""A timed search over what can happen: does some course of moves, or every one, bring a condition about?

1. Time jumps from one day that matters to the next; a move is made on such a day.
2. Moves that only help the goal are made at once, moves that only hinder it as late as they are owed: neither needs
   branching, so independent moves cost nothing. Only moves that both help and hinder are tried either way.
3. What cannot be told is taken against the goal, or with lean YES in its favour: what helps then comes, what hinders
   does not. An answer is certain if both leanings give it.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from parley.agreement.condition import OnDay, Since, atoms_in
from parley.agreement.instant import Bounds, Instant, added
from parley.agreement.moves import Move, Need
from parley.agreement.tell import UNKNOWN, YES, Happenings, Tell, Teller
from parley.agreement.time import Happened, Occasion
from parley.quantity import Truth

LONGEST_SEARCH = 20_000  # states; beyond it the answer is *cannot tell*
START = date(2000, 1, 1)  # for agreements without any date
DAY = timedelta(days=1)

# A move, its guard, its due day if it waits for that, and whether a guard in doubt lets it through.
Ready = tuple[Move, Tell, Callable[[Happenings], Bounds] | None, bool]
State = tuple[date, Happenings]
Pending = tuple[date | None, Tell, bool]  # first day, guard, whether a guard in doubt lets it through


class TooLong(Exception):
    """The search was given up."""


class Search:
    """One search: which moves may be made, how doubt is taken, and who plays for time."""

    def __init__(
        self,
        teller: Teller,
        may: Callable[[Move], bool],
        lean: Truth = Truth.NO,
        against: bool = False,
        given: Mapping[Happened, date] | None = None,
        at_once: Move | None = None,
    ) -> None:
        """Sort the moves: `against` has owed moves come as late as they may; `at_once` is made at the first chance."""
        self.teller, self.cone, self.lean, self.against = teller, teller.cone, lean, against
        self.given = dict(given or {})
        self.made: dict[Happened, Move] = {}
        self.days: dict[tuple[date | None, ...], tuple[date, ...]] = {}
        self.goal = teller.tell(self.cone.goal)
        self.ready: list[tuple[Happened, list[Ready]]] = []
        self.choices: list[tuple[Move, Tell]] = []
        both = set(self.cone.both)
        for event, moves in self.cone.moves.items():
            if event.occasion is Occasion.ONGOING:
                continue
            allowed = [move for move in moves if move.need is Need.NOTHING or may(move)]
            ready = [self._ready(move) for move in allowed if self._is_ready(move) and move != at_once]
            ready += [(move, teller.tell(move.guard), None, lean is YES) for move in allowed if move == at_once]
            if ready:
                self.ready.append((event, ready))
            if event in both:
                self.choices += [(move, teller.tell(move.guard)) for move in allowed if move.need is not Need.NOTHING]
        # What turns on the day alone: nothing else can change from one day to the next while nothing happens.
        self.by_day = [(event, ready) for event, ready in self.ready if any(map(_turns_on_day, ready))]
        times = self.cone.times if against else self.cone.times_ahead
        self.times = [teller.bounds(time) for time in times]

    def _is_eager(self, event: Happened) -> bool:
        """Tell whether a move is made at the first chance: what only helps, or where played against, only hinders."""
        helps, hinders = event in self.cone.helps, event in self.cone.hinders
        return helps != hinders and helps != self.against

    def _is_ready(self, move: Move) -> bool:
        """Tell whether a move is ever made without a choice."""
        return (
            move.need is Need.NOTHING or self._is_eager(move.event) or (move.need is Need.OWED and move.due is not None)
        )

    def _ready(self, move: Move) -> Ready:
        """Return a move with its guard, and its due day where it is made no earlier."""
        waits = move.need is Need.OWED and move.due is not None and not self._is_eager(move.event)
        in_doubt = (self.lean is YES) == (move.event in self.cone.helps)
        return (
            move,
            self.teller.tell(move.guard),
            self.teller.bounds(move.due) if waits and move.due else None,
            in_doubt,
        )

    def course(self) -> Happenings | None:
        """Return a course of moves that reaches the goal, or None; raises `TooLong`."""
        return self._explore(every=False)

    def is_certain(self) -> bool:
        """Tell whether every course reaches the goal; raises `TooLong`."""
        return self._explore(every=True) is not None

    def _explore(self, every: bool) -> Happenings | None:
        """Walk the states, depth first; with `every`, one that misses the goal is enough to fail."""
        first = self.first_day()
        stack: list[State] = [(first, self._settle(first, self.given))]
        seen: set[tuple[date, frozenset[Happened], tuple[date | None, ...]]] = set()
        reached: Happenings | None = None
        while stack:
            day, happened = stack.pop()
            if self._holds(self.goal, day, happened):
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

    def _later(self, day: date, happened: Happenings, choices: list[Move]) -> State | None:
        """Return the next state in time in which anything is different; a choice whose day matters stops at each."""
        stops = any(move.event in self.cone.dated for move in choices)
        next_day = self._next_day(day, happened)
        pending = self._pending(happened)
        while next_day:
            settled = self._settle(next_day, happened) if self._is_time(next_day, happened, pending) else happened
            differs = stops or len(settled) != len(happened) or self._choices(next_day, settled) != choices
            if differs or self._holds(self.goal, next_day, settled):
                return next_day, settled
            next_day = self._next_day(next_day, happened)
        return None

    def first_day(self) -> date:
        """Return the day before the first one that matters."""
        return min(self._days({}), default=START + DAY) - DAY

    def _pending(self, happened: Happenings) -> list[Pending]:
        """Return what may come about by the day alone, and from when on."""
        pending: list[Pending] = []
        for event, ready in self.by_day:
            if event in happened:
                continue
            for _, guard, due, in_doubt in ready:
                last = due(happened).last if due is not None else None
                if due is None or last is not None:
                    pending.append((last.on if last else None, guard, in_doubt))
        return pending

    def _is_time(self, day: date, happened: Happenings, pending: list[Pending]) -> bool:
        """Tell whether a move comes about because of the day, nothing else having happened since the last."""
        for first, guard, in_doubt in pending:
            if first is None or day >= first:
                truth = guard(day, happened)
                if truth is YES or (truth is UNKNOWN and in_doubt):
                    return True
        return False

    def _made_by(self, ready: list[Ready], day: date, happened: Happenings) -> Move | None:
        """Return the first of an event's moves that is made on a day, if one is."""
        for move, guard, due, in_doubt in ready:
            if due is not None and not _has_come(due(happened), day):
                continue
            truth = guard(day, happened)
            if truth is YES or (truth is UNKNOWN and in_doubt):
                return move
        return None

    def _settle(self, day: date, before: Happenings) -> Happenings:
        """Return what has happened once every move that needs no choice is made."""
        happened = dict(before)
        waiting = [(event, ready) for event, ready in self.ready if event not in happened]
        changed = True
        while changed:
            changed = False
            left = []
            for event, ready in waiting:
                move = self._made_by(ready, day, happened)
                if move is None:
                    left.append((event, ready))
                    continue
                happened[event] = day
                self.made[event] = move
                changed = True
            waiting = left
        return happened

    def _choices(self, day: date, happened: Happenings) -> list[Move]:
        """Return the moves that may be made or not: those that both help and hinder."""
        open_ = [(move, guard) for move, guard in self.choices if move.event not in happened]
        return [move for move, guard in open_ if self._holds(guard, day, happened)]

    def _holds(self, tell: Tell, day: date, happened: Happenings) -> bool:
        """Tell whether a condition holds, doubt taken as the search leans."""
        truth = tell(day, happened)
        return (self.lean if truth is UNKNOWN else truth) is YES

    def _days(self, happened: Happenings) -> tuple[date, ...]:
        """Return the days that matter, in order, as far as they are known."""
        key = tuple([happened.get(event) for event in self.cone.dated])
        held = self.days.get(key)
        if held is not None:
            return held
        days: set[date] = set()
        for bounds_of in self.times:
            bounds = bounds_of(happened)
            for instant in (bounds.first, bounds.last):
                if instant:
                    days |= {instant.on, instant.on + DAY}
        for wait in self.cone.waits:
            on = happened.get(wait.event)
            if on:
                days.add(added(Instant(on), wait.duration).on)
        held = self.days[key] = tuple(sorted(days))
        return held

    def _next_day(self, day: date, happened: Happenings) -> date | None:
        """Return the next day that matters."""
        days = self._days(happened)
        at = bisect_right(days, day)
        return days[at] if at < len(days) else None


def _turns_on_day(ready: Ready) -> bool:
    """Tell whether a move may come about by the day alone."""
    move, _, due, _ = ready
    return due is not None or any(isinstance(atom, OnDay | Since) for atom in atoms_in(move.guard))


def _has_come(due: Bounds, day: date) -> bool:
    """Tell whether an owed move can wait no longer."""
    return due.last is not None and day >= due.last.on
