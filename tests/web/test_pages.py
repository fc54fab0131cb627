"""Every page and its JSON, what browsers are told, and what goes wrong."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.web.guard import POLICY, Secrets, new_secrets
from parley.web.pages import PAGES
from tests.web.conftest import CSRF, Client
from tests.web.links import Seen

NAMES = [page.name for page in PAGES if not page.needs_prospect]
REPORT = "06_radio_sarel_talks_fail.txt"


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_and_names_itself(client: Client, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    title = next(page.title for page in PAGES if page.name == name)
    assert f"<h1>{title}</h1>" in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_there_as_json(client: Client, name: str) -> None:
    answer = client.get(f"/{name}.json")
    assert answer.status_code == 200
    assert json.loads(answer.text) is not None


@pytest.mark.parametrize("name", [*NAMES, f"report/{REPORT}", "decisions", "brief", "nowhere"])
def test_no_page_has_inline_script_or_style_or_an_address_outside(client: Client, name: str) -> None:
    answer = client.get(f"/{name}")
    seen = Seen(answer.text)
    assert seen.inline == []
    assert answer.headers["content-security-policy"] == POLICY
    outside = [link for link, _ in seen.links if link.startswith(("http", "//"))]
    assert all("example" in link for link in outside), outside  # the reports' own addresses, to follow by hand


def test_openapi_names_every_page(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {f"/{name}.json" for name in NAMES} <= set(paths)


def test_pages_of_an_agreement_say_so_where_there_is_none(demo: Path, client_of: Callable[..., Client]) -> None:
    bare = client_of(demo / "sample.parley")
    for name in ("next", "agreement", "gaps"):
        assert "This page needs an agreement" in bare.get(f"/{name}").text


@pytest.mark.parametrize("name", ["next", "agreement", "questions"])
def test_pages_that_use_matches_say_how_far_matching_is(client: Client, name: str) -> None:
    words = client.get(f"/{name}").text
    assert re.search(r"The claims of all \d+ reports have been held against the agreement: \d+ speak of its", words)


def test_what_is_not_there_is_a_clear_page(client: Client) -> None:
    for address in ("/nothing", "/report/nobody.txt", "/report/..%2F..%2Fetc", "/static/nothing.css"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
    assert "holds no report" in client.get("/report/nobody.txt").text
    assert client.get("/report/nobody.txt.json").json()["problem"] == "Not here"


@pytest.mark.parametrize("query", ["since=tomorrow", "until=2024-13-01", "month=x", "from=-1", "from=99999999999999"])
def test_a_question_that_cannot_be_is_answered_with_how_to_ask_it(client: Client, query: str) -> None:
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 422
    assert "write" in answer.text


def test_a_filter_that_matches_nothing_says_so(client: Client) -> None:
    assert "Nothing in the record fits" in client.get("/search?q=zzyzx&outlet=Nobody").text


def test_search_finds_by_words_and_facets(client: Client) -> None:
    everything = client.get("/search.json").json()["total"]
    talks = client.get("/search.json?q=talks").json()
    assert 0 < talks["total"] < everything
    party = next(facet["name"] for facet in talks["facets"] if facet["facet"] == "party")
    fewer = client.get("/search.json", params={"q": "talks", "party": party}).json()
    assert 0 < fewer["total"] <= talks["total"]
    assert "<mark>" in client.get("/search?q=talks").text


def test_a_search_as_part_of_a_page_is_that_part_alone(client: Client) -> None:
    answer = client.get("/search?q=talks", headers={"hx-request": "true"})
    assert "<html" not in answer.text
    assert "passages" in answer.text


def test_every_mark_of_a_report_is_read_in_place(client: Client) -> None:
    seen = Seen(client.get(f"/report/{REPORT}").text)
    reading = client.get(f"/report/{REPORT}.json").json()
    text = reading["report"]["text"]
    for attribution in reading["attributions"]:
        for span in (*attribution["source"], *attribution["cue"], *attribution["content"]):
            assert f"s{span['start']}-{span['end']}" in seen.ids
            found = seen.between("text", span["start"], span["end"])
            assert "".join(found.split()) == "".join(text[span["start"] : span["end"]].split())


def test_a_brief_holds_what_was_chosen_and_nothing_else(client: Client) -> None:
    found = client.get("/search.json?q=talks").json()["passages"][0]
    item = f"{found['report']}#s{found['span']['start']}-{found['span']['end']}"
    brief = client.get("/brief.json", params={"item": item}).json()
    assert len(brief["items"]) == 1
    assert client.get("/brief", params={"item": item}).status_code == 200
    assert client.get("/brief", params={"item": "nobody#s1-2"}).status_code == 422
    assert client.get("/brief.docx", params={"item": item}).content[:2] == b"PK"


def test_only_the_servers_own_name_is_answered(client: Client) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 421


def test_beyond_this_machine_a_token_is_needed(demo: Path, client_of: Callable[..., Client]) -> None:
    secrets = new_secrets("0.0.0.0")
    far = client_of(demo / "sample.parley", None, secrets)
    assert far.get("/").status_code == 401
    assert far.get("/?token=wrong").status_code == 401
    answer = far.get(f"/?token={secrets.token}")
    assert answer.status_code == 303
    assert "token" not in answer.headers["location"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert far.get("/").status_code == 200


def test_on_this_machine_no_token_is_needed() -> None:
    assert new_secrets("127.0.0.1").token == ""
    assert new_secrets("127.0.0.1").csrf != new_secrets("127.0.0.1").csrf


def test_a_record_that_is_replaced_while_served_is_read_anew(
    own_record: Path, tmp_path: Path, client_of: Callable[..., Client]
) -> None:
    served = client_of(own_record)
    before = served.get("/today.json").json()["coverage"]["reports"]
    other = Path(shutil.copy(own_record, tmp_path / "other.parley"))
    import sqlite3

    with sqlite3.connect(other) as record:
        record.execute("UPDATE report SET current = 0 WHERE id = 1")
    record.close()
    other.replace(own_record)
    assert served.get("/today.json").json()["coverage"]["reports"] == before - 1
    own_record.unlink()
    answer = served.get("/today")
    assert answer.status_code == 503
    assert "parley read" in answer.text


def test_a_form_larger_than_any_form_is_refused(client: Client) -> None:
    assert client.post("/decide", content=b"x" * 300_000).status_code == 413


def test_secrets_are_not_on_pages_that_have_no_form(client: Client) -> None:
    assert CSRF not in client.get("/today").text
    assert Secrets().csrf == ""


def test_figures_are_held_against_the_agreement_that_is_served(
    client: Client, client_of: Callable[..., Client], demo: Path
) -> None:
    assert (
        "against the agreement" in client.get("/figures").text or "told against agreed" in client.get("/figures").text
    )
    agreed = [each["report"] for group in client.get("/figures.json").json()["groups"] for each in group["told"]]
    assert any(name.startswith("Bridgewater") or ": " in name for name in agreed)
    with client_of(demo / "sample.parley") as alone:
        without = [each["report"] for g in alone.get("/figures.json").json()["groups"] for each in g["told"]]
    assert not any(": " in name for name in without)
