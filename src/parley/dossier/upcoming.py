"""Next: what falls due in the coming days, in whose account, under which reading, and who waits for whom since when.

1. Each line is some account's: a due day may be another in the next one.
2. What is past due is told as such and no more; silence is no breach.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.instant import Bounds
from parley.agreement.patch import with_reading
from parley.engine.questions import Waiting, late_tomorrow, owed_in, waiting_in
from parley.engine.report import Status, as_read, tellings_by_side
from parley.engine.run import Run, run_of
from parley.engine.telling import Tellings

FORTNIGHT = 14
BECAUSE = 12  # tellings named of one line


@dataclass(frozen=True, slots=True)
class Due:
    """Something owed, with the accounts in which it falls due on the same days."""

    unit: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    due: Bounds
    accounts: tuple[str, ...]
    is_past_due: bool
    is_certain: bool
    because: tuple[str, ...]  # tellings, a few where they are very many
    reading: str = ""  # the declared reading under which it is so; "" for the file as it stands


@dataclass(frozen=True, slots=True)
class Waits:
    """Who waits for whom, and the accounts in which they do."""

    waiting: Waiting
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The page of what comes."""

    on: date
    until: date
    falls_due: tuple[Due, ...]
    past_due: tuple[Due, ...]
    undated: tuple[Due, ...]
    under_readings: tuple[Due, ...]
    waits: tuple[Waits, ...]
    late_tomorrow: tuple[tuple[str, tuple[str, ...]], ...]  # account, units
    accounts: int  # how many accounts there are


def upcoming_from_status(status: Status, agreement: Agreement, tellings: Tellings, days: int = FORTNIGHT) -> Upcoming:
    """Return what comes within so many days of a status's day."""
    until = status.on + timedelta(days=days)
    dues = dues_of(status.runs, agreement)
    sides = tellings_by_side(tellings)
    plain = {(due.unit, due.due) for due in dues}
    readings: list[Due] = []
    for reading in agreement.readings:
        loaded = with_reading(reading, agreement)
        if loaded.is_readable:
            runs = {side: run_of(loaded.agreement, told, status.on) for side, told in sides.items()}
            others = dues_of(runs, loaded.agreement, reading.id)
            readings += [due for due in others if (due.unit, due.due) not in plain]
    waits: dict[Waiting, list[str]] = {}
    for side, run in status.runs.items():
        for waiting in waiting_in(run, as_read(agreement, run)):
            waits.setdefault(waiting, []).append(side)
    late = (
        (side, late_tomorrow(as_read(agreement, status.runs[side]), told, status.on)) for side, told in sides.items()
    )
    return Upcoming(
        status.on,
        until,
        tuple(due for due in dues if not due.is_past_due and _falls_within(due.due, status.on, until)),
        tuple(due for due in dues if due.is_past_due),
        tuple(due for due in dues if not due.is_past_due and due.due.last is None),
        tuple(readings),
        tuple(Waits(waiting, tuple(accounts)) for waiting, accounts in waits.items()),
        tuple((side, units) for side, units in late if units),
        len(status.runs),
    )


def dues_of(runs: Mapping[str, Run], agreement: Agreement, reading: str = "") -> tuple[Due, ...]:
    """Return what is owed in some runs, one line for accounts that agree."""
    lines: dict[tuple[object, ...], Due] = {}
    for side, owed in ((side, owed) for side, run in runs.items() for owed in owed_in(run, as_read(agreement, run))):
        key = (owed.unit, owed.due, owed.is_past_due)
        held = lines.get(key)
        accounts = (*held.accounts, side) if held else (side,)
        because = tuple(dict.fromkeys((*(held.because if held else ()), *owed.because[-BECAUSE:])))[:BECAUSE]
        certain = owed.is_certain and (held is None or held.is_certain)
        lines[key] = Due(owed.unit, owed.by, owed.to, owed.due, accounts, owed.is_past_due, certain, because, reading)
    return tuple(sorted(lines.values(), key=lambda due: (due.due.last.on if due.due.last else date.max, due.unit)))


def _falls_within(due: Bounds, on: date, until: date) -> bool:
    """Tell whether something may fall due between two days."""
    return due.last is not None and due.last.on >= on and (due.first or due.last).on <= until
