"""What spans reports, as rows: credits, words for people, echoes, and when somebody last spoke.

1. What would have to read every row of a large record looks at the newest reports only, and says how many.
"""

import json
from datetime import date

from parley.attributions.attribution import Part, SpeakerKind
from parley.dossier.sources import Credited, EchoLine, EchoTelling, Naming, Sources, naming_from_counts
from parley.dossier.told_by_day import ClaimLine
from parley.record.identity import Identities, identities_of
from parley.record.query import outlet_lines
from parley.record.record import Record
from parley.reports.span import Span

NEWEST = 2_000  # reports in which words are counted
RECENT = 40  # reports whose claims stand on the timeline and in the matrix
ECHOES = 100  # shown, the most often told first
TELLINGS = 30  # of one utterance


def sources_of(record: Record) -> Sources:
    """Return the page of outlets."""
    reports = record.execute("SELECT count(*) FROM report WHERE current").fetchone()[0]
    return Sources(outlet_lines(record), credits_of(record), _naming(record), echoes_of(record), min(reports, NEWEST))


def credits_of(record: Record) -> tuple[Credited, ...]:
    """Return who credits whom in how many reports, the most frequent first."""
    found = record.execute(
        "SELECT r.outlet, c.name, count(DISTINCT r.id), min(r.name) FROM credit c "
        "JOIN report r ON r.id = c.report AND r.current GROUP BY r.outlet, c.name ORDER BY 3 DESC, 1, 2"
    )
    return tuple(Credited(outlet or "(not said)", name, count, example) for outlet, name, count, example in found)


def _naming(record: Record) -> tuple[Naming, ...]:
    rows = record.execute(
        "SELECT r.outlet, f.unit, count(*) FROM "
        "(SELECT id, outlet FROM report WHERE current ORDER BY id DESC LIMIT ?) r "
        "JOIN figure f ON f.report = r.id GROUP BY r.outlet, f.unit",
        (NEWEST,),
    )
    return naming_from_counts(rows)


def echoes_of(record: Record, limit: int = ECHOES) -> tuple[EchoLine, ...]:
    """Return utterances told more than once, the most often told first."""
    found = record.execute(
        "SELECT e.id, e.basis, count(*) FROM echo e JOIN echo_telling t ON t.echo = e.id "
        "GROUP BY e.id ORDER BY count(*) DESC, e.id LIMIT ?",
        (limit,),
    ).fetchall()
    identities = identities_of(record)
    return tuple(
        EchoLine(basis, told := _tellings(record, number, identities), count - len(told))
        for number, basis, count in found
    )


def _tellings(record: Record, echo: int, identities: Identities) -> tuple[EchoTelling, ...]:
    rows = record.execute(
        "SELECT r.name, r.outlet, coalesce(r.published_from, ''), s.name, s.kind, a.source, a.content, a.part, e.how, "
        "CASE a.part WHEN 'title' THEN r.title ELSE t.text END "
        "FROM echo_telling e JOIN report r ON r.id = e.report JOIN report_text t ON t.report = r.id "
        "JOIN attribution a ON a.report = e.report AND a.nr = e.attribution "
        "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker WHERE e.echo = ? ORDER BY e.nr LIMIT ?",
        (echo, TELLINGS),
    )
    told = []
    for report, outlet, published, read, kind, source, spans, part, how, text in rows:
        start, end = json.loads(spans)[0]
        speaker = identities.shown(read, SpeakerKind(kind), report, Part(part), source)
        place = (text[start:end], start, end, part == "title")
        told.append(EchoTelling(report, outlet, published, speaker, *place, how, read if speaker != read else ""))
    return tuple(told)


def claim_lines(record: Record) -> tuple[tuple[ClaimLine, ...], int]:
    """Return the claims of the newest reports, and how many reports these are."""
    numbers = record.execute(
        "SELECT id FROM report WHERE current AND claims > 0 "
        "ORDER BY published_from IS NULL, published_from DESC, id DESC LIMIT ?",
        (RECENT,),
    ).fetchall()
    identities = identities_of(record)
    lines = tuple(line for (number,) in numbers for line in _lines_of(record, number, identities))
    return lines, len(numbers)


def _lines_of(record: Record, number: int, identities: Identities) -> list[ClaimLine]:
    name, outlet, title, published, until, text = record.execute(
        "SELECT name, outlet, title, published_from, published_to, text FROM report "
        "JOIN report_text ON report = id WHERE id = ?",
        (number,),
    ).fetchone()
    rows = record.execute(
        "SELECT s.name, s.kind, a.part, a.source, s.speaks_for, c.act, c.event_kind, c.status, c.polarity, "
        "c.said_from, c.said_to, c.event_from, c.event_until, c.part, c.spans, c.event_by, c.condition FROM claim c "
        "JOIN attribution a ON a.report = c.report AND a.nr = c.attribution "
        "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker WHERE c.report = ? ORDER BY c.nr",
        (number,),
    )
    lines = []
    for read, kind, of, source, *claim, said, said_to, event, event_to, part, spans, doers, condition in rows:
        party, act, matter, status, polarity = claim
        span = Span(*json.loads(spans)[0])
        speaker = identities.shown(read, SpeakerKind(kind), name, Part(of), source)
        first, last = said or published, said_to or until
        lines.append(
            ClaimLine(
                *(name, outlet, speaker or outlet, party, act, matter, status, polarity == "negative"),
                *(_date(first), _date(last), _date(event), _date(event_to), Part(part), span),
                *(span.text_in(title if part == "title" else text), read if speaker != read else ""),
                doer=json.loads(doers)[0] if doers else "",
                has_condition=bool(condition and json.loads(condition)),
            )
        )
    return lines


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
