"""What would settle most: the few things which, once told either way, leave the fewest answers open.

1. A thing is tried as told and as denied, by each account on the day; what counts is the worse of the two.
2. Accounts that stand alike are tried once. The second thing is looked for after the first is told, and so on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.agreement.parse import condition_from_text
from parley.agreement.time import Happened
from parley.engine.report import Status, as_read, tellings_by_side
from parley.engine.run import Run, run_of
from parley.engine.telling import Says, Telling, Tellings
from parley.quantity import Truth

CANDIDATES = 8  # things asked for by most open answers; trying each takes two runs in each kind of account
KINDS = 6  # kinds of account tried, those of most accounts first: a record may hold hundreds of speakers
FEW = 3


@dataclass(frozen=True, slots=True)
class Settling:
    """Something which, once told, would settle open answers."""

    event: str  # as conditions write it
    settled: int  # how many answers, over all accounts, at the worse of told and denied
    open_before: int


def settling_most(agreement: Agreement, tellings: Tellings, status: Status, few: int = FEW) -> tuple[Settling, ...]:
    """Return the few things that would settle most answers, each after those before it."""
    kinds = list(_kinds_of_account(agreement, tellings, status))
    found: list[Settling] = []
    told: tuple[str, ...] = ()
    for _ in range(few):
        before = sum(weight * _open(_run(case, told, status.on, denied=False)) for case, weight in kinds)
        best: Settling | None = None
        for event in _asked(status, told):
            after = max(
                sum(weight * _open(_run(case, (*told, event), status.on, denied)) for case, weight in kinds)
                for denied in (False, True)
            )
            if best is None or before - after > best.settled:
                best = Settling(event, before - after, before)
        if best is None or best.settled <= 0:
            break
        found.append(best)
        told = (*told, best.event)
    return tuple(found)


def _asked(status: Status, told: tuple[str, ...]) -> Iterable[str]:
    """Return what most open answers ask for."""
    counted = Counter(item for standing in (*status.phases, *status.provisions) for item in standing.settles)
    ranked = sorted(counted, key=lambda item: (-counted[item], item))
    return [item for item in ranked if item not in told][:CANDIDATES]


Case = tuple[Agreement, Sequence[Telling]]


def _kinds_of_account(agreement: Agreement, tellings: Tellings, status: Status) -> Iterator[tuple[Case, int]]:
    """Yield what each kind of account tells, and how many accounts stand like that."""
    sides = tellings_by_side(tellings)
    alike: dict[object, list[str]] = {}
    for side, run in status.runs.items():
        key = (run.readings, tuple(_states(run).items()))
        alike.setdefault(key, []).append(side)
    for like in sorted(alike.values(), key=len, reverse=True)[:KINDS]:
        yield (as_read(agreement, status.runs[like[0]]), sides.get(like[0], [])), len(like)


def _run(case: Case, events: tuple[str, ...], on: date, denied: bool) -> Run:
    """Return an account's run with things told on the day; only the last of them is denied."""
    agreement, told = case
    more = []
    for event in events:
        condition = condition_from_text(event)
        assert isinstance(condition, Happened)
        says = Says(condition, denied and event == events[-1])
        more.append(Telling(f"told {event}", "", says, on))
    return run_of(agreement, (*told, *more), on)


def _states(run: Run) -> Mapping[str, object]:
    """Return what is open or settled in a run."""
    units: dict[str, object] = {id_: unit.states for id_, unit in run.units.items()}
    return units | {f"phase {id_}": (held.begun, held.ended) for id_, held in run.stretches.items()}


def _open(run: Run) -> int:
    """Return how many answers of a run are open."""
    phases = sum(Truth.UNKNOWN in (held.begun, held.ended) for held in run.stretches.values())
    return phases + sum(not unit.is_certain for unit in run.units.values())
