"""Search: passages by facets and by words, with complete counts for every facet.

1. Counts are complete; only the passages shown are limited.
2. Words are sought as they are, all of them; quotation marks hold a phrase together, a star ends a beginning.
3. The best-fitting come first; where too many fit for an order to say anything, the newest.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.attributions.attribution import Part, SpeakerKind
from parley.dossier.passage import EVERYTHING, FacetCount, Filter, Found, Passage
from parley.record.block import WORDS, Columns, columns_of, commonest
from parley.record.record import Record
from parley.reports.span import Span

if TYPE_CHECKING:
    import numpy

    Mask = numpy.ndarray[tuple[int], numpy.dtype[numpy.bool_]]

RANKED = 20_000  # matches: ordering them by fit takes 2.5 µs each, and of more it says little
NAMED = 30  # words told of a facet, the most frequent
_WORD = re.compile(r'"([^"]+)"?|(\S+)')


def found(
    record: Record, wanted: Filter = EVERYTHING, limit: int = 20, offset: int = 0, columns: Columns | None = None
) -> Found:
    """Return the passages that have what is wanted; `columns` saves reading them again."""
    import numpy

    columns = columns or columns_of(record)
    mask = _mask(record, columns, wanted)
    query = fts_query(wanted.words)
    by_fit = False
    if query:
        matches = _matches(record, query)
        by_fit = len(matches) <= RANKED
        matching = numpy.zeros_like(mask)
        matching[matches] = True
        mask &= matching
    total = int(numpy.count_nonzero(mask))
    numbers = _best(record, query, mask, limit, offset) if by_fit else _newest(columns, mask, limit, offset)
    return Found(tuple(_passages(record, numbers, query)), total, by_fit, tuple(_counts(record, columns, mask)))


def fts_query(words: str) -> str:
    """Return what a person typed as a query in FTS5's own language.

    >>> fts_query('second phase "ferry line" harb*')
    '"second" "phase" "ferry line" "harb" *'
    """
    parts = []
    for phrase, word in _WORD.findall(words):
        said = (phrase or word).replace('"', " ").replace("\0", " ").strip()
        bare = said.rstrip("*")
        if any(sign.isalnum() for sign in bare):
            parts.append(f'"{bare}"' + (" *" if said != bare else ""))
    return " ".join(parts)


def _mask(record: Record, columns: Columns, wanted: Filter) -> "Mask":
    import numpy

    mask: Mask = columns.of["kind"] != 0
    for facet in WORDS:
        names = getattr(wanted, facet)
        if names:
            places = ", ".join("?" * len(names))
            query = f"SELECT id FROM term WHERE facet = ? AND name IN ({places})"
            numbers = [number for (number,) in record.execute(query, (facet, *names))]
            mask &= numpy.isin(columns.of[facet], numbers)
    if wanted.month:
        mask &= numpy.isin(columns.of["month"], [int(month.replace("-", "")) for month in wanted.month])
    if wanted.since:
        mask &= columns.of["day"] >= int(wanted.since.replace("-", ""))
    if wanted.until:
        mask &= (columns.of["day"] <= int(wanted.until.replace("-", ""))) & (columns.of["day"] > 0)
    return mask


def _matches(record: Record, query: str) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.int64]]":
    """Return the numbers of the passages that have the words; handed over as one text, which is fastest."""
    import numpy

    numbers = record.execute("SELECT group_concat(rowid) FROM search WHERE search MATCH ?", (query,)).fetchone()[0]
    return numpy.fromstring(numbers or "", dtype=numpy.int64, sep=",")


def _best(record: Record, query: str, mask: "Mask", limit: int, offset: int) -> list[int]:
    ranked = record.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank", (query,))
    fitting = (number for (number,) in ranked if mask[number])
    return [number for place, number in zip(range(offset + limit), fitting, strict=False) if place >= offset]


def _newest(columns: Columns, mask: "Mask", limit: int, offset: int) -> list[int]:
    import numpy

    numbers = numpy.flatnonzero(mask)
    days = columns.of["day"][numbers]
    wanted = min(offset + limit, len(numbers))
    if wanted < len(numbers):  # sort only as many as are shown, and all that share the last one's day
        least = numpy.partition(days, len(days) - wanted)[len(days) - wanted]
        numbers, days = numbers[days >= least], days[days >= least]
    order = numpy.lexsort((numbers, -days))
    return [int(number) for number in numbers[order][offset : offset + limit]]


def _counts(record: Record, columns: Columns, mask: "Mask") -> Iterator[FacetCount]:
    import numpy

    for facet in WORDS:
        numbers, counts = commonest(columns.of[facet][mask], NAMED)
        names = dict(record.execute(f"SELECT id, name FROM term WHERE id IN ({', '.join(map(str, numbers))})"))
        for number, count in zip(numbers, counts, strict=True):
            yield FacetCount(facet, names[number], count)
    counted = numpy.bincount(columns.of["month"][mask])
    for month in map(int, numpy.flatnonzero(counted)):
        if month:
            yield FacetCount("month", f"{month // 100:04}-{month % 100:02}", int(counted[month]))


PASSAGE = (
    "SELECT p.id, r.name, r.outlet, coalesce(r.published_from, ''), p.day, s.name, s.kind, s.speaks_for, "
    "coalesce(c.act, ''), coalesce(c.status, ''), coalesce(c.polarity, ''), p.title, p.start, p.\"end\", "
    'substr(CASE WHEN p.title THEN r.title ELSE t.text END, p.start + 1, p."end" - p.start), p.attribution, p.claim '
    "FROM passage p JOIN report r ON r.id = p.report JOIN report_text t ON t.report = p.report "
    "JOIN attribution a ON a.report = p.report AND a.nr = p.attribution "
    "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker "
    "LEFT JOIN claim c ON c.report = p.report AND c.nr = p.claim "
)


def passages_by_day(record: Record, limit: int, offset: int = 0) -> tuple[Passage, ...]:
    """Return passages by day, the undated last."""
    order = "ORDER BY p.day IS NULL, p.day, r.name, p.title DESC, p.start, p.id LIMIT ? OFFSET ?"
    return tuple(_passage(row) for row in record.execute(f"{PASSAGE} {order}", (limit, offset)))


def _passages(record: Record, numbers: Sequence[int], query: str) -> Iterator[Passage]:
    snippets: dict[int, str] = {}
    if query and numbers:
        marked = "SELECT rowid, snippet(search, 0, '«', '»', '…', 40) FROM search WHERE search MATCH ? AND rowid = ?"
        snippets = dict(row for number in numbers for row in record.execute(marked, (query, number)))
    for number in numbers:
        row = record.execute(f"{PASSAGE} WHERE p.id = ?", (number,)).fetchone()
        yield _passage((*row[:14], snippets.get(number, row[14]), *row[15:]))


def _passage(row: Sequence[object]) -> Passage:
    number, report, outlet, published, day, speaker, kind, party, act, status, polarity, title, start, end, *rest = row
    text, attribution, claim = rest
    return Passage(
        id=_int(number),
        report=str(report),
        outlet=str(outlet),
        published=str(published),
        day=iso_from_number(_int(day)) if day else "",
        speaker=str(speaker),
        kind=SpeakerKind(str(kind)),
        speaks_for=str(party),
        act=str(act),
        status=str(status),
        polarity=str(polarity),
        part=Part.TITLE if title else Part.TEXT,
        span=Span(_int(start), _int(end)),
        text=str(text),
        attribution=_int(attribution),
        claim=None if claim is None else _int(claim),
    )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def iso_from_number(day: int) -> str:
    """Return `2025-03-12` for 20250312."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
