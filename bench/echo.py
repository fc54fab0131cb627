"""Echoes held against labelled pairs of reports and texts, and at scale against MinHash with DuckDB.

python bench/echo.py            # report pairs, seeds, texts: needs ../shared/data
python bench/echo.py --scale 100000
python bench/echo.py --one 40000   # one report so many times
"""

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from math import sqrt
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage

from generator import readings as generated
from parley.attributions.attribution import Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.files import reports_from_paths, sources_from_csv
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report
from parley.reports.span import Span
from parley.story.alignment import aligned_reports, report_likeness, report_score, weights_of
from parley.story.copies import COPY, candidate_copies, chunks_of, copies_in
from parley.story.echo import REPORTS_ECHO, echoes_from_repeats, repeats_from_reports
from parley.story.utterance import utterances_from_reading
from parley.story.wording import wording_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "shared" / "data"
OUTLET_WORDS = ("yesterday", "officials", "again", "sources", "reportedly")


def read(paths: Iterable[Path], sources: Path | None = None) -> list[Reading]:
    """Return the readings of report files."""
    known = sources_from_csv(sources)[0] if sources else {}
    found = [r for r in reports_from_paths([str(p) for p in paths], sources=known) if isinstance(r, Report)]
    return list(readings_from_reports(found, reader_from_choice(ReaderChoice())))


def scores_of(readings: list[Reading], of: Callable[..., float]) -> dict[tuple[str, str], float]:
    """Return a score for each pair of reports that have anything in common."""
    told = (u for reading in readings for u in utterances_from_reading(reading))
    ordered = sorted(told, key=lambda utterance: utterance.place)
    scores = {}
    for links in aligned_reports(ordered, weights_of(ordered)):
        one, other = sorted((links[0].earlier.place.report, links[0].later.place.report))
        scores[one, other] = of(links)
    return scores


def f1(told: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of (said, true)."""
    counts = Counter(told)
    hit, false, missed = counts[True, True], counts[True, False], counts[False, True]
    return 2 * hit / max(1, 2 * hit + false + missed), hit / max(1, hit + false), hit / max(1, hit + missed)


def report_pairs() -> None:
    """Print F1 on the labelled pairs of each story and of all."""
    labels = {tuple(row["reports"]): row["echo"] for row in map(json.loads, (HERE / "echo" / "pairs.jsonl").open())}
    everything: list[tuple[bool, bool]] = []
    for story in sorted((DATA / "stories").glob("*.jsonl")):
        readings = read([story])
        own = {reading.report.id for reading in readings}
        scores = scores_of(readings, report_likeness)
        told = [(scores.get(p, 0.0) >= REPORTS_ECHO, echo) for p, echo in labels.items() if own.issuperset(p)]
        everything += told
        print(f"{story.stem}: {len(told)} pairs, F1 {f1(told)[0]:.3f}")
    print("all: F1 {:.3f}, precision {:.3f}, recall {:.3f}".format(*f1(everything)))


def seeds() -> None:
    """Print the strongest pairs of the five seeds, with and without what the sources file says."""
    for sources in (DATA / "seeds" / "sources.csv", None):
        readings = read(sorted((DATA / "seeds").glob("0*.txt")), sources)
        scores = scores_of(readings, report_score)
        likely = scores_of(readings, report_likeness)
        best = sorted(combinations(sorted(r.report.id for r in readings), 2), key=lambda p: -scores.get(p, 0.0))[:2]
        told = ", ".join(f"{a[:3]}/{b[:3]} {scores[a, b]:.2f} (p {likely[a, b]:.2f})" for a, b in best)
        print(f"seeds {'with' if sources else 'without'} sources.csv: {told}")


def texts() -> None:
    """Print the AUC on short answers: cosine of words weighted by inverse document frequency; nothing is trained."""
    rows = list(csv.DictReader((DATA / "clough" / "file_information.csv").open()))
    words = {r["File"]: set(wording_of((DATA / "clough" / r["File"]).read_text("utf8", "replace")).words) for r in rows}
    used = Counter(word for own in words.values() for word in own)
    source = {r["Task"]: r["File"] for r in rows if r["Category"] == "orig"}

    def likeness(one: str, other: str) -> float:
        def weight(of: set[str]) -> float:
            return sum(used[word] ** -2 for word in of)

        return weight(words[one] & words[other]) / sqrt(weight(words[one]) * weight(words[other]))

    scored = [(likeness(r["File"], source[r["Task"]]), r["Category"] != "non") for r in rows if r["Category"] != "orig"]
    copied, own = ([s for s, is_copy in scored if is_copy is wanted] for wanted in (True, False))
    auc = sum((a > b) + 0.5 * (a == b) for a in copied for b in own) / (len(copied) * len(own))
    print(f"short answers: AUC {auc:.4f} ({len(copied)} copied, {len(own)} not)")


def made(count: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Return short reports, 15 in a hundred of them another with up to four words changed, and which are of which."""
    random = Random(1)
    out = [reading.report.text for reading in generated(int(count * 0.85), 1, 4)]
    first, planted = len(out), []
    while len(out) < count:
        place = random.randrange(first)
        words = out[place].split(" ")
        for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4))):
            words[random.randrange(len(words))] = random.choice(OUTLET_WORDS)
        planted.append((place, len(out)))
        out.append(" ".join(words))
    return out, planted


