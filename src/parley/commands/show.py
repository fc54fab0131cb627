"""`parley show`: the record as tables for a terminal of 80 columns or more."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from parley.agreement.agreement import Agreement
    from parley.record.record import Record


class View(StrEnum):
    """What may be shown."""

    OVERVIEW = "overview"
    SPEAKERS = "speakers"
    CLAIMS = "claims"
    TIMELINE = "timeline"
    POSITIONS = "positions"
    TALKS = "talks"
    FIGURES = "figures"
    ECHOES = "echoes"
    STANDING = "standing"


HEARD = 12  # speakers in the overview
RECORD = typer.Argument(help="A record that parley read made.", metavar="RECORD")
VIEW = typer.Argument(help="What to show.")
LIMIT = typer.Option("--limit", "-n", min=1, help="Show at most so many rows of a table.")
DEAL = typer.Option("--deal", help="An agreement, for standing; figures are held against what it says.", metavar="DEAL")
ON = typer.Option("--on", help="For standing: as of this day (2025-03-12); without it, the last day on record.")


def show(
    record: Annotated[Path, RECORD],
    view: Annotated[View, VIEW] = View.OVERVIEW,
    limit: Annotated[int, LIMIT] = 40,
    deal: Annotated[Path | None, DEAL] = None,
    on: Annotated[str, ON] = "",
) -> None:
    """Show what the record holds, as tables.

    Without a view: the reports with their days, how much comes from whom, and what could not be read.
    """
    from parley.commands.opened import agreement_in
    from parley.commands.status import status
    from parley.commands.table import terminal
    from parley.record.record import record_at

    if deal and view not in (View.STANDING, View.FIGURES):
        raise typer.BadParameter("an agreement goes with standing or figures", param_hint="--deal")
    if on and view is not View.STANDING:
        raise typer.BadParameter("a day goes with standing", param_hint="--on")
    if view is View.STANDING:
        if deal is None:
            raise typer.BadParameter("standing is of an agreement; name it", param_hint="--deal")
        status(deal, record, on)
        return
    agreement = agreement_in(deal) if deal else None
    with record_at(record) as opened:
        if agreement:
            show_figures(terminal(), opened, record.name, limit, agreement)
        else:
            VIEWS[view](terminal(), opened, record.name, limit)
        show_decided(terminal(), opened)


def show_decided(to: "Console", record: "Record") -> None:
    """Print which names stand as people decided, where any do."""
    from parley.record.identity import identities_of

    identities = identities_of(record)
    for read, called in identities.names():
        to.print(f"{read} is shown as {called}: a person decided it.", markup=False, highlight=False)


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


def show_figures(to: "Console", record: "Record", name: str, limit: int, agreement: "Agreement | None" = None) -> None:
    """Print what is told of each thing counted, held against an agreement where one is given."""
    from parley.cast import cast_from_yaml
    from parley.commands.figures import figures_of_readings, print_figures
    from parley.dossier.agreed import agreed_figures
    from parley.dossier.figures import figures_page
    from parley.party import Cast, sides_of
    from parley.record.as_decided import decided_readings
    from parley.record.known import remembered_cast

    sides = sides_of(cast_from_yaml(remembered_cast(record)).cast)
    agreed = tuple(agreed_figures(agreement)) if agreement else ()
    if agreement:
        sides = sides_of(Cast(agreement.parties)) | sides
    print_figures(to, figures_page(figures_of_readings(decided_readings(record)), agreed, sides), limit)


def show_echoes(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print which utterances several reports tell, who told them first, and how each repeat is known."""
    from parley.commands.echoes import print_echoes
    from parley.record.echoes import echoes_page_of

    print_echoes(to, echoes_page_of(record), limit)


def show_timeline(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print what is told, by the day that it is told for."""
    from parley.commands.story import print_timeline
    from parley.dossier.timeline import timeline_from_readings
    from parley.record.as_decided import decided_readings

    print_timeline(to, timeline_from_readings(decided_readings(record)), limit)


def show_positions(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print what each party is told to hold on each matter, since when, and who says so."""
    from parley.commands.story import print_positions
    from parley.dossier.positions import positions_page
    from parley.record.as_decided import decided_readings

    print_positions(to, positions_page(tuple(decided_readings(record))), limit)


def show_talks(to: "Console", record: "Record", name: str, limit: int) -> None:
    """Print rounds of talks, with venue, who took part, through whom, and what each tells of them."""
    from parley.commands.story import print_talks
    from parley.dossier.talks import talks_page
    from parley.record.as_decided import decided_readings

    print_talks(to, talks_page(decided_readings(record)), limit)


VIEWS: "dict[View, Callable[[Console, Record, str, int], None]]" = {
    View.OVERVIEW: show_overview,
    View.SPEAKERS: show_speakers,
    View.CLAIMS: show_claims,
    View.TIMELINE: show_timeline,
    View.POSITIONS: show_positions,
    View.TALKS: show_talks,
    View.FIGURES: show_figures,
    View.ECHOES: show_echoes,
}
