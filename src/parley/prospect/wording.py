"""Wording: a prospect in plain words, for a terminal, a page and a file alike.

1. "Under these assumptions B gains by not doing step 4", never "B will break the deal".
2. A share says that it is one of assumed valuations; what is thin is called thin; what nobody knows is said.
"""

from collections.abc import Sequence
from math import isinf

from parley.prospect.game import SIDES
from parley.prospect.prospect import Prospect
from parley.prospect.sensitivity import Turn
from parley.prospect.tested import Assurance, Tested
from parley.prospect.values import Quote, words_of

STANCE = (
    "A stress test of designs under assumed values: no forecast, and nothing about what a side will do. "
    "Shares are shares of the assumed valuations, never probabilities."
)
ASSUMED = (
    "each side acts as one and knows the other's values; real breakdowns also come from factions, spoilers, "
    "misjudgement and survival at home",
    "values are drawn evenly and independently from their ranges",
    "with a known deadline play unravels from the end; with an open end carrying out is one equilibrium among several",
    "where two moves are equally good, the one that carries the deal out is taken",
)


def percent(share: float) -> str:
    """Return a share as a whole percentage; what is not quite none or all says so.

    >>> percent(0.104), percent(0.9996), percent(0.0)
    ('10 %', 'over 99 %', '0 %')
    """
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 < share < 1:
        return "over 99 %"
    return f"{100 * share:.0f} %"


def amount(value: float) -> str:
    """Return an amount with two figures that matter."""
    if isinf(value):
        return "no amount"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def step_of(tested: Tested, step: int) -> str:
    """Return a step as `step 4 (withdraw)`."""
    return f"step {step + 1} ({tested.deal.game.steps[step].id})"


def verdict_of(tested: Tested) -> str:
    """Return what happens in the middle valuation."""
    if tested.middle_holds:
        return "carried out"
    step = tested.deal.game.steps[tested.middle_step]
    talked = "" if step.binding else ", only talked about"
    gains = f"{SIDES[step.side]} gains {amount(tested.middle_gain)}"
    return f"breaks at {step_of(tested, tested.middle_step)}{talked}: {gains} by not doing it"


def cause_of(tested: Tested) -> str:
    """Return where it most often breaks, and what its bearer gains by not doing it (the median)."""
    if not tested.breaking:
        return "nowhere"
    broken = tested.breaking[0]
    step = tested.deal.game.steps[broken.step]
    talked = "" if step.binding else ", only talked about"
    how = "stalls" if broken.stall > 0.5 else "walks"
    return f"{broken.step + 1} {step.id}{talked}: {SIDES[step.side]} gains {amount(broken.gain[1])}, {how}"


def mend_of(tested: Tested) -> str:
    """Return the assurance that mends nine in ten of what breaks, in a few words."""
    if not tested.breaking:
        return "none"
    helping = [a for a in tested.assurances if a.helps >= 0.5]
    if not helping:
        return "none helps"
    best = min(helping, key=lambda a: (a.as_if_binding, -round(a.helps, 1), a.nine_in_ten * len(a.sides)))
    mends = "" if best.helps >= 0.9 else f", mends {percent(best.helps)}"
    return f"{amount(best.nine_in_ten)} on {who(best)}{mends}" + (", if all bound" if best.as_if_binding else "")


def who(assurance: Assurance) -> str:
    """Return whose steps an assurance is about."""
    return " and ".join(SIDES[side] for side in assurance.sides)


def cheapest(tested: Tested) -> Assurance | None:
    """Return the smallest assurance that carries the deal out in the middle; what binds already comes first."""
    helping = [a for a in tested.assurances if not isinf(a.middle)]
    return min(helping, key=lambda a: (a.as_if_binding, a.middle * len(a.sides)), default=None)


def sentences_of(tested: Tested, prospect: Prospect) -> tuple[str, ...]:
    """Return what there is to say of one deal, the most important first."""
    told = [_cause(tested), *_mending(tested, prospect.quotes)]
    if tested.share > 0 and tested.thin >= 0.1:
        told.append(
            f"Thin: in {percent(tested.thin)} of the valuations that hold, the weakest step holds by less than "
            f"{amount(prospect.values.thin)}."
        )
    if tested.late >= 0.05:
        told.append(f"In {percent(tested.late)} of all valuations it is carried out, but only after delay.")
    told += [f"Better {better.what}: carried out in {percent(better.share)}." for better in tested.better[:2]]
    if tested.dependences:
        most = [_dependence(tested, k) for k in range(min(2, len(tested.dependences)))]
        told.append(f"Depends most on {'; '.join(most)}.")
    if tested.shifts:
        steps = ", ".join(step_of(tested, i) for i in tested.shifts)
        told.append(f"Shifts power by more than there is to share: {steps}; split it.")
    for step, fine in tested.fines[:2]:
        side = SIDES[tested.deal.game.steps[step].side]
        told.append(
            f"In the middle a tick of delay pays {side} at {step_of(tested, step)}; "
            f"a fine of {amount(fine)} a tick would end that."
        )
    if 0 < tested.trust < 1:
        first = tested.deal.game.steps[0]
        told.append(
            f"Moving first pays {SIDES[first.side]} from a belief of {percent(tested.trust)} on that the rest is done."
        )
    return tuple(told)


