"""The encoder network: the MiniLM encoder with a tagger and a linker on top.

1. A window is a run of whole passages of one report; a passage sees the others in its window.
2. The encoder is uncased: the case of a word, its quotation flag and what begins with it are added after the first
   layer. That layer and the embeddings stay as they were pretrained, which saves a fifth of the training time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from corpus import Example
from encoder_source import encoder_and_words, encoder_path
from losses import Linker, TagField
from parley.attributions.decode import TAGS
from parley.attributions.features import place_features
from parley.attributions.pieces import pieces_of_word
from parley.attributions.window import CASES, MARKS, MOST_PIECES, case_of, fitted

LINK_SIZE = 128


@dataclass(frozen=True, slots=True)
class Read:
    """An example as pieces: their numbers, cases and marks, and where each token begins."""

    example: Example
    pieces: np.ndarray
    cases: np.ndarray
    marks: np.ndarray
    firsts: np.ndarray


class EncoderNetwork(nn.Module):
    """Tags and links the passages of windows."""

    def __init__(self) -> None:
        """Begin from the pretrained encoder; what is added to its input begins at nothing."""
        super().__init__()
        self.encoder, _, _ = encoder_and_words()
        self.encoder.pooler = None
        for layer in self.encoder.encoder.layer:  # without this dropout attention takes its fused path
            layer.attention.self.dropout.p = 0.0
        for part in (self.encoder.embeddings, self.encoder.encoder.layer[0]):
            part.requires_grad_(False)
        words = (encoder_path() / "vocab.txt").read_text("utf8").split("\n")
        self.vocabulary = {w: i for i, w in enumerate(words) if w}
        size = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASES, size)
        self.mark = nn.Embedding(MARKS, size)
        for table in (self.case, self.mark):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.15)
        self.tagger = nn.Linear(size, len(TAGS))
        self.field = TagField()
        self.linker = Linker(size, LINK_SIZE)
        self.known: dict[str, tuple[int, ...]] = {}

    def read(self, example: Example) -> Read:
        """Return an example as pieces."""
        pieces: list[int] = []
        cases: list[int] = []
        marks: list[int] = []
        firsts: list[int] = []
        places = place_features(example.passage, example.quoted)
        for word in example.passage.words:
            if word not in self.known:
                self.known[word] = pieces_of_word(word, self.vocabulary)[:MOST_PIECES]
        cut = fitted([self.known[word] for word in example.passage.words])
        for i, (word, own) in enumerate(zip(example.passage.words, cut, strict=True)):
            firsts.append(len(pieces))
            pieces += own
            cases += [case_of(word)] * len(own)
            marks += [int(places[i]) + (MARKS // 2 if i == 0 else 0)] * len(own)
        return Read(example, *(np.array(x, np.int64) for x in (pieces, cases, marks, firsts)))

    def forward(self, windows: Sequence[Sequence[Read]]) -> tuple[list[Example], Tensor, Tensor]:
        """Return the windows' examples, longest first, with their states and emissions."""
        size = 2 + max(sum(len(r.pieces) for r in w) for w in windows)
        pieces = torch.zeros(len(windows), size, dtype=torch.long)
        cases, marks = torch.zeros_like(pieces), torch.zeros_like(pieces)
        seen = torch.zeros_like(pieces)
        at: list[tuple[int, int, Read]] = []
        for b, window in enumerate(windows):
            n = 1
            pieces[b, 0] = self.vocabulary["[CLS]"]
            for r in window:
                m = n + len(r.pieces)
                at.append((b, n, r))
                for target, source in ((pieces, r.pieces), (cases, r.cases), (marks, r.marks)):
                    target[b, n:m] = torch.from_numpy(source)
                n = m
            pieces[b, n] = self.vocabulary["[SEP]"]
            seen[b, : n + 1] = 1
        allowed = None if bool(seen.all()) else seen[:, None, None, :].bool().expand(-1, -1, size, -1)
        first, *rest = self.encoder.encoder.layer
        with torch.no_grad():
            hidden = layer_output(first, self.encoder.embeddings(input_ids=pieces), allowed)
        hidden = hidden + self.case(cases) + self.mark(marks)
        for layer in rest:
            hidden = layer_output(layer, hidden, allowed)
        hidden = self.dropout(hidden)
        at.sort(key=lambda item: -len(item[2].firsts))
        longest = len(at[0][2].firsts)
        rows = torch.tensor([b for b, _, _ in at])[:, None].expand(-1, longest)
        columns = torch.zeros(len(at), longest, dtype=torch.long)
        for k, (_, n, r) in enumerate(at):
            columns[k, : len(r.firsts)] = torch.from_numpy(r.firsts + n)
        states = hidden[rows, columns]
        return [r.example for _, _, r in at], states, self.tagger(states)


def layer_output(layer: nn.Module, hidden: Tensor, allowed: Tensor | None) -> Tensor:
    """Return what a layer makes of its input (releases of the library differ in whether it comes in a tuple)."""
    out = layer(hidden, attention_mask=allowed)
    return out[0] if isinstance(out, tuple) else out


def windows_of(reads: Sequence[Read], most: int) -> Iterator[list[Read]]:
    """Yield runs of passages of one report, of up to `most` pieces (a longer passage stands alone)."""
    window: list[Read] = []
    size = 0
    for r in reads:
        if window and size + len(r.pieces) > most:
            yield window
            window, size = [], 0
        window.append(r)
        size += len(r.pieces)
    if window:
        yield window
