"""The stages in one place: what is read of each report.

1. Reading is a pure function of a report and a reader; it knows nothing of other reports.
2. Whatever cannot be read of a report is in its reading as unread, with the reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from parley.attributions.attribution import Part, Unread
from parley.attributions.from_report import attributions_from_reports
from parley.attributions.speaker import speakers_from_relations
from parley.attributions.tagger import Tagger, TaggerName, load_tagger
from parley.claims.days_from_text import time_expressions_from_text
from parley.claims.figure import Figure
from parley.claims.figures_from_text import figures_from_text
from parley.claims.from_attribution import claims_from_attributions
from parley.claims.reading import Reading
from parley.claims.time_expression import TimeExpression, TimexType
from parley.party import Cast
from parley.reports.report import Report
from parley.reports.span import Span

LANGUAGES = frozenset({"en"})  # of the reader's networks and word lists
NO_CAST = Cast()


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """What decides how a report is read, besides the report: light, so that it can be sent to another process."""

    network: TaggerName = "fast"
    cast: Cast = NO_CAST


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads: the network and the cast, loaded."""

    tagger: Tagger
    cast: Cast


def reader_from_choice(choice: ReaderChoice) -> Reader:
    """Return the reader; its network is loaded once in a process."""
    return Reader(load_tagger(choice.network), choice.cast)


def readings_from_reports(reports: Sequence[Report], reader: Reader) -> Iterator[Reading]:
    """Yield the reading of each report, in order; reports read together are read faster, and no differently."""
    read = [report for report in reports if report.language in LANGUAGES]
    speakers_of = partial(speakers_from_relations, cast=reader.cast)
    attributed = iter(attributions_from_reports(read, reader.tagger, speakers_of))
    for report in reports:
        if report.language in LANGUAGES:
            days = tuple(days_in(report))
            figures = tuple(figures_in(report, days))
            found = next(attributed)
            claims = claims_from_attributions(report, found, days, figures)
            yield Reading(report, (*found, *claims.added), claims.claims, figures, days, claims.unread)
        else:
            yield Reading(report, unread=tuple(unread_of(report)))


def unread_of(report: Report) -> Iterator[Unread]:
    """Yield the whole of a report in a language that is not read."""
    for part, text in parts_of(report):
        spans = (Span(0, len(text)),) if text else ()
        yield Unread(spans, f"in another language ({report.language}): only English is read", part)


def parts_of(report: Report) -> tuple[tuple[Part, str], ...]:
    """Return the texts that a report is read in: its title, where that stands beside the text, and its text."""
    title = ((Part.TITLE, report.title),) if report.title else ()
    return (*title, (Part.TEXT, report.text))


def days_in(report: Report) -> Iterator[TimeExpression]:
    """Yield the time expressions of a report; relative ones hang on its day of publication."""
    for part, text in parts_of(report):
        blocks = report.blocks if part is Part.TEXT else ()
        yield from time_expressions_from_text(text, report.published, part, blocks)


def figures_in(report: Report, days: Sequence[TimeExpression]) -> Iterator[Figure]:
    """Yield the figures of a report; the numbers in dates and times are none."""
    for part, text in parts_of(report):
        skip = [day.span for day in days if day.part is part and day.type in (TimexType.DATE, TimexType.TIME)]
        yield from figures_from_text(text, part, skip)
