"""A report's page: its text with everything read of it marked in place, and the list of who said what.

1. Tellings of a claims file that point into the report are marked as well, so that their links land.
2. A decision stands beside what was read and never in its place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.accounts.match import Match
from parley.attributions.attribution import Attribution, Part, SpeakerKind, text_of_part
from parley.claims.claim import Claim
from parley.claims.reading import Reading
from parley.dossier.standing import report_named
from parley.record.decision import Decision, Kind, standing_in
from parley.record.identity import Identities
from parley.record.rows import spans_json
from parley.record.stored import reading_named
from parley.reports.span import Span, text_of_spans
from parley.web.asked import Asked
from parley.web.held import Held
from parley.web.marked import Mark, MarkedBlock, Piece, blocks_of, title_of


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution of a report, with its claims and what a person decided of it."""

    nr: int
    attribution: Attribution
    words: str
    place: Span
    claims: tuple[tuple[int, Claim], ...]
    decision: Decision | None
    called: str = ""  # the name that the speaker goes by by decision


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as a page."""

    reading: Reading
    title: tuple[Piece, ...]
    blocks: tuple[MarkedBlock, ...]
    lines: tuple[Line, ...]
    decisions: tuple[Decision, ...]
    matches: Mapping[int, tuple[Match, ...]]  # by a claim's number

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags that people gave the report."""
        found = next((str(d.value) for d in self.decisions if d.target.field == "tags" and not d.target.spans), "")
        return tuple(filter(None, found.split(", ")))


def report_page(asked: Asked, name: str) -> ReportPage | None:
    """Return a report's page; None where the record holds no report of this name."""
    reading = reading_named(asked.record, name)
    if reading is None:
        return None
    decisions = standing_in(asked.record, reading.report.content_id)
    more = marks_of_tellings(asked.held, name)
    more += tuple(mark for mark in marks_of_search(asked.word("mark")) if mark.span.end <= len(reading.report.text))
    lines = lines_of(reading, decisions, asked.held.identities())
    matches = asked.held.matches_in(reading)
    return ReportPage(reading, title_of(reading), tuple(blocks_of(reading, more)), lines, decisions, matches)


def lines_of(reading: Reading, decisions: Iterable[Decision], identities: Identities) -> tuple[Line, ...]:
    """Return who said what in a report, in order of the text; the outlet's own voice is left to the marks."""
    decided = {(d.target.kind, d.target.part, d.target.spans): d for d in decisions if not d.target.field}
    lines = []
    for nr, attribution in enumerate(reading.attributions):
        if attribution.speaker.kind is SpeakerKind.OUTLET or not attribution.content:
            continue
        text = text_of_part(reading.report, attribution.part)
        claims = tuple((i, c) for i, c in enumerate(reading.claims) if c.attribution == nr)
        decision = decided.get((Kind.ATTRIBUTION, attribution.part, attribution.content))
        words = text_of_spans(attribution.content, text)
        speaker = attribution.speaker
        source = spans_json(attribution.source)
        shown = identities.shown(speaker.name, speaker.kind, reading.report.id, attribution.part, source)
        called = shown if shown != speaker.name else ""
        lines.append(Line(nr, attribution, words, attribution.content[0], claims, decision, called))
    return tuple(sorted(lines, key=lambda line: (line.attribution.part is Part.TEXT, line.place)))


def marks_of_tellings(held: Held, name: str) -> tuple[Mark, ...]:
    """Return the places in a report that tellings of the agreement point at."""
    if held.deal is None:
        return ()
    ids = [s.id for s in held.deal.agreement.sources if report_named(s.file, frozenset((name,)))]
    return tuple(
        Mark(Span(start, end), "claim", f"told of the agreement: {telling.says.event}")
        for telling in held.tellings_from((*ids, name))
        for start, end in telling.spans
        if 0 <= start < end
    )


def marks_of_search(word: str) -> tuple[Mark, ...]:
    """Return the place that an address asks to have marked: `12-57`."""
    start, _, end = word.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(word) < 24 and int(start) < int(end)):
        return ()
    return (Mark(Span(int(start), int(end)), "sought", "the place that was asked for"),)
