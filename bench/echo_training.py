"""Train the weights of echoes on the labelled pairs of reports, and measure them on pairs that they have not seen.

python bench/echo_training.py            # measures, trains on all pairs, prints the weights
python bench/echo_training.py --write    # and writes them to src/parley/words/echo_weights.txt
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from math import log
from random import Random
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from echo import DATA, HERE, f1, read, seeds
from parley.claims.reading import Reading
from parley.story.alignment import aligned_links, weights_of
from parley.story.candidates import candidate_pairs
from parley.story.likeness import FEATURES, evidence_weights, likeness_of
from parley.story.utterance import utterances_from_reading

WEIGHTS = HERE.parent / "src" / "parley" / "words" / "echo_weights.txt"
PENALTY = 3.0  # of the squared weights, each in units of its feature's spread
ROUNDS = 4  # of aligning anew with the weights of the round before
AT_ONCE = log(2)  # the score of reports at which they echo as likely as not
Numbers = NDArray[np.float64]
Reports = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two labelled reports: their utterances that have anything in common, and the features of each such link."""

    reports: Reports
    echo: bool
    links: tuple[tuple[int, int], ...]
    features: Numbers

    def aligned(self, weights: Numbers) -> Numbers:
        """Return the features of the likeliest links in which no utterance stands twice."""
        against = (-(self.features @ weights)).tolist()
        ranked = {link: n for n, link in enumerate(self.links)}
        kept = aligned_links((a, *link) for a, link in zip(against, self.links, strict=True))
        return self.features[[ranked[one, other] for _, one, other in kept]]

    def score(self, weights: Numbers) -> float:
        """Return how strongly the two echo."""
        return float(np.logaddexp(0, self.aligned(weights) @ weights).sum()) if self.links else 0.0


def labelled(readings: Sequence[Reading], labels: dict[Reports, bool]) -> Iterator[Pair]:
    """Yield the labelled pairs among the reports of a story."""
    told = (u for reading in readings for u in utterances_from_reading(reading))
    ordered = sorted(told, key=lambda utterance: utterance.place)
    weights = weights_of(ordered)
    found: defaultdict[frozenset[str], list[tuple[tuple[int, int], tuple[float, ...]]]] = defaultdict(list)
    for earlier, later in candidate_pairs(ordered):
        likeness = likeness_of(ordered[earlier], ordered[later], weights)
        if likeness is not None:
            reports = frozenset((ordered[earlier].place.report, ordered[later].place.report))
            found[reports].append(((earlier, later), likeness.features))
    own = {reading.report.id for reading in readings}
    for reports_, echo in labels.items():
        if own.issuperset(reports_):
            links = found[frozenset(reports_)]
            features = np.array([f for _, f in links], float).reshape(-1, len(FEATURES))
            yield Pair(reports_, echo, tuple(link for link, _ in links), features)


def trained(pairs: Sequence[Pair]) -> Numbers:
    """Return the weights that make the labels likeliest: a report pair echoes where any of its links does."""
    pairs = [pair for pair in pairs if pair.links]
    spread = np.concatenate([pair.features for pair in pairs]).std(axis=0)
    penalty = PENALTY * spread**2 + (spread == 0) * 0.01
    weights = np.zeros(len(FEATURES))
    weights[:2] = -3, 1
    for _ in range(ROUNDS):
        kept = [pair.aligned(weights) for pair in pairs]
        rows, of = np.concatenate(kept), np.repeat(np.arange(len(kept)), [len(own) for own in kept])
        echo = np.array([pair.echo for pair in pairs], float)

        def loss(
            w: Numbers, rows: Numbers = rows, of: NDArray[np.int64] = of, echo: Numbers = echo
        ) -> tuple[float, Numbers]:
            evidence = rows @ w
            score = np.bincount(of, np.logaddexp(0, evidence), len(echo)) + 1e-9
            likely = -np.expm1(-score)
            slope = (1 - echo) - echo * np.exp(-score) / likely
            value = float(((1 - echo) * score - echo * np.log(likely)).sum() + (penalty * w * w).sum() / 2)
            return value, rows.T @ (slope[of] / (1 + np.exp(-evidence))) + penalty * w

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B").x
    return np.asarray(weights, float)