def at_scale(count: int) -> None:
    """Print time, recall and precision of copies among so many short reports, and the same bands joined in DuckDB."""
    reports, planted = made(count)
    start, spent = time.perf_counter(), time.process_time()
    found = {(copy.one, copy.other) for copy in copies_in(reports)}
    print(
        f"copies_in: {time.perf_counter() - start:.1f} s ({time.process_time() - spent:.1f} s CPU), {len(found)} pairs"
    )
    runs = {n: plain_runs(reports[n]) for pair in planted for n in pair}
    true = [
        p for p in planted if (both := len(runs[p[0]] & runs[p[1]])) and both / len(runs[p[0]] | runs[p[1]]) >= COPY
    ]
    print(
        f"recall {sum(p in found for p in true) / len(true):.4f} of {len(true)} planted; precision 1 (verified exactly)"
    )
    print(f"peak memory {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")
    start, spent = time.perf_counter(), time.process_time()
    joined = with_duckdb(reports)
    if joined is None:
        print("rensa + DuckDB: skipped, duckdb is not installed")
    else:
        took = f"{time.perf_counter() - start:.1f} s ({time.process_time() - spent:.1f} s CPU)"
        print(f"rensa + DuckDB, the same signatures and bands, unverified: {took}, {joined} pairs")


def plain_runs(text: str) -> set[tuple[str, ...]]:
    """Return a text's runs of three words, plainly."""
    words = text.lower().replace(",", " ").replace(".", " ").split()
    return set(zip(words, words[1:], words[2:], strict=False))


def with_duckdb(reports: list[str]) -> int | None:
    """Return how many pairs a self-join of the bands in DuckDB finds; None where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError:
        return None
    import numpy

    bands = numpy.concatenate([chunk.bands for chunk in chunks_of(reports)])
    columns = {
        "doc": numpy.repeat(numpy.arange(len(bands)), bands.shape[1]),
        "band": numpy.tile(numpy.arange(bands.shape[1]), len(bands)),
        "value": bands.ravel(),
    }
    base = duckdb.connect(config={"threads": 1})
    base.register("bands", columns)
    join = "SELECT DISTINCT a.doc, b.doc FROM bands a JOIN bands b USING (band, value) WHERE a.doc < b.doc"
    return int(base.execute(f"SELECT count(*) FROM ({join})").fetchone()[0])  # type: ignore[index]


def copies_of_one(count: int) -> None:
    """Print how long so many copies of one text take."""
    start = time.process_time()
    pairs = candidate_copies(
        chunk.bands for chunk in chunks_of("the locks of Ormen open at nine" for _ in range(count))
    )
    print(f"{count:,} copies of one text: {len(pairs):,} pairs in {time.process_time() - start:.1f} s CPU")


def one_report(count: int) -> None:
    """Print what it costs to find that so many reports, which come one by one, tell the same two utterances."""
    text = "the locks of Ormen stay closed until the silt is cleared; barges of Kessel pay the lock toll at the fair"
    cut = text.index(";")
    said = [
        Attribution((), (), (span,), Mode.INDIRECT, Speaker("Ada Marlo", SpeakerKind.PERSON, entity=0))
        for span in (Span(0, cut), Span(cut + 2, len(text)))
    ]
    start = time.process_time()
    reports = (Report(f"r{n:07}", text, outlet=f"Post {n % 50}") for n in range(count))
    told = (tuple(utterances_from_reading(Reading(report, tuple(said)))) for report in reports)
    sizes = [len(echo.tellings) for echo in echoes_from_repeats(repeats_from_reports(told))]
    peak = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    print(f"one report {count:,} times: echoes of {sizes} in {time.process_time() - start:.2f} s CPU, peak {peak} MB")


def main() -> None:
    """Print the figures asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--scale", type=int, default=0)
    asked.add_argument("--one", type=int, default=0)
    wanted = asked.parse_args()
    if wanted.one:
        one_report(wanted.one)
    elif wanted.scale:
        at_scale(wanted.scale)
        copies_of_one(wanted.scale)
        copies_of_one(10 * wanted.scale)
    else:
        report_pairs()
        seeds()
        texts()


if __name__ == "__main__":
    main()
