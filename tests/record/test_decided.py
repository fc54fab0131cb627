"""Decisions in exports: left out, shown, and never with more than was asked for."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from parley.attributions.attribution import Part
from parley.cli import app
from parley.record.decision import Decided, Kind, Target, Verdict, decide
from parley.record.record import open_record
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from tests.record.hand_made import QUAY_READ

CONTENT = QUAY_READ.report.content_id
CLAIM = QUAY_READ.claims[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = open_record(tmp_path / "talks.parley", create=True)
    write_batch(Writing(made), [rows_from_reading(QUAY_READ, "")])
    on = Target(CONTENT, CLAIM.part, CLAIM.spans, Kind.CLAIM)
    decide(made, Decided(on, Verdict.CORRECT, "Ada Quill", "2031-05-01T10:00:00+00:00", "a misreading", "deny"))
    note = Target(CONTENT, Part.TEXT, (), Kind.REPORT, "note")
    decide(made, Decided(note, Verdict.CORRECT, "Ada Quill", "2031-05-01T10:01:00+00:00", "", "call the editor"))
    made.close()
    return tmp_path / "talks.parley"


def exported(path: Path, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, ["export", str(path), *words])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_decisions_are_left_out_unless_asked_for(path: Path) -> None:
    assert all("decisions" not in row for row in exported(path, "claims"))
    rows = exported(path, "claims", "--decisions")
    told = [row for row in rows if row["decisions"]]
    assert [decision["value"] for decision in told[0]["decisions"]] == ["deny"]
    assert told[0]["act"] == CLAIM.act.value  # what was read stays beside it
    assert told[0]["decisions"][0]["by"] is None


def test_names_and_notes_are_asked_for_by_name(path: Path) -> None:
    plain = json.dumps(exported(path, "decisions"))
    assert "deny" in plain
    assert "Ada" not in plain
    assert "editor" not in plain
    whole = json.dumps(exported(path, "decisions", "--names", "--notes"))
    assert "Ada Quill" in whole
    assert "call the editor" in whole
    (report,) = exported(path, "reports", "--decisions", "--notes")
    assert [decision["field"] for decision in report["decisions"]] == ["note"]


def test_an_export_above_its_ceiling_is_refused_with_the_reason(path: Path) -> None:
    record = open_record(path)
    level = Target(CONTENT, Part.TEXT, (), Kind.REPORT, "handling")
    decide(record, Decided(level, Verdict.CORRECT, "Ada", "2031-05-01T10:02:00+00:00", "", "internal"))
    record.close()
    result = CliRunner().invoke(app, ["export", str(path), "claims"])
    assert result.exit_code == 2
    assert "handled above “public”" in result.output
    assert exported(path, "claims", "--ceiling", "internal")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_decisions_go_into_tables_as_well(path: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    for what in (("claims", "--decisions"), ("decisions", "--notes")):
        to = tmp_path / f"{what[0]}.{form}"
        result = CliRunner().invoke(app, ["export", str(path), *what, "--format", form, "-o", str(to)])
        assert result.exit_code == 0, result.output
        assert to.stat().st_size > 100
