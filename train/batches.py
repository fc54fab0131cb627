"""Batches: examples as padded tensors, and the losses that both networks share."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from corpus import Example
from losses import Linker, TagField, link_loss
from parley.attributions.decode import Role, begin_of
from parley.attributions.link import distance_buckets, sentence_buckets
from step import groups_of

FALSE_ANCHOR = 0.5  # weight of an anchor that the tagger proposes and the corpus does not have


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages of about one length; `mask` is true where there is a token."""

    examples: Sequence[Example]
    tags: Tensor
    mask: Tensor
    lengths: Tensor


def batch_of(examples: Sequence[Example]) -> Batch:
    """Return the examples, longest first, as padded tensors."""
    ordered = sorted(examples, key=lambda e: -len(e.passage))
    lengths = torch.tensor([len(e.passage) for e in ordered])
    tags = torch.zeros(len(ordered), int(lengths[0]), dtype=torch.long)
    for b, e in enumerate(ordered):
        tags[b, : len(e.tags)] = torch.from_numpy(e.tags)
    return Batch(ordered, tags, torch.arange(int(lengths[0]))[None] < lengths[:, None], lengths)


def batches(examples: Sequence[Example], tokens: int, chance: random.Random) -> Iterator[Batch]:
    """Yield batches of about so many tokens, in random order, passages of like length together."""
    yield from map(batch_of, groups_of(examples, lambda e: len(e.passage), tokens, chance))


def joint_loss(
    batch: Batch, states: Tensor, emissions: Tensor, field: TagField, linker: Linker
) -> tuple[Tensor, Tensor]:
    """Return the tagging loss and the linking loss of a batch."""
    tagging = field.loss(emissions, batch.tags, batch.mask)
    rows: list[tuple[int, int]] = []
    links = []
    weights = []
    cue = begin_of(Role.CUE)
    proposed = (emissions.detach().argmax(2) == cue) & batch.mask
    for b, e in enumerate(batch.examples):
        for anchor, link in zip(e.anchors, e.links, strict=True):
            rows.append((b, anchor))
            links.append(link)
            weights.append(1.0)
        for anchor in proposed[b].nonzero()[:, 0].tolist():
            if anchor not in e.anchors:
                rows.append((b, anchor))
                links.append(np.zeros(len(e.passage), np.int64))
                weights.append(FALSE_ANCHOR)
    if not rows:
        return tagging, tagging * 0
    target = torch.zeros(len(rows), batch.tags.shape[1], dtype=torch.long)
    for k, link in enumerate(links):
        target[k, : len(link)] = torch.from_numpy(link)
    odds, mask = odds_of(batch, states, rows, linker)
    return tagging, link_loss(odds, target, mask, torch.tensor(weights))


def odds_of(batch: Batch, states: Tensor, rows: Sequence[tuple[int, int]], linker: Linker) -> tuple[Tensor, Tensor]:
    """Return the log-odds of anchors, given as (passage, token), with each token; and where there is a token."""
    distance = torch.zeros(len(rows), batch.tags.shape[1], dtype=torch.long)
    sentence = torch.zeros_like(distance)
    for k, (b, anchor) in enumerate(rows):
        inner = batch.examples[b].passage
        at = np.array([anchor])
        distance[k, : len(inner)] = torch.from_numpy(distance_buckets(at, len(inner))[0])
        sentence[k, : len(inner)] = torch.from_numpy(sentence_buckets(at, len(inner), inner.sentences)[0])
    passage = torch.tensor([b for b, _ in rows])
    anchors = states[passage, torch.tensor([a for _, a in rows])]
    return linker(anchors, states[passage], distance, sentence), batch.mask[passage]
