"""Exports: every format holds the same rows, and every row has the columns of its kind."""

import csv
import io
import json

import pytest

from parley.exports.called import Called
from parley.exports.formats import FORMATS, write_csv, write_jsonl, write_parquet
from parley.exports.kinds import KINDS
from tests.record.hand_made import QUAY_READ, TEXT


@pytest.mark.parametrize("what", sorted(KINDS))
def test_rows_have_the_columns_of_their_kind_and_their_evidence(what: str) -> None:
    rows = list(KINDS[what].rows(QUAY_READ, None))
    assert rows
    decided = list(KINDS[what].rows(QUAY_READ, Called({0: "Ola Brandt"}, {"Port": "Port of Sarel"})))
    for row, beside in zip(rows, decided, strict=True):
        assert list(row) == list(KINDS[what].columns)
        assert list(beside) == list(KINDS[what].columns | KINDS[what].decided)
        assert (row["report"], row["part"]) == ("quay.txt", "text")
        assert all(0 <= start < end <= len(TEXT) for start, end in row["spans"])


@pytest.mark.parametrize("what", sorted(KINDS))
def test_formats_hold_the_same_rows(what: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    kind, files = KINDS[what], {name: io.BytesIO() for name in FORMATS}
    for name, write in FORMATS.items():
        assert write(kind.rows(QUAY_READ, None), files[name], kind.columns) == len(list(kind.rows(QUAY_READ, None)))
    lines = [json.loads(line) for line in files["jsonl"].getvalue().splitlines()]
    cells = list(csv.DictReader(io.StringIO(files["csv"].getvalue().decode(), newline="")))
    table = parquet.read_table(io.BytesIO(files["parquet"].getvalue())).to_pylist()
    assert [row["spans"] for row in table] == [row["spans"] for row in lines]
    assert [json.loads(row["spans"]) for row in cells] == [row["spans"] for row in lines]
    assert [list(row) for row in table] == [list(row) for row in lines] == [list(row) for row in cells]


def test_a_range_has_its_ends_and_no_single_value() -> None:
    (row,) = KINDS["figures"].rows(QUAY_READ, None)
    assert (row["value"], row["low"], row["high"], row["unit"]) == (None, 40, 50, "crane")


def test_no_rows_still_have_columns() -> None:
    sheet, lines = io.BytesIO(), io.BytesIO()
    assert write_csv([], sheet, KINDS["days"].columns) == write_jsonl([], lines, {}) == 0
    assert sheet.getvalue().startswith(b"report,part,spans,nr,text,from,to,value")
    table = io.BytesIO()
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert write_parquet([], table, KINDS["claims"].columns) == 0


def test_the_outlets_own_voice_has_neither_source_nor_cue() -> None:
    own = [row for row in KINDS["attributions"].rows(QUAY_READ, None) if row["speaker"]["kind"] == "outlet"]
    assert [(row["source"], row["cue"], row["content"]["text"]) for row in own] == [(None, None, "Quay talks stall")]
