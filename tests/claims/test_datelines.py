"""Datelines: the place that a report was sent from says and does nothing."""

import pytest

from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.from_text import report_from_text

BODY = "The meetings in Port Vesh ended in deadlock, a Norland leader has confirmed. He wants a second round."


@pytest.mark.parametrize("dateline", ["VELM - ", "VELM, May 3, 2031 (Quay Wire) - ", "Velm (Quay Wire) – ", ""])
def test_a_report_says_the_same_whatever_its_dateline(dateline: str) -> None:
    reader = reader_from_choice(ReaderChoice("fast"))
    report = report_from_text(f"Talks end without a date\n\n{dateline}{BODY}\n\nNobody else spoke.", "made-up.txt")
    (reading,) = readings_from_reports([report], reader)
    begin = report.text.index(dateline)
    assert reading.claims
    for claim in reading.claims:
        assert not any("velm" in name.lower() for name in (*claim.event.by, *claim.event.to))
        assert not any(begin <= span.start < begin + len(dateline) for span in claim.spans)
    for told in reading.attributions:
        assert "velm" not in told.speaker.name.lower()
        assert not any(begin <= span.start < begin + len(dateline) for span in told.content)
