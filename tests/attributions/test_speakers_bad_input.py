"""Speakers of texts that nobody would print: no crash, and time linear in the text."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from parley.attributions.attribution import Mode
from parley.attributions.relation import Relation, Voice
from parley.attributions.speaker import speakers_from_relations
from parley.reports.report import Report
from parley.reports.span import Span

ODD = "the a two officials Karam said He they , . ( ) “ ” ' 's of from Mr. al-Vesh U.S. @JaneDoe @ who told AFP"
WORDS = st.sampled_from([*ODD.split(), "\n"])


@given(
    st.lists(WORDS, min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=6)
)
def test_any_words_and_any_spans_have_a_speaker(words: list[str], places: list[tuple[int, int]]) -> None:
    text = " ".join(words)
    spans = [Span(a, min(a + n, len(text))) for a, n in places if a < len(text)]
    relations = [Relation((span,), spans[:1] and (spans[0],), (span,), Mode.INDIRECT, Voice.SOURCE) for span in spans]
    assert len(speakers_from_relations(Report("r", text), relations)) == len(relations)


@given(st.text(min_size=1, max_size=80))
def test_any_text_has_a_speaker(text: str) -> None:
    whole = Span(0, len(text))
    relation = Relation((whole,), (), (whole,), Mode.INDIRECT, Voice.SOURCE)
    assert len(speakers_from_relations(Report("r", text), [relation])) == 1


def seconds_for(sentences: int) -> float:
    """Return the time that a report of so many sentences takes."""
    one = "Karam official Odile Marrow told AFP that talks failed. "
    text = one * sentences
    starts = range(0, len(text), len(one))
    spans = [((Span(s, s + 27),), (Span(s + 28, s + 32),), (Span(s + 37, s + 54),)) for s in starts]
    relations = [Relation(*three, Mode.INDIRECT, Voice.SOURCE) for three in spans]
    begin = process_time()
    speakers_from_relations(Report("r", text), relations)
    return process_time() - begin


def test_time_is_linear_in_the_text() -> None:
    seconds_for(50)
    short, long = (min(seconds_for(size) for _ in range(3)) for size in (400, 2000))  # other work may slow any one run
    assert long < 12 * max(short, 0.004)


def test_sentence_without_end_is_read() -> None:
    text = "Karam and " * 10_000 + "he said so"
    relation = Relation((Span(len(text) - 10, len(text) - 8),), (), (Span(0, 5),), Mode.INDIRECT, Voice.SOURCE)
    assert speakers_from_relations(Report("r", text), [relation])
