"""The examples that the network of acts learns from: labelled triggers as reading finds them.

1. A unit that reading has no trigger for teaches nothing; a trigger that nobody labelled, in a sentence that was
   labelled whole, is none of the things that its sentence does.
2. Of the reports nothing is stored in the project but ids, offsets and labels.
"""

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from parley.attributions.alike import shown_from_report
from parley.attributions.attribution import Part
from parley.attributions.from_report import attributions_from_reports
from parley.attributions.speaker import speakers_from_relations
from parley.attributions.tokens import Passage, passages_from_text
from parley.claims.act_choice import Item, asked_of
from parley.claims.act_network import Asked, word_rows
from parley.claims.from_attribution import items_in, outlets_own
from parley.claims.mood import conditions_in
from parley.claims.owner import NOBODY, owned_from_report
from parley.claims.trigger import triggers_in
from parley.claims.wording import Wording, wordings_from_passages
from parley.flow import ReaderChoice, reader_from_choice
from parley.reports.from_jsonl import reports_from_jsonl
from parley.reports.report import Report

HOME: Final = Path(__file__).resolve().parents[1]
ACTS: Final = HOME / "bench" / "acts"
MARKED: Final = re.compile(r"\[([^|\]]+)\|([a-z]+)\|([a-z]+)(\|-)?\]")
PARTS: Final = 5
TOGETHER: Final = 32
Label = tuple[str, str, str]
Labels = dict[int, tuple[Label, ...]]  # by where the trigger begins; two where it was labelled twice, apart


class Example(NamedTuple):
    """A sentence with its triggers, as the network is asked about them, and what is right."""

    corpus: str
    part: int  # of `PARTS`, by the report's id
    whole: bool  # whether every unit of the sentence is labelled
    low: tuple[str, ...]
    rows: tuple[np.ndarray, ...]
    asked: list[Asked]
    labels: list[tuple[Label, ...]]  # none: not one of the things that the sentence does, or nobody said
    taught: np.ndarray | None = None  # what a teacher says of each trigger, (triggers, outputs), where nobody labelled


def example_of(corpus: str, part: int, whole: bool, items: list[Item], labels: Labels) -> Example | None:
    """Return the example that one sentence's triggers make, none where nothing of it teaches anything."""
    kept = [item for item in items if whole or item.wording.passage.starts[item.trigger.at] in labels]
    if not kept:
        return None
    (sentence,), asked = asked_of(kept)
    own = [labels.get(item.wording.passage.starts[item.trigger.at], ()) for item in kept]
    low = sentence.wording.low[sentence.first : sentence.after]
    return Example(corpus, part, whole, low, word_rows([sentence]), asked, own)


def by_sentence(items: Iterable[Item]) -> Iterator[tuple[Wording, int, list[Item]]]:
    """Yield the triggers of a passage, sentence by sentence, with where each begins."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        found[item.wording.first[item.trigger.at]].append(item)
    for first, own in found.items():
        yield own[0].wording, first, own


def own_examples(path: Path) -> Iterator[Example]:
    """Yield our own sentences, in turn as somebody's words and as the outlet's."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.strip() or line.startswith("#"):
            continue
        text, labels = text_and_labels(line)
        yield from examples_of_text(text, labels, own_voice=n % 2 == 0, whole=True)


def text_and_labels(line: str) -> tuple[str, Labels]:
    """Return one of our own sentences without its marks, and the label of what was marked."""
    text, labels, at = "", {}, 0
    for m in MARKED.finditer(line):
        text += line[at : m.start()]
        labels[len(text)] = ((m[2], m[3], "negative" if m[4] else "positive"),)
        text += m[1]
        at = m.end()
    return text + line[at:], labels


def alike_wordings(title: tuple[Passage, ...], body: tuple[Passage, ...]) -> list[Wording]:
    """Return the wordings of a text, its names alike, given the passages of its title and its own."""
    shown = shown_from_report(title, body)[1]
    return wordings_from_passages(tuple(a.passage for a in shown.alike()))


def examples_of_text(text: str, labels: Labels, own_voice: bool = False, whole: bool = False) -> Iterator[Example]:
    """Yield the sentences of a text that nobody is said to have said, its names alike as in a report."""
    for w in alike_wordings((), passages_from_text(text)):
        items = [Item(w, t, NOBODY, False, own_voice) for t in triggers_in(w, conditions_in(w))]
        for _, _, own in by_sentence(items):
            if example := example_of("own", 1, whole, own, labels):
                yield example


