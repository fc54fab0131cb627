"""The linker's weights: how likely each token is an anchor's source or content (biaffine, Dozat and Manning 2017)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats
from parley.attributions.link import SENTENCES, Pairs, distance_buckets, sentence_buckets


@dataclass(frozen=True, slots=True)
class Linker:
    """Weights, for the roles source and content."""

    anchor: Floats  # (states, inner)
    anchor_bias: Floats
    token: Floats
    token_bias: Floats
    bilinear: Floats  # (inner, 2 * inner): the roles side by side
    role: Floats  # (inner, 2)
    role_bias: Floats
    distance: Floats  # (buckets, 2)
    sentence: Floats

    def scores(self, states: Floats) -> Callable[[slice, Sequence[int]], Pairs]:
        """Return what scores the passages of a batch whose tokens have these states, one passage at a time."""
        tokens = states @ self.token
        tokens += self.token_bias
        np.maximum(tokens, 0, out=tokens)
        roles: Floats = np.asarray(tokens @ self.role + self.role_bias, np.float32)
        return lambda part, sentences: self.pairs(states[part], tokens[part], roles[part], sentences)

    def pairs(self, states: Floats, tokens: Floats, roles: Floats, sentences: Sequence[int]) -> Pairs:
        """Return what scores anchors with every token of one passage."""

        def score(anchors: Sequence[int]) -> Floats:
            at: NDArray[np.int64] = np.array(anchors, np.int64)
            size, inner = tokens.shape
            a = np.maximum(states[at] @ self.anchor + self.anchor_bias, 0)
            mixed = (a @ self.bilinear).reshape(len(at) * 2, inner)
            odds = (mixed @ tokens.T).reshape(len(at), 2, size).transpose(0, 2, 1) + roles
            odds += self.distance[distance_buckets(at, size)]
            alone = len(sentences) == 1
            odds += self.sentence[SENTENCES if alone else sentence_buckets(at, size, sentences)]
            return np.asarray(odds, np.float32)

        return score


def linker_from_weights(weights: Mapping[str, Floats]) -> Linker:
    """Return the linker stored under `linker.…`."""
    return Linker(**{name: np.asarray(weights[f"linker.{name}"], np.float32) for name in Linker.__slots__})
