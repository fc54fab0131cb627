"""`parley show`: what goes with an agreement, and what is refused in words."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app
from parley.record.record import record_at
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from tests.record.hand_made import QUAY_READ

DEAL = """\
accord: 1
id: quay
parties:
  union: {name: Dock Union, role: party}
  port: {name: Port, role: party}
sources:
  text: {title: The text}
phases:
  one: {starts: 2031-05-01, lasts: 30 days, sources: text}
provisions:
  cranes: {kind: achieve, by: union, to: port, act: lend, during: one, due: day 10 of one, sources: text}
"""


@pytest.fixture
def quay(tmp_path: Path) -> tuple[str, str]:
    """Return a record and an agreement."""
    deal = tmp_path / "quay.accord.yaml"
    deal.write_text(DEAL, encoding="utf-8")
    record = tmp_path / "quay.parley"
    with record_at(record, create=True) as opened:
        write_batch(Writing(opened), [rows_from_reading(QUAY_READ, "reader 1")])
    return str(record), str(deal)


def shown(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["show", *words])
    return result.exit_code, result.output


def test_standing_is_the_status_of_an_agreement_by_a_day(quay: tuple[str, str]) -> None:
    record, deal = quay
    code, text = shown(record, "standing", "--deal", deal, "--on", "2031-05-12")
    assert code == 0
    assert "as told by 2031-05-12" in text
    assert "0 claims matched to clauses" in text


def test_how_far_matching_is_stands_on_the_screen_and_never_among_data(quay: tuple[str, str]) -> None:
    record, deal = quay
    run = CliRunner()
    screen = run.invoke(app, ["status", deal, record, "--on", "2031-05-12"]).stdout
    assert "of every report; see --matches." in " ".join(screen.split())
    data = run.invoke(app, ["status", deal, record, "--on", "2031-05-12", "--json"])
    assert json.loads(data.stdout)["agreement"] == "quay"
    assert "0 claims matched" in data.stderr


def test_figures_may_be_held_against_an_agreement(quay: tuple[str, str]) -> None:
    record, deal = quay
    assert shown(record, "figures", "--deal", deal)[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("standing",), "name it"),
        (("claims", "--on", "2031-05-12"), "a day goes with standing"),
        (("claims", "--deal", "x.yaml"), "goes with standing or figures"),
    ],
)
def test_what_does_not_go_together_is_refused(quay: tuple[str, str], words: tuple[str, ...], said: str) -> None:
    code, text = shown(quay[0], *words)
    assert code == 2
    assert said in text
