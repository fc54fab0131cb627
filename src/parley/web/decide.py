"""A person's hand: the form of a decision, what is written of it, and its undoing.

1. What is decided on is named by its report's content and its place there, so that reading again keeps it.
2. Whoever decides says who they are; two who decide on one thing at once are told, and nothing is overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from parley.attributions.attribution import Part
from parley.claims.claim import Act
from parley.claims.reading import Reading
from parley.record.decision import Decided, Decision, Kind, Target, Verdict, decide, history, standing_on, undo
from parley.record.record import Record
from parley.record.stored import reading_named
from parley.reports.span import text_of_spans
from parley.web.addresses import Addresses, anchor_of
from parley.web.asked import Asked
from parley.web.handling import HANDLING
from parley.web.held import Held

LONGEST = 4_000  # characters of a reason or value


class BadDecision(ValueError):
    """A decision that cannot be written: what is missing."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is decided on, as read, and what stands."""

    report: str
    kind: Kind
    field: str
    nr: int
    what: str  # in words
    quotation: str
    read: str  # what was read there
    choices: tuple[str, ...]  # values that may be put in its place; () for free text
    standing: Decision | None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in the list of all."""

    decision: Decision
    report: str  # "" where its text is no longer in the record
    quotation: str


def decision_form(asked: Asked) -> Form:
    """Return the form for what an address names."""
    reading = _reading(asked.record, asked.word("report"))
    kind, nr = asked.word("kind"), asked.number("nr")
    return form_of(asked.record, reading, kind, asked.word("field"), nr)


def form_of(record: Record, reading: Reading, kind: str, field: str, nr: int) -> Form:
    """Return the form for one thing read; BadDecision where there is none such."""
    target = target_of(reading, kind, field, nr)
    text = reading.report.title if target.part is Part.TITLE else reading.report.text
    quotation = text_of_spans(target.spans, text)
    standing = standing_on(record, target)
    name = reading.report.id
    if target.kind is Kind.SPEAKER:
        read = reading.attributions[nr].speaker.name
        return Form(name, target.kind, "name", nr, "Who says it", quotation, read, (), standing)
    if target.kind is Kind.CLAIM:
        claim = reading.claims[nr]
        return Form(name, target.kind, "", nr, "What is done by saying it", quotation, claim.act.value,
                    tuple(act.value for act in Act), standing)  # fmt: skip
    if target.kind is Kind.REPORT:
        choices = HANDLING if field == "handling" else ()
        what = "How far it may go" if field == "handling" else "A note on the report"
        return Form(name, target.kind, field, nr, what, reading.report.headline or name, "", choices, standing)
    attribution = reading.attributions[nr]
    read = f"{attribution.speaker.name or 'the outlet'} says it, {attribution.mode.value}"
    return Form(name, target.kind, "", nr, "That somebody says this", quotation, read, (), standing)


def target_of(reading: Reading, kind: str, field: str, nr: int) -> Target:
    """Return what a decision is on; BadDecision where the reading has no such thing."""
    content = reading.report.content_id
    try:
        if kind == Kind.REPORT and field in ("note", "handling"):
            return Target(content, Part.TEXT, (), Kind.REPORT, field)
        if kind == Kind.CLAIM:
            claim = reading.claims[nr]
            return Target(content, claim.part, claim.spans, Kind.CLAIM)
        if kind in (Kind.ATTRIBUTION, Kind.SPEAKER):
            attribution = reading.attributions[nr]
            if kind == Kind.SPEAKER and attribution.source:
                return Target(content, attribution.part, attribution.source, Kind.SPEAKER, "name")
            return Target(content, attribution.part, attribution.content, Kind.ATTRIBUTION)
    except IndexError:
        pass
    raise BadDecision("Nothing of that kind was read there; it may have been read anew. Load the report again.")


def decision_taken(held: Held, words: Mapping[str, str]) -> str:
    """Write a decision that was posted, and return the address to go on to."""
    record = held.record()
    reading = _reading(record, words.get("report", ""))
    target = target_of(reading, words.get("kind", ""), words.get("field", ""), _number(words.get("nr", "0")))
    verdict = words.get("verdict", "")
    if verdict not in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT):
        raise BadDecision("Choose whether you accept, correct or reject it.")
    by = words.get("by", "").strip()[:100]
    if not by:
        raise BadDecision("Write your name: a decision is somebody's.")
    value = words.get("value", "").strip()[:LONGEST]
    if verdict == Verdict.CORRECT and not value:
        raise BadDecision("Write what stands in its place, or reject it.")
    if target.field == "handling" and value not in HANDLING:
        raise BadDecision(f"A report is handled as one of: {', '.join(HANDLING)}.")
    decided = Decided(target, Verdict(verdict), by, _now(), words.get("reason", "").strip()[:LONGEST],
                      value if verdict == Verdict.CORRECT else None)  # fmt: skip
    seen = words.get("seen", "")
    decide(record, decided, _number(seen) if seen else None)
    return _address(reading.report.id, target)


def decision_undone(held: Held, words: Mapping[str, str]) -> str:
    """Take back a decision that was posted, and return the address to go on to."""
    record = held.record()
    number = _number(words.get("id", ""))
    found = next((d for d in history(record, 10_000) if d.id == number), None)
    if found is None:
        raise BadDecision("There is no such decision.")
    by = words.get("by", "").strip()[:100] or held.by or found.by
    undo(record, found, by, _now(), words.get("reason", "").strip()[:LONGEST])
    name = words.get("report", "")
    return _address(name, found.target) if name and reading_named(record, name) else "/decisions"


def decisions_page(record: Record) -> tuple[DecisionLine, ...]:
    """Return all decisions, newest first, with the reports that they are on."""
    lines = []
    for decision in history(record, 200):
        found = record.execute(
            "SELECT name, text, title FROM report JOIN report_text ON report = id WHERE content = ? AND current",
            (decision.target.content,),
        ).fetchone()
        name, text, title = found or ("", "", "")
        text = title if decision.target.part is Part.TITLE else text
        lines.append(DecisionLine(decision, name, text_of_spans(decision.target.spans, text)))
    return tuple(lines)


def _reading(record: Record, name: str) -> Reading:
    reading = reading_named(record, name)
    if reading is None:
        raise BadDecision("The record no longer holds this report.")
    return reading


def _address(name: str, target: Target) -> str:
    if not target.spans:
        return Addresses().report(name)
    return f"{Addresses().report(name)}#{anchor_of(target.spans[0], target.part)}"


def _number(word: str) -> int:
    if not word.isdecimal() or len(word) > 12:
        raise BadDecision("That names no place in the record.")
    return int(word)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
