"""From a web archive to reports: one for each page that was fetched with success.

1. Records are read one at a time; an archive of any size takes the memory of its largest page.
2. Pictures, styles and scripts are passed over; a page without text is told with its address.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

from parley.reports.content import Content, content_of
from parley.reports.from_bytes import reports_from_bytes
from parley.reports.from_text import Origin
from parley.reports.report import Report, Unreadable

LARGEST_PAGE = 20_000_000  # bytes
READ_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "")
READ_CONTENT = (Content.HTML, Content.PDF, Content.TEXT)
MEND = "fetch the archive again; what stands before this place is read"


def reports_from_warc(stream: IO[bytes], source: str) -> Iterator[Report | Unreadable]:
    """Yield the report of each page in an archive, or why a page or the rest of the archive could not be read."""
    number = 0
    try:
        for record in import_module("warcio.archiveiterator").ArchiveIterator(stream):
            number += 1
            if record.rec_type in ("response", "resource", "conversion"):
                yield from _report_of(record, source, number)
    except Exception as wrong:  # the library raises what its parsers, zlib and gzip raise; the rest of the file is lost
        yield Unreadable(
            source, f"after record {number}", f"the archive breaks off ({type(wrong).__name__}: {wrong})", MEND
        )
    else:
        if number == 0:
            yield Unreadable(source, "", "an archive without records", MEND)


def _report_of(record: Any, source: str, number: int) -> Iterator[Report | Unreadable]:
    """Yield the report of one record; nothing where it is no page."""
    headers = record.http_headers
    kind, _, parameters = ((headers or record.rec_headers).get_header("Content-Type") or "").partition(";")
    status = headers.get_statuscode() if headers else "200"
    if kind.strip().casefold() not in READ_TYPES or not status.startswith("2"):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"record {number} ({url})"
    data = record.content_stream().read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        yield Unreadable(source, place, f"larger than {LARGEST_PAGE:,} bytes", "save its text alone")
        return
    charset = parameters.partition("charset=")[2].strip(" \"';")
    missing = int(getattr(record.raw_stream, "limit", 0))  # what the record's declared length still owes
    if missing > 0:
        yield Unreadable(source, place, f"the archive breaks off {missing:,} bytes before the record's end", MEND)
    holds = content_of(data)
    if holds not in READ_CONTENT:
        return
    notes = ("the file breaks off: this is what stands before the break",) if missing > 0 else ()
    origin = Origin(id=url or f"{source}#{number}", url=url, notes=notes)
    for found in reports_from_bytes(data, holds, origin, charset):
        yield Unreadable(source, place, found.reason, found.mend) if isinstance(found, Unreadable) else found
