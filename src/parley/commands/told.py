"""Opens what is told of an agreement: a claims file, or a record whose claims are matched to clauses."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.commands.opened import fail, text_in

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.engine.telling import Tellings


def tellings_in(path: Path, agreement: "Agreement", mapping: Path | None) -> "Tellings":
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
    from parley.record.as_decided import decided_readings
    from parley.record.matched import decided_matches
    from parley.record.record import record_at

    decided = {}
    if mapping:
        read = mapping_from_csv(text_in(mapping))
        if read.faults:
            raise fail("\n".join(f"{mapping}: {fault}" for fault in read.faults))
        decided = dict(read.decided)
    with record_at(path) as record:
        decided = decided_matches(record, agreement.id) | decided
        accounts = accounts_from_readings(decided_readings(record), agreement, decided)
    matched, left = len(accounts.matches), len(accounts.unmatched)
    typer.echo(f"{matched} claims matched to clauses by their words, {left} not; see --matches", err=True)
    return accounts.tellings


def print_matches(tellings: "Tellings") -> None:
    """Print the matches as a mapping file, with the words beside them."""
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("report", "claim", "says", "account", "said", "mapped_by", "words"))
    for telling in tellings.tellings:
        report, _, number = telling.id.rpartition(" ")
        writer.writerow((report, number, telling.says, telling.account, telling.said, telling.mapped_by, telling.quote))
