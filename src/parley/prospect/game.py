"""Games: the steps of a phased deal, who performs each, and what two sides' stakes in them are.

1. Sides are 0 (A) and 1 (B); which party is which is in the values file and nowhere here.
2. A move takes one tick. The side to move performs one of its ready steps, proposes a switch, stalls, or walks; the
   side kept waiting may leave.
3. A step that was refused (walked from, stalled when the other leaves, or open when the clock runs out) costs its
   bearer the penalty if the step is binding, and gains the other side what is paid to it. So "stall to the end" is
   never a free exit. A step that is only talked about costs nothing.
4. The last step done ends the game at once: the end state is worth its value then, without discount.
5. Values are the user's; nothing here fills one in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SIDES = ("A", "B")


class BadGame(ValueError):
    """A game that cannot be solved as it is written, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act that one side performs; a provision's tranche, or one side's half of a joint provision."""

    id: str
    side: int  # who performs it
    binding: bool = True  # False: only talked about; refusing it costs nothing but time
    after: tuple[int, ...] = ()  # steps that must have been done before
    text: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """A proposal to go over to another deal, open to one side's move once exactly these steps are done."""

    id: str
    side: int
    when: tuple[int, ...]
    to: str  # the other game's id; its value is solved first


@dataclass(frozen=True, slots=True)
class Game:
    """A deal as a game between two sides who know each other's values."""

    id: str
    steps: tuple[Step, ...]
    horizon: int  # ticks until the deal lapses
    may_leave: bool = True  # the side kept waiting may leave
    may_stall: bool = True
    first: int = 0  # who moves first where both sides have a ready step
    ends_in: str = ""  # the end state's name; deals are ranked only within one
    switches: tuple[Switch, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse a deal without steps or time, and steps that wait for each other."""
        if not self.steps:
            raise BadGame(f"{self.id}: a deal without steps cannot be tested; name a provision that a side performs")
        if self.horizon < len(self.steps):
            raise BadGame(
                f"{self.id}: {len(self.steps)} steps do not fit into {self.horizon} ticks; "
                f"give a horizon of {len(self.steps)} or more"
            )
        order_of(self.steps, self.id)

    def until(self, horizon: int) -> "Game":
        """Return the same deal with another number of ticks."""
        return replace(self, horizon=horizon)


def order_of(steps: Sequence[Step], name: str = "deal") -> tuple[int, ...]:
    """Return the steps in an order in which each comes after what it waits for; BadGame where they loop."""
    done: list[int] = []
    left = list(range(len(steps)))
    while left:
        ready = [i for i in left if all(a in done for a in steps[i].after)]
        if not ready:
            loop = ", ".join(steps[i].id for i in left)
            raise BadGame(f"{name}: these steps wait for one another and none can come first: {loop}")
        done.append(ready[0])
        left.remove(ready[0])
    return tuple(done)


@dataclass(frozen=True, slots=True)
class Stakes:
    """What everything is worth to each side, for many valuations at once: the last axis counts valuations.

    All in one unit per side, of the user's choosing; a cost is a negative gain. Shapes: n steps, 2 sides, m valuations.
    """

    gain: Floats  # (n, 2, m): what changes for each side when the step is done
    kept: Floats  # (n, 2, m): what it is worth to each side, if the deal collapses, that the step was NOT done
    end: Floats  # (2, m): the end state, over and above the steps
    collapse: Floats  # (2, m): the deal has collapsed, over and above what is kept
    limbo: Floats  # (2, m): each tick in which nothing is done
    discount: Floats  # (2, m): worth of one tick later, above 0, at most 1
    penalty: (
        Floats  # (n, m): what refusing the step costs its bearer, as expected (amount times chance that it is applied)
    )
    compensation: Floats  # (n, m): what the other side then receives, as expected
    fine: Floats  # (n, m): what each tick of delay costs the bearer of a ready step
    leaving: Floats  # (2, m): what it costs a side that is kept waiting to leave
    goes_on: Floats  # (m,): chance, each tick, that the deal is not ended from outside

    @property
    def count(self) -> int:
        """Return the number of valuations."""
        return int(self.goes_on.shape[-1])

    def between(self, start: int, stop: int) -> "Stakes":
        """Return the valuations from `start` up to `stop`."""
        return Stakes(**{f.name: getattr(self, f.name)[..., start:stop] for f in fields(self)})

    def where(self, chosen: Flags | NDArray[np.intp]) -> "Stakes":
        """Return the chosen valuations."""
        return Stakes(**{f.name: getattr(self, f.name)[..., chosen] for f in fields(self)})


def joined(one: Stakes, other: Stakes) -> Stakes:
    """Return the valuations of both, in order."""
    return Stakes(
        **{f.name: np.concatenate([getattr(one, f.name), getattr(other, f.name)], -1) for f in fields(Stakes)}
    )


def stakes_of(
    n: int,
    m: int = 1,
    *,
    gain: object,
    end: object,
    collapse: object,
    kept: object = 0.0,
    limbo: object = 0.0,
    discount: object = 1.0,
    penalty: object = 0.0,
    compensation: object = 0.0,
    fine: object = 0.0,
    leaving: object = 0.0,
    goes_on: object = 1.0,
) -> Stakes:
    """Return stakes from numbers or arrays, spread to their shapes; without the last axis they count for all."""

    def spread(value: object, *shape: int) -> Floats:
        array = np.asarray(value, dtype=np.float64)
        if array.ndim and array.shape == shape:
            array = array[..., None]
        return np.ascontiguousarray(np.broadcast_to(array, (*shape, m)))

    return Stakes(
        spread(gain, n, 2), spread(kept, n, 2), spread(end, 2), spread(collapse, 2), spread(limbo, 2),
        spread(discount, 2), spread(penalty, n), spread(compensation, n), spread(fine, n), spread(leaving, 2),
        spread(goes_on),
    )  # fmt: skip
