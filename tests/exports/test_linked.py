"""Linked data: every selector finds its words, every name used is defined, unnamed people stay in their report."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from parley.attributions.attribution import Attribution, Mode, Part, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.exports.annotations import annotation_rows
from parley.exports.formats import write_jsonl
from parley.exports.kinds import LINKED
from parley.exports.linked import address_iri, report_iri, text_iri
from parley.exports.provenance import LINKS, provenance_rows
from parley.reports.report import Report
from tests.record.hand_made import QUAY_READ, made_readings, span_of

OFFICIAL = Speaker("a port official", SpeakerKind.UNNAMED, "Port", entity=0)
NOBODY = Speaker("", SpeakerKind.ELIDED)
BEYOND = "🚢 Les quais: “nous attendons”, a port official said. It is feared that 🚢 ships wait."
BEYOND_READ = Reading(
    Report("é tat/🚢 1.txt", BEYOND, "Ships wait 🚢 again", url="https://harbour.example/a b"),
    (
        Attribution(
            (span_of("a port official", BEYOND),),
            (span_of("said", BEYOND),),
            (span_of("nous", BEYOND), span_of("attendons", BEYOND)),
            Mode.DIRECT,
            OFFICIAL,
        ),
        Attribution(
            (), (span_of("is feared", BEYOND),), (span_of("🚢 ships wait", BEYOND),), Mode.INDIRECT, NOBODY, parent=0
        ),
        Attribution(
            (),
            (),
            (span_of("wait 🚢", "Ships wait 🚢 again"),),
            Mode.INDIRECT,
            Speaker("", SpeakerKind.OUTLET),
            part=Part.TITLE,
        ),
    ),
)
BOTH = pytest.mark.parametrize("reading", [QUAY_READ, BEYOND_READ], ids=["quay", "beyond"])

IRI = {"type": "string", "pattern": r"^[a-z]+:[!-~]+$"}
RESOURCE = {"type": "object", "required": ["id", "type"], "properties": {"id": IRI}}
ANNOTATION = Draft202012Validator(
    {  # what the Web Annotation data model requires of the members that are used here
        "type": "object",
        "required": ["@context", "id", "type", "body", "target"],
        "properties": {
            "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
            "id": IRI,
            "type": {"const": "Annotation"},
            "motivation": {"enum": ["identifying", "classifying"]},
            "generator": RESOURCE,
            "body": {
                "type": "array",
                "items": {
                    "required": ["type", "value"],
                    "properties": {
                        "type": {"const": "TextualBody"},
                        "value": {"type": "string"},
                        "purpose": {"enum": ["identifying", "tagging"]},
                    },
                },
            },
            "target": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "anyOf": [
                        RESOURCE,
                        {
                            "required": ["type", "source", "selector"],
                            "properties": {"type": {"const": "SpecificResource"}, "source": RESOURCE},
                        },
                    ]
                },
            },
        },
    }
)


def texts_of(reading: Reading) -> dict[str, str]:
    """Return the texts that targets may name."""
    report = reading.report
    return {text_iri(report, Part.TEXT): report.text, text_iri(report, Part.TITLE): report.title}


def check_annotations(reading: Reading) -> None:
    """Hold every annotation of a reading against the data model and against its text."""
    rows, texts = list(annotation_rows(reading)), texts_of(reading)
    assert len(rows) == len(reading.attributions) + len(reading.claims)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        ANNOTATION.validate(row)
        for target in row["target"]:
            for position, quotation in [target["selector"]] if "selector" in target else []:
                text = texts[target["source"]["id"]]
                exact, start, end = quotation["exact"], position["start"], position["end"]
                assert text[start:end] == exact
                before, after = quotation["prefix"], quotation["suffix"]
                assert text[start - len(before) : end + len(after)] == before + exact + after


@BOTH
def test_every_selector_resolves_to_its_exact_text(reading: Reading) -> None:
    check_annotations(reading)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made_readings())
def test_selectors_resolve_and_links_lead_somewhere_in_any_reading(reading: Reading) -> None:
    check_annotations(reading)
    graph_of(reading)


def test_a_discontinuous_content_has_a_target_for_each_stretch() -> None:
    first = next(annotation_rows(BEYOND_READ))
    assert [(target["parley:role"], target["selector"][1]["exact"]) for target in first["target"]] == [
        ("source", "a port official"),
        ("cue", "said"),
        ("content", "nous"),
        ("content", "attendons"),
    ]
    assert first["target"][0]["source"]["via"] == "https://harbour.example/a%20b"


def test_a_claim_is_tagged_with_what_was_read_of_it() -> None:
    offer = list(annotation_rows(QUAY_READ))[-1]
    assert [body["value"] for body in offer["body"]] == [
        "Ina Vold (Dock Union)",
        "act: propose",
        "event: measure",
        "status: offered",
        "polarity: negative",
    ]
    assert offer["parley:attribution"]["id"].endswith("quay.txt/attribution/2")


def test_what_rests_on_no_words_has_the_whole_text_as_target() -> None:
    bare = replace(QUAY_READ, attributions=(Attribution((), (), (), Mode.INDIRECT, NOBODY),), claims=())
    (row,) = annotation_rows(bare)
    ANNOTATION.validate(row)
    assert row["target"] == [
        {"id": "urn:parley:report/quay.txt/text", "type": "Text", "format": "text/plain", "language": "en"}
        | {"via": "https://harbour.example/quay"}
    ]


def graph_of(reading: Reading) -> dict[str, Any]:
    """Return the nodes of a reading's provenance by name, each name defined once and every link leading to one."""
    (row,) = provenance_rows(reading)
    nodes = {node["@id"]: node for node in row["@graph"]}
    assert len(nodes) == len(row["@graph"])
    for node in nodes.values():
        for link in LINKS[:-2]:  # all but atLocation and used lead to nodes of the graph
            led = node.get(link, [])
            assert set([led] if isinstance(led, str) else led) <= nodes.keys()
    return nodes


