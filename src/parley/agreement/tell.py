"""Makes conditions into functions of a day and of what has happened, so that a search asks them quickly.

A condition's times are worked out once for each set of days of the events that they hang on.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from parley.agreement.amount import Relation
from parley.agreement.calendar import Calendar
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Counted, Not, OnDay, Side, Since, opposite_of
from parley.agreement.cone import Cone, counted_events, hanging
from parley.agreement.instant import Bounds, Instant, added
from parley.agreement.moves import begun, done, ended
from parley.agreement.time import Happened, Occasion, Time
from parley.quantity import Interval, Truth, at_least

Happenings = dict[Happened, date]
Tell = Callable[[date, Happenings], Truth]
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
_ZERO = Decimal(0)


class Teller:
    """Makes the functions of one cone; what it has worked out serves all of its searches."""

    def __init__(self, cone: Cone) -> None:
        """Begin with nothing worked out."""
        self.cone = cone
        self._made: dict[int, tuple[Condition, Tell]] = {}
        self._times: dict[int, tuple[Time, Callable[[Happenings], Bounds]]] = {}
        self._calendars: dict[tuple[tuple[Happened, date | None], ...], Calendar] = {}

    def tell(self, condition: Condition) -> Tell:
        """Return the function that tells a condition's truth."""
        held = self._made.get(id(condition))
        if held is None:
            held = self._made[id(condition)] = (condition, self._function(condition))
        return held[1]

    def _function(self, condition: Condition) -> Tell:
        """Return a new function for a condition."""
        match condition:
            case Constant(truth):
                return lambda day, happened: truth
            case Not(part):
                inner = self.tell(part)
                return lambda day, happened: opposite_of(inner(day, happened))
            case AllOf(parts):
                return _strongest(tuple(self.tell(part) for part in parts), NO)
            case AnyOf(parts):
                return _strongest(tuple(self.tell(part) for part in parts), YES)
            case Happened(Occasion.ONGOING, of):
                begins, ends = begun(of), ended(of)
                return lambda day, happened: YES if begins in happened and ends not in happened else NO
            case Happened():
                return lambda day, happened: YES if condition in happened else NO
            case Counted():
                return lambda day, happened: self._counted(condition, happened)
            case Since(duration, event):
                return lambda day, happened: (
                    YES if event in happened and added(Instant(happened[event]), duration).on <= day else NO
                )
            case OnDay(side, time):
                bounds = self.bounds(time)
                return lambda day, happened: side_of(day, side, bounds(happened))

    def bounds(self, time: Time) -> Callable[[Happenings], Bounds]:
        """Return the function that tells what a time stands for."""
        held = self._times.get(id(time))
        if held is None:
            held = self._times[id(time)] = (time, self._bounds(time))
        return held[1]

    def _bounds(self, time: Time) -> Callable[[Happenings], Bounds]:
        """Return a new function for a time."""
        agreement = self.cone.agreement
        events = tuple(dict.fromkeys(hanging(time, agreement)))
        known: dict[tuple[date | None, ...], Bounds] = {}
        if not events:
            fixed = self._calendar((), ()).bounds_of(time)
            return lambda happened: fixed

        def bounds(happened: Happenings) -> Bounds:
            """Return the bounds, worked out at most once for the same days."""
            key = tuple([happened.get(event) for event in events])
            found = known.get(key)
            if found is None:
                found = known[key] = self._calendar(events, key).bounds_of(time)
            return found

        return bounds

    def _calendar(self, events: tuple[Happened, ...], days: tuple[date | None, ...]) -> Calendar:
        """Return the calendar under days of events; one serves every time that hangs on the same of them."""
        key = tuple([(event, on) for event, on in zip(events, days, strict=True) if on])
        found = self._calendars.get(key)
        if found is None:
            told = {event: Instant(on) for event, on in key if on}
            found = self._calendars[key] = Calendar(self.cone.agreement, told)
        return found

    def _counted(self, atom: Counted, happened: Happenings) -> Truth:
        """Return how a count of deeds compares with a number, by the quantities that the file gives."""
        agreement = self.cone.agreement
        events = counted_events(atom.of, agreement)
        provision = agreement.provision(atom.of.partition(".")[0])
        if provision is None or not events or atom.relation is Relation.EQUAL:
            return UNKNOWN
        amounts = {done(f"{provision.id}.{t.id}"): t.quantity for t in provision.tranches}
        amounts.setdefault(done(provision.id), provision.what.quantity)
        total = Interval(_ZERO, _ZERO)
        for event in events:
            if event in happened:
                amount = amounts.get(event)
                part = amount.interval(agreement.margin) if amount else Interval(None, None)
                total = Interval(_sum(total.low, part.low or _ZERO), _sum(total.high, part.high))
        reaches = at_least(total, atom.amount.interval(agreement.margin))
        return reaches if atom.relation in (Relation.AT_LEAST, Relation.MORE) else opposite_of(reaches)


def _strongest(parts: tuple[Tell, ...], decisive: Truth) -> Tell:
    """Return a function that is `decisive` if a part is, *cannot tell* if one might be, and else the opposite."""
    otherwise = opposite_of(decisive)

    def tell(day: date, happened: Happenings) -> Truth:
        """Return the truth of the parts together."""
        answer = otherwise
        for part in parts:
            truth = part(day, happened)
            if truth is decisive:
                return decisive
            if truth is UNKNOWN:
                answer = UNKNOWN
        return answer

    return tell


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Return a sum that is open where a part is."""
    return None if one is None or other is None else one + other


def side_of(day: date, side: Side, bounds: Bounds) -> Truth:
    """Tell on which side of a time a day lies; what has not happened lies ahead."""
    first, last = bounds.first and bounds.first.on, bounds.last and bounds.last.on
    ahead = bool(bounds.waits_for) and not last
    if side in (Side.AFTER, Side.BY):
        after = NO if ahead or (first and day <= first) else YES if last and day > last else UNKNOWN
        return after if side is Side.AFTER else opposite_of(after)
    since = NO if ahead or (first and day < first) else YES if last and day >= last else UNKNOWN
    return since if side is Side.FROM else opposite_of(since)
