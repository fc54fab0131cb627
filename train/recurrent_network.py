"""The recurrent network: two bidirectional LSTM layers over hashed forms and static word vectors."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from corpus import Example
from losses import Linker, TagField
from parley.attributions.decode import TAGS
from parley.attributions.features import BUCKETS, PLACES, form_features, hash_of, place_features

WIDTHS = {"word": 64, "prefix": 24, "suffix": 32, "ending": 16, "shape": 16}
PLACE_WIDTH = 16
UNITS = 96


class RecurrentNetwork(nn.Module):
    """Tags and links a passage; inference in NumPy gives the same numbers."""

    def __init__(self, vectors: np.ndarray, hashes: np.ndarray, dropout: float = 0.4) -> None:
        """Keep the word vectors fixed; row 0 stands for words without one."""
        super().__init__()
        self.hashes = {int(h): i + 1 for i, h in enumerate(hashes)}
        self.register_buffer("vectors", torch.from_numpy(np.vstack([np.zeros_like(vectors[:1]), vectors])).float())
        self.tables = nn.ModuleDict({k: nn.Embedding(BUCKETS[k], w) for k, w in WIDTHS.items()})
        self.place = nn.Embedding(PLACES, PLACE_WIDTH)
        for table in (*self.tables.values(), self.place):
            nn.init.normal_(table.weight, std=0.1)
        size = sum(WIDTHS.values()) + PLACE_WIDTH + self.vectors.shape[1]
        self.lower = nn.LSTM(size, UNITS, bidirectional=True, batch_first=True)
        self.upper = nn.LSTM(2 * UNITS, UNITS, bidirectional=True, batch_first=True)
        self.tagger = nn.Linear(2 * UNITS, len(TAGS))
        self.field = TagField()
        self.linker = Linker(2 * UNITS, 64)
        self.dropout = nn.Dropout(dropout)
        self.word_dropout = 0.1
        self.forms: dict[str, tuple[int, ...]] = {}

    def form(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's features and of its vector."""
        if word not in self.forms:
            self.forms[word] = (*form_features(word), self.hashes.get(hash_of(word.lower()), 0))
        return self.forms[word]

    def inputs(self, examples: Sequence[Example], size: int) -> tuple[Tensor, Tensor]:
        """Return padded ids of forms and of places."""
        forms = torch.zeros(len(examples), size, len(BUCKETS) + 1, dtype=torch.long)
        places = torch.zeros(len(examples), size, dtype=torch.long)
        for b, e in enumerate(examples):
            n = len(e.passage)
            forms[b, :n] = torch.tensor([self.form(w) for w in e.passage.words])
            places[b, :n] = torch.from_numpy(place_features(e.passage, e.quoted))
        return forms, places

    def forward(self, examples: Sequence[Example], lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states and the tags' emissions of passages sorted by falling length."""
        forms, places = self.inputs(examples, int(lengths[0]))
        embedded = [table(forms[:, :, i]) for i, table in enumerate(self.tables.values())]
        if self.training:
            keep = torch.rand(forms.shape[:2]) >= self.word_dropout
            embedded[0] = embedded[0] * keep[:, :, None]
        vectors = self.vectors[forms[:, :, -1]]
        if self.training:
            vectors = vectors * (torch.rand(forms.shape[:2]) >= self.word_dropout)[:, :, None]
        x = self.dropout(torch.cat([*embedded, self.place(places), vectors], 2))
        for layer in (self.lower, self.upper):
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True)
            x, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
            x = self.dropout(x)
        return x, self.tagger(x)
