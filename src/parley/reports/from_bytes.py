"""From the bytes of one whole file or page to its reports, by what they hold."""

from collections.abc import Iterable
from dataclasses import replace

from parley.reports.content import Content
from parley.reports.decoding import NotText, decoded_from_bytes
from parley.reports.from_feed import reports_from_feed
from parley.reports.from_html import report_from_html
from parley.reports.from_pdf import report_from_pdf
from parley.reports.from_text import Origin, report_from_text
from parley.reports.report import Report, Unreadable

BLANK = "\ufffd \t\r\n\x0b\x0c\ufeff"


def reports_from_bytes(data: bytes, kind: Content, origin: Origin, charset: str = "") -> Iterable[Report | Unreadable]:
    """Return the reports in `data`, which holds a page, a PDF file, a feed or a text."""
    match kind:
        case Content.FEED:
            return reports_from_feed(data, origin.id)
        case Content.PDF:
            return (report_from_pdf(data, origin),)
        case Content.HTML:
            return (report_from_html(data, origin, charset),)
        case _:
            return (_report_from_text_file(data, origin, charset, markdown=kind is Content.MARKDOWN),)


def _report_from_text_file(data: bytes, origin: Origin, charset: str, *, markdown: bool) -> Report | Unreadable:
    """Return the report of a text file."""
    try:
        page = decoded_from_bytes(data, charset)
    except NotText as wrong:
        return Unreadable(origin.id, "", str(wrong), "save it as text, HTML or PDF")
    if not page.text.strip(BLANK):
        return Unreadable(origin.id, "", "no text", "save the report again, or remove the file")
    return report_from_text(page.text, replace(origin, notes=origin.notes + page.notes), markdown=markdown)
