"""What a file holds, told from its first bytes: a page, a feed, an archive, JSON lines, a PDF or a text.

1. The content decides; a name only chooses between readings that the content leaves open.
2. What no reader reads is named as what it is, so that a person knows the mend.
"""

import re
from enum import StrEnum

from parley.reports.decoding import NotText, decoded_from_bytes, is_binary
from parley.reports.source import is_sources_table

HEAD = 16_384  # bytes that are looked at
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|p|h[1-6]|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE\s+rss[^>]*>\s*)*<(?:rss|feed|rdf:RDF|channel)\b",
    re.DOTALL,
)
_SIGNATURES = (
    (b"PK\x03\x04", "a Zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"SQLite format 3", "a database"),
    (b"BZh91AY", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"(\xb5/\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a rar file"),
    (b"{\\rtf", "a rich text file"),
)


class Content(StrEnum):
    """What a file's bytes are."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSONL = "jsonl"
    FEED = "feed"
    WARC = "warc"
    GZIP = "gzip"
    SOURCES = "sources"
    EMPTY = "empty"
    OTHER = "other"


def content_of(head: bytes, name: str = "") -> Content:
    """Return what the bytes are of which `head` is the beginning; `name` tells Markdown from text."""
    head = head[:HEAD]
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        return Content.OTHER if b"\x00" in head else Content.EMPTY
    if head.startswith(b"\x1f\x8b"):
        return Content.GZIP
    if b"%PDF-" in head[:1024]:
        return Content.PDF
    if re.match(rb"WARC/\d\.\d\r?\n", head):
        return Content.WARC
    if other_kind(head) or is_binary(head):
        return Content.OTHER
    try:
        text = decoded_from_bytes(head).text.lstrip("\ufeff \t\r\n")
    except NotText:
        return Content.OTHER
    return _content_of_text(text, name.casefold())


def _content_of_text(text: str, name: str) -> Content:
    """Return what a text is by its beginning."""
    if _FEED.match(text):
        return Content.FEED
    if _HTML.match(text):
        return Content.HTML
    if re.match(r"\{\s*\"[^\"\n]*\"\s*:", text) or name.endswith((".jsonl", ".ndjson")):
        return Content.JSONL
    if is_sources_table(text.partition("\n")[0]):
        return Content.SOURCES
    return Content.MARKDOWN if name.endswith((".md", ".markdown")) else Content.TEXT


def other_kind(head: bytes) -> str:
    """Return what a file is that no reader reads: "a picture"; "" where its beginning shows no such thing."""
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), "")
