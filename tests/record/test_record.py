"""The record file: what is one, what is not, and what becomes of an older one."""

import sqlite3
from pathlib import Path

import pytest

from parley.record.record import (
    APPLICATION_ID,
    RecordProblem,
    open_record,
    record_at,
    schema_steps,
    statements_of,
    transaction,
)


def test_a_record_is_made_once_and_opened_again(tmp_path: Path) -> None:
    open_record(tmp_path / "talks.parley", create=True).close()
    record = open_record(tmp_path / "talks.parley")
    assert record.execute("PRAGMA user_version").fetchone()[0] == len(schema_steps())
    assert record.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    record.close()


def test_a_closed_record_is_one_file(tmp_path: Path) -> None:
    open_record(tmp_path / "talks.parley", create=True).close()
    assert [file.name for file in tmp_path.iterdir()] == ["talks.parley"]


@pytest.mark.parametrize("content", [b"Talks broke off.", b"SQLite format 3\x00 and then nothing", b"\x00" * 4096])
def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talks.parley"
    path.write_bytes(content)
    with pytest.raises(RecordProblem, match="is not a Parley record; name a file"):
        open_record(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE accounts (id)")
    other.commit()
    other.close()
    with pytest.raises(RecordProblem, match="but not a Parley record"):
        open_record(tmp_path / "other.db", create=True)


def test_a_record_of_a_newer_parley_is_refused_with_the_mend(tmp_path: Path) -> None:
    record = open_record(tmp_path / "talks.parley", create=True)
    record.execute("PRAGMA user_version = 99")
    record.close()
    with pytest.raises(RecordProblem, match=r"newer Parley \(schema 99.*bring Parley up to date"):
        open_record(tmp_path / "talks.parley")


def test_a_record_that_is_not_there_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="there is no such record; make one with: parley read"):
        open_record(tmp_path / "talks.parley")
    with pytest.raises(RecordProblem, match="is a folder"):
        open_record(tmp_path, create=True)
    with pytest.raises(RecordProblem, match="check that its folder exists"):
        open_record(tmp_path / "nowhere" / "talks.parley", create=True)


@pytest.mark.parametrize("version", range(1, len(schema_steps())))
def test_an_older_record_is_brought_up_to_date_with_its_rows(tmp_path: Path, version: int) -> None:
    path = tmp_path / "talks.parley"
    older = sqlite3.connect(path)
    for step in schema_steps()[:version]:
        older.executescript(step)
    older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    older.execute(f"PRAGMA user_version = {version}")
    older.execute("INSERT INTO unreadable VALUES ('a.pdf', 'page 2', 'holds no text', 'give its text')")
    older.commit()
    older.close()
    record = open_record(path)
    fresh = open_record(tmp_path / "fresh.parley", create=True)
    names = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    assert record.execute(names).fetchall() == fresh.execute(names).fetchall()
    assert record.execute("SELECT source FROM unreadable").fetchall() == [("a.pdf",)]
    record.close()
    fresh.close()


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    record = open_record(tmp_path / "talks.parley", create=True)
    with pytest.raises(sqlite3.OperationalError), transaction(record):
        for statement in statements_of("CREATE TABLE more (id);\nCREATE TABLE report (id);\n"):
            record.execute(statement)
    assert record.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone() == (0,)
    record.close()


def test_a_damaged_record_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "talks.parley"
    open_record(path, create=True).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(RecordProblem, match="is damaged; restore it from a copy"), record_at(path) as record:
        record.execute("SELECT * FROM report").fetchall()
