"""Measures how far reading is neutral: the same reports with the two parties' names swapped are read the same.

What was read of the report as it stands, with the names swapped afterwards, is held against what is read of the report
with the names swapped before: attributions by their source, cue, content and speaker, claims by their act, event and
words. Reports without either name are left out. The bundled sample is read under its cast, whose people swap sides;
the five seeds where they are here. `--pairs`: both once more with each pair of other names in the parties' place,
invented and real, states, movements and one of each, and with pairs of people's names.

python bench/swapped.py [--reader best] [--differences] [--pairs]
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import NamedTuple

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
Name = tuple[str, str]  # a party's name and what of it is used before a noun
Pairs = tuple[tuple[Name, Name], ...]

SAMPLE = {"Maronda": "Sarel Front", "Marondan": "Sarel", "Sarel Front": "Maronda", "the Front": "Maronda",
          "The Front": "Maronda", "Front": "Maronda", "Republic of Maronda": "Sarel Front",
          "Sarel": "Marondan"}  # fmt: skip
OF_SEEDS = {"Hamas": "Israel", "Israel": "Hamas", "Israeli": "Hamas"}
PLACES: Pairs = (
    (("Norland", "Norlandic"), ("Sudland", "Sudlandic")),
    (("Vesk", "Veskian"), ("Upper Halcyria", "Halcyrian")),
    (("Iran", "Iranian"), ("Israel", "Israeli")),
    (("Russia", "Russian"), ("Ukraine", "Ukrainian")),
    (("Turkey", "Turkish"), ("Greece", "Greek")),
    (("United States", "US"), ("China", "Chinese")),
)
MOVEMENTS: Pairs = (
    (("Hamas", "Hamas"), ("Hezbollah", "Hezbollah")),
    (("Fatah", "Fatah"), ("Islamic Jihad", "Islamic Jihad")),
    (("Kirrin Movement", "Kirrin"), ("Tarn Popular League", "Tarn")),
    (("KLF", "KLF"), ("TPLA", "TPLA")),
)
MIXED: Pairs = (
    (("Israel", "Israeli"), ("Hamas", "Hamas")),
    (("Norland", "Norlandic"), ("Kirrin Movement", "Kirrin")),
    (("Lebanon", "Lebanese"), ("Hezbollah", "Hezbollah")),
)
PEOPLE = (
    (("Tomas Vell", "Karl Ostrander"), ("Karl Ostrander", "Tomas Vell")),
    (("Pavo Rehn", "Tomas Vell"), ("Ahmed al-Halabi", "Yossi Cohen")),
    (("Tomas Vell", "Pavo Rehn"), ("Benjamin Netanyahu", "Khalil al-Hayya")),
    (("Odile Brandt", "Lena Tarsk"), ("Angela Merkel", "Hanan Ashrawi")),
)


def as_named(one: Name, other: Name) -> dict[str, str]:
    """Return the sample's and the seeds' names with what two parties are called in their place."""
    (a, of_a), (b, of_b) = one, other
    return {"Republic of Maronda": a, "Marondan": of_a, "Maronda": a, "the Front": b, "The Front": b, "Sarel Front": b,
            "Front": b, "Sarel": of_b, "Israel": a, "Israeli": of_a, "Hamas": b}  # fmt: skip


def people_named(old: tuple[str, ...], new: tuple[str, ...]) -> dict[str, str]:
    """Return people's names, and their last alone, with those that stand in their place."""
    pairs = list(zip(old, new, strict=True))
    return dict(pairs) | {a.split()[-1]: b.split()[-1] for a, b in pairs}


class Compared(NamedTuple):
    """How much of what was read of reports and of their swapped twins is the same, and all of both."""

    same: int
    most: int
    mine: Counter[tuple[str, ...]]
    theirs: Counter[tuple[str, ...]]


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


