"""Attention: which words of its sentence a trigger looks at, "could" and "decide" in "could decide to call a meeting".

1. Each head of a trigger weighs the words within `REACH` of it by what they are and how far off they stand, and takes
   the mean of what they hold (Bahdanau, Cho and Bengio 2015; distances as Shaw, Uszkoreit and Vaswani 2018).
2. No word beyond the sentence or the reach is looked at, so that time stays linear.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats

REACH: Final = 24  # words either way
FAR: Final = 15  # words from which on every distance is the same


class Attention(NamedTuple):
    """Weights as they are used."""

    query: Floats  # (states, heads * width), divided by the root of the width
    query_bias: Floats
    key: Floats  # (states, heads * width)
    value: Floats  # (states, heads * size)
    distance: Floats  # (2 * FAR + 1, heads)


def looked_at(net: Attention, states: Floats, at: NDArray[np.int64], bounds: NDArray[np.int64]) -> Floats:
    """Return what each trigger's heads take from its sentence, (triggers, heads * size).

    `states` are those of all words, `at` the triggers' places among them, `bounds` (triggers, 2) where each one's
    sentence begins and ends.
    """
    heads = net.distance.shape[1]
    begins = np.maximum(bounds[:, 0], at - REACH)
    sizes = np.minimum(bounds[:, 1], at + REACH + 1) - begins
    starts = np.cumsum(sizes) - sizes
    trigger = np.repeat(np.arange(len(at)), sizes)
    word = np.arange(len(trigger)) + np.repeat(begins - starts, sizes)
    asked = states[at] @ net.query + net.query_bias
    met = asked[trigger] * (states @ net.key)[word]
    scores = met.reshape(len(word), heads, -1).sum(2) + net.distance[np.clip(word - at[trigger], -FAR, FAR) + FAR]
    weights = np.exp(scores - np.maximum.reduceat(scores, starts, axis=0)[trigger])
    weights /= np.add.reduceat(weights, starts, axis=0)[trigger]
    held = (states @ net.value)[word].reshape(len(word), heads, -1)
    held *= weights[:, :, None]
    taken: Floats = np.add.reduceat(held.reshape(len(word), -1), starts, axis=0)
    return taken
