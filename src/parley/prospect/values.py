"""Values: what a person says that each item is worth to each side, whose view that is and on what basis.

1. There are no defaults: what a deal needs and the file does not give is a question.
2. A value is a range; both ends are meant. Owner and basis stand beside it or are inherited from what holds it.
3. Paths name values: `items.ID.A.gain`, `A.collapse`, `ends.NAME.B`, `goes_on`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.agreement.tree import NOWHERE, Place
from parley.prospect.game import SIDES, Game


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of what something is worth, whose view that is, and on what basis."""

    path: str
    low: float
    high: float
    owner: str
    basis: str
    place: Place

    @property
    def middle(self) -> float:
        """Return the middle of the range."""
        return (self.low + self.high) / 2

    @property
    def is_free(self) -> bool:
        """Tell whether the range is more than one number."""
        return self.high > self.low


@dataclass(frozen=True, slots=True)
class Option:
    """A switch that a deal allows: who may propose it, once which steps are done, to which deal."""

    by: int
    after: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class DealNamed:
    """A deal to test: a proposal or the agreement itself, where it ends, and in which order its steps come."""

    id: str
    title: str = ""
    proposal: str = ""  # empty: the agreement as it stands
    ends_in: str = ""
    order: tuple[tuple[str, ...], ...] = ()  # groups in order, free within a group; empty: as the agreement says
    amounts: Mapping[str, float] | None = None  # how many units a step is, where the agreement does not say
    options: tuple[Option, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Values:
    """A values file."""

    agreement: str
    title: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]  # the parties that are A, and those that are B
    unit: str
    tick: str
    horizons: tuple[int, ...]  # in ticks
    may_leave: bool
    may_stall: bool
    moves_first: int
    paid_to_other: bool  # penalties go to the other side
    thin: float  # a margin below this is called thin
    quotes: Mapping[str, Quote]
    deals: tuple[DealNamed, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal as a game, with what each step is made of."""

    game: Game
    items: tuple[str, ...]  # per step, the item that its values stand under
    amounts: tuple[float, ...]  # per step, in units of the item
    must: tuple[tuple[int, ...], ...] = ()  # per step, what the agreement's file itself puts before it
    notes: tuple[str, ...] = ()  # what was read into the agreement, and what was left out of it


RULES: Mapping[str, str] = {
    "sides": "which party is A and which is B",
    "unit": "what one unit of value stands for",
    "tick": "how long one move takes, in words",
    "horizons": "after how many ticks the deal lapses; several, in brackets",
    "may_leave": "whether a side that is kept waiting may leave: yes or no",
    "may_stall": "whether a side may let a tick pass without doing anything: yes or no",
    "moves_first": "who moves first where both have something to do: A or B",
    "penalties_go_to": "nobody, or other side",
    "thin": "below which margin a result is to be called thin, in units",
}


def needed_for(deal: Deal) -> tuple[str, ...]:
    """Return the paths of every value that a deal needs, in the order of asking."""
    game = deal.game
    paths: dict[str, None] = {}
    for step, item in zip(game.steps, deal.items, strict=True):
        for what in ("gain", "kept"):
            for side in SIDES:
                paths[f"items.{item}.{side}.{what}"] = None
        if step.binding:
            paths[f"items.{item}.penalty"] = None
            paths[f"items.{item}.applied"] = None
            if game.may_stall:
                paths[f"items.{item}.fine"] = None
    for side in SIDES:
        paths[f"ends.{game.ends_in}.{side}"] = None
    for what in (
        "collapse",
        "discount",
        *(["limbo"] if game.may_stall else []),
        *(["leaving"] if game.may_leave else []),
    ):
        for side in SIDES:
            paths[f"{side}.{what}"] = None
    paths["goes_on"] = None
    paths["assurance_applied"] = None
    return tuple(paths)


MEANING: Mapping[str, str] = {
    "gain": "what changes for {side} once one unit of it is done (a cost is negative)",
    "kept": "what it is worth to {side}, should the deal collapse, that one unit of it was NOT done",
    "penalty": "what refusing it costs its bearer if the penalty is applied",
    "applied": "chance, 0 to 1, that the penalty is applied",
    "fine": "what each tick of delay costs its bearer",
    "ends": "the end state, over and above the steps, to {side}",
    "collapse": "the deal has collapsed, over and above what is kept, to {side}",
    "discount": "worth to {side} of one tick later, above 0, at most 1",
    "limbo": "each tick in which nothing is done, to {side}",
    "leaving": "what it costs {side} to leave when it is kept waiting",
    "goes_on": "chance, each tick, that nothing from outside ends the deal",
    "assurance_applied": "chance, 0 to 1, that a guarantor's assurance is made good",
}


def side_of(path: str) -> str:
    """Return the side that a path is about, or nothing where it is about both."""
    parts = path.split(".")
    if parts[0] == "items":
        return parts[-2] if parts[-1] in ("gain", "kept") else ""
    return parts[-1] if parts[0] == "ends" else parts[0] if parts[0] in SIDES else ""


def meaning_of(path: str) -> str:
    """Return in words what a path asks for."""
    key = "ends" if path.startswith("ends.") else path.split(".")[-1]
    return MEANING[key].format(side=side_of(path))


def item_of(path: str) -> str:
    """Return the item that a path under `items` is about; its id may hold dots.

    >>> item_of("items.release.first.A.gain"), item_of("items.release.penalty")
    ('release.first', 'release')
    """
    parts = path.removeprefix("items.").split(".")
    return ".".join(parts[:-2] if parts[-1] in ("gain", "kept") else parts[:-1])


def words_of(path: str) -> str:
    """Return a short name of a value for a table or sentence.

    >>> words_of("items.release.B.gain")
    'release: gain to B'
    """
    side = side_of(path)
    parts = path.split(".")
    if parts[0] == "items":
        what = {"kept": "worth of keeping back"}.get(parts[-1], parts[-1])
        return f"{item_of(path)}: {what}" + (f" to {side}" if side else "")
    if parts[0] == "ends":
        return f"end state {'.'.join(parts[1:-1])} to {side}"
    return parts[-1].replace("_", " ") + (f" to {side}" if side else "")
