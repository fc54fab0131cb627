"""Reads a values file: text in, values and everything amiss out, each with its line and a mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from parley.agreement.tree import NOTHING, Branch, Items, Leaf, Node, Place
from parley.agreement.yaml_source import source_from_text
from parley.nearest import did_you_mean
from parley.prospect.game import SIDES
from parley.prospect.values import RULES, DealNamed, Option, Quote, Values

TOP = (
    "values",
    "agreement",
    "title",
    "owner",
    "basis",
    *RULES,
    "goes_on",
    "assurance_applied",
    *SIDES,
    "ends",
    "items",
    "deals",
)
OF_SIDE = ("collapse", "discount", "limbo", "leaving")
OF_ITEM = ("title", *SIDES, "penalty", "applied", "fine")
OF_DEAL = ("title", "proposal", "ends_in", "order", "amounts", "switches")
CHANCES = ("applied", "goes_on", "assurance_applied")
NEVER_NEGATIVE = ("penalty", "fine", "leaving")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss in a values file."""

    place: Place
    reason: str
    mend: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        return f"{self.place} {self.reason} {self.mend}"


@dataclass(frozen=True, slots=True)
class Read:
    """A values file as read: what could be read, what is amiss, which rules are missing."""

    values: Values
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]  # rules that the file does not give


def values_from_text(text: str) -> Read:
    """Return the values that a file's text holds, with everything amiss in it."""
    source = source_from_text(text)
    reader = _Reader([Fault(f.place, f.reason, f.mend) for f in source.findings])
    values = reader.values(source.tree)
    missing = tuple(rule for rule in RULES if source.tree.at(rule) is None)
    return Read(values, tuple(sorted(reader.faults, key=lambda fault: fault.place)), missing)


