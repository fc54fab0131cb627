"""Train the encoder network: the MiniLM encoder, tuned to attributions.

python train/encoder.py --data ../shared/data/polnear/train.jsonl --into encoder.pt
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from batches import batch_of, joint_loss
from corpus import SEED, Article, Example, articles_in, split
from encoder_network import EncoderNetwork, Read, windows_of
from recurrent import pairs_of
from schedule import Schedule, share_of_rate
from scoring import Reading, predicted, scores_of, script_beside
from step import take_step

DECAY = 0.85  # each layer learns so much slower than the one above
HEADS_FASTER = 5  # what begins from nothing learns so much faster than the encoder's top layer


def reader_of(network: EncoderNetwork, most: int = 256) -> Reading:
    """Return what reads one report's examples with this network."""

    def read(examples: Sequence[Example]) -> list:
        network.eval()
        inorder = sorted(examples, key=lambda e: e.passage.starts[0])
        found = {}
        with torch.no_grad():
            for window in windows_of([network.read(e) for e in inorder], most):
                got, states, emissions = network([window])
                for b, e in enumerate(got):
                    n = len(e.passage)
                    found[id(e)] = (emissions[b, :n].numpy(), pairs_of(network, states[b, :n], e))
        return [found[id(e)] for e in examples]

    return read


def rates(network: EncoderNetwork, rate: float, heads: float) -> list[dict]:
    """Return the parameters with their learning rates: falling from the top layer to the embeddings."""
    layers = list(network.encoder.encoder.layer)
    groups = [
        {"params": list(layer.parameters()), "lr": rate * DECAY ** (len(layers) - 1 - i)}
        for i, layer in enumerate(layers)
        if i
    ]
    taken = {id(p) for g in groups for p in g["params"]} | {id(p) for p in network.encoder.parameters()}
    groups.append({"params": [p for p in network.parameters() if id(p) not in taken], "lr": heads})
    return groups


def shuffled(articles: Sequence[list[Read]], tokens: int, chance: random.Random) -> list[list[list[Read]]]:
    """Return batches of windows, cut differently each time."""
    windows = [w for reads in articles for w in windows_of(reads, chance.randint(160, 288))]
    chance.shuffle(windows)
    chunks = []
    for i in range(0, len(windows), 256):
        chunk = sorted(windows[i : i + 256], key=lambda w: sum(len(r.pieces) for r in w))
        group: list[list[Read]] = []
        for w in chunk:
            if group and (len(group) + 1) * sum(len(r.pieces) for r in w) > tokens:
                chunks.append(group)
                group = []
            group.append(w)
        chunks.append(group)
    chance.shuffle(chunks)
    return chunks


def train(a: argparse.Namespace, learn: list[Article], held: list[Article]) -> None:
    """Learn, writing the state after every epoch."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    network = EncoderNetwork()
    if a.begin:
        network.load_state_dict(torch.load(a.begin))
    score = script_beside(a.data)
    reads = [[network.read(e) for e in article.examples] for article in learn]
    per_epoch = len(shuffled(reads, a.tokens, random.Random(0)))
    optimiser = torch.optim.AdamW(rates(network, a.rate, HEADS_FASTER * a.rate), weight_decay=0.01, fused=True)
    full = [group["lr"] for group in optimiser.param_groups]
    best, step, done = 0.0, 0, 0.0
    schedule = Schedule(a.epochs * per_epoch, a.minutes, time.monotonic())
    for epoch in range(a.epochs):
        begun, sums = time.monotonic(), [0.0, 0.0]
        network.train()
        for n, windows in enumerate(shuffled(reads, a.tokens, chance), 1):
            done = schedule.done(step)
            if done >= 1:
                break
            step += 1
            examples, states, emissions = network(windows)
            batch = batch_of(examples)
            tagging, linking = joint_loss(batch, states, emissions, network.field, network.linker)
            now = [rate * share_of_rate(done) for rate in full]
            take_step(tagging + 0.5 * linking, optimiser, now, network.parameters(), 1.0)
            sums = [sums[0] + tagging.item(), sums[1] + linking.item()]
            if n % 50 == 0:
                print(
                    epoch,
                    n,
                    per_epoch,
                    f"{done:.3f}",
                    [round(s / n, 4) for s in sums],
                    f"{time.monotonic() - begun:.0f} s",
                    flush=True,
                )
        torch.save(network.state_dict(), a.into.with_suffix(f".{epoch}.pt"))
        with torch.no_grad():
            table = network.field.transitions().numpy()
        figures = scores_of(held, predicted(held, reader_of(network), table), score)
        print(epoch, [round(s / n, 4) for s in sums], figures, f"{time.monotonic() - begun:.0f} s", flush=True)
        if done >= 1:
            print("ended after", step, "steps", flush=True)
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
    arguments.add_argument("--into", type=Path, required=True)
    arguments.add_argument("--begin", type=Path, help="a state to go on from")
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--minutes", type=float, default=1e6, help="end the schedule by then at the latest")
    arguments.add_argument("--tokens", type=int, default=1200)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--limit", type=int, default=None)
    a = arguments.parse_args()
    torch.set_num_threads(1)
    learn, held = split(articles_in(a.data, a.limit))
    print(len(learn), "articles to learn from,", len(held), "held out", flush=True)
    train(a, learn, held)


if __name__ == "__main__":
    main()
