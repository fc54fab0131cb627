"""What commands print in a terminal of 80 columns: no line is wider, none broken within a word that would fit."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

from parley.cli import app
from parley.commands.show import View
from parley.commands.table import broken, print_line, print_table
from parley.record.record import record_at
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from tests.agreement.texts import EXAMPLES
from tests.record.hand_made import QUAY_READ

DEAL = str(EXAMPLES / "gaza_2025.accord.yaml")
CLAIMS = str(EXAMPLES / "gaza_2025.claims.yaml")
PROPOSAL = str(EXAMPLES / "gaza_2025_proposals.accord.yaml") + "#two-stages"
WIDTH = 80


@pytest.fixture
def quay(tmp_path: Path) -> str:
    """Return a record."""
    path = tmp_path / "quay.parley"
    with record_at(path, create=True) as opened:
        write_batch(Writing(opened), [rows_from_reading(QUAY_READ, "reader 1")])
    return str(path)


def printed(*words: str, columns: str = "80") -> list[str]:
    return CliRunner().invoke(app, words, env={"COLUMNS": columns}).output.splitlines()


def too_wide(lines: list[str]) -> list[str]:
    """Return the lines that do not fit, but for a single name that has no place to break."""
    return [line for line in lines if cell_len(line.rstrip()) > WIDTH and " " in line.strip()]


@pytest.mark.parametrize(
    "words",
    [
        ("check", DEAL, "--explain", "--reach", "--days", "--chart"),
        ("check", str(EXAMPLES / "jcpoa_2015.accord.yaml"), "--reach"),
        ("compare", DEAL, PROPOSAL),
        ("compare", DEAL, PROPOSAL.partition("#")[0]),
        ("status", DEAL, CLAIMS),
        ("status", DEAL, CLAIMS, "--register", "all"),
        ("status", DEAL, CLAIMS, "--account", "nobody"),
        ("status", DEAL, CLAIMS, "--why", "one"),
    ],
)
def test_an_agreements_commands_fit_80_columns(words: tuple[str, ...]) -> None:
    lines = printed(*words)
    assert lines
    assert not too_wide(lines)


@pytest.mark.parametrize("view", [view for view in View if view is not View.STANDING])
def test_every_view_of_a_record_fits_80_columns(quay: str, view: View) -> None:
    lines = printed("show", quay, view)
    assert lines
    assert not too_wide(lines)


def test_where_nobody_looks_a_finding_stays_one_line() -> None:
    lines = CliRunner().invoke(app, ["check", DEAL], env={"COLUMNS": ""}).output.splitlines()
    assert any(cell_len(line) > WIDTH for line in lines)
    assert all(line.startswith(("    ", DEAL)) for line in lines)


def test_what_follows_a_break_is_set_in_below_where_the_line_began() -> None:
    lines = printed("compare", DEAL, PROPOSAL)
    first = next(number for number, line in enumerate(lines) if line.startswith("  two: needs consent"))
    assert lines[first + 1].startswith("      ")


def test_a_long_name_breaks_behind_its_marks_and_stays_whole() -> None:
    name = "https://quay.example/2031/05/12/crane-drivers-return"
    lines = list(broken(f"told in {name} twice", 24))
    assert all(cell_len(line) <= 24 for line in lines)
    assert lines[1].endswith("/")
    assert "".join(lines).replace(" ", "") == f"toldin{name}twice"


def test_a_name_without_marks_breaks_where_the_room_ends() -> None:
    assert list(broken("q" * 25, 10)) == ["q" * 10, "q" * 10, "q" * 5]
    assert list(broken("码头" * 3, 4)) == ["码头"] * 3
    assert list(broken("", 10)) == [""]


def test_a_table_gives_a_short_word_room_before_a_long_name(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("Quay Daily", "a_very_long_name_of_a_report_about_cranes.txt", 12)]
    print_table(Console(width=40, color_system=None), "Reports", ("outlet", "report", "words#"), rows)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines[2].startswith("Quay Daily")
    assert all(len(line) <= 40 for line in lines)
    assert any(line.endswith("_") for line in lines)


def test_a_styled_line_keeps_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    line = Text("  2031-05-12  ").append("release, demanded; " * 4, "bold")
    print_line(Console(width=40, color_system=None), line)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("  2031-05-12  release")
    assert all(part.startswith("    ") for part in lines[1:])
    assert all(len(part) <= 40 for part in lines)
