"""Works out days: what a time stands for, when a phase runs, when a provision falls due.

1. The day count is the file's: inclusive, the starting day is day 1; exclusive, the day after it is. `42 days after X`
   is X plus 42 days in both; `day n of X`, `within n days of X` and a phase's length follow the count.
2. Where the start has a clock time, a length ends at the same clock time: the count no longer matters.
3. What hangs on an event that has not been told has open bounds and says what it waits for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from parley.agreement.agreement import Agreement, DayCount
from parley.agreement.condition import events_of
from parley.agreement.instant import NEVER_SAID, Bounds, Instant, added, exactly, extreme_of
from parley.agreement.phase import Phase
from parley.agreement.provision import Provision
from parley.agreement.time import (
    Choice,
    Civil,
    Direction,
    Duration,
    Edge,
    EdgeOf,
    Extreme,
    Happened,
    Named,
    NthDay,
    Occasion,
    Offset,
    Time,
    Unspecified,
    Vague,
    When,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """An agreement's days, given what has happened so far in one telling."""

    agreement: Agreement
    happened: Mapping[Happened, Instant] = field(default_factory=lambda: MappingProxyType({}))
    counted: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))  # by provision
    extended: Mapping[str, tuple[Duration, ...]] = field(default_factory=lambda: MappingProxyType({}))  # by phase
    renewed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # by phase: how often
    as_of: Instant | None = None  # later rebasings are not known yet
    known: dict[tuple[Edge, str], Bounds] = field(default_factory=dict, compare=False, repr=False)  # worked out once
    first_told: dict[tuple[Occasion, str], Instant] = field(default_factory=dict, compare=False, repr=False)

    def bounds_of(self, when: Time, seen: tuple[str, ...] = ()) -> Bounds:
        """Return between which instants a time lies."""
        try:
            return self._bounds(when, seen)
        except OverflowError:
            return Bounds()

    def _bounds(self, when: Time, seen: tuple[str, ...]) -> Bounds:
        """Return the bounds of a time; `seen` holds the names passed on the way, so that a circle ends."""
        match when:
            case Civil():
                return exactly(self._local(when))
            case Vague(first, last):
                return Bounds(Instant(first), Instant(last))
            case EdgeOf(edge, of):
                return self.start_of(of, seen) if edge is Edge.START else self.end_of(of, seen)
            case Named(day):
                return self._named(day, seen)
            case When(event):
                return self._event(event, seen)
            case NthDay(n, of):
                offset = n - 1 if self.agreement.day_count is DayCount.INCLUSIVE else n
                return self._moved(_days_of(self._bounds(of, seen)), Duration(days=offset))
            case Offset(duration, direction, anchor):
                return self._offset(duration, direction, self._bounds(anchor, seen))
            case Extreme(choice, of):
                return extreme_of(choice, [self._bounds(part, seen) for part in of])
            case Unspecified():
                return NEVER_SAID

    def __post_init__(self) -> None:
        """Note when each thing was first told, whoever did it."""
        for event, on in self.happened.items():
            key = (event.occasion, event.of)
            if key not in self.first_told or on.opens_at < self.first_told[key].opens_at:
                self.first_told[key] = on

    def start_of(self, id_: str, seen: tuple[str, ...] = ()) -> Bounds:
        """Return when a phase or process begins."""
        return self._edge(Edge.START, id_, seen)

    def end_of(self, id_: str, seen: tuple[str, ...] = ()) -> Bounds:
        """Return when a phase or process ends by its length: extensions and renewals told are counted in.

        What makes it go on or end early by a condition is not: that is told in accounts.
        """
        return self._edge(Edge.END, id_, seen)

    def _edge(self, edge: Edge, id_: str, seen: tuple[str, ...]) -> Bounds:
        """Return when a phase or process begins or ends; only what no circle can have cut short is kept."""
        if (edge, id_) in self.known:
            return self.known[edge, id_]
        bounds = self._start(id_, seen) if edge is Edge.START else self._end(id_, seen)
        if not seen:
            self.known[edge, id_] = bounds
        return bounds

    def _start(self, id_: str, seen: tuple[str, ...]) -> Bounds:
        """Return when a phase or process begins, worked out anew."""
        told = self._told(Happened(Occasion.BEGUN, id_))
        if told:
            return exactly(told)
        phase, process = self.agreement.phase(id_), self.agreement.process(id_)
        waits = Bounds(waits_for=(Happened(Occasion.BEGUN, id_),))
        if f"start of {id_}" in seen:
            return Bounds()
        seen = (*seen, f"start of {id_}")
        if process:
            return self._bounds(process.begins, seen) if process.begins else waits
        if phase is None:
            return waits
        return self._phase_start(phase, seen)

    def _phase_start(self, phase: Phase, seen: tuple[str, ...]) -> Bounds:
        """Return when a phase begins by what the file says of it."""
        events = tuple(dict.fromkeys(events_of(phase.enters_when))) if phase.enters_when else ()
        events = tuple(event for event in events if not self._told(event))
        if phase.starts:
            bounds = self._bounds(phase.starts, seen)
            return Bounds(bounds.first, bounds.last, (*bounds.waits_for, *events), bounds.is_unsaid)
        if not phase.after:
            return Bounds(waits_for=events or (Happened(Occasion.BEGUN, phase.id),))
        ends = [self._next_start(self.end_of(before, seen)) for before in phase.after]
        begins = extreme_of(Choice.LATER, ends)
        if phase.enters_when:
            return Bounds(begins.first, None, (*begins.waits_for, *events), begins.is_unsaid)
        return begins

    def _next_start(self, end: Bounds) -> Bounds:
        """Return when what follows an end begins: the day after, or at once where the count is exclusive."""
        at_once = self.agreement.day_count is DayCount.EXCLUSIVE
        first, last = (
            instant if instant is None or instant.at or at_once else Instant(instant.on + timedelta(days=1))
            for instant in (end.first, end.last)
        )
        return Bounds(first, last, end.waits_for, end.is_unsaid)

    def _end(self, id_: str, seen: tuple[str, ...]) -> Bounds:
        """Return when a phase or process ends, worked out anew."""
        told = self._told(Happened(Occasion.ENDED, id_))
        if told:
            return exactly(told)
        phase, process = self.agreement.phase(id_), self.agreement.process(id_)
        waits = Bounds(waits_for=(Happened(Occasion.ENDED, id_),))
        if f"end of {id_}" in seen:
            return Bounds()
        seen = (*seen, f"end of {id_}")
        if process:
            return self._bounds(process.ends, seen) if process.ends else waits
        if phase is None:
            return waits
        if phase.until:
            return self._lengthened(phase, self._bounds(phase.until, seen))
        if phase.lasts is None:
            return Bounds(waits_for=waits.waits_for, is_unsaid=True)
        return self._lengthened(phase, self._offset(phase.lasts, Direction.WITHIN, self.start_of(id_, seen)))

    def _lengthened(self, phase: Phase, end: Bounds) -> Bounds:
        """Return a phase's end with its extensions, renewals and what it has earned."""
        more = [*self.extended.get(phase.id, ())]
        if phase.renews:
            more += [phase.renews.length] * self.renewed.get(phase.id, 0)
        earned = phase.extension.earned if phase.extension else None
        if earned and earned.per.quantity and earned.per.quantity.low:
            times = int(self.counted.get(earned.of, Decimal(0)) // earned.per.quantity.low)
            more += [earned.adds] * times
        for duration in more:
            end = self._moved(end, duration)
        return end

    def _local(self, civil: Civil) -> Instant:
        """Return a date in the agreement's zone."""
        if not civil.at or not civil.zone or civil.zone == self.agreement.zone:
            return Instant(civil.on, civil.at)
        there = datetime.combine(civil.on, civil.at, ZoneInfo(civil.zone))
        here = there.astimezone(ZoneInfo(self.agreement.zone))
        return Instant(here.date(), here.time())

    def _named(self, id_: str, seen: tuple[str, ...]) -> Bounds:
        """Return a named day as last rebased, or the start of the phase of that name."""
        day = next((day for day in self.agreement.days if day.id == id_), None)
        if day is None:
            return self.start_of(id_, seen)
        if id_ in seen:
            return Bounds()
        on = day.on
        for rebasing in day.rebased:
            told = self._bounds(rebasing.told, (*seen, id_)).last if rebasing.told else None
            if not (self.as_of and told and told.on > self.as_of.on):
                on = rebasing.to
        return self._bounds(on, (*seen, id_))

    def _event(self, event: Happened, seen: tuple[str, ...]) -> Bounds:
        """Return when something happened, or for a phase or process, when it is to happen."""
        if told := self._told(event):
            return exactly(told)
        known = self.agreement.phase(event.of) or self.agreement.process(event.of)
        if known and event.occasion in (Occasion.BEGUN, Occasion.ENDED):
            return self.start_of(event.of, seen) if event.occasion is Occasion.BEGUN else self.end_of(event.of, seen)
        return Bounds(waits_for=(event,))

    def _told(self, event: Happened) -> Instant | None:
        """Return when an event happened, if that is told; without parties named, anybody's telling of it counts."""
        if event in self.happened:
            return self.happened[event]
        return None if event.by else self.first_told.get((event.occasion, event.of))

    def _offset(self, duration: Duration, direction: Direction, anchor: Bounds) -> Bounds:
        """Return the bounds of a duration after, before or within an anchor."""
        if direction is Direction.BEFORE:
            return self._moved(anchor, duration, sign=-1)
        moved = self._moved(anchor, duration)
        inclusive = self.agreement.day_count is DayCount.INCLUSIVE
        if direction is Direction.AFTER or not inclusive or duration.has_clock:
            return moved
        first, last = (
            instant if instant is None or instant.at else Instant(instant.on - timedelta(days=1))
            for instant in (moved.first, moved.last)
        )
        return Bounds(first, last, moved.waits_for, moved.is_unsaid)

    def _moved(self, bounds: Bounds, duration: Duration, sign: int = 1) -> Bounds:
        """Return bounds moved by a duration."""
        first, last = (
            instant and added(instant, duration, self.agreement.month_end, sign)
            for instant in (bounds.first, bounds.last)
        )
        return Bounds(first, last, bounds.waits_for, bounds.is_unsaid)

    def due_of(self, provision: Provision, tranche: str = "") -> Bounds:
        """Return when a provision, or one tranche of it, falls due; without a due day, when its phase ends."""
        part = next((part for part in provision.tranches if part.id == tranche), None)
        due = part.due if part else provision.due
        if due and not isinstance(due, Unspecified):
            return self.bounds_of(due)
        dues = [self.bounds_of(part.due) for part in provision.tranches if part.due]
        if dues and not part:
            return extreme_of(Choice.LATER, dues)
        if provision.during:
            return self.end_of(provision.during)
        return NEVER_SAID

    def opens_of(self, provision: Provision) -> Bounds:
        """Return when a provision may first be performed."""
        if provision.opens:
            return self.bounds_of(provision.opens)
        if provision.during:
            return self.start_of(provision.during)
        return NEVER_SAID


def _days_of(bounds: Bounds) -> Bounds:
    """Return bounds without their clock times: the nth day is a whole day."""
    first, last = (instant and Instant(instant.on) for instant in (bounds.first, bounds.last))
    return Bounds(first, last, bounds.waits_for, bounds.is_unsaid)
