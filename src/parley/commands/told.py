"""Opens what is told of an agreement: a claims file, or a record whose claims are matched to clauses."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.commands.lines import say
from parley.commands.opened import fail, text_in

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.engine.telling import Tellings


def tellings_in(path: Path, agreement: "Agreement", mapping: Path | None) -> "tuple[Tellings, str]":
    """Return the claims of a record or a claims file, and of a record how far they are matched to clauses, in words.

    Or end the command with every error in it; findings go to standard error.
    """
    from parley.engine.from_yaml import tellings_from_text

    if _is_record(path):
        return _from_record(path, agreement, mapping)
    if mapping:
        raise fail("--mapping goes with a record: a claims file says itself which clause each claim is about.")

    told = tellings_from_text(text_in(path), agreement)
    for finding in told.findings:
        say(f"{path}:{finding}", err=True)
    if told.errors:
        raise typer.Exit(2)
    return told.tellings, ""


def _is_record(path: Path) -> bool:
    """Tell whether a file is a SQLite database."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _from_record(path: Path, agreement: "Agreement", mapping: Path | None) -> "tuple[Tellings, str]":
    """Return what a record's claims tell of an agreement, and how many of them were matched."""
    from parley.accounts.from_claims import matching_of
    from parley.accounts.mapping import mapping_from_csv
    from parley.commands.progress import Progress
    from parley.record.accounts import keyed, match_all, told_of
    from parley.record.record import record_at

    decided = {}
    if mapping:
        read = mapping_from_csv(text_in(mapping))
        if read.faults:
            raise fail("\n".join(f"{mapping}: {fault}" for fault in read.faults))
        decided = dict(read.decided)
    key, progress = keyed(matching_of(agreement)), Progress("Matching claims to clauses")
    with record_at(path) as record:
        for done, total in match_all(record, key):
            progress.show(f"{done:,} of {total:,} reports")
        progress.clear()
        told = told_of(record, key, decided)
        claims = record.execute("SELECT coalesce(sum(claims), 0) FROM report WHERE current").fetchone()[0]
    count = len(told.accounts.matches)
    reports = f"{told.matched:,} of {told.reports:,} reports" if told.matched < told.reports else "every report"
    words = f"{count:,} claims matched to clauses by their words, {claims - count:,} not, of {reports}; see --matches."
    older = f" {told.left_out:,} older ones are left out: too many to be held against one another."
    return told.accounts.tellings, f"{words}{older if told.left_out else ''}"


def print_matches(tellings: "Tellings") -> None:
    """Print the matches as a mapping file, with the words beside them."""
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("report", "claim", "says", "account", "said", "mapped_by", "words"))
    for telling in tellings.tellings:
        report, _, number = telling.id.rpartition(" ")
        writer.writerow((report, number, telling.says, telling.account, telling.said, telling.mapped_by, telling.quote))
