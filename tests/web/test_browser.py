"""The pages in a real browser: no error, no request outside, keyboard, a decision and its undoing, accessibility."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import which
from typing import Any

import anyio
import pytest
import uvicorn

from parley.commands.dossier import held_from
from parley.serve import address_of, listening
from parley.web.app import app_of
from parley.web.guard import new_secrets
from parley.web.pages import PAGES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser") or which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")

AXE = Path(__file__).parent / "vendored" / "axe.min.js"
REPORT = "06_radio_sarel_talks_fail.txt"
NAMES = [page.name for page in PAGES if not page.needs_prospect]
SIZES = ((1440, 900), (1024, 768), (390, 844))


@pytest.fixture(scope="module")
def address(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the sample and return its address."""
    import sqlite3

    own = tmp_path_factory.mktemp("browser") / "own.parley"
    with closing(sqlite3.connect(demo / "sample.parley")) as held, closing(sqlite3.connect(own)) as copy:
        held.backup(copy)
    listener: socket.socket = listening("127.0.0.1", 0)
    secrets = new_secrets("127.0.0.1")
    app = app_of(held_from(own, demo / "river.accord.yaml", None, None, ""), secrets)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=lambda: anyio.run(lambda: server.serve(sockets=[listener])), daemon=True)
    thread.start()
    yield address_of(listener, secrets)
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a Chromium."""
    with playwright.sync_playwright() as started:
        held = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield held
        held.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """Return a page that notes what goes wrong, and fails the test over it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=False)
    made = context.new_page()
    wrong: list[str] = []
    made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((address, "data:", "file:")) else None)
    yield made
    context.close()
    assert wrong == []


@pytest.mark.parametrize("name", [*NAMES, f"report/{REPORT}", f"decide?report={REPORT}&kind=attribution&nr=0"])
def test_a_page_has_no_serious_finding_and_fits_every_width(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}{name}")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width + 1, f"{name} is {wide} wide at {width}"
    page.set_viewport_size({"width": 1440, "height": 900})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then(r => r.violations)")
        serious = [
            (v["id"], [node["target"] for node in v["nodes"]][:3])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == [], scheme


def test_a_link_lights_exactly_the_words_that_it_names(page: Any, address: str) -> None:
    page.goto(f"{address}search?q=talks")
    link = page.locator(".passage blockquote a").first
    said = link.inner_text()
    link.click()
    page.wait_for_selector(".piece.lit")
    lit = "".join(page.locator(".piece.lit").all_inner_texts())
    assert "".join(said.replace("…", "").split())[:60] in "".join(lit.split())


def test_search_by_keyboard_alone(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "seek"
    page.keyboard.type("talks")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=talks")
    assert page.locator(".passage").count() > 0


def test_a_facet_narrows_the_list_in_place(page: Any, address: str) -> None:
    page.goto(f"{address}search")
    before = page.locator(".tally").inner_text()
    page.locator(".facets input[name=outlet]").first.check()
    page.wait_for_function("was => document.querySelector('.tally').innerText !== was", arg=before)
    assert "outlet=" in page.url


def test_a_decision_and_its_undoing(page: Any, address: str) -> None:
    page.goto(f"{address}report/{REPORT}")
    page.get_by_role("link", name="decide on these words").first.click()
    page.get_by_label("reject").check()
    page.get_by_label("Reason").fill("not what was said")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_url(f"**/report/{REPORT}*")
    assert "Ada" in page.locator(".decided").inner_text()
    page.get_by_label("Your name, to undo it").fill("Ben")
    page.get_by_role("button", name="undo").click()
    page.wait_for_function("!document.querySelector('.decided')")


def test_pages_read_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}timeline")
    assert page.locator("#told tbody tr").count() > 0
    page.goto(f"{address}search?q=talks")
    page.locator(".passage blockquote a").first.click()
    assert "#" in page.url
    context.close()


def test_the_folder_opens_from_a_file(page: Any, demo: Path) -> None:
    page.goto((demo / "site" / "index.html").as_uri())
    assert page.locator("h1").inner_text() == "Today"
    page.locator(".passage blockquote a").first.click()
    page.wait_for_selector(".piece.lit")


PICTURES = {"today": "today", "agreement": "agreement", "figures": "figures", "report": f"report/{REPORT}"}


@pytest.mark.parametrize("name", PICTURES)
def test_the_documentation_has_its_pictures(page: Any, address: str, name: str, tmp_path: Path) -> None:
    kept = Path(__file__).resolve().parents[2] / "docs" / "pictures" / f"{name}.png"
    made = kept if os.environ.get("PARLEY_PICTURES") else tmp_path / "made.png"  # PARLEY_PICTURES=1 draws them anew
    page.set_viewport_size({"width": 1200, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}{PICTURES[name]}")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=made)
    assert made.read_bytes()[16:24] == kept.read_bytes()[16:24], "the picture has another size: draw it anew"


@pytest.mark.parametrize("name", NAMES)
def test_on_a_narrow_page_nothing_but_a_drawing_lies_beside_the_page(page: Any, address: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}{name}")
    beside = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body *")]
          .filter((e) => e.scrollWidth > e.clientWidth + 1 && !e.querySelector("svg"))
          .filter((e) => e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowX))
          .map((e) => `${e.tagName}.${e.className}`)"""
    )
    assert beside == []