class _Reader:
    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.quotes: dict[str, Quote] = {}

    def fault(self, place: Place, reason: str, mend: str) -> None:
        self.faults.append(Fault(place, reason, mend))

    def known(self, branch: Branch, keys: Iterable[str], where: str) -> None:
        allowed = [*keys, "owner", "basis", "note"]
        for key, _ in branch:
            if key.text not in allowed:
                mend = did_you_mean(key.text, allowed, f"Known here: {', '.join(allowed)}.", quotes="``")
                self.fault(key.place, f"`{key.text}` is not known {where}.", mend)

    def text(self, branch: Branch, key: str, fallback: str = "") -> str:
        node = branch.at(key)
        return node.text if isinstance(node, Leaf) else fallback

    def words(self, node: Node | None) -> tuple[str, ...]:
        if isinstance(node, Leaf):
            return (node.text,)
        return tuple(i.text for i in node.items if isinstance(i, Leaf)) if isinstance(node, Items) else ()

    def branch(self, branch: Branch, key: str) -> Branch:
        node = branch.at(key)
        if node is not None and not isinstance(node, Branch):
            self.fault(node.place, f"`{key}` holds named lines.", f"Write `{key}:` and its lines below it.")
        return node if isinstance(node, Branch) else NOTHING

    def yes(self, branch: Branch, key: str) -> bool:
        node = branch.at(key)
        if node is None:
            return False
        word = node.text if isinstance(node, Leaf) else ""
        if word not in ("yes", "no"):
            self.fault(node.place, f"`{key}` is yes or no.", "Write yes or no.")
        return word == "yes"

    def values(self, tree: Branch) -> Values:
        self.known(tree, TOP, "in a values file")
        whose = (self.text(tree, "owner"), self.text(tree, "basis"))
        for key in ("goes_on", "assurance_applied"):
            self.quote(tree, key, key, whose)
        for side in SIDES:
            held = self.branch(tree, side)
            self.known(held, OF_SIDE, f"under {side}")
            for key in OF_SIDE:
                self.quote(held, key, f"{side}.{key}", self.whose(held, whose))
        for name, node in self.branch(tree, "ends"):
            if isinstance(node, Branch):
                self.known(node, SIDES, "in an end state")
                for side in SIDES:
                    self.quote(node, side, f"ends.{name.text}.{side}", self.whose(node, whose))
        for name, node in self.branch(tree, "items"):
            if isinstance(node, Branch):
                self.item(name.text, node, whose)
        self.contradictions()
        first = self.text(tree, "moves_first", "A")
        if first not in SIDES:
            self.fault(self.place(tree, "moves_first"), "`moves_first` is A or B.", "Write A or B.")
        goes_to = self.text(tree, "penalties_go_to")
        if goes_to not in ("", "nobody", "other side"):
            self.fault(
                self.place(tree, "penalties_go_to"),
                "Penalties go to nobody or to the other side.",
                "Write nobody, or other side.",
            )
        return Values(
            self.text(tree, "agreement"), self.text(tree, "title"), self.sides(tree), self.text(tree, "unit"),
            self.text(tree, "tick"), self.horizons(tree), self.yes(tree, "may_leave"), self.yes(tree, "may_stall"),
            int(first == "B"), goes_to == "other side", self.number(tree, "thin"), self.quotes, self.deals(tree),
        )  # fmt: skip

    def place(self, branch: Branch, key: str) -> Place:
        node = branch.at(key)
        return node.place if node is not None else branch.place

    def whose(self, branch: Branch, outer: tuple[str, str]) -> tuple[str, str]:
        return self.text(branch, "owner", outer[0]), self.text(branch, "basis", outer[1])

    def item(self, name: str, node: Branch, whose: tuple[str, str]) -> None:
        self.known(node, OF_ITEM, "in an item")
        whose = self.whose(node, whose)
        for side in SIDES:
            held = self.branch(node, side)
            self.known(held, ("gain", "kept"), f"under {side} in an item")
            for key in ("gain", "kept"):
                self.quote(held, key, f"items.{name}.{side}.{key}", self.whose(held, whose))
        for key in ("penalty", "applied", "fine"):
            self.quote(node, key, f"items.{name}.{key}", whose)

    def quote(self, branch: Branch, key: str, path: str, whose: tuple[str, str]) -> None:
        """Read a range: `-3 .. -1`, `2`, or a line with `range`, `owner` and `basis`."""
        node = branch.at(key)
        if node is None:
            return
        place = node.place
        if isinstance(node, Branch):
            self.known(node, ("range",), "beside a range")
            whose = self.whose(node, whose)
            node = node.at("range")
        words = [w.strip() for w in node.text.split("..")] if isinstance(node, Leaf) else list(self.words(node))
        try:
            ends = [float(word) for word in words]
        except ValueError:
            ends = []
        if not 1 <= len(ends) <= 2:
            self.fault(place, f"`{path}` is a number or a range.", "Write `2` or `1 .. 3`.")
            return
        low, high = ends[0], ends[-1]
        if not (isfinite(low) and isfinite(high)):
            self.fault(
                place,
                f"`{path}` is not finite.",
                "Give numbers; a large one can stand for what is never given up.",
            )
        elif low > high:
            self.fault(place, f"`{path}` runs backwards.", f"Did you mean `{high:g} .. {low:g}`?")
        elif key in CHANCES and not 0 <= low <= high <= 1:
            self.fault(place, f"`{path}` is a chance.", "Give numbers from 0 to 1.")
        elif key == "discount" and not 0 < low <= high <= 1:
            self.fault(place, f"`{path}` is the worth of one tick later.", "Give numbers above 0 and at most 1.")
        elif key in NEVER_NEGATIVE and low < 0:
            self.fault(place, f"`{path}` is what something costs.", "Give numbers of 0 or more.")
        elif not all(whose):
            lacks = " and ".join(w for w, held in zip(("owner", "basis"), whose, strict=True) if not held)
            self.fault(
                place, f"`{path}` has no {lacks}.", "Say whose view it is and what it rests on, here or above it."
            )
        else:
            self.quotes[path] = Quote(path, low, high, whose[0], whose[1], place)

    def contradictions(self) -> None:
        """Tell of an end state that neither side could want."""
        for name in {path.split(".")[1] for path in self.quotes if path.startswith("ends.")}:
            both = [self.quotes.get(f"ends.{name}.{side}") for side in SIDES]
            if all(quote is not None and quote.high < 0 for quote in both) and both[0] is not None:
                self.fault(
                    both[0].place, f"The end state `{name}` is worth less than nothing to both sides, all through.",
                    "Then neither would want it; check the signs.",
                )  # fmt: skip

    def sides(self, tree: Branch) -> tuple[tuple[str, ...], tuple[str, ...]]:
        held = self.branch(tree, "sides")
        self.known(held, SIDES, "under sides")
        a, b = self.words(held.at("A")), self.words(held.at("B"))
        if held is not NOTHING and (not a or not b):
            self.fault(held.place, "Each side needs a party.", "Write `sides: {A: one, B: other}`.")
        for name in set(a) & set(b):
            self.fault(held.place, f"`{name}` stands on both sides.", "Put it on one.")
        return a, b

    def horizons(self, tree: Branch) -> tuple[int, ...]:
        words = self.words(tree.at("horizons"))
        numbers = [int(word) for word in words if word.isdecimal() and 0 < int(word) <= 500]
        if tree.at("horizons") is not None and (not numbers or len(numbers) < len(words)):
            self.fault(self.place(tree, "horizons"), "`horizons` are whole ticks, 1 to 500.", "Write `[8, 12, 18]`.")
        return tuple(sorted(set(numbers)))

    def number(self, tree: Branch, key: str) -> float:
        word = self.text(tree, key, "0")
        try:
            number = float(word)
        except ValueError:
            number = -1.0
        if not 0 <= number < float("inf"):
            self.fault(self.place(tree, key), f"`{key}` is a number of 0 or more.", "Write `0.5`.")
            return 0.0
        return number

    def deals(self, tree: Branch) -> tuple[DealNamed, ...]:
        return tuple(self.deal(name, node) for name, node in self.branch(tree, "deals") if isinstance(node, Branch))

    def deal(self, name: Leaf, node: Branch) -> DealNamed:
        self.known(node, OF_DEAL, "in a deal")
        groups = node.at("order")
        order = tuple(self.words(group) for group in groups.items) if isinstance(groups, Items) else ()
        amounts = {}
        for key, leaf in self.branch(node, "amounts"):
            try:
                amounts[key.text] = float(leaf.text) if isinstance(leaf, Leaf) else float("nan")
            except ValueError:
                amounts[key.text] = float("nan")
            if not 0 < amounts[key.text] < float("inf"):
                self.fault(key.place, f"The amount of `{key.text}` is a number above 0.", "Write `9`.")
        return DealNamed(
            name.text, self.text(node, "title", name.text), self.text(node, "proposal"), self.text(node, "ends_in"),
            order, amounts, self.options(node), name.place,
        )  # fmt: skip

    def options(self, node: Branch) -> tuple[Option, ...]:
        found = []
        rows = node.at("switches")
        for row in rows.items if isinstance(rows, Items) else ():
            if not isinstance(row, Branch):
                continue
            self.known(row, ("by", "after", "to"), "in a switch")
            by, to = self.text(row, "by"), self.text(row, "to")
            if by not in SIDES or not to:
                self.fault(
                    row.place,
                    "A switch says who may propose it and where it leads.",
                    "Write `{by: B, after: [step], to: deal}`.",
                )
            found.append(Option(int(by == "B"), self.words(row.at("after")), to))
        return tuple(found)
