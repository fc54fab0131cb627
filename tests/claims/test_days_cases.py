"""Sentences that a reader of newspapers or histories could write, with the days they name: `tests/cases/days`."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from parley.claims.days_from_text import time_expressions_from_text
from parley.day import Day, day_from_iso

FILES = sorted((Path(__file__).parents[1] / "cases" / "days").glob("*.txt"))


class Case(NamedTuple):
    """A text, its report's own day and what it tells: words and TIMEX3 values in order."""

    name: str
    published: Day
    text: str
    told: list[tuple[str, str]]


def cases_in(path: Path) -> Iterator[Case]:
    """Yield the cases of a file: a line is a text, the lines set in under it are what it tells."""
    published, text, line_at, told = None, "", 0, []
    for at, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "end"], 1):
        if line.startswith("  "):
            words, _, value = line.strip().rpartition(" = ")
            told.append((words, value))
        elif line.startswith("report "):
            published = day_from_iso(line.removeprefix("report "))
        elif line and not line.startswith("#"):
            if text and published:
                yield Case(f"{path.stem}:{line_at}", published, text, told)
            text, line_at, told = line, at, []


CASES = [case for path in FILES for case in cases_in(path)]


def test_there_are_cases() -> None:
    """An empty folder fails."""
    assert len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_words_and_values_are_read_as_written_beside_the_sentence(case: Case) -> None:
    """Each expression overlaps the words beside it and has their value; nothing else is read."""
    found = time_expressions_from_text(case.text, case.published)
    at, told = 0, []
    for words, value in case.told:
        start = case.text.index(words, at)
        at = start + len(words)
        told.append((start, at, value))
    assert [each.value for each in found] == [value for *_, value in told], [each.text for each in found]
    assert all(
        each.span.start < end and start < each.span.end for each, (start, end, _) in zip(found, told, strict=True)
    )
