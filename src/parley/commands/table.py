"""Tables and lines on a console: plain, without frames, wrapped to the width there is.

A name longer than the room for it is broken behind a mark within it, else anywhere; what stands is never changed.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

NARROWEST = 80
WORD = 16  # columns that a word is given before it is broken
PIECES = re.compile(r"[^/_.:#-]*[/_.:#-]+|[^/_.:#-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that breaks between words, and a long name behind the marks within it."""

    text: str

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the columns that it needs and the columns that it would fill."""
        longest = max(map(cell_len, self.text.split()), default=0)
        whole = max(map(cell_len, self.text.split("\n")))
        return Measurement(min(longest, WORD), whole)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield its lines."""
        yield Text("\n".join(broken(self.text, options.max_width)))


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
    whole = [name.endswith(("#", "!")) for name in columns]
    for name, kept in zip(columns, whole, strict=True):
        table.add_column(
            name.rstrip("#!"), justify="right" if name.endswith("#") else "left", no_wrap=kept, overflow="fold"
        )
    count = 0
    for row in rows:
        cells = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row)
        table.add_row(*(Text(cell) if kept else Cell(cell) for cell, kept in zip(cells, whole, strict=True)))
        count += 1
    if count:
        to.print(title, style="bold", markup=False)
        to.print(table)
        to.print()


def print_line(to: Console, line: str | Text, style: str = "", hanging: int = 2) -> None:
    """Print a line on a console, what follows a break set in below where the line began."""
    text = Text(line, style) if isinstance(line, str) else line
    indent = len(text.plain) - len(text.plain.lstrip(" "))
    text = text[indent:]
    text.rstrip()
    fits = text.cell_len <= to.width - indent
    parts = [text] if fits else text.wrap(to, max(1, to.width - indent - hanging), overflow="fold")
    for number, part in enumerate(parts):
        part.rstrip()
        to.print(Text(" " * (indent + hanging * bool(number))).append_text(part))


def broken(text: str, wide: int) -> Iterator[str]:
    """Yield a text in lines of so many columns: between words, in a long name behind its marks, else anywhere.

    >>> list(broken("by quay_daily_2031.txt", 12))
    ['by quay_', 'daily_2031.', 'txt']
    """
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph, wide):
            if line and cell_len(line + piece.rstrip()) > wide:
                yield line.rstrip()
                line = ""
            line += piece
        yield line.rstrip()


def _pieces(text: str, wide: int) -> Iterator[str]:
    """Yield what may stand on lines of their own: words with the space behind them, long names in pieces."""
    for word in re.findall(r"\S+\s*|\s+", text):
        if cell_len(word.rstrip()) <= wide:
            yield word
            continue
        for piece in PIECES.findall(word):
            yield from [piece] if cell_len(piece.rstrip()) <= wide else chop_cells(piece, wide)
