"""Bounds: for whole ranges of values, does the deal surely hold, surely fail, or is it undecided there?

1. A value is kept as a sum: a number, a slope for each free value, and an error; what two moves share cancels.
2. Where either of two moves may be the better one, both are kept: the answer may be undecided, never wrong.
3. Undecided boxes are halved, each along the value that its open decisions turn on most, until little is left or the
   work is done.

Affine arithmetic after de Figueiredo and Stolfi (Numerical Algorithms 37, 2004).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import product

import numpy as np
from numpy.typing import NDArray

from parley.prospect.game import BadGame, Flags, Floats, Game, Stakes
from parley.prospect.sample import Points
from parley.prospect.states import Nodes, nodes_of
from parley.prospect.values import Quote

BATCH = 2048  # boxes at a time; neighbours, so that most decisions are the same for all
TINY = 1e-300
Form = Floats  # (free values + 2, boxes): centre, slopes over half a box, error


@dataclass(frozen=True, slots=True)
class Shares:
    """Which part of the box holds, fails, is undecided; parts of a volume, adding up to 1."""

    holds: float
    fails: float
    undecided: float
    boxes: int


def bounds_of(
    game: Game,
    stakes_at: Callable[[Points], Stakes],
    free: Sequence[Quote],
    fixed: Mapping[str, float],
    undecided: float,
    most_boxes: int = 150_000,
) -> Shares:
    """Return bounds over the ranges in `free`, with all other values `fixed`.

    Stops at that undecided part, or before it would exceed that many boxes. `stakes_at` gives the stakes at points;
    each entry may be a product of at most two values.
    """
    if game.switches:
        raise BadGame(f"{game.id}: bounds are not given for a deal with switches; sample it instead")
    nodes = nodes_of(game)

    def verdicts(low: Floats, high: Floats) -> tuple[Flags, Flags, Floats]:
        found = [
            _Box(game, nodes, _forms(stakes_at, free, fixed, low[:, k : k + BATCH], high[:, k : k + BATCH])).verdicts()
            for k in range(0, low.shape[1], BATCH)
        ]
        must, may, pulls = zip(*found, strict=True)
        return np.concatenate(must), ~np.concatenate(may), np.concatenate(pulls, axis=1)

    low, high = np.array([[q.low] for q in free]), np.array([[q.high] for q in free])
    holds = fails = 0.0
    done, volume = 0, 1.0
    while low.shape[1]:
        held, failed, pulls = verdicts(low, high)
        done += low.shape[1]
        holds += volume * float(held.sum())
        fails += volume * float(failed.sum())
        left = ~(held | failed)
        open_part = volume * float(left.sum())
        if open_part <= undecided or done + 2 * int(left.sum()) > most_boxes:
            return Shares(holds, fails, open_part, done)
        low, high = _halved(low[:, left], high[:, left], np.argmax(pulls[:, left], axis=0))
        volume /= 2
    return Shares(holds, fails, 0.0, done)


def _halved(low: Floats, high: Floats, axis: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Return both halves of every box along an axis of its own, beside one another."""
    every = np.arange(low.shape[1])
    middle = (low[axis, every] + high[axis, every]) / 2
    upper, lower = low.copy(), high.copy()
    upper[axis, every], lower[axis, every] = middle, middle
    return np.stack([low, upper], axis=2).reshape(len(low), -1), np.stack([lower, high], axis=2).reshape(len(low), -1)


def _forms(
    stakes_at: Callable[[Points], Stakes], free: Sequence[Quote], fixed: Mapping[str, float], low: Floats, high: Floats
) -> dict[str, Floats]:
    """Return every stake as a form; exact where it is a sum, with an error from the corners where it is a product."""
    boxes, count = low.shape[1], len(free)
    centre, half = (low + high) / 2, (high - low) / 2

    def at(offsets: Sequence[float]) -> Stakes:
        points = {path: np.full(boxes, value) for path, value in fixed.items()}
        for k, quote in enumerate(free):
            points[quote.path] = centre[k] + offsets[k] * half[k]
        return stakes_at(points)

    middle = at([0.0] * count)
    ends = [
        (at([float(j == k) for j in range(count)]), at([-float(j == k) for j in range(count)])) for k in range(count)
    ]
    corners = [(signs, at(signs)) for signs in product((-1.0, 1.0), repeat=count)]
    forms = {}
    for name in (f.name for f in fields(Stakes)):
        centres: Floats = getattr(middle, name)
        slopes = [(getattr(up, name) - getattr(down, name)) / 2 for up, down in ends]
        error = np.zeros_like(centres)
        for signs, corner in corners:
            guess = centres + sum((s * slope for s, slope in zip(signs, slopes, strict=True)), np.zeros_like(centres))
            error = np.maximum(error, np.abs(getattr(corner, name) - guess))
        error = np.where(error > 1e-12 * (1.0 + np.abs(centres)), error, 0.0)
        forms[name] = np.stack([centres, *slopes, error], axis=-2)
    return forms


