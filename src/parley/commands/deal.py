"""`parley check`, `parley format` and `parley compare`: an agreement's file read, explained, held against another."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.commands.lines import say
from parley.commands.opened import fail, text_in, write_out

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.agreement.compare import Comparison
    from parley.agreement.finding import Finding
    from parley.agreement.from_yaml import Loaded
    from parley.agreement.given import Given
    from parley.agreement.time import Happened

DEAL = typer.Argument(help="An agreement: a file that ends in .accord.yaml.", metavar="DEAL")
EXPLAIN = typer.Option("--explain", help="Say every clause in plain English.")
REACH = typer.Option("--reach", help="Say what it takes to enter each phase, and who can hold it up.")
DAYS = typer.Option("--days", help="List every day that the file gives, under each reading.")
READING = typer.Option("--reading", help="Take the file as this reading has it, for all that is told.", metavar="ID")
GIVEN = typer.Option(
    "--given",
    help="What if: done(leave) on 2026-03-10, count(free) = 20, extended(one) by 5 days. May be repeated.",
    metavar="WHAT",
)
CHART = typer.Option("--chart", help="Draw phases and due days over time.")
ICS = typer.Option("--ics", help="Write the due days as a calendar file.", metavar="FILE")
SVG = typer.Option("--svg", help="Write the chart as SVG.", metavar="FILE")
GRAPH = typer.Option("--graph", help="Write what blocks what: .svg, or .mmd for Mermaid.", metavar="FILE")
WRITE = typer.Option("--write", "-w", help="Put the file into its one form in place.")
ONE = typer.Argument(help="A proposal: FILE#ID; FILE alone where it holds one.", metavar="PROPOSAL_FILE[#ID]")
TWO = typer.Argument(help="A second proposal, to compare with the first.", metavar="[PROPOSAL_FILE[#ID]]")


def check(
    deal: Annotated[Path, DEAL],
    explain: Annotated[bool, EXPLAIN] = False,
    reach: Annotated[bool, REACH] = False,
    days: Annotated[bool, DAYS] = False,
    chart: Annotated[bool, CHART] = False,
    reading: Annotated[str, READING] = "",
    given: Annotated[list[str] | None, GIVEN] = None,
    ics: Annotated[Path | None, ICS] = None,
    svg: Annotated[Path | None, SVG] = None,
    graph: Annotated[Path | None, GRAPH] = None,
) -> None:
    """Check an agreement's file: what it leaves open, at odds with itself, or out of anybody's hands.

    Exit code 0: nothing found; 1: findings; 2: it cannot be read.
    """
    from parley.agreement.check import findings_of

    loaded = load(deal)
    if reading and loaded.is_readable:
        loaded = _as_read(loaded.agreement, reading)
    findings = findings_of(loaded)
    if not any(finding.weight.value == "error" for finding in findings):
        taken = _given(given or [], loaded.agreement)
        _tell(loaded.agreement, taken, explain, reach, days, chart)
        _write(loaded.agreement, taken, ics, svg, graph)
    _print(deal, findings)
    if not findings:
        say(f"{deal}: nothing found.")
    errors = any(finding.weight.value == "error" for finding in findings)
    raise typer.Exit(2 if errors else 1 if findings else 0)


def format_(deal: Annotated[Path, DEAL], write: Annotated[bool, WRITE] = False) -> None:
    """Put an agreement's file into its one form; comments are kept."""
    from parley.agreement.format import formatted

    loaded = load(deal)
    if loaded.errors:
        _print(deal, loaded.errors)
        raise typer.Exit(2)
    text = formatted(text_in(deal))
    if write:
        write_out(deal, text)
    else:
        typer.echo(text, nl=False)


def compare(deal: Annotated[Path, DEAL], one: Annotated[str, ONE], two: Annotated[str, TWO] = "") -> None:
    """Say what a proposal would change: burdens by party, days, conditions, what it takes to get where.

    With two proposals, how the second differs from the first.
    """
    from parley.agreement.compare import comparison_of

    base = load(deal)
    if base.errors:
        _print(deal, base.errors)
        raise typer.Exit(2)
    agreement = base.agreement
    ids = []
    for named in filter(None, (one, two)):
        agreement, id_ = _with_proposal(agreement, named)
        ids.append(id_)
    sides = [_applied(id_, agreement, deal, Path(one.partition("#")[0])) for id_ in ids]
    ground, after, given = sides[-1]
    first = sides[0] if len(sides) == 2 else None
    before, taken = (first[1], first[2]) if first else (ground, ())
    say(f"{ids[0] if first else agreement.id} → {ids[-1]}\n")
    _print_comparison(comparison_of(before, after, taken, given), after, given)
    _print_clashes(agreement)


def _applied(
    id_: str, agreement: "Agreement", deal: Path, file: Path
) -> "tuple[Agreement, Agreement, tuple[Happened, ...]]":
    """Return what a proposal is on, what it would make of it, and that it is accepted; or end the command."""
    from parley.agreement.compare import accepted
    from parley.agreement.patch import applied_proposal, ground_of

    proposal = agreement.proposal(id_)
    assert proposal is not None
    loaded = applied_proposal(proposal, agreement)
    if loaded.errors:
        say(f"“{id_}” does not fit {deal}:", err=True)
        _print(file, loaded.errors)
        raise typer.Exit(2)
    return ground_of(proposal, agreement), loaded.agreement, accepted(id_)


