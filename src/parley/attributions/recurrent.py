"""Recurrent layers in plain NumPy: long short-term memory (Hochreiter and Schmidhuber 1997), both ways at once.

1. Passages come longest first; at step t only those that still run take part. The backward direction reads each
   passage from its own end, so both directions share the steps and no padding is ever read.
2. Rows lie step by step, at each step the forward direction's before the backward's, so that a step is one block.
3. A gate's sigmoid is taken as a hyperbolic tangent: s(x) = (tanh(x/2) + 1) / 2. The halves within are folded into
   the weights when they are loaded (`folded`), so one tangent serves all four gates. The half without of the output
   gate is left out: states are twice what they are until `text_order`, and recurrent weights are halved (`halved`).
   Halving is exact, so nothing is lost.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats

HALF: Final = np.float32(0.5)
ONE: Final = np.float32(1)


@dataclass(frozen=True, slots=True)
class Batch:
    """How the tokens of passages, longest first and end to end, lie in steps."""

    order: NDArray[np.int64]  # the token of each row
    way: NDArray[np.int64]  # the direction of each row: 0 forward, 1 backward
    rows: NDArray[np.int64]  # (tokens, 2): the row of each token, forward and backward
    running: tuple[int, ...]  # passages that still run at each step


@dataclass(frozen=True, slots=True)
class Step:
    """Where steps of so many passages are worked out, (direction, passage, units) if not told otherwise."""

    taken: Floats  # what the weights do not make: (rows, 4 * units)
    gates: Floats  # all side by side: (direction, passage, 4 * units)
    opening: Floats  # input, forget and output gates side by side
    entering: Floats
    forget: Floats
    output: Floats
    candidate: Floats
    new: Floats
    cell: Floats


def folded(weights: Floats) -> Floats:
    """Return weights with gates last, from torch's order (input, forget, candidate, output) to ours, halves folded."""
    i, f, g, o = np.split(weights, 4, axis=-1)
    return np.ascontiguousarray(np.concatenate([i * HALF, f * HALF, o * HALF, g], axis=-1), np.float32)


def halved(weights: Floats) -> Floats:
    """Return weights that take in states which are twice what they are."""
    return np.ascontiguousarray(weights * HALF, np.float32)


def batch_from_lengths(lengths: NDArray[np.int64]) -> Batch:
    """Return how passages of these lengths (falling) run side by side."""
    longest, tokens = int(lengths[0]), int(lengths.sum())
    running = np.searchsorted(-lengths, -np.arange(longest), side="left")
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    step = np.repeat(np.arange(longest), running)
    before = np.repeat(np.cumsum(running) - running, running)  # tokens of earlier steps
    passage = np.arange(tokens) - before
    order, way, rows = np.empty(2 * tokens, np.int64), np.zeros(2 * tokens, np.int64), np.empty((tokens, 2), np.int64)
    forward = 2 * before + passage
    backward = forward + running[step]
    order[forward] = offsets[passage] + step
    order[backward] = (offsets + lengths - 1)[passage] - step
    way[backward] = 1
    rows[order[forward], 0] = forward
    rows[order[backward], 1] = backward
    return Batch(order, way, rows, tuple(running.tolist()))


def text_order(states: Floats, batch: Batch) -> Floats:
    """Return a layer's states as (tokens, 2 * units) in the order of the texts."""
    joined = np.take(states, batch.rows, axis=0, mode="clip").reshape(len(batch.rows), -1)
    joined *= HALF
    return joined


def states_of(weights: Floats, rows: Floats, table: Floats, numbers: NDArray[np.int64], batch: Batch) -> Floats:
    """Return the doubled states (rows, units) of a layer.

    Weights are (2, inputs, 4 * units), folded. What they take in are the rows: `units` zeros, which are used up for
    the state before, then what else there is. To that is added what the table holds under each row's number.
    """
    units = weights.shape[2] // 4
    states = np.empty((len(rows), units), np.float32)
    buffers = np.empty((2, 2 * batch.running[0] * 4 * units), np.float32)
    cell = np.zeros((2, batch.running[0], units), np.float32)
    begin, before = 0, states[:0].reshape(2, 0, units)
    for n, steps in groupby(batch.running):
        step = step_of(buffers, cell[:, :n].copy())
        cell = step.cell
        for _ in steps:
            end = begin + 2 * n
            entering = rows[begin:end].reshape(2, n, -1)
            if begin:
                entering[:, :, :units] = before[:, :n]
            np.matmul(entering, weights, step.gates)
            table.take(numbers[begin:end], 0, step.taken, "clip")
            np.add(step.gates, step.taken.reshape(step.gates.shape), step.gates)
            before = states[begin:end].reshape(2, n, units)
            advance(step, before)
            begin = end
    return states


def step_of(buffers: Floats, cell: Floats) -> Step:
    """Return where steps of as many passages as there are cells are worked out."""
    _, n, units = cell.shape
    taken, gates = buffers[:, : 2 * n * 4 * units].reshape(2, 2 * n, 4 * units)
    gates = gates.reshape(2, n, 4 * units)
    entering, forget = gates[:, :, :units], gates[:, :, units : 2 * units]
    output, candidate = gates[:, :, 2 * units : 3 * units], gates[:, :, 3 * units :]
    return Step(taken, gates, gates[:, :, : 3 * units], entering, forget, output, candidate, np.empty_like(cell), cell)


def advance(step: Step, states: Floats) -> None:
    """Take one step: from gates and cells to cells and states, both in place."""
    np.tanh(step.gates, step.gates)
    np.add(step.opening, ONE, step.opening)
    np.multiply(step.entering, step.candidate, step.new)
    np.multiply(step.cell, step.forget, step.cell)
    np.add(step.cell, step.new, step.cell)
    np.multiply(step.cell, HALF, step.cell)
    np.tanh(step.cell, states)
    np.multiply(states, step.output, states)
