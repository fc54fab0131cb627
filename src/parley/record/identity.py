"""Identities: which names people decided are one speaker's, and where one name is somebody else's.

1. Two names of named speakers may be one everywhere (a merge), or a name may be another's in one report (a split).
2. Unnamed people are neither: a source that a report does not name exists within that report alone.
3. Nothing that was read is changed: a decision says how a name counts in search and what is shown beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parley.attributions.attribution import Part
from parley.record.block import Columns
from parley.record.decision import Kind, Target, Verdict, standing_of_kind
from parley.record.record import Record


@dataclass(frozen=True, slots=True)
class Identities:
    """What people decided of names."""

    everywhere: Mapping[str, str] = field(default_factory=dict)  # name as read -> the name that it goes by
    within: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (report, name as read) -> the same, there

    def called(self, name: str, report: str = "") -> str:
        """Return the name that a speaker goes by by decision; "" where nobody decided."""
        there = self.within.get((report, name), "")
        return there or self._followed(name)

    def _followed(self, name: str) -> str:
        """Return the end of a chain of names, however it was decided piece by piece."""
        seen = [name]
        while (following := self.everywhere.get(seen[-1], "")) and following not in seen:
            seen.append(following)
        return seen[-1] if len(seen) > 1 else ""

    def __bool__(self) -> bool:
        """Tell whether anything was decided."""
        return bool(self.everywhere or self.within)


def identity_target(name: str, content: str = "") -> Target:
    """Return what a decision on a name is on: the whole record, or the report with a content."""
    return Target(content, Part.TEXT, (), Kind.IDENTITY, name)


def identities_of(record: Record) -> Identities:
    """Return what people decided of names, as it stands."""
    everywhere: dict[str, str] = {}
    within: dict[tuple[str, str], str] = {}
    for decision in standing_of_kind(record, Kind.IDENTITY):
        if decision.verdict is not Verdict.CORRECT or not decision.value:
            continue
        name, value = decision.target.field, str(decision.value)
        if not decision.target.content:
            everywhere[name] = value
            continue
        content = (decision.target.content,)
        for (report,) in record.execute("SELECT name FROM report WHERE content = ? AND current", content):
            within[report, name] = value
    return Identities(everywhere, within)


def is_named(record: Record, name: str) -> bool:
    """Tell whether some report of the record names a speaker so; an unnamed one is no name."""
    return record.execute("SELECT 1 FROM term WHERE facet = 'speaker' AND name = ?", (name,)).fetchone() is not None


def with_identities(record: Record, columns: Columns, identities: Identities) -> Columns:
    """Return the columns with each speaker under the name decided on; a name that no report has gets its own number."""
    if not identities:
        return columns
    speakers = columns.of["speaker"].copy()
    names: dict[int, str] = {}

    def number_of(name: str) -> int:
        found = record.execute("SELECT id FROM term WHERE facet = 'speaker' AND name = ?", (name,)).fetchone()
        known = next((number for number, held in names.items() if held == name), 0)
        if found or known:
            return int(found[0]) if found else known
        last = record.execute("SELECT max(id) FROM term").fetchone()[0] or 0
        number = int(last) + len(names) + 1
        names[number] = name
        return number

    for name in identities.everywhere:
        speakers[speakers == number_of(name)] = number_of(identities.called(name))
    for (report, name), called in identities.within.items():
        there = _passages_of(record, report, number_of(name))
        speakers[there] = number_of(called)
    return replace(columns, of=columns.of | {"speaker": speakers}, names=names, called=dict(identities.everywhere))


def _passages_of(record: Record, report: str, speaker: int) -> list[int]:
    rows = record.execute(
        "SELECT p.id FROM passage p JOIN report r ON r.id = p.report AND r.current WHERE r.name = ? AND p.speaker = ?",
        (report, speaker),
    )
    return [number for (number,) in rows]
