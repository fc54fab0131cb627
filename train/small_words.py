"""Tell which words English writes small, for what reads names: one bit for each CRC-32 of a word, cut to 20 bits.

    python train/small_words.py TEXTS.jsonl... TREEBANK.conllu... --into SMALL.npz --names NAMES.txt

1. Counted inside sentences only, and not in headlines. A word counts as small where it is written so more often.
2. Words written with a capital `OFTEN` times and never small are names: the encoder needs no piece of its own for them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from parley.attributions.casing import is_headline_case
from parley.attributions.features import hash_of
from parley.attributions.names import opens
from parley.attributions.small_words import SMALL_BITS
from parley.attributions.tokens import passages_from_text

OFTEN = 2
SENTENCE = "# text = "


def texts_in(path: Path) -> Iterator[str]:
    """Yield the texts of a file: a corpus's, or a treebank's sentences."""
    for line in path.read_text("utf8").splitlines():
        if path.suffix == ".jsonl":
            yield json.loads(line)["text"]
        elif line.startswith(SENTENCE):
            yield line.removeprefix(SENTENCE)


def counted(paths: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word is written small, and how often with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in paths:
        for text in texts_in(path):
            for p in passages_from_text(text):
                if not is_headline_case(p):
                    for i, word in enumerate(p.words):
                        if word[0].isalpha() and not opens(p, i):
                            (small if word[0].islower() else capital)[word.lower()] += 1
    return small, capital


def main() -> None:
    """Write the bits and the names."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", type=Path, nargs="+")
    arguments.add_argument("--into", type=Path, required=True)
    arguments.add_argument("--names", type=Path)
    a = arguments.parse_args()
    small, capital = counted(a.texts)
    bits = np.zeros(1 << SMALL_BITS, bool)
    words = [w for w, n in small.items() if n > capital[w] and w.isalpha() and len(w) > 1]
    bits[[hash_of(w) % len(bits) for w in words]] = True
    np.savez_compressed(a.into, bits=np.packbits(bits))
    names = sorted(w for w, n in capital.items() if n >= OFTEN and not small[w] and w.isalpha())
    if a.names:
        a.names.write_text("\n".join(names) + "\n", "utf8")
    print(f"{len(words)} small words, {len(names)} names; {a.into.stat().st_size} bytes")


if __name__ == "__main__":
    main()
