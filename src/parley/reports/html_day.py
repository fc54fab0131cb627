"""The day of publication in a page's own metadata: linked data, meta elements, marked-up times.

1. Fields that state the publication come before fields that state a day without saying of what.
2. A day of last change is not the day of publication and is not taken.
"""

import re

_LINKED_DATA = re.compile(r'"(datePublished|dateCreated|uploadDate)"\s*:\s*"([^"]{4,40})"')
_META = re.compile(r"<meta\b[^>]{1,600}>", re.IGNORECASE)
_TIME = re.compile(r"<time\b[^>]{1,400}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "published_time", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "citation_publication_date", "parsely-pub-date", "sailthru.date",
    "article.published", "article_date_original", "cxenseparse:recs:publishtime", "displaydate", "datecreated",
    "dc.date.created",
)  # fmt: skip
PLAIN = ("date", "dc.date", "dcterms.date")


def stated_day(page: str) -> str:
    """Return the words by which a page's metadata state its day of publication, "" where they do not."""
    linked: dict[str, str] = dict(reversed(_LINKED_DATA.findall(page)))
    if "datePublished" in linked:
        return linked["datePublished"]
    fields: dict[str, str] = {}
    for match in _META.finditer(page):
        given = _attributes(match.group())
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if given.get("content"):
            fields.setdefault(name.casefold(), given["content"])
    for name in (*PUBLISHED, *PLAIN):
        if name in fields:
            return fields[name]
    times = [_attributes(match.group()) for match in _TIME.finditer(page)]
    marked = [
        given["datetime"]
        for given in times
        if given.get("datetime") and ("pubdate" in given or "datepublished" in given.get("itemprop", "").casefold())
    ]
    return next(iter(marked), "") or linked.get("dateCreated", "") or linked.get("uploadDate", "")


def _attributes(tag: str) -> dict[str, str]:
    """Return a tag's attributes; one without a value keeps an empty one."""
    given = {name.casefold(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(tag)}
    if re.search(r"\spubdate\b", tag, re.IGNORECASE):
        given.setdefault("pubdate", "")
    return given
