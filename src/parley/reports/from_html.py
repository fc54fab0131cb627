"""From a web page to a report: its main text, and what its metadata state.

1. The main text is stored and the raw bytes are hashed; each element of it is a block of its own.
2. The day of publication is only what the page's metadata state (see `html_day`); no guess of a machine is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from typing import Any

from parley.reports.blocks import kinds_of
from parley.reports.decoding import NotText, decoded_from_bytes, storable
from parley.reports.from_text import Origin, report_from_text
from parley.reports.html_day import stated_day
from parley.reports.published import publication_from_metadata
from parley.reports.report import Block, BlockKind, Report, Unreadable
from parley.reports.span import Span

FEWEST_LETTERS = 40  # a page with less has no report on it
MEND = "open the page in a browser and save its text"
LEAVES = ("p", "head", "item", "row", "quote", "code", "lb", "ab")
NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!/]")


def report_from_html(data: bytes, origin: Origin, charset: str = "") -> Report | Unreadable:
    """Return the report on a page, or why there is none; `charset` is what a server declared."""
    declared = _CHARSET.search(data[:4096])
    try:
        page = decoded_from_bytes(data, charset or (declared[1].decode("ascii") if declared else ""))
    except NotText as wrong:
        return Unreadable(origin.id, "", str(wrong), MEND)
    try:
        found = _extracted(page.text, origin.url)
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as wrong:
        return Unreadable(origin.id, "", f"a page that cannot be taken apart ({type(wrong).__name__})", MEND)
    pieces = list(_pieces_of(found.body)) if found is not None and found.body is not None else []
    if sum(len(words) for words, _ in pieces) < FEWEST_LETTERS:
        return Unreadable(origin.id, "", "a page without text", MEND)
    title = origin.title or str(found.title or "")
    text, blocks = _blocks_of(pieces, title)
    url = origin.url or str(found.url or "")
    publication = origin.publication
    if publication.day is None:
        publication = publication_from_metadata(stated_day(page.text), url)
    known = replace(
        origin,
        title=title,
        url=url,
        outlet=origin.outlet or str(found.sitename or ""),
        byline=origin.byline or str(found.author or ""),
        publication=publication,
        raw_sha256=sha256(data).hexdigest(),
        notes=origin.notes + page.notes,
    )
    return report_from_text(text, known, blocks)


def _extracted(page: str, url: str) -> Any:
    """Return the extractor's document, None where it finds none; loaded when first needed, for it loads slowly."""
    if _TAG.search(page) is None:
        return None
    return import_module("trafilatura").bare_extraction(
        page, url=url or None, fast=True, with_metadata=True, include_comments=False, date_extraction_params=NO_CLOCK
    )


def _pieces_of(body: Any) -> Iterator[tuple[str, bool]]:
    """Yield the text of each innermost element and whether it is a heading."""
    pending: list[str] = []

    def taken(heading: bool) -> Iterator[tuple[str, bool]]:
        words = storable(" ".join("".join(pending).split())).text
        pending.clear()
        if words:
            yield words, heading

    for event, element in import_module("lxml.etree").iterwalk(body, events=("start", "end")):
        is_leaf = element.tag in LEAVES
        if event == "start":
            if is_leaf:
                yield from taken(False)
            pending.append(element.text or "")
            continue
        if is_leaf:
            yield from taken(element.tag == "head")
        elif element.tag == "cell":
            pending.append(" ")
        pending.append(element.tail or "")
    yield from taken(False)


def _blocks_of(pieces: list[tuple[str, bool]], title: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text, its elements parted by empty lines, and their blocks."""
    texts = [words for words, _ in pieces]
    kinds = kinds_of(texts, title)
    blocks: list[Block] = []
    start = 0
    for (words, heading), kind in zip(pieces, kinds, strict=True):
        own = BlockKind.HEADLINE if heading and kind is BlockKind.PARAGRAPH else kind
        blocks.append(Block(own, Span(start, start + len(words))))
        start += len(words) + 2
    return "\n\n".join(texts), tuple(blocks)
