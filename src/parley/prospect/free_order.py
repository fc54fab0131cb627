"""Free order: many steps without a fixed order, as bit masks; one valuation at a time.

The same game, moves and ties as `solve`, for games whose sets of steps done are too many to list as nodes: a layer is
an array over all masks, and performing step i is a shift by 2 to the i. n steps and T ticks make 2^n × T × 2 states.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.prospect.game import BadGame, Flags, Floats, Game, Stakes
from parley.prospect.play import Ending
from parley.prospect.selection import Selector, put_byte, selector_for
from parley.prospect.states import MOST_STATES, too_many

STALL, WALK, LEFT = 250, 251, 252  # below these, the step performed
SHORT = 6  # bits below this are shifted over the whole array: runs shorter than 64 cost more than the waste


@dataclass(frozen=True, slots=True)
class FreeSolution:
    """Subgame-perfect play of one valuation."""

    value: Floats  # (2, 2): by who moves first, by side
    moves: tuple[
        tuple[int, int, int], ...
    ]  # (tick, mover, step performed or code) as play goes, with the game's own first mover
    ending: Ending
    states: int


@dataclass(frozen=True, slots=True)
class _Masks:
    ready: tuple[Flags | None, ...]  # per step, over masks; None: whenever it is not done
    idle: Flags  # (2, masks): the side has nothing to do
    collapsed: Floats
    refused: Floats
    received: Floats
    left: Floats
    waiting: Floats  # (2, masks)
    numbers: NDArray[np.intp]  # 0, 1, 2, … over the masks
    bit: NDArray[np.intp]  # what a code adds to a mask
    to: NDArray[np.intp]  # work space, as are the following
    space: Floats
    flag: Flags
    byte: NDArray[np.uint8]
    select: Selector


def solve_free(game: Game, stakes: Stakes, valuation: int = 0) -> FreeSolution:
    """Return subgame-perfect play for one valuation; BadGame where there are too many states or switches."""
    n = len(game.steps)
    states = (1 << n) * game.horizon * 2
    if states > MOST_STATES:
        raise BadGame(too_many(game))
    if game.switches:
        raise BadGame(f"{game.id}: a switch needs steps in an order; {n} unordered steps are solved without switches")
    one = stakes.between(valuation, valuation + 1)
    masks = _masks_of(game, one)
    keep = (one.discount * one.goes_on)[:, 0]
    lost = (one.discount * (1.0 - one.goes_on))[:, 0]
    value = np.stack([masks.refused + masks.received - masks.collapsed] * 2)
    value[:, :, -1] = one.end[:, 0]
    plan = np.full((game.horizon, 2, 1 << n), STALL, np.uint8)
    fresh = np.empty_like(value)
    for t in range(game.horizon - 1, -1, -1):
        ahead = value
        if np.any(keep != 1.0) or np.any(lost != 0.0):
            ahead = value * keep[:, None] + masks.collapsed * lost[:, None]
            ahead[:, :, -1] = one.end[:, 0]
        for mover in (0, 1):
            _decide(game, one, masks, mover, ahead[1 - mover], fresh[mover], plan[t, mover])
        for mover in (0, 1):
            idle = masks.idle[mover]
            for s in (0, 1):
                masks.select.put(fresh[mover, s], idle, fresh[1 - mover, s])
        fresh[:, :, -1] = one.end[:, 0]
        value, fresh = fresh, value
    moves, ending = _follow(game, masks, plan)
    return FreeSolution(value[:, :, 0].copy(), moves, ending, states)


def _masks_of(game: Game, one: Stakes) -> _Masks:
    n = len(game.steps)
    size = 1 << n
    numbers = np.arange(size)
    done = [(numbers >> i & 1).astype(np.bool_) for i in range(n)]
    ready: list[Flags | None] = []
    collapsed = np.repeat(one.collapse, size, axis=1)
    penalty, fine, paid = np.zeros((2, size)), np.zeros((2, size)), np.zeros((2, size))
    idle = np.ones((2, size), np.bool_)
    for i, step in enumerate(game.steps):
        able = ~done[i]
        collapsed += one.kept[i] * able
        for a in step.after:
            able &= done[a]
        ready.append(able if step.after or i < SHORT else None)
        idle[step.side] &= ~able
        if step.binding:
            penalty[step.side] += able * one.penalty[i]
            paid[1 - step.side] += able * one.compensation[i]
            fine[step.side] += able * one.fine[i]
    bit = np.array([1 << i if i < n else 0 for i in range(256)], np.intp)
    work = (
        np.empty(size, np.intp),
        np.empty(size),
        np.empty(size, np.bool_),
        np.empty(size, np.uint8),
        selector_for(size),
    )
    return _Masks(
        tuple(ready),
        idle,
        collapsed,
        collapsed - penalty,
        collapsed + paid,
        collapsed + paid - one.leaving,
        one.limbo - fine,
        numbers,
        bit,
        *work,
    )


def _decide(
    game: Game, one: Stakes, masks: _Masks, mover: int, ahead: Floats, out: Floats, code: NDArray[np.uint8]
) -> None:
    """Write one mover's best move at every mask; `ahead` is what the next tick is worth, with the other to move."""
    other = 1 - mover
    mine, theirs = out[mover], out[other]
    if game.may_stall:
        np.add(ahead[mover], masks.waiting[mover], out=mine)
        np.add(ahead[other], one.limbo[other], out=theirs)
        code.fill(STALL)
        if game.may_leave:
            leaves = np.less(theirs, masks.left[other], out=masks.flag)
            masks.select.put(mine, leaves, masks.refused[mover])
            np.maximum(theirs, masks.left[other], out=theirs)
            put_byte(code, leaves, LEFT, masks.byte)
        walks = np.less(mine, masks.refused[mover], out=masks.flag)
        np.maximum(mine, masks.refused[mover], out=mine)
        masks.select.put(theirs, walks, masks.received[other])
        put_byte(code, walks, WALK, masks.byte)
    else:
        np.copyto(mine, masks.refused[mover])
        np.copyto(theirs, masks.received[other])
        code.fill(WALK)
    for i in range(len(game.steps) - 1, -1, -1):
        if game.steps[i].side == mover:
            _perform(i, float(one.gain[i, mover, 0]), masks, ahead[mover], mine, code)
    does = code < STALL
    after = np.take(masks.bit, code, out=masks.to)
    after += masks.numbers
    received = np.take(ahead[other], after, out=masks.space)
    received += np.take(np.pad(one.gain[:, other, 0], (0, 256 - len(game.steps))), code)
    masks.select.put(theirs, does, received)


