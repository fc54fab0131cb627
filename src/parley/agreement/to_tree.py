"""Turns an agreement back into a tree, key by key in the tables' order; what has its default is left out.

Reading the tree again gives an equal agreement.
"""

from dataclasses import MISSING, fields
from typing import Any

from parley.agreement.agreement import Agreement
from parley.agreement.fields import Field, Form, ListOf, OneOf, Pairs, Raw, Ref, Section, Table, Word
from parley.agreement.from_yaml import VERSION
from parley.agreement.tables import AGREEMENT
from parley.agreement.tree import Branch, Items, Leaf, Node


def tree_from_agreement(agreement: Agreement) -> Branch:
    """Return the tree of a whole agreement."""
    tree = _branch(AGREEMENT, agreement)
    return Branch(((Leaf("accord"), Leaf(VERSION)), *tree.entries))


def _branch(table: Table, thing: Any) -> Branch:
    """Return the keys of one thing that differ from their defaults."""
    entries = []
    defaults = {field.name: _default(field) for field in fields(table.make)}
    for field in table.fields:
        if not hasattr(thing, field.name):
            continue
        value = getattr(thing, field.name)
        if value == defaults.get(field.name, MISSING) and not field.required:
            continue
        if _is_implied(table, field, value, thing):
            continue
        entries.append((Leaf(field.key), _node(field.form, value)))
    return Branch(tuple(entries))


def _default(field: Any) -> Any:
    """Return a dataclass field's default."""
    return field.default if field.default is not MISSING else MISSING


def _is_implied(table: Table, field: Field, value: Any, thing: Any) -> bool:
    """Tell whether a value is what its absence would mean: a party without a name goes by its id."""
    return table.name == "party" and field.key == "name" and value == thing.id


def _node(form: Form, value: Any) -> Node:
    """Return a value in its form."""
    match form:
        case Word():
            return Leaf(form.show(value))
        case OneOf():
            return Leaf(value.value)
        case Ref():
            return Leaf(value)
        case ListOf(inner):
            nodes = tuple(_node(inner, item) for item in value)
            return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], Leaf) else Items(nodes)
        case Pairs(inner):
            return Branch(tuple((Leaf(key), _node(inner, item)) for key, item in value))
        case Raw(name):
            return Branch(tuple((Leaf(key), node) for key, node in value)) if name == "paths" else value
        case Table():
            branch = _branch(form, value)
            if form.bare and len(branch.entries) == 1 and branch.entries[0][0].text == form.bare:
                return branch.entries[0][1]
            return branch
        case Section(table):
            return Branch(tuple((Leaf(thing.id), _node(table, thing)) for thing in value))
