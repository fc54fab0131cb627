"""Provenance: who said what through whom, as PROV-O in JSON-LD, one graph for each report.

1. What an utterance is attributed to is so in this report's telling; nothing here is found to have been said.
2. Named speakers and outlets go by their names across reports. Unnamed ones are blank nodes, which live within one
   graph: no reader of the export can link them across reports.
3. An utterance is quoted from the report whose words it is; one within another's words derives from that one.
4. A credit is a publication that was not seen: the report derives from it, on the report's word.
5. Whose words people decided that they are stands beside whose they were read as, never in its place.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from parley.attributions.attribution import Attribution, Speaker, SpeakerKind, text_of_part
from parley.claims.reading import Reading
from parley.exports.called import Called
from parley.exports.linked import (
    SOFTWARE,
    SOFTWARE_NAME,
    SPACE,
    address_iri,
    agent_iri,
    item_iri,
    report_iri,
    speaker_label,
)
from parley.reports.report import Report
from parley.reports.span import text_of_spans

JsonRow = dict[str, Any]
LINKS = (
    "wasAttributedTo",
    "wasQuotedFrom",
    "wasDerivedFrom",
    "wasGeneratedBy",
    "wasAssociatedWith",
    "actedOnBehalfOf",
    "atLocation",
    "used",
)
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "parley": SPACE,
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "prov:value",
} | {link: {"@id": f"prov:{link}", "@type": "@id"} for link in LINKS}
READING = "_:reading"
KINDS = {
    SpeakerKind.PERSON: "prov:Person",
    SpeakerKind.BODY: "prov:Organization",
    SpeakerKind.OUTLET: "prov:Organization",
}


def provenance_rows(reading: Reading, called: Called | None = None) -> Iterator[JsonRow]:
    """Yield the graph of one report."""
    nodes: dict[str, JsonRow] = {}
    for node in _nodes(reading, called or Called()):
        nodes[node["@id"]] = node | nodes.get(node["@id"], {})
    yield {"@context": CONTEXT, "@graph": list(nodes.values())}


def _nodes(reading: Reading, called: Called) -> Iterator[JsonRow]:
    """Yield the nodes, an agent as often as it speaks; what is told of it first holds, what comes later adds."""
    report = reading.report
    yield {"@id": SOFTWARE, "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": SOFTWARE_NAME}
    yield {"@id": READING, "@type": "prov:Activity", "used": report_iri(report), "wasAssociatedWith": SOFTWARE}
    yield _agent(_outlet_id(report), report.outlet or "the outlet, which is not named", "prov:Organization")
    yield _report(report)
    for nr, credit in enumerate(report.credits):
        yield _agent(agent_iri(credit.name), credit.name, "prov:Organization")
        yield {
            "@id": f"_:credit{nr}",
            "@type": ["prov:Entity", "parley:Publication"],
            "label": f"a publication of {credit.name}, credited",
            "wasAttributedTo": agent_iri(credit.name),
        }
    for nr, attribution in enumerate(reading.attributions):
        yield from _speaker(attribution.speaker, _speaker_id(report, nr, attribution.speaker), report)
        name = called.speaker(nr)
        decided = {"parley:decidedSpeaker": {"@id": agent_iri(name)}} if name else {}
        yield _utterance(report, nr, attribution) | decided
        if name:
            yield _agent(agent_iri(name), name, KINDS.get(attribution.speaker.kind))


def _report(report: Report) -> JsonRow:
    node: JsonRow = {
        "@id": report_iri(report),
        "@type": ["prov:Entity", "parley:Report"],
        "label": report.headline or report.id,
        "parley:name": report.id,
        "parley:sha256": sha256(report.text.encode()).hexdigest(),
        "parley:publishedBasis": report.published_basis.value,
        "wasAttributedTo": _outlet_id(report),
    }
    if report.published:
        node["parley:published"] = str(report.published)
    if report.byline:
        node["parley:byline"] = report.byline
    if report.url:
        node["atLocation"] = address_iri(report.url)
    if report.credits:
        node["wasDerivedFrom"] = [f"_:credit{nr}" for nr in range(len(report.credits))]
    return node


def _utterance(report: Report, nr: int, attribution: Attribution) -> JsonRow:
    speaker = attribution.speaker
    node: JsonRow = {
        "@id": item_iri(report, "attribution", nr),
        "@type": ["prov:Entity", "parley:Utterance"],
        "value": text_of_spans(attribution.content, text_of_part(report, attribution.part)),
        "parley:part": attribution.part.value,
        "parley:spans": [f"{span.start}-{span.end}" for span in attribution.content],
        "parley:mode": attribution.mode.value,
        "wasAttributedTo": _speaker_id(report, nr, speaker),
        "wasQuotedFrom": report_iri(report),
        "wasGeneratedBy": READING,
    }
    if attribution.parent is not None:
        node["wasDerivedFrom"] = item_iri(report, "attribution", attribution.parent)
    for name, value in (("document", speaker.document), ("toldTo", speaker.told)):
        if value:
            node[f"parley:{name}"] = value
    if speaker.hearsay:
        node["parley:hearsay"] = True
    return node


def _speaker(speaker: Speaker, id_: str, report: Report) -> Iterator[JsonRow]:
    """Yield who speaks, and the party spoken for."""
    agent = _agent(id_, speaker_label(speaker, report) if not speaker.name else speaker.name, KINDS.get(speaker.kind))
    if speaker.speaks_for and agent_iri(speaker.speaks_for) != id_:
        party = agent_iri(speaker.speaks_for)
        agent |= {"actedOnBehalfOf": party, "parley:basis": speaker.basis.value}
        yield agent
        yield _agent(party, speaker.speaks_for, "prov:Organization")
    else:
        yield agent


def _agent(id_: str, label: str, kind: str | None) -> JsonRow:
    return {"@id": id_, "@type": ["prov:Agent", kind] if kind else "prov:Agent", "label": label}


def _outlet_id(report: Report) -> str:
    return agent_iri(report.outlet) if report.outlet else "_:outlet"


def _speaker_id(report: Report, nr: int, speaker: Speaker) -> str:
    """Return a speaker's name, or a blank node: one for each unnamed chain, one for each time nobody is named."""
    if speaker.kind is SpeakerKind.OUTLET:
        return _outlet_id(report)
    if speaker.kind in (SpeakerKind.PERSON, SpeakerKind.BODY) and speaker.name:
        return agent_iri(speaker.name)
    return f"_:speaker{nr}" if speaker.entity is None else f"_:unnamed{speaker.entity}"
