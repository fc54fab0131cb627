"""The encoder network: a transformer over windows of a report, with the same heads as the recurrent network.

1. A window is a run of whole passages of one text, up to `WINDOW` pieces; a passage sees the others in its window.
2. The encoder reads small letters only: case, quotation flag and what begins with a word are added after layer one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats
from parley.attributions.encoder import EncoderLayer, encoded, layer_from_weights, normed
from parley.attributions.features import place_features
from parley.attributions.linker import Linker, linker_from_weights
from parley.attributions.pieces import pieces_of_word
from parley.attributions.quotation import Quoted
from parley.attributions.scored import Flags, Scored, Texts
from parley.attributions.tokens import Passage
from parley.attributions.window import MARKS, MOST_PIECES, case_of, fitted

WINDOW: Final = 256


@dataclass(frozen=True, slots=True)
class Pieces:
    """A passage as pieces: their numbers, cases and marks, and where each token begins."""

    numbers: NDArray[np.int64]
    cases: NDArray[np.int64]
    marks: NDArray[np.int64]
    firsts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EncoderNetwork:
    """Weights as they are used."""

    vocabulary: Mapping[str, int]
    embedding: Floats
    position: Floats  # the type's embedding included
    embedding_norm: Floats
    layers: tuple[EncoderLayer, ...]
    case: Floats
    mark: Floats
    tagger: Floats
    tagger_bias: Floats
    transitions: Floats
    linker: Linker
    known: dict[str, tuple[int, ...]]  # words cut into pieces before: a memory, which changes no result

    def scored(self, texts: Texts, quoted: Flags) -> list[list[Scored]]:
        """Return, for each text, each passage's scores, reading window by window."""
        return [self.scored_in_text(text, flags) for text, flags in zip(texts, quoted, strict=True)]

    def scored_in_text(self, passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> list[Scored]:
        """Return each passage's scores."""
        found = []
        pieces = [self.pieces_of(p, q) for p, q in zip(passages, quoted, strict=True)]
        states = (s for window in windows_of(pieces) for s in self.states(window))
        for passage, own in zip(passages, states, strict=True):
            scores = self.linker.scores(own)
            emissions = own @ self.tagger + self.tagger_bias
            found.append(Scored(passage.words, emissions, scores(slice(0, len(own)), passage.sentences)))
        return found

    def states(self, window: Sequence[Pieces]) -> list[Floats]:
        """Return the states of each passage's tokens."""
        edge = np.zeros(1, np.int64)
        begin, end = edge + self.vocabulary["[CLS]"], edge + self.vocabulary["[SEP]"]
        numbers = np.concatenate([begin, *(p.numbers for p in window), end])
        hidden = normed(self.embedding[numbers] + self.position[: len(numbers)], self.embedding_norm)
        hidden = encoded(hidden, self.layers[0])
        hidden += self.case[np.concatenate([edge, *(p.cases for p in window), edge])]
        hidden += self.mark[np.concatenate([edge, *(p.marks for p in window), edge])]
        for layer in self.layers[1:]:
            hidden = encoded(hidden, layer)
        starts = 1 + np.concatenate([[0], np.cumsum([len(p.numbers) for p in window])[:-1]])
        return [hidden[p.firsts + start] for p, start in zip(window, starts.tolist(), strict=True)]

    def pieces_of(self, passage: Passage, quoted: Sequence[Quoted]) -> Pieces:
        """Return a passage as pieces."""
        cut = [self.cut(word) for word in passage.words]
        cut = fitted(cut)
        sizes = np.array([len(c) for c in cut])
        marks = place_features(passage, quoted)
        marks[0] += MARKS // 2
        cases = np.array([case_of(word) for word in passage.words])
        numbers = np.array([n for c in cut for n in c], np.int64)
        return Pieces(numbers, np.repeat(cases, sizes), np.repeat(marks, sizes), np.cumsum(sizes) - sizes)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return a word's pieces, the first `MOST_PIECES` of them."""
        if word not in self.known:
            if len(self.known) > 100_000:
                self.known.clear()
            self.known[word] = pieces_of_word(word, self.vocabulary)[:MOST_PIECES]
        return self.known[word]


def windows_of(pieces: Sequence[Pieces]) -> Iterator[list[Pieces]]:
    """Yield runs of passages of up to `WINDOW` pieces; a longer passage stands alone."""
    window: list[Pieces] = []
    size = 0
    for p in pieces:
        if window and size + len(p.numbers) > WINDOW:
            yield window
            window, size = [], 0
        window.append(p)
        size += len(p.numbers)
    if window:
        yield window


def network_from_weights(weights: Mapping[str, NDArray[np.generic]], vocabulary: Mapping[str, int]) -> EncoderNetwork:
    """Return the network from stored arrays, named as `train/pack.py` writes them."""
    w = {name: np.asarray(array, np.float32) for name, array in weights.items() if not name.startswith("layer.")}
    count = len({name.split(".")[1] for name in weights if name.startswith("layer.")})
    return EncoderNetwork(
        vocabulary=vocabulary,
        embedding=w["embedding"],
        position=w["position"],
        embedding_norm=w["embedding.norm"],
        layers=tuple(layer_from_weights(weights, f"layer.{i}") for i in range(count)),
        case=w["case"],
        mark=w["mark"],
        tagger=w["tagger"],
        tagger_bias=w["tagger.bias"],
        transitions=w["transitions"],
        linker=linker_from_weights(w),
        known={},
    )