def _cause(tested: Tested) -> str:
    if not tested.breaking:
        return "Carried out under every assumed valuation."
    parts = []
    for broken in tested.breaking[:3]:
        step = tested.deal.game.steps[broken.step]
        low, _, high = broken.gain
        how = "stalling" if broken.stall > 0.5 else "walking away"
        talked = "" if step.binding else ", only talked about"
        parts.append(
            f"{step_of(tested, broken.step)}{talked} in {percent(broken.share)} "
            f"({SIDES[step.side]} gains {amount(low)} to {amount(high)} by not doing it; mostly by {how})"
        )
    stop, share = tested.first_stop[0]
    early = ""
    if stop != tested.breaking[0].step:
        early = f" Foreseeing that, play already stops at {step_of(tested, stop)} in {percent(share)} of these."
    share_broken = percent(1 - tested.share)
    return f"Where it is not carried out ({share_broken}), the cause is " + "; ".join(parts) + "." + early


def _mending(tested: Tested, quotes: Sequence[Quote]) -> list[str]:
    """Return the sentences on assurances."""
    if not tested.breaking:
        return []
    told = []
    bound = [a for a in tested.assurances if not a.as_if_binding]
    helping = [a for a in bound if a.helps > 0]
    if tested.middle_holds:
        told.append("In the middle valuation it is carried out.")
    else:
        step = tested.deal.game.steps[tested.middle_step]
        gains = f"{SIDES[step.side]} gains {amount(tested.middle_gain)}"
        told.append(
            f"In the middle, under these assumptions {gains} by not doing {step_of(tested, tested.middle_step)}."
        )
    best = cheapest(tested)
    if not tested.middle_holds and best is not None:
        what = "Were every step binding, an" if best.as_if_binding else "An"
        worth = f"{amount(best.middle)} on {who(best)}'s steps"
        told.append(f"{what} assurance worth {worth} would change that{_face(best.middle, quotes)}.")
    if not helping:
        why = ": the decisive step is only talked about" if _talked(tested) else ""
        told.append(f"No assurance on what is binding helps{why}.")
    else:
        most = max(helping, key=lambda a: a.helps)
        told.append(
            f"An assurance on {who(most)}'s steps mends {percent(most.helps)} of the valuations that break; "
            f"{amount(most.nine_in_ten)} is enough in nine of ten of these."
        )
    return told


def _talked(tested: Tested) -> bool:
    return any(not tested.deal.game.steps[b.step].binding for b in tested.breaking)


def _face(expected: float, quotes: Sequence[Quote]) -> str:
    chance = next((q for q in quotes if q.path == "assurance_applied"), None)
    if chance is None or chance.low <= 0:
        return ""
    low, high = expected / chance.high, expected / chance.low
    same = amount(low) if chance.low == chance.high else f"{amount(low)} to {amount(high)}"
    return f" ({same} at face value, as it is made good with chance {amount(chance.low)} to {amount(chance.high)})"


def _dependence(tested: Tested, k: int) -> str:
    found = tested.dependences[k]
    shares = " / ".join(f"{100 * share:.0f}" for share in found.thirds)
    return f"{words_of(found.path)} (carried out in {shares} % with it low / middle / high)"


def turn_sentence(turn: Turn, prospect: Prospect) -> str:
    """Return where the ranking of two deals turns over."""
    titles = {t.deal.game.id: t.deal.game.title for t in prospect.tested}
    return (
        f"{words_of(turn.path)}: below about {amount(turn.at)} “{titles[turn.below]}” is carried out more often "
        f"({percent(turn.low[0])} against {percent(turn.low[1])} in the lowest third), above it “{titles[turn.above]}” "
        f"({percent(turn.high[1])} against {percent(turn.high[0])} in the highest)"
    )


def owners_of(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Return whose values these are and what they rest on, with how many."""
    counted: dict[tuple[str, str], int] = {}
    for quote in quotes:
        counted[quote.owner, quote.basis] = counted.get((quote.owner, quote.basis), 0) + 1
    return tuple(f"{count} by {owner} ({basis})" for (owner, basis), count in counted.items())


def notes_of(prospect: Prospect) -> tuple[str, ...]:
    """Return what was read into the agreement or left out of it, each once, with the deals it concerns."""
    notes: dict[str, list[str]] = {}
    for tested in prospect.tested:
        for note in tested.deal.notes:
            notes.setdefault(note, []).append(tested.deal.game.id)
    return tuple(f"{note} [{', '.join(ids)}]" for note, ids in notes.items())