@BOTH
def test_every_utterance_is_attributed_and_quoted_from_its_report(reading: Reading) -> None:
    nodes, report = graph_of(reading), report_iri(reading.report)
    utterances = [node for node in nodes.values() if "parley:Utterance" in node["@type"]]
    assert len(utterances) == len(reading.attributions)
    for node in utterances:
        assert node["wasQuotedFrom"] == report
        assert "prov:Agent" in nodes[node["wasAttributedTo"]]["@type"]
        assert node["value"]


def test_a_report_is_attributed_to_its_outlet_and_derives_from_whom_it_credits() -> None:
    nodes = graph_of(QUAY_READ)
    report = nodes["urn:parley:report/quay.txt"]
    assert nodes[report["wasAttributedTo"]]["label"] == "Harbour Post"
    credited = [nodes[nodes[credit]["wasAttributedTo"]]["label"] for credit in report["wasDerivedFrom"]]
    assert credited == ["Wire", "Quay"]
    assert nodes["urn:parley:agent/Ina%20Vold"]["actedOnBehalfOf"] == "urn:parley:agent/Dock%20Union"
    assert nodes["urn:parley:report/quay.txt/attribution/2"]["wasDerivedFrom"].endswith("/attribution/0")


def test_unnamed_speakers_are_blank_nodes_and_stay_in_their_report() -> None:
    nodes = graph_of(BEYOND_READ)
    speakers = [nodes[f"{report_iri(BEYOND_READ.report)}/attribution/{nr}"]["wasAttributedTo"] for nr in range(3)]
    assert speakers == ["_:unnamed0", "_:speaker1", "_:outlet"]
    assert nodes["_:unnamed0"] == {
        "@id": "_:unnamed0",
        "@type": "prov:Agent",
        "label": "a port official",
        "actedOnBehalfOf": "urn:parley:agent/Port",
        "parley:basis": "unknown",
    }


def test_any_name_and_address_makes_a_sound_name() -> None:
    assert report_iri(Report("a b/ç#1?.txt", "")) == "urn:parley:report/a%20b%2F%C3%A7%231%3F.txt"
    assert address_iri("https://x.example/a b?q=<1>#é") == "https://x.example/a%20b?q=%3C1%3E#%C3%A9"


@pytest.mark.parametrize("what", sorted(LINKED))
def test_linked_data_is_one_document_a_line(what: str) -> None:
    file = io.BytesIO()
    count = write_jsonl(LINKED[what].rows(BEYOND_READ, None), file, {})
    lines = file.getvalue().splitlines()
    assert len(lines) == count > 0
    assert all("@context" in json.loads(line) for line in lines)
