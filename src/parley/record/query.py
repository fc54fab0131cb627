"""Questions to the record, answered from its tables and indexes.

1. A question that may have a million answers takes a limit; the counts beside it are complete.
2. Unnamed speakers are told per report and never summed across reports.
3. Named ones are told under the names that people decided on, with those read beside.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from parley.attributions.attribution import Basis, SpeakerKind
from parley.day import Day, DayBasis, Granularity
from parley.dossier.coverage import Coverage, OutletLine, ReportLine, SpeakerLine
from parley.record.as_decided import with_identities
from parley.record.block import Columns, columns_of, commonest
from parley.record.identity import identities_of
from parley.record.record import Record
from parley.reports.report import PublishedBasis, Unreadable

TOLD_IN = 3  # ways in which one unnamed speaker of a report is told: with or without a document, an outlet told


def coverage_of(record: Record) -> Coverage:
    """Return the whole record in numbers."""
    sums = record.execute(
        "SELECT count(*), count(DISTINCT nullif(outlet, '')), coalesce(sum(words), 0), coalesce(sum(attributions), 0), "
        "coalesce(sum(own_voice), 0), coalesce(sum(claims), 0), coalesce(sum(figures), 0), coalesce(sum(unread), 0), "
        "count(*) - count(published_from), coalesce(min(published_from), ''), coalesce(max(published_to), '') "
        "FROM report WHERE current"
    ).fetchone()
    reports, outlets, words, attributions, own_voice, claims, figures, unread, undated, first, last = sums
    past = record.execute("SELECT count(*) FROM report WHERE NOT current").fetchone()[0]
    return Coverage(
        *(reports, outlets, words, attributions - own_voice, own_voice, claims, figures, unread, undated, past),
        *(first, last, unreadable(record)),
    )


def unreadable(record: Record) -> tuple[Unreadable, ...]:
    """Return what was to be read and could not be."""
    found = record.execute("SELECT source, place, reason, mend FROM unreadable ORDER BY source, place, reason")
    return tuple(Unreadable(*row) for row in found)


def report_lines(record: Record, limit: int = 1_000, offset: int = 0) -> tuple[ReportLine, ...]:
    """Return the current reports by day, the undated last."""
    found = record.execute(
        "SELECT id, name, outlet, title, published_from, published_to, granularity, day_basis, published_basis, words, "
        "attributions, own_voice, claims, figures, unread, version FROM report WHERE current "
        "ORDER BY published_from IS NULL, published_from, published_to, name LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return tuple(_report_line(record, *row) for row in found.fetchall())


def _report_line(record: Record, number: int, name: str, outlet: str, title: str, *row: str | int | None) -> ReportLine:
    first, last, granularity, day_basis, basis, words, attributions, own_voice, *counts = row
    credits_ = record.execute("SELECT name FROM credit WHERE report = ? ORDER BY nr", (number,))
    return ReportLine(
        name=name,
        outlet=outlet,
        title=title,
        published=_day(first, last, granularity, day_basis),
        basis=PublishedBasis(str(basis)),
        credits=tuple(who for (who,) in credits_),
        words=_int(words),
        attributions=_int(attributions) - _int(own_voice),
        own_voice=_int(own_voice),
        claims=_int(counts[0]),
        figures=_int(counts[1]),
        unread=_int(counts[2]),
        version=_int(counts[3]),
    )


def _int(value: str | int | None) -> int:
    return int(value or 0)


def _day(first: object, last: object, granularity: object, basis: object) -> Day | None:
    if first is None:
        return None
    ends = (date.fromisoformat(str(first)), date.fromisoformat(str(last)))
    return Day(*ends, Granularity(str(granularity)), DayBasis(str(basis)))


def outlet_lines(record: Record) -> tuple[OutletLine, ...]:
    """Return each outlet's share, the largest first; reports without an outlet together under ''."""
    found = record.execute(
        "SELECT outlet, count(*), sum(words), sum(attributions) - sum(own_voice), sum(own_voice), "
        "coalesce(min(published_from), ''), coalesce(max(published_to), '') "
        "FROM report WHERE current GROUP BY outlet ORDER BY 2 DESC, 1"
    )
    return tuple(OutletLine(*row) for row in found)


def speaker_lines(record: Record, limit: int = 1_000) -> tuple[SpeakerLine, ...]:
    """Return who speaks, the most heard first: named ones across reports, unnamed ones report by report."""
    lines = [*_named_speakers(record, limit), *_unnamed_speakers(record, limit)]
    return tuple(sorted(lines, key=lambda line: (-line.attributions, line.report, line.name))[:limit])


def _named_speakers(record: Record, limit: int) -> Iterator[SpeakerLine]:
    """Yield the named speakers heard most, those who speak for several once for each."""
    import numpy

    columns = columns_of(record, ("speaker", "party", "outlet", "kind", "report", "attribution"))
    decided = with_identities(record, columns, identities_of(record))
    of = decided.of
    numbers, _ = commonest(of["speaker"], limit)
    for number in numbers:
        name = _name_numbered(record, decided, number)
        read_as = tuple(sorted(read for read, called in decided.called.items() if called == name))
        theirs = numpy.flatnonzero(of["speaker"] == number)
        for party in numpy.unique(of["party"][theirs]):
            at = theirs[of["party"][theirs] == party]
            said = numpy.unique(of["report"][at].astype(numpy.int64) << 32 | of["attribution"][at])
            _, *row = record.execute(_SPEAKER_OF, (int(at[0]),)).fetchone()
            reports, outlets = (len(numpy.unique(of[column][at])) for column in ("report", "outlet"))
            yield _speaker_line(name, *row, "", reports, outlets, len(said), read_as)


def _name_numbered(record: Record, columns: Columns, number: int) -> str:
    """Return the name that a speaker's number stands for."""
    found = record.execute("SELECT name FROM term WHERE id = ?", (number,)).fetchone()
    return str(found[0]) if found else columns.names[number]


_SPEAKER_OF = (
    "SELECT s.name, s.kind, s.speaks_for, s.basis FROM passage p "
    "JOIN attribution a ON a.report = p.report AND a.nr = p.attribution "
    "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker WHERE p.id = ?"
)


def _unnamed_speakers(record: Record, limit: int) -> Iterator[SpeakerLine]:
    """Yield the unnamed speakers heard most, each within its report; one told in several ways stands once."""
    told = (
        "SELECT r.name, s.entity, s.name, s.speaks_for, s.kind, s.basis, s.attributions "
        "FROM speaker s JOIN report r ON r.id = s.report AND r.current "
        "WHERE s.kind = 'unnamed' ORDER BY s.attributions DESC LIMIT ?"
    )
    merged: dict[tuple[str, int | None, str, str], list[Any]] = {}
    for report, entity, name, party, kind, basis, attributions in record.execute(told, (limit * TOLD_IN,)):
        line = merged.setdefault((report, entity, name, party), [kind, basis, 0])
        line[2] += attributions
    for (report, _, name, party), (kind, basis, attributions) in merged.items():
        yield _speaker_line(name, kind, party, basis, report, 1, 1, attributions)


def _speaker_line(name: str, kind: str, party: str, basis: str, *rest: Any) -> SpeakerLine:
    return SpeakerLine(name, SpeakerKind(kind), party, Basis(basis), *rest)
