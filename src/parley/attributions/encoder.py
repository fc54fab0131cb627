"""The encoder: transformer layers (Vaswani et al. 2017) in plain NumPy, in the form of BERT.

1. One window is read at a time, so nothing is padded. Time is quadratic in a window and linear in the text.
2. The activation is the exact GELU; its error function is Abramowitz and Stegun's 7.1.26, whose error is below 2e-7.
3. What is wide (the inner layer) is worked on in slices of `SLICE` tokens, which stay in the processor's cache.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats

HEADS: Final = 12
SLICE: Final = 64
TINY: Final = np.float32(1e-12)
ERF: Final = tuple(map(np.float32, (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)))
ERF_P: Final = np.float32(0.3275911)


@dataclass(frozen=True, slots=True)
class EncoderLayer:
    """One layer's weights, inputs first."""

    attend: Floats  # (size, 3 * size): query, already divided by the root of a head's size, key, value
    attend_bias: Floats
    out: Floats
    out_bias: Floats
    out_norm: Floats  # (2, size): weight and bias
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_norm: Floats


def encoded(hidden: Floats, layer: EncoderLayer) -> Floats:
    """Return what a layer makes of a window's states (tokens, size)."""
    tokens, size = hidden.shape
    heads = (hidden @ layer.attend + layer.attend_bias).reshape(tokens, 3, HEADS, size // HEADS)
    query, key, value = heads.transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1)
    scores -= scores.max(2, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(2, keepdims=True)
    seen = (scores @ value).transpose(1, 0, 2).reshape(tokens, size)
    middle = normed(seen @ layer.out + layer.out_bias + hidden, layer.out_norm)
    above = np.empty_like(middle)
    for i in range(0, tokens, SLICE):
        part = middle[i : i + SLICE]
        above[i : i + SLICE] = gelu(part @ layer.wide + layer.wide_bias) @ layer.narrow
    above += layer.narrow_bias
    above += middle
    return normed(above, layer.narrow_norm)


def normed(states: Floats, norm: Floats) -> Floats:
    """Return states with mean 0 and variance 1 along the last axis, scaled and moved."""
    centred = states - states.mean(1, keepdims=True)
    spread = np.einsum("ts,ts->t", centred, centred) / np.float32(states.shape[1])
    centred /= np.sqrt(spread + TINY)[:, None]
    centred *= norm[0]
    centred += norm[1]
    return np.asarray(centred, np.float32)


def gelu(x: Floats) -> Floats:
    """Return x times the normal distribution's share below x."""
    z = np.abs(x)
    z *= np.float32(0.5**0.5)
    t = z * ERF_P
    t += np.float32(1)
    np.reciprocal(t, out=t)
    poly = np.full_like(t, ERF[0])
    for c in ERF[1:]:
        poly *= t
        poly += c
    poly *= t
    np.square(z, out=z)
    np.negative(z, out=z)
    np.exp(z, out=z)
    poly *= z  # 1 - erf(|x| / sqrt 2)
    poly *= np.float32(0.5)
    share = np.where(x >= 0, np.float32(1) - poly, poly)
    share *= x
    return np.asarray(share, np.float32)


def layer_from_weights(weights: Mapping[str, NDArray[np.generic]], name: str) -> EncoderLayer:
    """Return the layer stored under `name.…`, where matrices have outputs first."""
    w = {part: np.asarray(weights[f"{name}.{part}"], np.float32) for part in EncoderLayer.__slots__}
    turned = {part: np.ascontiguousarray(array.T) if part in MATRICES else array for part, array in w.items()}
    return EncoderLayer(**turned)


MATRICES: Final = frozenset({"attend", "out", "wide", "narrow"})