def same_of(reports: list[Report], swap: Swap, casts: tuple[Cast, Cast], reader: str) -> dict[str, Compared]:
    """Return, by kind, what is read alike before and after swapping, and what is not."""
    named = [report for report in reports if swap(report.text) != report.text]
    readers = [reader_from_choice(ReaderChoice(reader, cast)) for cast in casts]
    as_told = readings_from_reports(named, readers[0])
    other = readings_from_reports([swapped(report, swap) for report in named], readers[1])
    expected, found = Counter(), Counter()
    for one, two in zip(as_told, other, strict=True):
        expected.update((one.report.id, *line) for line in lines_of(one, swap))
        found.update((two.report.id, *line) for line in lines_of(two, lambda text: text))
    compared = {}
    for kind in ("attribution", "claim"):
        mine = Counter({line: n for line, n in expected.items() if line[1] == kind})
        theirs = Counter({line: n for line, n in found.items() if line[1] == kind})
        compared[kind] = Compared((mine & theirs).total(), max(mine.total(), theirs.total(), 1), mine, theirs)
    return compared


def report_on(name: str, compared: dict[str, Compared], differences: bool) -> None:
    """Print how much of what was read is the same after swapping."""
    for kind, (same, most, mine, theirs) in compared.items():
        print(f"{name}: {same} of {most} {kind}s the same ({same / most:.3f}; asked .99)")
        if differences:
            print(*(f"  - {line}" for line in (mine - theirs)), *(f"  + {line}" for line in (theirs - mine)), sep="\n")


def renamed(reports: list[Report], names: dict[str, str]) -> list[Report]:
    """Return reports with other names in the place of those they use."""
    return [swapped(report, swap_of(names)) for report in reports]


def sample_and_seeds() -> Iterator[tuple[str, list[Report], str]]:
    """Yield both sets of reports with the text of their cast."""
    with as_file(files("parley.sample")) as sample:
        rows, _ = sources_from_csv(sample / "sources.csv")
        reports = [r for r in reports_from_paths([str(sample / "reports")], sources=rows) if isinstance(r, Report)]
        yield "sample", reports, (sample / "cast.yaml").read_text("utf-8")
    if SEEDS.is_dir():
        rows, _ = sources_from_csv(SEEDS / "sources.csv")
        yield (
            "seeds",
            [r for r in reports_from_paths([str(SEEDS)], sources=rows) if isinstance(r, Report)],
            "parties: []",
        )


def namings(name: str) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Yield what is swapped: how it is called, the names to put in place first, and the swap."""
    yield name, {}, SAMPLE if name == "sample" else OF_SEEDS
    for kind, pairs in (("states", PLACES), ("movements", MOVEMENTS), ("one of each", MIXED)):
        for one, other in pairs:
            both = dict(zip((one[1], other[1], one[0], other[0]), (other[1], one[1], other[0], one[0]), strict=True))
            yield f"{name}, {kind}: {one[0]}, {other[0]}", as_named(one, other), both
    for old, new in PEOPLE if name == "sample" else ():
        yield f"{name}, people: {', '.join(new)}", people_named(old, new), people_named(new, new[::-1])


def main() -> None:
    """Measure the sample, and the seeds where they are."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("--reader", choices=("fast", "best"), default="fast")
    wants.add_argument("--differences", action="store_true")
    wants.add_argument("--pairs", action="store_true", help="with every pair of names, not only the first two")
    wanted = wants.parse_args()
    for name, reports, cast in sample_and_seeds():
        chosen = namings(name) if wanted.pairs else islice(namings(name), 2 if name == "sample" else 1)
        for title, names, both in chosen:
            told, swap = swap_of(names) if names else str, swap_of(both)
            casts = cast_from_yaml(told(cast)).cast, cast_from_yaml(swap(told(cast))).cast
            report_on(
                title,
                same_of(renamed(reports, names) if names else reports, swap, casts, wanted.reader),
                wanted.differences,
            )


if __name__ == "__main__":
    main()
