"""Strict YAML 1.2, strings only: text in, tree out, with every fault of the file at once.

1. Anchors, aliases, tags, directives, merge keys, several documents and duplicate keys are refused.
2. A fault of syntax is reported, its line set aside, and reading goes on, so that later faults are told too.
3. Size and depth are limited before anything is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from parley.agreement.finding import Finding, Weight
from parley.agreement.tree import NOTHING, Branch, Items, Leaf, Node, Place

LARGEST = 1_000_000  # characters; the longest agreement in the examples has 20,000
DEEPEST = 12  # levels; the examples have 6
SECTION = 1  # the level of ids: provisions, phases, …
MOST_BRACKETS = 100  # open at once; the parser's time grows with their square
MOST_RETRIES = 12  # faults of syntax reported in one go

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BRACKETS = re.compile(r"[\[\]{}]")
_ODD = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's tree, what is wrong with its form, and whether lines had to be set aside."""

    tree: Branch
    findings: tuple[Finding, ...]
    is_whole: bool = True


def source_from_text(text: str) -> Source:
    """Return the tree of a file and every fault of its form."""
    if len(text) > LARGEST:
        reason = f"The file has {len(text):,} characters; at most {LARGEST:,} are read."
        return Source(NOTHING, (_error("too-large", Place(1, 1), reason, "Split it into several agreements."),), False)
    if deep := _too_deep(text):
        reason = f"Brackets stand more than {MOST_BRACKETS} deep."
        return Source(NOTHING, (_error("too-deep", Place(deep, 1), reason, "Flatten the file."),), False)
    findings: list[Finding] = []
    lines = _cleaned(text, findings)
    for _ in range(MOST_RETRIES):
        inside: list[Finding] = []
        try:
            tree = _Composer(inside).tree("\n".join(lines) + "\n")
        except yaml.MarkedYAMLError as error:
            finding, line = _syntax(error, lines)
            findings.append(finding)
            if line is None:
                break
            lines[line] = ""
            continue
        whole = not any(finding.code in ("bad-yaml", "not-a-table") for finding in findings + inside)
        return Source(tree, tuple(sorted(findings + inside, key=lambda finding: finding.place)), whole)
    return Source(NOTHING, tuple(sorted(findings, key=lambda finding: finding.place)), False)


def _too_deep(text: str) -> int:
    """Return the line on which too many brackets are open, wherever they stand; 0 if there is none."""
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > MOST_BRACKETS:
            return text.count("\n", 0, bracket.start()) + 1
    return 0


def _error(code: str, place: Place, reason: str, mend: str) -> Finding:
    """Return a fault of form."""
    return Finding(code, place, "", reason, mend, Weight.ERROR)