def _radius(form: Form) -> Floats:
    spread: Floats = np.abs(form[1:]).sum(axis=0)
    return spread


def _plus(one: Form, other: Form, sign: float = 1.0) -> Form:
    total: Form = one + other if sign > 0 else one - other
    if sign < 0:
        total[-1] = one[-1] + other[-1]
    return total


def _times(one: Form, other: Form) -> Form:
    total: Form = one[0] * other + other[0] * one
    total[0] = one[0] * other[0]
    total[-1] = np.abs(one[0]) * other[-1] + np.abs(other[0]) * one[-1] + _radius(one) * _radius(other)
    return total


def _either(one: Form, other: Form) -> Form:
    middle: Form = (one + other) / 2
    gap = (one - other) / 2
    middle[-1] = np.maximum(one[-1], other[-1]) + np.abs(gap[:-1]).sum(axis=0)
    return middle


@dataclass(frozen=True, slots=True)
class _Way:
    """What a side's options are worth to the mover and the other, and whether the deal is then carried out."""

    mine: Form
    theirs: Form
    must: Flags
    may: Flags


def _better(one: _Way, other: _Way, at_least: Form, than: Form, pulls: Floats) -> _Way:
    """Return `one` where `at_least` is surely no less than `than`, `other` where it surely is, else both.

    `pulls` grows, where both are kept, by how much each free value has to do with it: its part of what is uncertain.
    """
    gap = _plus(at_least, than, -1.0)
    spread = _radius(gap)
    first, second = gap[0] - spread >= 0, gap[0] + spread < 0
    if first.all():
        return one
    if second.all():
        return other
    mine, theirs = np.where(first, one.mine, other.mine), np.where(first, one.theirs, other.theirs)
    must, may = np.where(first, one.must, other.must), np.where(first, one.may, other.may)
    open_ = np.flatnonzero(~(first | second))
    if open_.size:
        pulls[:, open_] += np.abs(gap[1:-1, open_]) / np.maximum(spread[open_], TINY)
        mine[:, open_] = _either(one.mine[:, open_], other.mine[:, open_])
        theirs[:, open_] = _either(one.theirs[:, open_], other.theirs[:, open_])
        must[open_] = one.must[open_] & other.must[open_]
        may[open_] = one.may[open_] | other.may[open_]
    return _Way(mine, theirs, must, may)


