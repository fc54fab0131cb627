"""Writing: whole reports or nothing, once each, in any order."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.claims.reading import Reading
from parley.record.record import Record, RecordProblem, open_record, problems_named, schema_steps
from parley.record.rows import rows_from_reading
from parley.record.stored import reading_named, readings
from parley.record.write import Outcome, Writing, own_name, write_batch
from parley.reports.report import Unreadable

from .hand_made import QUAY, QUAY_READ, made_readings, reading_with


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = open_record(tmp_path / "talks.parley", create=True)
    yield made
    made.close()


def write(record: Record, read: Iterable[Reading | Unreadable], reader: str = "reader 1") -> Counter[Outcome]:
    batch = [r if isinstance(r, Unreadable) else rows_from_reading(r, reader) for r in read]
    return Counter(write_batch(Writing(record), batch))


def everything(record: Record) -> list[tuple[object, ...]]:
    """Return all that a reader of the record can see, without the record's own numbers."""
    passages = record.execute("SELECT text, speaker FROM passage_text ORDER BY 1, 2").fetchall()
    return [*((reading,) for reading in readings(record)), *passages]


def index_is_whole(record: Record) -> bool:
    """Tell whether the search index holds exactly the passages' words (SQLite raises where it does not)."""
    record.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    return True


def test_what_comes_back_is_what_went_in(record: Record) -> None:
    write(record, [QUAY_READ])
    assert reading_named(record, "quay.txt") == QUAY_READ
    assert index_is_whole(record)


@given(made_readings())
@settings(max_examples=40, deadline=None)
def test_any_reading_comes_back_as_it_went_in(reading: Reading) -> None:
    record = open_record_in_memory()
    write(record, [reading])
    assert list(readings(record)) == [reading]


def open_record_in_memory() -> Record:
    """Return a record that no file holds."""
    record = sqlite3.connect(":memory:", isolation_level=None)
    for step in schema_steps():
        record.executescript(step)
    return record


def test_reading_again_changes_nothing(record: Record) -> None:
    write(record, [QUAY_READ, reading_with("b.txt", "Cranes idle.")])
    before = record.execute("PRAGMA data_version").fetchone(), everything(record), record.total_changes
    again = write(record, [QUAY_READ, reading_with("b.txt", "Cranes idle.")])
    assert again == {Outcome.UNCHANGED: 2}
    assert (record.execute("PRAGMA data_version").fetchone(), everything(record), record.total_changes) == before


@given(st.lists(made_readings(st.uuids().map(str)), max_size=4, unique_by=lambda r: r.report.id), st.randoms())
@settings(max_examples=10, deadline=None)
def test_order_of_arrival_does_not_matter(read: list[Reading], random: random.Random) -> None:
    one, other = open_record_in_memory(), open_record_in_memory()
    write(one, read)
    shuffled = random.sample(read, len(read))
    for reading in shuffled:
        write(other, [reading])
    assert everything(one) == everything(other)


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(record: Record) -> None:
    write(record, [reading_with("a.txt", "Talks on the quay broke off on Monday.")])
    write(record, [reading_with("a.txt", "Talks on the quay broke off on Monday, again.")])
    assert [r.report.text for r in readings(record)] == ["Talks on the quay broke off on Monday, again."]
    assert record.execute("SELECT version, current FROM report ORDER BY version").fetchall() == [(1, 0), (2, 1)]
    assert record.execute("SELECT count(*) FROM passage").fetchone() == (1,)
    assert index_is_whole(record)


def test_a_text_that_changes_back_stands_again(record: Record) -> None:
    texts = ["Talks on the quay broke off.", "Talks on the quay broke off, both say."]
    for text in (*texts, texts[0]):
        write(record, [reading_with("a.txt", text)])
    assert [r.report.text for r in readings(record)] == [texts[0]]
    assert record.execute("SELECT count(*) FROM report").fetchone() == (2,)
    assert index_is_whole(record)


def test_two_texts_of_one_name_in_one_run_are_two_reports(record: Record) -> None:
    both = [reading_with("a.txt", "Cranes idle."), reading_with("a.txt", "Ferries sail again tonight.")]
    write(record, both)
    names = [r.report.id for r in readings(record)]
    assert names == ["a.txt", own_name("a.txt", both[1].report.content_id)]
    assert write(record, both) == {Outcome.UNCHANGED: 2}


def test_an_unlike_text_under_a_known_name_is_a_report_of_its_own(record: Record) -> None:
    other = reading_with("a.txt", "Ferries sail again tonight.")
    write(record, [reading_with("a.txt", "Cranes idle.")])
    write(record, [other])
    assert write(record, [other]) == {Outcome.UNCHANGED: 1}
    assert len(list(readings(record))) == 2


def test_metadata_that_becomes_known_renews_the_reading(record: Record) -> None:
    write(record, [QUAY_READ])
    renewed = replace(QUAY_READ, report=replace(QUAY, outlet="Quay Gazette"))
    assert write(record, [renewed]) == {Outcome.RENEWED: 1}
    assert list(readings(record)) == [renewed]
    assert record.execute("SELECT count(*) FROM report").fetchone() == (1,)
    assert index_is_whole(record)


def test_a_better_reader_renews_the_reading(record: Record) -> None:
    write(record, [QUAY_READ])
    assert write(record, [replace(QUAY_READ, figures=(), claims=())], "reader 2") == {Outcome.RENEWED: 1}
    assert reading_named(record, "quay.txt") == replace(QUAY_READ, figures=(), claims=())


def test_what_could_not_be_read_is_kept_until_it_is_read(record: Record) -> None:
    write(record, [Unreadable("quay.txt", "", "is empty", "give its text")] * 2)
    assert record.execute("SELECT count(*) FROM unreadable").fetchone() == (1,)
    write(record, [QUAY_READ])
    assert record.execute("SELECT count(*) FROM unreadable").fetchone() == (0,)


def test_a_batch_that_fails_leaves_nothing_of_itself(record: Record) -> None:
    write(record, [QUAY_READ])
    before = everything(record)
    writing = Writing(record)
    broken = replace(rows_from_reading(reading_with("c.txt", "Cranes."), ""), unread=[("too", "many", "values")])
    with pytest.raises(Exception, match=r"datatype|values|columns"):
        write_batch(writing, [rows_from_reading(reading_with("b.txt", "Ferries.", "New Outlet"), ""), broken])
    assert everything(record) == before
    assert (writing.names, writing.terms) == ({}, {})


def test_a_full_disk_is_said_and_the_record_stays_whole(record: Record, tmp_path: Path) -> None:
    write(record, [QUAY_READ])
    before = everything(record)
    pages = record.execute("PRAGMA page_count").fetchone()[0]
    record.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordProblem, match="the disk is full; make room"), problems_named(tmp_path / "talks.parley"):
        write(record, [reading_with("b.txt", "Ferries sail.\n" * 9000)])
    record.execute("PRAGMA max_page_count = 1000000")
    assert everything(record) == before
    assert write(record, [reading_with("b.txt", "Ferries sail.")]) == {Outcome.ADDED: 1}
    assert index_is_whole(record)
