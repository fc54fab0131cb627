"""Opens the files that a command names: their text, the agreement in one, what is written; or ends the command."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.commands.lines import say

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement

LARGEST = 5_000_000  # bytes; a larger file is refused before it is read


def fail(message: str) -> typer.Exit:
    """Say what is wrong on standard error and return the way out."""
    say(message, err=True)
    return typer.Exit(2)


def text_in(path: Path, largest: int = LARGEST) -> str:
    """Return a file's text, or end the command with a word on why there is none."""
    try:
        size = path.stat().st_size
        if size > largest:
            raise fail(f"{path}:1:1: too-large: The file has {size:,} bytes. Split it into several.")
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise fail(f"{path}: {error.strerror or error}; name a file that can be read") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise fail(f"{path}:{line}:1: not-utf-8: The file is not UTF-8. Save it as UTF-8.") from None


def write_out(path: Path, text: str) -> None:
    """Write a file and say so on standard error, or end the command."""
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise fail(f"{path}: {error.strerror or error}; name a file that can be written") from None
    say(f"written: {path}", err=True)


def agreement_in(path: Path) -> "Agreement":
    """Return the agreement of a file, or end the command with every error in it."""
    from parley.agreement.from_yaml import agreement_from_text

    loaded = agreement_from_text(text_in(path))
    if loaded.errors:
        raise fail("\n".join(f"{path}:{finding}" for finding in loaded.errors))
    return loaded.agreement


def day_in(text: str) -> date:
    """Return the day of `--on`, or end the command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise fail(f"--on {text}: there is no such day; write it as 2025-03-12") from None
