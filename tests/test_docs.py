"""The documentation: its links lead somewhere, its commands are current, its examples run."""

import doctest
import importlib.util
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import parley

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
MODULES = sorted(
    found.name for found in pkgutil.walk_packages(parley.__path__, "parley.") if not found.name.endswith("__main__")
)


def script(name: str) -> ModuleType:
    """Return one of the scripts beside the pages."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_pages() -> None:
    assert PAGES, "no documentation found"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert script("build").dead_links(page) == []


def test_the_page_of_commands_is_current() -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    assert page == script("commands").page(), "run: python docs/commands.py"


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_give_what_they_say(name: str) -> None:
    if name in sys.modules or import_module(name):
        assert doctest.testmod(sys.modules[name]).failed == 0


def test_the_front_page_shows_what_the_demo_prints() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    made = script("readme")
    assert made.page(readme, made.excerpt(made.demo_output())) == readme, "run: python docs/readme.py"


def test_the_front_pages_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    exec(readme.partition("```python\n")[2].partition("```")[0], {})
    assert capsys.readouterr().out.strip()
