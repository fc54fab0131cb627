"""The whole answer of the engine: a run per side, how the sides stand to one another, and what the answer turns on.

1. Two tellers of one party are one side.
2. An answer names the modeller's lines that it rests on, and the declared readings under which it would be another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.agreement.patch import with_reading
from parley.agreement.phase import Phase
from parley.agreement.proposal import Reading
from parley.agreement.provision import Provision
from parley.engine.basis import rests_on
from parley.engine.phase_standing import standing_of_phase
from parley.engine.run import Run, run_of
from parley.engine.standing import Heard, Standing, heard_by, side_of, standing_of
from parley.engine.telling import Telling, Tellings


@dataclass(frozen=True, slots=True)
class TurnsOver:
    """An answer that a declared reading would change."""

    of: str
    reading: str
    owners: tuple[str, ...]
    instead: str  # the label or states under that reading


@dataclass(frozen=True, slots=True)
class Status:
    """Where an agreement stands on a day, in every account and across them."""

    on: date
    runs: Mapping[str, Run]  # by side
    phases: tuple[Standing, ...]
    provisions: tuple[Standing, ...]
    turns_on: Mapping[str, tuple[str, ...]]  # clause → keys that the modeller adds or the source only implies
    turns_over: tuple[TurnsOver, ...]


def tellings_by_side(tellings: Tellings) -> dict[str, list[Telling]]:
    """Return what each side tells; a teller that says nothing has an empty list."""
    sides: dict[str, list[Telling]] = {}
    side = {}
    for teller in tellings.tellers:
        side[teller.id] = side_of(teller)
        sides.setdefault(side_of(teller), [])
    for telling in tellings.tellings:
        sides.setdefault(side.get(telling.account, telling.account), []).append(telling)
    return sides


def status_of(agreement: Agreement, tellings: Tellings, on: date, *, readings: bool = True) -> Status:
    """Return where an agreement stands on a day; what was said later is not known yet.

    `readings` asks of every declared reading whether it would turn an answer over: a run of all accounts for each.
    """
    sides = tellings_by_side(tellings)
    held = _readings_held(agreement, tellings)
    runs = {
        side: run_of(_as_read(agreement, own), told, on, tuple(reading.id for reading in own))
        for side, told in sides.items()
        for own in (held.get(side, ()),)
    }
    heard = heard_by(tellings, on)
    phases, provisions = _standings(agreement, runs, heard)
    turns_over: list[TurnsOver] = []
    if readings:
        plain = {standing.of: standing for standing in (*phases, *provisions)}
        for reading in agreement.readings:
            turns_over += _turned(reading, agreement, sides, heard, on, plain)
    clauses: tuple[Provision | Phase, ...] = (*agreement.provisions, *agreement.phases)
    turns_on = {clause.id: keys for clause in clauses if (keys := rests_on(clause, agreement))}
    return Status(on, runs, phases, provisions, turns_on, tuple(turns_over))


def _standings(
    agreement: Agreement, runs: Mapping[str, Run], heard: Heard
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return how the sides stand over each phase and each provision."""
    phases = tuple(standing_of_phase(phase.id, agreement, runs, heard) for phase in agreement.phases)
    units = [f"{p.id}.{t.id}" if t else p.id for p in agreement.provisions for t in (None, *p.tranches)]
    known = [unit for unit in units if all(unit in run.units for run in runs.values())]
    return phases, tuple(standing_of(unit, agreement, runs, heard) for unit in known if runs)


def _readings_held(agreement: Agreement, tellings: Tellings) -> dict[str, tuple[Reading, ...]]:
    """Return the readings that each side holds: by its own account, or as the agreement's file says."""
    held: dict[str, tuple[Reading, ...]] = {}
    for teller in tellings.tellers:
        side = side_of(teller)
        own = tuple(
            reading for reading in agreement.readings
            if reading.id in teller.readings or side in reading.owners or teller.id in reading.owners
        )  # fmt: skip
        held[side] = tuple(dict.fromkeys((*held.get(side, ()), *own)))
    return held


def as_read(agreement: Agreement, run: Run) -> Agreement:
    """Return the agreement as the account of a run understands it: questions to the run are asked of this one."""
    return _as_read(agreement, tuple(reading for reading in agreement.readings if reading.id in run.readings))


def _as_read(agreement: Agreement, readings: tuple[Reading, ...]) -> Agreement:
    """Return the agreement as readings understand it; what cannot be applied leaves it as it is."""
    for reading in readings:
        loaded = with_reading(reading, agreement)
        agreement = loaded.agreement if loaded.is_readable else agreement
    return agreement


def _turned(
    reading: Reading,
    agreement: Agreement,
    sides: Mapping[str, list[Telling]],
    heard: Heard,
    on: date,
    plain: Mapping[str, Standing],
) -> list[TurnsOver]:
    """Return the answers that would be others if every side held a reading."""
    loaded = with_reading(reading, agreement)
    if not loaded.is_readable:
        return []
    runs = {side: run_of(loaded.agreement, told, on) for side, told in sides.items()}
    phases, provisions = _standings(loaded.agreement, runs, heard)
    turned = []
    for standing in (*phases, *provisions):
        before = plain.get(standing.of)
        if before is None or (before.label is standing.label and before.by_account == standing.by_account):
            continue
        instead = standing.label.value
        if before.label is standing.label:
            side = next(key for key, states in standing.by_account.items() if states != before.by_account.get(key))
            instead = f"{' or '.join(standing.by_account[side])} in the account of {side}"
        turned.append(TurnsOver(standing.of, reading.id, reading.owners, instead))
    return turned
