"""Echoes in a record: of neighbours, and of copies however far apart."""

import sqlite3
from datetime import date

from parley.attributions.attribution import Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.day import day_on
from parley.record.echoes import echoes_of, renew_echoes
from parley.record.record import Record, schema_steps
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from parley.reports.report import Report
from parley.reports.span import Span

MARLO = Speaker("Ada Marlo", SpeakerKind.PERSON, "Brenn", entity=0)
SLUICE = (
    "The upper sluices stay closed until the silt commission reports on the flooded orchards of Kessel and the keepers "
    "of the weir have been paid for the harvest that the river took from them in spring, Marlo said"
)
BETWEEN = (
    "Barge number {} paid its lock toll at Ormen on market day {}, the harbour master of that town told us, Marlo said"
)


def reading(name: str, text: str, day: int) -> Reading:
    """Return a report that is one utterance of Marlo's."""
    words = (Span(0, len(text) - len(", Marlo said")),)
    cue = (Span(len(text) - 4, len(text)),)
    report = Report(name, text, outlet=f"{name} Post", published=day_on(date(2031, 5, day)))
    return Reading(report, (Attribution((), cue, words, Mode.INDIRECT, MARLO),))


def archive() -> Record:
    """Return a record of a report, six about barges, and a copy of the first with two words changed."""
    record = sqlite3.connect(":memory:", isolation_level=None)
    for step in schema_steps():
        record.executescript(step)
    between = [
        reading(f"b{n}", BETWEEN.format(["one", "two", "three", "four", "six", "ten"][n], n), n + 2) for n in range(6)
    ]
    copy = reading("z", SLUICE.replace("spring", "April"), 20)
    rows = [rows_from_reading(r, "reader 1") for r in (reading("a", SLUICE, 1), *between, copy)]
    list(write_batch(Writing(record), rows))
    return record


def test_a_copy_is_found_however_many_reports_stand_between() -> None:
    record = archive()
    renew_echoes(record, window=2)
    assert ["a", "z"] in [[told.report for told in echo.tellings] for echo in echoes_of(record)]


def test_echoes_are_computed_once() -> None:
    record = archive()
    assert renew_echoes(record)
    assert not renew_echoes(record)
