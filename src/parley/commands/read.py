"""`parley read`: reports into a record, with progress, and a word on what could not be read."""

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.commands.lines import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parley.commands.progress import Progress
    from parley.flow import ReaderChoice
    from parley.party import Cast
    from parley.record.read import Item
    from parley.record.write import Outcome
    from parley.reports.source import Source

PATHS = typer.Argument(
    help="Files and folders of text, Markdown, HTML, PDF, JSON lines, WARC or feeds; - reads standard input."
)
INTO = typer.Option("--into", "-i", help="The record to add to; made where there is none.", metavar="RECORD")
SOURCES = typer.Option(help="What the texts do not say: a CSV with file,outlet,published,url,credit.", metavar="CSV")
CAST = typer.Option(help="Who is who: parties, people, their offices (YAML). The record remembers it.", metavar="YAML")
READER = typer.Option(help="fast, or best: more right, about ten times as long.")
ONLINE = typer.Option("--online", help="Fetch paths that are web addresses; nothing else ever is.")
JOBS = typer.Option(min=1, help="How many processes read; by default as many as there are cores.")


class Network(StrEnum):
    """Which network reads."""

    FAST = "fast"
    BEST = "best"


def read(
    paths: Annotated[list[str], PATHS],
    into: Annotated[Path, INTO],
    sources: Annotated[Path | None, SOURCES] = None,
    cast: Annotated[Path | None, CAST] = None,
    reader: Annotated[Network, READER] = Network.FAST,
    online: Annotated[bool, ONLINE] = False,
    jobs: Annotated[int | None, JOBS] = None,
) -> None:
    """Read reports into a record: who said what through whom.

    Reading again adds what is new and changes nothing else; what was decided by a person stays.
    Exit code: 0 all read, 1 some could not be read (each is named), 2 none.
    """
    from parley.commands.progress import Progress
    from parley.files import reports_from_paths
    from parley.flow import ReaderChoice
    from parley.record.echoes import renew_echoes
    from parley.record.record import record_at
    from parley.record.write import Outcome

    known_sources, unreadable = _sources(sources)
    choice = ReaderChoice(reader.value, cast_of(into, cast))
    outcomes: Counter[Outcome] = Counter({Outcome.UNREADABLE: unreadable})
    progress = Progress("reading")
    items = reports_from_paths(paths, sources=known_sources, online=online)
    _read_all(into, items, choice, jobs, outcomes, progress)
    progress.show("echoes: who repeats whom")
    with record_at(into) as record:
        renew_echoes(record)
    progress.clear()
    say(f"{into}: {told(outcomes)}", err=True)
    readable = sum(outcomes.values()) - outcomes[Outcome.UNREADABLE]
    sys.exit((1 if readable else 2) if outcomes[Outcome.UNREADABLE] or not readable else 0)


def _sources(path: Path | None) -> "tuple[Mapping[str, Source], int]":
    """Return what a table says of reports, and how many of its rows could not be read, each of which is named."""
    from parley.files import sources_from_csv

    known, unreadable = sources_from_csv(path) if path else ({}, ())
    if path and not known:
        why = str(unreadable[0]) if unreadable else f"{path}: holds no rows"
        raise typer.BadParameter(why, param_hint="--sources")
    for item in unreadable:
        say(f"not read: {item}", err=True)
    return known, len(unreadable)


def _read_all(
    into: Path, items: "Iterable[Item]", choice: "ReaderChoice", jobs: int | None, outcomes: "Counter[Outcome]",
    progress: "Progress",
) -> None:  # fmt: skip
    """Read what is there, counting what became of it; or end the command where somebody ends it."""
    from concurrent.futures.process import BrokenProcessPool

    from parley.record.read import cores, read_into

    try:
        for batch in read_into(into, items, choice, jobs or cores()):
            outcomes.update(batch.outcomes)
            for item in batch.unreadable:
                progress.say(f"not read: {item}")
            progress.show(f"{sum(outcomes.values()):,} reports")
    except KeyboardInterrupt:
        progress.clear()
        say(f"stopped: {told(outcomes)}; the same command goes on from here", err=True)
        sys.exit(130)
    except BrokenProcessPool:
        progress.clear()
        say(f"a reading process was ended: {told(outcomes)}; go on with the same command and --jobs 1", err=True)
        sys.exit(2)


def told(outcomes: "Counter[Outcome]") -> str:
    """Return what became of the reports in a line."""
    parts = [f"{count:,} {outcome}" for outcome, count in outcomes.items() if count]
    return ", ".join(parts) if parts else "no reports found"


def cast_of(into: Path, given: Path | None) -> "Cast":
    """Return the cast given, which the record then remembers, or else the one that it remembers."""
    from parley.cast import cast_from_yaml
    from parley.record.known import remember_cast, remembered_cast
    from parley.record.record import record_at

    if given is None and not into.exists():
        text = ""
    elif given is None:
        with record_at(into, create=True) as record:
            text = remembered_cast(record)
    else:
        text = given.read_text("utf-8-sig", errors="replace")
    loaded = cast_from_yaml(text)
    for fault in loaded.faults:
        say(f"{given or into}: {fault}", err=True)
    if loaded.faults:
        sys.exit(2)
    if given is not None:
        with record_at(into, create=True) as record:
            remember_cast(record, text)
    return loaded.cast
