"""Readings, columns and rows as people decided: the one place where decisions on names meet what was read.

1. Views, pages, answers in JSON and exports take names from here; what was read stays in the record as it was.
2. In a claim, a name that was decided on changes wherever it stands as a name of its own; words of a text never do.
"""

from collections.abc import Iterator
from dataclasses import replace

from parley.claims.claim import Claim
from parley.claims.reading import Reading
from parley.exports.called import Called
from parley.record.block import Columns
from parley.record.identity import Identities, identities_of
from parley.record.record import Record
from parley.record.rows import LINKED, spans_json
from parley.record.stored import readings


def decided_readings(record: Record) -> Iterator[Reading]:
    """Yield every current report with all that was read of it, speakers under the names that people decided on."""
    identities = identities_of(record)
    return (reading_as_decided(reading, identities) for reading in readings(record))


def reading_as_decided(reading: Reading, identities: Identities) -> Reading:
    """Return a reading with its speakers under the names that people decided on."""
    if not identities:
        return reading
    called = called_in(reading, identities)
    if not called.speakers and not called.names:
        return reading
    attributions = tuple(
        replace(a, speaker=replace(a.speaker, name=called.speakers[nr])) if nr in called.speakers else a
        for nr, a in enumerate(reading.attributions)
    )
    return replace(reading, attributions=attributions, claims=tuple(_claim(c, called) for c in reading.claims))


def called_in(reading: Reading, identities: Identities) -> Called:
    """Return the names that a report's speakers, and those named in its claims, go by by decision."""
    report = reading.report.id
    speakers: dict[int, str] = {}
    for nr, a in enumerate(reading.attributions):
        shown = identities.shown(a.speaker.name, a.speaker.kind, report, a.part, spans_json(a.source))
        if shown != a.speaker.name:
            speakers[nr] = shown
    named = {name for claim in reading.claims for name in (*claim.event.by, *claim.event.to)}
    named |= {a.speaker.name for a in reading.attributions if a.speaker.kind in LINKED}
    names = {name: called for name in sorted(named) if (called := identities.called(name, report))}
    return Called(speakers, names)


def _claim(claim: Claim, called: Called) -> Claim:
    """Return a claim with the names decided on in its event."""
    event = claim.event
    by, to = called.all_of(event.by), called.all_of(event.to)
    return claim if (by, to) == (event.by, event.to) else replace(claim, event=replace(event, by=by, to=to))


def with_identities(record: Record, columns: Columns, identities: Identities) -> Columns:
    """Return the columns with each speaker under the name decided on; a name that no report has gets its own number."""
    if not identities:
        return columns
    speakers = columns.of["speaker"].copy()
    names: dict[int, str] = {}

    def number_of(name: str) -> int:
        found = record.execute("SELECT id FROM term WHERE facet = 'speaker' AND name = ?", (name,)).fetchone()
        known = next((number for number, held in names.items() if held == name), 0)
        if found or known:
            return int(found[0]) if found else known
        last = record.execute("SELECT max(id) FROM term").fetchone()[0] or 0
        number = int(last) + len(names) + 1
        names[number] = name
        return number

    for name in identities.everywhere:
        speakers[columns.of["speaker"] == number_of(name)] = number_of(identities.called(name))
    for report, name in identities.within:
        there = _passages_of(record, report, number_of(name))
        speakers[there] = number_of(identities.called(name, report))
    for (report, part, source), said_by in identities.corrected.items():
        there = _passages_from(record, report, part, source)
        speakers[there] = number_of(identities.called(said_by, report) or said_by)
    called = {name: identities.called(name) for name in identities.everywhere}
    return replace(columns, of=columns.of | {"speaker": speakers}, names=names, called=called)


def _passages_of(record: Record, report: str, speaker: int) -> list[int]:
    rows = record.execute(
        "SELECT p.id FROM passage p JOIN report r ON r.id = p.report AND r.current WHERE r.name = ? AND p.speaker = ?",
        (report, speaker),
    )
    return [number for (number,) in rows]


def _passages_from(record: Record, report: str, part: str, source: str) -> list[int]:
    """Return the passages of the utterances with a source, those of unnamed speakers left out: they are no names."""
    rows = record.execute(
        "SELECT p.id FROM passage p JOIN report r ON r.id = p.report AND r.current "
        "JOIN attribution a ON a.report = p.report AND a.nr = p.attribution "
        "WHERE r.name = ? AND a.part = ? AND a.source = ? AND p.speaker <> 0",
        (report, part, source),
    )
    return [number for (number,) in rows]
