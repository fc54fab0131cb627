"""A brief: passages that a person chose, with numbered evidence, to print or to take along as a Word file.

1. It holds short quotations with their addresses, and nothing that nobody chose.
2. A passage of a report that is handled above public is left out, and the brief says so.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode

from parley.attributions.attribution import Attribution, Part, SpeakerKind, text_of_part
from parley.record.as_decided import reading_as_decided
from parley.record.handling import HANDLING, LONGEST, levels_of
from parley.record.stored import reading_named
from parley.reports.span import Span
from parley.web.asked import Asked, BadQuestion

ITEM = re.compile(r"(.+)#([st])(\d{1,9})-(\d{1,9})")
MOST = 200  # passages


@dataclass(frozen=True, slots=True)
class Item:
    """One passage of a brief."""

    report: str
    outlet: str
    published: str
    url: str
    speaker: str
    note: str  # "unnamed", "in its own voice"
    part: Part
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief."""

    title: str
    items: tuple[Item, ...]
    left_out: tuple[str, ...]  # reports handled above public
    query: str  # the address that makes it again


def brief_of(asked: Asked) -> Brief:
    """Return the brief that an address asks for; BadQuestion where it names what is not there."""
    chosen = asked.query.get("item", ())[:MOST]
    levels = levels_of(asked.record)
    left_out = []
    items = []
    for word in chosen:
        found = ITEM.fullmatch(word)
        read = reading_named(asked.record, found[1]) if found else None
        if found is None or read is None:
            raise BadQuestion(f"item={word[:80]}: the record holds no such passage; choose it anew in Search")
        reading = reading_as_decided(read, asked.held.identities())
        report, part = reading.report, Part.TITLE if found[2] == "t" else Part.TEXT
        text = text_of_part(report, part)
        if not int(found[3]) < int(found[4]) <= len(text):
            raise BadQuestion(f"item={word[:80]}: the report is not that long; choose the passage anew in Search")
        if levels.get(report.id, HANDLING[0]) != HANDLING[0]:
            left_out.append(report.id)
            continue
        span = Span(int(found[3]), int(found[4]))
        speaker, note = _who(_around(reading.attributions, span, part), report.outlet)
        words = " ".join(span.text_in(text).split())
        words = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} […]"
        published = str(report.published) if report.published else ""
        items.append(Item(report.id, report.outlet, published, report.url, speaker, note, part, span, words))
    title = asked.word("title", "Brief")[:200]
    query = urlencode([("title", title), *(("item", word) for word in chosen)])
    return Brief(title, tuple(items), tuple(left_out), query)


def _around(attributions: tuple[Attribution, ...], span: Span, part: Part) -> Attribution | None:
    """Return the smallest attribution whose content covers a passage."""
    covering = [
        (content.end - content.start, number)
        for number, a in enumerate(attributions)
        if a.part is part
        for content in a.content
        if content.covers(span) or span.covers(content)
    ]
    return attributions[min(covering)[1]] if covering else None


def _who(attribution: Attribution | None, outlet: str) -> tuple[str, str]:
    if attribution is None:
        return "", ""
    speaker = attribution.speaker
    if speaker.kind is SpeakerKind.OUTLET:
        return outlet or "The outlet", "in its own voice"
    return speaker.name or "Somebody", "unnamed" if speaker.kind is SpeakerKind.UNNAMED else ""


def docx_of(brief: Brief) -> bytes:
    """Return a brief as a Word file; ImportError where python-docx is not installed."""
    from docx import Document

    document = Document()
    document.add_heading(brief.title, 1)
    document.add_paragraph("Each passage is somebody's account; the evidence stands at the end.")
    for number, item in enumerate(brief.items, 1):
        paragraph = document.add_paragraph(style="List Number")
        if item.speaker:
            paragraph.add_run(item.speaker).bold = True
            paragraph.add_run(f" ({item.note}): " if item.note else ": ")
        paragraph.add_run(f"“{plain(item.text)}”")
        paragraph.add_run(f" [{number}]").font.superscript = True
    document.add_heading("Evidence", 2)
    for number, item in enumerate(brief.items, 1):
        place = f"{item.report}, characters {item.span.start} to {item.span.end}"
        told = f"[{number}] {item.outlet or item.report}, {item.published or 'day unknown'}: {place} {item.url}"
        document.add_paragraph(plain(told))
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def plain(text: str) -> str:
    """Return a text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
