"""What is remembered while pages are served: never older than it says, and never worked out twice at once."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from parley.record.record import Record
from parley.web import held as module
from parley.web import remembered
from parley.web.held import Held


def count(record: Record) -> int:
    """Return how many reports stand."""
    return int(record.execute("SELECT count(*) FROM report WHERE current").fetchone()[0])


def changed(path: Path) -> None:
    """Let another process take a report out."""
    with sqlite3.connect(path) as other:
        other.execute("UPDATE report SET current = 0 WHERE id = (SELECT max(id) FROM report WHERE current)")
    other.close()


def test_what_rests_on_another_answer_is_as_new_as_its_stamp(own_record: Path) -> None:
    held = Held(own_record)

    def inner() -> int:
        return held.once("inner", count)

    before = inner()
    changed(own_record)
    assert held.once("outer", lambda _: inner()) == before - 1  # though the inner one might have stood a while longer


def test_a_page_is_given_what_stood_a_moment_ago_and_the_next_one_what_stands(
    own_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "REFRESH", 0.0)
    held = Held(own_record)
    before = held.once("count", count)
    changed(own_record)
    first = held.once("count", count)
    held.beside.shutdown(wait=True)
    assert first in (before, before - 1)
    assert held.once("count", count) == before - 1


def test_what_is_too_old_is_given_to_nobody(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "REFRESH", 0.0)
    monkeypatch.setattr(remembered, "LATEST", 0.0)
    held = Held(own_record)
    before = held.once("count", count)
    changed(own_record)
    assert held.once("count", count) == before - 1


def test_many_who_ask_at_once_let_it_be_worked_out_once(own_record: Path) -> None:
    held, asked = Held(own_record), []

    def slow(record: Record) -> int:
        asked.append(1)
        time.sleep(0.05)
        return count(record)

    readers = [threading.Thread(target=lambda: held.once("slow", slow)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(asked) == 1


def test_what_is_asked_for_often_outlives_what_is_not(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 5)
    held = Held(own_record)
    for number in range(20):
        held.once("often", count)
        held.once(("seldom", number), count)
    assert held.knows("often")
    assert not held.knows(("seldom", 0))
