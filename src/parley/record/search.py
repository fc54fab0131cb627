"""Search: passages by facets and by words, with counts for every facet.

1. Counts are complete; only the passages shown are limited.
2. Words are sought as they are; quotation marks hold a phrase together, a star ends a beginning.
"""

from collections.abc import Sequence

from parley.attributions.attribution import Part, SpeakerKind
from parley.dossier.passage import Passage
from parley.record.record import Record
from parley.reports.span import Span

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
    found = record.execute(
        f"{PASSAGE} ORDER BY p.day IS NULL, p.day, r.name, p.start, p.id LIMIT ? OFFSET ?", (limit, offset)
    )
    return tuple(_passage(row) for row in found)


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
