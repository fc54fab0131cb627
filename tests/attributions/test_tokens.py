"""Tokens, sentences and passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.attributions.tokens import LONGEST, passages_from_text
from parley.reports.span import Span


def sentences(text: str) -> list[str]:
    return [s.text_in(text) for p in passages_from_text(text) for s in p.sentence_spans()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about 1,900 prisoners", "about 1,900 prisoners"),
        ("the U.S. said at 10:30 a.m. today", "the U.S. said at 10:30 a.m. today"),
        ("he'll say it’s “over”", "he 'll say it ’s “ over ”"),
        ("second-phase talks -----", "second - phase talks -----"),
        ("¿قال؟", "¿ قال ؟"),
    ],
)
def test_words_and_marks_are_parted(text, words):
    (passage,) = passages_from_text(text)
    assert " ".join(passage.words) == words


@pytest.mark.parametrize(
    "parts",
    [
        ["Talks failed.", "They resume on Monday."],
        ["Dr. Amin Sule of the U.N. spoke.", "“No,” he said."],
        ["“We are ready.”", "He left."],
        ["The J. P. Moor bank lent $2.5 billion.", "Why?", "Nobody knows."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_headline_runs_into_no_sentence():
    assert sentences("Talks fail\n\nThe mediators left on Monday.") == ["Talks fail", "The mediators left on Monday."]


def test_blocks_decide_what_a_passage_is():
    text = "One line\nwrapped here. Next."
    (passage,) = passages_from_text(text, [Span(0, len(text))])
    assert [s.text_in(text) for s in passage.sentence_spans()] == ["One line\nwrapped here.", "Next."]


def test_a_sentence_without_end_is_cut_and_nothing_is_lost():
    text = "word " * 10_000
    passages = passages_from_text(text)
    assert sum(len(p) for p in passages) == 10_000
    assert max(len(p) for p in passages) == LONGEST


@given(st.text(max_size=300))
def test_tokens_cover_all_that_is_not_white_space(text):
    passages = passages_from_text(text)
    covered = "".join(text[s:e] for p in passages for s, e in zip(p.starts, p.ends, strict=True))
    assert covered == "".join(text.split())
    for p in passages:
        assert p.sentences[0] == 0
        assert list(p.sentences) == sorted(set(p.sentences))
        assert p.sentences[-1] < len(p)


def test_a_block_read_twice_is_cut_once():
    text = "The envoy left. Talks go on."
    (one,), (other,) = passages_from_text(text), passages_from_text(text)
    assert one is other
