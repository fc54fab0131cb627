"""Measure nested attributions on sentences of our own: `python bench/nested.py [--reader best] [--errors] FILE...`

A file has the form of `tests/cases/attributions/nested.txt`. A nested relation is found where source and cue share a
word with those wanted and the contents half of theirs; one that is found and not listed is wrong.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "attributions"))

from nested_cases import CASES, cases_in, is_same

from parley.attributions.from_report import relations_from_reports
from parley.attributions.relation import Voice
from parley.attributions.tagger import load_tagger
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report
from parley.reports.span import Span, text_of_spans


def measured(path: Path, reader: str, errors: bool) -> Counter[str]:
    """Return how many relations are asked for, found, and found wrongly."""
    cases = cases_in(path)
    reports = [Report(str(i), text, blocks=blocks_from_text(text)) for i, (text, _) in enumerate(cases)]
    count: Counter[str] = Counter()
    for (text, expected), relations in zip(
        cases,
        relations_from_reports(reports, load_tagger(reader)),  # type: ignore[arg-type]
        strict=True,
    ):
        nested = [r for r in relations if r.parent is not None and r.voice is not Voice.OUTLET]
        said = [
            f"{text_of_spans(r.source, text)} | {text_of_spans(r.cue, text)} | {told(r.content, text)}" for r in nested
        ]
        missed = [w for asked, w in expected if asked and not any(is_same(text, r, w) for r in nested)]
        wrong = [s for r, s in zip(nested, said, strict=True) if not any(is_same(text, r, w) for _, w in expected)]
        count.update(asked=sum(asked for asked, _ in expected), missed=len(missed), found=len(nested), wrong=len(wrong))
        if errors and (missed or wrong):
            print(text, *(f"  MISSED {' | '.join(w)}" for w in missed), *(f"  WRONG  {s}" for s in wrong), sep="\n")
    return count


def told(spans: tuple[Span, ...], text: str) -> str:
    """Return a content in words."""
    return text_of_spans(spans, text)


def main() -> None:
    """Print recall and precision of each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reader", choices=["fast", "best"], default="fast")
    parser.add_argument("--errors", action="store_true", help="name each error")
    args = parser.parse_args()
    for path in args.files or [CASES / "nested.txt", CASES / "nested_second.txt"]:
        c = measured(path, args.reader, args.errors)
        right = c["asked"] - c["missed"]
        precise = c["found"] - c["wrong"]
        print(
            f"{path.stem}, {args.reader}: recall {right} of {c['asked']}, {right / c['asked']:.3f}; "
            f"precision {precise} of {c['found']}, {precise / max(1, c['found']):.3f}"
        )


if __name__ == "__main__":
    main()
