"""Linked data: the names that things go by in JSON-LD, the same in annotations and in provenance.

1. A report is named by its name in the record, and what was read of it by its number there: nothing depends on the
   machine, the day or the order of reading.
2. Names are percent-encoded: any file name makes a sound IRI.
"""

from collections.abc import Iterator
from urllib.parse import quote

from parley import __version__
from parley.attributions.attribution import Attribution, Part, Speaker, SpeakerKind
from parley.reports.report import Report
from parley.reports.span import Span

SPACE = "urn:parley:"
SOFTWARE = f"{SPACE}software/{__version__}"
SOFTWARE_NAME = f"parley {__version__}"
IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"


def report_iri(report: Report) -> str:
    """Return the name of a report."""
    return f"{SPACE}report/{_encoded(report.id)}"


def text_iri(report: Report, part: Part) -> str:
    """Return the name of a report's text or title, which offsets count in."""
    return f"{report_iri(report)}/{part.value}"


def item_iri(report: Report, kind: str, nr: int) -> str:
    """Return the name of the attribution or claim with this number in its report."""
    return f"{report_iri(report)}/{kind}/{nr}"


def agent_iri(name: str) -> str:
    """Return the name of whoever goes by this name."""
    return f"{SPACE}agent/{_encoded(name)}"


def address_iri(address: str) -> str:
    """Return an address with what no IRI may hold percent-encoded."""
    return quote(address, safe=IN_ADDRESSES, errors="replace")


def roles_of(attribution: Attribution) -> Iterator[tuple[str, Span]]:
    """Yield each span of an attribution with what it is in it."""
    for role, spans in (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content)):
        yield from ((role, span) for span in spans)


def speaker_label(speaker: Speaker, report: Report) -> str:
    """Return who speaks, in words.

    >>> speaker_label(Speaker("Ina Vold", SpeakerKind.PERSON, "Dock Union"), Report("a", ""))
    'Ina Vold (Dock Union)'
    """
    if speaker.kind is SpeakerKind.OUTLET:
        return report.outlet or "the outlet, which is not named"
    if not speaker.name:
        return "somebody whom the text leaves out"
    return f"{speaker.name} ({speaker.speaks_for})" if speaker.speaks_for else speaker.name


def _encoded(name: str) -> str:
    return quote(name, safe="", errors="replace")
