"""Timeline, positions and talks in a terminal, each line with its evidence."""

from collections.abc import Sequence
from itertools import islice

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parley.claims.in_words import terms_in_words
from parley.commands.table import print_line
from parley.dossier.positions import PositionsPage, teller_in_words
from parley.dossier.talks import TalksPage
from parley.dossier.timeline import Line
from parley.reports.span import Span
from parley.story.position import Position
from parley.story.round import Round

NOTHING = "Nothing was read that could be shown here."


def print_timeline(to: Console, lines: Sequence[Line], limit: int) -> None:
    """Print what is told by day: who said it, what was done by saying it, the words and their place."""
    day = ""
    for line in lines[:limit]:
        stands = str(line.day) if line.day else "day unknown"
        if stands != day:
            to.print(Text(stands, "bold"))
            day = stands
        who = line.speaker or "own voice"
        party = f" (for {line.party})" if line.party and line.party != line.speaker else ""
        said = f", said {line.said}" if line.told_for and line.said and str(line.said) != stands else ""
        told = f"{line.manner}, by “{line.doer}”, told by" if line.doer and line.speaker else f"{line.manner}:"
        print_line(to, f"  {told} {who}{party} in {line.outlet or line.reports[0]}{said}")
        print_evidence(to, line.text, line.reports, line.spans)
    print_more(to, len(lines), limit)


def print_positions(to: Console, page: PositionsPage, limit: int) -> None:
    """Print positions by party and matter, then those told once."""
    for position in page.positions[:limit]:
        print_position(to, position)
    if page.once:
        print_line(to, f"Told once: {len(page.once):,}", "bold")
        for position in islice(page.once, limit):
            print_position(to, position)
    if not page.positions and not page.once:
        to.print(NOTHING)


def print_position(to: Console, position: Position) -> None:
    """Print one position: since when, what changed, each telling with who says so."""
    since = f", told since {position.since}" if position.since else ""
    print_line(to, f"{position.holder} on {position.matter}{since}", "bold")
    changes = set(position.changes[1:])
    for held in position.told:
        sign = "changed to " if held in changes else ""
        condition = f", on a condition: “{held.condition}”" if held.condition else ""
        words = (
            f"{held.day or 'day unknown'}  {sign}{terms_in_words(held.stance)}, says {teller_in_words(held)}{condition}"
        )
        print_line(to, f"  {words}")
        print_evidence(to, held.text, (held.report,), held.spans)


def print_talks(to: Console, page: TalksPage, limit: int) -> None:
    """Print rounds by day, the channels, and what is told of talks at no named place."""
    for told in page.rounds[:limit]:
        print_round(to, told)
    if page.channels:
        to.print(Text("Channels", "bold"))
        for channel in page.channels:
            via = f" through {', '.join(channel.via)}" if channel.via else ""
            venues = f" in {', '.join(channel.venues)}" if channel.venues else ""
            print_line(to, f"  {channel.kind}{via}{venues}: {channel.tellings:,} tellings")
    if page.elsewhere:
        to.print(Text("At no named place", "bold"))
        for told in page.elsewhere[:limit]:
            print_round(to, told)
    if not page.rounds and not page.elsewhere:
        to.print(NOTHING)


def print_round(to: Console, told: Round) -> None:
    """Print one round and what each teller says of it."""
    days = str(told.first) if told.first == told.last else f"{told.first} to {told.last}"
    via = f", through {', '.join(told.via)}" if told.via else ""
    way = f"{', '.join(filter(None, (told.venue, *told.channels)))}{via}".removeprefix(", ")
    to.print(Text(f"{days if told.first else 'day unknown'}  {way}".rstrip(), "bold"))
    if told.participants:
        print_line(to, f"  named: {', '.join(told.participants)}")
    for sitting in told.tellings:
        who = sitting.speaker or "own voice"
        words = f"{terms_in_words(sitting.what)}: {who} in {sitting.outlet or sitting.report}"
        print_line(to, f"  {sitting.day or 'day unknown'}  {words}")
        print_evidence(to, sitting.text, (sitting.report,), sitting.spans)


def print_evidence(to: Console, text: str, reports: Sequence[str], spans: Sequence[Span]) -> None:
    """Print the words and where they stand."""
    places = " ".join(f"[{span.start}:{span.end}]" for span in spans)
    to.print(Padding(Text(f"{' '.join(text.split())}  {', '.join(reports)} {places}", "dim"), (0, 0, 0, 4)))


def print_more(to: Console, total: int, limit: int) -> None:
    """Say how many lines are left out."""
    if not total:
        to.print(NOTHING)
    elif total > limit:
        to.print(f"… and {total - limit:,} more: raise --limit")
