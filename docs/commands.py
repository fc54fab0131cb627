"""Writes docs/commands.md from the commands' own help; `--check` only says whether it is current."""

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parent / "commands.md"
HEAD = """# Commands

Made from `--help` by `python docs/commands.py`. Exit codes: 0 all well, 1 findings (for `read`: something could not be
read, each named), 2 bad use or input.
"""


def help_of(*words: str) -> str:
    """Return what `parley … --help` prints in 80 columns."""
    code = f"import sys; sys.argv = {['parley', *words, '--help']!r}; from parley.cli import main; main()"
    place = {**os.environ, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=place, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def page() -> str:
    """Return the page as it ought to be."""
    import typer.main

    from parley.cli import app

    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    parts = [HEAD, f"```text\n{help_of()}\n```\n"]
    parts += [f"## parley {name}\n\n```text\n{help_of(name)}\n```\n" for name in names]
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text("utf-8") != page() and "docs/commands.md is stale: run python docs/commands.py")
    PAGE.write_text(page(), "utf-8")