def _cleaned(text: str, findings: list[Finding]) -> list[str]:
    """Return the lines, with tabs and characters that YAML forbids replaced and reported."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            place = Place(number, indent.index("\t") + 1)
            if line.strip():
                findings.append(_error("tab", place, "A tab stands in the indentation.", "Indent with two spaces."))
            line = indent.replace("\t", "  ") + line.lstrip(" \t")
        if odd := _ODD.search(line):
            reason = f"The character U+{ord(odd[0]):04X} may not stand in a file."
            findings.append(_error("bad-character", Place(number, odd.start() + 1), reason, "Delete it."))
            line = _ODD.sub(" ", line)
        lines[number - 1] = line
    return lines


def _syntax(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[Finding, int | None]:
    """Return the finding for an error of syntax, and the line to set aside (counted from 0)."""
    problem = (error.problem or "cannot be read").replace("\n", " ")
    quoted = "quoted scalar" in (error.context or "") or "quoted scalar" in problem
    opened = quoted or "flow" in (error.context or "")
    mark = (error.context_mark if opened else error.problem_mark) or error.context_mark or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    if quoted:
        reason, mend = "A quotation mark is opened and never closed.", "Close it on the same line."
    elif "mapping values are not allowed" in problem:
        reason, mend = "A colon stands where no key can.", "Quote the text that holds “: ”, or mend the indentation."
    elif "found character" in problem and "cannot start" in problem:
        reason, mend = f"{problem[0].upper()}{problem[1:]}.", "Quote the text."
    elif "could not find expected ':'" in problem:
        reason, mend = "A key has no colon.", "Write “key: value”."
    elif opened:
        reason, mend = "A bracket or brace is not closed, or a comma is missing.", "Close it; put commas between."
    else:
        reason, mend = f"The line cannot be read: {problem}.", "Check indentation, colons, quotes and brackets."
    finding = _error("bad-yaml", Place(line + 1, column + 1), reason, mend)
    return finding, line if lines[line].strip() else None


class _Composer:
    """Builds the tree from the parser's events; the depth is limited, so recursion is."""

    def __init__(self, findings: list[Finding]) -> None:
        """Keep the list that faults are added to."""
        self.findings = findings

    def tree(self, text: str) -> Branch:
        """Return the tree of a text; anything but one table of keys is a finding."""
        events = iter(yaml.parse(text, Loader=_Loader))
        root: Node = NOTHING
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen == 2:
                    self._refuse("several-documents", event, "A second document begins (---).", "Keep one per file.")
                if event.version or event.tags:
                    self._refuse("directive", event, "A % directive is not allowed.", "Delete the line.")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
                root = node if seen == 1 else root
        if isinstance(root, Branch) and seen:
            return root
        reason = "The file holds no keys."
        self.findings.append(_error("not-a-table", Place(1, 1), reason, 'Begin with: accord: "1"'))
        return NOTHING

    def _node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Node:
        """Return the node that begins with an event; the parser's stubs do not know what its events hold."""
        place = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("alias", event, f"The alias *{event.anchor} is not allowed.", "Write the content out.")
            return Leaf("", place, place)
        if event.anchor is not None:
            self._refuse("anchor", event, f"The anchor &{event.anchor} is not allowed.", "Write the content out.")
        if event.tag is not None:
            self._refuse("tag", event, f"The tag {event.tag} is not allowed.", "Delete it: every value is text.")
        if isinstance(event, yaml.ScalarEvent):
            return Leaf(event.value, place, _place(event.end_mark))
        if depth == DEEPEST:
            self._refuse("too-deep", event, f"More than {DEEPEST} levels.", "Flatten the file.")
            _pass_over(events)
            return Leaf("", place, place)
        if isinstance(event, yaml.SequenceStartEvent):
            inside = _until(events, yaml.SequenceEndEvent)
            return Items(tuple([self._node(inner, events, depth + 1) for inner in inside]), place)
        return self._branch(events, depth, place)

    def _branch(self, events: Iterator[yaml.Event], depth: int, place: Place) -> Branch:
        """Return the keys and values up to the end of a mapping."""
        entries: dict[str, tuple[Leaf, Node]] = {}
        for event in _until(events, yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Leaf):
                self._refuse("bad-key", event, "A key is a list or a table.", "Write a plain word as the key.")
            elif key.text == "<<":
                self._refuse("merge-key", event, "The merge key << is not allowed.", "Write the content out.")
            elif key.text in entries:
                first = entries[key.text][0].place.line
                reason = f"“{key.text}” stands here twice (first on line {first})."
                self._refuse("duplicate", event, reason, "Rename or delete one of the two.")
                if depth == SECTION and isinstance(value, Branch):  # under another name: what is amiss in it is told
                    again = f"{key.text}-again-{len(entries)}"
                    entries[again] = (replace(key, text=again), value)
            else:
                entries[key.text] = (key, value)
        return Branch(tuple(entries.values()), place)

    def _refuse(self, code: str, event: Any, reason: str, mend: str) -> None:
        """Add a fault at an event's place."""
        self.findings.append(_error(code, _place(event.start_mark), reason, mend))


def _until(events: Iterator[yaml.Event], end: type[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield events up to the one that ends this collection."""
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _pass_over(events: Iterator[yaml.Event]) -> None:
    """Go past the end of the collection that has just begun."""
    depth = 1
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return


def _place(mark: Any) -> Place:
    """Return a parser's mark as a place."""
    return Place(mark.line + 1, mark.column + 1)
