"""`parley status`: where an agreement stands, in each account and across them, on one screen."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.commands.opened import agreement_in, day_in, fail, text_in

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.engine.report import Status
    from parley.engine.telling import Tellings

DEAL = typer.Argument(help="An agreement: a file that ends in .accord.yaml.", metavar="DEAL")
CLAIMS = typer.Argument(help="A claims file (.yaml), or a record that parley read made.", metavar="RECORD_OR_CLAIMS")
ON = typer.Option("--on", help="As of this day (2025-03-12); without it, the last day on which something was said.")
ACCOUNT = typer.Option("--account", help="One account in detail: what it tells, who owes, who waits, what blocks.")
WHY = typer.Option("--why", help="For one provision or phase: the claims and clauses behind its standing.")
MAPPING = typer.Option("--mapping", help="A table report,claim,says: what a person decided a claim is about.")
MATCHES = typer.Option("--matches", help="Show each claim that was matched to a clause, as a mapping to correct.")


def status(
    deal: Annotated[Path, DEAL],
    claims: Annotated[Path, CLAIMS],
    on: Annotated[str, ON] = "",
    account: Annotated[str, ACCOUNT] = "",
    why: Annotated[str, WHY] = "",
    mapping: Annotated[Path | None, MAPPING] = None,
    matches: Annotated[bool, MATCHES] = False,
) -> None:
    """Show where an agreement stands in each account.

    Nothing here is a fact: each word is some account's, and silence is no breach.
    """
    from parley.commands.status_tables import print_account, print_status, print_why
    from parley.commands.table import terminal
    from parley.engine.report import status_of

    agreement = agreement_in(deal)
    tellings = _tellings(claims, agreement, mapping)
    if matches:
        _print_matches(tellings)
        return
    day = _day(on, tellings)
    answer = status_of(agreement, tellings, day)
    to = terminal()
    if account:
        _check_account(account, answer)
        print_account(to, account, answer, agreement, tellings)
    elif why:
        print_why(to, why, answer, agreement, tellings)
    else:
        print_status(to, answer, agreement, tellings)


def _tellings(path: Path, agreement: "Agreement", mapping: Path | None) -> "Tellings":
    """Return the claims of a record or a claims file, or end with every error in it; findings go to standard error."""
    from parley.engine.from_yaml import tellings_from_text

    if _is_record(path):
        return _from_record(path, agreement, mapping)
    if mapping:
        raise fail("--mapping goes with a record: a claims file says itself which clause each claim is about.")

    told = tellings_from_text(text_in(path), agreement)
    for finding in told.findings:
        typer.echo(f"{path}:{finding}", err=True)
    if told.errors:
        raise typer.Exit(2)
    return told.tellings


def _is_record(path: Path) -> bool:
    """Tell whether a file is a SQLite database."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _from_record(path: Path, agreement: "Agreement", mapping: Path | None) -> "Tellings":
    """Return what a record's claims tell of an agreement; how much was not matched goes to standard error."""
    from parley.accounts.from_claims import accounts_from_readings
    from parley.accounts.mapping import mapping_from_csv
    from parley.record.matched import decided_matches
    from parley.record.record import record_at
    from parley.record.stored import readings

    decided = {}
    if mapping:
        read = mapping_from_csv(text_in(mapping))
        if read.faults:
            raise fail("\n".join(f"{mapping}: {fault}" for fault in read.faults))
        decided = dict(read.decided)
    with record_at(path) as record:
        decided = decided_matches(record, agreement.id) | decided
        accounts = accounts_from_readings(readings(record), agreement, decided)
    matched, left = len(accounts.matches), len(accounts.unmatched)
    typer.echo(f"{matched} claims matched to clauses by their words, {left} not; see --matches", err=True)
    return accounts.tellings


def _day(text: str, tellings: "Tellings") -> date:
    """Return the day asked for, or the last on which something was said."""
    if text:
        return day_in(text)
    days = [telling.said for telling in tellings.tellings]
    if not days:
        raise fail("The claims file holds no claim; give a day with --on.")
    return max(days)


def _print_matches(tellings: "Tellings") -> None:
    """Print the matches as a mapping file, with the words beside them."""
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("report", "claim", "says", "account", "said", "mapped_by", "words"))
    for telling in tellings.tellings:
        report, _, number = telling.id.rpartition(" ")
        says = f"{'not ' if telling.says.denied else ''}{telling.says.event}"
        writer.writerow((report, number, says, telling.account, telling.said, telling.mapped_by, telling.quote))


def _check_account(account: str, answer: "Status") -> None:
    """End the command where there is no such account."""
    from parley.nearest import did_you_mean

    if account in answer.runs:
        return
    known = did_you_mean(account, answer.runs, f"There are: {', '.join(answer.runs)}.")
    raise fail(f"--account {account}: there is no such account. {known}")
