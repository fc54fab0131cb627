"""Patches: what a proposal or a reading makes of an agreement, and the patch between two agreements.

1. A patch works on the file's tree, so whatever a file can say a patch can change.
2. `applied(difference(a, b), a)` is b again.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding, Weight
from parley.agreement.from_yaml import Loaded, agreement_from_tree
from parley.agreement.proposal import Proposal, Reading
from parley.agreement.to_tree import tree_from_agreement
from parley.agreement.tree import NOTHING, NOWHERE, Branch, Items, Leaf, Node

SECTIONS = ("provisions", "phases", "exchanges", "processes", "terms", "stocks", "days", "parties", "sources",
            "baselines", "documents", "readings", "positions")  # fmt: skip
APART = ("proposals",)  # a proposal says nothing of the others beside it


@dataclass(frozen=True, slots=True)
class Patch:
    """What is removed, changed and added, by path."""

    remove: tuple[str, ...] = ()
    change: tuple[tuple[str, Node], ...] = ()
    add: Branch = NOTHING


def patch_of(proposal: Proposal) -> Patch:
    """Return the patch that a proposal is."""
    return Patch(proposal.remove, proposal.change, proposal.add)


def applied(patch: Patch, agreement: Agreement) -> Loaded:
    """Return the agreement as patched, with what is amiss in it; a path that names nothing is an error."""
    tree: Node = tree_from_agreement(agreement)
    faults: list[Finding] = []
    for path in patch.remove:
        tree, found = _removed(tree, _steps(path))
        if not found:
            faults.append(_no_such(path, agreement))
    for section, node in patch.add:
        held = tree.at(section.text) if isinstance(tree, Branch) else None
        merged = _merged(held, node) if held is not None else node
        tree = _put(tree, (section.text,), merged)
    for path, node in patch.change:
        if not _reaches(tree, _steps(path)[:-1]):
            faults.append(_no_such(path, agreement))
            continue
        tree = _put(tree, _steps(path), node)
    loaded = agreement_from_tree(tree if isinstance(tree, Branch) else NOTHING)
    new = {path: place for path, place in loaded.agreement.places.items() if place.line}
    patched = replace(loaded.agreement, places=MappingProxyType({**agreement.places, **new}))
    placed = [item if item.place.line else replace(item, place=patched.place_of(item.path) or item.place)
             for item in loaded.findings]  # fmt: skip
    return Loaded(patched, (*faults, *placed))


def applied_proposal(proposal: Proposal, agreement: Agreement) -> Loaded:
    """Return the agreement as a proposal would make it."""
    return applied(patch_of(proposal), ground_of(proposal, agreement))


def ground_of(proposal: Proposal, agreement: Agreement) -> Agreement:
    """Return what a proposal would change: the agreement, or for one that stands alone its parties and terms only."""
    if proposal.base != "none":
        return agreement
    return replace(agreement, id=f"{agreement.id}-{proposal.id}", title=proposal.title, phases=(), processes=(),
                   provisions=(), exchanges=(), readings=(), proposals=(proposal,), days=())  # fmt: skip


def with_reading(reading: Reading, agreement: Agreement) -> Loaded:
    """Return the agreement as a reading understands it."""
    return applied(Patch(change=((reading.of, reading.holds),)), agreement)


def difference(one: Agreement, other: Agreement) -> Patch:
    """Return the patch that turns one agreement into another."""
    before, after = tree_from_agreement(one), tree_from_agreement(other)
    remove: list[str] = []
    change: list[tuple[str, Node]] = []
    added: list[tuple[Leaf, Node]] = []
    _compare(before, after, (), remove, change, added)
    return Patch(tuple(remove), tuple(change), Branch(tuple(added)))


def _compare(
    before: Branch,
    after: Branch,
    path: tuple[str, ...],
    remove: list[str],
    change: list[tuple[str, Node]],
    added: list[tuple[Leaf, Node]],
) -> None:
    """Note how two branches differ; sections are compared by id, and a new thing in one is an addition."""
    keys_before = [key.text for key, _ in before]
    keys_after = [key.text for key, _ in after]
    kept = [key for key in keys_before if key in set(keys_after)]
    if len(path) == 1 and kept != [key for key in keys_after if key in set(keys_before)]:
        change.append((path[0], after))  # the order of things is content: it is the file's
        return
    remove += [".".join((*path, name)) for name in keys_before if after.at(name) is None]
    fresh: list[tuple[Leaf, Node]] = []
    for key, node in after:
        here = (*path, key.text)
        old = before.at(key.text)
        if old is None and len(path) == 1:
            fresh.append((key, node))
        elif old is None and len(path) == 0 and key.text in SECTIONS:
            added.append((key, node))
        elif old is None:
            change.append((".".join(here), node))
        elif old != node and len(path) < 2 and isinstance(old, Branch) and isinstance(node, Branch):
            _compare(old, node, here, remove, change, added)
        elif old != node:
            change.append((".".join(here), node))
    if not fresh:
        return
    if [key.text for key, _ in fresh] == keys_after[len(kept) :]:
        added.append((Leaf(path[0]), Branch(tuple(fresh))))
    else:
        change.append((path[0], after))


def _steps(path: str) -> tuple[str, ...]:
    """Return the keys of a path."""
    return tuple(path.split("."))


def _no_such(path: str, agreement: Agreement) -> Finding:
    """Return the error for a path that names nothing."""
    reason = f"“{path}” names nothing in {agreement.id}."
    return Finding("unknown-path", NOWHERE, path, reason, "Write section.id.key, as in the base file.", Weight.ERROR)


def _reaches(tree: Node, steps: tuple[str, ...]) -> bool:
    """Tell whether the steps lead somewhere; the last one may be new in a section."""
    for step in steps:
        tree = _child(tree, step) or Leaf("")
        if isinstance(tree, Leaf):
            return False
    return True


def _child(node: Node, step: str) -> Node | None:
    """Return what a step leads to."""
    if isinstance(node, Branch):
        return node.at(step)
    if isinstance(node, Items):
        if step.isdecimal() and int(step) < len(node.items):
            return node.items[int(step)]
        return next((item for item in node.items if isinstance(item, Branch) and item.at("id") == Leaf(step)), None)
    return None


def _put(node: Node, steps: tuple[str, ...], value: Node) -> Node:
    """Return the tree with a value put at the end of the steps."""
    if not steps:
        return value
    head, rest = steps[0], steps[1:]
    if isinstance(node, Items):
        held = _child(node, head)
        return Items(tuple(_put(item, rest, value) if item is held else item for item in node.items), node.place)
    if not isinstance(node, Branch):
        node = NOTHING
    if node.at(head) is None:
        return Branch((*node.entries, (Leaf(head), _put(NOTHING, rest, value))), node.place)
    entries = tuple((key, _put(old, rest, value) if key.text == head else old) for key, old in node)
    return Branch(entries, node.place)


def _removed(node: Node, steps: tuple[str, ...]) -> tuple[Node, bool]:
    """Return the tree without what the steps lead to, and whether it was there."""
    head, rest = steps[0], steps[1:]
    held = _child(node, head)
    if held is None:
        return node, False
    if isinstance(node, Items):
        if not rest:
            return Items(tuple(item for item in node.items if item is not held), node.place), True
        inner, found = _removed(held, rest)
        return Items(tuple(inner if item is held else item for item in node.items), node.place), found
    assert isinstance(node, Branch)
    if not rest:
        return Branch(tuple((key, old) for key, old in node if key.text != head), node.place), True
    inner, found = _removed(held, rest)
    return Branch(tuple((key, inner if key.text == head else old) for key, old in node), node.place), found


def _merged(held: Node, more: Node) -> Node:
    """Return a section with more things in it; a thing of the same id is replaced."""
    if not isinstance(held, Branch) or not isinstance(more, Branch):
        return more
    new = {key.text for key, _ in more}
    return Branch((*((key, old) for key, old in held if key.text not in new), *more.entries), held.place)
