"""`parley status`: where an agreement stands, in each account and across them, on one screen."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.commands.lines import say
from parley.commands.opened import agreement_in, day_in, fail
from parley.commands.told import print_matches, tellings_in

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
REGISTER = typer.Option("--register", help="A register instead, with its claims: talks, proposals, and so on.")
PROPOSALS = typer.Option(
    "--proposals", help="A file of proposals on this agreement, for their register.", metavar="FILE"
)
TEXTS = typer.Option(
    "--texts", help="With --why: the folder of the sources' files, to show the sentences.", metavar="DIR"
)
JSON = typer.Option("--json", help="All of it as JSON: runs, standings, registers, what would settle most.")


class Register(StrEnum):
    """The registers that are kept."""

    TALKS = "talks"
    PROPOSALS = "proposals"
    ASSURANCES = "assurances"
    COMPLAINTS = "complaints"
    WAITS = "waits"
    ALL = "all"


def status(
    deal: Annotated[Path, DEAL],
    claims: Annotated[Path, CLAIMS],
    on: Annotated[str, ON] = "",
    account: Annotated[str, ACCOUNT] = "",
    why: Annotated[str, WHY] = "",
    register: Annotated[Register | None, REGISTER] = None,
    proposals: Annotated[Path | None, PROPOSALS] = None,
    texts: Annotated[Path | None, TEXTS] = None,
    mapping: Annotated[Path | None, MAPPING] = None,
    matches: Annotated[bool, MATCHES] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show where an agreement stands in each account.

    Nothing here is a fact: each word is some account's, and silence is no breach.
    """
    from parley.engine.report import status_of

    agreement = _with_proposals(agreement_in(deal), proposals)
    tellings, matched = tellings_in(claims, agreement, mapping)
    if matched and (matches or as_json or not (on or tellings.tellings)):
        say(matched, err=True)  # standard output holds data only
    if matches:
        print_matches(tellings)
        return
    answer = status_of(agreement, tellings, _day(on, tellings))
    if as_json:
        _print_json(answer, agreement, tellings)
    else:
        _print(answer, agreement, tellings, account, why, register, texts)
        _print_matched(matched)


def _print(
    answer: "Status", agreement: "Agreement", tellings: "Tellings", account: str, why: str,
    register: Register | None, texts: Path | None,
) -> None:  # fmt: skip
    """Print what was asked for: an account, a standing, a register, or the whole on one screen."""
    from parley.commands.account_tables import print_account
    from parley.commands.registers import print_registers
    from parley.commands.status_tables import print_status
    from parley.commands.table import NARROWEST, terminal
    from parley.commands.why import print_why

    to = terminal(NARROWEST)
    if account:
        _check_account(account, answer)
        print_account(to, account, answer, agreement, tellings)
    elif why:
        print_why(to, why, answer, agreement, tellings, texts)
    elif register:
        print_registers(to, register.value, answer, agreement, tellings)
    else:
        print_status(to, answer, agreement, tellings)


def _print_matched(matched: str) -> None:
    """Print how far a record's claims are matched to clauses: what was not is in none of the answers above."""
    from parley.commands.table import NARROWEST, print_line, terminal

    if matched:
        print_line(terminal(NARROWEST), matched)


def _print_json(answer: "Status", agreement: "Agreement", tellings: "Tellings") -> None:
    """Print the whole answer as JSON."""
    import json

    from parley.engine.registers import registers_of
    from parley.engine.settling import settling_most
    from parley.web.to_json import json_of

    whole = {
        "agreement": agreement.id,
        "status": json_of(answer),
        "registers": json_of(registers_of(agreement, tellings, answer)),
        "settling": json_of(settling_most(agreement, tellings, answer)),
        "claims": json_of(tellings),
    }
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def _with_proposals(agreement: "Agreement", path: Path | None) -> "Agreement":
    """Return an agreement with a file's proposals beside its own."""
    if path is None:
        return agreement
    other = agreement_in(path)
    if other.base not in ("", agreement.id):
        raise fail(f"{path}: its proposals are on {other.base}, not on {agreement.id}; give the agreement they are on")
    return replace(agreement, proposals=(*agreement.proposals, *other.proposals))


def _day(text: str, tellings: "Tellings") -> date:
    """Return the day asked for, or the last on which something was said."""
    if text:
        return day_in(text)
    days = [telling.said for telling in tellings.tellings]
    if not days:
        raise fail("Nothing is told of this agreement; give a day with --on.")
    return max(days)


def _check_account(account: str, answer: "Status") -> None:
    """End the command where there is no such account."""
    from parley.nearest import did_you_mean

    if account in answer.runs:
        return
    known = did_you_mean(account, answer.runs, f"There are: {', '.join(answer.runs)}.")
    raise fail(f"--account {account}: there is no such account. {known}")
