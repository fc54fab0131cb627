"""A person's hand: posted with a token, beside what was read, undone, and never on GET."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parley.record.decision import history
from parley.record.record import record_at
from tests.web.conftest import CSRF, Client

REPORT = "06_radio_sarel_talks_fail.txt"
ON = {"report": REPORT, "kind": "attribution", "nr": "0", "csrf": CSRF, "by": "Ada", "seen": ""}


@pytest.fixture
def own(own_record: Path, demo: Path, client_of: Callable[..., Client]) -> Client:
    """Return a client for a record of the test's own."""
    return client_of(own_record, demo / "river.accord.yaml")


def test_a_decision_stands_beside_what_was_read_and_can_be_undone(own: Client, own_record: Path) -> None:
    answer = own.post("/decide", data=ON | {"verdict": "reject", "reason": "a misreading"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/report/{REPORT}#s")
    page = own.get(f"/report/{REPORT}").text
    assert "<b>Ada</b>: reject attribution" in page
    assert "a misreading" in page
    with record_at(own_record) as record:
        number = history(record)[0].id
    assert own.post("/undo", data={"id": str(number), "csrf": CSRF, "report": REPORT}).status_code == 303
    assert "<b>Ada</b>" not in own.get(f"/report/{REPORT}").text
    assert "undo of" in own.get("/decisions").text


def test_nothing_is_written_without_the_token_of_the_form(own: Client, own_record: Path) -> None:
    for token in ("", "guessed"):
        assert own.post("/decide", data=ON | {"verdict": "accept", "csrf": token}).status_code == 403
        assert own.post("/undo", data={"id": "1", "csrf": token}).status_code == 403
    with record_at(own_record) as record:
        assert history(record) == ()


def test_no_address_writes_on_get(own: Client, own_record: Path) -> None:
    own.get("/decide", params=ON | {"verdict": "reject"})
    assert own.get("/undo", params={"id": "1"}).status_code in (404, 405)
    with record_at(own_record) as record:
        assert history(record) == ()


def test_two_who_decide_on_one_thing_are_told(own: Client) -> None:
    assert own.post("/decide", data=ON | {"verdict": "accept"}).status_code == 303
    answer = own.post("/decide", data=ON | {"verdict": "reject", "by": "Ben"})
    assert answer.status_code == 409
    assert "Ada decided: accept" in answer.text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"verdict": "maybe"}, "Choose whether"),
        ({"verdict": "accept", "by": " "}, "Write your name"),
        ({"verdict": "correct"}, "Write what stands in its place"),
        ({"verdict": "accept", "nr": "9999"}, "Nothing of that kind"),
        ({"verdict": "accept", "nr": "x"}, "names no place"),
        ({"verdict": "accept", "report": "nobody"}, "no longer holds"),
        ({"verdict": "accept", "kind": "planet"}, "Nothing of that kind"),
    ],
)
def test_a_decision_that_cannot_be_written_says_why(own: Client, change: dict[str, str], says: str) -> None:
    answer = own.post("/decide", data=ON | change)
    assert answer.status_code == 422
    assert says in answer.text


def test_the_form_shows_what_is_decided_on(own: Client) -> None:
    page = own.get("/decide", params={"report": REPORT, "kind": "speaker", "nr": "0"}).text
    assert 'name="csrf"' in page
    assert "Your name" in page
