"""Claims by day and by matter: the timeline, and the matrix of who is told to hold what.

1. A day that is told as a week or a month stays one; nothing is put on a day that nobody gave.
2. The day something was said and the day it is told for are two days, and both are shown.
3. A cell of the matrix is the latest claim on a matter by those who speak for a party; and the stance before it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from parley.attributions.attribution import Part
from parley.claims.claim import Act
from parley.reports.span import Span
from parley.story.holder import PRONOUNS, THE_GROUP, party_named, represented
from parley.story.round import is_anothers_day

POSITIONS = frozenset(
    ["ready", "propose", "demand", "insist", "accept", "reject", "noncommit", "commit", "warn", "deny", "retract"]
)
GIVEN = frozenset(["ready", "accept", "commit"])
SAID_ALREADY = frozenset(
    [
        ("demand", "demanded"),
        ("insist", "demanded"),
        ("propose", "offered"),
        ("ready", "planned"),
        ("press", "demanded"),
    ]
)
MATTERS = MappingProxyType(
    {
        "conclude": "an agreement",
        "extend": "an extension",
        "release": "releases",
        "withdraw": "withdrawal",
        "measure": "measures, such as strikes, aid, tariffs",
        "schedule": "when and whether talks go on",
        "meet": "talks and meetings",
        "travel": "journeys",
        "state": "what is so",
    }
)  # kinds of event as a reader would call them
OTHER = "another matter"  # where the claim names no event but its own act
IN_CELL = 12  # claims shown of one cell


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim with its days and its place."""

    report: str
    outlet: str
    speaker: str  # as people decided, where somebody did
    party: str  # whom the speaker speaks for; "" where nobody says
    act: str
    matter: str  # the kind of event spoken of
    status: str
    is_negated: bool
    said_first: date | None
    said_last: date | None
    event_first: date | None
    event_last: date | None
    part: Part
    span: Span
    text: str
    read_as: str = ""  # the speaker's name as read, where people decided on another
    doer: str = ""  # whom the words name as doing it, as they stand
    has_condition: bool = False  # the words of a condition stand beside it; else it stands in the condition itself

    @property
    def stance(self) -> str:
        """Return the act with its polarity and its status, where the act does not say that."""
        plain = self.status == "actual" or (self.act, self.status) in SAID_ALREADY
        return f"{self.act}{' not' if self.is_negated else ''}{'' if plain else f', {self.status}'}"


@dataclass(frozen=True, slots=True)
class Told:
    """Something on the timeline, and how often its words were told."""

    line: ClaimLine
    first: date
    last: date
    is_event: bool  # the day that it is told for; else the day on which it was said
    tellings: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims by day."""

    told: tuple[Told, ...]
    undated: int
    reports: int  # the newest so many, from which they are
    left_out: int = 0  # lines that a folder does not hold: they would quote most of a report


@dataclass(frozen=True, slots=True)
class Cell:
    """What those who speak for a party are told to hold on a matter."""

    stance: str
    since: date | None
    before: str  # the stance before it; "" where there is none
    claims: tuple[ClaimLine, ...]  # the newest first
    more: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by matters."""

    matters: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    reports: int


def timeline_from_lines(lines: Iterable[ClaimLine], reports: int) -> Timeline:
    """Return claims by the day they are told for, else by the day they were said; the same words once.

    Of several claims in the same words the first that is more than a statement stands for them.
    """
    merged: dict[tuple[object, ...], Told] = {}
    undated = 0
    for line in lines:
        is_event = is_told_for(line)
        first, last = (line.event_first, line.event_last) if is_event else (line.said_first, line.said_last)
        if first is None or last is None:
            undated += 1
            continue
        key = (line.party or line.speaker, " ".join(line.text.split()).casefold(), first, last)
        held = merged.get(key)
        says_more = held is None or (held.line.act == Act.STATE and line.act != Act.STATE)
        merged[key] = Told(line if held is None or says_more else held.line, first, last, is_event,
                           held.tellings + (held.line.report != line.report) if held else 1)  # fmt: skip
    told = sorted(merged.values(), key=lambda item: (item.first, item.last, item.line.report, item.line.span))
    return Timeline(tuple(told), undated, reports)


