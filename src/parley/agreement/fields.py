"""What may stand in a file: each table's keys, their forms, and what they mean.

1. This is the one list: reading, formatting, comparing, the JSON Schema and the reference all follow it.
2. The order here is the order that `parley format` writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A single value; `read` makes it from text, `show` writes it back."""

    name: str
    read: Callable[[str], Any]
    show: Callable[[Any], str] = str
    pattern: str = ""  # for editors


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of an enumeration's words."""

    of: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of something that the file declares, of one of these sections."""

    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values; a single one may stand without brackets."""

    form: "Form"
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Keys that the writer chooses, each with a value."""

    form: "Form"


@dataclass(frozen=True, slots=True)
class Raw:
    """Content that is read later, where it belongs."""

    name: str  # `node`, `branch` or `paths`


@dataclass(frozen=True, slots=True)
class Field:
    """A key, the attribute that it fills, its form, and what it means."""

    key: str
    form: "Form"
    about: str
    attr: str = ""  # where the key is not the attribute's name
    required: bool = False

    @property
    def name(self) -> str:
        """Return the attribute's name."""
        return self.attr or self.key


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one kind of thing, and the type that they make."""

    name: str
    make: type
    fields: tuple[Field, ...]
    bare: str = ""  # the key that a value without a table stands for

    def field(self, key: str) -> Field | None:
        """Return the field with a key, or None."""
        return next((field for field in self.fields if field.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind by their ids."""

    table: Table


Form = Word | OneOf | Ref | ListOf | Pairs | Raw | Table | Section
