"""The recurrent network: two bidirectional layers over hashed word forms, in plain NumPy. It reads passages alone.

1. What the first layer makes of a word's form is one row, computed when the form is first met and then remembered;
   at most `REMEMBERED` rows are kept, about 65 MB.
2. Passages of all reports given are read together, longest first, in batches of about `TOGETHER` tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats
from parley.attributions.features import BUCKETS, form_features, hash_of, place_features
from parley.attributions.linker import Linker, linker_from_weights
from parley.attributions.quotation import Quoted
from parley.attributions.recurrent import batch_from_lengths, folded, halved, states_of, text_order
from parley.attributions.scored import Flags, Scored, Texts
from parley.attributions.tokens import Passage

REMEMBERED: Final = 16_000
TOGETHER: Final = 6_000


@dataclass(frozen=True, slots=True)
class Forms:
    """The rows of word forms met so far: a memory, which changes no result."""

    number: dict[str, int]
    tables: list[Floats]  # one array (direction, forms, gates), replaced by a longer one when it is full


@dataclass(frozen=True, slots=True)
class RecurrentNetwork:
    """Weights as they are used: the first layer's input weights are already applied to every table."""

    tables: tuple[Floats, ...]  # hashed features, (buckets, width) each
    vectors: Floats  # row 0 for words without one
    hashes: NDArray[np.uint32]  # of the words with vectors, rising
    form: Floats  # (direction, widths and vector, gates)
    lower: Floats  # (direction, units and places, gates), the biases with the places
    upper: Floats  # (direction, units and the bias, gates)
    upper_input: Floats  # (2 * units, directions' gates side by side)
    tagger: Floats
    tagger_bias: Floats
    transitions: Floats
    linker: Linker
    forms: Forms

    def scored(self, texts: Texts, quoted: Flags) -> list[list[Scored]]:
        """Return, for each text, each passage's scores; the passages of all texts are read together."""
        passages = [p for text in texts for p in text]
        flags = [q for text in quoted for q in text]
        found: list[Scored | None] = [None] * len(passages)
        for group in groups_of(passages):
            states = self.states([passages[i] for i in group], [flags[i] for i in group])
            scores = self.linker.scores(states)
            emissions = states @ self.tagger + self.tagger_bias
            end = 0
            for i in group:
                part = slice(end, end + len(passages[i]))
                found[i] = Scored(passages[i].words, emissions[part], scores(part, passages[i].sentences))
                end = part.stop
        each = iter([s for s in found if s])
        return [[next(each) for _ in text] for text in texts]

    def states(self, passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> Floats:
        """Return the states of the tokens of passages, longest first, end to end."""
        batch = batch_from_lengths(np.array([len(p) for p in passages]))
        numbers = self.numbers_of([w for p in passages for w in p.words])
        places = np.concatenate([place_features(p, q) for p, q in zip(passages, quoted, strict=True)])
        units = self.upper.shape[1] - 1
        known = self.forms.tables[0]
        rows = np.eye(self.lower.shape[1] - units, self.lower.shape[1], units, np.float32)[places[batch.order]]
        forms = numbers[batch.order] + known.shape[1] * batch.way
        below = states_of(self.lower, rows, known.reshape(-1, 4 * units), forms, batch)
        above = (text_order(below, batch) @ self.upper_input).reshape(-1, 4 * units)
        rows = np.eye(1, units + 1, units, np.float32)[np.zeros_like(batch.order)]
        return text_order(states_of(self.upper, rows, above, 2 * batch.order + batch.way, batch), batch)

    def numbers_of(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each word's form, making the rows that are missing."""
        known = self.forms.number
        if len(known) + len(missing := list(dict.fromkeys(w for w in words if w not in known))) > REMEMBERED:
            known.clear()
            missing = list(dict.fromkeys(words))
        if missing:
            begin, end = len(known), len(known) + len(missing)
            columns = self.columns_of(missing)
            rows = self.forms.tables[0]
            if end > rows.shape[1]:
                longer = np.empty((2, max(end, 2 * begin), rows.shape[2]), np.float32)
                longer[:, :begin] = rows[:, :begin]
                self.forms.tables[0] = rows = longer
            np.matmul(columns, self.form, out=rows[:, begin:end])
            known.update(zip(missing, range(begin, end), strict=True))
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def columns_of(self, words: Sequence[str]) -> Floats:
        """Return the features of each form side by side, as the first layer takes them."""
        buckets = np.array([form_features(w) for w in words])
        hashes = np.array([hash_of(w.lower()) for w in words], np.uint32)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        at = np.where(self.hashes[at] == hashes, at + 1, 0)
        columns = [table[buckets[:, i]] for i, table in enumerate(self.tables)]
        return np.concatenate([*columns, self.vectors[at]], axis=1)


def groups_of(passages: Sequence[Passage]) -> Iterator[list[int]]:
    """Yield the passages' indices, longest first, in groups of about `TOGETHER` tokens."""
    group: list[int] = []
    size = 0
    for i in sorted(range(len(passages)), key=lambda i: -len(passages[i])):
        group.append(i)
        size += len(passages[i])
        if size >= TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


def network_from_weights(weights: Mapping[str, NDArray[np.generic]]) -> RecurrentNetwork:
    """Return the network from stored arrays, named as `train/pack.py` writes them."""
    w = {name: np.asarray(array, np.float32) for name, array in weights.items() if name != "hashes"}
    below = directions(folded(w["lower.input"]))
    width = w["place"].shape[1]
    place = w["place"] @ below[:, -width:] + folded(w["lower.bias"])[:, None]
    return RecurrentNetwork(
        tables=tuple(w[f"table.{name}"] for name in BUCKETS),
        vectors=np.vstack([np.zeros_like(w["vectors"][:1]), w["vectors"]]),
        hashes=np.asarray(weights["hashes"], np.uint32),
        form=below[:, :-width],
        lower=np.concatenate([halved(folded(w["lower.recurrent"])), place], axis=1),
        upper=np.concatenate([halved(folded(w["upper.recurrent"])), folded(w["upper.bias"])[:, None]], axis=1),
        upper_input=folded(w["upper.input"]).reshape(len(w["upper.input"]), -1),
        tagger=w["tagger"],
        tagger_bias=w["tagger.bias"],
        transitions=w["transitions"],
        linker=linker_from_weights(w),
        forms=Forms({}, [np.empty((2, 0, below.shape[2]), np.float32)]),
    )


def directions(weights: Floats) -> Floats:
    """Return stored input weights (inputs, direction, gates) with the direction first."""
    return np.ascontiguousarray(weights.transpose(1, 0, 2))
