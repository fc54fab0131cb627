"""Score source, cue and content against PolNeAR's development split, for each reader.

    python bench/attribution.py [--reader fast] [--reader best] [--gold DEV.jsonl] [--all-rows] [--markdown]

The corpus has no nested attributions and none without a cue, so what stands inside another's content is left out of
the score, and so are the outlet's own sentences; `--all-rows` scores everything but the outlet's own.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from parley.attributions.from_report import relations_from_reports
from parley.attributions.relation import Relation, Voice
from parley.attributions.tagger import load_tagger
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report
from parley.reports.span import Span

GOLD = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "dev.jsonl"
ASKED = {"rel half": 72, "rel any": 77, "content partial": 85, "quoted any": 91, "indirect recall (half)": 66}


def scorer_beside(gold: Path) -> ModuleType:
    """Return the corpus's own score.py."""
    spec = importlib.util.spec_from_file_location("score", gold.with_name("score.py"))
    if spec is None or spec.loader is None:
        sys.exit(f"bench: {gold.with_name('score.py')} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row_of(relation: Relation) -> dict[str, list[list[int]]]:
    """Return a relation in the scorer's form."""

    def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {"source": offsets(relation.source), "cue": offsets(relation.cue), "content": offsets(relation.content)}


def figures_of(articles: list[dict[str, Any]], reader: str, score: ModuleType, all_rows: bool) -> dict[str, float]:
    """Return a reader's figures, in percent."""
    tagger = load_tagger(reader)  # type: ignore[arg-type]
    reports = [Report(a["name"], a["text"], blocks=blocks_from_text(a["text"])) for a in articles]
    begun = time.process_time()
    found = relations_from_reports(reports, tagger)
    spent = time.process_time() - begun
    total: Counter[Any] = Counter()
    for article, relations in zip(articles, found, strict=True):
        rows = [row_of(r) for r in relations if r.voice is not Voice.OUTLET and (all_rows or r.parent is None)]
        total += score.score_doc(article["text"], article["attributions"], score.merge_cues(article["text"], rows))
    made = score.summarise(total)
    figures = {f"{role} {m}": made[role, m][2] for role in ("source", "cue", "content") for m in ("exact", "partial")}
    figures |= {f"rel {m}": made["rel", m][2] for m in ("half", "any", "exact")}
    figures |= {"rel half P": made["rel", "half"][0], "rel half R": made["rel", "half"][1]}
    figures |= {f"quoted {m}": made["quoted", m][2] for m in ("half", "any")}
    kinds = ("direct", "mixed", "indirect", "no-source")
    figures |= {f"{kind} recall (half)": made["recall", kind][0] for kind in kinds}
    words = sum(len(a["text"].split()) for a in articles)
    return {k: round(100 * v, 1) for k, v in figures.items()} | {"words/s": round(words / spent)}


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reader", action="append", choices=["fast", "best"])
    arguments.add_argument("--gold", type=Path, default=GOLD)
    arguments.add_argument("--all-rows", action="store_true")
    a = arguments.parse_args()
    if not a.gold.is_file():
        sys.exit(f"bench: {a.gold} is not here")
    articles = [json.loads(line) for line in a.gold.read_text("utf8").splitlines()]
    score = scorer_beside(a.gold)
    readers = a.reader or ["fast", "best"]
    columns = {reader: figures_of(articles, reader, score, a.all_rows) for reader in readers}
    print(f"| {a.gold.name}, {len(articles)} reports | asked | " + " | ".join(readers) + " |")
    print("|---|---|" + "---|" * len(readers))
    for name in columns[readers[0]]:
        row = " | ".join(str(columns[reader][name]) for reader in readers)
        print(f"| {name} | {ASKED.get(name, '')} | {row} |")


if __name__ == "__main__":
    main()
