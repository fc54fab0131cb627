"""Reads an agreement's file: text in, agreement and findings out.

1. Every fault is told at once, each with its place, its reason and a mend.
2. What could be read is kept, so that checks can go on; `Loaded.is_readable` says whether it may be relied on.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from parley.agreement.agreement import Agreement
from parley.agreement.fields import Field, Form, ListOf, OneOf, Pairs, Raw, Ref, Section, Table, Word
from parley.agreement.finding import Finding, Weight
from parley.agreement.references import Reference, findings_of_references, references_in
from parley.agreement.tables import AGREEMENT
from parley.agreement.tree import Branch, Items, Leaf, Node, Place
from parley.agreement.units import findings_of_units
from parley.agreement.written import Unreadable
from parley.agreement.yaml_source import source_from_text
from parley.nearest import did_you_mean

VERSION = "1"
LONGEST_TEXT = 2000  # characters of a title or note
ID_LENGTH = 60
MOST_THINGS = 2000  # in one section; the largest in the examples has 20
MOST_HINTS = 200  # findings after which no near name is looked for any more


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds, and what is amiss with it."""

    agreement: Agreement
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that make the file unreadable."""
        return tuple(finding for finding in self.findings if finding.weight is Weight.ERROR)

    @property
    def is_readable(self) -> bool:
        """Tell whether nothing stands in the way of relying on the agreement."""
        return not self.errors


def agreement_from_text(text: str) -> Loaded:
    """Return the agreement that a file's text holds, with every error of reading it.

    Reading resolves names too: an unknown party, phase or unit is an error. `check.findings_of` says the rest.
    """
    source = source_from_text(text)
    reader = Reader()
    agreement = reader.agreement(source.tree)
    findings = [*source.findings, *findings_of_units(agreement)]
    findings += [finding for finding in reader.findings if source.is_whole or finding.code != "missing-key"]
    if source.is_whole:
        findings += findings_of_references(agreement, reader.references)
    return Loaded(agreement, tuple(sorted(findings, key=lambda finding: finding.place)))


def agreement_from_tree(tree: Branch) -> Loaded:
    """Return the agreement that a tree holds, as `agreement_from_text` does for a text."""
    reader = Reader()
    agreement = reader.agreement(tree)
    findings = [*reader.findings, *findings_of_units(agreement)]
    findings += findings_of_references(agreement, reader.references)
    return Loaded(agreement, tuple(sorted(findings, key=lambda finding: finding.place)))


class Reader:
    """Reads trees by their tables; it gathers findings, references and places on its way."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.findings: list[Finding] = []
        self.references: list[Reference] = []
        self.places: dict[str, Place] = {}

    def agreement(self, tree: Branch) -> Agreement:
        """Return the agreement that a file's tree holds."""
        values = self._values(AGREEMENT, tree, "")
        version = values.pop("accord", VERSION)
        if version != VERSION:
            leaf = tree.at("accord")
            place = leaf.place if leaf else Place(1, 1)
            self._error("version", place, "accord", f"Version “{version}” is not known.", f'Write accord: "{VERSION}".')
        made = Agreement(**{"id": "unnamed", **values})
        return replace(made, places=MappingProxyType(self.places))

    def thing(self, table: Table, tree: Branch) -> Any:
        """Return what a whole file of another kind describes, or None where a required key is missing."""
        return self._table(table, tree, "")

    def _values(self, table: Table, branch: Branch, path: str) -> dict[str, Any]:
        """Return the values of a table's keys, and note what is amiss with them."""
        values: dict[str, Any] = {}
        by_key = {field.key: field for field in table.fields}
        for key, node in branch:
            field = by_key.get(key.text)
            if field is None:
                self._unknown_key(table, key, path)
                continue
            inner = f"{path}.{key.text}" if path else key.text
            self.places[inner] = key.place
            value = self._value(field.form, node, inner)
            if value is not None:
                values[field.name] = value
        for field in table.fields:
            if field.required and branch.at(field.key) is None:
                self._missing(table, field, branch, path)
        for marked in ("implied", "modelled"):
            for key_name in values.get(marked, ()):
                if key_name not in by_key:
                    self._unknown_key(table, Leaf(key_name, self.places[f"{path}.{marked}"]), path)
        return values

    def _missing(self, table: Table, field: Field, branch: Branch, path: str) -> None:
        """Note that a required key is missing."""
        name = f"{table.name} {_last(path)}" if path else table.name
        reason = f"The {name} has no “{field.key}”."
        place = self.places.get(path) or (branch.place if branch.place.line else Place(1, 1))
        self._error("missing-key", place, path, reason, f"Add {field.key}: {field.about}.")

    def _unknown_key(self, table: Table, key: Leaf, path: str) -> None:
        """Note a key that the table does not have, with the nearest that it has."""
        known = [field.key for field in table.fields]
        offered = known if len(self.findings) < MOST_HINTS else ()
        mend = did_you_mean(key.text, offered, f"It may have: {', '.join(known)}.")
        if " " in key.text.strip():
            mend = "If a comma of a text comes before it, put that text in quotation marks."
        reason = f"A {table.name} has no key “{key.text[:40]}”."
        self._error("unknown-key", key.place, path, reason, mend)

    def _value(self, form: Form, node: Node, path: str) -> Any:
        """Return what a node holds in a form, or None where it cannot be read."""
        match form:
            case Word() | OneOf() | Ref():
                return self._word(form, node, path)
            case ListOf(inner):
                items = node.items if isinstance(node, Items) else (node,)
                places = [self._value(inner, item, f"{path}.{n}") for n, item in enumerate(items)]
                for n, item in enumerate(items):
                    self.places.setdefault(f"{path}.{n}", item.place)
                return tuple(value for value in places if value is not None)
            case Table():
                return self._table(form, node, path)
            case Section(table):
                return self._section(table, node, path)
            case Pairs(inner):
                return self._pairs(inner, node, path)
            case Raw(name):
                return self._raw(name, node, path)

    def _word(self, form: Word | OneOf | Ref, node: Node, path: str) -> Any:
        """Return a single value."""
        if not isinstance(node, Leaf):
            self._error("not-a-word", node.place, path, f"“{_last(path)}” is one value, not a list or table.",
                        "Write the value after the colon.")  # fmt: skip
            return None
        text = node.text.strip()
        if isinstance(form, Ref):
            self.references.append(Reference(text, form.to, path, node.place))
            return text
        if isinstance(form, OneOf):
            words = [member.value for member in form.of]
            if text in words:
                return form.of(text)
            offered = words if len(self.findings) < MOST_HINTS else ()
            mend = did_you_mean(text, offered, f"Write one of: {', '.join(words)}.")
            self._error("unknown-word", node.place, path, f"“{text[:40]}” is no {_last(path)}.", mend)
            return None
        if form.name == "text" and len(text) > LONGEST_TEXT:
            reason = f"“{_last(path)}” has {len(text):,} characters."
            self._error("too-long", node.place, path, reason, f"Write at most {LONGEST_TEXT:,}.")
            return None
        try:
            value = form.read(text)
        except Unreadable as error:
            at = _inside(node, error.at)
            self._error(f"bad-{form.name.replace(' ', '-')}", at, path, _sentence(error.reason), error.mend)
            return None
        self._gather(value, path, node.place)
        return value

    def _gather(self, value: Any, path: str, place: Place) -> None:
        """Note the references inside a time, condition or act."""
        for id_, to in references_in(value):
            self.references.append(Reference(id_, to, path, place))

    def _table(self, table: Table, node: Node, path: str, id_: str | None = None) -> Any:
        """Return the thing that a table describes."""
        if not isinstance(node, Branch):
            if isinstance(node, Leaf) and not node.text.strip():
                node = Branch((), node.place)
            elif table.bare:
                node = Branch(((Leaf(table.bare, node.place), node),), node.place)
            else:
                mend = f"Write keys with values: {', '.join(field.key for field in table.fields[:4])}, …"
                self._error("not-a-table", node.place, path, f"“{_last(path)}” needs the keys of a {table.name}.",
                            mend)  # fmt: skip
                return None
        before = len(self.findings)
        values = self._values(table, node, path)
        if id_ is not None:
            values["id"] = id_
        if table.name == "party":
            values.setdefault("name", id_)
        try:
            return table.make(**values)
        except TypeError:
            if len(self.findings) == before:  # pragma: no cover - a required key is missing and was told
                raise
            return None

    def _section(self, table: Table, node: Node, path: str) -> tuple[Any, ...] | None:
        """Return the things of a section, each with its id."""
        if isinstance(node, Leaf) and not node.text.strip():
            return ()
        if not isinstance(node, Branch):
            self._error("not-a-table", node.place, path, f"“{_last(path)}” needs an id for each {table.name}.",
                        f"Write “id: …” for each {table.name}.")  # fmt: skip
            return None
        if len(node.entries) > MOST_THINGS:
            reason = f"“{_last(path)}” holds {len(node.entries):,} things; at most {MOST_THINGS:,} are read."
            self._error("too-large", node.place, path, reason, "Split the file into several agreements.")
        made = []
        for key, value in node.entries[:MOST_THINGS]:
            inner = f"{path}.{key.text}"
            self.places[inner] = key.place
            if not _is_id(key.text):
                reason = f"“{key.text[:40]}” is no id."
                self._error("bad-id", key.place, inner, reason, "Write letters, digits, - and _; begin with a letter.")
            made.append(self._table(table, value, inner, key.text))
        return tuple(thing for thing in made if thing is not None)

    def _pairs(self, form: Form, node: Node, path: str) -> tuple[tuple[str, Any], ...] | None:
        """Return keys of the writer's own, with their values."""
        if not isinstance(node, Branch):
            self._error("not-a-table", node.place, path, f"“{_last(path)}” is a table.", "Write key: value.")
            return None
        pairs = []
        for key, value in node:
            self.places[f"{path}.{key.text}"] = key.place
            read = self._value(form, value, f"{path}.{key.text}")
            if read is not None:
                pairs.append((key.text, read))
        return tuple(pairs)

    def _raw(self, name: str, node: Node, path: str) -> Any:
        """Return content that is read where it belongs."""
        if name == "node":
            return node
        if not isinstance(node, Branch):
            mend = "Write “provisions.pay.due: …”." if name == "paths" else "Write “provisions:” and what is added."
            self._error("not-a-table", node.place, path, f"“{_last(path)}” is a table.", mend)
            return None
        for key, _ in node:
            self.places[f"{path}.{key.text}"] = key.place
        return tuple((key.text, value) for key, value in node) if name == "paths" else node

    def _error(self, code: str, place: Place, path: str, reason: str, mend: str) -> None:
        """Note an error."""
        self.findings.append(Finding(code, place, path, reason, mend, Weight.ERROR))


def _last(path: str) -> str:
    """Return the last key of a path that is no number."""
    return next((part for part in reversed(path.split(".")) if not part.isdecimal()), path)


def _inside(leaf: Leaf, at: int) -> Place:
    """Return the place of a character inside a word."""
    if leaf.place.line != leaf.end.line:
        return leaf.place
    quoted = leaf.end.column - leaf.place.column > len(leaf.text)
    return Place(leaf.place.line, leaf.place.column + at + quoted)


def _sentence(text: str) -> str:
    """Return the text with a capital and a full stop."""
    return f"{text[0].upper()}{text[1:]}" + ("" if text.endswith(".") else ".")


def _is_id(text: str) -> bool:
    """Tell whether a key may be an id: letters, digits, dashes and underscores, from a letter on."""
    head, rest = text[:1], text.replace("-", "").replace("_", "")
    return len(text) <= ID_LENGTH and head.isascii() and head.isalpha() and rest.isascii() and rest.isalnum()