class _Box:
    """Backward induction over boxes of valuations; the game and ties are those of `solve`."""

    def __init__(self, game: Game, nodes: Nodes, forms: Mapping[str, Floats]) -> None:
        self.game, self.nodes, self.forms = game, nodes, forms
        self.boxes = forms["goes_on"].shape[-1]
        self.none = np.zeros(self.boxes, np.bool_)
        self.pulls = np.zeros((forms["goes_on"].shape[0] - 2, self.boxes))
        one = np.zeros_like(forms["goes_on"])
        one[0] = 1.0
        self.keep = [_times(forms["discount"][s], forms["goes_on"]) for s in (0, 1)]
        self.sure_keep = [not form[1:].any() for form in self.keep]
        lose = [_times(forms["discount"][s], _plus(one, forms["goes_on"], -1.0)) for s in (0, 1)]
        self.may_end = [bool(form.any()) for form in lose]
        zero = np.zeros_like(one)
        collapsed = [[self._collapsed(done, s) for done in nodes.done] for s in (0, 1)]
        owed = [[self._owed("penalty", done, s, zero) for done in nodes.done] for s in (0, 1)]
        paid = [[self._owed("compensation", done, 1 - s, zero) for done in nodes.done] for s in (0, 1)]
        fined = [[self._owed("fine", done, s, zero) for done in nodes.done] for s in (0, 1)]
        every = range(len(nodes.done))
        self.lost = [[_times(lose[s], form) for form in collapsed[s]] for s in (0, 1)]
        self.refused = [[_plus(collapsed[s][i], owed[s][i], -1.0) for i in every] for s in (0, 1)]
        self.received = [[_plus(collapsed[s][i], paid[s][i]) for i in every] for s in (0, 1)]
        self.lapsed = [[_plus(self.refused[s][i], paid[s][i]) for i in every] for s in (0, 1)]
        self.away = [[_plus(self.received[s][i], forms["leaving"][s], -1.0) for i in every] for s in (0, 1)]
        self.waiting = [[_plus(forms["limbo"][s], fined[s][i], -1.0) for i in every] for s in (0, 1)]

    def _collapsed(self, done: int, side: int) -> Form:
        form: Form = self.forms["collapse"][side]
        for i in range(len(self.game.steps)):
            if not done >> i & 1:
                form = _plus(form, self.forms["kept"][i, side])
        return form

    def _owed(self, name: str, done: int, side: int, total: Form) -> Form:
        for i, step in enumerate(self.game.steps):
            ready = not done >> i & 1 and all(done >> a & 1 for a in step.after)
            if step.binding and step.side == side and ready:
                total = _plus(total, self.forms[name][i])
        return total

    def verdicts(self) -> tuple[Flags, Flags, Floats]:
        """Return where the deal is surely, and possibly carried out; and how far open decisions turn on each value."""
        nodes, n = self.nodes, len(self.game.steps)
        end = self.forms["end"]
        every = ~self.none
        states: dict[int, tuple[list[Form], Flags, Flags]] = {}
        for i in range(len(nodes.done)):
            lapsed = [self.lapsed[s][i] for s in (0, 1)]
            states[i] = (lapsed, self.none, self.none)
        states[nodes.complete] = ([end[0], end[1]], every, every)
        for tick in range(self.game.horizon - 1, -1, -1):
            ahead = {i: self._ahead(i, states[i][0]) for i in range(nodes.within[min(tick + 1, n)])}
            fresh = {nodes.complete: states[nodes.complete]}
            for i in range(nodes.within[min(tick, n)]):
                if i != nodes.complete:
                    fresh[i] = self._state(i, ahead, states)
            states = fresh
        _, must, may = states[nodes.start]
        return must, may, self.pulls

    def _ahead(self, i: int, value: list[Form]) -> list[Form]:
        if i == self.nodes.complete:
            return value
        ahead = []
        for s in (0, 1):
            form = self.keep[s][0] * value[s] if self.sure_keep[s] else _times(self.keep[s], value[s])
            ahead.append(_plus(form, self.lost[s][i]) if self.may_end[s] else form)
        return ahead

    def _state(
        self, i: int, ahead: Mapping[int, list[Form]], states: Mapping[int, tuple[list[Form], Flags, Flags]]
    ) -> tuple[list[Form], Flags, Flags]:
        mover = self.nodes.mover[i]
        other = 1 - mover
        refused, received = self.refused[mover][i], self.received[other][i]
        best = _Way(refused, received, self.none, self.none)
        if self.game.may_stall:
            on = self.nodes.stall[i]
            mine = _plus(ahead[on][mover], self.waiting[mover][i])
            theirs = _plus(ahead[on][other], self.forms["limbo"][other])
            waits = _Way(mine, theirs, states[on][1], states[on][2])
            if self.game.may_leave:
                away = self.away[other][i]
                waits = _better(waits, _Way(refused, away, self.none, self.none), theirs, away, self.pulls)
            best = _better(waits, best, waits.mine, best.mine, self.pulls)
        for step, to in reversed(self.nodes.moves[i]):
            gain = self.forms["gain"][step]
            does = _Way(
                _plus(ahead[to][mover], gain[mover]), _plus(ahead[to][other], gain[other]), states[to][1], states[to][2]
            )
            best = _better(does, best, does.mine, best.mine, self.pulls)
        value = [best.mine, best.theirs] if mover == 0 else [best.theirs, best.mine]
        return value, best.must, best.may
