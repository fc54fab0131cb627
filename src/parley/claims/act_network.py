"""The network of acts: a trigger's sentence read both ways, and what the lists and rules say of it, in plain NumPy.

1. A sentence's words enter as static vectors, names as none, with their class and what the lists say of them; one
   bidirectional layer reads them (`attributions/recurrent.py`). A trigger is its own state, the highest of its
   sentence's states, what it takes from the words that it looks at (`act_attention`), the vectors of the words that it
   stands with, and the features of `act_features`.
2. Trained by train/acts.py; no word or name is stored but the common words that features are made of.
"""

import itertools
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats
from parley.attributions.recurrent import batch_from_lengths, folded, halved, states_of, text_order
from parley.attributions.stored import unpacked
from parley.attributions.word_vectors import vector_row, word_vectors
from parley.claims.act_attention import Attention, looked_at
from parley.claims.act_features import is_name
from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, Entries, lexicon, putting
from parley.claims.claim import Act
from parley.claims.weights import weights_named
from parley.claims.word_class import CLASSES
from parley.claims.wording import Wording
from parley.status import Polarity, Status

ACTS: Final = tuple(Act)
STATUSES: Final = tuple(Status)
POLARITIES: Final = tuple(Polarity)
LISTED: Final = (None, *ACTS)  # what a list says of a word
PUT: Final = (None, *STATUSES)  # how a word puts what hangs on it
LIST_OF: Final = {**dict.fromkeys(("VB", "VBD", "VBN", "VBG", "VBP", "VBZ"), VERB), "NN": NOUN, "JJ": ADJECTIVE}
CLASS_ROW: Final = {name: row for row, name in enumerate(CLASSES)}


class Sentence(NamedTuple):
    """A stretch of a passage's words, and the words of it that are asked about."""

    wording: Wording
    first: int
    after: int


class Asked(NamedTuple):
    """A trigger as the network is asked about it."""

    sentence: int  # its number among the sentences given
    at: int  # its place in the sentence
    features: Sequence[str]
    beside: tuple[str, str, str, str]  # itself, its object, what it hangs on, the word before its group


class Scores(NamedTuple):
    """Log-odds for each trigger asked about."""

    acts: Floats  # (triggers, acts)
    statuses: Floats
    polarities: Floats
    held: Floats  # (triggers,): that it is one of the things its sentence does


class ActNetwork(NamedTuple):
    """Weights as they are used."""

    rows: dict[str, int]  # of each feature; row 0 is none
    wide: Floats  # (features, outputs)
    narrow: Floats  # (features, width)
    vectors: Floats  # (direction, size, gates)
    classes: Floats  # (direction, classes, gates), the biases included
    listed: Floats
    put: Floats
    recurrent: Floats  # (direction, units, gates)
    attention: Attention
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats


@cache
def act_network() -> ActNetwork:
    """Return the network, loaded once."""
    stored = weights_named("acts")
    w = {n: np.asarray(unpacked(n, stored), np.float32) for n in stored if n != "words" and not n.endswith("!scale")}
    way = np.ascontiguousarray(folded(w["input"]).transpose(1, 0, 2))
    sizes = np.cumsum([0, word_vectors().shape[1], *(w[n].shape[1] for n in ("classes", "listed", "put"))])
    vectors, classes, listed, put = (way[:, a:b] for a, b in itertools.pairwise(sizes))
    return ActNetwork(
        rows={str(word): row for row, word in enumerate(stored["words"], 1)},
        wide=w["wide"],
        narrow=w["narrow"],
        vectors=vectors,
        classes=w["classes"] @ classes + folded(w["bias"])[:, None],
        listed=w["listed"] @ listed,
        put=w["put"] @ put,
        recurrent=halved(folded(w["recurrent"])),
        attention=Attention(w["query"], w["query.bias"], w["key"], w["value"], w["distance"]),
        hidden=w["hidden"],
        hidden_bias=w["hidden.bias"],
        out=w["out"],
        out_bias=w["out.bias"],
    )


