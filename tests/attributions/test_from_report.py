"""From a report to its relations: who says what, what is nested, and what is left to the outlet."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.attributions.attribution import Mode, Part
from parley.attributions.from_report import (
    attributions_from_report,
    relations_from_report,
    relations_from_reports,
    speakers_as_written,
)
from parley.attributions.nested import with_cited
from parley.attributions.relation import Relation, Voice
from parley.attributions.tagger import load_tagger
from parley.attributions.tokens import passages_from_text
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report
from parley.reports.span import Span, text_of_spans


def report_of(text: str, title: str = "") -> Report:
    return Report("made-up", text, title=title, blocks=blocks_from_text(text, title))


def read(text: str, title: str = "", network: str = "fast") -> tuple[Relation, ...]:
    return relations_from_report(report_of(text, title), load_tagger(network))


def told(text: str, relation: Relation) -> tuple[str, str, str]:
    return (
        text_of_spans(relation.source, text),
        text_of_spans(relation.cue, text),
        text_of_spans(relation.content, text),
    )


NETWORKS = pytest.mark.parametrize("network", ["fast", "best"])


@NETWORKS
def test_source_cue_and_content_are_found(network):
    text = "The Halwen delegation said on Monday that the second phase of the talks had failed."
    (relation,) = read(text, network=network)
    source, cue, content = told(text, relation)
    assert source == "The Halwen delegation"
    assert cue.startswith("said")
    assert content.endswith("the second phase of the talks had failed")
    assert relation.mode is Mode.INDIRECT


@NETWORKS
def test_an_interrupted_quotation_is_one_relation(network):
    text = "“The talks,” Foreign Minister Amin Sule said, “have failed because they did not want them to succeed.”"
    (relation,) = read(text, network=network)
    assert relation.mode is Mode.DIRECT
    assert len(relation.content) == 2
    assert "Sule" in told(text, relation)[0]


@NETWORKS
def test_according_to_is_a_cue(network):
    text = "The exchange will begin on Sunday, according to two officials from Port Amsel."
    (relation,) = read(text, network=network)
    assert told(text, relation)[:2] == ("two officials from Port Amsel", "according to")


@NETWORKS
def test_what_nobody_is_made_to_say_is_the_outlets(network):
    text = "The bridge at Port Amsel was closed on Sunday. Traffic was light."
    voices = [r.voice for r in read(text, network=network)]
    assert voices == [Voice.OUTLET, Voice.OUTLET]


def test_a_nested_attribution_has_a_parent():
    text = "The official said that the mediators had reported that Halwen would extend the first phase."
    relations = read(text)
    (inner,) = [r for r in relations if r.parent is not None]
    assert "mediators" in told(text, inner)[0]
    assert relations[inner.parent].source
    assert inner.parent < relations.index(inner)


def test_whom_an_outlet_cites_says_what_the_outlet_reports():
    text = "The Amsel Post reported that the second phase had failed, citing a senior Halwen official."
    relations = read(text, network="best")
    assert [told(text, r)[0] for r in relations] == ["The Amsel Post", "a senior Halwen official"]
    assert relations[1].parent == 0
    assert relations[1].content == relations[0].content


def test_two_who_cite_do_not_hold_each_other():
    source, said = (Span(0, 4),), (Span(20, 30),)
    text = "Post, citing one official, quoting another, spoke"
    (passage,) = passages_from_text(text)
    citing = Relation(source, (Span(6, 12),), (Span(13, 25),), Mode.INDIRECT, Voice.SOURCE)
    quoting = Relation(source, (Span(27, 34),), (Span(35, 42),), Mode.INDIRECT, Voice.SOURCE)
    assert with_cited([citing, quoting], [passage, passage]) == [citing, quoting]
    spoke = Relation(source, (Span(44, 49),), said, Mode.INDIRECT, Voice.SOURCE)
    assert [r.parent for r in with_cited([citing, quoting, spoke], [passage] * 3)] == [None, 2, None]


def test_an_impersonal_cue_takes_no_source_from_afar():
    text = "The envoy left Port Amsel. It was reported that the talks had failed."
    relation = read(text, network="best")[-1]
    assert relation.voice is Voice.ELIDED
    assert relation.source == ()


def test_a_headline_is_read_and_a_title_has_its_own_part():
    relations = read("Traffic was light in Port Amsel on Sunday.", title="Second phase of talks failed: official")
    assert [(r.part, r.voice) for r in relations] == [(Part.TITLE, Voice.SOURCE), (Part.TEXT, Voice.OUTLET)]


def test_a_quotation_over_several_paragraphs_is_one_content():
    text = (
        "“We waited for the mediators for three weeks,” said Amin Sule, the foreign minister of Halwen. “Nobody "
        "came.\n\n"
        "“We will go on waiting, because the people of Port Amsel want this to end.”"
    )
    (relation,) = read(text)
    assert "go on waiting" in told(text, relation)[2]


def test_a_quotation_announced_in_the_passage_before_is_its_subjects():
    text = "The bridge was closed. Amin Sule called them on it:\n\n“The mediators have asked too much of the islands.”"
    relation = read(text)[-1]
    assert told(text, relation)[::2] == ("Amin Sule", "“The mediators have asked too much of the islands.”")


def test_a_signed_quotation_is_the_signers():
    text = "Readers wrote to us.\n\n“The bridge must open. We have waited too long.” — Amin Sule"
    signed = read(text)[-1]
    assert told(text, signed) == ("Amin Sule", "—", "“The bridge must open. We have waited too long.”")


def test_quoted_words_of_nobody_are_not_the_outlets():
    text = "Traffic was light.\n\n“The bridge must open. We have waited too long.”\n\nSnow fell."
    assert [r.voice for r in read(text)] == [Voice.OUTLET, Voice.ELIDED, Voice.OUTLET]


def test_speakers_may_be_taken_as_written():
    text = "Traffic was light. The official said that the talks had failed."
    outlet, official = attributions_from_report(report_of(text), load_tagger("fast"), speakers_as_written)
    assert outlet.speaker.kind == "outlet"
    assert official.speaker.name == "The official"


def test_reports_read_together_read_as_alone():
    texts = ["The envoy said that talks had failed.", "", "“No,” Sule told reporters.", "Traffic was light. " * 40]
    reports = [report_of(t) for t in texts]
    tagger = load_tagger("fast")
    assert relations_from_reports(reports, tagger) == [relations_from_report(r, tagger) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "According to Karam, " * 400 + "it ended.",
        "Karam's claim that " * 400 + "it ended.",
        "claims by Karam that " * 400 + "it ended.",
        "Norvia said Karam told officials that " * 400 + "it ended.",
        "said " * 10_000,
        "“" * 3_000 + "he said",
        "He said that he said that " * 2_000,
        "TALKS FAILED SAYS OFFICIAL\n" * 200,
        "a\t1\t2\n" * 2_000,
        "وقال مسؤول إن المحادثات فشلت. " * 300,
        "外交部发言人说，谈判失败了。" * 300,
        "\ud800 he said \x00",
        "word " * 10_000 + "he said.",
        "- the official said no\n* “Yes”: minister\n" * 1_000,
        "„So“ »no« ‹a› 「b」 ''c'' ``d'' “e\" the envoy said: " * 800,
        "“He said ‘she said “they said " * 1_000,
        "Sule said:\n\n“No. We wait.”\n\n“Still.”\n\n" * 500,
        "Karam's claim that an official who claimed that Norvia's claim that " * 500,
    ],
)
def test_odd_texts_are_read_in_linear_time_without_a_fall(text):
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 10


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "'", "he said", "that", "according to", "\n", "\n\n", "Halwen", "officials", ", ", ". ",
             "told", "the talks failed", ":", " – ", "A. B.", "1,900", "É", "🕊"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_every_span_lies_in_its_text_and_every_parent_comes_first(parts):
    text = " ".join(parts)
    relations = read(text)
    for i, r in enumerate(relations):
        assert r.content
        for span in (*r.source, *r.cue, *r.content):
            assert text[span.start : span.end].strip()
        if r.parent is not None:
            assert r.parent < i
            outer = relations[r.parent].content
            assert all(any(o.covers(s) for o in outer) for s in r.content)
