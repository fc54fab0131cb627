"""`parley demo`: the main job on the bundled sample, in a folder that it leaves to look at."""

from pathlib import Path
from typing import Annotated

import typer

FOLDER = typer.Argument(help="Where to put the sample's reports and the record.", metavar="[FOLDER]")


def demo(folder: Annotated[Path, FOLDER] = Path("parley-demo")) -> None:
    """Read the bundled sample and say where to look."""
    from importlib.resources import as_file, files

    from parley.commands.read import read
    from parley.commands.show import View, show

    with as_file(files("parley.sample")) as sample:
        reports, record = folder / "reports", folder / "sample.parley"
        put = sorted(path for path in sample.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))
        for path in put:
            to = folder / path.relative_to(sample)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    typer.echo(f"Reading {len(list(reports.iterdir()))} files of an invented negotiation from {reports}\n", err=True)
    try:
        read([str(reports)], record, sources=folder / "sources.csv", cast=folder / "cast.yaml")
    except SystemExit as end:
        if end.code == 2:
            raise
    typer.echo("", err=True)
    show(record, View.OVERVIEW)
    typer.echo(f"The record is {record}. Look at it with:")
    deal = folder / "river.accord.yaml"
    for command in ("show {} speakers", "show {} claims", "export {} attributions", f"serve {{}} --deal {deal}"):
        typer.echo(f"  parley {command.format(record)}")
    _write_site(record, deal, folder / "site")


def _write_site(record: Path, deal: Path, folder: Path) -> None:
    """Write the sample's pages, whole texts too: they are the sample's own."""
    from parley.commands.dossier import held_from
    from parley.web.folder import Wanted, write_site

    write_site(held_from(record, deal, None, None, "", is_folder=True), folder, Wanted(whole_texts=True))
    typer.echo(f"Its pages lie in {folder}; open {folder / 'index.html'}")
