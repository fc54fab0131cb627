"""Recurrent layers in plain NumPy: long short-term memory (Hochreiter and Schmidhuber 1997), both ways at once.

1. Passages come longest first; at step t only those that still run take part. The backward direction reads each
   passage from its own end, so both directions share the steps and no padding is ever read.
2. A gate's sigmoid is taken as a hyperbolic tangent: s(x) = (tanh(x/2) + 1) / 2. The halves are folded into the
   weights when they are loaded (`folded`), so one tangent serves all four gates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats


@dataclass(frozen=True, slots=True)
class Batch:
    """How the tokens of passages, longest first and end to end, lie in steps."""

    forward: NDArray[np.int64]  # token at (step, passage), packed step by step
    backward: NDArray[np.int64]
    running: tuple[int, ...]  # passages that still run at each step


def folded(weights: Floats) -> Floats:
    """Return weights with gates last, from torch's order (input, forget, candidate, output) to ours, halves folded."""
    i, f, g, o = np.split(weights, 4, axis=-1)
    half = np.float32(0.5)
    return np.ascontiguousarray(np.concatenate([i * half, f * half, o * half, g], axis=-1), np.float32)


def batch_from_lengths(lengths: NDArray[np.int64]) -> Batch:
    """Return how passages of these lengths (falling) run side by side."""
    longest = int(lengths[0])
    running = np.searchsorted(-lengths, -np.arange(longest), side="left")
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    step = np.repeat(np.arange(longest), running)
    passage = np.arange(len(step)) - np.repeat(np.cumsum(running) - running, running)
    return Batch(offsets[passage] + step, (offsets + lengths - 1)[passage] - step, tuple(running.tolist()))


def packed_rows(rows: Sequence[Floats] | Floats, batch: Batch, numbers: NDArray[np.int64]) -> Floats:
    """Return rows of one table for each direction, taken by the tokens' numbers, as the layer's steps need them."""
    inputs = np.empty((2, len(numbers), rows[0].shape[1]), np.float32)
    for way, order in enumerate((batch.forward, batch.backward)):
        np.take(rows[way], numbers[order], axis=0, out=inputs[way])
    return inputs


def packed_inputs(states: Floats, weights: Floats, bias: Floats, batch: Batch) -> Floats:
    """Return states (tokens, size) times weights (2, size, 4 * units), as the layer's steps need them."""
    inputs = np.empty((2, len(states), weights.shape[2]), np.float32)
    for way, order in enumerate((batch.forward, batch.backward)):
        np.matmul(states[order], weights[way], out=inputs[way])
        inputs[way] += bias[way]
    return inputs


def states_of(recurrent: Floats, inputs: Floats, batch: Batch) -> Floats:
    """Return the states (tokens, 2 * units) of a layer with these folded weights (2, units, 4 * units).

    The inputs (2, tokens, 4 * units) lie step by step and are used up.
    """
    units = recurrent.shape[1]
    tokens = len(batch.forward)
    states = np.empty((2, tokens, units), np.float32)
    cell = np.zeros((2, batch.running[0], units), np.float32)
    half = np.float32(0.5)
    position, before = 0, states[:, :0]
    for t, n in enumerate(batch.running):
        gates = inputs[:, position : position + n]
        if t:
            gates += np.matmul(before[:, :n], recurrent)
        np.tanh(gates, out=gates)
        opening = gates[:, :, : 3 * units]
        opening *= half
        opening += half
        c = cell[:, :n]
        c *= gates[:, :, units : 2 * units]
        entering = gates[:, :, :units]
        entering *= gates[:, :, 3 * units :]
        c += entering
        before = states[:, position : position + n]
        np.tanh(c, out=before)
        before *= gates[:, :, 2 * units : 3 * units]
        position += n
    joined = np.empty((tokens, 2 * units), np.float32)
    joined[batch.forward, :units] = states[0]
    joined[batch.backward, units:] = states[1]
    return joined