def half_of(pair: Pair) -> int:
    """Return in which half a pair stands, by its names."""
    return sha256("/".join(pair.reports).encode()).digest()[0] & 1


def cross_fitted(pairs: Sequence[Pair], parts: Sequence[Collection[Pair]]) -> list[tuple[Pair, bool]]:
    """Return what is said of each pair by weights trained on the other parts."""
    told = []
    for part in parts:
        unseen = {pair.reports for pair in part}
        weights = trained([pair for pair in pairs if pair.reports not in unseen])
        told += [(pair, pair.score(weights) >= AT_ONCE) for pair in part]
    return told


def print_f1(name: str, told: Sequence[tuple[Pair, bool]]) -> None:
    """Print F1, precision and recall of pairs."""
    score, precision, recall = f1((said, pair.echo) for pair, said in told)
    missed = Counter((said, pair.echo) for pair, said in told)
    print(
        f"{name}: F1 {score:.3f}, precision {precision:.3f}, recall {recall:.3f} of {len(told)} pairs"
        f" ({missed[True, False]} false, {missed[False, True]} missed)"
    )


def measure(pairs: Sequence[Pair]) -> None:
    """Print how well weights do on pairs that they were not trained on."""
    halves = [[pair for pair in pairs if half_of(pair) == half] for half in (0, 1)]
    told = cross_fitted(pairs, halves)
    print_f1("each half by weights trained on the other", told)
    for half in (0, 1):
        print_f1(f"  half {half}", [(pair, said) for pair, said in told if half_of(pair) == half])
    stories = sorted({pair.reports[0].split("-")[0] for pair in pairs})
    for story in stories:
        print_f1(f"  {story}", [(pair, said) for pair, said in told if pair.reports[0].startswith(story)])
    fifths = []
    for seed in range(5):
        order = list(pairs)
        Random(seed).shuffle(order)
        fifths.append(f1((said, p.echo) for p, said in cross_fitted(pairs, [order[n::5] for n in range(5)]))[0])
    print(f"each fifth by weights trained on the rest: F1 {fmean(fifths):.3f} ({min(fifths):.3f} to {max(fifths):.3f})")
    by_story = [[pair for pair in pairs if pair.reports[0].startswith(story)] for story in stories]
    print_f1("each story by weights trained on the others", cross_fitted(pairs, by_story))


def main() -> None:
    """Measure and train."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    wanted = asked.parse_args()
    labels = {tuple(row["reports"]): row["echo"] for row in map(json.loads, (HERE / "echo" / "pairs.jsonl").open())}
    stories = sorted((DATA / "stories").glob("*.jsonl"))
    pairs = sorted(chain.from_iterable(labelled(read([s]), labels) for s in stories), key=lambda pair: pair.reports)
    measure(pairs)
    weights = trained(pairs)
    print_f1("weights in use, on all pairs", [(p, p.score(np.array(evidence_weights())) >= AT_ONCE) for p in pairs])
    print_f1("weights of all pairs, on the same", [(pair, pair.score(weights) >= AT_ONCE) for pair in pairs])
    lines = [f"{name} {weight:.3f}" for name, weight in zip(FEATURES, weights, strict=True)]
    print("\n".join(lines))
    if wanted.write:
        heads = [line for line in WEIGHTS.read_text("utf8").splitlines() if line.startswith("#")]
        WEIGHTS.write_text("\n".join([*heads, *lines, ""]), "utf8")
        from parley.words import words_in

        words_in.cache_clear()
        evidence_weights.cache_clear()
    seeds()


if __name__ == "__main__":
    main()
