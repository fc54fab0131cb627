"""Train the small network of word classes: python train/word_classes.py TRAIN.conllu... --test DEV.conllu -o FILE.npz

Words are cut as reports are; a word takes the class of the treebank's word that it begins in or overlaps first.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parley.attributions.tokens import passages_from_text
from parley.claims.word_class import BUCKETS, CLASSES, REACH, SIZE, features_of_form
from parley.reports.span import Span

WIDTH, HIDDEN, BATCH, EPOCHS, RATE = SIZE, 48, 512, 6, 2e-3
PENN = {
    "NNS": "NN", "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "PRP$": "DT",
    "EX": "PRP", "WDT": "W", "WP": "W", "WRB": "W", "WP$": "W", "AFX": "JJ",
}  # fmt: skip


def sentences_in(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield each sentence's text and its words' offsets and classes."""
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        text, skip, glued, at = "", 0, "", 0
        rows: list[tuple[int, int, str]] = []
        inner: list[tuple[str, str]] = []
        for line in part.splitlines():
            columns = line.split("\t")
            if len(columns) != 10 or "." in columns[0]:
                continue
            space = "" if "SpaceAfter=No" in columns[9] else " "
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                skip, glued, inner = last - first + 1, columns[1], []
                at = len(text)
                text += glued + space
                continue
            kind = PENN.get(columns[4], columns[4])
            kind = kind if kind in CLASSES else "."
            if skip:
                inner.append((columns[1], kind))
                skip -= 1
                if not skip:
                    for form, own in inner:
                        size = min(len(form), max(0, len(glued)))
                        rows.append((at, at + size, own))
                        at, glued = at + size, glued[size:]
                continue
            rows.append((len(text), len(text) + len(columns[1]), kind))
            text += columns[1] + space
        if rows:
            yield text, rows


def examples_in(path: Path) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the features of each word (a row of zeros between sentences), its class, and where words stand."""
    features: list[tuple[int, ...]] = []
    labels: list[int] = []
    real: list[int] = []
    none = (0,) * len(BUCKETS)

    def row(feature: tuple[int, ...], label: int, here: int) -> None:
        features.append(feature)
        labels.append(label)
        real.append(here)

    for text, rows in sentences_in(path):
        for _ in range(REACH):
            row(none, 0, 0)
        k = 0
        for passage in passages_from_text(text, [Span(0, len(text))]):
            for word, start in zip(passage.words, passage.starts, strict=True):
                while k + 1 < len(rows) and rows[k][1] <= start:
                    k += 1
                row(features_of_form(word), CLASSES.index(rows[k][2]), 1)
    features += [none] * REACH
    labels += [0] * REACH
    real += [0] * REACH
    return np.array(features), np.array(labels), np.flatnonzero(np.array(real))


def main() -> None:
    """Train and store."""
    parser = argparse.ArgumentParser()
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    parts = [examples_in(path) for path in args.train]
    shift = np.cumsum([0, *(len(p[0]) for p in parts)])
    features = np.concatenate([p[0] for p in parts])
    labels = np.concatenate([p[1] for p in parts])
    where = np.concatenate([p[2] + s for p, s in zip(parts, shift[:-1], strict=True)])
    rng = np.random.default_rng(7)
    span = 2 * REACH + 1
    shapes = {"rows": (sum(BUCKETS) + 1, WIDTH), "w1": (span * WIDTH, HIDDEN), "b1": (HIDDEN,),
              "w2": (HIDDEN, len(CLASSES)), "b2": (len(CLASSES),)}  # fmt: skip
    net = {
        k: rng.normal(0, 0.1 if k == "rows" else 1 / np.sqrt(s[0]), s).astype(np.float32) * (len(s) > 1)
        for k, s in shapes.items()
    }
    net["rows"][0] = 0
    first = {k: np.zeros_like(v) for k, v in net.items()}
    second = {k: np.zeros_like(v) for k, v in net.items()}
    steps, total, offsets = 0, EPOCHS * (len(where) // BATCH), np.arange(-REACH, REACH + 1)
    test = examples_in(args.test)
    for epoch in range(EPOCHS):
        order = rng.permutation(where)
        for b in range(0, len(order) - BATCH + 1, BATCH):
            steps += 1
            at = order[b : b + BATCH]
            near = features[at[:, None] + offsets]  # batch, span, parts
            drop = rng.random(near.shape[:2]) < 0.1  # a form seen only by its ending now and then
            near = near.copy()
            near[..., 0] *= ~drop
            x = net["rows"][near].sum(2).reshape(BATCH, -1)
            h = np.maximum(0, x @ net["w1"] + net["b1"])
            z = h @ net["w2"] + net["b2"]
            p = np.exp(z - z.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            p[np.arange(BATCH), labels[at]] -= 1
            p /= BATCH
            dh = (p @ net["w2"].T) * (h > 0)
            dx = (dh @ net["w1"].T).reshape(BATCH, span, 1, WIDTH)
            grads = {"w2": h.T @ p, "b2": p.sum(0), "w1": x.T @ dh, "b1": dh.sum(0)}
            rate = RATE * (1 - steps / total) + 1e-5
            used, back = np.unique(near, return_inverse=True)
            flat = np.zeros((len(used), WIDTH), np.float32)
            np.add.at(flat, back.reshape(-1), np.broadcast_to(dx, (*near.shape, WIDTH)).reshape(-1, WIDTH))
            fix = np.sqrt(1 - 0.999**steps) / (1 - 0.9**steps)
            for k, g in grads.items():
                first[k] = 0.9 * first[k] + 0.1 * g
                second[k] = 0.999 * second[k] + 0.001 * g * g
                net[k] -= rate * fix * first[k] / (np.sqrt(second[k]) + 1e-8)
            first["rows"][used] = 0.9 * first["rows"][used] + 0.1 * flat
            second["rows"][used] = 0.999 * second["rows"][used] + 0.001 * flat * flat
            net["rows"][used] -= rate * fix * first["rows"][used] / (np.sqrt(second["rows"][used]) + 1e-8)
            net["rows"][0] = 0
        near = test[0][test[2][:, None] + offsets]
        h = np.maximum(0, net["rows"][near].sum(2).reshape(len(near), -1) @ net["w1"] + net["b1"])
        right = (h @ net["w2"] + net["b2"]).argmax(1) == test[1][test[2]]
        print(f"epoch {epoch + 1}: {right.mean():.4f} of {len(right):,} words", flush=True)
    scale = np.abs(net["rows"]).max(1, keepdims=True) / 127 + 1e-12
    rows = np.round(net["rows"] / scale).astype(np.int8)
    w1, b1, w2, b2 = (net[k].astype(np.float16) for k in ("w1", "b1", "w2", "b2"))
    np.savez_compressed(args.output, rows=rows, scale=scale.astype(np.float16), w1=w1, b1=b1, w2=w2, b2=b2)


if __name__ == "__main__":
    main()
