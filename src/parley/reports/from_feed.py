"""From an RSS or Atom feed to reports: one for each entry that carries text.

1. An entry's own text is read; the page that it leads to is not fetched.
2. What a feed marks up is taken out of its markup as of a page, each paragraph a block.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from importlib import import_module
from typing import Any

from parley.reports.from_text import Origin, report_from_text
from parley.reports.published import publication_from_metadata
from parley.reports.report import Report, Unreadable

MEND = "check that the file or address is an RSS or Atom feed"
BREAKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "blockquote", "tr", "figure", "figcaption", "section", "article")
)
BREAKS |= {f"h{level}" for level in range(1, 7)}
DROPPED = frozenset(("script", "style"))
_MARK = re.compile(r"<!--|-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")


def reports_from_feed(data: bytes, source: str) -> Iterator[Report | Unreadable]:
    """Yield the report of each entry, or why an entry has none."""
    try:
        feed = import_module("feedparser").parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as wrong:
        yield Unreadable(source, "", f"a feed that cannot be taken apart ({type(wrong).__name__})", MEND)
        return
    outlet = _words(feed.feed, "title")
    if not feed.entries:
        fault = feed.get("bozo_exception")
        reason = f"a feed that cannot be read ({fault})" if fault else "a feed without entries"
        yield Unreadable(source, "", " ".join(reason.split()), MEND)
    digest = sha256(data).hexdigest()
    for number, entry in enumerate(feed.entries, 1):
        text = text_from_markup(_fullest(entry))
        if not text.strip():
            yield Unreadable(source, f"entry {number}", "an entry without text", "save the page that it leads to")
            continue
        yield report_from_text(text, _origin_of(entry, f"{source}#{number}", outlet, digest))
    if feed.entries and feed.get("bozo") and _is_cut(feed.get("bozo_exception")):
        yield Unreadable(source, "", f"the feed ends too early or is not well-formed ({feed.bozo_exception})", MEND)


def text_from_markup(markup: str) -> str:
    """Return the text of a piece of a page, each element on a line of its own.

    >>> text_from_markup("<p>Talks &amp; more</p><p>resume</p>")
    'Talks & more\\n\\nresume'
    """
    if "<" not in markup and "&" not in markup:
        return markup
    lines = (" ".join(unescape(line).split()) for line in "".join(_kept(markup)).split("\n"))
    return re.sub("\n{2,}", "\n\n", "\n".join(lines)).strip()


def _kept(markup: str) -> Iterator[str]:
    """Yield what stands between the marks, and line ends where elements part; scripts and comments are left out."""
    at = 0
    within = ""  # the comment or script that is left out
    for mark in _MARK.finditer(markup):
        name = (mark["name"] or mark.group()).casefold()
        if not within:
            yield markup[at : mark.start()]
            within = name if name == "<!--" or (name in DROPPED and not mark["end"]) else ""
            if name in BREAKS:
                yield "\n\n"
        elif (within == "<!--" and name == "-->") or (within == name and mark["end"]):
            within = ""
        at = mark.end()
    if not within:
        yield markup[at:]


def _origin_of(entry: Any, name: str, outlet: str, digest: str) -> Origin:
    """Return what an entry's other fields tell."""
    url = _words(entry, "link")
    source = entry.get("source")
    credit = _words(source, "title") if hasattr(source, "get") else ""
    return Origin(
        id=url or _words(entry, "id") or name,
        title=text_from_markup(_words(entry, "title")),
        outlet=outlet,
        url=url,
        byline=_words(entry, "author"),
        credit=credit if credit != outlet else "",
        publication=publication_from_metadata(_words(entry, "published"), url),
        raw_sha256=digest,
    )


def _fullest(entry: Any) -> str:
    """Return the longest text that an entry carries."""
    texts = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max([*texts, _words(entry, "summary"), _words(entry, "description")], key=len)


def _is_cut(wrong: object) -> bool:
    """Tell whether a feed's parser stopped at an error rather than noting an encoding."""
    return type(wrong).__name__ in ("SAXParseException", "ExpatError")


def _words(fields: Any, name: str) -> str:
    """Return a field as words, "" where it is missing."""
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""
