"""Train the network of acts: python train/acts.py SHARED_DATA [--held-out] [--keep FILE]

Writes src/parley/claims/weights/acts.npz. SHARED_DATA holds stories/, polnear/train.jsonl and timebank/tbaq.jsonl.

1. Learned from: units that were labelled once, by the guideline of bench/acts (train/acts_units.jsonl: ids, offsets and
   labels); the development half of bench/acts; sentences of our own (train/acts.txt). Never from its test half.
2. With --held-out a fifth of the stories' reports and the development half are kept back, and scored at the end.
3. Examples are what reading makes of the reports: --keep stores them, for a repeat without reading.
"""

import argparse
import pickle
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from acts_examples import Example, examples_from_corpora, examples_of_text, gold_examples, own_examples
from parley.attributions.stored import packed
from parley.attributions.word_vectors import vector_row, word_vectors
from parley.claims.act_network import ACTS, LISTED, POLARITIES, PUT, STATUSES
from parley.claims.word_class import CLASSES

HOME: Final = Path(__file__).resolve().parents[1]
INTO: Final = HOME / "src" / "parley" / "claims" / "weights" / "acts.npz"
SEED, UNITS, NARROW, HIDDEN, OUTPUTS = 7, 80, 24, 128, len(ACTS) + len(STATUSES) + len(POLARITIES) + 1
CLASS_SIZE, LISTED_SIZE, PUT_SIZE = 16, 16, 8
EPOCHS, TOGETHER, RATE, DROPOUT, FEATURE_DROPOUT, SMOOTHING, LEAST = 14, 64, 2e-3, 0.4, 0.15, 0.05, 8
GOLDEN = (
    "Norland offered to release nine prisoners if Sudmark reopens the crossing.",
    "The envoy, who had met both sides, did not say when talks would resume.",
    "Sudmark rejected the plan and accused Norland of stalling, a spokesman said on Monday.",
)
WEIGHTS = {"stories": 1.0, "polnear": 0.7, "timebank": 0.7, "gold": 1.5, "own": 0.5}  # how much a corpus counts


class Network(nn.Module):
    """The same as parley.claims.act_network, to be trained."""

    def __init__(self, words: Sequence[str]) -> None:
        """Begin with features that say nothing by themselves."""
        super().__init__()
        self.rows = {word: row for row, word in enumerate(words, 1)}
        self.register_buffer("vectors", torch.from_numpy(word_vectors()))
        size = self.vectors.shape[1]
        self.classes = nn.Embedding(len(CLASSES), CLASS_SIZE)
        self.listed = nn.Embedding(len(LISTED), LISTED_SIZE)
        self.put = nn.Embedding(len(PUT), PUT_SIZE)
        self.reader = nn.LSTM(size + CLASS_SIZE + LISTED_SIZE + PUT_SIZE, UNITS, bidirectional=True, batch_first=True)
        self.wide = nn.EmbeddingBag(len(words) + 1, OUTPUTS, mode="sum")
        self.narrow = nn.EmbeddingBag(len(words) + 1, NARROW, mode="sum")
        nn.init.zeros_(self.wide.weight)
        nn.init.normal_(self.narrow.weight, std=0.05)
        self.hidden = nn.Linear(4 * UNITS + NARROW + 4 * size, HIDDEN)
        self.out = nn.Linear(HIDDEN, OUTPUTS)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, examples: Sequence[Example]) -> Tensor:
        """Return the outputs of the triggers of sentences, in order."""
        lengths = torch.tensor([len(e.low) for e in examples])
        longest = int(lengths.max())
        rows = torch.zeros(4, len(examples), longest, dtype=torch.long)
        for b, e in enumerate(examples):
            rows[:, b, : len(e.low)] = torch.from_numpy(np.stack(e.rows))
        x = torch.cat([self.vectors[rows[0]], self.classes(rows[1]), self.listed(rows[2]), self.put(rows[3])], 2)
        run = nn.utils.rnn.pack_padded_sequence(self.dropout(x), lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.reader(run)[0], batch_first=True)
        inside = (torch.arange(longest) < lengths[:, None])[..., None]
        highest = states.masked_fill(~inside, -9.0).max(1).values
        of = torch.tensor([b for b, e in enumerate(examples) for _ in e.asked])
        at = torch.tensor([a.at for e in examples for a in e.asked])
        found = [self.features(a.features) for e in examples for a in e.asked]
        flat = torch.tensor([row for own in found for row in own])
        starts = torch.tensor(np.cumsum([0, *map(len, found)])[:-1])
        beside = torch.tensor([[vector_row(word) for word in a.beside] for e in examples for a in e.asked])
        seen = [states[of, at], highest[of], self.narrow(flat, starts), self.vectors[beside].flatten(1)]
        hidden = torch.relu(self.hidden(self.dropout(torch.cat(seen, 1))))
        return self.out(self.dropout(hidden)) + self.wide(flat, starts)

    def features(self, words: Sequence[str]) -> list[int]:
        """Return the rows of features; some are left out while learning, so that none is leant on alone."""
        rows = [row for word in words if (row := self.rows.get(word)) is not None]
        if self.training:
            rows = [row for row in rows if random.random() >= FEATURE_DROPOUT]
        return rows or [0]


