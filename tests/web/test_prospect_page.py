"""The page of the stress test: its assumptions, turned rankings, owners and basis stand on it as in the terminal."""

import os
from pathlib import Path
from shutil import which

import pytest

from parley.commands.dossier import deal_from, prospect_from
from parley.prospect.prospect import Prospect
from parley.prospect.wording import ASSUMED, STANCE, owners_of, sentences_of, turn_sentence
from parley.web.app import app_of
from parley.web.guard import Secrets
from parley.web.held import Held
from tests.web.conftest import TestClient

EXAMPLES = Path(__file__).parents[2] / "examples"
AXE = Path(__file__).parent / "vendored" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser") or which("google-chrome")
SIZES = ((1440, 900), (1024, 768), (390, 844))


@pytest.fixture(scope="module")
def tested() -> Prospect:
    """Return the stress test of the ways on after the first phase, with few valuations."""
    deal = deal_from(EXAMPLES / "after_phase_one.accord.yaml", None)
    return prospect_from(EXAMPLES / "after_phase_one.values.yaml", deal.agreement)


@pytest.fixture(scope="module")
def html(demo: Path, tested: Prospect) -> str:
    """Return the page as it is served."""
    deal = deal_from(EXAMPLES / "after_phase_one.accord.yaml", None)
    held = Held(demo / "sample.parley", deal, None, tested)
    with TestClient(app_of(held, Secrets("", "a-token", ("testserver",)))) as client:
        answer = client.get("/prospect")
    assert answer.status_code == 200
    return answer.text


def plain(html: str) -> str:
    """Return the page's words without tags and escapes."""
    import re
    from html import unescape

    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).lower()


def test_the_assumptions_stand_on_the_page_before_the_picture(html: str) -> None:
    words = plain(html)
    assert STANCE.lower() in words
    assert all(line.lower() in words for line in ASSUMED)
    assert html.index('id="assumed"') < html.index('<svg class="prospect"')


def test_every_value_has_its_owner_and_basis(html: str, tested: Prospect) -> None:
    table = html[html.index('id="values"') :]
    assert table.count("<tr>") == len(tested.quotes) + 1
    assert all(owner.lower() in plain(html) for owner in owners_of(tested.quotes))
    assert plain(table).count("made up to show the form") == len(tested.quotes)


def test_each_deal_and_each_turned_ranking_is_told_in_the_command_s_words(html: str, tested: Prospect) -> None:
    words = plain(html)
    for one in tested.tested:
        assert all(sentence.lower() in words for sentence in sentences_of(one, tested))
    assert tested.turns
    assert all(turn_sentence(turn, tested).lower() in words for turn in tested.turns)


def test_a_deal_is_ranked_only_with_those_that_end_alike(html: str) -> None:
    part = html[html.index('id="deals"') : html.index('id="assumed"')]
    assert part.count("<table ") == 2
    assert "is not ranked together" in part


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")
def test_the_page_fits_every_width_and_has_no_serious_finding(html: str, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    static = Path(__file__).parents[2] / "src" / "parley" / "web" / "static"
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.route("**/*", lambda route: _answer(route, html, static))
        page.goto("http://page.test/prospect")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width + 1, f"{wide} wide at {width}"
            if folder := os.environ.get("SHOTS"):
                page.screenshot(path=f"{folder}/prospect-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1440, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("axe.run({resultTypes: ['violations']}).then(r => r.violations)")
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == [], scheme
        browser.close()


def _answer(route: object, html: str, static: Path) -> None:
    """Serve the page and what it links to from the package; nothing from outside."""
    path = route.request.url.partition("page.test")[2].partition("?")[0]  # type: ignore[attr-defined]
    held = static / Path(path).name
    if path == "/prospect":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")  # type: ignore[attr-defined]
    elif held.is_file():
        route.fulfill(path=str(held))  # type: ignore[attr-defined]
    else:
        route.fulfill(status=404, body="")  # type: ignore[attr-defined]
