"""Reading into the record: reports go in batches through the stages, here or in other processes, in order.

1. Memory is bounded: batches hold so many words, and only a few are under way at once.
2. Few reports are read in this process; a pool is started only when there is work for one.
3. Ended at any moment, what was written stays, whole; the reading processes end with the one that writes.
4. A report on which the reader fails is told as unreadable, and the others are read.
"""

import gc
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from zipfile import ZipFile

from parley import __version__
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.record.known import is_known, with_what_was_given
from parley.record.record import Record, open_record, record_at
from parley.record.rows import Rows, rows_from_reading
from parley.record.write import Known, Outcome, Writing, write_batch
from parley.reports.report import Report, Unreadable

Item = Report | Unreadable
Batch = tuple[Item, ...]
RowsOfBatch = list[Rows | Known | Unreadable]
BATCH_REPORTS = 32
BATCH_CHARACTERS = 150_000  # about 25,000 words: one or two seconds of reading
ALLOCATIONS = 10_000  # between two collections; Python's own 700 cost 4 % of reading
ALONE = 3  # batches that one process reads before a pool pays for its start
WEIGHTS = ("parley.attributions.weights", "parley.claims.weights")
MEND = "the other reports were read; please send us this text"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch."""

    outcomes: Counter[Outcome]
    unreadable: tuple[Unreadable, ...]


def read_into(path: Path, items: Iterable[Item], choice: ReaderChoice, jobs: int = 1) -> Iterator[Written]:
    """Read reports into the record at `path`, which is made where there is none; yield what became of each batch."""
    with record_at(path, create=True) as record, rare_collection():
        record.execute("PRAGMA synchronous = NORMAL")  # a power cut may undo the last batches, whole; a kill does not
        writing = Writing(record)
        for batch in _rows(path, batches(items), choice, jobs):
            outcomes = write_batch(writing, batch)
            yield Written(Counter(outcomes), tuple(item for item in batch if isinstance(item, Unreadable)))


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for circles of objects seldom for the time of a block: a reading makes many objects and hardly a circle."""
    threshold = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


@cache
def name_of(choice: ReaderChoice) -> str:
    """Return a name that changes where any report would be read differently."""
    weights = sorted((file.name, _sums_in(file)) for kept in WEIGHTS for file in files(kept).iterdir())
    return sha256(f"{__version__} {choice!r} {weights}".encode()).hexdigest()[:16]


def _sums_in(file: Traversable) -> list[int]:
    """Return the checksums that a file of weights holds of its parts: reading them costs next to nothing."""
    if not file.name.endswith(".npz"):
        return []
    with file.open("rb") as opened:
        return [part.CRC for part in ZipFile(opened).infolist()]


def cores() -> int:
    """Return how many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(items: Iterable[Item]) -> Iterator[Batch]:
    """Yield items in tuples of a bounded size, in order."""
    batch: list[Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if len(batch) >= BATCH_REPORTS or characters >= BATCH_CHARACTERS:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)


def _rows(path: Path, read: Iterator[Batch], choice: ReaderChoice, jobs: int) -> Iterator[RowsOfBatch]:
    first = tuple(islice(read, ALONE)) if jobs > 1 else ()
    if len(first) == ALONE:
        yield from _rows_from_pool(path, chain(first, read), choice, jobs)
        return
    for batch in chain(first, read):
        yield rows_of_batch(path, batch, choice)


def _rows_from_pool(path: Path, read: Iterable[Batch], choice: ReaderChoice, jobs: int) -> Iterator[RowsOfBatch]:
    """Yield the batches' rows in order, with at most two batches a process under way."""
    under_way: deque[Future[RowsOfBatch]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin) as pool:
        try:
            for batch in read:
                under_way.append(pool.submit(rows_of_batch, path, batch, choice))
                if len(under_way) >= 2 * jobs:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the process that writes, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(ALLOCATIONS)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@cache
def _known_at(path: Path) -> Record:
    return open_record(path)


def rows_of_batch(path: Path, batch: Batch, choice: ReaderChoice) -> RowsOfBatch:
    """Return a batch's rows in order: what the record knows already is only named."""
    record = _known_at(path)
    reader = name_of(choice)
    items: list[Item | Known] = []
    for item in batch:
        report = with_what_was_given(record, item) if isinstance(item, Report) else item
        if isinstance(report, Report) and is_known(record, report, reader):
            items.append(Known(report.id, report.content_id))
        else:
            items.append(report)
    found = iter(_rows_of_reports([item for item in items if isinstance(item, Report)], choice))
    return [next(found) if isinstance(item, Report) else item for item in items]


def _rows_of_reports(reports: list[Report], choice: ReaderChoice) -> list[Rows | Unreadable]:
    """Return the rows of reports read together; where that fails, of each read alone."""
    if not reports:
        return []
    reader = reader_from_choice(choice)
    try:
        return [rows_from_reading(reading, name_of(choice)) for reading in readings_from_reports(reports, reader)]
    except Exception as error:  # a text on which a stage fails must not keep the others out
        if len(reports) > 1:
            return [rows for report in reports for rows in _rows_of_reports([report], choice)]
        why = f"the reader failed on this text ({type(error).__name__}: {error})"
        return [Unreadable(reports[0].id, "", why, MEND)]
