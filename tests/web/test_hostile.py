"""Reports that would like to be more than text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app
from tests.web.conftest import Client
from tests.web.links import Seen

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
REPORTS = (
    {"id": SCRIPT, "title": f"{SCRIPT} minister says", "outlet": f'"><svg onload=alert(3)>{SCRIPT}',
     "text": f'The minister {SCRIPT} said the talks would begin on Monday. "{SCRIPT}" he said. {{{{ 1234 * 4321 }}}}',
     "url": "javascript:alert(4)", "published": "2031-05-01"},
    {"id": "rtl", "title": "قال الوزير", "text": "The envoy said \u202etalks\u202c had failed. قال الوزير إن المحادثات",
     "outlet": "صحيفة", "published": "2031-05-02"},
    {"id": "long", "title": "Long", "text": "The minister said " + "that the talks went on and " * 1_700 + "ended.",
     "outlet": "Long Post", "published": "2031-05-03"},
    {"id": "../../escape", "title": "Path", "text": "The union said that it would strike on Friday.",
     "outlet": "Path", "published": "2031-05-04"},
    {"id": "a~2Fb %41?x#y", "title": "", "text": "The union said that it would not strike.", "outlet": ""},
    {"id": "empty", "title": "", "text": "x", "outlet": ""},
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of hostile reports."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports.jsonl").write_text("\n".join(json.dumps(report) for report in REPORTS), "utf-8")
    CliRunner().invoke(app, ["read", str(folder / "reports.jsonl"), "--into", str(folder / "h.parley")])
    return folder / "h.parley"


def assert_harmless(html: str) -> None:
    """Assert that a page runs nothing and loads nothing of a report's."""
    seen = Seen(html)
    assert seen.inline == []
    assert "img" not in seen.tags
    assert not [link for link, _ in seen.links if link.strip().lower().startswith(("javascript:", "data:"))]
    assert "5332114" not in html


def test_markup_in_reports_stays_text(record: Path, client_of: Callable[..., Client]) -> None:
    client = client_of(record)
    names = ("today", "search", "search?q=minister", "sources", "figures", "questions", "reports", "talks", "speakers")
    for name in names:
        answer = client.get(f"/{name}")
        assert answer.status_code == 200, name
        assert_harmless(answer.text)


def test_every_hostile_report_has_a_page_that_its_links_reach(record: Path, client_of: Callable[..., Client]) -> None:
    client = client_of(record)
    links = [link for link, _ in Seen(client.get("/reports").text).links if link.startswith("/report/")]
    assert len(links) == len(REPORTS)
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert_harmless(answer.text)


def test_a_search_cannot_break_out(record: Path, client_of: Callable[..., Client]) -> None:
    client = client_of(record)
    for words in ('"', "' OR 1=1", '">' + SCRIPT, "NEAR(a b", "*", "a:b", "\x00", "«»", "x" * 5_000):
        answer = client.get("/search", params={"q": words})
        assert answer.status_code == 200, words
        assert_harmless(answer.text)


def test_the_site_of_hostile_reports_stays_in_its_folder(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "inner" / "site"
    result = CliRunner().invoke(app, ["site", str(record), "-o", str(folder), "--whole-texts"])
    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "inner").iterdir()] == ["site"]
    for path in folder.rglob("*.html"):
        assert_harmless(path.read_text("utf-8"))