def scores_for(sentences: Sequence[Sentence], asked: Sequence[Asked]) -> Scores:
    """Return the log-odds of what each trigger does; `asked` may be in any order, sentences hold one word at least."""
    net = act_network()
    states, begins, highest = sentence_states(sentences)
    of = np.array([a.sentence for a in asked], np.int64)
    at = begins[of] + np.array([a.at for a in asked], np.int64)
    ends = begins[of] + np.array([s.after - s.first for s in sentences], np.int64)[of]
    found: list[int] = []
    starts: list[int] = []
    for a in asked:
        starts.append(len(found))
        found += [row for word in a.features if (row := net.rows.get(word)) is not None] or (0,)
    beside = word_vectors()[[[vector_row(word) for word in a.beside] for a in asked]]
    narrow = np.add.reduceat(net.narrow[found], starts, axis=0)
    looked = looked_at(net.attention, states, at, np.stack([begins[of], ends], axis=1))
    seen = np.concatenate([states[at], highest[of], narrow, beside.reshape(len(asked), -1), looked], axis=1)
    hidden = np.maximum(0, seen @ net.hidden + net.hidden_bias)
    outputs = hidden @ net.out + net.out_bias + np.add.reduceat(net.wide[found], starts, axis=0)
    parts = np.cumsum([len(ACTS), len(STATUSES), len(POLARITIES)])
    acts, statuses, polarities, held = np.split(outputs, parts, axis=1)
    return Scores(acts, statuses, polarities, held[:, 0])


def sentence_states(sentences: Sequence[Sentence]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Return the states of all words, where each sentence's begin, and the highest of each sentence's states."""
    net = act_network()
    order = sorted(range(len(sentences)), key=lambda n: sentences[n].first - sentences[n].after)
    inorder = [sentences[n] for n in order]
    lengths = np.array([s.after - s.first for s in inorder])
    batch = batch_from_lengths(lengths)
    table, numbers = gates_of(word_rows(inorder))
    rows = np.zeros((len(batch.order), net.recurrent.shape[1]), np.float32)
    states = text_order(states_of(net.recurrent, rows, table, 2 * numbers[batch.order] + batch.way, batch), batch)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    highest = np.empty((len(sentences), states.shape[1]), np.float32)
    highest[order] = np.maximum.reduceat(states, starts, axis=0)
    begins = np.empty(len(sentences), np.int64)
    begins[order] = starts
    return states, begins, highest


def gates_of(rows: tuple[NDArray[np.int64], ...]) -> tuple[Floats, NDArray[np.int64]]:
    """Return what enters the gates for each different word, forward and backward in turn, and each word's number."""
    net = act_network()
    tables = (net.vectors, net.classes, net.listed, net.put)
    sizes = (len(word_vectors()), *(table.shape[1] for table in tables[1:]))
    used, numbers = np.unique(np.ravel_multi_index(rows, sizes), return_inverse=True)
    words, *others = np.unravel_index(used, sizes)
    gates = np.matmul(word_vectors()[words], net.vectors)
    for table, own in zip(tables[1:], others, strict=True):
        gates += table[:, own]
    return gates.transpose(1, 0, 2).reshape(2 * len(used), -1), numbers


def word_rows(sentences: Sequence[Sentence]) -> tuple[NDArray[np.int64], ...]:
    """Return, for the words of sentences end to end, the rows of their vectors, classes, list entries and ways."""
    lists, ways = listed_acts(), put_rows()
    words: list[int] = []
    classes: list[int] = []
    listed: list[int] = []
    put: list[int] = []
    for w, first, after in sentences:
        own = w.low[first:after]
        kinds = w.classes[first:after]
        words += (0 if is_name(w, i) else vector_row(word) for i, word in enumerate(own, first))
        classes += map(CLASS_ROW.__getitem__, kinds)
        listed += [lists[kind].get(word, 0) if kind in lists else 0 for word, kind in zip(own, kinds, strict=True)]
        put += [ways.get(word, 0) for word in own]
    return tuple(np.array(rows, np.int64) for rows in (words, classes, listed, put))


@cache
def listed_acts() -> dict[str, dict[str, int]]:
    """Return, for each class of words, the row of the act that the lists give a form."""

    def rows(entries: Entries) -> dict[str, int]:
        return {form: LISTED.index(own[0].act) for form, own in entries.items()}

    lists = {kind: rows(entries) for kind, entries in lexicon().items()}
    return {name: lists[kind] for name, kind in LIST_OF.items()}


@cache
def put_rows() -> dict[str, int]:
    """Return the row of how a form puts what hangs on it."""
    return {form: PUT.index(status) for form, status in putting().items()}
