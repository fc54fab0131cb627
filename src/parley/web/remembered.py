"""What is remembered of a record that others write to: an answer, which state of the file it is of, and its age."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Stamp = tuple[int, int, int, int, int]

REFRESH = 10.0  # seconds for which counts are kept while somebody writes; the columns of a million claims take 0.2 s
LATEST = 30.0  # seconds after which nobody is given an answer that is no longer so


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer, of which state of the record, and when it was worked out."""

    stamp: Stamp
    at: float  # of a clock that only goes forwards
    value: Any


def is_fresh(kept: Remembered, stamp: Stamp) -> bool:
    """Tell whether an answer may still be given: nothing was written since, or just now and to the same file."""
    is_same_file = kept.stamp[:2] == stamp[:2]
    return kept.stamp == stamp or (is_same_file and time.monotonic() - kept.at <= REFRESH)


def is_recent(kept: Remembered, stamp: Stamp) -> bool:
    """Tell whether an answer may be given once more while the next one is worked out."""
    return kept.stamp[:2] == stamp[:2] and time.monotonic() - kept.at <= LATEST


def stamp_of(path: Path) -> Stamp:
    """Return what tells one state of a record from another without opening it; zeros where there is none."""
    try:
        held = path.stat()
    except OSError:
        return (0, 0, 0, 0, 0)
    log = path.with_name(path.name + "-wal")
    beside = log.stat() if log.exists() else None
    written = (beside.st_mtime_ns, beside.st_size) if beside and beside.st_size else (0, 0)
    return (held.st_dev, held.st_ino, held.st_mtime_ns, *written)
