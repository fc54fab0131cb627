"""Which words stand within quotation marks."""

import pytest

from parley.attributions.quotation import Quoted, quoted_from_passages
from parley.attributions.tokens import passages_from_text


def quoted_words(text: str) -> str:
    passages = passages_from_text(text)
    flags = quoted_from_passages(passages)
    return " ".join(
        w for p, f in zip(passages, flags, strict=True) for w, q in zip(p.words, f, strict=True) if q in (1, 3)
    )


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("“Talks”, he said, “have failed”.", "Talks have failed"),
        ('"Talks", he said, "have failed".', "Talks have failed"),
        ("''Talks have failed'', he said.", "Talks have failed"),
        ("«Talks have failed», he said.", "Talks have failed"),
        ("„Talks have failed“, he said.", "Talks have failed"),
        ('“Talks have failed," he said. "They did."', "Talks have failed , They did ."),
        ("“Talks have failed,“ he said.", "Talks have failed ,"),
        ("He said the ‘first phase’ is over.", "first phase"),
        ("He said the 'first phase' is over.", "first phase"),
        ("Halwen’s envoy didn't speak.", ""),
        ("The envoys’ demands are the mediators’ concern.", ""),
        ("“Never closed, he said.\nNothing here.", "Never closed , he said ."),
    ],
)
def test_marks_of_all_kinds_are_read(text, within):
    assert quoted_words(text) == within


def test_a_quotation_goes_on_when_it_is_opened_again():
    passages = passages_from_text("“We waited.\n“We are still waiting.” He left.")
    _, second = quoted_from_passages(passages)
    assert second[1] is Quoted.STILL
    assert second[-2] is Quoted.OUTSIDE
