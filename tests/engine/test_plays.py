"""The plays hold: each line of each is a claim of its own."""

from datetime import date
from pathlib import Path

import pytest

from tests.engine.play import Play, play_from_text

PLAYS = sorted((Path(__file__).parent / "plays").glob("*.play"))
READ = {path.stem: play_from_text(path.read_text("utf-8")) for path in PLAYS}
LINES = [(name, *line) for name, play in READ.items() for line in play.expected]


def test_there_are_plays() -> None:
    assert PLAYS, "no plays found"


@pytest.mark.parametrize(("name", "on", "what", "stands"), LINES, ids=lambda value: str(value).replace(" ", "-"))
def test_the_play_goes_as_written(name: str, on: date, what: str, stands: str) -> None:
    play: Play = READ[name]
    assert play.answer(what, on) == stands
