"""The site: the same pages as files, readable without a server, fit to leave the machine.

1. Of a report it holds the short quotations that its pages link to, with outlet, day and address; the whole text only
   where that is asked for. Lists that would quote most of a report leave lines out, and say how many.
2. Notes, the names of those who decided, and a stress test are in it only where asked for by name.
3. A report handled above the ceiling stops the whole: nothing is written, and the reports are named.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from parley.attributions.attribution import Part, text_of_part
from parley.record.decided import BESIDE
from parley.record.decision import Decision
from parley.record.handling import HANDLING, LONGEST, AboveCeiling, refuse_above
from parley.reports.report import Report
from parley.reports.span import Span
from parley.web.addresses import Addresses, name_of, slug_of
from parley.web.allowance import allowance_of
from parley.web.asked import Asked
from parley.web.held import Held
from parley.web.pages import PAGES
from parley.web.report_page import report_page
from parley.web.shown import STATIC, html_of, words_of

LINK = re.compile(r'href="(?:\.\./)?report/([^"#]+)\.html(?:#([st])(\d+)-(\d+))?"')
STAMP = "made-by-parley"  # a folder with this file may be written anew


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may leave the machine beside the short quotations."""

    whole_texts: bool = False
    notes: bool = False
    names: bool = False  # of those who decided
    stress_test: bool = False
    ceiling: str = HANDLING[0]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation that a page links to."""

    span: Span
    part: Part
    text: str  # as in the report, cut where it is long
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What a folder holds of a report by default."""

    report: Report
    quotations: tuple[Quotation, ...]
    decisions: tuple[Decision, ...]


class NotWritten(OSError):
    """The folder cannot be written: why, and the mend."""


def write_site(held: Held, folder: Path, wanted: Wanted) -> int:
    """Write a record's pages into a folder and return how many there are; NotWritten where that may not be."""
    try:
        refuse_above(held.record(), wanted.ceiling)
    except AboveCeiling as problem:
        raise NotWritten(str(problem)) from None
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / STAMP).exists())):
        raise NotWritten(f"{folder}: holds something that parley did not write; name a new or empty folder with -o")
    allowance = None if wanted.whole_texts else allowance_of(held.record())
    prospect = held.prospect if wanted.stress_test else None
    held = replace(held, is_folder=True, prospect=prospect, allowance=allowance)
    written = {f"{'index' if name == 'today' else name}.html": text for name, text in _pages(held)}
    written |= dict(_reports(held, written, wanted))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STAMP).write_text("Parley writes this folder anew and clears what it wrote before.\n", "utf-8")
    for old in ("report", "static"):
        shutil.rmtree(folder / old, ignore_errors=True)
    shutil.copytree(STATIC, folder / "static")
    (folder / "report").mkdir()
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8")
    return len(written)


def _pages(held: Held) -> Iterator[tuple[str, str]]:
    """Yield each page that needs no server."""
    asked = Asked(held, {})
    for page in PAGES:
        if not page.needs_server and page.is_there(held):
            words = words_of(held) | {"page": page, "data": page.data(asked), "asked": asked}
            yield page.name, html_of(page.name, Addresses(True), words)


def _reports(held: Held, pages: Mapping[str, str], wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield a page for each report that a page links to."""
    links = Addresses(True, 1)
    places: dict[str, set[tuple[Part, Span]]] = defaultdict(set)
    for text in pages.values():
        for slug, sign, start, end in LINK.findall(text):
            part = Part.TITLE if sign == "t" else Part.TEXT
            name = name_of(unescape(slug).replace("%7E", "~"))
            places[name] |= {(part, Span(int(start), int(end)))} if end else set()
    asked = Asked(held, {})
    for name in sorted(places):
        data = report_page(asked, name)
        if data is None:
            continue
        decisions = tuple(
            replace(d, by=d.by if wanted.names else "a person")
            for d in data.decisions
            if wanted.notes or d.target.field not in BESIDE
        )
        if wanted.whole_texts:
            shown = replace(data, decisions=decisions)
            words = words_of(held) | {"data": shown, "asked": asked, "handling": ""}
            yield f"report/{slug_of(name)}.html", html_of("report", links, words)
        else:
            report = data.reading.report
            quoted = tuple(quotation_of(report, part, span) for part, span in sorted(places[name]))
            excerpts = Excerpts(replace(report, text="", title=report.headline), quoted, decisions)
            yield f"report/{slug_of(name)}.html", html_of("excerpts", links, words_of(held) | {"data": excerpts})


def quotation_of(report: Report, part: Part, span: Span) -> Quotation:
    """Return a quotation, cut at a word where it is long."""
    text = span.text_in(text_of_part(report, part))
    if len(text) <= LONGEST:
        return Quotation(span, part, text, False)
    return Quotation(span, part, text[:LONGEST].rsplit(None, 1)[0], True)
