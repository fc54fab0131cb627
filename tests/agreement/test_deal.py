"""The command line on agreements: check, format, compare; exit codes, pictures and calendars."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app
from tests.agreement.texts import EXAMPLES, MILL

RUN = CliRunner()
GAZA = str(EXAMPLES / "gaza_2025.accord.yaml")
PROPOSALS = str(EXAMPLES / "gaza_2025_proposals.accord.yaml")


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    path = tmp_path / "mill.accord.yaml"
    path.write_text(MILL, "utf-8")
    return path


def test_a_clean_file_has_exit_code_0(mill: Path) -> None:
    result = RUN.invoke(app, ["check", str(mill)])
    assert (result.exit_code, result.output) == (0, f"{mill}: nothing found.\n")


def test_findings_have_exit_code_1_and_a_mend(mill: Path) -> None:
    mill.write_text(MILL.replace("day 7 of truce", "day 20 of truce"), "utf-8")
    result = RUN.invoke(app, ["check", str(mill)])
    assert result.exit_code == 1
    assert f"{mill}:9:78: due-after-phase: " in result.output
    assert "\n    Give a due day up to 2026-03-14" in result.output


@pytest.mark.parametrize("text", ["\t", MILL.replace("works, to", "wroks, to"), "a: b\n" * 2_000_000, ""])
def test_a_file_that_cannot_be_read_has_exit_code_2(mill: Path, text: str) -> None:
    mill.write_text(text, "utf-8")
    for command in ("check", "format"):
        result = RUN.invoke(app, [command, str(mill)])
        assert result.exit_code == 2, result.output


def test_what_is_no_utf_8_or_not_there_has_exit_code_2(mill: Path, tmp_path: Path) -> None:
    mill.write_bytes(b"accord: '1'\nid: \xff\n")
    assert RUN.invoke(app, ["check", str(mill)]).exit_code == 2
    assert RUN.invoke(app, ["check", str(tmp_path / "none.accord.yaml")]).exit_code == 2


def test_explaining_says_every_clause(mill: Path) -> None:
    result = RUN.invoke(app, ["check", str(mill), "--explain", "--reach", "--chart"])
    assert "The union shall resume work, once “pay” is done" in result.output
    assert "truce: forced by owed moves" in result.output
    assert "█" in result.output


def test_pictures_and_calendar_are_written(mill: Path, tmp_path: Path) -> None:
    names = {"--ics": "days.ics", "--svg": "chart.svg", "--graph": "graph.svg"}
    options = [word for option, name in names.items() for word in (option, str(tmp_path / name))]
    assert RUN.invoke(app, ["check", str(mill), *options]).exit_code == 0
    assert RUN.invoke(app, ["check", str(mill), "--graph", str(tmp_path / "graph.mmd")]).exit_code == 0
    assert (tmp_path / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert (tmp_path / "graph.mmd").read_text("utf-8").startswith("flowchart LR\n")
    for name in ("chart.svg", "graph.svg"):
        assert (tmp_path / name).read_text("utf-8").startswith("<svg ")


def test_formatting_prints_or_writes_the_one_form(mill: Path) -> None:
    mill.write_text(MILL.replace("  pay: {kind: achieve, by: works", "  pay: {by: works,   kind: achieve"), "utf-8")
    assert RUN.invoke(app, ["format", str(mill)]).output == MILL
    RUN.invoke(app, ["format", str(mill), "--write"])
    assert mill.read_text("utf-8") == MILL


def test_comparing_says_what_two_stages_would_change() -> None:
    result = RUN.invoke(app, ["compare", GAZA, f"{PROPOSALS}#two-stages"])
    assert result.exit_code == 0
    assert "two: needs consent" in result.output
    assert "Israel: done(duties_1_israel)" in result.output
    assert "end_the_war and no_end_to_the_war: end_war: needed and excluded" in result.output


def test_comparing_two_proposals_says_how_the_second_differs() -> None:
    result = RUN.invoke(app, ["compare", GAZA, f"{PROPOSALS}#nine", f"{PROPOSALS}#longer-to-mid-april"])
    assert result.exit_code == 0
    assert "no longer: release_nine" in result.output
    assert "end of one: 1 March 2025 → 11 April 2025 to 20 April 2025" in result.output


def test_a_proposal_that_is_not_named_or_not_there_has_exit_code_2() -> None:
    for named in (PROPOSALS, f"{PROPOSALS}#none-such", GAZA):
        result = RUN.invoke(app, ["compare", GAZA, named])
        assert result.exit_code == 2, named


def test_days_are_listed_under_each_reading() -> None:
    result = RUN.invoke(app, ["check", str(EXAMPLES / "black_sea_2022.accord.yaml"), "--days"])
    assert "2023-07-17               Third term ends (as the file has it)\n" in result.output
    assert "2023-05-18               Third term ends (reading: sixty_days)\n" in result.output


def test_a_reading_can_be_taken_for_all_that_is_told() -> None:
    path = str(EXAMPLES / "good_friday_1998.accord.yaml")
    told = RUN.invoke(app, ["check", path, "--reach", "--reading", "linked"])
    assert "executive: needs consent: done(lay_down_arms) by groups" in told.output
    assert "executive: forced by owed moves" in RUN.invoke(app, ["check", path, "--reach"]).output
    assert RUN.invoke(app, ["check", path, "--reading", "none_such"]).exit_code == 2
