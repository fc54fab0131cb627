"""What could happen at all, if nothing ever stood in the way of anything: one quick pass for a whole agreement."""

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Constant, Since, events_of
from parley.agreement.moves import Move, begun, moves_for
from parley.agreement.time import Happened, Occasion
from parley.quantity import Truth


def relaxed(agreement: Agreement) -> frozenset[Happened]:
    """Return all that could happen if nothing ever stood in the way of anything: what is not here cannot happen."""
    moves: dict[Happened, tuple[Move, ...]] = {}
    ids = [phase.id for phase in agreement.phases] + [provision.id for provision in agreement.provisions]
    waiting = [begun(id_) for id_ in ids]
    while waiting:
        event = waiting.pop()
        if event not in moves:
            moves[event] = moves_for(event, agreement)
            waiting += [other for move in moves[event] for other in events_of(move.guard)]
    reached: set[Happened] = set()
    left = list(reversed(moves.items()))  # what others wait for was met last
    size = -1
    while len(reached) != size:
        size = len(reached)
        still = []
        for event, ways in left:
            if any(_could_hold(move.guard, reached) for move in ways):
                reached.add(event)
            else:
                still.append((event, ways))
        left = still
    return frozenset(reached)


def _could_hold(condition: Condition, reached: set[Happened]) -> bool:
    """Tell whether a condition could hold, taking every negation, count and day in its favour."""
    match condition:
        case AllOf(parts):
            return all(_could_hold(part, reached) for part in parts)
        case AnyOf(parts):
            return any(_could_hold(part, reached) for part in parts)
        case Happened(Occasion.ONGOING, of):
            return begun(of) in reached
        case Happened():
            return condition in reached
        case Since(_, event):
            return event in reached
        case Constant(truth):
            return truth is not Truth.NO
        case _:
            return True
