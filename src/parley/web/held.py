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
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from parley.accounts.from_claims import matching_of, told_in_reading
from parley.accounts.match import Match
from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding
from parley.claims.reading import Reading
from parley.engine.report import Status, status_of
from parley.engine.telling import Telling, Tellings
from parley.prospect.prospect import Prospect
from parley.record.accounts import Keyed, ToldOf, keyed, match_reports, not_matched, told_of
from parley.record.as_decided import reading_as_decided, with_identities
from parley.record.block import FACETS, Columns, columns_of
from parley.record.identity import Identities, identities_of
from parley.record.matched import decided_matches
from parley.record.record import Record, open_record, problems_named
from parley.web.allowance import Allowance
from parley.web.remembered import Remembered, is_fresh, is_recent, stamp_of
from parley.web.rows import report_names

T = TypeVar("T")

CACHE = 8_192  # KiB of SQLite's page cache for each thread
KEPT = 200  # answers remembered
FEW = 200  # reports that a page matches itself: half a second's work
# answers that rest on what is told of the agreement
OF_TOLD = frozenset(("told", "by id", "by source", "names told", "status", "stands", "next", "course"))


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement and what is told of it."""

    agreement: Agreement
    tellings: Tellings | None = None  # of a claims file; None: what the record tells is matched to the clauses
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """One record and what it is read with."""

    path: Path
    deal: Deal | None = None
    on: date | None = None  # the day as of which everything is shown; None: the last in the record
    prospect: Prospect | None = None
    by: str = ""  # the name offered for decisions
    is_folder: bool = False
    allowance: Allowance | None = None  # of a folder's lists; None: they may quote all
    local: threading.local = field(default_factory=threading.local, compare=False, repr=False)
    answers: dict[Hashable, Remembered] = field(default_factory=dict, compare=False, repr=False)
    checked: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    watched: threading.Event = field(default_factory=threading.Event, compare=False, repr=False)  # somebody matches
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
        """Return what is told of the agreement: by the claims file, or by the reports of the record."""
        if self.deal is None:
            return Tellings()
        if self.deal.tellings is not None:
            return self.deal.tellings
        told = self.told()
        return told.accounts.tellings if told else Tellings()

    def told(self) -> ToldOf | None:
        """Return the record's accounts of the agreement; None without one, or where a claims file tells of it."""
        if self.deal is None or self.deal.tellings is not None:
            return None
        key = self.keyed()
        if not self.watched.is_set():
            self._match_few()
        return self.once("told", lambda record: told_of(record, key))

    def telling(self, id_: str) -> Telling | None:
        """Return what is told of the agreement under an id."""
        tellings = self.tellings()
        return self.once("by id", lambda _: {telling.id: telling for telling in tellings.tellings}).get(id_)

    def tellings_from(self, sources: Iterable[str]) -> Iterator[Telling]:
        """Yield what some sources or reports tell of the agreement."""
        tellings = self.tellings()
        by_source = self.once("by source", lambda _: tellings_by_source(tellings))
        yield from {telling.id: telling for source in sources for telling in by_source.get(source, ())}.values()

    def names(self) -> frozenset[str]:
        """Return the names of the reports that tellings may point at."""
        told = self.told()
        if told is None:
            return self.once("names", lambda record: frozenset(report_names(record)))
        return self.once("names told", lambda _: frozenset(m.place.report for m in told.accounts.matches.values()))

    def matches_in(self, reading: Reading) -> Mapping[int, tuple[Match, ...]]:
        """Return what each claim of a report is held to say of the agreement, by the claim's number."""
        if self.deal is None or self.deal.tellings is not None:
            return {}
        agreement = self.deal.agreement
        decided = self.once("decided", lambda record: decided_matches(record, agreement.id))
        matches: dict[int, tuple[Match, ...]] = {}
        shown = reading_as_decided(reading, self.identities())
        for one in told_in_reading(shown, self.keyed().matching, decided).told:
            nr = one.match.place.claim
            matches[nr] = (*matches.get(nr, ()), one.match)
        return matches

    def keyed(self) -> Keyed:
        """Return the agreement made ready for claims to be held against it."""
        assert self.deal is not None
        agreement = self.deal.agreement
        return self.lasting("keyed", lambda: keyed(matching_of(agreement)))

    def to_match(self, most: int = -1) -> tuple[int, ...]:
        """Return the numbers of reports that are yet to be matched to the agreement, the newest first."""
        if self.deal is None or self.deal.tellings is not None:
            return ()
        with problems_named(self.path):
            return not_matched(self.record(), self.keyed(), most)

    def match(self, numbers: Sequence[int], rest: float = 0.0) -> None:
        """Match some reports to the agreement; answers that do not rest on it stay good."""
        with problems_named(self.path):
            self._written(lambda record: match_reports(record, self.keyed(), numbers, rest))

    def forget_told(self) -> None:
        """Forget the answers that rest on what is told of the agreement."""
        for question in list(self.answers):
            if (question[0] if isinstance(question, tuple) else question) in OF_TOLD:
                self.answers.pop(question, None)

    def _match_few(self) -> None:
        """Match what was read since, where it is little; the rest is told to be open."""
        if self.checked.get("stamp") == stamp_of(self.path):
            return
        with self.working.setdefault("matching", threading.RLock()):
            numbers = self.to_match(FEW + 1)
            if 0 < len(numbers) <= FEW:
                self.match(numbers)
                self.forget_told()
            self.checked["stamp"] = stamp_of(self.path)

    def _written(self, write: Callable[[Record], None]) -> None:
        """Write what no answer but those of the agreement rests on, so that the others stay good.

        Where somebody else wrote meanwhile, they are worked out anew like after any writing.
        """
        record = self.record()
        before, others = stamp_of(self.path), record.execute("PRAGMA data_version").fetchone()
        write(record)
        after = stamp_of(self.path)
        if record.execute("PRAGMA data_version").fetchone() != others:
            return
        for question, kept in list(self.answers.items()):
            if kept.stamp == before:
                self.answers[question] = replace(kept, stamp=after)

    def lasting(self, question: str, answer: Callable[[], T]) -> T:
        """Return what no change of the record changes, worked out once."""
        if question not in self.checked:
            self.checked[question] = answer()
        value: T = self.checked[question]
        return value

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


def tellings_by_source(tellings: Tellings) -> dict[str, list[Telling]]:
    """Return tellings by the sources that they stand in."""
    by_source: dict[str, list[Telling]] = {}
    for telling in tellings.tellings:
        for source in telling.sources:
            by_source.setdefault(source, []).append(telling)
    return by_source
