"""One deal, tested: where it stops being carried out, for whom that pays, what would mend it, what that depends on.

Shares are shares of assumed valuations. Middle means the one valuation in the middle of every range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from parley.prospect.assurance import smallest_assurance
from parley.prospect.closed_forms import shift_is_too_large, trust_threshold
from parley.prospect.from_agreement import with_binding
from parley.prospect.game import Flags, Floats, Stakes, joined
from parley.prospect.improve import best_order, exchanges_in, in_order, in_rounds
from parley.prospect.play import Ending
from parley.prospect.sample import Points, stakes_from
from parley.prospect.screen import Ledger, ledger_of
from parley.prospect.sensitivity import Dependence, dependences
from parley.prospect.solve import Solution, solve
from parley.prospect.values import Deal, Quote, Values

PROBE = 96  # broken valuations on which assurances are sought: they are told in tenths
FIRST = 2000  # valuations on which other horizons and designs are solved: a standard error of about one point
ROUNDS = (2, 3, 4)  # more than four rounds add little (margin 1: -16, 2: 0.1, 3: 1.7, 4: 2.0, limit 2.0 in one example)
RAISES = 0.03  # a better design is told if it raises the share by this much


@dataclass(frozen=True, slots=True)
class Breaking:
    """A step at which deals stop being carried out, and what its bearer gains by that."""

    step: int
    share: float  # of the valuations in which the deal is not carried out
    gain: tuple[float, float, float]  # lowest tenth, median, highest tenth
    stall: float  # share in which its bearer stalls or lets it lapse; the others walk


@dataclass(frozen=True, slots=True)
class Assurance:
    """What a guarantor would have to add, on all binding steps of these sides; infinite where nothing helps."""

    sides: tuple[int, ...]
    middle: float  # expected worth, in the middle valuation
    helps: float  # share of the broken valuations that some amount mends
    nine_in_ten: float  # the amount that mends nine in ten of those
    as_if_binding: bool  # what is only talked about was taken as binding


@dataclass(frozen=True, slots=True)
class Better:
    """Another design of the same deal, and the share that it has."""

    what: str
    share: float


@dataclass(frozen=True, slots=True)
class Tested:
    """One deal, tested."""

    deal: Deal
    share: float
    by_horizon: tuple[tuple[int, float], ...]
    late: float  # share carried out only after delay
    endings: tuple[tuple[Ending, float], ...]
    breaking: tuple[Breaking, ...]  # by the last step at which the rest is not worth it: the cause
    first_stop: tuple[tuple[int, float], ...]  # where play itself stops, which may be earlier
    middle_holds: bool
    middle_step: int  # the decisive step in the middle valuation; -1 where it is carried out
    middle_gain: float
    thin: float  # share of those carried out whose weakest step is thin
    margins: tuple[tuple[float, float, float], ...]  # per step by the screen: lowest tenth, median, highest tenth
    assurances: tuple[Assurance, ...]
    dependences: tuple[Dependence, ...]
    better: tuple[Better, ...]
    fines: tuple[
        tuple[int, float], ...
    ]  # per step where a tick of delay pays: the fine that would end that, in the middle
    trust: float  # belief from which on moving first pays, in the middle
    shifts: tuple[int, ...]  # steps that shift power by more than there is to share
    value: tuple[
        tuple[float, float], ...
    ]  # per side: mean worth, and share of valuations with worth above collapse now


def stakes_under(deal: Deal, points: Points, values: Values) -> Stakes:
    """Return a deal's stakes at these points, by the file's rule on where penalties go."""
    return stakes_from(deal, points, values.paid_to_other)


def tested_deal(
    deal: Deal, values: Values, quotes: Sequence[Quote], points: Points, middle: Points,
    solved: Mapping[str, tuple[Solution, Solution]],
) -> Tested:  # fmt: skip
    """Return all that is told of one deal."""
    game, (found, at_middle) = deal.game, solved[deal.game.id]
    stakes, one = stakes_under(deal, points, values), stakes_under(deal, middle, values)
    others = {name: pair[0].value for name, pair in solved.items()}
    held = found.carried_out
    share = float(held.mean())
    some = min(FIRST, stakes.count)
    fewer, others_fewer = stakes.between(0, some), {name: value[:, :some] for name, value in others.items()}
    by_horizon = tuple(
        (h, share if h == game.horizon else float(solve(game.until(h), fewer, others_fewer).carried_out.mean()))
        for h in values.horizons
        if h >= len(game.steps)
    )
    decisive = int(at_middle.decisive[0])
    ledger, in_middle = ledger_of(game, stakes), ledger_of(game, one)
    endings = tuple((e, float((found.play.ending == e).mean())) for e in Ending if (found.play.ending == e).any())
    used = [q for q in quotes if q.is_free]
    return Tested(
        deal, share, by_horizon,
        float((held & (found.play.delay > 0)).mean()),
        endings,
        _breakings(found, ledger),
        _counted(found.play.step[~held]),
        bool(at_middle.carried_out[0]),
        ledger.order[decisive] if decisive >= 0 else -1,
        float(-at_middle.margin[decisive, 0]) if decisive >= 0 else 0.0,
        float((ledger.margin.min(axis=0)[held] < values.thin).mean()) if held.any() else 0.0,
        tuple(_tenths(row) for row in _by_step(ledger, ledger.margin)),
        _assurances(deal, stakes, one, others, {name: pair[1].value for name, pair in solved.items()}, found),
        dependences(held, points, used),
        _better(deal, values, {path: array[:some] for path, array in points.items()}, one, held[:some]),
        _fines(deal, in_middle, one),
        _trust(in_middle, one),
        _shifts(deal, in_middle, one),
        _worth(found, stakes),
    )  # fmt: skip


def _by_step(ledger: Ledger, rows: Floats) -> list[Floats]:
    """Return rows given in playing order in the order of the deal's steps."""
    return [rows[ledger.order.index(i)] for i in range(len(ledger.order))]