def _print_comparison(comparison: "Comparison", after: "Agreement", given: "tuple[Happened, ...]") -> None:
    """Print what differs, and what would under a declared reading."""
    from parley.agreement.turning import turned_over, versions_of
    from parley.agreement.wording_compare import comparison_in_words

    for line in comparison_in_words(comparison, after):
        say(line)
    versions = versions_of(after)
    for reached in comparison.reached:
        if reached.after:
            for reading, says in turned_over(versions, reached.after.goal, reached.after.verdict, given):
                say(f"Under the reading “{reading.id}”, entry to {reached.phase} {says}.")


def _print_clashes(agreement: "Agreement") -> None:
    """Print the positions that no proposal can meet together."""
    from parley.agreement.positions import clashes_of

    clashes = clashes_of(agreement.positions)
    if clashes:
        typer.echo("Positions that no proposal can meet together:")
    for clash in clashes:
        say(f"  {' and '.join(position.id for position in clash.positions)}: {clash.over}")


def _as_read(agreement: "Agreement", id_: str) -> "Loaded":
    """Return the agreement as one of its readings understands it."""
    from parley.agreement.patch import with_reading

    reading = next((item for item in agreement.readings if item.id == id_), None)
    if reading is None:
        known = ", ".join(item.id for item in agreement.readings) or "none"
        say(f"No reading is called “{id_}”. The file has: {known}.", err=True)
        raise typer.Exit(2)
    return with_reading(reading, agreement)


def _given(texts: list[str], agreement: "Agreement") -> "Given":
    """Return what is taken as given, or end the command with why it cannot be read."""
    from parley.agreement.given import given_from_texts
    from parley.agreement.written import Unreadable

    try:
        return given_from_texts(texts, agreement)
    except Unreadable as problem:
        raise fail(f"--given: {problem.reason}. {problem.mend}") from None


def _with_proposal(agreement: "Agreement", named: str) -> tuple["Agreement", str]:
    """Return the agreement with a file's proposals beside it, and the id of the one that is meant."""
    name, _, id_ = named.partition("#")
    path = Path(name)
    loaded = load(path)
    if loaded.errors:
        _print(path, loaded.errors)
        raise typer.Exit(2)
    other = loaded.agreement
    ids = [proposal.id for proposal in other.proposals]
    if other.base not in ("", agreement.id) and other.id != agreement.id:
        say(f"{name}: its proposals are on “{other.base}”, not on “{agreement.id}”.", err=True)
        raise typer.Exit(2)
    if not id_ and len(ids) == 1:
        id_ = ids[0]
    if id_ not in ids:
        told = f"“{id_}” is not in {name}." if id_ else f"{name} holds {len(ids)} proposals."
        say(f"{told} Say which: {', '.join(f'{name}#{known}' for known in ids)}", err=True)
        raise typer.Exit(2)
    proposals = {proposal.id: proposal for proposal in (*agreement.proposals, *other.proposals)}
    sources = {source.id: source for source in (*other.sources, *agreement.sources)}
    parties = {party.id: party for party in (*other.parties, *agreement.parties)}
    positions = {position.id: position for position in (*agreement.positions, *other.positions)}
    merged = replace(agreement, proposals=tuple(proposals.values()), sources=tuple(sources.values()),
                     parties=tuple(parties.values()), positions=tuple(positions.values()))  # fmt: skip
    return merged, id_


def load(path: Path) -> "Loaded":
    """Return what an agreement's file holds; a file that cannot be opened ends the command."""
    from parley.agreement.from_yaml import agreement_from_text

    return agreement_from_text(text_in(path))


def _print(path: Path, findings: "tuple[Finding, ...]") -> None:
    """Print findings, each with its place, and below it the way to mend it."""
    for finding in findings:
        say(f"{path}:{finding.place}: {finding.code}: {finding.reason}")
        say(f"    {finding.mend}")
        if finding.turns_on:
            say(f"    turns on: {', '.join(finding.turns_on)}")


def _tell(agreement: "Agreement", given: "Given", explain: bool, reach: bool, days: bool, chart: bool) -> None:
    """Print what was asked for beside the findings."""
    from parley.agreement.chart import chart_lines
    from parley.agreement.days import days_of
    from parley.agreement.given import returns_in_words
    from parley.agreement.reach import answer_for_phase
    from parley.agreement.turning import turned_over, versions_of
    from parley.agreement.wording import sentences_of
    from parley.agreement.wording_compare import answer_in_words

    if explain:
        for sentence in sentences_of(agreement):
            typer.echo(sentence.path)
            say(f"    {sentence.text}")
        typer.echo("")
    if days:
        for day in sorted(days_of(agreement, given), key=lambda day: day.order):
            say(str(day), 25)
        for line in returns_in_words(given, agreement):
            say(line)
        typer.echo("")
    if chart:
        typer.echo("\n".join(chart_lines(agreement)) + "\n")
    if reach:
        versions = versions_of(agreement)
        for phase in agreement.phases:
            answer = answer_for_phase(agreement, phase.id, given.events)
            for line in answer_in_words(phase.id, answer, agreement):
                say(line)
            for reading, says in turned_over(versions, answer.goal, answer.verdict, given.events):
                say(f"  under the reading “{reading.id}” it {says}")
        typer.echo("")


def _write(agreement: "Agreement", given: "Given", ics: Path | None, svg: Path | None, graph: Path | None) -> None:
    """Write the pictures and the calendar that were asked for."""
    from parley.agreement.chart import chart_svg
    from parley.agreement.graph import graph_mermaid, graph_svg
    from parley.agreement.ics import calendar_file

    if ics:
        write_out(ics, calendar_file(agreement, given))
    if svg:
        write_out(svg, chart_svg(agreement))
    if graph:
        text = graph_svg(agreement) if graph.suffix == ".svg" else graph_mermaid(agreement)
        write_out(graph, text)
