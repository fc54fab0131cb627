"""Lines of a terminal, broken where it ends: between words, what follows set in below what began.

1. Standard output that goes to a file or another program keeps one line for one thing, so that it can be searched;
   whoever sets COLUMNS has asked for a width.
2. Nothing heavy is imported here: what prints a line of help or of an error has to start at once.
"""

import os
import shutil
import sys
import textwrap

import typer

HANGING = 4  # columns by which what follows a break is set in
LEAST = 40  # columns; a narrower terminal breaks lines itself


def say(line: str, hanging: int = HANGING, *, err: bool = False) -> None:
    """Print a line; where there is a width it is broken to fit, what follows being set in below where it began."""
    wide = width_of(err=err)
    typer.echo("\n".join(_fitting(part, wide, hanging) for part in line.split("\n")) if wide else line, err=err)


def width_of(*, err: bool = False) -> int:
    """Return how many columns there are; 0 where nobody looks and nobody asked."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return max(LEAST, int(asked))
    stream = sys.stderr if err else sys.stdout
    return max(LEAST, shutil.get_terminal_size().columns) if stream.isatty() else 0


def _fitting(line: str, wide: int, hanging: int) -> str:
    indent = len(line) - len(line.lstrip(" ")) + hanging
    return textwrap.fill(line, wide, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
