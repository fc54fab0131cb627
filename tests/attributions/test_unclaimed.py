"""Quotations that the network left to nobody, and whose they likely are."""

import pytest

from parley.attributions.attribution import Mode
from parley.attributions.quotation import quoted_from_passages
from parley.attributions.relation import Relation, Voice
from parley.attributions.tokens import passages_from_text
from parley.attributions.unclaimed import claimed
from parley.reports.span import Span, text_of_spans


def read(text: str, known: tuple[Relation, ...] = ()) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each relation, given those that are known."""
    passages = passages_from_text(text)
    quoted = quoted_from_passages(passages)
    found = []
    for relation in known:
        i = next(i for i, p in enumerate(passages) if p.ends[-1] >= relation.cue[0].end)
        found.append((relation, passages[i], quoted[i]))
    rows = claimed(found, passages, quoted)
    return [tuple(text_of_spans(spans, text) for spans in (r.source, r.cue, r.content)) for r, _, _ in rows]  # type: ignore[misc]


def relation_in(text: str, source: str, cue: str, content: str, mode: Mode) -> Relation:
    """Return the relation of these words of a text."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    return Relation((spans[0],), (spans[1],), (spans[2],), mode, Voice.SOURCE)


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        ("Sule called them on it:", "Sule", "called them on it:"),
        ("On Monday, after the vote, the Halwen minister replied:", "the Halwen minister", "replied:"),
        ("The bridge was closed. She went on to say:", "She", "went on to say:"),
        ("Of course, as Amin Sule put it:", "Amin Sule", "put it:"),
        ("Amin Sule of Halwen declared that evening:", "Amin Sule of Halwen", "declared that evening:"),
    ],
)
def test_a_quotation_after_a_colon_is_the_subjects_before_it(before: str, source: str, cue: str) -> None:
    quotation = "“The talks have failed. We shall wait.”"
    assert read(f"{before}\n\n{quotation}") == [(source, cue, quotation)]


def test_a_quotation_after_quoted_words_goes_on_with_them() -> None:
    text = "Sule said: “We waited.”\n\nNobody came.\n\n“We will go on waiting.”"
    known = relation_in(text, "Sule", "said", "“We waited.”", Mode.DIRECT)
    near = text.replace("\n\nNobody came.", "")
    assert read(near, (known,))[0][2].endswith("“We will go on waiting.”")
    assert read(text, (known,)) == [("Sule", "said", "“We waited.”")]  # a passage between: it is left to nobody


def test_a_quotation_after_reported_words_is_the_same_sources_without_a_cue() -> None:
    text = "Sule said that nobody came. “We will go on waiting.”"
    known = relation_in(text, "Sule", "said", "that nobody came", Mode.INDIRECT)
    assert read(text, (known,))[1] == ("Sule", "", "“We will go on waiting.”")


@pytest.mark.parametrize(
    "text",
    [
        "Traffic was light.\n\n“The bridge must open.”",
        "Sule waved.\n\n‘No choice but to start’\n\nSnow fell.",
        "“",
        ":\n\n“No.”",
    ],
)
def test_nobody_is_made_to_say_what_nothing_leads_to(text: str) -> None:
    assert read(text) == []


def test_quoted_passages_in_a_row_are_the_last_ones() -> None:
    text = "Amin Sule “hates” the plan, he said.\n“It is dead.”\n“It was dead in May.”"
    known = relation_in(text, "Amin Sule", "he said", "“hates” the plan", Mode.MIXED)
    (found,) = read(text, (known,))
    assert found[0] == "Amin Sule"
    assert found[2].endswith("“It was dead in May.”")
