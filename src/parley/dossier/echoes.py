"""Echoes: one utterance, who told it first, who told it again and how, and through whom each had it.

1. Tellings are counted as the reports give them; that two reports do not echo each other says only that they were
   separately told, not that they are independent.
2. The chain of a telling is what its own report says: its outlet, whom it credits, those within whose words it stands,
   whom the speaker told, the speaker.
3. Which words each of two reports has for people is told beside what both tell, without comment.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from parley.attributions.attribution import Part, Speaker, SpeakerKind
from parley.claims.counted import singular_of
from parley.dossier.figure_told import groups
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
    within: tuple[str, ...] = ()  # in whose words it stands, as read, the outermost first

    @property
    def chain(self) -> tuple[str, ...]:
        """Return through whom this telling came, the outlet first: each cites the next."""
        last = self.speaker.told, speaker_named(self.speaker)
        links: dict[str, str] = {}
        for link in (self.outlet or self.report, *self.credits, *self.within, *last):
            links.setdefault(link.lower().removeprefix("the "), link)
        return tuple(link for link in links.values() if link)


@dataclass(frozen=True, slots=True)
class EchoOfReports:
    """One utterance with its tellings, the first of them first."""

    basis: str
    told: tuple[EchoTold, ...]
    untold: int = 0  # tellings after these, counted only

    @property
    def count(self) -> int:
        """Return how many tellings there are."""
        return len(self.told) + self.untold

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the reports that tell it, each once."""
        return tuple(dict.fromkeys(telling.report for telling in self.told))


@dataclass(frozen=True, slots=True)
class ReportsThatEcho:
    """Two reports, the earlier first, how many utterances both tell, and in which words."""

    one: str
    other: str
    utterances: int
    speakers: tuple[tuple[str, int], ...] = ()  # as the earlier names them, and how many of the utterances are theirs
    words: tuple[tuple[str, str], ...] = ()  # for the same kind of people where the two tell one utterance


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
        return sum(echo.count - 1 for echo in self.echoes)

    @property
    def separately_told(self) -> int:
        """Return how many utterances there are when each echo counts once."""
        return self.utterances - self.repeats


def echoes_page(reports: int, utterances: int, echoes: Iterable[EchoOfReports]) -> EchoesPage:
    """Return the page: the echoes with most reports first, and which reports they join."""
    ordered = sorted(
        echoes, key=lambda echo: (-len(echo.reports) - echo.untold, echo.told[0].published or "~", echo.reports)
    )
    pairs = sorted(pairs_of(ordered), key=lambda pair: (-pair.utterances, pair.one, pair.other))
    return EchoesPage(reports, utterances, tuple(ordered), tuple(pairs))


PAIRED = 50  # reports of one echo whose pairs are counted: a release printed a thousand times is one line elsewhere


def pairs_of(echoes: Iterable[EchoOfReports]) -> Iterator[ReportsThatEcho]:
    """Yield which reports echo each other, with whose words both tell and which words they have for people."""
    found: defaultdict[tuple[str, str], list[tuple[EchoTold, EchoTold]]] = defaultdict(list)
    for echo in echoes:
        first = {telling.report: telling for telling in reversed(echo.told)}
        tellings = sorted(first.values(), key=lambda telling: (telling.published or "~", telling.report))
        for one, other in combinations(tellings[:PAIRED], 2):
            found[one.report, other.report].append((one, other))
    for (earlier, later), both in found.items():
        speakers = Counter(speaker_named(one.speaker) for one, _ in both)
        words = Counter(word for one, other in both for word in other_words(one.text, other.text))
        ranked = tuple(word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0])))
        yield ReportsThatEcho(earlier, later, len(both), tuple(speakers.most_common()), ranked)


def other_words(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield which words two tellings have for one kind of people where they share none.

    >>> list(other_words("that it freed its hostages", "the release of the captives"))
    [('hostage', 'captive')]
    """
    mine, theirs = words_for_people(one), words_for_people(other)
    for group in mine.keys() & theirs.keys():
        if not set(mine[group]) & set(theirs[group]):
            yield mine[group][0], theirs[group][0]


def words_for_people(text: str) -> dict[str, Sequence[str]]:
    """Return the nouns of a text by the kind of people that they count."""
    table, found = groups(), defaultdict[str, list[str]](list)
    for word in re.findall(r"[^\W\d_]+", text):
        noun = singular_of(word)
        if noun in table:
            found[table[noun]].append(noun)
    return dict(found)


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
