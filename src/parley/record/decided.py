"""Decisions as rows, and beside the rows that they are on.

1. Nothing of them leaves unless it is asked for; notes and tags, and the names of those who decided, each by name.
2. A decision stands beside what was read: no row changes its own values.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from parley.exports.rows import JsonRow
from parley.record.decision import Decision, Kind
from parley.reports.span import Span

BESIDE = ("note", "tags")  # what is written beside a report or claim, rather than decided of it
DECIDED: dict[str, Any] = {**dict.fromkeys(("on", "field", "verdict", "value", "at", "reason", "by"), str)}
DECISION: dict[str, Any] = {"report": str, "part": str, "spans": [[int]], "id": int} | DECIDED


@dataclass(frozen=True, slots=True)
class Shown:
    """What of decisions is exported."""

    notes: bool = False
    names: bool = False  # of those who decided


def is_shown(decision: Decision, shown: Shown) -> bool:
    """Tell whether a decision may be exported at all."""
    return shown.notes or decision.target.field not in BESIDE


def decided_row(decision: Decision, shown: Shown) -> JsonRow:
    """Return a decision as a value of a row."""
    return {
        "on": decision.target.kind.value,
        "field": decision.target.field,
        "verdict": decision.verdict.value,
        "value": decision.value,
        "at": decision.at,
        "reason": decision.reason or None,
        "by": decision.by if shown.names else None,
    }


def decision_rows(lines: Iterable[tuple[str, Decision]], shown: Shown) -> Iterator[JsonRow]:
    """Yield a row for each decision that stands, with the report that it is on; "" for the whole record."""
    for report, decision in lines:
        if is_shown(decision, shown):
            yield {
                "report": report,
                "part": decision.target.part.value,
                "spans": [[span.start, span.end] for span in decision.target.spans],
                "id": decision.id,
            } | decided_row(decision, shown)


def with_decisions(rows: Iterable[JsonRow], decisions: Iterable[Decision], shown: Shown) -> Iterator[JsonRow]:
    """Yield a report's rows, each with the decisions on its very words."""
    held = tuple(decision for decision in decisions if is_shown(decision, shown))
    for row in rows:
        places = {frozenset(_spans(row)), frozenset(_spans(row.get("source"))), frozenset(_spans(row.get("content")))}
        on = [d for d in held if d.target.part.value == row["part"] and _is_of(d, row, places)]
        yield row | {"decisions": [decided_row(decision, shown) for decision in on]}


def _is_of(decision: Decision, row: JsonRow, places: set[frozenset[Span]]) -> bool:
    """Tell whether a decision is on what a row tells."""
    if decision.target.kind is Kind.REPORT:
        return "sha256" in row
    of_claim = decision.target.kind in (Kind.CLAIM, Kind.MATCH)
    return bool(decision.target.spans) and of_claim == ("act" in row) and frozenset(decision.target.spans) in places


def _spans(holder: Any) -> Iterator[Span]:
    if holder:
        yield from (Span(start, end) for start, end in holder["spans"])
