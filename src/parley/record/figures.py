"""Figures out of the record: those of the newest reports, with who tells them, and how many there are of each unit.

1. Only what the page of figures needs is read: no claim, no day.
2. The counts are of the whole record; the figures listed are those of the newest reports that tell one.
"""

from collections.abc import Iterable, Iterator

from parley.attributions.attribution import Part, SpeakerKind
from parley.dossier.figure_told import FiguresOfReport
from parley.record.identity import identities_of
from parley.record.record import Record
from parley.record.stored import day_from_row, figure_from_row, spans_from_json


def reports_with_figures(record: Record, most: int, units: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the newest reports that tell a figure, of some units if any are named, the oldest of them first."""
    units = tuple(units)
    if units:
        places = ", ".join("?" * len(units))
        query = f"SELECT DISTINCT report FROM figure WHERE unit IN ({places}) AND NOT in_claim_only"
        query = f"SELECT id FROM report WHERE current AND id IN ({query}) ORDER BY id DESC LIMIT ?"
    else:
        query = "SELECT id FROM report WHERE current AND figures > 0 ORDER BY id DESC LIMIT ?"
    return tuple(number for (number,) in reversed(record.execute(query, (*units, most)).fetchall()))


def figures_of_report(record: Record, number: int) -> Iterator[FiguresOfReport]:
    """Yield the figures of a report's title and of its text, with whose words they stand in."""
    name, outlet, title, text, *day = record.execute(
        "SELECT name, outlet, title, text, published_from, published_to, granularity, day_basis "
        "FROM report JOIN report_text ON report = id WHERE id = ?",
        (number,),
    ).fetchone()
    rows = record.execute("SELECT * FROM figure WHERE report = ? AND NOT in_claim_only ORDER BY nr", (number,))
    figures = tuple(figure_from_row(*row[2:-1]) for row in rows)
    voices = record.execute(
        "SELECT a.part, a.content, s.name, s.kind, a.source FROM attribution a "
        "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker WHERE a.report = ? AND s.kind <> ? ORDER BY a.nr",
        (number, SpeakerKind.OUTLET.value),
    ).fetchall()
    identities = identities_of(record)
    named = [
        (of, spans, identities.shown(who, SpeakerKind(kind), name, Part(of), source))
        for of, spans, who, kind, source in voices
    ]
    for part, words in ((Part.TITLE, title), (Part.TEXT, text)):
        inside = tuple(figure for figure in figures if figure.part is part)
        said = tuple((span, who) for of, spans, who in named if of == part.value for span in spans_from_json(spans))
        if inside:
            yield FiguresOfReport(name, outlet, day_from_row(*day), words, inside, said, part)
