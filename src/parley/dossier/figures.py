"""The page of figures: figures of one thing held against one another, across reports and over time.

1. Figures meet by what they count, by what befell it and by who gives it, never by their size; where the giver is
   unknown, by the other leg of their exchange; where nothing is given, only if their sentences share words as well.
2. A comparison asserts no more than overlap: about 1,800 against about 1,900 is *cannot tell*.
3. Nothing here knows an agreement: what was agreed comes in as figures with a label and a source.
4. Every line leads back to a sentence of a report.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from parley.attributions.lexicon import ADJECTIVES
from parley.dossier.figure_told import (
    FiguresOfReport,
    Status,
    Told,
    Within,
    groups,
    thing_of,
    told_from_reading,
    within_of,
)
from parley.quantity import Hedge, Quantity, Truth, interval_of, same_number

MARGIN = Decimal("0.05")  # how far "about" may be off either way: a number rounded to two digits is off by at most this
PEOPLE = frozenset(["person", "held person"])
AGAINST = {Status.ASKED: Status.OFFERED, Status.OFFERED: Status.ASKED}
WEIGHT = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}  # what a reader looks for first
WORD = re.compile(r"[^\W\d_]{4,}")
ALIKE = 0.35  # of the words of the shorter sentence: twelve killed in one town are not held against ten in another
HEDGED = {Hedge.ABOUT: "about ", Hedge.LESS: "at most ", Hedge.MORE: "at least "}
LATELY = 12  # figures of one status that a figure is looked for among
Pairs = frozenset[frozenset[Told]]  # wholes and their parts
LOOSE = (Status.DONE, Status.TOLD)  # what an agreed figure is held against


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one thing held against one another."""

    one: Told
    other: Told
    kind: str  # "told against agreed", "told against the agreement", "offered against asked for", "across reports" …
    same: Truth
    why: str  # in plain words


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one thing: as told, in order of day, and what comparing them shows."""

    thing: str  # neutral, for matching: "held person"
    event: str  # "release", "hold"; "" where no word says
    words: tuple[str, ...]  # as the reports call it
    givers: tuple[str, ...]  # who gives it, as the reports name them
    told: tuple[Told, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def weightiest(self) -> tuple[Comparison, ...]:
        """Return the comparisons, conflicts first, then what cannot be told."""
        return tuple(sorted(self.comparisons, key=lambda c: WEIGHT[c.same]))


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing that figures count, with how often the whole record does."""

    thing: str
    units: tuple[str, ...]  # the words that it is told in
    figures: int


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Figures of a record: those that can be held against others, those told as parts of others, and the rest."""

    groups: tuple[Group, ...]
    within: tuple[Within, ...]
    alone: tuple[Told, ...]  # with nothing to hold them against
    margin: Decimal = MARGIN
    thing: str = ""  # the one that was asked for; "" for all
    counted: tuple[Counted, ...] = ()  # of the whole record, the most often counted first
    reports: int = 0  # how many, the newest, the figures are of

    @property
    def compared(self) -> tuple[Group, ...]:
        """Return the groups that show anything when compared, those with a conflict first, then the most told."""
        groups = (group for group in self.groups if group.comparisons)
        return tuple(sorted(groups, key=lambda g: (min(WEIGHT[c.same] for c in g.comparisons), -len(g.told))))

    @property
    def conflicting(self) -> int:
        """Return in how many groups two figures are different numbers."""
        return sum(any(c.same is Truth.NO for c in group.comparisons) for group in self.groups)


def counted_from_units(units: Iterable[tuple[str, int, int]]) -> tuple[Counted, ...]:
    """Return what is counted how often, from (unit, figures, reports): units that count one thing are one."""
    things: dict[str, list[tuple[str, int]]] = {}
    for unit, figures, _ in units:
        things.setdefault(groups().get(unit.partition(" + ")[0], unit.partition(" + ")[0]), []).append((unit, figures))
    counted = (Counted(thing, tuple(unit for unit, _ in of), sum(n for _, n in of)) for thing, of in things.items())
    return tuple(sorted((one for one in counted if one.thing), key=lambda one: (-one.figures, one.thing)))


def figures_page(
    readings: Iterable[FiguresOfReport],
    agreed: Iterable[tuple[str, Quantity, str]] = (),
    sides: Mapping[str, str] | None = None,
) -> FiguresPage:
    """Return the page of figures of some reports.

    `agreed` holds (label, quantity, source) of what an agreement binds to, the label being who gives it, or "";
    `sides` maps the names of parties, in lower case, to one name for each side.
    """
    told: list[Told] = []
    within: list[Within] = []
    for reading in readings:
        of_report = tuple(on_side(figure, sides or {}) for figure in told_from_reading(reading))
        told += of_report
        within += within_of(reading, of_report)
    told += [on_side(told_of_agreed(*row), sides or {}) for row in agreed]
    parts = frozenset(frozenset((pair.whole, pair.part)) for pair in within)
    made = tuple(group_of(figures, parts) for figures in gather(told) if len(figures) > 1)
    shown = {figure for group in made for figure in group.told}
    return FiguresPage(made, tuple(within), tuple(figure for figure in told if figure not in shown))


def told_of_agreed(label: str, quantity: Quantity, source: str) -> Told:
    """Return a figure of an agreement as one that its source tells as agreed."""
    ends = [f"{end:,}" for end in dict.fromkeys((quantity.low, quantity.high)) if end is not None]
    words = f"{HEDGED.get(quantity.hedge, '')}{' to '.join(ends)} {quantity.of or quantity.unit}".strip()
    return Told(source, "", None, "", Status.AGREED, quantity, words, thing_of(quantity), label, event="release")


def on_side(told: Told, sides: Mapping[str, str]) -> Told:
    """Return the figure with its givers under one name for each side; a name that no side has stays as it is."""
    giver, against = (
        sides.get(name.lower()) or sides.get(_state_of(name).lower(), name) for name in (told.giver, told.against)
    )
    return told if (giver, against) == (told.giver, told.against) else replace(told, giver=giver, against=against)


def _state_of(name: str) -> str:
    """Return the state that an adjective belongs to, as the lists of states have it."""
    return ADJECTIVES.get(name.lower(), name)


def gather(told: Iterable[Told]) -> list[list[Told]]:
    """Return the figures in groups of one thing; two groups that share a key are one."""
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(key: tuple[str, ...]) -> tuple[str, ...]:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    keyed = [(figure, tuple(keys_of(figure))) for figure in told]
    for _, keys in keyed:
        for key in keys[1:]:
            leader[root(key)] = root(keys[0])
    gathered: dict[tuple[str, ...], list[Told]] = {}
    for figure, keys in keyed:
        if keys:
            gathered.setdefault(root(keys[0]), []).append(figure)
    return list(gathered.values())


def keys_of(figure: Told) -> Iterator[tuple[str, ...]]:
    """Yield what a figure can be met by; nothing where it has no value or no event and no noun of its own."""
    if figure.quantity.low is None and figure.quantity.high is None:
        return
    if figure.quantity.high is not None and figure.quantity.high < 1:  # a share, "a third": of which whole is not known
        return
    thing = "person" if figure.thing in PEOPLE else figure.thing
    of = figure.quantity.of.lower()
    if figure.giver:
        yield thing, figure.event, f"given by {stem(figure.giver)}"
    if figure.against:
        yield thing, figure.event, f"against {stem(figure.against)}"
    if not figure.giver and not figure.against and of:
        if thing == "person" and figure.event:
            yield thing, figure.event, of if figure.event == "release" else ""
        elif figure.event or " " in of or thing not in of:
            yield thing, figure.event, of


def stem(name: str) -> str:
    """Return what "Norland" and "Norlandic" share: the first five letters of the first word."""
    return (name.split() or [""])[0].lower()[:5]


def group_of(figures: list[Told], parts: Pairs) -> Group:
    """Return a group with its figures by day and its comparisons."""
    figures.sort(key=lambda f: (f.day is None, f.day.first.isoformat() if f.day else "", f.report, f.spans))
    words = dict.fromkeys(f.quantity.of for f in figures if f.quantity.of)
    givers = dict.fromkeys(f.giver for f in figures if f.giver)
    compared = tuple(comparisons_of(figures, parts))
    return Group(figures[0].thing, figures[0].event, tuple(words), tuple(givers), tuple(figures), compared)


def comparisons_of(figures: Iterable[Told], parts: Pairs) -> Iterator[Comparison]:
    """Yield each figure held against the last one told in the same way, against what was agreed, offered or asked for.

    What is told as a part is not held against its whole. Each figure meets few others, so that a thousand tellings of
    one thing take a thousand steps and not a million.
    """
    figures = tuple(figures)
    agreed = tuple(
        {interval_of(f.quantity, MARGIN): f for f in reversed(figures) if f.status is Status.AGREED}.values()
    )
    last: dict[Status, Told] = {}
    lately: dict[Status, deque[Told]] = {}
    for figure in figures:
        of_status = lately.setdefault(figure.status, deque(maxlen=LATELY))
        before = next((f for f in reversed(of_status) if is_alike(f, figure)), None)
        of_status.append(figure)
        if before is not None and frozenset((before, figure)) not in parts:
            yield held_against(
                before, figure, "across reports" if before.report != figure.report else "within a report"
            )
        if figure.status in LOOSE:
            yield from (held_against(figure, t, "told against agreed") for t in agreed if is_alike(t, figure))
        if (counter := last.get(AGAINST.get(figure.status, Status.TOLD))) is not None and figure.status in AGAINST:
            yield held_against(counter, figure, "offered against asked for")
        last[figure.status] = figure


def is_alike(one: Told, other: Told) -> bool:
    """Tell whether two figures may be of one matter: a release is by its giver, all else by its sentence's words."""
    if one.event == "release" and (one.giver or one.against):
        return True
    words, others = (set(WORD.findall(told.sentence.lower())) for told in (one, other))
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def held_against(one: Told, other: Told, kind: str) -> Comparison:
    """Return two figures held against one another."""
    same = same_number(interval_of(one.quantity, MARGIN), interval_of(other.quantity, MARGIN))
    if one.report != other.report and not (one.spans and other.spans):
        kind = "told against the agreement"  # what comes of the agreement's own file has no place in a report
    return Comparison(one, other, kind, same, why_of(one, other, same))


def why_of(one: Told, other: Told, same: Truth) -> str:
    """Return in plain words what holding two figures against one another shows."""
    if same is Truth.YES:
        return "the same number" if one.text == other.text else "the same number, though told differently"
    if same is Truth.NO:
        return "different numbers"
    if (one.quantity.low, one.quantity.high, one.quantity.hedge) == (
        other.quantity.low,
        other.quantity.high,
        other.quantity.hedge,
    ):
        return "told alike, though neither says the number exactly"
    loose = [f"“{told.text}”" for told in (one, other) if not interval_of(told.quantity, MARGIN).is_exact]
    return f"cannot tell: {' and '.join(loose)} may stand for the same number"
