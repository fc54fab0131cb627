"""Reports that hold nothing, nothing but boilerplate, or the same as all others: kept, marked, and echoes of themselves
at most."""

import json
from pathlib import Path

import pytest

from tests.test_cli import parley

BOILERPLATE = (
    "All rights reserved by the Harbour Post. Readers may subscribe to its evening letter. "
    "The terms of use and the cookie policy of the Harbour Post apply to every reader.\n"
)
TEXT = (
    "The upper sluices of Kessel would stay closed until the silt commission reports, union leader Ina Vold said on "
    "Monday.\n\nA port official who asked not to be named said that the toll on barges would rise before the fair.\n"
)
COPIES = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an empty report, a blank one, three of boilerplate alone, and many copies of one report."""
    reports = tmp_path_factory.mktemp("reports")
    (reports / "empty.txt").write_text("", "utf8")
    (reports / "blank.txt").write_text(" \n\n \t\n", "utf8")
    for name in "abc":
        (reports / f"boilerplate_{name}.txt").write_text(BOILERPLATE, "utf8")
    rows = (
        {"id": f"copy-{n:03}", "outlet": f"Post {n % 7}", "published": "2031-05-12", "text": TEXT}
        for n in range(COPIES)
    )
    (reports / "copies.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return reports


def test_every_report_is_kept_or_named_and_copies_count_once(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.parley"
    done = parley("read", folder, "--into", record, "--jobs", "1")
    assert done.returncode == 1 and f"{COPIES + 3} added" in done.stderr and "2 unreadable" in done.stderr
    assert "empty.txt: empty" in done.stderr and "blank.txt: empty" in done.stderr
    rows = [json.loads(line) for line in parley("export", record, "echoes").stdout.splitlines()]
    of_copies = [row for row in rows if "copy-000" in row["reports"]]
    assert [len(row["tellings"]) for row in of_copies] == [COPIES, COPIES]
    assert all(len({name.split("-")[0].split("_")[0] for name in row["reports"]}) == 1 for row in rows)
    assert {told["how"] for row in rows for told in row["tellings"]} == {"first", "copy"}
    shown = parley("show", record, "echoes")
    assert shown.returncode == 0 and "separately told" in shown.stdout


def test_a_record_of_boilerplate_alone_opens_in_every_view(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.parley"
    assert parley("read", *sorted(folder.glob("boilerplate_*")), "--into", record, "--jobs", "1").returncode == 0
    for view in ("overview", "speakers", "claims", "timeline", "positions", "talks", "figures", "echoes"):
        assert parley("show", record, view).returncode == 0
