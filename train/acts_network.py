"""The network of acts as it is trained; parley.claims.act_network runs what `store` writes."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from acts_examples import Example
from parley.attributions.stored import packed
from parley.attributions.word_vectors import vector_row, word_vectors
from parley.claims.act_attention import FAR, REACH
from parley.claims.act_network import ACTS, LISTED, POLARITIES, PUT, STATUSES
from parley.claims.word_class import CLASSES

UNITS, NARROW, HIDDEN, OUTPUTS = 120, 24, 128, len(ACTS) + len(STATUSES) + len(POLARITIES) + 1
CLASS_SIZE, LISTED_SIZE, PUT_SIZE = 16, 16, 8
HEADS, KEY, VALUE = 4, 12, 20
DROPOUT, STATE_DROPOUT, FEATURE_DROPOUT = 0.4, 0.2, 0.15
STEPS = {
    "wide": 36,
    "narrow": 63,
    "hidden": 127,
    "input": 127,
    "query": 127,
    "key": 127,
    "value": 127,
}  # whole numbers up to this either way (`pack.py`)


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
        self.query = nn.Linear(2 * UNITS, HEADS * KEY)
        self.key = nn.Linear(2 * UNITS, HEADS * KEY, bias=False)
        self.value = nn.Linear(2 * UNITS, HEADS * VALUE, bias=False)
        self.distance = nn.Embedding(2 * FAR + 1, HEADS)
        nn.init.zeros_(self.distance.weight)
        self.hidden = nn.Linear(4 * UNITS + NARROW + 4 * size + HEADS * VALUE, HIDDEN)
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
        inside = torch.arange(longest) < lengths[:, None]
        highest = states.masked_fill(~inside[..., None], -9.0).max(1).values
        of = torch.tensor([b for b, e in enumerate(examples) for _ in e.asked])
        at = torch.tensor([a.at for e in examples for a in e.asked])
        found = [self.features(a.features) for e in examples for a in e.asked]
        flat = torch.tensor([row for own in found for row in own])
        starts = torch.tensor(np.cumsum([0, *map(len, found)])[:-1])
        beside = torch.tensor([[vector_row(word) for word in a.beside] for e in examples for a in e.asked])
        seen = [states[of, at], highest[of], self.narrow(flat, starts), self.vectors[beside].flatten(1)]
        seen.append(self.looked_at(states, inside, of, at))
        hidden = torch.relu(self.hidden(self.dropout(torch.cat(seen, 1))))
        return self.out(self.dropout(hidden)) + self.wide(flat, starts)

    def looked_at(self, states: Tensor, inside: Tensor, of: Tensor, at: Tensor) -> Tensor:
        """Return what each trigger's heads take from its sentence."""
        own, kept = (nn.functional.dropout(x, STATE_DROPOUT, self.training) for x in (states[of, at], states))
        batch, longest, _ = states.shape
        query = self.query(own).view(-1, HEADS, KEY) / KEY**0.5
        key = self.key(kept).view(batch, longest, HEADS, KEY)[of]
        value = self.value(kept).view(batch, longest, HEADS, VALUE)[of]
        away = torch.arange(longest) - at[:, None]
        scores = torch.einsum("thk,twhk->twh", query, key) + self.distance(away.clamp(-FAR, FAR) + FAR)
        near = inside[of] & (away.abs() <= REACH)
        weights = scores.masked_fill(~near[..., None], -1e9).softmax(1)
        return torch.einsum("twh,twhv->thv", weights, value).flatten(1)

    def features(self, words: Sequence[str]) -> list[int]:
        """Return the rows of features; some are left out while learning, so that none is leant on alone."""
        rows = [row for word in words if (row := self.rows.get(word)) is not None]
        if self.training:
            rows = [row for row in rows if random.random() >= FEATURE_DROPOUT]
        return rows or [0]


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
        "query": w["query.weight"].T / KEY**0.5,
        "query.bias": w["query.bias"] / KEY**0.5,
        "key": w["key.weight"].T,
        "value": w["value.weight"].T,
        "distance": w["distance.weight"],
        "bias": np.stack([w[f"reader.bias_ih_l0{end}"] + w[f"reader.bias_hh_l0{end}"] for end in ("", "_reverse")]),
    }
    np.savez_compressed(path, **packed(arrays, STEPS))
