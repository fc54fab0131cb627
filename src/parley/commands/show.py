"""`parley show`: the record as tables for a terminal of 80 columns or more."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from parley.record.record import Record


class View(StrEnum):
    """What may be shown."""

    OVERVIEW = "overview"
    SPEAKERS = "speakers"
    CLAIMS = "claims"
    FIGURES = "figures"
    ECHOES = "echoes"


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
    from parley.commands.table import terminal
    from parley.record.record import record_at

    with record_at(record) as opened:
        VIEWS[view](terminal(), opened, record.name, limit)


def show_overview(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print the reports by day, how much comes from whom, who is heard most, what could not be read."""
    from parley.commands.overview import print_overview, print_speakers
    from parley.record.query import coverage_of, outlet_lines, report_lines, speaker_lines

    print_overview(to, name, coverage_of(record), report_lines(record, limit), outlet_lines(record))
    print_speakers(to, speaker_lines(record, HEARD), whole=False)


def show_speakers(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print who speaks, for whom, and how that is known."""
    from parley.commands.overview import print_speakers
    from parley.record.query import speaker_lines

    print_speakers(to, speaker_lines(record, limit), whole=True)


def show_claims(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print who said what, by day."""
    from parley.commands.passages import print_passages
    from parley.record.search import passages_by_day

    print_passages(to, passages_by_day(record, limit))


def show_figures(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print what is told of each thing counted, and what comparing it shows."""
    from parley.cast import cast_from_yaml
    from parley.commands.figures import figures_of_readings, print_figures, sides_of
    from parley.dossier.figures import figures_page
    from parley.record.known import remembered_cast
    from parley.record.stored import readings

    sides = sides_of(cast_from_yaml(remembered_cast(record)).cast)
    print_figures(to, figures_page(figures_of_readings(readings(record)), sides=sides), limit)


def show_echoes(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print which utterances several reports tell, who told them first, and how each repeat is known."""
    from parley.commands.echoes import print_echoes
    from parley.record.echoes import echoes_page_of

    print_echoes(to, echoes_page_of(record), limit)


VIEWS: "dict[View, Callable[[Console, Record, str, int], None]]" = {
    View.OVERVIEW: show_overview,
    View.SPEAKERS: show_speakers,
    View.CLAIMS: show_claims,
    View.FIGURES: show_figures,
    View.ECHOES: show_echoes,
}
