"""The plays hold: each line of each is a claim of its own."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.engine.play import ROOT, Play, play_from_text, plays_from_text

HERE = Path(__file__).parent
PLAYS = sorted((HERE / "plays").glob("*.play"))
PEERS = sorted((HERE / "peers").glob("*.plays"))
READ = {path.stem: play_from_text(path.read_text("utf-8")) for path in PLAYS}
TOLD = {
    f"{path.stem}: {name}": play
    for path in PEERS
    for name, play in plays_from_text(path.read_text("utf-8")).items()
}  # fmt: skip
LINES = [(name, *line) for name, play in (READ | TOLD).items() for line in play.expected]
AGREEMENTS = {path.name.partition(".")[0] for path in (ROOT / "examples").glob("*.accord.yaml")}
THEIRS = ("fulfillment(", "violation(", "inEffect(", "active(", "suspension(", "successfulTermination(",
          "unsuccessfulTermination(", "rightHolder(", "performer(")  # fmt: skip


def test_most_of_the_agreements_in_the_examples_have_a_play() -> None:
    assert len(AGREEMENTS & set(READ)) >= 8, "eight of the thirteen agreements are to have a play"


def test_every_trace_of_the_peers_is_told() -> None:
    traces = Counter(name.partition(":")[0] for name in TOLD)
    assert traces["symboleo_sale"], traces["symboleo_freight"] == (8, 7)
    assert traces["symboleo_energy"] == 12
    assert traces["l4_tenancy"] >= 10


def test_every_state_that_symboleo_expects_is_named() -> None:
    texts = "".join(path.read_text("utf-8") for path in PEERS if path.stem.startswith("symboleo"))
    stated = sum(texts.count(f" {word}") for word in THEIRS)
    assert stated == 61


@pytest.mark.parametrize(("name", "on", "what", "stands"), LINES, ids=lambda value: str(value).replace(" ", "-"))
def test_the_play_goes_as_written(name: str, on: date, what: str, stands: str) -> None:
    play: Play = (READ | TOLD)[name]
    assert play.answer(what, on) == stands
