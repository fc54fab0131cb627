"""A person's hand: decisions stand until undone, outlast reading again, and are never written over unseen."""

from dataclasses import replace
from pathlib import Path

import pytest

from parley.attributions.attribution import Part
from parley.record.decision import (
    Decided,
    DecidedMeanwhile,
    Kind,
    Target,
    Verdict,
    decide,
    history,
    standing_in,
    standing_on,
    undo,
)
from parley.record.record import Record, open_record
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch

from .hand_made import QUAY, QUAY_READ

SPEAKER = Target(QUAY.content_id, Part.TEXT, QUAY_READ.attributions[0].content, Kind.SPEAKER, "speaks_for")
CORRECTED = Decided(SPEAKER, Verdict.CORRECT, "ana", "2031-05-07T09:00:00Z", "she left the union", "Port Council")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = open_record(tmp_path / "talks.parley", create=True)
    write_batch(Writing(made), [rows_from_reading(QUAY_READ, "reader 1")])
    return made


def test_a_decision_stands(record: Record) -> None:
    made = decide(record, CORRECTED)
    assert standing_on(record, SPEAKER) == made
    assert (made.value, made.by, made.target) == ("Port Council", "ana", SPEAKER)


def test_reading_again_keeps_decisions(record: Record) -> None:
    made = decide(record, CORRECTED)
    write_batch(Writing(record), [rows_from_reading(replace(QUAY_READ, figures=(), claims=()), "reader 2")])
    assert standing_in(record, QUAY.content_id) == (made,)


def test_a_later_decision_stands_in_place_of_the_earlier(record: Record) -> None:
    first = decide(record, CORRECTED)
    second = decide(record, replace(CORRECTED, verdict=Verdict.ACCEPT, value=None), seen=first.id)
    assert standing_in(record, QUAY.content_id) == (second,)
    assert len(history(record)) == 2


def test_an_undo_brings_back_what_stood_before(record: Record) -> None:
    first = decide(record, CORRECTED)
    second = decide(record, replace(CORRECTED, value="Ferry Line"), seen=first.id)
    undo(record, second, "bo", "2031-05-08T09:00:00Z", "a slip")
    assert standing_on(record, SPEAKER) == first
    undo(record, first, "bo", "2031-05-08T09:01:00Z")
    assert standing_on(record, SPEAKER) is None
    assert [decision.verdict for decision in history(record)][:2] == [Verdict.UNDO, Verdict.UNDO]


def test_fields_are_decided_on_their_own(record: Record) -> None:
    decide(record, CORRECTED)
    decide(record, replace(CORRECTED, target=replace(SPEAKER, field="name"), value="Ina Vold"))
    assert len(standing_in(record, QUAY.content_id)) == 2


def test_two_who_decide_at_once_do_not_overwrite_one_another(record: Record) -> None:
    decide(record, CORRECTED)
    with pytest.raises(DecidedMeanwhile, match="ana decided: correct since this was shown"):
        decide(record, replace(CORRECTED, by="bo", verdict=Verdict.REJECT), seen=None)
    assert len(history(record)) == 1


def test_what_no_longer_stands_cannot_be_undone(record: Record) -> None:
    first = decide(record, CORRECTED)
    undo(record, first, "ana", "2031-05-08T09:00:00Z")
    with pytest.raises(DecidedMeanwhile, match="the decision was undone"):
        undo(record, first, "bo", "2031-05-08T09:00:00Z")