def _tenths(values: Floats) -> tuple[float, float, float]:
    low, mid, high = np.quantile(values, (0.1, 0.5, 0.9))
    return float(low), float(mid), float(high)


def _breakings(found: Solution, ledger: Ledger) -> tuple[Breaking, ...]:
    broken = ~found.carried_out
    decisive = found.decisive
    stalls = np.isin(found.play.ending, (Ending.LEFT, Ending.LAPSED))
    told = []
    for k in range(len(ledger.order)):
        here = broken & (decisive == k)
        if here.any():
            share = float(here.sum() / broken.sum())
            told.append(Breaking(ledger.order[k], share, _tenths(-found.margin[k, here]), float(stalls[here].mean())))
    return tuple(sorted(told, key=lambda b: -b.share))


def _counted(steps: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> tuple[tuple[int, float], ...]:
    which, counts = np.unique(steps, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return tuple((int(which[k]), float(counts[k] / counts.sum())) for k in order)


def _assurances(
    deal: Deal, stakes: Stakes, one: Stakes, others: Mapping[str, Floats], others_middle: Mapping[str, Floats],
    found: Solution,
) -> tuple[Assurance, ...]:  # fmt: skip
    """Return what would have to be assured, of each side and of both; as if all bound where little else helps."""
    broken = np.flatnonzero(~found.carried_out)
    if not broken.size:
        return ()
    probe = broken[np.linspace(0, broken.size - 1, min(PROBE, broken.size)).astype(int)]
    asked = joined(stakes.where(probe), one)
    reach = {name: np.concatenate([value[:, probe], others_middle[name]], axis=1) for name, value in others.items()}
    told: list[Assurance] = []
    talked = frozenset(i for i, s in enumerate(deal.game.steps) if not s.binding)
    for as_if in (False, True):
        game = (with_binding(deal, talked) if as_if else deal).game
        for sides in ((0,), (1,), (0, 1)):
            if not any(s.binding and s.side in sides for s in game.steps) or (as_if and not talked):
                continue
            if sides == (0, 1) and any(a.helps >= 0.9 and a.as_if_binding == as_if for a in told):
                continue
            *rest, in_middle = smallest_assurance(game, asked, sides, reach)
            amounts = np.array(rest)
            mended = np.sort(amounts[np.isfinite(amounts)])
            enough = float(np.quantile(mended, 0.9)) if mended.size else float("inf")
            told.append(Assurance(sides, float(in_middle), mended.size / probe.size, enough, as_if))
        if any(a.helps >= 0.9 for a in told):
            break
    return tuple(told)


def _better(deal: Deal, values: Values, points: Points, one: Stakes, held: Flags) -> tuple[Better, ...]:
    """Return orders and rounds that raise the share, each solved like any deal."""
    if deal.game.switches:
        return ()
    designs: list[tuple[str, Deal]] = []
    order = best_order(deal.game, one, deal.must)
    if order is not None and order != tuple(range(len(order))):
        names = ", ".join(deal.game.steps[i].id for i in order)
        designs.append((f"in the order {names}", in_order(deal, order)))
    for pair in exchanges_in(deal):
        names = " and ".join(deal.game.steps[i].id for i in pair)
        designs += [(f"{names} in {k} rounds", in_rounds(deal, pair, k)) for k in ROUNDS]
    found = []
    for what, design in designs:
        holds = solve(design.game, stakes_under(design, points, values)).carried_out
        if holds.mean() > held.mean() + RAISES:
            found.append(Better(what, float(holds.mean())))
    return tuple(sorted(found, key=lambda b: -b.share)[:3])


def _fines(deal: Deal, ledger: Ledger, one: Stakes) -> tuple[tuple[int, float], ...]:
    """Return the steps where a tick of delay pays in the middle, with the fine from which on it does not."""
    if not deal.game.may_stall:
        return ()
    return tuple(
        (i, float(one.fine[i, 0] - ledger.patience[k, 0]))
        for k, i in enumerate(ledger.order)
        if deal.game.steps[i].binding and ledger.patience[k, 0] < 0
    )


def _trust(ledger: Ledger, one: Stakes) -> float:
    """Return the belief from which on performing the first step pays, the other walking at once otherwise."""
    first, side = ledger.order[0], ledger.sides[0]
    kept = float(one.kept[:, side, 0].sum())
    let_down = float(one.gain[first, side, 0] + one.collapse[side, 0] + kept - one.kept[first, side, 0])
    outside = float(ledger.outside[0, 0])
    return trust_threshold(outside - let_down, float(ledger.remaining[0, side, 0]) - outside)


def _shifts(deal: Deal, ledger: Ledger, one: Stakes) -> tuple[int, ...]:
    """Return the steps after which the receiver's outside value has risen by more than there is to share."""
    found = []
    outside = one.collapse[:, 0] + one.kept[:, :, 0].sum(axis=0)
    for k, i in enumerate(ledger.order):
        after = outside - one.kept[i, :, 0]
        other = 1 - deal.game.steps[i].side
        total = float(ledger.remaining[k, :, 0].sum())
        discount = float(one.discount[other, 0])
        rises = float(after[other]) > float(outside[other])
        if rises and shift_is_too_large(
            discount, float(outside[other]), float(after[other]), float(outside[1 - other]), total
        ):
            found.append(i)
        outside = after
    return tuple(found)


def _worth(found: Solution, stakes: Stakes) -> tuple[tuple[float, float], ...]:
    now = stakes.collapse + stakes.kept.sum(axis=0)
    return tuple((float(found.value[s].mean()), float((found.value[s] > now[s]).mean())) for s in (0, 1))
