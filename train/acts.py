"""Train the network of acts: python train/acts.py SHARED_DATA [--held-out] [--keep FILE] [--taught FILE]

Writes src/parley/claims/weights/acts.npz, or what --into names. SHARED_DATA holds stories/, polnear/train.jsonl and
timebank/tbaq.jsonl.

1. Learned from: units labelled by the guideline of bench/acts (train/acts_units.jsonl: ids, offsets and labels); the
   development half of bench/acts; sentences of our own (train/acts.txt). Never from its test half.
2. With --taught also from sentences that nobody labelled, as a larger reader reads them (train/acts_teacher.py).
3. With --held-out a fifth of the stories' reports and the development half are kept back, and scored at the end.
4. Examples are what reading makes of the reports: --keep stores them, for a repeat without reading.
"""

import argparse
import pickle
import random
import time
from collections import Counter
from pathlib import Path
from typing import Final

import numpy as np
import torch

from acts_examples import HOME, Example, examples_from_corpora, examples_of_text, gold_examples, own_examples
from acts_network import Network, store
from acts_targets import loss_of, scored
from step import take_step

INTO: Final = HOME / "src" / "parley" / "claims" / "weights" / "acts.npz"
SEED, EPOCHS, TOGETHER, RATE, LEAST = 7, 12, 64, 2e-3, 8
GOLDEN = (
    "Norland offered to release nine prisoners if Sudmark reopens the crossing.",
    "The envoy, who had met both sides, did not say when talks would resume.",
    "Sudmark rejected the plan and accused Norland of stalling, a spokesman said on Monday.",
)


def learn(network: Network, examples: list[Example]) -> None:
    """Train to the end of the schedule."""
    groups = [
        {"params": [network.wide.weight], "lr": 2.5 * RATE, "weight_decay": 3e-2},
        {"params": [p for n, p in network.named_parameters() if n != "wide.weight"], "lr": RATE, "weight_decay": 1e-2},
    ]
    optimiser = torch.optim.AdamW(groups)
    full = [group["lr"] for group in optimiser.param_groups]
    steps = EPOCHS * -(-len(examples) // TOGETHER)
    step = 0
    for epoch in range(EPOCHS):
        begun, total = time.monotonic(), 0.0
        network.train()
        random.shuffle(examples)
        for begin in range(0, len(examples), TOGETHER):
            batch = examples[begin : begin + TOGETHER]
            loss = loss_of(network(batch), batch)
            take_step(loss, optimiser, [rate * (1 - step / steps) for rate in full], network.parameters(), 5.0)
            step += 1
            total += loss.item()
        print(epoch, round(total * TOGETHER / len(examples), 3), f"{time.monotonic() - begun:.0f} s", flush=True)


def store_golden(network: Network, path: Path) -> None:
    """Store what this network makes of some sentences: NumPy must come to nearly the same from stored weights."""
    examples = [e for text in GOLDEN for e in examples_of_text(text, {}, whole=True)]
    network.eval()
    with torch.no_grad():
        np.savez_compressed(path, texts=np.array(GOLDEN), outputs=network(examples).numpy().astype(np.float16))


def kept_examples(data: Path, keep: Path | None, *, held_out: bool) -> tuple[list[Example], list[Example]]:
    """Return the labelled examples to learn from and, where wanted, those kept back.

    They are read from `keep` where it is there, stored there where it is named.
    """
    if keep and keep.is_file():
        examples: list[Example] = pickle.loads(keep.read_bytes())
    else:
        examples = [*examples_from_corpora(data), *gold_examples(data), *own_examples(HOME / "train" / "acts.txt")]
        if keep:
            keep.write_bytes(pickle.dumps(examples))
    back = [e for e in examples if held_out and is_kept_back(e)]
    return [e for e in examples if not (held_out and is_kept_back(e))], back


def is_kept_back(example: Example) -> bool:
    """Tell whether an example is scored, and not learned from, where some are kept back."""
    return example.corpus == "gold" or (example.corpus == "stories" and example.part == 0)


def main() -> None:
    """Read or load the examples, learn, score or store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--held-out", action="store_true")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--taught", type=Path)
    asked.add_argument("--into", type=Path)
    a = asked.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    examples, back = kept_examples(a.data, a.keep, held_out=a.held_out)
    if a.taught:
        examples += pickle.loads(a.taught.read_bytes())
    seen = Counter(word for e in examples for own in e.asked for word in set(own.features))
    least = LEAST if not a.taught else 5 * LEAST
    network = Network(sorted(word for word, count in seen.items() if count >= least))
    print(len(examples), "sentences,", sum(bool(label) for e in examples for label in e.labels), "units,",
          len(network.rows), "features", flush=True)  # fmt: skip
    learn(network, examples)
    network.eval()
    for name in ("gold", "stories"):
        if own := [e for e in back if e.corpus == name]:
            print(name, scored(network, own, TOGETHER), flush=True)
    if a.into or not a.held_out:
        store(network, a.into or INTO)
    if not a.into and not a.held_out:
        store_golden(network, HOME / "tests" / "claims" / "act_outputs.npz")


if __name__ == "__main__":
    main()
