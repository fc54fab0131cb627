"""One step of a training, and examples put together for it."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from torch import Tensor, nn
from torch.optim import Optimizer

E = TypeVar("E")


def take_step(
    loss: Tensor, optimiser: Optimizer, rates: Sequence[float], parameters: Iterable[Tensor], most: float
) -> None:
    """Move the parameters against the gradient, cut to a norm of `most`; each of their groups has a rate of its own."""
    for group, rate in zip(optimiser.param_groups, rates, strict=True):
        group["lr"] = rate
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(parameters, most)
    optimiser.step()


def groups_of(
    examples: Sequence[E], length: Callable[[E], int], tokens: int, chance: random.Random
) -> Iterator[list[E]]:
    """Yield examples of like length together, about so many tokens at a time, in random order."""
    ordered = sorted(examples, key=lambda e: length(e) * (1 + 0.1 * chance.random()))
    groups: list[list[E]] = [[]]
    for e in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * length(e) > tokens:
            groups.append([])
        groups[-1].append(e)
    chance.shuffle(groups)
    yield from groups
