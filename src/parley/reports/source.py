"""Sources: what a person says of the texts beside them, in a table (file, outlet, published, url, credit, basis).

1. What a person gives stands before what the text tells; where the text states another day, a note says so.
2. A row names its report by file name, by path or by id.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from parley.day import Day, DayBasis
from parley.reports.credit import agency_name
from parley.reports.published import day_from_words
from parley.reports.report import Credit, PublishedBasis, Report, Unreadable

MEND = "the columns are file,outlet,published,url,credit; a day is written 2025-03-12"


@dataclass(frozen=True, slots=True)
class Source:
    """A row of a sources file: what it says of one report."""

    file: str
    outlet: str = ""
    published: Day | None = None
    url: str = ""
    credit: str = ""
    basis: str = ""  # in the person's own words


def is_sources_table(first_line: str) -> bool:
    """Tell whether a file's first line is the head of a sources file."""
    columns = [column.strip().strip('"').casefold() for column in first_line.lstrip("\ufeff").split(",")]
    return columns[0] == "file" and bool({"outlet", "published", "credit"} & set(columns))


def sources_from_rows(lines: Iterable[str], name: str) -> tuple[dict[str, Source], tuple[Unreadable, ...]]:
    """Return the rows of the sources file `name` by the file that they speak of, and the rows that cannot be read."""
    found: dict[str, Source] = {}
    unreadable: list[Unreadable] = []
    reader = csv.DictReader(lines, restkey="", restval="")
    try:
        reader.fieldnames = [column.strip().casefold().lstrip("\ufeff") for column in reader.fieldnames or ()]
        if "file" not in reader.fieldnames:
            return {}, (Unreadable(name, "line 1", 'no column "file"', MEND),)
        for row in reader:
            cells = {column: words.strip() for column, words in row.items() if isinstance(words, str)}
            day = day_from_words(cells.get("published", ""))
            if not cells["file"] or (cells.get("published") and day is None):
                reason = f"no day: {cells['published']!r}" if cells["file"] else "no file is named"
                unreadable.append(Unreadable(name, f"line {reader.line_num}", reason, MEND))
            if cells["file"]:
                rest = {column: cells.get(column, "") for column in ("outlet", "url", "credit", "basis")}
                found[cells["file"]] = Source(cells["file"], published=day, **rest)
    except csv.Error as wrong:
        unreadable.append(Unreadable(name, f"line {reader.line_num}", f"not a table: {wrong}", MEND))
    return found, tuple(unreadable)


def with_source(report: Report, source: Source) -> Report:
    """Return the report with what a person says of it."""
    notes = report.notes
    day = source.published
    if day:
        notes = tuple(note for note in notes if not note.startswith("day of publication"))
        if source.basis:
            notes += (f"day given: {source.basis}",)
        if report.published and not report.published.overlaps(day):
            notes += (f"the day given is {day}; {report.published} is {report.published_basis.value}",)
    outlet = source.outlet or report.outlet
    credits_kept = tuple(credit for credit in report.credits if credit.name.casefold() != outlet.casefold())
    if source.credit and all(agency_name(credit.name) != agency_name(source.credit) for credit in credits_kept):
        credits_kept = (Credit(source.credit), *credits_kept)
    return replace(
        report,
        outlet=outlet,
        url=source.url or report.url,
        published=replace(day, basis=DayBasis.DECIDED) if day else report.published,
        published_basis=PublishedBasis.GIVEN if day else report.published_basis,
        published_from=() if day else report.published_from,
        credits=credits_kept,
        notes=notes,
    )


def source_of(report: Report, path: str, sources: Mapping[str, Source]) -> Source | None:
    """Return the row that speaks of the report, by its id, its path or its file's name."""
    for name in (report.id, path, path.replace("\\", "/").rpartition("/")[2]):
        if name in sources:
            return sources[name]
    return None
