"""The record file: made, checked, brought up to date, opened.

1. One SQLite file, marked as ours by its application id; its user version is the number of the last schema step.
2. A file that is not a record, or that a newer Parley wrote, is refused with a word on what to do, and left as it is.
3. A record of an older Parley is brought up to date step by step, each step in one transaction.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

Record = sqlite3.Connection

APPLICATION_ID = 0x50524C59  # "PRLY"
WAIT_SECONDS = 30.0  # for another writer; one transaction holds a few reports, well under a second


class RecordProblem(OSError):
    """A record file that cannot be used: which, why, and the mend."""

    def __init__(self, path: object, reason: str, mend: str) -> None:
        """Keep the three parts; the message is one line."""
        super().__init__(f"{path}: {reason}; {mend}")
        self.reason, self.mend = reason, mend


def schema_steps() -> tuple[str, ...]:
    """Return the numbered schema files' SQL, in order; step n brings a record to version n."""
    folder = files("parley.record") / "schema"
    return tuple(
        step.read_text("utf-8") for step in sorted(folder.iterdir(), key=lambda f: f.name) if step.name.endswith(".sql")
    )


def open_record(path: Path | str, *, create: bool = False) -> Record:
    """Open a record, bringing it up to date; with `create`, make it where there is none.

    RecordProblem where it cannot be used, or would have to be made and may not.
    """
    path = Path(path)
    is_new = not path.exists() or path.stat().st_size == 0
    if is_new and not create:
        reason = "is empty" if path.exists() else "there is no such record"
        raise RecordProblem(path, reason, f"make one with: parley read REPORTS --into {path}")
    if path.is_dir():
        raise RecordProblem(path, "is a folder, not a record", "name a file, such as talks.parley")
    with problems_named(path):
        record = _connected(path)
        try:
            _refuse_what_is_not_ours(record, path)
            _bring_up_to_date(record, path)
        except BaseException:
            record.close()
            raise
    return record


def _refuse_what_is_not_ours(record: Record, path: Path) -> None:
    """Refuse another program's database.

    It is asked of SQLite: opening and closing the file beside it would drop the locks that this process holds on it
    (POSIX advisory locks go with the first descriptor closed; "How To Corrupt An SQLite Database File", 2.2).
    """
    if record.execute("PRAGMA application_id").fetchone()[0] not in (0, APPLICATION_ID):
        raise RecordProblem(path, "is not a Parley record", "name a file that parley read made, or a new one")


def _connected(path: Path) -> Record:
    """Return a connection that begins and ends transactions only when told to."""
    name = path.absolute().as_uri()
    if not os.access(path.absolute().parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        name += "?immutable=1"  # a folder that cannot be written to: nobody else writes there either
    record = sqlite3.connect(name, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    record.execute("PRAGMA cache_size = -65536")
    record.execute("PRAGMA temp_store = MEMORY")
    return record


def _bring_up_to_date(record: Record, path: Path) -> None:
    steps = schema_steps()
    version = _version(record, path)
    if version > len(steps):
        reason = f"was written by a newer Parley (schema {version}; this one knows up to {len(steps)})"
        raise RecordProblem(path, reason, "bring Parley up to date, or name another file")
    if version == len(steps):
        return
    record.execute("PRAGMA journal_mode = WAL")
    for number in range(version + 1, len(steps) + 1):
        with transaction(record):
            if _version(record, path) >= number:  # another process was faster
                continue
            for statement in statements_of(steps[number - 1]):
                record.execute(statement)
            record.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            record.execute(f"PRAGMA user_version = {number}")


def _version(record: Record, path: Path) -> int:
    version = int(record.execute("PRAGMA user_version").fetchone()[0])
    ours = record.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours and (version or record.execute("SELECT 1 FROM sqlite_master").fetchone()):
        raise RecordProblem(path, "is an SQLite file, but not a Parley record", "name a file that parley read made")
    return version


def statements_of(script: str) -> Iterator[str]:
    """Yield the single statements of an SQL script, so that they can run inside one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(record: Record) -> Iterator[Record]:
    """Write all of it or, where anything goes wrong, nothing."""
    record.execute("BEGIN IMMEDIATE")
    try:
        yield record
    except BaseException:
        if record.in_transaction:  # a full disk may have ended it already
            record.execute("ROLLBACK")
        raise
    record.execute("COMMIT")


@contextmanager
def problems_named(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors about the file into a RecordProblem that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise RecordProblem(path, *_reason_and_mend(error)) from error


def _reason_and_mend(error: sqlite3.DatabaseError) -> tuple[str, str]:
    said = str(error)
    for part, reason, mend in (
        ("disk is full", "the disk is full", "make room and run the same command again: what was read is kept"),
        ("disk I/O", "the disk could not be written or read", "check the disk and run the same command again"),
        ("locked", "another process is writing to it", "wait until it has ended, then run the same command again"),
        ("readonly", "may not be written to", "ask for the right to write it and its folder, or name another file"),
        ("unable to open", "cannot be opened or made here", "check that its folder exists and may be written to"),
        ("not a database", "is not a Parley record", "name a file that parley read made, or a new one"),
        ("malformed", "is damaged", "restore it from a copy, or read the reports again into a new file"),
    ):
        if part in said:
            return reason, mend
    return f"the record could not be used ({said})", "run the same command again, or read into a new file"


@contextmanager
def record_at(path: Path | str, *, create: bool = False) -> Iterator[Record]:
    """Open a record for the time of a block; whatever SQLite says of the file becomes a RecordProblem."""
    record = open_record(path, create=create)
    try:
        with problems_named(path):
            yield record
    finally:
        record.close()
