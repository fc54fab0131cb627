"""Read unannotated reports with the best reader, in the corpus's form, for the recurrent network to learn from as well.

    python train/pseudo.py REPORTS.jsonl... --without bench/evaluation/stories.jsonl --into pseudo.jsonl

Reports that an evaluation set names are left out. Only the relations that stand in nobody else's words are written.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from parley.attributions.from_report import relations_from_report
from parley.attributions.relation import Voice
from parley.attributions.tagger import load_tagger
from parley.reports.report import Report
from parley.reports.span import Span


def reports_in(paths: list[Path], left_out: set[str]) -> Iterator[Report]:
    """Yield the reports that are not left out; a line is a passage, as in the corpus."""
    for path in paths:
        with path.open(encoding="utf8") as lines:
            for row in map(json.loads, lines):
                if row["id"] not in left_out:
                    yield Report(row["id"], row["text"])


def main() -> None:
    """Write one line for each report."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("reports", type=Path, nargs="+")
    arguments.add_argument("--without", type=Path, nargs="*", default=[])
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    left_out = {json.loads(line)["report"] for path in a.without for line in path.open(encoding="utf8")}
    tagger = load_tagger("best")

    def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    with a.into.open("w", encoding="utf8") as out:
        for report in reports_in(a.reports, left_out):
            rows = [
                {"source": offsets(r.source), "cue": offsets(r.cue), "content": offsets(r.content)}
                for r in relations_from_report(report, tagger)
                if r.voice is not Voice.OUTLET and r.parent is None and r.cue
            ]
            out.write(json.dumps({"name": report.id, "text": report.text, "attributions": rows}) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
