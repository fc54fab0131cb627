"""Echoes: one utterance, who told it first, who told it again and how, and through whom each had it.

1. Tellings are counted as the reports give them; that two reports do not echo each other says only that they were
   separately told, not that they are independent.
2. The chain of a telling is what its own report says: its outlet, whom it credits, whom the speaker told, the speaker.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from parley.attributions.attribution import Part, Speaker, SpeakerKind
from parley.reports.span import Span


@dataclass(frozen=True, slots=True)
class EchoTold:
    """One telling of an utterance, with its place."""

    report: str
    outlet: str  # "" where nobody says
    published: str  # ISO; "" where unknown
    credits: tuple[str, ...]
    speaker: Speaker  # under the name that people decided on
    part: Part
    spans: tuple[Span, ...]
    text: str
    attribution: int
    claims: tuple[int, ...]  # read from the attribution
    how: str  # first, copy, same words, rewrite
    likeness: float
    read_as: str = ""  # the speaker's name as read, where people decided on another

    @property
    def chain(self) -> tuple[str, ...]:
        """Return through whom this telling came, the outlet first: each cites the next."""
        links = (self.outlet or self.report, *self.credits, self.speaker.told, speaker_named(self.speaker))
        return tuple(dict.fromkeys(link for link in links if link))


@dataclass(frozen=True, slots=True)
class EchoOfReports:
    """One utterance with all its tellings, the first of them first."""

    basis: str
    told: tuple[EchoTold, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the reports that tell it, each once."""
        return tuple(dict.fromkeys(telling.report for telling in self.told))


@dataclass(frozen=True, slots=True)
class ReportsThatEcho:
    """Two reports, and how many utterances both tell."""

    one: str
    other: str
    utterances: int


@dataclass(frozen=True, slots=True)
class EchoesPage:
    """What is told more than once."""

    reports: int
    utterances: int  # attributions, the outlets' own voice included
    echoes: tuple[EchoOfReports, ...]
    pairs: tuple[ReportsThatEcho, ...]  # those with most in common first

    @property
    def repeats(self) -> int:
        """Return how many of the utterances repeat another."""
        return sum(len(echo.told) - 1 for echo in self.echoes)

    @property
    def separately_told(self) -> int:
        """Return how many utterances there are when each echo counts once."""
        return self.utterances - self.repeats


def echoes_page(reports: int, utterances: int, echoes: Iterable[EchoOfReports]) -> EchoesPage:
    """Return the page: the echoes with most reports first, and which reports they join."""
    ordered = sorted(echoes, key=lambda echo: (-len(echo.reports), echo.told[0].published or "~", echo.reports))
    counts: dict[tuple[str, str], int] = {}
    for echo in ordered:
        names = sorted(echo.reports)
        for one in names[:PAIRED]:
            for other in names[:PAIRED]:
                if one < other:
                    counts[one, other] = counts.get((one, other), 0) + 1
    pairs = (ReportsThatEcho(one, other, count) for (one, other), count in counts.items())
    return EchoesPage(
        reports, utterances, tuple(ordered), tuple(sorted(pairs, key=lambda p: (-p.utterances, p.one, p.other)))
    )


PAIRED = 50  # reports of one echo whose pairs are counted: a release printed a thousand times is one line elsewhere


def speaker_named(speaker: Speaker) -> str:
    """Return a speaker in the words of the report, "" for the outlet's own voice."""
    return "" if speaker.kind is SpeakerKind.OUTLET else speaker.name


def separately_told(told: Iterable[tuple[str, int]], echoes: Iterable[EchoOfReports]) -> int:
    """Return how often something was separately told: of these (report, attribution), each echo counts once."""
    wanted: Set[tuple[str, int]] = frozenset(told)
    count = len(wanted)
    for echo in echoes:
        count -= max(0, len({(t.report, t.attribution) for t in echo.told} & wanted) - 1)
    return count