def targets_of(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return whether each trigger is a unit, its labels as numbers, and how much it counts."""
    labels = [label for e in examples for label in e.labels]
    numbers = [
        [ACTS.index(label[0]), STATUSES.index(label[1]), POLARITIES.index(label[2])] if label else [0, 0, 0]
        for label in labels
    ]
    weights = [WEIGHTS[e.corpus] for e in examples for _ in e.labels]
    return torch.tensor([label is not None for label in labels]), torch.tensor(numbers), torch.tensor(weights)


def loss_of(outputs: Tensor, examples: Sequence[Example]) -> Tensor:
    """Return what is to be made small: the labels of units, and which triggers are units at all."""
    units, numbers, weights = targets_of(examples)
    parts = outputs.split([len(ACTS), len(STATUSES), len(POLARITIES), 1], dim=1)
    cross = nn.functional.cross_entropy
    loss = torch.zeros(())
    if units.any():
        for part, column, share in zip(parts[:3], numbers.T, (1.0, 1.0, 0.5), strict=True):
            each = cross(part[units], column[units], reduction="none", label_smoothing=SMOOTHING)
            loss = loss + share * (each * weights[units]).sum() / weights[units].sum()
    whole = torch.tensor([e.whole for e in examples for _ in e.labels])  # sentences labelled whole: the rest is none
    if whole.any():
        odds = parts[3][whole, 0]
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(odds, units[whole].float())
    return loss


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
            for group, rate in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = rate * (1 - step / steps)
            loss = loss_of(network(batch), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
            total += loss.item()
        print(epoch, round(total * TOGETHER / len(examples), 3), f"{time.monotonic() - begun:.0f} s", flush=True)


def scored(network: Network, examples: list[Example]) -> str:
    """Return how often act, status and polarity are right, and what is told as done."""
    network.eval()
    with torch.no_grad():
        outputs = torch.cat([network(examples[k : k + TOGETHER]) for k in range(0, len(examples), TOGETHER)])
    units, numbers, _ = targets_of(examples)
    parts = outputs.split([len(ACTS), len(STATUSES), len(POLARITIES), 1], dim=1)
    said = torch.stack([part.argmax(1) for part in parts[:3]], 1)
    right = (said == numbers)[units].float().mean(0).tolist()
    held = ((parts[3][:, 0] > 0) == units).float().mean().item()
    return "act {:.3f}, status {:.3f}, polarity {:.3f}".format(*right) + f", unit or not {held:.3f}"


def store(network: Network, path: Path) -> None:
    """Store the weights as act_network reads them."""
    w = {name: array.detach().numpy() for name, array in network.state_dict().items()}
    arrays: dict[str, np.ndarray] = {
        "words": np.array(list(network.rows)),
        "wide": w["wide.weight"],
        "narrow": w["narrow.weight"],
        "classes": w["classes.weight"],
        "listed": w["listed.weight"],
        "put": w["put.weight"],
        "hidden": w["hidden.weight"].T,
        "hidden.bias": w["hidden.bias"],
        "out": w["out.weight"].T,
        "out.bias": w["out.bias"],
        "input": np.stack([w["reader.weight_ih_l0"].T, w["reader.weight_ih_l0_reverse"].T], 1),
        "recurrent": np.stack([w["reader.weight_hh_l0"].T, w["reader.weight_hh_l0_reverse"].T]),
        "bias": np.stack([w[f"reader.bias_ih_l0{end}"] + w[f"reader.bias_hh_l0{end}"] for end in ("", "_reverse")]),
    }
    np.savez_compressed(path, **packed(arrays, dict.fromkeys(("wide", "narrow", "hidden", "input"), 127)))


def store_golden(network: Network, path: Path) -> None:
    """Store what this network makes of some sentences: NumPy must come to nearly the same from stored weights."""
    examples = [e for text in GOLDEN for e in examples_of_text(text, {}, whole=True)]
    network.eval()
    with torch.no_grad():
        np.savez_compressed(path, texts=np.array(GOLDEN), outputs=network(examples).numpy().astype(np.float16))


def main() -> None:
    """Read or load the examples, learn, score or store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--held-out", action="store_true")
    asked.add_argument("--keep", type=Path)
    a = asked.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    if a.keep and a.keep.is_file():
        examples = pickle.loads(a.keep.read_bytes())
    else:
        examples = [*examples_from_corpora(a.data), *gold_examples(a.data), *own_examples(HOME / "train" / "acts.txt")]
        if a.keep:
            a.keep.write_bytes(pickle.dumps(examples))
    tests = {name: [] for name in ("gold", "stories")}
    if a.held_out:
        for e in examples:
            if e.corpus == "gold" or (e.corpus == "stories" and e.part == 0):
                tests[e.corpus].append(e)
        examples = [e for e in examples if not (e.corpus == "gold" or (e.corpus == "stories" and e.part == 0))]
    seen = Counter(word for e in examples for own in e.asked for word in set(own.features))
    network = Network(sorted(word for word, count in seen.items() if count >= LEAST))
    print(len(examples), "sentences,", sum(bool(label) for e in examples for label in e.labels), "units,",
          len(network.rows), "features", flush=True)  # fmt: skip
    learn(network, examples)
    for name, own in tests.items():
        if own:
            print(name, scored(network, own), flush=True)
    if not a.held_out:
        store(network, INTO)
        store_golden(network, HOME / "tests" / "claims" / "act_outputs.npz")


if __name__ == "__main__":
    main()
