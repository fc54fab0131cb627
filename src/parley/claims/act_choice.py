"""The choice of act and status for each trigger."""

from collections.abc import Sequence
from typing import NamedTuple

from parley.claims.claim import Act
from parley.claims.mood import status_of
from parley.claims.trigger import Trigger
from parley.claims.wording import Wording
from parley.status import Polarity, Status


class Item(NamedTuple):
    """A trigger where it stands: its passage, the attribution that holds it (-1: none), and whether as its cue."""

    wording: Wording
    trigger: Trigger
    owner: int
    cue: bool


class Choice(NamedTuple):
    """What a trigger is read as."""

    act: Act
    status: Status
    polarity: Polarity


def choices_for(items: Sequence[Item]) -> list[Choice]:
    """Return what each trigger is read as."""
    return [
        Choice(
            item.trigger.act,
            status_of(item.trigger.mood),
            Polarity.NEGATIVE if item.trigger.mood.negative else Polarity.POSITIVE,
        )
        for item in items
    ]
