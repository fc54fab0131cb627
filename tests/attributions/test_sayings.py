"""Sayings: what a content attributes by a verb, read from its words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nested_cases import CASES, cases_in, is_same

from parley.attributions.from_report import relations_from_reports
from parley.attributions.link import Link, Piece
from parley.attributions.saying import links_of_sayings
from parley.attributions.stranded import links_of_according, whole
from parley.attributions.tagger import load_tagger
from parley.attributions.tokens import Passage, passages_from_text
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report

ODD = "the Karam officials said told him that , who according to by was quoted as saying and “ ” . it"
WORDS = st.sampled_from(ODD.split())


def said(passage: Passage, link: Link) -> tuple[str, str, str]:
    """Return a relation in words."""
    words = [
        " … ".join(" ".join(passage.words[a:b]) for a, b in role) for role in (link.source, link.cue, link.content)
    ]
    return words[0], words[1], words[2]


def read(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each verb of saying."""
    (passage,) = passages_from_text(text)
    return [said(passage, link) for link in links_of_sayings(passage, ())]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("that the mayor warned that the lake was rising", "the mayor", "warned", "that the lake was rising"),
        ("that one of the drivers has admitted he slept", "one of the drivers", "has admitted", "he slept"),
        ("that the envoy of Sellin told him the list was short", "the envoy of Sellin", "told", "the list was short"),
        ("that Karam was told by the army that the road was shut", "the army", "was told by", "that the road was shut"),
        ("he had heard from the guards that nobody came", "the guards", "had heard from", "that nobody came"),
        ("Ana Sorel was quoted as saying that no ship left", "Ana Sorel", "was quoted as saying", "that no ship left"),
        ("that, as the envoy noted last week, the deal is not done", "the envoy", "noted", "the deal is not done"),
        ("Norvia , in turn, has agreed to new talks", "Norvia", "has agreed to", "new talks"),
        ("that Karam welcomes and supports the plan of May", "Karam", "welcomes and supports", "the plan of May"),
    ],
)  # fmt: skip
def test_a_verb_gives_what_its_subject_says(text: str, source: str, cue: str, content: str) -> None:
    assert read(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "that the proposed tariffs would hurt the farmers",
        "that Norvia will announce a date on Sunday",
        "that hostages confirmed to be alive are in Sellin",
        "that if the consumers accept the plan it may stand",
        "that they did not want the talks to go on",
        "that the ministry's announced visit was long",
        "for the safety and support of the people there",
        "that troops were ordered to leave the valley",
        "what Norvia has agreed to do then",
    ],
)
def test_what_nobody_has_said_is_none(text: str) -> None:
    assert read(text) == []


def test_two_verbs_of_one_subject_are_two_relations() -> None:
    found = read("that Karam had rejected the offer of May and was asking for new talks")
    assert [(source, cue) for source, cue, _ in found] == [("Karam", "had rejected"), ("Karam", "was asking for")]
    assert found[0][2] == "the offer of May"


def pieces(passage: Passage, *parts: str) -> list[tuple[Piece, ...]]:
    """Return where parts of a passage stand."""
    text = " ".join(passage.words)
    starts = [len(text[: text.index(part)].split()) for part in parts]
    return [((s, s + len(part.split())),) for s, part in zip(starts, parts, strict=True)]


def test_a_content_that_is_only_a_subject_goes_on() -> None:
    (passage,) = passages_from_text("The bank said its economist, Ana Sorel, thinks that growth will slow.")
    bank = Link(*pieces(passage, "The bank", "said", "its economist"))
    sorel = Link(*pieces(passage, "Ana Sorel", "thinks", "that growth will slow"))
    (found,) = whole([bank, sorel], passage)
    assert said(passage, found) == ("The bank", "said", "its economist , Ana Sorel , thinks that growth will slow")


def test_according_to_opens_what_its_source_says() -> None:
    (passage,) = passages_from_text("According to the Ledger, Norvia has told the mediators that it would pay.")
    inner = Link(*pieces(passage, "Norvia", "has told", "that it would pay"))
    (found,) = whole([inner], passage)
    assert said(passage, found)[:2] == ("the Ledger", "According to")
    assert found.content == ((5, len(passage) - 1),)


def test_whoever_is_cited_stands_apart_from_what_is_reported() -> None:
    (passage,) = passages_from_text("The agency reported, citing two diplomats, that Norvia would come.")
    link = Link(*pieces(passage, "The agency", "citing", "two diplomats , that Norvia would come"))
    assert [said(passage, k)[1:] for k in whole([link], passage)] == [
        ("reported", "that Norvia would come"),
        ("citing", "two diplomats"),
    ]


def test_terms_that_something_accords_to_say_nothing() -> None:
    (passage,) = passages_from_text("that the deal is carried out according to its terms")
    assert links_of_according(passage, ()) == []


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_words_are_read(words: list[str]) -> None:
    for passage in passages_from_text(" ".join(words)):
        for link in (*links_of_sayings(passage, ()), *links_of_according(passage, ())):
            for first, after in (*link.source, *link.cue, *link.content):
                assert 0 <= first < after <= len(passage)


def test_our_own_sentences_are_read_with_few_errors() -> None:
    cases = cases_in(CASES / "nested.txt")
    assert len(cases) > 50
    reports = [Report(str(i), text, blocks=blocks_from_text(text)) for i, (text, _) in enumerate(cases)]
    missed, wrong, asked = 0, 0, 0
    for (text, wanted), relations in zip(cases, relations_from_reports(reports, load_tagger("fast")), strict=True):
        nested = [r for r in relations if r.parent is not None]
        asked += sum(required for required, _ in wanted)
        missed += sum(required and not any(is_same(text, r, w) for r in nested) for required, w in wanted)
        wrong += sum(not any(is_same(text, r, w) for _, w in wanted) for r in nested)
    assert missed <= 0.15 * asked
    assert wrong <= 0.1 * asked


def test_who_has_the_phrase_before_it_and_a_noun_after_an_article_is_no_verb() -> None:
    assert read("that it is the guarantors who claim that the day has passed")[0][1] == "claim"
    assert read("that Karam thanked neighbouring states for the support they gave") == []
    assert read("that the company told us in May that nobody would go")[0][2] == "that nobody would go"
    assert read("that the group had neither confirmed nor denied that he left")[0][0] == "the group"