def _perform(i: int, gain: float, masks: _Masks, ahead: Floats, mine: Floats, code: NDArray[np.uint8]) -> None:
    """Let the mover perform step `i` wherever that is at least as good as what is written.

    What the other side receives is looked up once, after the last step: choosing here costs a byte, not a float.
    """
    shift, ready = 1 << i, masks.ready[i]
    if ready is None:
        shape = (-1, 2, shift)
        after, now, codes = ahead.reshape(shape)[:, 1], mine.reshape(shape)[:, 0], code.reshape(shape)[:, 0]
        gained = masks.space[: after.size].reshape(after.shape)
        does = masks.flag[: after.size].reshape(after.shape)
        choice = masks.byte[: after.size].reshape(after.shape)
    else:
        after, now, codes = ahead[shift:], mine[:-shift], code[:-shift]
        gained, does, choice = masks.space[:-shift], masks.flag[:-shift], masks.byte[:-shift]
    np.add(after, gain, out=gained)
    np.greater_equal(gained, now, out=does)
    if ready is None:
        np.maximum(now, gained, out=now)
    else:
        np.logical_and(does, ready[:-shift], out=does)
        masks.select.put(now, does, gained)
    put_byte(codes, does, i, choice)


def _follow(game: Game, masks: _Masks, plan: NDArray[np.uint8]) -> tuple[tuple[tuple[int, int, int], ...], Ending]:
    """Return the moves as play goes, and how it ends."""
    full = (1 << len(game.steps)) - 1
    done, wanted = 0, game.first
    moves: list[tuple[int, int, int]] = []
    for t in range(game.horizon):
        if done == full:
            return tuple(moves), Ending.CARRIED_OUT
        mover = 1 - wanted if masks.idle[wanted, done] else wanted
        code = int(plan[t, mover, done])
        moves.append((t, mover, code))
        if code == WALK:
            return tuple(moves), Ending.WALKED
        if code == LEFT:
            return tuple(moves), Ending.LEFT
        if code < STALL:
            done |= 1 << code
        wanted = 1 - mover
    return tuple(moves), Ending.CARRIED_OUT if done == full else Ending.LAPSED
