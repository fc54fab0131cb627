"""Passages that a label gives to their speaker."""

import pytest

from parley.attributions.tokens import passages_from_text
from parley.attributions.transcript import link_in_transcript


def read(text: str) -> tuple[str, str] | None:
    """Return source and content of the label's relation."""
    (passage,) = passages_from_text(text)
    link = link_in_transcript(passage, ())
    if link is None:
        return None
    source, content = (" ".join(passage.words[a:b]) for a, b in (link.source[0], link.content[0]))
    return source, content


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("THE MINISTER: We shall see what comes.", "THE MINISTER"),
        ("MR. SULE: We shall see what comes.", "MR . SULE"),
        ("SENIOR ADMINISTRATION OFFICIAL: We shall see what comes.", "SENIOR ADMINISTRATION OFFICIAL"),
        ("“Anna Sule: We shall see what comes.", "Anna Sule"),
    ],
)
def test_a_label_names_who_speaks(text: str, source: str) -> None:
    assert read(text) == (source, "We shall see what comes .")


@pytest.mark.parametrize(
    "text",
    [
        "ANALYSIS: what the talks may bring.",
        "Phase two: what comes of it.",
        "Talks: five things to know.",
        "Sule said: no.",
        ":",
    ],
)
def test_other_colons_are_no_labels(text: str) -> None:
    assert read(text) is None
