"""What is held while pages are served: the record's connection, its columns, the agreement and what is told of it.

1. A record that was replaced or written to is noticed at the next page: by its file's number, size and time.
2. What takes long to count is remembered for a record that has not changed; while another process writes to it, for
   REFRESH seconds.
3. An answer is worked out once at a time; while somebody writes, pages are given what stood a moment ago.
4. Connections are one a thread, with a small cache each, so that many readers stay within the memory of a few.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from parley.accounts.from_claims import Matching, matching_of
from parley.accounts.match import Match
from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding
from parley.claims.reading import Reading
from parley.engine.report import Status, status_of
from parley.engine.telling import Tellings
from parley.prospect.prospect import Prospect
from parley.record.as_decided import reading_as_decided, with_identities
from parley.record.block import FACETS, Columns, columns_of
from parley.record.identity import Identities, identities_of
from parley.record.matched import decided_matches
from parley.record.record import Record, open_record, problems_named
from parley.web.told import Kept, Told, told_from_record, told_in

T = TypeVar("T")
Stamp = tuple[int, int, int, int, int]

REFRESH = 10.0  # seconds for which counts are kept while somebody writes; the columns of a million claims take 0.2 s
LATEST = 30.0  # seconds after which nobody is given an answer that is no longer so
CACHE = 8_192  # KiB of SQLite's page cache for each thread
KEPT = 200  # answers remembered


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement and what is told of it."""

    agreement: Agreement
    tellings: Tellings | None = None  # of a claims file; None: what the record tells is matched to the clauses
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer, of which state of the record, and when it was worked out."""

    stamp: Stamp
    at: float  # of a clock that only goes forwards
    value: Any


@dataclass(frozen=True, slots=True)
class Held:
    """One record and what it is read with."""

    path: Path
    deal: Deal | None = None
    on: date | None = None  # the day as of which everything is shown; None: the last in the record
    prospect: Prospect | None = None
    by: str = ""  # the name offered for decisions
    is_folder: bool = False
    local: threading.local = field(default_factory=threading.local, compare=False, repr=False)
    answers: dict[Hashable, Remembered] = field(default_factory=dict, compare=False, repr=False)
    kept: Kept = field(default_factory=dict, compare=False, repr=False)
    working: dict[Hashable, threading.RLock] = field(default_factory=dict, compare=False, repr=False)
    renewing: set[Hashable] = field(default_factory=set, compare=False, repr=False)
    beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1), compare=False, repr=False)

    def record(self) -> Record:
        """Return this thread's connection, opened anew where the file is another one; RecordProblem where none is."""
        place = (self.path.stat().st_dev, self.path.stat().st_ino) if self.path.exists() else None
        if getattr(self.local, "place", None) != place or place is None:
            if getattr(self.local, "record", None) is not None:
                self.local.record.close()
                self.local.record = None
            self.local.record = open_record(self.path)
            self.local.record.execute(f"PRAGMA cache_size = -{CACHE}")
            self.local.place = place
        record: Record = self.local.record
        return record

    def columns(self) -> Columns:
        """Return the columns of all facets, speakers under the names that people decided on."""
        decided = self.identities()
        return self.once("columns", lambda record: with_identities(record, columns_of(record, FACETS), decided))

    def identities(self) -> Identities:
        """Return what people decided of speakers' names."""
        return self.once("identities", identities_of)

    def status(self, on: date) -> Status | None:
        """Return where the agreement stands on a day; None without an agreement."""
        deal = self.deal
        if deal is None:
            return None
        return self.once(("status", on), lambda _: status_of(deal.agreement, self.tellings(), on))

    def tellings(self) -> Tellings:
        """Return what is told of the agreement: by the claims file, or by the newest reports of the record."""
        if self.deal is None:
            return Tellings()
        if self.deal.tellings is not None:
            return self.deal.tellings
        told = self.told()
        return told.accounts.tellings if told else Tellings()

    def told(self) -> Told | None:
        """Return the record's accounts of the agreement; None without one, or where a claims file tells of it."""
        if self.deal is None or self.deal.tellings is not None:
            return None
        matching = self.matching()
        return self.once("told", lambda record: told_from_record(record, matching, self.kept))

    def matches_in(self, reading: Reading) -> Mapping[int, tuple[Match, ...]]:
        """Return what each claim of a report is held to say of the agreement, by the claim's number."""
        if self.deal is None or self.deal.tellings is not None:
            return {}
        agreement = self.deal.agreement
        decided = self.once("decided", lambda record: decided_matches(record, agreement.id))
        matches: dict[int, tuple[Match, ...]] = {}
        for one in told_in(reading_as_decided(reading, self.identities()), self.matching(), decided).told:
            nr = one.match.place.claim
            matches[nr] = (*matches.get(nr, ()), one.match)
        return matches

    def matching(self) -> Matching:
        """Return the agreement made ready for claims to be held against it."""
        assert self.deal is not None
        agreement = self.deal.agreement
        return self.once("matching", lambda _: matching_of(agreement))

    def once(self, question: Hashable, answer: Callable[[Record], T]) -> T:
        """Return an answer, worked out where the record has changed since it last was.

        A page that finds an answer of a moment ago is given it, and what stands now is worked out beside; what is
        worked out from other answers waits for theirs, so that no answer rests on an older one than its stamp says.
        """
        stamp = stamp_of(self.path)
        kept = self.answers.get(question)
        is_inner = getattr(self.local, "depth", 0) > 0
        if kept is None or not (kept.stamp == stamp or (is_fresh(kept, stamp) and not is_inner)):
            if kept is not None and is_recent(kept, stamp) and not is_inner:
                self._renew(question, answer)
            else:
                kept = self._worked_out(question, answer)
        self.answers[question] = self.answers.pop(question, kept)  # what is asked for stays longest
        value: T = kept.value
        return value

    def _renew(self, question: Hashable, answer: Callable[[Record], T]) -> None:
        """Work an answer out beside, unless that is being done already."""
        if question in self.renewing:
            return
        self.renewing.add(question)

        def renew() -> None:
            try:
                self._worked_out(question, answer)
            except (OSError, sqlite3.Error):
                self.answers.pop(question, None)  # the next page meets the problem and says so
            finally:
                self.renewing.discard(question)

        self.beside.submit(renew)

    def _worked_out(self, question: Hashable, answer: Callable[[Record], T]) -> Remembered:
        """Return an answer that another thread has just worked out, or work it out."""
        with self.working.setdefault(question, threading.RLock()):
            stamp = stamp_of(self.path)
            kept = self.answers.get(question)
            if kept is not None and kept.stamp == stamp:
                return kept
            self.local.depth = getattr(self.local, "depth", 0) + 1
            try:
                with problems_named(self.path):
                    kept = Remembered(stamp, time.monotonic(), answer(self.record()))
            finally:
                self.local.depth -= 1
            while len(self.answers) >= KEPT:
                oldest = next(iter(self.answers))
                self.answers.pop(oldest, None)
                self.working.pop(oldest, None)  # who still waits on it works the answer out once more at worst
            self.answers[question] = kept
            return kept

    def knows(self, question: Hashable) -> bool:
        """Tell whether a question has been answered before."""
        return question in self.answers

    def warm(self) -> None:
        """Work out what most pages need, before anybody asks for it."""
        self.columns()
        self.tellings()

    def forget(self) -> None:
        """Forget every answer: this server has written to the record itself."""
        self.answers.clear()


def is_fresh(kept: Remembered, stamp: Stamp) -> bool:
    """Tell whether an answer may still be given: nothing was written since, or just now and to the same file."""
    is_same_file = kept.stamp[:2] == stamp[:2]
    return kept.stamp == stamp or (is_same_file and time.monotonic() - kept.at <= REFRESH)


def is_recent(kept: Remembered, stamp: Stamp) -> bool:
    """Tell whether an answer may be given once more while the next one is worked out."""
    return kept.stamp[:2] == stamp[:2] and time.monotonic() - kept.at <= LATEST


def stamp_of(path: Path) -> Stamp:
    """Return what tells one state of a record from another without opening it; zeros where there is none."""
    try:
        held = path.stat()
    except OSError:
        return (0, 0, 0, 0, 0)
    log = path.with_name(path.name + "-wal")
    beside = log.stat() if log.exists() else None
    written = (beside.st_mtime_ns, beside.st_size) if beside and beside.st_size else (0, 0)
    return (held.st_dev, held.st_ino, held.st_mtime_ns, *written)
