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
from parley.record.block import FACETS, columns_of
from parley.record.record import Record, open_record
from parley.record.rows import rows_from_reading
from parley.record.search import found, fts_query, newest
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


def test_counts_that_are_kept_up_say_what_counting_says(record: Record) -> None:
    changed = replace(QUAY_READ, report=replace(QUAY_READ.report, text=QUAY_READ.report.text + " More."))
    for read in ([QUAY_READ], [changed], [QUAY_READ]):  # a version, another, and the first again
        write_batch(Writing(record), [rows_from_reading(reading, "reader") for reading in read])
    assert counted(record) == recounted(record)
    assert units(record) == reunited(record)


def counted(record: Record) -> set[tuple[str, int, int]]:
    """Return the counts that are kept, those of nothing left out."""
    return set(record.execute("SELECT facet, value, passages FROM facet_count WHERE passages"))


def recounted(record: Record) -> set[tuple[str, int, int]]:
    """Return the same counts made anew."""
    return {
        (facet, value, count)
        for facet in FACETS
        for value, count in record.execute(f"SELECT coalesce({facet}, 0), count(*) FROM passage GROUP BY 1")
    }


def units(record: Record) -> set[tuple[str, int, int]]:
    """Return the counts of units that are kept."""
    return set(record.execute("SELECT unit, figures, reports FROM unit_count WHERE figures"))


def reunited(record: Record) -> set[tuple[str, int, int]]:
    """Return the same made anew."""
    return set(
        record.execute(
            "SELECT unit, count(*), count(DISTINCT report) FROM figure JOIN report ON report = id AND current "
            "WHERE NOT in_claim_only GROUP BY unit"
        )
    )


def test_what_is_counted_beforehand_is_what_columns_count(record: Record) -> None:
    whole = found(record)
    by_columns = found(record, Filter(since="0001-01-01"))  # every dated passage
    dated = {(c.facet, c.name): c.passages for c in by_columns.facets}
    assert whole.total >= by_columns.total
    assert all(dated.get((c.facet, c.name), 0) <= c.passages for c in whole.facets)
    assert [p.id for p in newest(record, 5, Filter(since="0001-01-01")).passages] == [
        p.id for p in found(record, Filter(since="0001-01-01"), 5).passages
    ]


def test_a_beginning_is_marked_in_what_is_found(record: Record) -> None:
    passages = found(record, Filter(words="qua*")).passages
    assert passages
    assert all("«" in passage.text for passage in passages if "qua" in passage.text.lower())
