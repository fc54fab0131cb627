"""Who a name is, by decision: where two names are one speaker's, where one name is somebody else's, who said a thing.

1. Two names of named speakers may be one everywhere (a merge), a name may be another's in one report (a split), and one
   utterance may be said by somebody other than was read (a correction).
2. Unnamed people are merged with nobody: a source that a report does not name exists within that report alone.
3. Nothing that was read is changed: a decision says under which name a speaker is shown and counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from parley.attributions.attribution import Part, SpeakerKind
from parley.record.decision import Kind, Target, Verdict, decision_from_row
from parley.record.record import Record
from parley.record.rows import LINKED, spans_json
from parley.reports.span import Span


@dataclass(frozen=True, slots=True)
class Identities:
    """What people decided of names."""

    everywhere: Mapping[str, str] = field(default_factory=dict)  # name as read -> the name that it goes by
    within: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (report, name as read) -> the same, there
    corrected: Mapping[tuple[str, str, str], str] = field(default_factory=dict)  # (report, part, source) -> who said it

    def called(self, name: str, report: str = "") -> str:
        """Return the name that a speaker goes by by decision; "" where nobody decided."""
        there = self.within.get((report, name), "")
        return (self._followed(there) or there) if there else self._followed(name)

    def shown(self, name: str, kind: SpeakerKind, report: str, part: Part, source: str | None) -> str:
        """Return the name under which who said something is shown; `source` is the spans' JSON, as the record has it.

        It is the name read where nobody decided, and that of an unnamed source unless this very utterance was decided.
        """
        said_by = self.corrected.get((report, part.value, source), "") if source else ""
        if said_by:
            return self.called(said_by, report) or said_by
        return (self.called(name, report) or name) if kind in LINKED else name

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield each name or utterance decided on, in words, with the name that it is shown under."""
        yield from ((name, self.called(name)) for name in self.everywhere)
        yield from ((f"{name} in {report}", self.called(name, report)) for report, name in self.within)
        for (report, part, source), name in self.corrected.items():
            where = " title" if part == Part.TITLE else ""
            yield f"who speaks at {report}{where} {source}", self.called(name, report) or name

    def _followed(self, name: str) -> str:
        """Return the end of a chain of names, however it was decided piece by piece; "" where it has no next."""
        seen = [name]
        while (following := self.everywhere.get(seen[-1], "")) and following not in seen:
            seen.append(following)
        return seen[-1] if len(seen) > 1 else ""

    def __bool__(self) -> bool:
        """Tell whether anything was decided."""
        return bool(self.everywhere or self.within or self.corrected)

    def __len__(self) -> int:
        """Return how many decisions there are."""
        return len(self.everywhere) + len(self.within) + len(self.corrected)


def identity_target(name: str, content: str = "") -> Target:
    """Return what a decision on a name is on: the whole record, or the report with a content."""
    return Target(content, Part.TEXT, (), Kind.IDENTITY, name)


def identities_of(record: Record) -> Identities:
    """Return what people decided of names, as it stands."""
    everywhere: dict[str, str] = {}
    within: dict[tuple[str, str], str] = {}
    corrected: dict[tuple[str, str, str], str] = {}
    for row in _standing(record):
        decision = decision_from_row(row)
        target, value = decision.target, str(decision.value or "")
        if decision.verdict is not Verdict.CORRECT or not value:
            continue
        if target.kind is Kind.IDENTITY and not target.content:
            everywhere[target.field] = value
            continue
        for (report,) in record.execute("SELECT name FROM report WHERE content = ? AND current", (target.content,)):
            if target.kind is Kind.IDENTITY:
                within[report, target.field] = value
            else:
                corrected[report, target.part.value, _key(target.spans)] = value
    return Identities(everywhere, within, corrected)


def _standing(record: Record) -> list[Sequence[Any]]:
    """Return the decisions on names that stand: of each target the last that nobody took back."""
    rows = record.execute(
        "SELECT * FROM decision WHERE kind = ? OR (kind = ? AND field = 'name') ORDER BY id",
        (Kind.IDENTITY.value, Kind.SPEAKER.value),
    ).fetchall()
    taken_back = {row[8] for row in rows if row[6] == Verdict.UNDO}
    standing = {row[1:6]: row for row in rows if row[6] != Verdict.UNDO and row[0] not in taken_back}
    return list(standing.values())


def _key(spans: Sequence[Span]) -> str:
    return spans_json(spans) or ""


def is_named(record: Record, name: str) -> bool:
    """Tell whether some report of the record names a speaker so; an unnamed one is no name."""
    return record.execute("SELECT 1 FROM term WHERE facet = 'speaker' AND name = ?", (name,)).fetchone() is not None
