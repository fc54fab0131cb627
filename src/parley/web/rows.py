"""Rows that only pages need: the newest reports' figures, what stayed unread, which reports there are."""

from collections.abc import Iterator

from parley.attributions.attribution import Part, SpeakerKind
from parley.cast import cast_from_yaml
from parley.dossier.figure_told import FiguresOfReport
from parley.dossier.questions import UnreadLine
from parley.party import Cast
from parley.record.known import remembered_cast
from parley.record.record import Record
from parley.record.stored import reading_of, spans_from_json

MOST_REPORTS = 120  # whose figures are compared on one page, the newest
MOST_UNREAD = 100
MOST_NAMES = 20_000


def figure_readings(record: Record) -> tuple[tuple[FiguresOfReport, ...], tuple[()], dict[str, str]]:
    """Return the newest reports' figures, nothing agreed, and each side's names."""
    newest = record.execute(
        "SELECT id FROM report WHERE current AND figures > 0 ORDER BY id DESC LIMIT ?", (MOST_REPORTS,)
    ).fetchall()
    told = tuple(item for (number,) in reversed(newest) for item in _figures_of(record, number))
    return told, (), sides_of(cast_from_yaml(remembered_cast(record)).cast)


def _figures_of(record: Record, number: int) -> Iterator[FiguresOfReport]:
    reading = reading_of(record, number)
    report = reading.report
    for part, text in ((Part.TITLE, report.title), (Part.TEXT, report.text)):
        figures = tuple(figure for figure in reading.figures if figure.part is part)
        voices = tuple(
            (span, a.speaker.name)
            for a in reading.attributions
            if a.part is part and a.speaker.kind is not SpeakerKind.OUTLET
            for span in a.content
        )
        if figures:
            yield FiguresOfReport(report.id, report.outlet, report.published, text, figures, voices, part)


def sides_of(cast: Cast) -> dict[str, str]:
    """Return each party's names in lower case, and the one that its side goes by."""
    return {name.lower(): party.name for party in cast.parties for name in (party.name, *party.aliases)}


def report_names(record: Record) -> tuple[str, ...]:
    """Return the names of the current reports, the newest first."""
    rows = record.execute("SELECT name FROM report WHERE current ORDER BY id DESC LIMIT ?", (MOST_NAMES,))
    return tuple(name for (name,) in rows)


def undated_reports(record: Record) -> tuple[str, ...]:
    """Return the reports whose day nobody knows."""
    rows = record.execute(
        "SELECT name FROM report WHERE current AND published_from IS NULL ORDER BY name LIMIT ?", (MOST_UNREAD,)
    )
    return tuple(name for (name,) in rows)


def unread_lines(record: Record) -> tuple[UnreadLine, ...]:
    """Return stretches that could not be read, by report."""
    rows = record.execute(
        "SELECT r.name, u.part, u.spans, u.why, CASE u.part WHEN 'title' THEN r.title ELSE t.text END "
        "FROM unread u JOIN report r ON r.id = u.report AND r.current JOIN report_text t ON t.report = r.id LIMIT ?",
        (MOST_UNREAD,),
    )
    return tuple(
        UnreadLine(name, span, part == Part.TITLE, span.text_in(text), why)
        for name, part, spans, why, text in rows
        for span in spans_from_json(spans)[:1]
    )