def is_told_for(line: ClaimLine) -> bool:
    """Tell whether a line stands on the day of its event; the same rule as in `held_on`."""
    last = line.event_last
    return last is not None and not is_anothers_day(line.status, last, line.said_first)


def matrix_from_lines(lines: Iterable[ClaimLine], reports: int, party_of: Callable[[str], str] = str) -> Matrix:
    """Return who is told to hold what on which matter, the parties and matters most told of first, the rest last.

    `party_of` gives the one name that a party's several names stand for.
    """
    cells: dict[tuple[str, str], list[ClaimLine]] = defaultdict(list)
    held = [line for line in holding(lines) if line.party and not is_anothers(line)]
    known: dict[str, str] = {}
    for line in held:
        known.setdefault(party_of(line.party).lower(), party_of(line.party))
    for line in held:
        matter = OTHER if line.matter in POSITIONS else MATTERS.get(line.matter, line.matter)
        if party := represented(known[party_of(line.party).lower()], known):  # else a word that names nobody
            cells[party, matter].append(line)
    parties = _by_count((party, len(told)) for (party, _), told in cells.items())
    matters = _by_count((matter, len(told)) for (_, matter), told in cells.items())
    matters = tuple(sorted(matters, key=lambda matter: matter == OTHER))
    rows = tuple((p, tuple(cell_of(cells[p, m]) if (p, m) in cells else None for m in matters)) for p in parties)
    return Matrix(matters, rows, reports)


def holding(lines: Iterable[ClaimLine]) -> Iterator[ClaimLine]:
    """Yield the lines that hold something: not what is only supposed, nor what the same words refuse or deny."""
    before: ClaimLine | None = None
    denial: ClaimLine | None = None
    for line in lines:
        denial = line if line.act == "deny" else denial
        refused = line.act == "propose" and before is not None and before.act == "reject" and shares(before, line)
        supposed = line.status == "hypothetical" or (line.status == "conditional" and not line.has_condition)
        denied = denial is not None and shares(denial, line)
        if line.act in POSITIONS and not refused and not (line.act in GIVEN and (supposed or denied)):
            yield line
        before = line


def is_anothers(line: ClaimLine) -> bool:
    """Tell whether the words name somebody else as doing it: "a plan proposed by Norland" is not the speaker's."""
    if line.doer.lower() in PRONOUNS or THE_GROUP.fullmatch(line.doer):
        return False
    speaker = line.read_as or line.speaker
    own = {name.lower(): line.party for name in (line.party, speaker, line.speaker, *speaker.split()[-1:])}
    return represented(party_named(line.doer, own), own) not in ("", line.party, represented(line.party, own))


def shares(one: ClaimLine, other: ClaimLine) -> bool:
    """Tell whether two claims stand in the same words of a report."""
    same = (one.report, one.part) == (other.report, other.part)
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def cell_of(lines: list[ClaimLine]) -> Cell:
    """Return a cell: the latest stance, since when it is told without another between, and the one before."""
    by_day = sorted(lines, key=lambda line: (line.said_first or date.min, line.report, line.span))
    latest = by_day[-1].stance
    since, before = by_day[-1].said_first, ""
    for line in reversed(by_day):
        if line.stance != latest:
            before = line.stance
            break
        since = line.said_first or since
    return Cell(latest, since, before, tuple(reversed(by_day))[:IN_CELL], max(0, len(by_day) - IN_CELL))


def _by_count(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    total: dict[str, int] = defaultdict(int)
    for name, count in counts:
        total[name] += count
    return tuple(sorted(total, key=lambda name: (-total[name], name)))
