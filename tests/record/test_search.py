"""Search: what is found is what the passages say, however it is stored."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.attributions.attribution import SpeakerKind
from parley.day import day_on
from parley.dossier.passage import Filter, Found
from parley.record import block
from parley.record.block import columns_of
from parley.record.record import Record, open_record
from parley.record.rows import rows_from_reading
from parley.record.search import found, fts_query
from parley.record.write import Writing, write_batch

from .hand_made import QUAY, QUAY_READ, reading_with


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = open_record(tmp_path / "talks.parley", create=True)
    june = replace(
        QUAY_READ, report=replace(QUAY, id="june.txt", published=day_on(date(2031, 6, 2)), outlet="Ferry News")
    )
    june = replace(june, claims=())
    read = [QUAY_READ, june, reading_with("own.txt", "The ferry's crew waits.\nCranes stand idle on the quay.")]
    write_batch(Writing(made), [rows_from_reading(reading, "") for reading in read])
    return made


def texts(of: Found) -> list[str]:
    return [passage.text for passage in of.passages]


def test_words_are_found_with_a_snippet_and_the_place(record: Record) -> None:
    first = found(record, Filter(words="ferry crew")).passages[0]
    assert first.text == "The «ferry»'s «crew» waits."
    assert (first.report, first.span.start, first.kind) == ("own.txt", 0, SpeakerKind.OUTLET)


def test_a_speaker_is_found_by_name(record: Record) -> None:
    assert found(record, Filter(words="Vold cranes")).total == 2


def test_facets_narrow_and_are_counted(record: Record) -> None:
    cranes = found(record, Filter(words="cranes", party=("Dock Union",)))
    counts = {(count.facet, count.name): count.passages for count in cranes.facets}
    assert cranes.total == 2
    assert counts["outlet", "Ferry News"] == counts["outlet", "Harbour Post"] == 1
    assert counts["act", "propose"] == 1
    assert counts["month", "2031-05"] == counts["month", "2031-06"] == 1


def test_days_bound_what_is_found(record: Record) -> None:
    assert {p.report for p in found(record, Filter(since="2031-05-07")).passages} == {"june.txt"}
    assert {p.report for p in found(record, Filter(until="2031-05-06")).passages} == {"quay.txt"}
    assert found(record, Filter(month=("2031-06",), kind=("outlet",))).total == 1


def test_nothing_found_is_no_error(record: Record) -> None:
    assert found(record, Filter(words="submarine")).total == 0
    assert found(record, Filter(outlet=("No Such Post",))).passages == ()


def test_unnamed_speakers_are_no_facet(record: Record) -> None:
    unnamed = QUAY_READ.attributions[0].speaker
    speaker = replace(unnamed, name="a union official", kind=SpeakerKind.UNNAMED)
    said = tuple(replace(a, speaker=speaker) for a in QUAY_READ.attributions)
    reading = replace(QUAY_READ, report=replace(QUAY, id="other.txt"), attributions=said)
    write_batch(Writing(record), [rows_from_reading(reading, "")])
    names = {count.name for count in found(record).facets if count.facet == "speaker"}
    assert names == {"Ina Vold"}


def test_pages_follow_one_another(record: Record) -> None:
    whole = [p.id for p in found(record, limit=100).passages]
    assert [p.id for start in range(0, len(whole), 2) for p in found(record, limit=2, offset=start).passages] == whole


def test_blocks_say_what_the_table_says(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "SIZE", 2)
    before = found(record, Filter(words="cranes"))
    write_batch(Writing(record), [])
    assert record.execute("SELECT count(DISTINCT nr) FROM facet_block").fetchone()[0] >= 3
    assert found(record, Filter(words="cranes")) == before
    anew = replace(QUAY_READ, report=replace(QUAY, outlet="Quay Gazette"))
    write_batch(Writing(record), [rows_from_reading(anew, "")])
    from_blocks = {facet: column.tolist() for facet, column in columns_of(record).of.items()}
    record.execute("DELETE FROM facet_block")
    assert {facet: column.tolist() for facet, column in columns_of(record).of.items()} == from_blocks


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_whatever_is_typed_is_a_search(typed: str) -> None:
    query = fts_query(typed)
    record = EMPTY
    assert not query or record.execute("SELECT count(*) FROM search WHERE search MATCH ?", (query,)).fetchone() == (0,)


def _empty() -> Record:
    from .test_write import open_record_in_memory

    return open_record_in_memory()


EMPTY = _empty()
