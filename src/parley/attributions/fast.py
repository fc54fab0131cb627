"""The fast network: two bidirectional recurrent layers over hashed word forms, in plain NumPy.

1. What the first layer makes of a word's form is one row, computed when the form is first met and then remembered;
   at most `REMEMBERED` rows are kept, about 65 MB.
2. Passages of all reports given are read together, longest first, in batches of about `TOGETHER` tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats, best_tags
from parley.attributions.features import BUCKETS, form_features, hash_of, place_features
from parley.attributions.link import Link, links_from_tags
from parley.attributions.linker import Linker, linker_from_weights
from parley.attributions.quotation import Quoted
from parley.attributions.recurrent import Layer, batch_from_lengths, folded, states_of
from parley.attributions.tokens import Passage

REMEMBERED: Final = 16_000
TOGETHER: Final = 6_000


@dataclass(frozen=True, slots=True)
class Forms:
    """The rows of word forms met so far: a memory, which changes no result."""

    number: dict[str, int]
    table: list[Floats]  # one array, replaced by a longer one when it is full


@dataclass(frozen=True, slots=True)
class FastNetwork:
    """Weights as they are used: the first layer's input weights are already applied to every table."""

    tables: tuple[Floats, ...]  # hashed features, (buckets, width) each
    vectors: Floats  # row 0 for words without one
    hashes: NDArray[np.uint32]  # of the words with vectors, rising
    form: Floats  # (widths and vector, both directions' gates)
    place: Floats  # (places, both directions' gates), the biases included
    lower: Layer
    upper: Layer
    upper_input: Floats  # (2 * units, both directions' gates)
    upper_bias: Floats
    tagger: Floats
    tagger_bias: Floats
    transitions: Floats
    linker: Linker
    forms: Forms

    def links_in_texts(
        self, texts: Sequence[Sequence[Passage]], quoted: Sequence[Sequence[Sequence[Quoted]]]
    ) -> list[list[tuple[Link, ...]]]:
        """Return, for each text, each passage's relations; all are read together."""
        found = iter(self.links([p for text in texts for p in text], [q for text in quoted for q in text]))
        return [[next(found) for _ in text] for text in texts]

    def links(self, passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> list[tuple[Link, ...]]:
        """Return each passage's relations."""
        found: list[tuple[Link, ...]] = [()] * len(passages)
        for group in groups_of(passages):
            states = self.states([passages[i] for i in group], [quoted[i] for i in group])
            emissions = states @ self.tagger + self.tagger_bias
            ends = np.cumsum([len(passages[i]) for i in group])
            parts = [slice(end - len(passages[i]), end) for i, end in zip(group, ends.tolist(), strict=True)]
            tags = best_tags([emissions[part] for part in parts], self.transitions)
            for i, part, own in zip(group, parts, tags, strict=True):
                found[i] = links_from_tags(own.tolist(), self.linker.pairs(states[part], passages[i].sentences))
        return found

    def states(self, passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> Floats:
        """Return the states of the tokens of passages, longest first, end to end."""
        units = self.lower.recurrent.shape[1]
        batch = batch_from_lengths(np.array([len(p) for p in passages]))
        numbers = self.numbers_of([w for p in passages for w in p.words])
        places = np.concatenate([place_features(p, q) for p, q in zip(passages, quoted, strict=True)])
        below = self.forms.table[0][numbers]
        below += self.place[places]
        middle = states_of(self.lower, (below[:, : 4 * units], below[:, 4 * units :]), batch)
        above = middle @ self.upper_input + self.upper_bias
        return states_of(self.upper, (above[:, : 4 * units], above[:, 4 * units :]), batch)

    def numbers_of(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each word's form, making the rows that are missing."""
        known = self.forms.number
        if len(known) + len(missing := list(dict.fromkeys(w for w in words if w not in known))) > REMEMBERED:
            known.clear()
            missing = list(dict.fromkeys(words))
        if missing:
            begin, end = len(known), len(known) + len(missing)
            rows = self.forms.table[0]
            if end > len(rows):
                rows = np.empty((max(end, 2 * begin), self.form.shape[1]), np.float32)
                rows[:begin] = self.forms.table[0][:begin]
                self.forms.table[0] = rows
            rows[begin:end] = self.rows_of(missing)
            known.update(zip(missing, range(begin, end), strict=True))
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def rows_of(self, words: Sequence[str]) -> Floats:
        """Return what the first layer makes of each form, for both directions."""
        buckets = np.array([form_features(w) for w in words])
        hashes = np.array([hash_of(w.lower()) for w in words], np.uint32)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        at = np.where(self.hashes[at] == hashes, at + 1, 0)
        columns = [table[buckets[:, i]] for i, table in enumerate(self.tables)]
        return np.asarray(np.concatenate([*columns, self.vectors[at]], axis=1) @ self.form, np.float32)


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


def network_from_weights(weights: Mapping[str, NDArray[np.generic]]) -> FastNetwork:
    """Return the network from stored arrays, named as `train/pack.py` writes them."""
    w = {name: np.asarray(array, np.float32) for name, array in weights.items() if name != "hashes"}
    units = w["lower.recurrent"].shape[1]
    input_weights = folded_pair(w["lower.input"], units)
    inside = input_weights[: -w["place"].shape[1]]
    place = w["place"] @ input_weights[-w["place"].shape[1] :] + folded_pair(w["lower.bias"], units)
    return FastNetwork(
        tables=tuple(w[f"table.{name}"] for name in BUCKETS),
        vectors=np.vstack([np.zeros_like(w["vectors"][:1]), w["vectors"]]),
        hashes=np.asarray(weights["hashes"], np.uint32),
        form=inside,
        place=place,
        lower=Layer(folded(w["lower.recurrent"], units)),
        upper=Layer(folded(w["upper.recurrent"], units)),
        upper_input=folded_pair(w["upper.input"], units),
        upper_bias=folded_pair(w["upper.bias"], units),
        tagger=w["tagger"],
        tagger_bias=w["tagger.bias"],
        transitions=w["transitions"],
        linker=linker_from_weights(w),
        forms=Forms({}, [np.empty((0, 8 * units), np.float32)]),
    )


def folded_pair(weights: Floats, units: int) -> Floats:
    """Return weights (…, 2, 4 * units) folded, the directions side by side."""
    return folded(weights, units).reshape(*weights.shape[:-2], 8 * units)
