"""`parley export`: the record as rows for other tools."""

import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.commands.site import Ceiling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parley.exports.kinds import Kind
    from parley.record.decided import Shown
    from parley.record.record import Record


class What(StrEnum):
    """What may be exported."""

    REPORTS = "reports"
    ATTRIBUTIONS = "attributions"
    CLAIMS = "claims"
    FIGURES = "figures"
    DAYS = "days"
    PLOVER = "plover"
    ECHOES = "echoes"
    UNREAD = "unread"
    ANNOTATIONS = "annotations"
    PROV = "prov"
    DECISIONS = "decisions"


class Format(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


RECORD = typer.Argument(help="A record that parley read made.", metavar="RECORD")
WHAT = typer.Argument(help="Which rows. Annotations are W3C Web Annotations, prov is PROV-O: both in JSON-LD.")
FORMAT = typer.Option(help="Parquet needs: pip install 'parley[parquet]'.")
OUTPUT = typer.Option("-o", "--output", help="A file; by default standard output.", metavar="FILE")
DECIDED = typer.Option(
    "--decisions", help="With each row, what people decided of it and of its names, beside what was read."
)
NOTES = typer.Option("--notes", help="With the notes and tags that people wrote.")
NAMES = typer.Option("--names", help="With the names of those who decided.")
CEILING = typer.Option("--ceiling", help="Refuse where a report is handled above this level.")


def export(
    record: Annotated[Path, RECORD],
    what: Annotated[What, WHAT],
    form: Annotated[Format, typer.Option("--format", help=FORMAT.help)] = Format.JSONL,
    output: Annotated[Path | None, OUTPUT] = None,
    decisions: Annotated[bool, DECIDED] = False,
    notes: Annotated[bool, NOTES] = False,
    names: Annotated[bool, NAMES] = False,
    ceiling: Annotated[Ceiling, CEILING] = Ceiling.PUBLIC,
) -> None:
    """Write the record's rows for other tools.

    One JSON object a line by default; each row names its report and the characters that it rests on. What people
    decided, their notes and their names are left out unless asked for; a report handled above the ceiling stops it.
    """
    from parley.commands.opened import fail
    from parley.record.decided import Shown
    from parley.record.handling import AboveCeiling, refuse_above
    from parley.record.record import record_at

    _check(what, form, output)
    with record_at(record) as opened:
        try:
            refuse_above(opened, ceiling.value)
        except AboveCeiling as problem:
            raise fail(str(problem)) from None
        _write(*_rows(opened, what, Shown(notes, names), decisions), form, output, what)


def _check(what: What, form: Format, output: Path | None) -> None:
    """End the command where the rows cannot be written so."""
    from parley.exports.kinds import LINKED

    if form is Format.PARQUET and find_spec("pyarrow") is None:
        raise typer.BadParameter("Parquet needs pyarrow; install it with: pip install 'parley[parquet]'")
    if output is None and form is Format.PARQUET and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text; name a file with -o", param_hint="--format")
    if what in LINKED and form is not Format.JSONL:
        raise typer.BadParameter(f"{what} is JSON-LD, a document a line; leave --format out", param_hint="--format")


def _write(
    columns: dict[str, Any], rows: "Iterator[dict[str, Any]]", form: Format, output: Path | None, what: What
) -> None:
    """Write rows to standard output, or to a file that is there whole or not at all."""
    from parley.exports.formats import FORMATS

    if output is None:
        FORMATS[form](rows, sys.stdout.buffer, columns)
        sys.stdout.flush()
        return
    beside = output.with_name(output.name + ".part")
    with beside.open("wb") as file:
        count = FORMATS[form](rows, file, columns)
    beside.replace(output)
    typer.echo(f"{output}: {count:,} {what}", err=True)


def _rows(
    record: "Record", what: What, shown: "Shown", with_decided: bool
) -> "tuple[dict[str, Any], Iterator[dict[str, Any]]]":
    """Return what is exported, as columns and rows."""
    from parley.exports.echoes import ECHO, ECHO_DECIDED, echo_rows
    from parley.exports.kinds import KINDS, LINKED
    from parley.record.decided import DECISION, decision_rows
    from parley.record.decision import standing_by_report
    from parley.record.echoes import echo_told, echoes_of
    from parley.record.identity import identities_of
    from parley.record.stored import readings

    if what is What.ECHOES:
        identities = identities_of(record)
        told = (echo_told(record, echo, identities) for echo in echoes_of(record))
        return ECHO_DECIDED if with_decided else ECHO, echo_rows(told, with_decided)
    if what is What.DECISIONS:
        return DECISION, decision_rows(standing_by_report(record), shown)
    kind = (KINDS | LINKED)[what]
    if with_decided:
        return _decided_rows(record, kind, shown, what in LINKED)
    return kind.columns, (row for reading in readings(record) for row in kind.rows(reading, None))


def _decided_rows(
    record: "Record", kind: "Kind", shown: "Shown", is_linked: bool
) -> "tuple[dict[str, Any], Iterator[dict[str, Any]]]":
    """Return what is exported with decisions beside what was read; in linked data these are the names alone."""
    from parley.record.as_decided import called_in
    from parley.record.decided import DECIDED, with_decisions
    from parley.record.decision import standing_in
    from parley.record.identity import identities_of
    from parley.record.stored import readings

    identities = identities_of(record)
    read = ((reading, kind.rows(reading, called_in(reading, identities))) for reading in readings(record))
    if is_linked:
        return kind.columns, (row for _, rows in read for row in rows)
    return kind.columns | kind.decided | {"decisions": [DECIDED]}, (
        row
        for reading, rows in read
        for row in with_decisions(rows, standing_in(record, reading.report.content_id), shown)
    )
