"""Sources: outlets, who credits whom, and which words each outlet has for the same people: counted, without comment.

1. Unnamed people are no part of this page.
2. A credit says that an outlet names another as where it has something from; the other need not be in the record.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from parley.dossier.coverage import OutletLine
from parley.dossier.figure_told import groups

WORDS = 12  # of a group told, the most frequent


@dataclass(frozen=True, slots=True)
class Credited:
    """An outlet credits another, in so many reports."""

    outlet: str
    credits: str
    reports: int
    example: str  # a report's name


@dataclass(frozen=True, slots=True)
class Naming:
    """Which words each outlet has for one kind of people: counts by outlet and word."""

    group: str
    words: tuple[str, ...]  # the most frequent first
    counts: tuple[tuple[str, tuple[int, ...]], ...]  # outlet, and how often each word


@dataclass(frozen=True, slots=True)
class EchoLine:
    """One utterance told more than once."""

    basis: str
    tellings: tuple["EchoTelling", ...]  # the first telling first
    untold: int = 0  # tellings after these, counted only


@dataclass(frozen=True, slots=True)
class EchoTelling:
    """One telling of an echoed utterance."""

    report: str
    outlet: str
    published: str
    speaker: str
    text: str
    start: int
    end: int
    in_title: bool
    how: str
    read_as: str = ""  # the speaker's name as read, where people decided on another


@dataclass(frozen=True, slots=True)
class Sources:
    """The page of outlets."""

    outlets: tuple[OutletLine, ...]
    credits: tuple[Credited, ...]
    naming: tuple[Naming, ...]
    echoes: tuple[EchoLine, ...]
    counted_in: int  # the newest so many reports, where words were counted


def naming_from_counts(counts: Iterable[tuple[str, str, int]]) -> tuple[Naming, ...]:
    """Return the naming tables from (outlet, noun, count); only groups for which there is more than one word."""
    table = groups()
    by_group: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for outlet, noun, count in counts:
        for word in noun.split(" + "):
            if word in table:
                by_group[table[word]][outlet or "(not said)"][word] += count
    return tuple(naming for group, of in sorted(by_group.items()) if len((naming := _naming(group, of)).words) > 1)


def _naming(group: str, of: dict[str, Counter[str]]) -> Naming:
    total: Counter[str] = sum(of.values(), Counter())
    words = tuple(word for word, _ in total.most_common(WORDS))
    rows = sorted(of.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return Naming(group, words, tuple((outlet, tuple(counts[word] for word in words)) for outlet, counts in rows))
