"""Rows that only pages need: the newest reports' figures, what stayed unread, which reports there are."""

from dataclasses import replace

from parley.agreement.agreement import Agreement
from parley.attributions.attribution import Part
from parley.cast import cast_from_yaml
from parley.dossier.agreed import agreed_figures
from parley.dossier.figure_told import thing_of
from parley.dossier.figures import FiguresPage, counted_from_units, figures_page
from parley.dossier.questions import UnreadLine
from parley.party import Cast, sides_of
from parley.quantity import Quantity
from parley.record.counts import counted_units
from parley.record.figures import figures_of_report, reports_with_figures
from parley.record.known import remembered_cast
from parley.record.record import Record
from parley.record.stored import spans_from_json

MOST_REPORTS = 120  # whose figures are compared on one page, the newest
MOST_UNREAD = 100
MOST_NAMES = 20_000  # of reports among which a claims file's sources are found


def figures_shown(record: Record, thing: str = "", agreement: Agreement | None = None) -> FiguresPage:
    """Return the newest reports' figures held against one another and an agreement, of one counted thing if named."""
    counted = counted_from_units(counted_units(record))
    units = next((of.units for of in counted if of.thing == thing), ()) if thing else ()
    numbers = reports_with_figures(record, MOST_REPORTS, units) if units or not thing else ()
    told = [item for number in numbers for item in figures_of_report(record, number)]
    if thing:
        told = [replace(one, figures=tuple(f for f in one.figures if f.quantity.unit in units)) for one in told]
    sides = sides_of(cast_from_yaml(remembered_cast(record)).cast)
    agreed: tuple[tuple[str, Quantity, str], ...] = ()
    if agreement is not None:
        agreed = tuple(row for row in agreed_figures(agreement) if not thing or thing_of(row[1]) == thing)
        sides = sides_of(Cast(agreement.parties)) | sides
    page = figures_page(told, agreed, sides)
    return replace(page, thing=thing, counted=counted, reports=len(numbers))


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
