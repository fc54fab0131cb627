"""Measure what speakers cost: microseconds a word of report, given the annotated spans, on one core.

usage: python bench/speaker_speed.py

The annotated reports are read as a whole; caches of words stay. Processor time is counted; beside it stands the time of
finding the words of the same texts with one regular expression, which tells how fast the machine is at that moment
(0.12 to 0.15 µs a word when nothing else runs).
"""

import re
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import gold_in
from parley.attributions.mention import mentions_from_units
from parley.attributions.speaker import speakers_from_relations
from parley.attributions.units import units_from_text

WORD = re.compile(r"\w+")
ROUNDS = 5


def main() -> None:
    """Print the figures."""
    golds = list(gold_in("stories.jsonl"))
    words = sum(len(g.report.text.split()) for g in golds)
    stages = {
        "words by a regular expression": lambda g: WORD.findall(g.report.text),
        "units": lambda g: units_from_text(g.report.text),
        "units and mentions": lambda g: mentions_from_units(units_from_text(g.report.text)),
        "speakers": lambda g: speakers_from_relations(g.report, g.relations),
    }
    print(f"{len(golds)} reports, {words} words, {sum(len(g.relations) for g in golds)} relations")
    for name, stage in stages.items():
        best = min(timed(stage, golds) for _ in range(ROUNDS))
        print(f"  {name:32s} {1e6 * best / words:6.2f} µs a word")


def timed(stage: object, golds: object) -> float:
    """Return the processor time of a stage over all reports."""
    begin = process_time()
    for gold in golds:  # type: ignore[attr-defined]
        stage(gold)  # type: ignore[operator]
    return process_time() - begin


if __name__ == "__main__":
    main()
