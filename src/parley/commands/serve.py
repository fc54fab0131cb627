"""`parley serve`: the dossier in a browser."""

from pathlib import Path
from typing import Annotated

import typer

RECORD = typer.Argument(help="A record that parley read made.", metavar="RECORD")
DEAL = typer.Option("--deal", help="The agreement: a file that ends in .accord.yaml.")
CLAIMS = typer.Option("--claims", help="What is told of the agreement, as a claims file (.yaml).")
VALUES = typer.Option("--values", help="What each item is worth to each side: adds the page of the stress test.")
ON = typer.Option("--on", help="Show everything as of this day (2025-03-12); by default the record's last.")
HOST = typer.Option("--host", help="Where to listen; anything but this machine asks for a token, printed once.")
PORT = typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")
BY = typer.Option("--by", help="The name that decisions are offered to be made under.")


def serve(
    record: Annotated[Path, RECORD],
    deal: Annotated[Path | None, DEAL] = None,
    claims: Annotated[Path | None, CLAIMS] = None,
    values: Annotated[Path | None, VALUES] = None,
    on: Annotated[str, ON] = "",
    host: Annotated[str, HOST] = "127.0.0.1",
    port: Annotated[int, PORT] = 8787,
    by: Annotated[str, BY] = "",
) -> None:
    """Open the dossier of a record in a browser: every sentence leads to its evidence.

    Serves this machine only and loads nothing from elsewhere. Ctrl-C ends it.
    """
    from parley.commands.dossier import held_from
    from parley.serve import CannotListen, address_of, listening, new_secrets, serve_record

    held = held_from(record, deal, claims, values, on, by=by)
    try:
        listener = listening(host, port)
    except CannotListen as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    secrets = new_secrets(host)
    typer.echo(f"{record} is open at {address_of(listener, secrets)} (Ctrl-C ends it)")
    if secrets.token:
        typer.echo("Others can reach this address; the token in it is printed this once.", err=True)
    serve_record(held, listener, secrets)
