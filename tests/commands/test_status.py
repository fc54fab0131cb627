"""`parley status`: one screen of 80 columns, every question answered, the sentence behind each word, and bad claims."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app

ROOT = Path(__file__).resolve().parents[2]
DEAL = ROOT / "examples" / "gaza_2025.accord.yaml"
CLAIMS = ROOT / "examples" / "gaza_2025.claims.yaml"
RIVER = ROOT / "src" / "parley" / "sample" / "river.accord.yaml"
SCREEN = (80, 50)


def told(*words: str, deal: Path = DEAL, claims: Path = CLAIMS) -> str:
    result = CliRunner().invoke(app, ["status", str(deal), str(claims), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_it_fits_one_screen_of_eighty_columns() -> None:
    lines = told("--on", "2025-03-12").splitlines()
    assert len(lines) <= SCREEN[1]
    assert max(map(len, lines)) <= SCREEN[0]


def test_each_standing_says_in_whose_account_and_by_which_claims() -> None:
    text = " ".join(told("--on", "2025-03-12").split())
    assert "one one-sided ended: al_mayadeen [c03]; cannot tell: 9 others" in text
    assert "begin_talks 2025-02-03 one-sided faction_official: past due, laid at israel [c04 c05]" in text
    assert "about 1800 told of about 1900 [c02]" in text
    assert "leave_corridor 2025-03-09 unreported nobody says" in text


def test_what_is_open_is_said_with_what_would_settle_most() -> None:
    text = told("--on", "2025-03-12")
    for head in ("Waiting", "Before phase two", "Of what is listed nothing is told by", "Referred to but not seen",
                 "Would settle most", "Not stated but implied"):  # fmt: skip
        assert head in text


def test_what_was_said_later_is_not_counted_and_is_named() -> None:
    assert "said later, not counted: c14, c15" in " ".join(told("--on", "2025-03-12").split())


def test_one_account_says_what_is_owed_by_whom_until_when() -> None:
    text = told("--on", "2025-03-12", "--account", "al_mayadeen")
    assert max(map(len, text.splitlines())) <= SCREEN[0]
    assert "Owed" in text
    assert "Who waits for whom" in text
    assert "Before phase two" in text


def test_what_is_late_tomorrow_is_said_the_day_before() -> None:
    text = " ".join(told("--on", "2025-03-09", "--account", "hamas").split())
    assert "Past due tomorrow if nothing more is told: leave_corridor." in text


def test_why_opens_the_sentence_behind_a_word(tmp_path: Path) -> None:
    words = "The first sentence. The talks have not begun, and it is their doing. The last."
    (tmp_path / "report.txt").write_text(words, encoding="utf-8")
    deal, claims = tmp_path / "a.accord.yaml", tmp_path / "a.claims.yaml"
    deal.write_text(
        "accord: '1'\nid: a\nday_count: inclusive\nsources: {r: {title: A report, file: report.txt}}\n"
        "parties: {x: X, y: Y}\n"
        "provisions: {pay: {kind: achieve, by: x, to: y, act: pay, due: 2031-05-03, sources: r}}\n",
        encoding="utf-8",
    )
    claims.write_text(
        "accord_claims: '1'\nabout: a\naccounts: {y: {kind: party, of: y}}\n"
        "claims: {c1: {account: y, says: not done(pay), said: 2031-05-05, sources: r, spans: 20-70}}\n",
        encoding="utf-8",
    )
    text = told("--why", "pay", "--texts", str(tmp_path), deal=deal, claims=claims)
    assert "“The talks have not begun, and it is their doing. T”" in text.replace("\n", " ")
    assert "r 20-70" in text


def test_a_clause_that_does_not_exist_ends_with_the_nearest() -> None:
    result = CliRunner().invoke(app, ["status", str(DEAL), str(CLAIMS), "--why", "release_34"])
    assert result.exit_code == 2
    assert "Did you mean “release_33”?" in result.output


def test_a_file_without_proposals_says_where_they_come_from() -> None:
    assert "has no proposals; --proposals adds" in told("--register", "proposals")


@pytest.mark.parametrize("register", ["talks", "proposals", "assurances", "complaints", "waits", "all"])
def test_every_register_fits_eighty_columns(register: str) -> None:
    proposals = str(ROOT / "examples" / "gaza_2025_proposals.accord.yaml")
    text = told("--register", register, "--proposals", proposals)
    assert max(map(len, text.splitlines())) <= SCREEN[0]
    assert "[c04]" in text or register in ("proposals", "assurances", "waits")


def test_all_of_it_comes_as_json() -> None:
    whole = json.loads(told("--on", "2025-03-12", "--json"))
    assert set(whole) == {"agreement", "status", "registers", "settling", "claims"}
    assert whole["registers"]["complaints"][0]["against"] == ["israel"]
    assert whole["settling"][0]["settled"] > 0


BAD = """
accord_claims: "1"
about: gaza-2025-01
accounts:
  hamas: {title: Hamas, kind: party, of: hamas}
  israel: {title: Israel, kind: party, of: israel}
claims:
  a: {account: hamas, says: done(release_34), said: 2025-02-01}
  b: {account: hamas, says: done(release_33), said: 2025-02-01, on: 2024-11-01}
  c: {account: hamas, says: done(release_33), said: 2025-02-01, on: 2025-02-10}
  d: {account: israel, says: done(release_33), said: 2025-02-02, quantity: "-3"}
  e: {account: israel, says: done(release_33), said: 2025-02-03}
  f: {account: israel, says: not done(release_33), said: 2025-02-03}
  g: {account: israel, says: not done(release_33), said: 2025-02-05, denies: h}
  h: {account: hamas, says: done(release_33), said: 2025-02-05, denies: g}
  i: {account: papr, says: done(admit_aid), said: 2025-02-05, quantity: 40 boats per day}
  j: {account: israel, says: done(release_33), said: 2025-02-06, spans: 9-3}
"""
CODES = ("7:23 unknown-clause", "8:65 before-agreement", "9:65 later-than-said", "10:77 bad-amount",
         "12:3 contradiction", "13:70 loop", "15:7 unknown-account", "15:63 impossible-quantity",
         "16:73 bad-span")  # fmt: skip


def test_bad_claims_are_all_told_at_once_with_place_and_mend(tmp_path: Path) -> None:
    path = tmp_path / "bad.claims.yaml"
    path.write_text(BAD.lstrip("\n"), encoding="utf-8")
    result = CliRunner().invoke(app, ["status", str(DEAL), str(path)])
    assert result.exit_code == 2
    lines = result.stderr.strip().splitlines()
    assert len(lines) == len(CODES)
    for line, code in zip(lines, CODES, strict=True):
        assert f"{path}:{code}:" in line
        assert line.rstrip().endswith((".", "?")), "each says how to mend it"
