"""What the page says of tellings: through whom each came, and which words the reports have for people."""

import sqlite3
from datetime import date

from parley.attributions.attribution import Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.day import day_on
from parley.dossier.echoes import ReportsThatEcho
from parley.record.echoes import echoes_page_of, renew_echoes
from parley.record.record import Record, schema_steps
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from parley.reports.report import Credit, Report
from parley.reports.span import Span

WIRE = Speaker("the Kessel Wire", SpeakerKind.BODY, entity=0)
PILOT = Speaker("a river pilot", SpeakerKind.UNNAMED, side="Brenn", told="Ormen Radio", entity=1)
FIRST = "that the upper sluices would hold the nine prisoners from Kessel until the silt commission reports in spring"
AGAIN = (
    "that the sluices upstream would hold the nine captives of Kessel until the commission on silt reports in spring"
)


def record_of(*told: tuple[str, str, bool]) -> Record:
    """Return a record of reports that each tell one content, told by the pilot, within the Wire's words or not."""
    record = sqlite3.connect(":memory:", isolation_level=None)
    for step in schema_steps():
        record.executescript(step)
    rows = []
    for day, (name, content, nested) in enumerate(told, 1):
        span = (Span(0, len(content)),)
        text = f"{content}, a pilot told Ormen Radio, the Kessel Wire said."
        pilot = Attribution((), (), span, Mode.INDIRECT, PILOT, parent=0 if nested else None)
        wire = Attribution((), (), (Span(0, len(content) + 27),), Mode.INDIRECT, WIRE)
        credit = (Credit("Harbour Post", Span(0, 4)),)
        report = Report(name, text, outlet=f"{name} Post", published=day_on(date(2031, 5, day)), credits=credit)
        rows.append(rows_from_reading(Reading(report, (wire, pilot) if nested else (pilot,)), "reader 1"))
    list(write_batch(Writing(record), rows))
    renew_echoes(record)
    return record


def test_a_chain_of_credit_goes_from_the_outlet_to_who_said_it() -> None:
    page = echoes_page_of(record_of(("a", FIRST, False), ("b", AGAIN, True)))
    (echo,) = [echo for echo in page.echoes if echo.told[0].speaker.name == PILOT.name]
    assert [told.chain for told in echo.told] == [
        ("a Post", "Harbour Post", "Ormen Radio", "a river pilot"),
        ("b Post", "Harbour Post", "the Kessel Wire", "Ormen Radio", "a river pilot"),
    ]


def test_other_words_for_the_same_people_stand_beside_what_both_tell() -> None:
    page = echoes_page_of(record_of(("a", FIRST, False), ("b", AGAIN, False)))
    assert page.pairs == (ReportsThatEcho("a", "b", 1, (("a river pilot", 1),), (("prisoner", "captive"),)),)


def test_the_same_words_for_people_are_no_other_words() -> None:
    page = echoes_page_of(record_of(("a", FIRST, False), ("b", FIRST, False)))
    assert page.pairs == (ReportsThatEcho("a", "b", 1, (("a river pilot", 1),)),)
