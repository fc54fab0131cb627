"""What the record knows of a report before it is read again."""

from dataclasses import replace

from parley.record.record import Record, transaction
from parley.record.rows import reading_digest
from parley.record.stored import report_of
from parley.record.write import own_name
from parley.reports.report import PublishedBasis, Report


def with_what_was_given(record: Record, report: Report) -> Report:
    """Return the report with what a person once said of this text, where nothing newer is said now."""
    earlier = _earlier(record, report)
    if earlier is None:
        return report
    if earlier.published_basis is PublishedBasis.GIVEN and report.published_basis is not PublishedBasis.GIVEN:
        return replace(earlier, id=report.id)
    return replace(report, outlet=report.outlet or earlier.outlet, url=report.url or earlier.url)


def is_known(record: Record, report: Report, reader: str) -> bool:
    """Tell whether the record holds this very reading: the same content, metadata and reader, under its name."""
    found = record.execute(
        "SELECT 1 FROM report WHERE content = ? AND reading = ? AND name IN (?, ?) AND current",
        (report.content_id, reading_digest(report, reader), report.id, own_name(report.id, report.content_id)),
    )
    return found.fetchone() is not None


def remembered_cast(record: Record) -> str:
    """Return the cast file that reports were last read with, "" where none was given."""
    found = record.execute("SELECT text FROM cast_file").fetchone()
    return str(found[0]) if found else ""


def remember_cast(record: Record, text: str) -> None:
    """Keep a cast file for the readings to come."""
    with transaction(record):
        record.execute("INSERT OR REPLACE INTO cast_file VALUES (1, ?)", (text,))


def _earlier(record: Record, report: Report) -> Report | None:
    names = (report.id, own_name(report.id, report.content_id))
    found = record.execute("SELECT id FROM report WHERE content = ? AND name IN (?, ?)", (report.content_id, *names))
    number = found.fetchone()
    return report_of(record, number[0]) if number else None
