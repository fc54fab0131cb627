"""A person's hand: posted with a token, beside what was read, undone, and never on GET."""

import re
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
    assert own.post("/undo", data={"id": str(number), "csrf": CSRF, "report": REPORT, "by": "Ben"}).status_code == 303
    assert "<b>Ada</b>" not in own.get(f"/report/{REPORT}").text
    undone = own.get("/decisions").text
    assert "undo of" in undone
    assert '<td data-label="who">Ben</td>' in undone


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


def test_a_name_is_offered_the_other_names_of_the_record(own: Client) -> None:
    one, other, *_ = speakers(own)
    page = own.get("/decide", params={"kind": "identity", "name": one}).text
    assert f'<option value="{other}">' in page
    assert f'<option value="{one}">' not in page


def decided(own: Client, **words: str) -> str:
    """Post a decision and return where it leads."""
    answer = own.post("/decide", data={"csrf": CSRF, "by": "Ada", "seen": "", "nr": "0"} | words)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def undone(own: Client, own_record: Path) -> None:
    """Undo the decision taken last."""
    with record_at(own_record) as record:
        number = history(record)[0].id
    assert own.post("/undo", data={"id": str(number), "csrf": CSRF, "by": "Ada"}).status_code == 303


def speakers(own: Client) -> dict[str, int]:
    """Return the speakers that search counts."""
    return {f["name"]: f["passages"] for f in own.get("/search.json").json()["facets"] if f["facet"] == "speaker"}


def test_two_names_become_one_speaker_and_part_again(own: Client, own_record: Path) -> None:
    before = speakers(own)
    one, other, *_ = before
    decided(own, kind="identity", name=one, verdict="correct", value=other, reason="the same minister")
    merged = speakers(own)
    assert one not in merged
    assert merged[other] == before[one] + before[other]
    assert own.get("/search.json", params={"speaker": one}).json()["total"] == merged[other]
    assert other in own.get("/speakers").text
    found = own.get("/search.json", params={"speaker": other}).json()["passages"]
    passage = next(p for p in found if p["read_as"] == one)
    sign, span = "t" if passage["part"] == "title" else "s", passage["span"]
    item = f"{passage['report']}#{sign}{span['start']}-{span['end']}"
    assert [i["speaker"] for i in own.get("/brief.json", params={"item": item}).json()["items"]] == [other]
    undone(own, own_record)
    assert speakers(own) == before


def test_a_name_may_be_somebody_else_in_one_report(own: Client, own_record: Path) -> None:
    found = own.get("/search.json").json()["passages"] + own.get("/search.json?from=20").json()["passages"]
    passage = next(p for p in found if p["kind"] in ("person", "body"))
    before = speakers(own)[passage["speaker"]]
    who = {"name": passage["speaker"], "report": passage["report"]}
    decided(own, kind="identity", verdict="correct", value="A namesake", **who)
    after = speakers(own)
    assert 0 < after["A namesake"] <= before
    assert after.get(passage["speaker"], 0) == before - after["A namesake"]
    assert "decided to be A namesake" in own.get(f"/report/{passage['report']}").text
    undone(own, own_record)
    assert "A namesake" not in speakers(own)


def test_an_unnamed_source_is_merged_with_nobody_and_given_no_name_from_elsewhere(own: Client) -> None:
    found = [p for at in (0, 20, 40, 60) for p in own.get(f"/search.json?kind=unnamed&from={at}").json()["passages"]]
    passage = found[0]
    merge = {"csrf": CSRF, "by": "Ada", "seen": "", "kind": "identity", "verdict": "correct"}
    answer = own.post("/decide", data=merge | {"name": passage["speaker"], "value": "Minister Ada Quill"})
    assert answer.status_code == 422
    assert "stays within its report" in answer.text
    name = {"csrf": CSRF, "by": "Ada", "seen": "", "kind": "speaker", "report": passage["report"], "verdict": "correct"}
    answer = own.post("/decide", data=name | {"nr": str(passage["attribution"]), "value": "Ada Quill of nowhere"})
    assert answer.status_code == 422
    assert "stand in its report" in answer.text


def matched(own: Client) -> tuple[str, str]:
    """Return a report and the number of a claim that is matched to the agreement there."""
    for name in own.get("/reports.json").json()["lines"]:
        page = own.get(f"/report/{name['name']}").text
        if found := re.search(r"kind=match&amp;nr=(\d+)\">decide", page):
            return str(name["name"]), found[1]
    raise AssertionError("no claim is matched")


def test_a_match_is_refused_corrected_and_confirmed_and_the_agreement_follows(own: Client, own_record: Path) -> None:
    report, nr = matched(own)
    before = own.get(f"/report/{report}").text.count('class="says-of"')
    form = own.get("/decide", params={"report": report, "kind": "match", "nr": nr}).text
    was = re.search(r'name="was" value="([^"]+)"', form)
    assert was
    decided(own, report=report, kind="match", nr=nr, verdict="reject", reason="it speaks of something else")
    assert own.get(f"/report/{report}").text.count('class="says-of"') < before
    undone(own, own_record)
    assert own.get(f"/report/{report}").text.count('class="says-of"') == before
    other = next(v for v in re.findall(r'<option value="([^"]+)"', form) if v not in (was[1], "none"))
    decided(own, report=report, kind="match", nr=nr, verdict="correct", value=other)
    page = own.get(f"/report/{report}").text
    assert "matched by Ada" in page
    undone(own, own_record)
    decided(own, report=report, kind="match", nr=nr, verdict="accept", was=was[1])
    assert "matched by Ada" in own.get(f"/report/{report}").text


def test_a_match_to_what_the_agreement_does_not_name_is_refused(own: Client) -> None:
    report, nr = matched(own)
    words = {"csrf": CSRF, "by": "Ada", "seen": "", "kind": "match", "report": report, "nr": nr, "verdict": "correct"}
    answer = own.post("/decide", data=words | {"value": "done(nothing_of_the_kind)"})
    assert answer.status_code == 422


def test_notes_and_tags_stand_on_reports_and_claims(own: Client) -> None:
    decided(own, report=REPORT, kind="report", field="tags", verdict="correct", value="ferry,  urgent , ferry")
    decided(own, report=REPORT, kind="claim", field="note", nr="0", verdict="correct", value="ask the editor")
    decided(own, report=REPORT, kind="claim", field="tags", nr="0", verdict="correct", value="to check")
    page = own.get(f"/report/{REPORT}").text
    assert '<span class="tag">ferry</span> <span class="tag">urgent</span>' in page
    assert "ask the editor" in page
    assert "to check" in own.get("/decisions").text


def test_undoing_needs_a_name(own: Client) -> None:
    decided(own, report=REPORT, kind="report", field="note", verdict="correct", value="a note")
    assert own.post("/undo", data={"id": "1", "csrf": CSRF}).status_code == 422


def test_a_claim_that_somebody_rejects_says_nothing_of_the_agreement_any_more(own: Client, own_record: Path) -> None:
    report, nr = matched(own)
    before = own.get(f"/report/{report}").text.count('class="says-of"')
    decided(own, report=report, kind="claim", nr=nr, verdict="reject", reason="nobody claims it")
    assert own.get(f"/report/{report}").text.count('class="says-of"') < before
    undone(own, own_record)
    assert own.get(f"/report/{report}").text.count('class="says-of"') == before
