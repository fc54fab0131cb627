"""Search: passages by facets and by words, with complete counts for every facet.

1. Counts are complete; only the passages shown are limited.
2. Words are sought as they are, all of them; quotation marks hold a phrase together, a star ends a beginning.
3. The best-fitting come first; where too many fit for an order to say anything, the newest.
4. Speakers are counted and shown under the names that people decided on.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.attributions.attribution import Part, SpeakerKind
from parley.dossier.passage import EVERYTHING, FacetCount, Filter, Found, Passage
from parley.record.as_decided import with_identities
from parley.record.block import WORDS, Columns, columns_of, commonest
from parley.record.counts import counted_facets, counted_passages, newest_passages
from parley.record.identity import Identities, identities_of
from parley.record.record import Record
from parley.reports.span import Span

if TYPE_CHECKING:
    import numpy

    from parley.record.block import Column

    Mask = numpy.ndarray[tuple[int], numpy.dtype[numpy.bool_]]
    Numbers = numpy.ndarray[tuple[int], numpy.dtype[numpy.int64]]

RANKED = 20_000  # matches: ordering them by fit takes 2.5 µs each, and of more it says little
TOKENIZE = 'tokenize = "unicode61 remove_diacritics 2"'  # as the record's own index has it
NAMED = 30  # words told of a facet, the most frequent
_WORD = re.compile(r'"([^"]+)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Ready:
    """What a search may be given so that it is not read or sought again."""

    columns: Columns
    matches: "Matches | None" = None  # of the words sought


def found(
    record: Record, wanted: Filter = EVERYTHING, limit: int = 20, offset: int = 0, ready: Ready | None = None
) -> Found:
    """Return the passages that have what is wanted, with complete counts of every facet."""
    import numpy

    identities = identities_of(record)
    if wanted == EVERYTHING and not identities and ready is None:
        numbers = newest_passages(record, limit, offset)
        told = tuple(counted_facets(record, NAMED))
        return Found(tuple(_passages(record, numbers, "", identities)), counted_passages(record), False, told)
    columns = ready.columns if ready else with_identities(record, columns_of(record), identities)
    query = fts_query(wanted.words)
    mask = _mask(record, columns, wanted)
    by_fit = False
    if query:
        matches = ready.matches if ready and ready.matches else matches_of(record, query)
        by_fit = matches.count <= RANKED
        matching = numpy.zeros_like(mask)
        bits = numpy.unpackbits(numpy.frombuffer(matches.bits, numpy.uint8))[: len(mask)]
        matching[: len(bits)] = bits.view(numpy.bool_)
        mask &= matching
    having = numpy.flatnonzero(mask)
    numbers = _best(record, query, mask, limit, offset) if by_fit else _newest(columns, having, limit, offset)
    counts = tuple(_counts(record, columns, having))
    return Found(tuple(_passages(record, numbers, query, identities)), len(having), by_fit, counts)


def newest(record: Record, limit: int, wanted: Filter, columns: Columns | None = None) -> Found:
    """Return the newest passages that have some facets, without counts of the others.

    Where nothing but days is asked for, no column is looked at.
    """
    import numpy

    identities = identities_of(record)
    if wanted == Filter(since=wanted.since, until=wanted.until):
        numbers = newest_passages(record, limit, 0, wanted.since, wanted.until)
        total = counted_passages(record, wanted.since, wanted.until)
    else:
        columns = columns or with_identities(record, columns_of(record), identities)
        having = numpy.flatnonzero(_mask(record, columns, wanted))
        numbers, total = _newest(columns, having, limit, 0), len(having)
    return Found(tuple(_passages(record, numbers, "", identities)), total, False, ())


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
    mask: Mask = columns.of["kind"] != 0
    for facet in WORDS:
        names = [columns.called.get(name, name) for name in getattr(wanted, facet)]
        if names:
            places = ", ".join("?" * len(names))
            query = f"SELECT id FROM term WHERE facet = ? AND name IN ({places})"
            numbers = [number for (number,) in record.execute(query, (facet, *names))]
            numbers += [number for number, name in columns.names.items() if facet == "speaker" and name in names]
            mask &= _is_one_of(columns.of[facet], numbers)
    if wanted.month:
        mask &= _is_one_of(columns.of["month"], [int(month.replace("-", "")) for month in wanted.month])
    if wanted.since:
        mask &= columns.of["day"] >= int(wanted.since.replace("-", ""))
    if wanted.until:
        mask &= (columns.of["day"] <= int(wanted.until.replace("-", ""))) & (columns.of["day"] > 0)
    return mask


def _is_one_of(column: "Column", numbers: Sequence[int]) -> "Mask":
    """Return where a column holds one of some numbers; a table of all numbers is quicker than sorting."""
    import numpy

    table = numpy.zeros(max(int(column.max(initial=0)), *numbers, 0) + 1, numpy.bool_)
    table[list(numbers)] = True
    mask: Mask = table[column]
    return mask


@dataclass(frozen=True, slots=True)
class Matches:
    """Which passages have some words, a bit for each number."""

    count: int
    bits: bytes


def matches_of(record: Record, query: str) -> Matches:
    """Return the passages that have the words; SQLite hands them over as one text, which is fastest."""
    import numpy

    told = record.execute("SELECT group_concat(rowid) FROM search WHERE search MATCH ?", (query,)).fetchone()[0]
    numbers = numpy.fromstring(told or "", dtype=numpy.int64, sep=",")
    mask = numpy.zeros(int(numbers.max(initial=0)) + 1, numpy.bool_)
    mask[numbers] = True
    return Matches(len(numbers), numpy.packbits(mask).tobytes())


def _best(record: Record, query: str, mask: "Mask", limit: int, offset: int) -> list[int]:
    ranked = record.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank", (query,))
    fitting = (number for (number,) in ranked if mask[number])
    return [number for place, number in zip(range(offset + limit), fitting, strict=False) if place >= offset]


def _newest(columns: Columns, having: "Numbers", limit: int, offset: int) -> list[int]:
    import numpy

    days = columns.of["day"].take(having)
    wanted = min(offset + limit, len(having))
    if wanted < len(having):  # sort only as many as are shown, and all that share the last one's day
        least = numpy.partition(days, len(days) - wanted)[len(days) - wanted]
        having, days = having[days >= least], days[days >= least]
    order = numpy.lexsort((having, -days))
    return [int(number) for number in having[order][offset : offset + limit]]


def _counts(record: Record, columns: Columns, having: "Numbers") -> Iterator[FacetCount]:
    import numpy

    for facet in WORDS:
        numbers, counts = commonest(columns.of[facet].take(having), NAMED)
        names = dict(record.execute(f"SELECT id, name FROM term WHERE id IN ({', '.join(map(str, numbers))})"))
        for number, count in zip(numbers, counts, strict=True):
            yield FacetCount(facet, names.get(number) or columns.names[number], count)
    counted = numpy.bincount(columns.of["month"].take(having))
    for month in map(int, numpy.flatnonzero(counted)):
        if month:
            yield FacetCount("month", f"{month // 100:04}-{month % 100:02}", int(counted[month]))


PASSAGE = (
    "SELECT p.id, r.name, r.outlet, coalesce(r.published_from, ''), p.day, s.name, s.kind, s.speaks_for, "
    "coalesce(c.act, ''), coalesce(c.status, ''), coalesce(c.polarity, ''), p.title, p.start, p.\"end\", "
    'substr(CASE WHEN p.title THEN r.title ELSE t.text END, p.start + 1, p."end" - p.start), p.attribution, p.claim, '
    "a.part, a.source "
    "FROM passage p JOIN report r ON r.id = p.report JOIN report_text t ON t.report = p.report "
    "JOIN attribution a ON a.report = p.report AND a.nr = p.attribution "
    "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker "
    "LEFT JOIN claim c ON c.report = p.report AND c.nr = p.claim "
)


def passages_by_day(record: Record, limit: int, offset: int = 0) -> tuple[Passage, ...]:
    """Return passages by day, the undated last."""
    order = "ORDER BY p.day IS NULL, p.day, r.name, p.title DESC, p.start, p.id LIMIT ? OFFSET ?"
    identities = identities_of(record)
    return tuple(_passage(row, identities) for row in record.execute(f"{PASSAGE} {order}", (limit, offset)))


def _passages(record: Record, numbers: Sequence[int], query: str, identities: Identities) -> Iterator[Passage]:
    rows = [record.execute(f"{PASSAGE} WHERE p.id = ?", (number,)).fetchone() for number in numbers]
    snippets = _snippets({row[0]: row[14] for row in rows}, query) if query and rows else {}
    for row in rows:
        yield _passage((*row[:14], snippets.get(row[0], row[14]), *row[15:]), identities)


def _snippets(texts: Mapping[int, str], query: str) -> dict[int, str]:
    """Return the part of each text that has the words sought, these between « and ».

    The few texts are put into an index of their own: in the record's, each would be found anew among all that fit.
    """
    with closing(sqlite3.connect(":memory:")) as beside:
        beside.execute(f"CREATE VIRTUAL TABLE few USING fts5 (text, speaker, {TOKENIZE})")
        beside.executemany("INSERT INTO few (rowid, text) VALUES (?, ?)", texts.items())
        marked = "SELECT rowid, snippet(few, 0, '«', '»', '…', 40) FROM few WHERE few MATCH ?"
        return dict(beside.execute(marked, (query,)))


def _passage(row: Sequence[object], identities: Identities) -> Passage:
    number, report, outlet, published, day, speaker, kind, party, act, status, polarity, title, start, end, *rest = row
    text, attribution, claim, part, source = rest
    name, of, told_by = str(report), SpeakerKind(str(kind)), str(speaker)
    shown = identities.shown(told_by, of, name, Part(str(part)), str(source) if source else None)
    return Passage(
        id=_int(number),
        report=name,
        outlet=str(outlet),
        published=str(published),
        day=iso_from_number(_int(day)) if day else "",
        speaker=shown,
        kind=of,
        speaks_for=str(party),
        act=str(act),
        status=str(status),
        polarity=str(polarity),
        part=Part.TITLE if title else Part.TEXT,
        span=Span(_int(start), _int(end)),
        text=str(text),
        attribution=_int(attribution),
        claim=None if claim is None else _int(claim),
        read_as=told_by if shown != told_by else "",
    )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def iso_from_number(day: int) -> str:
    """Return `2025-03-12` for 20250312."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
