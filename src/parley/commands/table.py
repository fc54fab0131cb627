"""Tables on a terminal: plain, without frames, wrapped to the width there is."""

import os
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROWEST = 80


def terminal(width: int = 100) -> Console:
    """Return standard output; where it is no terminal, of a fixed width: the same record gives the same bytes.

    Whoever sets COLUMNS has asked for another width.
    """
    console = Console(highlight=False, soft_wrap=False)
    if console.is_terminal:
        return console
    asked = os.environ.get("COLUMNS", "")
    return Console(highlight=False, width=int(asked) if asked.isdecimal() and int(asked) else width, color_system=None)


def print_table(to: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table under its title; a name that ends in '#' heads numbers, one in '!' what is never wrapped."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in columns:
        table.add_column(
            name.rstrip("#!"),
            justify="right" if name.endswith("#") else "left",
            no_wrap=name.endswith(("#", "!")),
            overflow="fold",
        )
    count = 0
    for row in rows:
        table.add_row(*(Text(f"{cell:,}" if isinstance(cell, int) else str(cell)) for cell in row))
        count += 1
    if count:
        to.print(title, style="bold", markup=False)
        to.print(table)
        to.print()
