"""`parley export`: the record as rows for other tools."""

import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer


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


class Format(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


RECORD = typer.Argument(help="A record that parley read made.", metavar="RECORD")
WHAT = typer.Argument(help="Which rows. Annotations are W3C Web Annotations, prov is PROV-O: both in JSON-LD.")
FORMAT = typer.Option(help="Parquet needs: pip install 'parley[parquet]'.")
OUTPUT = typer.Option("-o", "--output", help="A file; by default standard output.", metavar="FILE")


def export(
    record: Annotated[Path, RECORD],
    what: Annotated[What, WHAT],
    form: Annotated[Format, typer.Option("--format", help=FORMAT.help)] = Format.JSONL,
    output: Annotated[Path | None, OUTPUT] = None,
) -> None:
    """Write the record's rows for other tools.

    One JSON object a line by default; each row names its report and the characters that it rests on.
    """
    from parley.exports.echoes import ECHO, echo_rows
    from parley.exports.formats import FORMATS
    from parley.exports.kinds import KINDS, LINKED
    from parley.record.echoes import echo_told, echoes_of
    from parley.record.record import record_at
    from parley.record.stored import readings

    if form is Format.PARQUET and find_spec("pyarrow") is None:
        raise typer.BadParameter("Parquet needs pyarrow; install it with: pip install 'parley[parquet]'")
    if output is None and form is Format.PARQUET and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text; name a file with -o", param_hint="--format")
    if what in LINKED and form is not Format.JSONL:
        raise typer.BadParameter(f"{what} is JSON-LD, a document a line; leave --format out", param_hint="--format")
    with record_at(record) as opened:
        if what is What.ECHOES:
            columns, rows = ECHO, echo_rows(echo_told(opened, echo) for echo in echoes_of(opened))
        else:
            kind = (KINDS | LINKED)[what]
            columns, rows = kind.columns, (row for reading in readings(opened) for row in kind.rows(reading))
        if output is None:
            FORMATS[form](rows, sys.stdout.buffer, columns)
            sys.stdout.flush()
            return
        beside = output.with_name(output.name + ".part")
        with beside.open("wb") as file:
            count = FORMATS[form](rows, file, columns)
        beside.replace(output)
        typer.echo(f"{output}: {count:,} {what}", err=True)
