"""The tree of a file: words, tables and rows, each with its place.

1. Every word is a string: nothing is read as a number, a date or a truth value before its field asks for it.
2. Places never count when two trees are compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        """Return `12:5`."""
        return f"{self.line}:{self.column}"


NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word or phrase."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    end: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Branch:
    """Keys with their values, in order."""

    entries: tuple[tuple[Leaf, "Node"], ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    def __iter__(self) -> Iterator[tuple[Leaf, "Node"]]:
        """Yield keys with their values."""
        return iter(self.entries)

    def at(self, key: str) -> "Node | None":
        """Return the value at a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Items:
    """Values in a row."""

    items: tuple["Node", ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


Node = Leaf | Branch | Items
NOTHING = Branch()
