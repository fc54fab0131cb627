"""Measures how far reading is neutral: the same reports with the two parties' names swapped are read the same.

What was read of the report as it stands, with the names swapped afterwards, is held against what is read of the report
with the names swapped before: attributions by their source, cue, content and speaker, claims by their act, event and
words. Reports without either name are left out. The bundled sample is read under its cast, whose people swap sides;
the five seeds where they are here.

python bench/swapped.py [--reader best] [--differences]
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from parley.cast import cast_from_yaml
from parley.claims.reading import Reading
from parley.files import reports_from_paths, sources_from_csv
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.party import Cast
from parley.reports.report import Report
from parley.reports.span import Span, text_of_spans

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "data" / "seeds"
Swap = Callable[[str], str]
Line = tuple[str, ...]

SAMPLE = {"Maronda": "Sarel Front", "Marondan": "Sarel", "Sarel Front": "Maronda", "the Front": "Maronda",
          "The Front": "Maronda", "Front": "Maronda", "Republic of Maronda": "Sarel Front",
          "Sarel": "Marondan"}  # fmt: skip
ALIKE = {"Republic of Maronda": "Norland", "Marondan": "Norlandic", "Maronda": "Norland", "the Front": "Sudland",
         "The Front": "Sudland", "Sarel Front": "Sudland", "Front": "Sudland", "Sarel": "Sudlandic"}  # fmt: skip
OF_ALIKE = {"Norland": "Sudland", "Norlandic": "Sudlandic", "Sudland": "Norland", "Sudlandic": "Norlandic"}
OF_SEEDS = {"Hamas": "Israel", "Israel": "Hamas", "Israeli": "Hamas"}


def swap_of(names: dict[str, str]) -> Swap:
    """Return a function that puts each name's other in its place, the longest names first."""
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
    return lambda text: pattern.sub(lambda found: names[found[1]], text)


def swapped(report: Report, swap: Swap) -> Report:
    """Return a report with the names swapped in title and text; its blocks move with the words."""
    blocks = tuple(
        replace(block, span=Span(len(swap(report.text[: block.span.start])), len(swap(report.text[: block.span.end]))))
        for block in report.blocks
    )
    return replace(report, text=swap(report.text), title=swap(report.title), blocks=blocks)


def lines_of(reading: Reading, swap: Swap) -> Iterator[Line]:
    """Yield what was read as words, names swapped."""
    report = reading.report
    for a in reading.attributions:
        text = report.title if a.part.value == "title" else report.text
        said = (text_of_spans(spans, text) for spans in (a.source, a.cue, a.content))
        yield tuple(map(swap, ("attribution", a.mode.value, a.speaker.kind.value, a.speaker.name, *said)))
    for claim in reading.claims:
        text = report.title if claim.part.value == "title" else report.text
        event = claim.event
        yield tuple(map(swap, (
            "claim", claim.act.value, event.kind.value, event.status.value, event.polarity.value,
            "; ".join(event.by), "; ".join(event.to), event.what, text_of_spans(claim.spans, text),
        )))  # fmt: skip


def measure(name: str, reports: list[Report], swap: Swap, casts: tuple[Cast, Cast], wanted: argparse.Namespace) -> None:
    """Print how much of what was read is the same after swapping."""
    named = [report for report in reports if swap(report.text) != report.text]
    readers = [reader_from_choice(ReaderChoice(wanted.reader, cast)) for cast in casts]
    as_told = readings_from_reports(named, readers[0])
    other = readings_from_reports([swapped(report, swap) for report in named], readers[1])
    expected, found = Counter(), Counter()
    for one, two in zip(as_told, other, strict=True):
        expected.update((one.report.id, *line) for line in lines_of(one, swap))
        found.update((two.report.id, *line) for line in lines_of(two, lambda text: text))
    for kind in ("attribution", "claim"):
        mine = Counter({line: n for line, n in expected.items() if line[1] == kind})
        theirs = Counter({line: n for line, n in found.items() if line[1] == kind})
        same, most = (mine & theirs).total(), max(mine.total(), theirs.total(), 1)
        print(f"{name}: {same} of {most} {kind}s the same ({same / most:.3f}; asked .99)")
        if wanted.differences:
            print(*(f"  - {line}" for line in (mine - theirs)), *(f"  + {line}" for line in (theirs - mine)), sep="\n")


def main() -> None:
    """Measure the sample, and the seeds where they are."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("--reader", choices=("fast", "best"), default="fast")
    wants.add_argument("--differences", action="store_true")
    wanted = wants.parse_args()
    with as_file(files("parley.sample")) as sample:
        swap = swap_of(SAMPLE)
        rows, _ = sources_from_csv(sample / "sources.csv")
        reports = [r for r in reports_from_paths([str(sample / "reports")], sources=rows) if isinstance(r, Report)]
        text = (sample / "cast.yaml").read_text("utf-8")
        casts = cast_from_yaml(text).cast, cast_from_yaml(swap(text)).cast
        measure("sample", reports, swap, casts, wanted)
        alike, swap = swap_of(ALIKE), swap_of(OF_ALIKE)
        reports = [swapped(report, alike) for report in reports]
        casts = cast_from_yaml(alike(text)).cast, cast_from_yaml(swap(alike(text))).cast
        measure("sample, its parties given names of one kind", reports, swap, casts, wanted)
    if SEEDS.is_dir():
        rows, _ = sources_from_csv(SEEDS / "sources.csv")
        reports = [r for r in reports_from_paths([str(SEEDS)], sources=rows) if isinstance(r, Report)]
        measure("seeds", reports, swap_of(OF_SEEDS), (Cast(), Cast()), wanted)


if __name__ == "__main__":
    main()
