"""`parley site`: the dossier as a folder of files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.commands.serve import CLAIMS, DEAL, ON, RECORD


class Ceiling(StrEnum):
    """How far what is written may go; a report handled above it stops the whole."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


FOLDER = typer.Option("-o", "--output", help="The folder to write.", metavar="DIR")
WHOLE = typer.Option("--whole-texts", help="With whole reports, not only the quotations that pages link to.")
NOTES = typer.Option("--notes", help="With the notes that people wrote on reports.")
NAMES = typer.Option("--names", help="With the names of those who decided.")
VALUES = typer.Option("--values", help="What each item is worth to each side; the stress test needs --stress-test too.")
STRESS = typer.Option("--stress-test", help="With the page of the stress test.")
CEILING = typer.Option("--ceiling", help="Refuse where a report is handled above this level.")


def site(
    record: Annotated[Path, RECORD],
    folder: Annotated[Path, FOLDER],
    deal: Annotated[Path | None, DEAL] = None,
    claims: Annotated[Path | None, CLAIMS] = None,
    values: Annotated[Path | None, VALUES] = None,
    on: Annotated[str, ON] = "",
    whole_texts: Annotated[bool, WHOLE] = False,
    notes: Annotated[bool, NOTES] = False,
    names: Annotated[bool, NAMES] = False,
    stress_test: Annotated[bool, STRESS] = False,
    ceiling: Annotated[Ceiling, CEILING] = Ceiling.PUBLIC,
) -> None:
    """Write the dossier as a folder of files that opens without a server.

    It holds short quotations with their addresses; whole reports, notes, names and a stress test only where asked for.
    """
    from parley.commands.dossier import held_from, match_reports
    from parley.commands.opened import fail
    from parley.web.folder import NotWritten, Wanted, write_site

    held = held_from(record, deal, claims, values, on, is_folder=True)
    match_reports(held)
    try:
        count = write_site(held, folder, Wanted(whole_texts, notes, names, stress_test, ceiling.value))
    except NotWritten as problem:
        raise fail(str(problem)) from None
    typer.echo(f"{count} pages written; open {folder / 'index.html'}")
