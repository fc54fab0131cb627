"""Writes a file in its one form: keys in the tables' order, short tables on a line, comments kept.

1. Formatting twice changes nothing, and reading what was formatted gives the same agreement.
2. A table is written on one line if it fits and holds no further tables; what a person wrote over several lines with
   comments between stays so.
"""

import re
from collections.abc import Iterable

from parley.agreement.comments import Comment, comments_of
from parley.agreement.fields import Form, ListOf, Pairs, Section, Table
from parley.agreement.tables import AGREEMENT
from parley.agreement.tree import Branch, Items, Leaf, Node
from parley.agreement.yaml_source import source_from_text

WIDTH = 120
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n]*|-[^\s\n][^\n]*")
_UNSAFE = re.compile(r": |:$| #|^\s|\s$|\n")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]")
_NUMBER = re.compile(r"[-+]?[\d,.]+")


def formatted(text: str) -> str:
    """Return a file's text in its one form; the text has to be well-formed."""
    tree = source_from_text(text).tree
    return text_from_tree(tree, comments_of(text, tree))


def text_from_tree(tree: Branch, comments: Iterable[Comment] = ()) -> str:
    """Return a tree as a file's text."""
    waiting = sorted(comments, key=lambda comment: comment.line)
    writer = _Writer([comment for comment in waiting if comment.alone], [c for c in waiting if not c.alone])
    writer.branch(tree, AGREEMENT, 0)
    writer.lines += [comment.text for comment in writer.alone]
    writer.lines += [comment.text for comment in writer.beside]
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """Writes lines; each comment goes with the key that it stood before or beside."""

    def __init__(self, alone: list[Comment], beside: list[Comment]) -> None:
        """Begin with the comments still to be placed."""
        self.lines: list[str] = []
        self.alone, self.beside = alone, beside

    def branch(self, branch: Branch, form: Form | None, depth: int) -> None:
        """Write the keys of a table."""
        for key, value in sorted(branch, key=lambda entry: _rank(form, entry[0].text)):
            self._comments_before(key, depth)
            inner = _inner(form, key.text)
            flow = _flow(value, inner)
            head = f"{'  ' * depth}{quoted(key.text, in_flow=False)}:"
            fits = flow is not None and len(head) + 1 + len(flow) <= WIDTH and not self._has_comment_inside(value)
            if isinstance(inner, Section) and isinstance(value, Branch):
                fits = fits and all(isinstance(thing, Leaf) for _, thing in value)
            if isinstance(value, Leaf):
                self._line(f"{head} {quoted(value.text, in_flow=False)}".rstrip(), value)
            elif fits or (isinstance(value, Branch | Items) and not _size(value)):
                self._line(f"{head} {flow}", value)
            elif isinstance(value, Branch):
                self._line(head, key)
                self.branch(value, inner, depth + 1)
            else:
                self._line(head, key)
                self._items(value, inner, depth + 1)

    def _items(self, items: Items, form: Form | None, depth: int) -> None:
        """Write the values of a list, one a line."""
        inner = form.form if isinstance(form, ListOf) else None
        for item in items.items:
            self._comments_before(item, depth)
            flow = _flow(item, inner)
            if flow is not None and 2 * depth + 2 + len(flow) <= WIDTH and not self._has_comment_inside(item):
                self._line(f"{'  ' * depth}- {flow}", item)
            elif isinstance(item, Branch):
                start = len(self.lines)
                self.branch(item, inner, depth + 1)
                for number in range(start, len(self.lines)):
                    if not self.lines[number].lstrip().startswith("#"):
                        self.lines[number] = f"{'  ' * depth}- {self.lines[number].lstrip()}"
                        break
            else:
                self._line(f"{'  ' * depth}- {flow}", item)

    def _line(self, line: str, node: Node) -> None:
        """Write a line, with the comments that stood beside its last line in the file."""
        last = _last_line(node)
        beside = [comment for comment in self.beside if comment.line <= last] if last else []
        self.beside = [comment for comment in self.beside if comment not in beside]
        self.lines.append(" ".join([line, *(comment.text for comment in beside)]))

    def _comments_before(self, node: Node, depth: int) -> None:
        """Write the comments that stand on lines of their own before a node."""
        line = node.place.line
        before = [comment for comment in self.alone if comment.line < line]
        self.alone = [comment for comment in self.alone if comment.line >= line or not line]
        if line:
            self.lines += [f"{'  ' * depth}{comment.text}" for comment in before]

    def _has_comment_inside(self, node: Node) -> bool:
        """Tell whether comments stand between the lines of a node."""
        first, last = node.place.line, _last_line(node)
        return any(first <= comment.line <= last for comment in self.alone) or any(
            first <= comment.line < last for comment in self.beside
        )


def _rank(form: Form | None, key: str) -> int:
    """Return a key's rank in its table; keys of the writer's own keep their order."""
    if isinstance(form, ListOf):
        form = form.form
    if not isinstance(form, Table):
        return 0
    return next((rank for rank, field in enumerate(form.fields) if field.key == key), len(form.fields))


def _inner(form: Form | None, key: str) -> Form | None:
    """Return the form of what stands at a key."""
    match form:
        case ListOf(Table() as table):
            return _inner(table, key)  # a single thing may stand without brackets
        case Table():
            field = form.field(key)
            return field.form if field else None
        case Section(table):
            return table
        case Pairs(inner):
            return inner
        case _:
            return None


def _flow(node: Node, form: Form | None) -> str | None:
    """Return a node on one line, or None if it is too deep for that."""
    match node:
        case Leaf(text):
            return quoted(text, in_flow=True)
        case Items(items):
            if any(isinstance(item, Branch) for item in items) and len(items) > 1:
                return None
            inner = form.form if isinstance(form, ListOf) else None
            parts = [_flow(item, inner) for item in items]
            return None if None in parts else f"[{', '.join(part for part in parts if part is not None)}]"
        case Branch():
            entries = sorted(node, key=lambda entry: _rank(form, entry[0].text))
            pairs = [(quoted(key.text, in_flow=True), _flow(value, _inner(form, key.text))) for key, value in entries]
            if any(part is None for _, part in pairs):
                return None
            return "{" + ", ".join(f"{key}: {part}".rstrip() for key, part in pairs) + "}"


def _size(node: Branch | Items) -> int:
    """Return how many things a node holds."""
    return len(node.entries) if isinstance(node, Branch) else len(node.items)


def _last_line(node: Node) -> int:
    """Return the last line that a node takes up."""
    match node:
        case Leaf():
            return node.end.line
        case Items(items):
            return max((_last_line(item) for item in items), default=node.place.line)
        case Branch():
            return max((_last_line(value) for _, value in node), default=node.place.line)


def quoted(text: str, in_flow: bool) -> str:
    """Return a word as YAML has it: bare where that is safe, else between double quotes.

    Bare numbers are quoted too: other readers would take them for numbers.
    """
    unsafe = _UNSAFE.search(text) or not _PLAIN.fullmatch(text) or _NUMBER.fullmatch(text)
    if text and not unsafe and not (in_flow and _UNSAFE_IN_FLOW.search(text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
