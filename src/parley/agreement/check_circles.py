"""Checks for circles: days that are counted from one another, and clauses that wait for one another.

1. Only what has to come first counts: a circle with another way in is none.
2. A circle is an error: no order of moves could ever start it.
"""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, OnDay, Side, Since
from parley.agreement.finding import Finding, Weight, found
from parley.agreement.moves import begun, done, moves_for
from parley.agreement.time import EdgeOf, Extreme, Happened, Named, Occasion, Time, anchors_in, events_in
from parley.agreement.tree import Place

Graph = dict[Happened, frozenset[Happened]]


def circles_of(agreement: Agreement) -> list[tuple[Happened, ...]]:
    """Return the circles of events each of which has to come before the next."""
    graph: Graph = {}
    waiting = [begun(phase.id) for phase in agreement.phases]
    waiting += [done(provision.id) for provision in agreement.provisions]
    waiting += [Happened(Occasion.VERIFIED, day.id) for day in agreement.days]
    while waiting:
        event = waiting.pop()
        if event not in graph:
            graph[event] = _before(event, agreement)
            waiting += graph[event]
    return _cycles(graph)


def circular(agreement: Agreement) -> Iterator[Finding]:
    """Find circles, each told once at its first clause."""
    for circle in circles_of(agreement):
        circle = _from_the_top(circle, agreement)
        names = [_name(event, agreement) for event in circle]
        path = _path(circle[0], agreement)
        if len(set(names)) == 1:
            reason = f"{names[0]} waits for itself."
        else:
            reason = f"{', which waits for '.join([f'{names[0]} waits for {names[1]}', *names[2:], names[0]])}."
        finding = found(agreement, "circular", path, reason, "Let one of them begin without the other.")
        yield Finding(finding.code, finding.place, finding.path, finding.reason, finding.mend, Weight.ERROR)


def _name(event: Happened, agreement: Agreement) -> str:
    """Return how a circle names an event."""
    return f"the day “{event.of}”" if _is_day(event, agreement) else f"“{event}”"


def _is_day(event: Happened, agreement: Agreement) -> bool:
    """Tell whether an event stands for a named day."""
    return event.occasion is Occasion.VERIFIED and any(day.id == event.of for day in agreement.days)


def _path(event: Happened, agreement: Agreement) -> str:
    """Return the path of the clause that an event belongs to."""
    id_ = event.of.partition(".")[0]
    for section in ("phases", "provisions", "days", "processes"):
        if any(item.id == id_ for item in getattr(agreement, section)):
            return f"{section}.{id_}"
    return ""


def _from_the_top(circle: tuple[Happened, ...], agreement: Agreement) -> tuple[Happened, ...]:
    """Return a circle beginning with what stands first in the file."""
    places = [agreement.place_of(_path(event, agreement)) or Place(1, 1) for event in circle]
    first = places.index(min(places))
    return circle[first:] + circle[:first]


def _before(event: Happened, agreement: Agreement) -> frozenset[Happened]:
    """Return what has to come before an event, however it comes about."""
    if _is_day(event, agreement):
        day = next(day for day in agreement.days if day.id == event.of)
        return _in_time((day.rebased[-1].to if day.rebased else day.on), agreement)
    ways = [_needed(move.guard, agreement) for move in moves_for(event, agreement)]
    return frozenset.intersection(*ways) if ways else frozenset()


def _needed(condition: Condition, agreement: Agreement) -> frozenset[Happened]:
    """Return the events that a condition cannot hold without."""
    match condition:
        case AllOf(parts):
            return frozenset[Happened]().union(*(_needed(part, agreement) for part in parts))
        case AnyOf(parts):
            sets = [_needed(part, agreement) for part in parts]
            return frozenset.intersection(*sets) if sets else frozenset()
        case Happened(Occasion.ONGOING, of):
            return frozenset({begun(of)})
        case Happened():
            return frozenset({condition})
        case Since(_, event):
            return frozenset({event})
        case OnDay(Side.FROM | Side.AFTER, time):
            return _in_time(time, agreement)
        case _:
            return frozenset()


def _in_time(time: Time, agreement: Agreement) -> frozenset[Happened]:
    """Return the events and named days that a time is counted from; of a choice, none is certain."""
    if isinstance(time, Extreme):
        return frozenset()
    events = set(events_in(time))
    for anchor in anchors_in(time):
        match anchor:
            case EdgeOf(_, of):
                events.add(begun(of))
            case Named(day):
                is_day = any(item.id == day for item in agreement.days)
                events.add(Happened(Occasion.VERIFIED, day) if is_day else begun(day))
    return frozenset(events)


def _cycles(graph: Graph) -> list[tuple[Happened, ...]]:
    """Return one cycle from each knot of the graph, in the order of its arrows."""
    state: dict[Happened, int] = {}
    cycles: list[tuple[Happened, ...]] = []
    for root in graph:
        if root in state:
            continue
        path: list[Happened] = []
        stack: list[tuple[Happened, Iterator[Happened]]] = [(root, iter(sorted(graph[root], key=str)))]
        state[root] = 1
        path.append(root)
        while stack:
            node, after = stack[-1]
            step = next(after, None)
            if step is None:
                stack.pop()
                path.pop()
                state[node] = 2
            elif state.get(step) == 1:
                cycles.append(tuple(path[path.index(step) :]))
            elif step not in state:
                state[step] = 1
                path.append(step)
                stack.append((step, iter(sorted(graph.get(step, frozenset()), key=str))))
    return cycles


CHECKS = (circular,)
