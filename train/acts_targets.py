"""What a reader of acts is to say of each trigger, and how far it is from that.

1. A unit labelled twice, apart, is to be read half as the one and half as the other.
2. What a teacher says of a trigger that nobody labelled counts as far as the teacher holds it for a unit.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from acts_examples import Example, Label
from parley.claims.act_network import ACTS, POLARITIES, STATUSES

PARTS: Final = (len(ACTS), len(STATUSES), len(POLARITIES), 1)  # of the outputs: act, status, polarity, unit or not
SHARES: Final = (1.0, 1.0, 0.5)  # of act, status and polarity in what is to be made small
SMOOTHING: Final = 0.05
WEIGHTS: Final = {"stories": 1.0, "polnear": 0.7, "timebank": 0.7, "gold": 1.5, "own": 0.5, "taught": 0.7}


def numbers_of(label: Label) -> tuple[int, int, int]:
    """Return a label as numbers."""
    return ACTS.index(label[0]), STATUSES.index(label[1]), POLARITIES.index(label[2])


def targets_of(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return what is right of each trigger, (triggers, outputs), and how much its labels and its being one count."""
    begins = np.cumsum((0, *PARTS))
    rows = []
    for e in examples:
        if e.taught is not None:
            rows += [(own, WEIGHTS["taught"] * own[-1], WEIGHTS["taught"]) for own in e.taught]
            continue
        for labels in e.labels:
            right = np.zeros(begins[-1], np.float32)
            for label in labels:
                for begin, size, number in zip(begins, PARTS, numbers_of(label), strict=False):
                    right[begin + number] += (1 - SMOOTHING) / len(labels)
                    right[begin : begin + size] += SMOOTHING / size / len(labels)
            right[-1] = bool(labels)
            rows.append((right, WEIGHTS[e.corpus] * bool(labels), 0.7 if e.whole else 0.0))
    right, counts, held = zip(*rows, strict=True)
    return torch.from_numpy(np.stack(right)), torch.tensor(counts), torch.tensor(held)


def loss_of(outputs: Tensor, examples: Sequence[Example]) -> Tensor:
    """Return what is to be made small: the labels of units, and which triggers are units at all."""
    right, counts, held = targets_of(examples)
    loss = torch.zeros(())
    for said, told, share in zip(outputs.split(PARTS, 1), right.split(PARTS, 1), SHARES, strict=False):
        each = -(told * said.log_softmax(1)).sum(1)
        loss = loss + share * (each * counts).sum() / counts.sum().clamp(min=1e-6)
    each = binary_cross_entropy_with_logits(outputs[:, -1], right[:, -1], reduction="none")
    return loss + 0.5 * (each * held).sum() / held.sum().clamp(min=1e-6)


def scored(run: Callable[[Sequence[Example]], Tensor], examples: Sequence[Example], together: int) -> str:
    """Return how often act, status and polarity are right; a unit labelled twice is right by either."""
    with torch.no_grad():
        outputs = torch.cat([run(examples[k : k + together]) for k in range(0, len(examples), together)])
    said = torch.stack([part.argmax(1) for part in outputs.split(PARTS, 1)[:3]], 1).tolist()
    labels = [[numbers_of(label) for label in own] for e in examples for own in e.labels]
    units = [(own, list(zip(*told, strict=True))) for own, told in zip(said, labels, strict=True) if told]
    right = [sum(own[k] == told[k][0] for own, told in units) / len(units) for k in range(3)]
    either = [sum(own[k] in told[k] for own, told in units) / len(units) for k in range(3)]
    held = [(odds > 0) == bool(told) for odds, told in zip(outputs[:, -1].tolist(), labels, strict=True)]
    return (
        "act {:.3f}, status {:.3f}, polarity {:.3f}; ".format(*right)
        + "by either label {:.3f}, {:.3f}, {:.3f}; ".format(*either)
        + f"unit or not {sum(held) / len(held):.3f}"
    )
