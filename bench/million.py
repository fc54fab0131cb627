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
from parley.flow import Reading
from parley.record.record import open_record
from parley.record.rows import rows_from_reading
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
    """Print the median and the worst time of a question."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - start) * 1000)
    print(f"{name:60} first {spent[0]:7.1f} ms, median {statistics.median(spent):7.1f} ms, worst {max(spent):7.1f} ms")


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
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
