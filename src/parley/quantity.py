"""Quantities: closed intervals of numbers with a unit, a hedge and what is counted.

1. A quantity is what was told; it becomes an interval only when it is compared, with a stated margin for "about".
2. Comparison is three-valued (Kleene): about 1,800 against about 1,900 is *cannot tell*, not a difference.
3. `None` at an end means that nobody said how far it goes.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Hedge(StrEnum):
    """How exactly a value is told; the signs are NewsQuant's (Almasian et al., CQE, 2023)."""

    EXACT = "="
    ABOUT = "~"  # about, some, nearly, almost
    LESS = "<"  # at most, up to, fewer than
    MORE = ">"  # at least, over, "11 or more"
    UP = "up"  # a rise by or to
    DOWN = "down"


class Truth(StrEnum):
    """Kleene's three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "cannot tell"


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from low to high, both included; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        """Refuse an interval that runs backwards."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval runs forwards: {self.low}..{self.high}")

    @property
    def is_exact(self) -> bool:
        """Tell whether the interval is one number."""
        return self.low is not None and self.low == self.high

    def overlaps(self, other: "Interval") -> bool:
        """Tell whether the two intervals share a number."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Value or range, hedge, unit, and what is counted."""

    low: Decimal | None
    high: Decimal | None  # equal to `low` but for a range ("30 to 40")
    hedge: Hedge = Hedge.EXACT
    unit: str = ""  # normalised: "US dollar", "percentage", "year", or the counted noun: "captive"
    of: str = ""  # what is counted, as the text says it: "living captives"

    @property
    def told(self) -> Interval:
        """Return the value as told, without any hedge."""
        return Interval(self.low, self.high)


def interval_of(quantity: Quantity, margin: Decimal) -> Interval:
    """Return the interval that a quantity stands for.

    `margin` is the share (0.05 for five in a hundred) that "about" may be off either way.
    """
    low, high = quantity.low, quantity.high
    if quantity.hedge is Hedge.LESS:
        return Interval(None, high)
    if quantity.hedge is Hedge.MORE:
        return Interval(low, None)
    if quantity.hedge is Hedge.ABOUT:
        low = None if low is None else low - abs(low) * margin
        high = None if high is None else high + abs(high) * margin
    return Interval(low, high)


def same_number(one: Interval, other: Interval) -> Truth:
    """Tell whether two intervals stand for one number: yes only where both are exact and equal."""
    if not one.overlaps(other):
        return Truth.NO
    return Truth.YES if one.is_exact and other.is_exact else Truth.UNKNOWN


def at_least(one: Interval, other: Interval) -> Truth:
    """Tell whether the number in `one` reaches the number in `other`."""
    if one.low is not None and other.high is not None and one.low >= other.high:
        return Truth.YES
    if one.high is not None and other.low is not None and one.high < other.low:
        return Truth.NO
    return Truth.UNKNOWN
