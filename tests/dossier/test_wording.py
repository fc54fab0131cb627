"""Wording: what an agreement's events are called on pages."""

from pathlib import Path

import pytest

from parley.agreement.from_yaml import agreement_from_text
from parley.dossier.wording import event_in_words

RIVER = Path(__file__).resolve().parents[2] / "src" / "parley" / "sample" / "river.accord.yaml"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("agreed(one)", "an extension of the first phase is agreed"),
        ("not agreed(one)", "an extension of the first phase is not agreed"),
        ("ended(one)", "the first phase has ended"),
    ],
)
def test_what_is_agreed_of_a_phase_is_its_extension(event: str, words: str) -> None:
    assert event_in_words(event, agreement_from_text(RIVER.read_text("utf-8")).agreement) == words
