"""`parley show`: the record as tables for a terminal of 80 columns or more."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class View(StrEnum):
    """What may be shown."""

    OVERVIEW = "overview"
    SPEAKERS = "speakers"
    CLAIMS = "claims"
    FIGURES = "figures"


HEARD = 12  # speakers in the overview
RECORD = typer.Argument(help="A record that parley read made.", metavar="RECORD")
VIEW = typer.Argument(help="What to show.")
LIMIT = typer.Option("--limit", "-n", min=1, help="Show at most so many rows of a table.")


def show(
    record: Annotated[Path, RECORD],
    view: Annotated[View, VIEW] = View.OVERVIEW,
    limit: Annotated[int, LIMIT] = 40,
) -> None:
    """Show what the record holds, as tables.

    Without a view: the reports with their days, how much comes from whom, and what could not be read.
    """
    from parley.cast import cast_from_yaml
    from parley.commands import figures, overview, passages
    from parley.commands.table import terminal
    from parley.dossier.figures import figures_page
    from parley.record.known import remembered_cast
    from parley.record.query import coverage_of, outlet_lines, report_lines, speaker_lines
    from parley.record.record import record_at
    from parley.record.search import passages_by_day
    from parley.record.stored import readings

    to = terminal()
    with record_at(record) as opened:
        match view:
            case View.OVERVIEW:
                coverage = coverage_of(opened)
                overview.print_overview(to, record.name, coverage, report_lines(opened, limit), outlet_lines(opened))
                overview.print_speakers(to, speaker_lines(opened, HEARD), whole=False)
            case View.SPEAKERS:
                overview.print_speakers(to, speaker_lines(opened, limit), whole=True)
            case View.CLAIMS:
                passages.print_passages(to, passages_by_day(opened, limit))
            case View.FIGURES:
                cast = cast_from_yaml(remembered_cast(opened)).cast
                page = figures_page(figures.figures_of_readings(readings(opened)), sides=figures.sides_of(cast))
                figures.print_figures(to, page, limit)
