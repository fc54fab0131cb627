"""The command line: which commands there are, and what becomes of their problems.

Exit codes: 0 all well, 1 findings (for `read`: something could not be read), 2 bad use or input, 130 ended by Ctrl-C.
"""

import os
import sys
from typing import Annotated

import typer

from parley import __version__
from parley.commands import deal, demo, export, prospect, read, serve, show, site, status

app = typer.Typer(
    name="parley",
    help="Keep the record of a negotiation: who said what through whom, held against the agreement.",
    epilog="Start with: parley demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: panels would double the time to start
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


VERSION = typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")


@app.callback()
def parley(version: Annotated[bool, VERSION] = False) -> None:
    """Keep the record of a negotiation: who said what through whom, held against the agreement."""


app.command("demo")(demo.demo)
app.command("read")(read.read)
app.command("show")(show.show)
app.command("export")(export.export)
app.command("check")(deal.check)
app.command("format")(deal.format_)
app.command("status")(status.status)
app.command("compare")(deal.compare)
app.command("test")(prospect.test)
app.command("serve")(serve.serve)
app.command("site")(site.site)


ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """Run the command line; a problem with a file is one line on standard error, never a trace."""
    for name in ONE_THREAD:  # reading is parallel by processes; threads within one cost three times what they bring
        os.environ.setdefault(name, "1")
    try:
        app()
    except OSError as problem:
        words = problem.strerror or str(problem)
        typer.echo(f"{problem.filename}: {words}" if problem.filename else words, err=True)
        sys.exit(2)
