"""The front door: every command tells what it does, quickly, and nothing heavy is loaded to do so."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer.main

from parley import __version__
from parley.cli import app

COMMAND = typer.main.get_command(app)
HEAVY = ("numpy", "rich", "sqlite3", "trafilatura", "torch", "fastapi", "pydantic", "multiprocessing", "lark", "yaml")
SCREEN = 40  # lines


def commands() -> Iterator[str]:
    """Yield the names of the commands."""
    yield from COMMAND.commands  # type: ignore[attr-defined]


def run(code: str) -> str:
    """Return what a fresh interpreter prints for this code."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True).stdout


def help_of(*words: str) -> str:
    """Return what `parley … --help` prints."""
    code = f"import sys; sys.argv = {['parley', *words, '--help']!r}; from parley.cli import main; main()"
    return run(code)


def test_the_main_help_fits_a_screen_of_eighty_columns() -> None:
    lines = help_of().splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = COMMAND.commands[name]  # type: ignore[attr-defined]
    assert command.help, name
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


def test_help_and_import_load_nothing_heavy() -> None:
    loaded = run("import sys, parley, parley.cli; print(*sys.modules)").split()
    assert [name for name in HEAVY if name in loaded] == []


def test_the_version_is_told() -> None:
    code = "import sys; sys.argv = ['parley', '--version']; from parley.cli import main; main()"
    assert run(code).strip() == f"parley {__version__}"
