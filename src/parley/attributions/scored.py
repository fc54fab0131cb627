"""Scored passages: what a network gives for each, and how relations are made of it; two networks may be blended.

1. Emissions are scores of tags, not yet probabilities, so networks are blended by adding them, their transitions and
   their links' log-odds, each with its weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from parley.attributions.decode import Floats, best_tags, leaning
from parley.attributions.link import Link, Pairs, links_from_tags
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage

Texts = Sequence[Sequence[Passage]]
Flags = Sequence[Sequence[Sequence[Quoted]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's words, its scores of tags (tokens, tags), and what scores its links."""

    words: Sequence[str]
    emissions: Floats
    pairs: Pairs


class Network(Protocol):
    """What scores passages."""

    @property
    def transitions(self) -> Floats:
        """Return the scores of one tag after another, the last row being the passage's start."""

    def scored(self, texts: Texts, quoted: Flags) -> list[list[Scored]]:
        """Return, for each text, each passage's scores."""


@dataclass(frozen=True, slots=True)
class NetworkTagger:
    """A tagger of one network, or of several blended."""

    networks: tuple[Network, ...]
    weights: tuple[float, ...]
    lean: float  # towards cues

    def links_in_texts(self, texts: Texts, quoted: Flags) -> list[list[tuple[Link, ...]]]:
        """Return, for each text, each passage's relations; more texts at once are read faster."""
        each = [[s for text in network.scored(texts, quoted) for s in text] for network in self.networks]
        flat = each[0] if len(each) == 1 else [blended(own, self.weights) for own in zip(*each, strict=True)]
        summed = sum_of([network.transitions for network in self.networks], self.weights)
        transitions = leaning(summed, self.lean)
        found = iter(links_from_scored(flat, transitions))
        return [[next(found) for _ in text] for text in texts]


def links_from_scored(scored: Sequence[Scored], transitions: Floats) -> list[tuple[Link, ...]]:
    """Return each passage's relations."""
    order = sorted(range(len(scored)), key=lambda i: -len(scored[i].emissions))
    found: list[tuple[Link, ...]] = [()] * len(scored)
    for i, tags in zip(order, best_tags([scored[i].emissions for i in order], transitions), strict=True):
        found[i] = links_from_tags(tags.tolist(), scored[i].pairs, scored[i].words)
    return found


def blended(own: Sequence[Scored], weights: Sequence[float]) -> Scored:
    """Return one passage's scores by several networks as one."""
    emissions = sum_of([s.emissions for s in own], weights)
    return Scored(own[0].words, emissions, lambda anchors: sum_of([s.pairs(anchors) for s in own], weights))


def sum_of(arrays: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """Return the weighted sum."""
    if len(arrays) == 1:
        return arrays[0]
    total = arrays[0] * np.float32(weights[0])
    for array, weight in zip(arrays[1:], weights[1:], strict=True):
        total += array * np.float32(weight)
    return total
