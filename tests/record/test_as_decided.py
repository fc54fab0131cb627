"""Names that people decided on: every view, page and answer shows them, exports name both, what was read stays."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.attributions.attribution import Part, SpeakerKind
from parley.cli import app
from parley.record.as_decided import decided_readings
from parley.record.decision import Decided, Kind, Target, Verdict, decide, undo
from parley.record.identity import Identities, identities_of, identity_target
from parley.record.record import Record, record_at
from parley.record.rows import rows_from_reading
from parley.record.stored import readings
from parley.record.write import Writing, write_batch
from tests.record.hand_made import QUAY, QUAY_READ
from tests.web.conftest import Client, client_of, demo, own_record

__all__ = ("client_of", "demo", "own_record")  # fixtures of the pages' tests
AT = "2031-05-07T09:00:00+00:00"
PAGES = ("today", "search", "talks", "timeline", "positions", "sources", "figures", "speakers")
VIEWS = ("overview", "speakers", "claims", "timeline", "talks", "positions", "figures", "echoes")
EXPORTS = ("attributions", "claims", "echoes", "plover", "annotations", "prov", "figures", "days", "reports", "unread")
NEW = "Zed Quorn"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Return a record of one report, and of another in which the same words stand."""
    with record_at(tmp_path / "talks.parley", create=True) as made:
        other = replace(QUAY_READ, report=replace(QUAY, id="other.txt", text=QUAY.text + " More."))
        write_batch(Writing(made), [rows_from_reading(reading, "") for reading in (QUAY_READ, other)])
        yield made


def named(record: Record, name: str, value: str, content: str = "") -> None:
    """Decide who a name is."""
    decide(record, Decided(identity_target(name, content), Verdict.CORRECT, "ana", AT, "", value))


def speakers(record: Record) -> list[list[str]]:
    """Return the speakers of each report, as decided."""
    return [[a.speaker.name for a in reading.attributions] for reading in decided_readings(record)]


def test_a_merge_holds_in_every_report_and_what_was_read_stays(record: Record) -> None:
    before = tuple(readings(record))
    named(record, "Ina Vold", "Ina Vold-Berg")
    assert speakers(record) == [["Ina Vold-Berg", "", "Ina Vold-Berg"]] * 2
    assert tuple(readings(record)) == before


def test_a_split_holds_in_its_report_alone_and_follows_what_is_decided_of_its_name(record: Record) -> None:
    named(record, "Ina Vold", "A namesake", QUAY.content_id)
    named(record, "A namesake", "Ina Vold of Sarel")
    assert speakers(record) == [["Ina Vold", "", "Ina Vold"], ["Ina Vold of Sarel", "", "Ina Vold of Sarel"]]


def test_a_correction_holds_for_its_utterance_alone_until_it_is_undone(record: Record) -> None:
    said = QUAY_READ.attributions[2]
    on = Target(QUAY.content_id, Part.TEXT, said.source, Kind.SPEAKER, "name")
    decision = decide(record, Decided(on, Verdict.CORRECT, "ana", AT, "", "Ola Brandt"))
    assert speakers(record)[1] == ["Ina Vold", "", "Ola Brandt"]
    undo(record, decision, "ben", AT)
    assert not identities_of(record)
    assert speakers(record)[1] == ["Ina Vold", "", "Ina Vold"]


def test_a_name_in_a_claim_goes_with_its_speaker(record: Record) -> None:
    named(record, "Port", "Port of Sarel")
    claims = next(iter(decided_readings(record))).claims
    assert claims[0].event.by == ("Dock Union", "Port of Sarel")
    assert claims[1].event.to == ("Port of Sarel",)


def test_names_that_lead_in_a_circle_end_somewhere() -> None:
    circle = Identities({"a": "b", "b": "c", "c": "a"})
    assert circle.called("a") == "c"
    assert circle.called("d") == ""


def test_an_unnamed_source_takes_no_name_that_was_merged() -> None:
    merged = Identities({"an official": "Ina Vold"})
    assert merged.shown("an official", SpeakerKind.UNNAMED, "a.txt", Part.TEXT, "[[0,3]]") == "an official"


def run(*words: str) -> str:
    """Return what a command prints."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def everywhere(path: Path, client: Client) -> dict[str, str]:
    """Return what every view, every page's JSON and every export with decisions says."""
    told = {f"show {view}": run("show", str(path), view, "--limit", "500") for view in VIEWS}
    told |= {f"{page}.json": client.get(f"/{page}.json?since=2000-01-01").text for page in PAGES}
    return told | {what: run("export", str(path), what, "--decisions") for what in EXPORTS}


def test_terminal_pages_api_and_exports_say_the_same(
    own_record: Path, demo: Path, client_of: Callable[..., Client]
) -> None:
    own = client_of(own_record, demo / "river.accord.yaml")
    facets = own.get("/search.json").json()["facets"]
    name = next(facet["name"] for facet in facets if facet["facet"] == "speaker")
    before = {what: run("export", str(own_record), what) for what in EXPORTS}
    with record_at(own_record) as record:
        said = [r.report.id for r in readings(record) for a in r.attributions if a.speaker.name == name]
        decision = decide(record, Decided(identity_target(name), Verdict.CORRECT, "Ada", AT, "", NEW))
    told = everywhere(own_record, own)
    silent = {"show positions", "positions.json", "show figures", "figures.json", "show echoes", "sources.json"}
    without = {"show talks", "echoes", "plover", "figures", "days", "reports", "unread", *silent}  # where nobody speaks
    assert {where for where, words in told.items() if NEW in words} >= set(told) - without
    assert {a["speaker"]["called"] for a in rows(told["attributions"]) if a["speaker"]["name"] == name} == {NEW}
    assert all(p["read_as"] == name for p in passages(told["search.json"]) if p["speaker"] == NEW)
    assert not any(p["speaker"] == name for where in ("today.json", "search.json") for p in passages(told[where]))
    assert told["prov"].count('"parley:decidedSpeaker"') == len(said)
    assert {what: run("export", str(own_record), what) for what in EXPORTS} == before, "left out unless asked for"
    with record_at(own_record) as record:
        undo(record, decision, "Ada", AT)
    afterwards = client_of(own_record, demo / "river.accord.yaml")
    assert not any(NEW in words for words in everywhere(own_record, afterwards).values())


def rows(text: str) -> list[dict[str, dict[str, str]]]:
    """Return an export's rows."""
    return [json.loads(line) for line in text.splitlines()]


def passages(text: str) -> list[dict[str, str]]:
    """Return the passages of a page's JSON."""
    page = json.loads(text)
    return [said["passage"] for said in page["new"]] if "new" in page else list(page["passages"])
