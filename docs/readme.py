"""Puts the demo's true output into README.md; `--check` only says whether it is current."""

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- demo -->\n", "<!-- /demo -->"
TABLE = "Who is heard most"
LINES = 10


def demo_output() -> str:
    """Return what `parley demo` prints on standard output, in an empty folder."""
    from parley.commands.demo import demo

    out, here = io.StringIO(), Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.chdir(folder)
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
                demo()
        finally:
            os.chdir(here)
    return out.getvalue()


def excerpt(output: str) -> str:
    """Return the first paragraph and the table of who is heard most, as a block."""
    paragraph = output.partition("\n\n")[0].splitlines()
    lines = output.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(TABLE))
    table = lines[start : start + LINES - len(paragraph)]
    return "```text\n" + "\n".join(line.rstrip() for line in (*paragraph, *table)) + "\n```\n"


def page(text: str, block: str) -> str:
    """Return the README with the block in its place."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{block}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    now = README.read_text("utf-8")
    then = page(now, excerpt(demo_output()))
    if "--check" in sys.argv:
        sys.exit(now != then and "README.md is stale: run python docs/readme.py")
    README.write_text(then, "utf-8")
