"""What the page says of tellings: through whom each came, and which words the reports have for people."""

import sqlite3
from datetime import date
from io import StringIO

from rich.console import Console

from parley.attributions.attribution import Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.commands.echoes import print_echoes
from parley.day import day_on
from parley.dossier.echoes import ReportsThatEcho, echoes_page
from parley.record.echoes import echo_told, echoes_of, echoes_page_of, renew_echoes
from parley.record.identity import identities_of
from parley.record.record import Record, schema_steps
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from parley.reports.report import Credit, Report
from parley.reports.span import Span

WIRE = Speaker("the Kessel Wire", SpeakerKind.BODY, entity=0)
PILOT = Speaker("a river pilot", SpeakerKind.UNNAMED, side="Brenn", told="Ormen Radio", entity=1)
FIRST = "that the upper sluices would hold the nine prisoners from Kessel until the silt commission reports in spring"
AGAIN = "that the upper sluices will hold nine captives from Kessel until the silt commission reports in the spring"


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


def test_of_many_tellings_the_first_are_shown_and_the_others_counted() -> None:
    record = record_of(
        *((f"r{day:02}", FIRST, False) for day in range(1, 29)), *((f"s{n}", FIRST, False) for n in range(3))
    )
    (echo,) = echoes_page_of(record).echoes
    assert (len(echo.told), echo.untold) == (31, 0)
    (stored,) = echoes_of(record)
    echo = echo_told(record, stored, identities_of(record), 10)
    assert (len(echo.told), echo.untold, echo.count) == (10, 21, 31)
    console = Console(width=80, record=True, file=StringIO())
    print_echoes(console, echoes_page(31, 31, [echo]), 40)
    shown = console.export_text()
    assert "31 utterances in 31 reports; 30 of them repeat another: 1 separately told" in shown
    assert "and 21 more tellings" in shown
    assert shown.count("again, copy") == 9
