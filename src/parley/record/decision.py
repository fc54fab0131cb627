"""Decisions: what a person accepted, corrected or rejected of a reading.

1. Rows are only ever added: a later decision on one target and field stands in the earlier's place, until it is undone.
2. A target is named by its report's content and its place there, so that reading again keeps the decision.
3. Whoever decides says what stood when they looked; where that has changed meanwhile, nothing is written.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parley.attributions.attribution import Part
from parley.record.record import Record, transaction
from parley.record.rows import spans_json
from parley.record.stored import spans_from_json
from parley.reports.span import Span


class Verdict(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNDO = "undo"


class Kind(StrEnum):
    """What of a reading was decided on."""

    REPORT = "report"
    ATTRIBUTION = "attribution"
    SPEAKER = "speaker"
    CLAIM = "claim"
    FIGURE = "figure"
    DAY = "day"
    MATCH = "match"  # of a claim to a clause of an agreement
    IDENTITY = "identity"  # who a name is: everywhere, or in one report


@dataclass(frozen=True, slots=True)
class Target:
    """What is decided on: a place in a text, what was read there, and which field of it."""

    content: str  # a report's content id
    part: Part
    spans: tuple[Span, ...]  # of the evidence; () for the report itself
    kind: Kind
    field: str = ""  # "" for the whole


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided, when and why."""

    id: int
    target: Target
    verdict: Verdict
    value: Any  # what JSON holds: the corrected value; None where nothing is corrected
    by: str
    at: str  # ISO 8601
    reason: str
    undoes: int | None = None


class DecidedMeanwhile(Exception):
    """Somebody else has decided on the same since the page was drawn."""

    def __init__(self, standing: Decision | None) -> None:
        """Keep what stands now."""
        words = f"{standing.by} decided: {standing.verdict}" if standing else "the decision was undone"
        super().__init__(f"{words} since this was shown; look again and decide anew")
        self.standing = standing


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision to be written, by whom, when and why."""

    target: Target
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
    value: Any = None


def decide(record: Record, decided: Decided, seen: int | None = None) -> Decision:
    """Write a decision and return it.

    `seen` is the id of the decision that stood when the person looked; DecidedMeanwhile where it stands no more.
    """
    with transaction(record):
        standing = standing_on(record, decided.target)
        if (standing.id if standing else None) != seen:
            raise DecidedMeanwhile(standing)
        return _written(record, decided, None)


def undo(record: Record, decision: Decision, by: str, at: str, reason: str = "") -> Decision:
    """Take back a decision that stands; the one before it stands again. DecidedMeanwhile where it stands no more."""
    with transaction(record):
        standing = standing_on(record, decision.target)
        if standing is None or standing.id != decision.id:
            raise DecidedMeanwhile(standing)
        return _written(record, Decided(decision.target, Verdict.UNDO, by, at, reason), decision.id)


def standing_on(record: Record, target: Target) -> Decision | None:
    """Return the decision that stands on a target, None where nobody decided or it was undone."""
    where = "content = ? AND part = ? AND spans = ? AND kind = ? AND field = ?"
    found = record.execute(f"SELECT * FROM standing_decision WHERE {where}", key_of(target)).fetchone()
    return decision_from_row(found) if found else None


def standing_in(record: Record, content: str) -> tuple[Decision, ...]:
    """Return all decisions that stand on a report of this content."""
    found = record.execute("SELECT * FROM standing_decision WHERE content = ? ORDER BY id", (content,))
    return tuple(decision_from_row(row) for row in found)


def standing_by_report(record: Record) -> Iterator[tuple[str, Decision]]:
    """Yield every decision that stands with the report that it is on; "" where it is on the whole record."""
    for row in record.execute("SELECT * FROM standing_decision ORDER BY id").fetchall():
        decision = decision_from_row(row)
        content = (decision.target.content,)
        found = record.execute("SELECT name FROM report WHERE content = ? AND current", content).fetchone()
        if found or not decision.target.content:
            yield (found[0] if found else ""), decision


def history(record: Record, limit: int = 1_000) -> tuple[Decision, ...]:
    """Return the latest decisions and undoings, newest first."""
    found = record.execute("SELECT * FROM decision ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(decision_from_row(row) for row in found)


def decision_numbered(record: Record, number: int) -> Decision | None:
    """Return the decision or undoing with a number; None where there is none."""
    row = record.execute("SELECT * FROM decision WHERE id = ?", (number,)).fetchone()
    return decision_from_row(row) if row else None


def standing_of_kind(record: Record, kind: Kind) -> tuple[Decision, ...]:
    """Return all decisions of a kind that stand, the oldest first."""
    found = record.execute("SELECT * FROM standing_decision WHERE kind = ? ORDER BY id", (kind.value,))
    return tuple(decision_from_row(row) for row in found)


def key_of(target: Target) -> tuple[str, ...]:
    """Return what a target is known by in the record."""
    return (target.content, target.part.value, spans_json(target.spans) or "[]", target.kind.value, target.field)


def _written(record: Record, decided: Decided, undoes: int | None) -> Decision:
    value = None if decided.value is None else json.dumps(decided.value, ensure_ascii=False, sort_keys=True)
    row = (*key_of(decided.target), decided.verdict.value, value, undoes, decided.by, decided.at, decided.reason)
    number = record.execute(f"INSERT INTO decision VALUES (NULL, {', '.join('?' * len(row))})", row).lastrowid
    return decision_from_row(record.execute("SELECT * FROM decision WHERE id = ?", (number,)).fetchone())


def decision_from_row(row: Sequence[Any]) -> Decision:
    """Return the decision that a row of the record holds."""
    number, content, part, spans, kind, field, verdict, value, undoes, by, at, reason = row
    target = Target(content, Part(part), spans_from_json(spans), Kind(kind), field)
    return Decision(number, target, Verdict(verdict), json.loads(value) if value else None, by, at, reason, undoes)
