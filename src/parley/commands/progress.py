"""Progress on standard error: one line that renews itself on a terminal, silence elsewhere."""

import sys
import time
from dataclasses import dataclass, field

OFTEN = 0.2  # seconds between two lines


@dataclass(frozen=True, slots=True)
class Progress:
    """A line that says how far the work is."""

    doing: str
    shown_at: list[float] = field(default_factory=lambda: [0.0])

    def show(self, how_far: str) -> None:
        """Renew the line, not too often."""
        if sys.stderr.isatty() and time.monotonic() - self.shown_at[0] > OFTEN:
            self.shown_at[0] = time.monotonic()
            sys.stderr.write(f"\r\x1b[K{self.doing}: {how_far}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that other words can follow."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")

    def say(self, words: str) -> None:
        """Print a line of its own, in place of the one that renews itself."""
        self.clear()
        sys.stderr.write(f"{words}\n")
