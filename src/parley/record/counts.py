"""Counts: what the writer keeps up so that pages open with complete numbers and count nothing themselves.

1. A count changes in the transaction that writes or supersedes a report, and holds for the current reports alone.
2. A value whose count has come down to nothing is not told.
"""

from collections.abc import Iterator

from parley.dossier.passage import FacetCount
from parley.record.block import FACETS, WORDS
from parley.record.record import Record


def add_counts(record: Record, report: int, sign: int = 1) -> None:
    """Count a report's passages and figures in, or with -1 out, inside the running transaction."""
    for facet in FACETS:
        record.execute(
            f"INSERT INTO facet_count SELECT ?, coalesce({facet}, 0), ? * count(*) FROM passage WHERE report = ? "
            "GROUP BY 2 ON CONFLICT DO UPDATE SET passages = passages + excluded.passages",
            (facet, sign, report),
        )
    record.execute(
        "INSERT INTO unit_count SELECT unit, ? * count(*), ? FROM figure WHERE report = ? AND NOT in_claim_only "
        "AND (SELECT current FROM report WHERE id = ?) GROUP BY unit "
        "ON CONFLICT DO UPDATE SET figures = figures + excluded.figures, reports = reports + excluded.reports",
        (sign, sign, report, report),
    )


def counted_passages(record: Record, since: str = "", until: str = "") -> int:
    """Return how many passages there are, or are dated between two ISO days."""
    low, high = _bounds(since, until)
    told = record.execute(
        "SELECT coalesce(sum(passages), 0) FROM facet_count WHERE facet = 'day' AND value BETWEEN ? AND ?", (low, high)
    )
    return int(told.fetchone()[0])


def newest_passages(record: Record, limit: int, offset: int = 0, since: str = "", until: str = "") -> list[int]:
    """Return the numbers of the newest passages, the undated last."""
    low, high = _bounds(since, until)
    within = "day BETWEEN ? AND ?" if since or until else "?1 <= ?2"
    order = f"SELECT id FROM passage WHERE {within} ORDER BY day DESC, id LIMIT ? OFFSET ?"
    return [number for (number,) in record.execute(order, (low, high, limit, offset))]


def _bounds(since: str, until: str) -> tuple[int, int]:
    """Return the days as numbers; an open beginning holds the undated only where the end is open as well."""
    low = int(since.replace("-", "")) if since else 1 if until else 0
    return low, int(until.replace("-", "")) if until else 99991231


def counted_facets(record: Record, most: int) -> Iterator[FacetCount]:
    """Yield the commonest words of each facet with their counts, and all months."""
    for facet in WORDS:
        rows = record.execute(
            "SELECT t.name, c.passages FROM facet_count c JOIN term t ON t.id = c.value "
            "WHERE c.facet = ? AND c.passages > 0 ORDER BY c.passages DESC, c.value LIMIT ?",
            (facet, most),
        )
        yield from (FacetCount(facet, name, count) for name, count in rows)
    months = "SELECT value, passages FROM facet_count WHERE facet = 'month' AND value AND passages > 0 ORDER BY value"
    for month, count in record.execute(months):
        yield FacetCount("month", f"{month // 100:04}-{month % 100:02}", count)


def counted_speakers(record: Record, most: int, first: int = 0) -> tuple[tuple[tuple[str, int], ...], int]:
    """Return named speakers with their passages, the most heard first, and how many names there are."""
    rows = record.execute(
        "SELECT t.name, c.passages FROM facet_count c JOIN term t ON t.id = c.value "
        "WHERE c.facet = 'speaker' AND c.passages > 0 ORDER BY c.passages DESC, c.value LIMIT ? OFFSET ?",
        (most, first),
    ).fetchall()
    total = record.execute("SELECT count(*) FROM facet_count WHERE facet = 'speaker' AND value AND passages > 0")
    return tuple(rows), int(total.fetchone()[0])


def counted_units(record: Record) -> tuple[tuple[str, int, int], ...]:
    """Return each unit that figures are told in, with how many figures and reports tell one, the commonest first."""
    rows = record.execute("SELECT unit, figures, reports FROM unit_count WHERE figures > 0 ORDER BY figures DESC, unit")
    return tuple(rows.fetchall())
