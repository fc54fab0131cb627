"""Sentences that newspapers write, with the figures in them: `tests/cases/figures`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from parley.claims.figures_from_text import figures_from_text

FILES = sorted((Path(__file__).parents[1] / "cases" / "figures").glob("*.txt"))
SIZE = re.compile(r"(-?[\d.]+)(?:-([\d.]+))?")
CLOSE = Decimal("1e-6")


class Case(NamedTuple):
    """A sentence and its figures, each a line: hedge, value or both ends, unit."""

    name: str
    text: str
    told: list[str]


def cases_in(path: Path) -> Iterator[Case]:
    """Yield the cases of a file: a line is a text, the lines set in under it are its figures."""
    text, line_at, told = "", 0, []
    for at, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "end"], 1):
        if line.startswith("  "):
            told.append(line.strip())
        elif line and not line.startswith("#"):
            if text:
                yield Case(f"{path.stem}:{line_at}", text, told)
            text, line_at, told = line, at, []


CASES = [case for path in FILES for case in cases_in(path)]


def is_told(figure: tuple[str, Decimal, Decimal, str], line: str) -> bool:
    """Tell whether a figure is the one that a line tells."""
    hedge, size, unit = line.split(" ", 2)
    match = SIZE.fullmatch(size)
    assert match, line
    low, high = Decimal(match[1]), Decimal(match[2] or match[1])
    same = all(abs(a - b) <= CLOSE * max(1, abs(b)) for a, b in zip(figure[1:3], (low, high), strict=True))
    return same and figure[0] == hedge and (figure[3] or "-") == unit


def test_there_are_cases() -> None:
    """An empty folder fails."""
    assert len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_figures_are_read_as_written_under_the_sentence(case: Case) -> None:
    """Value, hedge and unit of each figure, and no figure more."""
    read = [
        (str(each.quantity.hedge), each.quantity.low, each.quantity.high, each.quantity.unit)
        for each in figures_from_text(case.text)
        if each.quantity.low is not None and each.quantity.high is not None
    ]
    assert len(read) == len(case.told), read
    assert all(is_told(figure, line) for figure, line in zip(read, case.told, strict=True)), (read, case.told)
