"""What a result depends on: the share carried out where a value is low, middle and high, and where rankings turn over.

Shares are of assumed valuations, each third of a range holding about a third of them. A difference below two standard
errors is not told as a dependence or a turn, nor a turn between deals that never differ by two points in a hundred.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from parley.prospect.game import Flags, Floats
from parley.prospect.values import Quote

LEAST = 0.02  # two points in a hundred
PARTS = 9  # a turn is placed to a ninth of a range


@dataclass(frozen=True, slots=True)
class Dependence:
    """The share carried out where a value lies in the lowest, middle and highest third of its range."""

    path: str
    thirds: tuple[float, float, float]

    @property
    def swing(self) -> float:
        """Return the difference between the largest and the smallest share."""
        return max(self.thirds) - min(self.thirds)


@dataclass(frozen=True, slots=True)
class Turn:
    """Two deals whose ranking by share turns over along one value."""

    path: str
    below: str  # carried out more often below `at`
    above: str
    at: float
    low: tuple[float, float]  # shares of `below` and `above` in the lowest third
    high: tuple[float, float]  # and in the highest


def dependences(carried_out: Flags, points: Mapping[str, Floats], quotes: Sequence[Quote]) -> tuple[Dependence, ...]:
    """Return the values that the share depends on, the largest swing first."""
    found = []
    for quote in quotes:
        if quote.is_free:
            shares = [_share(carried_out[part]) for part in _parts(points[quote.path], quote, 3)]
            found.append(Dependence(quote.path, (shares[0], shares[1], shares[2])))
    noise = 2.0 * sqrt(0.5 / max(1, len(carried_out) / 3))
    return tuple(sorted((d for d in found if d.swing > noise), key=lambda d: (-d.swing, d.path)))


def turns(
    one: tuple[str, Flags], other: tuple[str, Flags], points: Mapping[str, Floats], quotes: Sequence[Quote]
) -> tuple[Turn, ...]:
    """Return the values along which the ranking of two deals turns over, and about where."""
    found = []
    for quote in quotes:
        if not quote.is_free:
            continue
        thirds = _parts(points[quote.path], quote, 3)
        gaps = [_gap(one[1][part], other[1][part]) for part in (thirds[0], thirds[2])]
        if not (gaps[0][0] * gaps[1][0] < 0 and all(abs(gap) > max(LEAST, 2 * error) for gap, error in gaps)):
            continue
        below, above = (one, other) if gaps[0][0] > 0 else (other, one)
        low = _share(below[1][thirds[0]]), _share(above[1][thirds[0]])
        high = _share(below[1][thirds[2]]), _share(above[1][thirds[2]])
        found.append(
            Turn(quote.path, below[0], above[0], _crossing(below[1], above[1], points[quote.path], quote), low, high)
        )
    return tuple(sorted(found, key=lambda t: (-(abs(t.low[0] - t.low[1]) + abs(t.high[0] - t.high[1])), t.path)))


def _parts(values: Floats, quote: Quote, count: int) -> list[Flags]:
    place = np.minimum((count * (values - quote.low) / (quote.high - quote.low)).astype(int), count - 1)
    return [place == k for k in range(count)]


def _share(flags: Flags) -> float:
    return float(flags.mean()) if flags.size else 0.0


def _gap(one: Flags, other: Flags) -> tuple[float, float]:
    """Return the difference of two shares over the same valuations, and its standard error."""
    difference = one.astype(np.float64) - other
    if difference.size < 2:
        return 0.0, 1.0
    return float(difference.mean()), float(difference.std() / sqrt(difference.size))


def _crossing(below: Flags, above: Flags, values: Floats, quote: Quote) -> float:
    """Return where the difference of shares changes its sign, between the middles of two ninths of the range."""
    width = (quote.high - quote.low) / PARTS
    gaps = [_share(below[part]) - _share(above[part]) for part in _parts(values, quote, PARTS)]
    for k in range(PARTS - 1):
        if gaps[k] > 0 >= gaps[k + 1]:
            return quote.low + width * (k + 0.5 + gaps[k] / (gaps[k] - gaps[k + 1]))
    return quote.middle
