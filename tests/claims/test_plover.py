"""What PLOVER and CAMEO would count of sentences about invented places."""

from functools import cache
from pathlib import Path

import pytest

from parley.claims.deed_codes import turned
from parley.claims.plover import PloverEvent, plover_from_reading
from parley.claims.plover_codes import event_of
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report

ROWS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "events.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FLOOR = 0.95  # share of the sentences with the event asked for among those read


@cache
def events() -> list[list[PloverEvent]]:
    reports = [Report(id=str(n), text=row[4], language="en") for n, row in enumerate(ROWS)]
    reader = reader_from_choice(ReaderChoice())
    return [list(plover_from_reading(reading)) for reading in readings_from_reports(reports, reader)]


def is_right(row: list[str], found: list[PloverEvent]) -> bool:
    event, code, *_ = row
    if event == "none":
        return not [one for one in found if one.event]
    return any(one.event == event.rstrip("*") and one.cameo.startswith(code) for one in found)


def test_most_sentences_have_their_event() -> None:
    right = sum(is_right(row, found) for row, found in zip(ROWS, events(), strict=True))
    assert right / len(ROWS) >= FLOOR


def test_events_have_their_actors() -> None:
    named = [(row, found) for row, found in zip(ROWS, events(), strict=True) if row[2] and is_right(row, found)]
    right = sum(any(row[2].lower() in one.actor.lower() for one in found) for row, found in named)
    assert right / len(named) >= FLOOR


def test_what_parties_do_together_is_an_event_in_each_direction() -> None:
    told = [(row, found) for row, found in zip(ROWS, events(), strict=True) if row[0].endswith("*") and row[3]]
    pairs = [{(one.actor, one.recipient) for one in found} for _, found in told]
    assert sum(any((b, a) in own for a, b in own) for own in pairs) / len(pairs) >= FLOOR


def test_nothing_hypothetical_is_an_event() -> None:
    for row, found in zip(ROWS, events(), strict=True):
        if row[0] == "none":
            assert not [one for one in found if one.event], row[4]


def test_every_event_leads_back_to_its_sentence() -> None:
    for row, found in zip(ROWS, events(), strict=True):
        for one in found:
            assert one.spans and all(0 <= s.start < s.end <= len(row[4]) for s in one.spans)


@pytest.mark.parametrize(("code", "event"), [("0841", "RETREAT"), ("190", "ASSAULT"), ("1053", "REQUEST"), ("010", "")])
def test_codes_have_their_event(code: str, event: str) -> None:
    assert event_of(code)[0] == event


def test_a_release_asked_for_is_a_request() -> None:
    assert turned("0841", 1) == "1053"
