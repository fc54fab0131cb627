"""From a PDF file to a report: the text of its pages, one after another.

1. A sentence that runs over a page's end stays one sentence; otherwise pages are parted by an empty line.
2. A page that cannot be read is told with its number; the other pages are read.
"""

import re
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from typing import Any

from parley.reports.decoding import storable
from parley.reports.from_text import Origin, report_from_text
from parley.reports.report import Report, Unreadable

MOST_PAGES = 2_000
_MARGIN_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*", re.IGNORECASE)
_HYPHEN = re.compile("[\ufffe\u00ad\x02]\r?\n?")  # how the library marks a word broken at a line's end


def report_from_pdf(data: bytes, origin: Origin) -> Report | Unreadable:
    """Return the report in a PDF file, or why there is none."""
    library = import_module("pypdfium2")
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as wrong:
        if "password" in str(wrong).casefold():
            return Unreadable(origin.id, "", "a PDF file that needs a password", "save it without the password")
        return Unreadable(origin.id, "", "a broken PDF file", "open it in a viewer and save it again, or save its text")
    try:
        pages, notes = _pages_of(document, library)
        title, author = (_metadata(document, key) for key in ("Title", "Author"))
    finally:
        document.close()
    text = _joined(pages)
    if not any(letter.isalnum() for letter in text):
        return Unreadable(
            origin.id, "", "a PDF file without text: pictures of pages", "run text recognition on it first"
        )
    known = replace(
        origin,
        title=origin.title or _useful(title),
        byline=origin.byline or author,
        raw_sha256=sha256(data).hexdigest(),
        notes=origin.notes + notes,
    )
    return report_from_text(text, known)


def _pages_of(document: Any, library: Any) -> tuple[list[str], tuple[str, ...]]:
    """Return the text of each page and what could not be read."""
    pages: list[str] = []
    notes: list[str] = []
    count = len(document)
    if count > MOST_PAGES:
        notes.append(f"only the first {MOST_PAGES} of {count} pages are read")
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]
            words = page.get_textpage()
            pages.append(_page_text(words.get_text_bounded()))
            words.close()
            page.close()
        except library.PdfiumError:
            notes.append(f"page {number + 1} cannot be read")
    return pages, tuple(notes)


def _page_text(words: str) -> str:
    """Return a page's lines without the page's number."""
    lines = _HYPHEN.sub("", words).replace("\r\n", "\n").strip("\n").split("\n")
    while lines and _MARGIN_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    while lines and _MARGIN_NUMBER.fullmatch(lines[0]):
        lines.pop(0)
    return "\n".join(lines)


def _joined(pages: list[str]) -> str:
    """Return the pages as one text."""
    text = ""
    for page in filter(None, pages):
        runs_on = bool(text) and text.rstrip()[-1:] not in '.!?”"' and page.lstrip()[:1].islower()
        text += ("\n" if runs_on else "\n\n") * bool(text) + page
    return storable(text).text


def _metadata(document: Any, key: str) -> str:
    """Return a field of the file's own metadata."""
    return str(document.get_metadata_value(key) or "").strip()


def _useful(title: str) -> str:
    """Return the title, "" where it is a program's name for the file."""
    return "" if re.match(r"(?:microsoft word|untitled|\S+\.\w{2,4}$)", title, re.IGNORECASE) else title
