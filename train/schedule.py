"""The learning rate: up to full in the first part of the training, then down to nothing in a straight line.

1. How far the training is follows from its steps, or from the clock where a limit in minutes is given and is nearer.
"""

import time
from dataclasses import dataclass

WARM = 0.08  # of the whole, until the rate is full


@dataclass(frozen=True, slots=True)
class Schedule:
    """The length of a training."""

    steps: int
    minutes: float
    started: float

    def done(self, step: int) -> float:
        """Return how much of the training lies behind; 1 and more: it is over."""
        return max(step / self.steps, (time.monotonic() - self.started) / (60 * self.minutes))


def share_of_rate(done: float) -> float:
    """Return the share of the full learning rate at a point of the training."""
    return min(done / WARM, (1 - done) / (1 - WARM))
