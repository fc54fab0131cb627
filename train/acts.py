"""Learn the choice of act and status: python train/acts.py STORIES_DIR

Writes src/parley/claims/weights/acts.npz.

Learned from: sentences of our own (train/acts.txt) and the development half of bench/acts, never its test half.
A multinomial logistic regression whose weights are drawn towards the lists' proposal: with little to learn from, the
rules stand; where the examples say otherwise, they give way.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.attribution import Part, SpeakerKind
from parley.attributions.tokens import passages_from_text
from parley.claims.act_features import features_of
from parley.claims.claim import Act
from parley.claims.mood import conditions_in
from parley.claims.owner import NOBODY, owned_from_report
from parley.claims.reading import Reading
from parley.claims.trigger import triggers_in
from parley.claims.wording import wordings_from_passages
from parley.status import Polarity, Status

HOME: Final = Path(__file__).resolve().parents[1]
ACTS: Final = HOME / "bench" / "acts"
STEPS, RATE, SHRINK, PRIOR, OWN_WEIGHT = 100, 0.1, 1.0, 3.0, 0.5
TARGETS: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("act", list(Act), "a"),
    ("status", list(Status), "r"),
    ("polarity", list(Polarity), "n"),
)
Example = tuple[list[str], tuple[str, str, str]]
Floats = NDArray[np.float64]
MARKED = re.compile(r"\[([^|\]]+)\|([a-z]+)\|([a-z]+)(\|-)?\]")


def own_examples(lines: Iterable[str]) -> Iterator[Example]:
    """Yield features and labels of each marked word of our own sentences, as somebody's words and as the outlet's."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        text, marks, at = "", {}, 0
        for m in MARKED.finditer(line):
            text += line[at : m.start()]
            marks[len(text)] = (m[2], m[3], "negative" if m[4] else "positive")
            text += m[1]
            at = m.end()
        text += line[at:]
        for w in wordings_from_passages(passages_from_text(text)):
            for t in triggers_in(w, conditions_in(w)):
                if (labels := marks.get(w.passage.starts[t.at])) is not None:
                    for own in (False, True):
                        yield features_of(w, t, cue=False, own_voice=own), labels


def unit_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    """Yield features and labels of the development half's units."""
    labels = {}
    rows = ((ACTS / name).read_text(encoding="utf-8").splitlines() for name in ("units.jsonl", "gold.jsonl"))
    for unit_line, label_line in zip(*rows, strict=True):
        unit = json.loads(unit_line)
        if unit["half"] == "dev":
            label = json.loads(label_line)
            labels[unit["report"], unit["trigger"][0]] = (label["act"], label["status"], label["polarity"])
    for reading in readings:
        for owned in owned_from_report(reading.report, reading.attributions):
            if owned.part is not Part.TEXT:
                continue
            for n, w in enumerate(wordings_from_passages(owned.passages)):
                for t in triggers_in(w, conditions_in(w)):
                    label = labels.get((reading.report.id, w.passage.starts[t.at]))
                    if label is not None:
                        holder = owned.owners[n][t.at]
                        own = holder == NOBODY or reading.attributions[holder].speaker.kind is SpeakerKind.OUTLET
                        yield features_of(w, t, cue=owned.cues[n][t.at], own_voice=own), label


def fitted(rows: Sequence[NDArray[np.int64]], right: NDArray[np.int64], prior: Floats, weights: Floats) -> Floats:
    """Return the weights of a logistic regression, drawn towards `prior`, by Adam on all examples at once."""
    columns = np.concatenate(rows)
    of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])[:-1]])
    order = np.argsort(columns, kind="stable")
    used, first = np.unique(columns[order], return_index=True)
    truth = np.zeros((len(rows), prior.shape[1]))
    truth[np.arange(len(rows)), right] = 1
    w, m, v = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    for step in range(1, STEPS + 1):
        z = np.add.reduceat(w[columns], starts, axis=0)
        p = np.exp(z - z.max(1, keepdims=True))
        p = (p / p.sum(1, keepdims=True) - truth) * weights[:, None]
        g = SHRINK * (w - prior)
        g[used] += np.add.reduceat(p[of[order]], first, axis=0)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        rate = RATE * (1 - step / STEPS) + 0.002
        w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-6)
    return w


def train(examples: Sequence[Example], own: int, path: Path) -> None:
    """Fit the three choices and store them; the last `own` examples are our own sentences."""
    seen = Counter(word for words, _ in examples for word in set(words))
    words = sorted(word for word, count in seen.items() if count > 1 or word[:2] in ("a=", "r=", "n="))
    for _, names, sign in TARGETS:
        words += [f"{sign}={name}" for name in names if f"{sign}={name}" not in words]
    row = {word: k for k, word in enumerate(words)}
    rows = [np.array(sorted({row[word] for word in found if word in row})) for found, _ in examples]
    weights = np.array([1.0] * (len(examples) - own) + [OWN_WEIGHT] * own)
    stored: dict[str, NDArray[np.generic]] = {"words": np.array(words)}
    for k, (target, names, sign) in enumerate(TARGETS):
        prior = np.zeros((len(words), len(names)))
        for n, name in enumerate(names):
            prior[row[f"{sign}={name}"], n] = PRIOR
        right = np.array([names.index(labels[k]) for _, labels in examples])
        stored[target] = fitted(rows, right, prior, weights).astype(np.float16)
    np.savez_compressed(path, **stored)  # type: ignore[arg-type]


def main() -> None:
    """Read the development half's reports, learn, store."""
    from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
    from parley.reports.from_jsonl import reports_from_jsonl
    from parley.reports.report import Report

    units = map(json.loads, (ACTS / "units.jsonl").read_text(encoding="utf-8").splitlines())
    dev = {unit["report"] for unit in units if unit["half"] == "dev"}
    reports = []
    for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
        with path.open("rb") as lines:
            reports += [r for r in reports_from_jsonl(lines, path.name) if isinstance(r, Report) and r.id in dev]
    own = list(own_examples((HOME / "train" / "acts.txt").read_text(encoding="utf-8").splitlines()))
    readings = readings_from_reports(reports, reader_from_choice(ReaderChoice()))
    train([*unit_examples(readings), *own], len(own), HOME / "src" / "parley" / "claims" / "weights" / "acts.npz")


if __name__ == "__main__":
    main()
