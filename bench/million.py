"""Measures a large record: writing it, opening it, counting facets, searching, and one report.

python bench/million.py [claims, 1,000,000 by default] [--into RECORD]
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from generator import readings
from parley.claims.reading import Reading
from parley.dossier.passage import Filter
from parley.record.block import columns_of
from parley.record.query import coverage_of, outlet_lines, report_lines, speaker_lines
from parley.record.record import open_record
from parley.record.rows import rows_from_reading
from parley.record.search import found
from parley.record.stored import reading_named
from parley.record.write import Writing, write_batch

SENTENCES = 20  # claims a report


def batches(items: Iterator[Reading], size: int = 32) -> Iterator[list[Reading]]:
    """Yield readings as `parley read` writes them."""
    while batch := list(islice(items, size)):
        yield batch


def write_record(path: Path, claims: int) -> None:
    """Write a record of so many claims and print what a word cost."""
    record = open_record(path, create=True)
    writing = Writing(record)
    words = made = spent_rows = spent = 0.0
    for batch in batches(readings(claims // SENTENCES, sentences=SENTENCES)):
        words += sum(len(reading.report.text.split()) for reading in batch)
        made += sum(len(reading.claims) for reading in batch)
        start = time.process_time()
        rows = [rows_from_reading(reading, "bench") for reading in batch]
        middle = time.process_time()
        write_batch(writing, rows)
        spent_rows += middle - start
        spent += time.process_time() - middle
    record.close()
    print(f"written: {made:,.0f} claims, {words:,.0f} words, {path.stat().st_size / 1e6:,.0f} MB")
    made_rows, wrote = spent_rows / words * 1e6, spent / words * 1e6
    print(f"a word of text: {made_rows:.2f} µs to make rows, {wrote:.2f} µs to write them (CPU)")


def timed(name: str, ask: Callable[[], object], times: int = 9) -> None:
    """Print a question's first, median and worst time, and the median of the core's own time."""
    spent, own = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        ask()
        spent.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - used) * 1000)
    median, core = statistics.median(spent), statistics.median(own)
    print(f"{name:48} first {spent[0]:6.1f}  median {median:6.1f}  worst {max(spent):6.1f}  core's own {core:6.1f} ms")


def ask(path: Path) -> None:
    """Time the questions that pages ask."""
    record = open_record(path)
    timed("coverage in numbers", lambda: coverage_of(record))
    timed("reports by day, first 40", lambda: report_lines(record, 40))
    timed("outlets", lambda: outlet_lines(record))
    timed("speakers, first 40", lambda: speaker_lines(record, 40))
    timed("one report with all its rows", lambda: reading_named(record, "report-0000777"))
    columns = columns_of(record)
    timed("columns from the file", lambda: columns_of(record))
    timed("all facets, unfiltered", lambda: found(record, limit=20))
    for name, wanted in QUESTIONS:
        timed(f"{name}: {found(record, wanted, columns=columns).total:,}", lambda wanted=wanted: found(record, wanted))
    record.close()


CALDER = Filter(party=("Calder",))
QUESTIONS = (
    ("one party", CALDER),
    ("a party, an act and a month", Filter(party=("Calder",), act=("propose",), month=("2031-05",))),
    ("a rare word", Filter(words="Marwenfen")),
    ("a common word", Filter(words="inspection")),
    ("two common words", Filter(words="trawlers herring")),
    ("a phrase", Filter(words='"hand over"')),
    ("a beginning", Filter(words="inspect*")),
    ("a common word, one party", Filter(words="herring", party=("Calder",))),
    ("a common word and three facets", Filter(words="patrol", party=("Calder",), act=("accuse",), kind=("person",))),
    ("nearly every passage", Filter(words="the")),
)


def main() -> None:
    """Write the record and ask it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("claims", type=int, nargs="?", default=1_000_000)
    asked.add_argument("--into", type=Path)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.into or Path(folder) / "million.parley"
        if not path.exists():
            write_record(path, wanted.claims)
        timed("open", lambda: open_record(path).close())
        ask(path)
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