def labelled() -> dict[str, dict[str, list[tuple[int, int, Labels]]]]:
    """Return, by corpus and report, the sentences that were labelled whole, with their labels; some units have two."""
    found: dict[str, dict[str, list[tuple[int, int, Labels]]]] = defaultdict(lambda: defaultdict(list))
    for row in map(json.loads, (HOME / "train" / "acts_units.jsonl").read_text(encoding="utf-8").splitlines()):
        labels = {unit[0]: tuple(tuple(unit[k : k + 3]) for k in range(2, len(unit), 3)) for unit in row["units"]}
        found[row["corpus"]][row["report"]].append((*row["sentence"], labels))
    return found


def development_half() -> dict[str, list[tuple[int, int, Labels]]]:
    """Return, by report, the sentences of the development half of bench/acts, with the labels decided on."""
    found: dict[str, dict[tuple[int, int], Labels]] = defaultdict(lambda: defaultdict(dict))
    rows = ((ACTS / name).read_text(encoding="utf-8").splitlines() for name in ("units.jsonl", "gold.jsonl"))
    for unit_line, label_line in zip(*rows, strict=True):
        unit, label = json.loads(unit_line), json.loads(label_line)
        if unit["half"] == "dev":
            of = found[unit["report"]][tuple(unit["sentence"])]
            of[unit["trigger"][0]] = ((label["act"], label["status"], label["polarity"]),)
    return {report: [(*at, labels) for at, labels in own.items()] for report, own in found.items()}


def reports_in(data: Path, corpus: str) -> Iterator[Report]:
    """Yield a corpus's reports."""
    if corpus == "stories":
        lines = [line for path in sorted((data / "stories").glob("*.jsonl")) for line in path.read_bytes().splitlines()]
    else:
        path = data / {"polnear": "polnear/train.jsonl", "timebank": "timebank/tbaq.jsonl"}[corpus]
        rows = map(json.loads, path.read_bytes().splitlines())
        kept = ("text", "published")
        lines = [
            json.dumps({"id": row.get("id") or row["name"], **{k: row[k] for k in kept if k in row}}).encode()
            for row in rows
        ]
    yield from (r for r in reports_from_jsonl(iter(lines), corpus) if isinstance(r, Report))


def examples_from_corpora(data: Path) -> Iterator[Example]:
    """Yield what was labelled, as reading finds it."""
    for corpus, wanted in labelled().items():
        yield from examples_of(corpus, reports_in(data, corpus), wanted)


def gold_examples(data: Path) -> Iterator[Example]:
    """Yield the development half, as reading finds it."""
    yield from examples_of("gold", reports_in(data, "stories"), development_half())


def unlabelled_examples(data: Path) -> Iterator[Example]:
    """Yield the sentences that nobody labelled, as reading finds them: none of the reports of the test half."""
    units = map(json.loads, (ACTS / "units.jsonl").read_text(encoding="utf-8").splitlines())
    tested = {unit["report"] for unit in units if unit["half"] == "test"}
    half = development_half()
    for corpus in ("polnear", "stories", "timebank"):
        known = labelled()[corpus]
        reports = [
            report
            for report in reports_in(data, corpus)
            if corpus != "stories" or (report.id not in tested and crc32(report.id.encode()) % PARTS)
        ]
        wanted = {}
        for report in reports:
            spans = sorted(own[:2] for own in (*known.get(report.id, ()), *half.get(report.id, ())))
            edges = (0, *itertools.chain.from_iterable(spans), len(report.text))
            wanted[report.id] = [(begin, end, {}) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
        yield from examples_of(corpus, reports, wanted)


def examples_of(
    corpus: str, reports: Iterable[Report], wanted: dict[str, list[tuple[int, int, Labels]]]
) -> Iterator[Example]:
    """Yield the labelled sentences of reports, read as the command reads them."""
    reader = reader_from_choice(ReaderChoice())
    chosen = [report for report in reports if report.id in wanted]
    for begin in range(0, len(chosen), TOGETHER):
        some = chosen[begin : begin + TOGETHER]
        attributed = attributions_from_reports(some, reader.tagger, speakers_from_relations)
        for report, attributions in zip(some, attributed, strict=True):
            part = crc32(report.id.encode()) % PARTS
            for owned in owned_from_report(report, attributions):
                if owned.part is not Part.TEXT:
                    continue
                outlets = outlets_own(attributions)
                for n, w in enumerate(wordings_from_passages(owned.passages)):
                    items = items_in(w, owned.owners[n], owned.cues[n], outlets, conditions_in(w))
                    for wording, first, own in by_sentence(items):
                        start, end = wording.passage.starts[first], wording.passage.ends[wording.after[first] - 1]
                        for begins, ends, labels in wanted[report.id]:
                            if begins < end and start < ends:
                                within = [i for i in own if begins <= wording.passage.starts[i.trigger.at] < ends]
                                if example := example_of(corpus, part, corpus != "gold", within, labels):
                                    yield example
