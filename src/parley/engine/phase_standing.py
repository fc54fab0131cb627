"""How a phase stands across the accounts: where it is in each, on whose claims, and why they differ.

1. An account tells of a phase where its claims decide where the phase is; what only the file's days say nobody tells.
2. Accounts dispute the fact where both tell of it and read the clause alike, and the reading where they read it apart:
   silence disputes nothing.
"""

from collections.abc import Mapping
from itertools import combinations

from parley.agreement.agreement import Agreement
from parley.engine.run import Run, Stretch
from parley.engine.standing import Heard, Label, Over, Standing, is_covered, opposed, readings_held
from parley.quantity import Truth


def standing_of_phase(id_: str, agreement: Agreement, runs: Mapping[str, Run], heard: Heard) -> Standing:
    """Return how a phase stands across accounts on a day."""
    held = {side: run.stretches[id_] for side, run in runs.items()}
    certain = {side: stretch.is_current for side, stretch in held.items() if stretch.is_current is not Truth.UNKNOWN}
    told = tuple(side for side in certain if held[side].because)
    over = _over(certain, told, readings_held(id_, agreement, runs))
    if over:
        label = Label.DISPUTED
    elif not told:
        label = _quiet(held, heard)
    elif any(side in agreement.verifiers for side in told) or opposed(set(told), agreement):
        label = Label.CONCURRING
    else:
        label = Label.ONE_SIDED
    because = tuple(dict.fromkeys(item for stretch in held.values() for item in stretch.because))
    settles = tuple(dict.fromkeys(item for stretch in held.values() for item in stretch.settles))
    return Standing(
        id_, label, over, {side: (phase_word(stretch),) for side, stretch in held.items()}, told, because,
        tuple(party for party in heard.parties if party not in told), settles,
    )  # fmt: skip


def _over(certain: Mapping[str, Truth], told: tuple[str, ...], readings: Mapping[str, frozenset[str]]) -> Over | None:
    """Return what accounts dispute: a reading where theirs differ, else the fact where both tell of it."""
    apart = [(one, other) for one, other in combinations(certain, 2) if certain[one] is not certain[other]]
    if any(readings[one] == readings[other] and one in told and other in told for one, other in apart):
        return Over.FACT
    return Over.READING if any(readings[one] != readings[other] for one, other in apart) else None


def _quiet(held: Mapping[str, Stretch], heard: Heard) -> Label:
    """Return the label of a phase of which nobody says anything."""
    if all(stretch.begun is Truth.NO for stretch in held.values()):
        return Label.NOT_DUE
    starts = [stretch.start.first.on for stretch in held.values() if stretch.start.first]
    since = min(starts) if len(starts) == len(held) else None
    return Label.UNREPORTED if is_covered(since, heard) else Label.NO_COVERAGE


def phase_word(stretch: Stretch) -> str:
    """Return in a word where a phase is."""
    if stretch.begun is Truth.NO:
        return "not begun"
    if stretch.ended is Truth.YES:
        return "ended"
    if stretch.begun is Truth.YES and stretch.ended is Truth.NO:
        return "current"
    return "cannot tell"
