"""States of a provision in one account, and what moves it from one to the next.

1. The table is all there is: a pair that it does not hold leaves the state as it was.
2. No state is a breach: a due day that passes without a deed told is *past due*, and who failed is never inferred.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a provision, or one tranche of it, is in one account."""

    DORMANT = "dormant"  # its trigger has not come
    LIVE = "live"
    PART_DONE = "part done"
    DONE = "done"
    PAST_DUE = "past due"  # the due day has passed and no deed is told
    PART_PAST_DUE = "part done, past due"
    DONE_LATE = "done late"
    NOT_KEPT = "told as not kept"  # of a duty that goes on
    ENDED = "ended"  # a duty that goes on, or a power, after its time
    SUSPENDED = "suspended"
    EXCUSED = "excused"
    WAIVED = "waived"
    SUPERSEDED = "superseded"


class Move(StrEnum):
    """What happens to it."""

    BEGINS = "begins"
    PART = "part of the deed"
    DEED = "deed"
    DUE_DAY_PASSES = "due day passes"
    NOT_KEPT = "is told as not kept"
    ENDS = "its time ends"
    SUSPENSION = "suspension"
    EXCUSE = "excuse"
    WAIVER = "waiver"
    SUPERSESSION = "supersession"


_OPEN = (State.DORMANT, State.LIVE, State.PART_DONE, State.PAST_DUE, State.PART_PAST_DUE, State.SUSPENDED)
_OWED = (State.LIVE, State.PART_DONE, State.PAST_DUE, State.PART_PAST_DUE, State.SUSPENDED)

TRANSITIONS: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.DORMANT, Move.BEGINS): State.LIVE,
        (State.DORMANT, Move.DEED): State.DONE,  # ahead of its time
        (State.DORMANT, Move.PART): State.PART_DONE,
        (State.LIVE, Move.PART): State.PART_DONE,
        (State.SUSPENDED, Move.PART): State.PART_DONE,
        (State.LIVE, Move.DEED): State.DONE,
        (State.PART_DONE, Move.DEED): State.DONE,
        (State.SUSPENDED, Move.DEED): State.DONE,
        (State.LIVE, Move.DUE_DAY_PASSES): State.PAST_DUE,
        (State.PART_DONE, Move.DUE_DAY_PASSES): State.PART_PAST_DUE,
        (State.PAST_DUE, Move.PART): State.PART_PAST_DUE,
        (State.PAST_DUE, Move.DEED): State.DONE_LATE,
        (State.PART_PAST_DUE, Move.DEED): State.DONE_LATE,
        (State.LIVE, Move.NOT_KEPT): State.NOT_KEPT,
        (State.LIVE, Move.ENDS): State.ENDED,
        (State.SUSPENDED, Move.ENDS): State.ENDED,
        (State.LIVE, Move.SUSPENSION): State.SUSPENDED,
        **{(state, Move.EXCUSE): State.EXCUSED for state in _OWED},
        **{(state, Move.WAIVER): State.WAIVED for state in _OPEN},
        **{(state, Move.SUPERSESSION): State.SUPERSEDED for state in _OPEN},
    }
)

SETTLED = frozenset({State.DONE, State.DONE_LATE, State.EXCUSED, State.WAIVED, State.SUPERSEDED, State.ENDED})


def moved(state: State, *moves: Move) -> State:
    """Return the state after the moves, in their order.

    >>> moved(State.DORMANT, Move.BEGINS, Move.DUE_DAY_PASSES, Move.DEED).value
    'done late'
    """
    for move in moves:
        state = TRANSITIONS.get((state, move), state)
    return state
