"""Labelled sentences for a reader that sees words alone: every word that could carry an act is asked about.

1. No attributions are read and no features made; names are alike, as in all that reads acts.
2. A unit that reading finds no trigger for teaches here as well.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from zlib import crc32

from acts_examples import (
    HOME,
    PARTS,
    Example,
    Labels,
    alike_wordings,
    development_half,
    labelled,
    reports_in,
    text_and_labels,
)
from parley.attributions.from_report import PASSED_OVER
from parley.attributions.tokens import passages_from_text
from parley.claims.act_network import Asked
from parley.claims.wording import Wording
from parley.reports.report import Report

CONTENT: Final = frozenset(["VB", "VBD", "VBN", "VBG", "VBP", "VBZ", "NN", "JJ", "RB"])
NOTHING: Final = ("", "", "", "")


def word_examples(data: Path) -> Iterator[Example]:
    """Yield all labelled sentences: of the corpora, of the development half, our own."""
    for corpus, wanted in labelled().items():
        for report in reports_in(data, corpus):
            yield from of_report(corpus, report, wanted.get(report.id, ()))
    half = development_half()
    for report in reports_in(data, "stories"):
        yield from of_report("gold", report, half.get(report.id, ()))
    for line in (HOME / "train" / "acts.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, labels = text_and_labels(line)
            for w in alike_wordings((), passages_from_text(text)):
                for first in sorted(set(w.first)):
                    yield from of_sentence("own", 1, w, first, (0, len(text), labels))


def of_report(corpus: str, report: Report, wanted: Iterable[tuple[int, int, Labels]]) -> Iterator[Example]:
    """Yield the labelled sentences of a report."""
    spans = list(wanted)
    if not spans:
        return
    blocks = [block.span for block in report.blocks if block.kind not in PASSED_OVER]
    body = passages_from_text(report.text, blocks) if blocks or not report.blocks else ()
    for w in alike_wordings(passages_from_text(report.title), body):
        for first in sorted(set(w.first)):
            start, end = w.passage.starts[first], w.passage.ends[w.after[first] - 1]
            for span in spans:
                if span[0] < end and start < span[1]:
                    yield from of_sentence(corpus, crc32(report.id.encode()) % PARTS, w, first, span)


def of_sentence(corpus: str, part: int, w: Wording, first: int, span: tuple[int, int, Labels]) -> Iterator[Example]:
    """Yield the example of a sentence, where any of its words is labelled."""
    begins, ends, labels = span
    asked, own = [], []
    for i in range(first, w.after[first]):
        start, end = w.passage.starts[i], w.passage.ends[i]
        if not begins <= start < ends:
            continue
        told = next((label for at, label in labels.items() if start <= at < end), ())
        if told or (w.classes[i] in CONTENT and w.low[i][0].isalpha()):
            asked.append(Asked(0, i - first, (), NOTHING))
            own.append(told)
    if any(own):
        yield Example(corpus, part, corpus != "gold", w.low[first : w.after[first]], (), asked, own)
