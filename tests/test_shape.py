"""The house: imports point one way, files stay short, names say something, and only the edges open things."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "parley"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 300

# From the ground up: a file imports its own floor and those below.
FLOORS = (
    {"words"},
    {"day", "quantity", "status", "party", "nearest", "cast"},
    {"reports"},
    {"attributions"},
    {"claims"},
    {"story"},
    {"accounts"},
    {"dossier"},
    {"flow", "exports"},
    {"record"},
    {"files"},
    {"web", "sample"},
    {"serve", "commands"},
    {"cli"},
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}
# The half that knows no reports stands on the ground floor only; those above it who know both are named.
GROUND = {"words", "day", "quantity", "status", "party", "nearest"}
AGREEMENT_HALF = {
    "agreement": GROUND | {"agreement"},
    "engine": GROUND | {"agreement", "engine"},
    "prospect": GROUND | {"agreement", "prospect"},
}
KNOW_BOTH = {"accounts", "dossier", "web", "serve", "commands", "cli", "flow"}

EDGES = {"files", "record", "web", "serve", "commands", "cli", "exports", "sample"}
# Package data is read where it is used, once: the reason stands beside each file.
READS_OWN_DATA = {
    "words/__init__.py": "lists of words",
    "attributions/weights/__init__.py": "the networks' weights",
    "claims/weights/__init__.py": "what the readers of claims have learned",
    "agreement/grammar.py": "the grammars beside it",
}
OPENS = re.compile(
    r"\bopen\(|\bprint\(|\.read_text\(|\.read_bytes\(|\.write_text\(|\.write_bytes\("
    r"|\bimport (sqlite3|socket|logging|subprocess)|\burllib\.request"
    r"|datetime\.now\(|date\.today\(|time\.time\(|\bimport random\b|\bfrom random\b|default_rng\(\)"
)
SAYS_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|misc|base|managers?|handlers?|processors?|services?)($|_)")


def place_of(path: Path) -> str:
    """Return a file's place below the package, as a reader would write it."""
    return path.relative_to(SOURCE).as_posix()


def room_of(path: Path) -> str:
    """Return the folder or the single file that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[tuple[str, int]]:
    """Return each room of the package that a file imports from, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "parley" else [f"parley.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "parley" and len(parts) > 1:
                yield parts[1], node.lineno


def test_there_is_a_house() -> None:
    assert FILES, "no source files found"


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for other, line in imported_rooms(path):
        where = f"{place_of(path)}:{line} imports {other}"
        if other == "__init__" or other.startswith("__"):
            continue
        if room in AGREEMENT_HALF:
            assert other in AGREEMENT_HALF[room], where
        elif other in AGREEMENT_HALF:
            assert room in KNOW_BOTH, where
        else:
            assert room in FLOOR_OF, f"{room} has no floor"
            assert other in FLOOR_OF, f"{other} has no floor"
            assert FLOOR_OF[other] <= FLOOR_OF[room], where


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_names_say_what_a_file_knows(path: Path) -> None:
    for part in path.relative_to(SOURCE).parts:
        assert not SAYS_NOTHING.search(part.removesuffix(".py")), part


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) not in EDGES], ids=place_of)
def test_stages_open_nothing_log_nothing_and_ask_no_clock(path: Path) -> None:
    if place_of(path) in READS_OWN_DATA:
        return
    code = "\n".join(line.split("  #")[0] for line in path.read_text("utf-8").splitlines() if ">>>" not in line)
    found = OPENS.search(code)
    assert found is None, f"{place_of(path)}: {found and found.group()}"


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_every_module_and_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "a module says in one line what it knows"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_data_is_frozen_and_only_enums_and_exceptions_inherit(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ClassDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Name):
                assert mark.id != "dataclass", f"{node.name}: say frozen=True, slots=True"
            elif isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "dataclass":
                said = {word.arg for word in mark.keywords}
                assert {"frozen", "slots"} <= said, f"{node.name}: say frozen=True, slots=True"


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_nobody_imports_from_the_package_root(path: Path) -> None:
    if room_of(path) in {"cli", "commands", "record", "web", "exports"}:
        return  # the version is told at the edges
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.module == "parley"), f"line {node.lineno}"
