"""Train the recurrent network.

python train/recurrent.py --data ../shared/data/polnear/train.jsonl --vectors vectors.npz --into recurrent.pt
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from batches import batches, joint_loss
from corpus import SEED, Article, Example, articles_in, split
from parley.attributions.link import Pairs, distance_buckets, sentence_buckets
from recurrent_network import RecurrentNetwork
from schedule import Schedule, share_of_rate
from scoring import Reading, predicted, scores_of, script_beside
from step import take_step


def reader_of(network: RecurrentNetwork) -> Reading:
    """Return what reads examples with this network."""

    def read(examples: Sequence[Example]) -> list:
        network.eval()
        with torch.no_grad():
            states, emissions = network(examples, torch.tensor([len(e.passage) for e in examples]))
        return [
            (emissions[b, : len(e.passage)].numpy(), pairs_of(network, states[b, : len(e.passage)], e))
            for b, e in enumerate(examples)
        ]

    return read


def pairs_of(network: nn.Module, states: Tensor, example: Example) -> Pairs:
    """Return what scores anchors with the tokens of this example."""

    def pairs(anchors: Sequence[int]) -> np.ndarray:
        at = np.array(anchors)
        distance = torch.from_numpy(distance_buckets(at, len(states)))
        sentence = torch.from_numpy(sentence_buckets(at, len(states), example.passage.sentences))
        with torch.no_grad():
            odds = network.linker(states[list(anchors)], states[None].expand(len(at), -1, -1), distance, sentence)
        return odds.numpy()

    return pairs


def train(a: argparse.Namespace, learn: list[Article], held: list[Article]) -> None:
    """Learn, keeping the best state by the held-out articles."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    stored = np.load(a.vectors)
    network = RecurrentNetwork(stored["vectors"], stored["hashes"])
    if a.begin:
        network.load_state_dict(torch.load(a.begin))
    score = script_beside(a.data)
    examples = [e for article in learn for e in article.examples]
    for path in a.more:
        examples += [e for article in articles_in(path) for e in article.examples]
    steps = a.epochs * sum(1 for _ in batches(examples, a.tokens, random.Random(0)))
    optimiser = torch.optim.AdamW(network.parameters(), lr=a.rate, weight_decay=1e-4, fused=True)
    schedule = Schedule(steps, a.minutes, time.monotonic())
    step, done = 0, 0.0
    best = 0.0
    for epoch in range(a.epochs):
        begun, sums, n = time.monotonic(), [0.0, 0.0], 0
        network.train()
        for batch in batches(examples, a.tokens, chance):
            n += 1
            step += 1
            done = schedule.done(step)
            if done >= 1:
                break
            states, emissions = network(batch.examples, batch.lengths)
            tagging, linking = joint_loss(batch, states, emissions, network.field, network.linker)
            now = [a.rate * share_of_rate(done)] * len(optimiser.param_groups)
            take_step(tagging + 0.5 * linking, optimiser, now, network.parameters(), 5.0)
            sums = [sums[0] + tagging.item(), sums[1] + linking.item()]
        with torch.no_grad():
            table = network.field.transitions().numpy()
        figures = scores_of(held, predicted(held, reader_of(network), table), score)
        print(epoch, [round(s / n, 4) for s in sums], figures, f"{time.monotonic() - begun:.0f} s", flush=True)
        worth = figures["rel half"] + figures["rel any"] + figures["content partial"]
        if worth > best:
            best = worth
            torch.save(network.state_dict(), a.into)
        if done >= 1:
            break


def main() -> None:
    """Read the corpus and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--vectors", type=Path, required=True)
    arguments.add_argument("--more", type=Path, nargs="*", default=[], help="read by machine (train/pseudo.py)")
    arguments.add_argument("--minutes", type=float, default=1e6, help="end the schedule by then at the latest")
    arguments.add_argument("--into", type=Path, required=True)
    arguments.add_argument("--begin", type=Path, help="a state to go on from")
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--tokens", type=int, default=1500)
    arguments.add_argument("--rate", type=float, default=3e-3)
    arguments.add_argument("--limit", type=int, default=None)
    a = arguments.parse_args()
    torch.set_num_threads(1)
    learn, held = split(articles_in(a.data, a.limit))
    print(len(learn), "articles to learn from,", len(held), "held out", flush=True)
    train(a, learn, held)


if __name__ == "__main__":
    main()
