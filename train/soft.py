"""Keep what the best reader scores, not only what it decides, for the recurrent network to learn from.

    python train/soft.py TRAIN.jsonl pseudo.jsonl --into soft.npz

The way of distillation (Hinton, Vinyals and Dean 2015). For each passage, by a hash of its words: the tags' scores of
each token, and each anchor's log-odds with each token, both in 16 bits.
"""

import argparse
from collections.abc import Sequence
from hashlib import md5
from pathlib import Path

import numpy as np

from corpus import Example, articles_in
from parley.attributions.scored import NetworkTagger, blended
from parley.attributions.tagger import load_tagger

Soft = tuple[np.ndarray, np.ndarray]  # (tokens, tags); (anchors, tokens, source and content)


def key_of(example: Example) -> str:
    """Return what names a passage and its place: its words and its first character's number."""
    return md5("\n".join((str(example.passage.starts[0]), *example.passage.words)).encode()).hexdigest()


def soft_of(tagger: NetworkTagger, examples: Sequence[Example]) -> dict[str, Soft]:
    """Return the scores of one report's passages."""
    texts, quoted = [[e.passage for e in examples]], [[e.quoted for e in examples]]
    each = [network.scored(texts, quoted)[0] for network in tagger.networks]
    out = {}
    for e, own in zip(examples, zip(*each, strict=True), strict=True):
        scored = blended(own, tagger.weights)
        odds = scored.pairs(e.anchors) if e.anchors else np.zeros((0, len(e.passage), 2))
        out[key_of(e)] = (scored.emissions.astype(np.float16), odds.astype(np.float16))
    return out


def soft_in(path: Path) -> dict[str, Soft]:
    """Return the scores of a file, by passage."""
    with np.load(path) as file:
        stored = dict(file)
    out, tag, link = {}, 0, 0
    for key, tokens, anchors in zip(stored["keys"].tolist(), stored["tokens"], stored["anchors"], strict=True):
        pairs = stored["odds"][link : link + tokens * anchors].reshape(anchors, tokens, 2)
        out[key] = (stored["tags"][tag : tag + tokens], pairs)
        tag, link = tag + tokens, link + tokens * anchors
    return out


def main() -> None:
    """Write the scores of all passages."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path, nargs="+")
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    tagger = load_tagger("best")
    assert isinstance(tagger, NetworkTagger)
    found: dict[str, Soft] = {}
    for path in a.corpora:
        for article in articles_in(path):
            found |= soft_of(tagger, article.examples)
    tags, odds = zip(*found.values(), strict=True)
    np.savez_compressed(
        a.into,
        keys=np.array(list(found)),
        tokens=np.array([len(t) for t in tags]),
        anchors=np.array([len(o) for o in odds]),
        tags=np.concatenate(tags),
        odds=np.concatenate([o.reshape(-1, 2) for o in odds]),
    )


if __name__ == "__main__":
    main()
