"""Measures reading: words a second from file to record, one report at a time and batched, one process and several.

    python bench/throughput.py [reports] [--spacy]

The reports come from the generator, as files. Start-up is measured apart (bench/startup.py) and left out here.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from generator import readings  # noqa: E402
from parley.files import reports_from_paths  # noqa: E402
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports  # noqa: E402
from parley.record import read  # noqa: E402
from parley.record.record import open_record  # noqa: E402
from parley.record.rows import rows_from_reading  # noqa: E402
from parley.record.write import Writing, write_batch  # noqa: E402


def write_files(folder: Path, count: int) -> int:
    """Write reports as text files and return their words."""
    words = 0
    for reading in readings(count, seed=3):
        (folder / f"{reading.report.id}.txt").write_text(reading.report.text, "utf-8")
        words += len(reading.report.text.split())
    return words


def rate(name: str, words: int, work: Callable[[], object]) -> float:
    """Print and return words a second of elapsed time, with the share of a core that it had."""
    start, used = time.perf_counter(), time.process_time()
    work()
    elapsed, used = time.perf_counter() - start, time.process_time() - used
    own = words / max(used, 1e-9)
    print(f"{name:58} {words / elapsed:9,.0f} words/s elapsed, {own:9,.0f} words/s of this core's time")
    return words / elapsed


def read_all(folder: Path, record: Path, jobs: int, alone: bool = False) -> None:
    """Read a folder into a fresh record."""
    read.BATCH_REPORTS = 1 if alone else 32
    for _ in read.read_into(record, reports_from_paths([str(folder)]), ReaderChoice(), jobs):
        pass


def stages(folder: Path, record: Path, words: int) -> None:
    """Print what each step costs."""
    reports: list = []
    rate("  files to reports", words, lambda: reports.extend(reports_from_paths([str(folder)])))
    reader = reader_from_choice(ReaderChoice())
    made: list = []
    rate("  reports to readings", words, lambda: made.extend(
        reading for at in range(0, len(reports), 32) for reading in readings_from_reports(reports[at : at + 32], reader)
    ))  # fmt: skip
    rows: list = []
    rate("  readings to rows", words, lambda: rows.extend(rows_from_reading(reading, "") for reading in made))
    writing = Writing(open_record(record, create=True))
    rate(
        "  rows to record", words, lambda: [write_batch(writing, rows[at : at + 32]) for at in range(0, len(rows), 32)]
    )


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", type=int, nargs="?", default=1_000)
    asked.add_argument("--spacy", action="store_true", help="also spaCy's full small English pipeline, in this run")
    wanted = asked.parse_args()
    blas = os.environ.get("OPENBLAS_CORETYPE", "")
    print(f"Python {sys.version.split()[0]}, {read.cores()} cores, OPENBLAS_CORETYPE={blas!r}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "reports"
        folder.mkdir()
        words = write_files(folder, wanted.reports)
        print(f"{wanted.reports:,} reports, {words:,} words")
        reader_from_choice(ReaderChoice())
        ours = rate("batched, one process", words, lambda: read_all(folder, Path(made) / "one.parley", 1))
        stages(folder, Path(made) / "stages.parley", words)
        rate("one report at a time, one process", words, lambda: read_all(folder, Path(made) / "alone.parley", 1, True))
        rate("two processes (with their start)", words, lambda: read_all(folder, Path(made) / "two.parley", 2))
        rate("again, nothing new", words, lambda: read_all(folder, Path(made) / "one.parley", 1))
        if wanted.spacy:
            compare_with_spacy(folder, words, ours)


def compare_with_spacy(folder: Path, words: int, ours: float) -> None:
    """Print what spaCy's full small English pipeline does with the same texts."""
    import spacy

    pipeline = spacy.load("en_core_web_sm")
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    theirs = rate("spaCy small English pipeline, batched", words, lambda: list(pipeline.pipe(texts)))
    print(f"{'ours against it':58} {ours / theirs:9.1f} times")


if __name__ == "__main__":
    main()
