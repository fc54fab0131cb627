"""Finds the comments of a file, so that formatting keeps them: whole lines, and what follows a value.

A `#` opens a comment where it stands at the start of a line or after a blank, outside of every value.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.agreement.tree import Branch, Items, Leaf, Node


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's words, its line, and whether it has the line to itself."""

    text: str
    line: int
    alone: bool


def comments_of(text: str, tree: Branch) -> tuple[Comment, ...]:
    """Return the comments of a file whose tree is known."""
    inside = list(_spans(tree))
    many = {line for start, end in inside for line in range(start[0], end[0])}
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for column, sign in enumerate(line, 1):
            if sign != "#" or (column > 1 and line[column - 2] not in " \t"):
                continue
            if any(start <= (number, column) < end for start, end in inside) and (number in many or not _bare(line)):
                continue
            found.append(Comment(line[column - 1 :].rstrip(), number, not line[: column - 1].strip()))
            break
    return tuple(found)


def _bare(line: str) -> bool:
    """Tell whether a line holds nothing but a comment."""
    return line.lstrip().startswith("#")


def _spans(node: Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the stretches of text that words take up."""
    match node:
        case Leaf(_, place, end):
            yield (place.line, place.column), (end.line, end.column)
        case Items(items):
            for item in items:
                yield from _spans(item)
        case Branch():
            for key, value in node:
                yield from _spans(key)
                yield from _spans(value)
