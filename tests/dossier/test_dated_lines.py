"""What a sentence tells beside as done on an earlier day stands on the timeline on that day."""

from dataclasses import replace

from parley.day import day_from_iso
from parley.dossier.timeline import Line, timeline_from_readings
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.from_text import report_from_text


def lines_of(text: str) -> list[Line]:
    report = replace(report_from_text(text, "made-up"), published=day_from_iso("2025-05-12"))
    return list(timeline_from_readings(readings_from_reports([report], reader_from_choice(ReaderChoice()))))


def test_the_day_on_which_a_deal_was_signed_has_a_line() -> None:
    found = lines_of(
        "Zembla asked Norland to open talks on the second part of the harbour accord signed on 3 March 2025."
    )
    assert {str(line.day) for line in found} == {"2025-03-03", "2025-05-12"}


def test_what_is_asked_for_has_no_line_on_an_earlier_day() -> None:
    found = lines_of("Zembla asked Norland on Monday to open talks on the harbour.")
    assert len(found) == 1
