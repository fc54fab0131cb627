"""Decisions taken: what is written of a form that was posted, its undoing, and the list of all.

1. Whoever decides says who they are; two who decide on one thing at once are told, and nothing is overwritten.
2. Only what was posted with the token of its form comes here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from parley.accounts.mapping import NONE
from parley.attributions.attribution import Part, SpeakerKind
from parley.claims.reading import Reading
from parley.record.decision import Decided, Decision, Kind, Target, Verdict, decide, decision_numbered, history, undo
from parley.record.handling import HANDLING
from parley.record.identity import identities_of
from parley.record.record import Record
from parley.record.stored import reading_named
from parley.reports.span import text_of_spans
from parley.web.addresses import Addresses, anchor_of
from parley.web.decide import BadDecision, reading_of_form, says_in_words, target_of, target_of_identity
from parley.web.held import Held

LONGEST = 4_000  # characters of a reason or value
LISTED = 200  # decisions on the page of all


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in the list of all."""

    decision: Decision
    report: str  # "" where its text is no longer in the record
    quotation: str
    stands: bool  # nobody undid it or decided anew


def decision_taken(held: Held, words: Mapping[str, str]) -> str:
    """Write a decision that was posted, and return the address to go on to."""
    record = held.record()
    nr = number_of(words.get("nr", "0") or "0")
    reading: Reading | None = None
    if words.get("kind") == Kind.IDENTITY:
        target = target_of_identity(record, words.get("name", ""), words.get("report", ""))
    else:
        reading = reading_of_form(record, words.get("report", ""))
        target = target_of(held, reading, words.get("kind", ""), words.get("field", ""), nr)
    verdict = words.get("verdict", "")
    if verdict not in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT):
        raise BadDecision("Choose whether you accept, correct or reject it.")
    by = words.get("by", "").strip()[:100]
    if not by:
        raise BadDecision("Write your name: a decision is somebody's.")
    value = _value(held, target, Verdict(verdict), words)
    if reading is not None:
        refuse_a_name_from_elsewhere(reading, target, nr, value)
    reason = words.get("reason", "").strip()[:LONGEST]
    seen = words.get("seen", "")
    decided = Decided(target, Verdict(verdict), by, now(), reason, value or None)
    decide(record, decided, number_of(seen) if seen else None)
    held.forget()
    return address_of(words.get("report", ""), target)


def _value(held: Held, target: Target, verdict: Verdict, words: Mapping[str, str]) -> str:
    """Return the value that a decision keeps; BadDecision where it cannot be that."""
    value = words.get("value", "").strip()[:LONGEST]
    if target.kind is Kind.MATCH and held.deal:
        value = words.get("was", "") if verdict is Verdict.ACCEPT else NONE if verdict is Verdict.REJECT else value
        if value not in dict(says_in_words(held.deal.agreement)):
            raise BadDecision("Choose what it says of the agreement, or reject that it says anything of it.")
        return value
    if target.kind is Kind.IDENTITY:
        return _name(held.record(), target, " ".join(value.split()))
    if verdict is not Verdict.CORRECT:
        return ""
    if not value:
        raise BadDecision("Write what stands in its place, or reject it.")
    if target.field == "handling" and value not in HANDLING:
        raise BadDecision(f"A report is handled as one of: {', '.join(HANDLING)}.")
    if target.field == "tags":
        return ", ".join(dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in value.split(",")))))
    return value


def _name(record: Record, target: Target, value: str) -> str:
    """Return the name that another is to go by; BadDecision where it would go round in a circle or names nobody."""
    if not value or value == target.field:
        raise BadDecision("Write the other name that the speaker goes by.")
    if not target.content and identities_of(record).called(value) == target.field:
        raise BadDecision(f"“{value}” already goes by “{target.field}”; undo that first.")
    return value


def refuse_a_name_from_elsewhere(reading: Reading, target: Target, nr: int, value: str) -> None:
    """Refuse to give an unnamed source a name that its report does not have."""
    if target.kind is not Kind.SPEAKER or not value:
        return
    is_unnamed = reading.attributions[nr].speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.ELIDED)
    if is_unnamed and value.casefold() not in f"{reading.report.title}\n{reading.report.text}".casefold():
        raise BadDecision("This source is unnamed: it may be called only by words that stand in its report.")


def decision_undone(held: Held, words: Mapping[str, str]) -> str:
    """Take back a decision that was posted, and return the address to go on to."""
    record = held.record()
    number = number_of(words.get("id", ""))
    found = decision_numbered(record, number)
    if found is None:
        raise BadDecision("There is no such decision.")
    by = words.get("by", "").strip()[:100] or held.by
    if not by:
        raise BadDecision("Write your name: undoing is somebody's decision as well.")
    undo(record, found, by, now(), words.get("reason", "").strip()[:LONGEST])
    held.forget()
    name = words.get("report", "")
    return address_of(name, found.target) if name and reading_named(record, name) else "/decisions"


def decisions_page(record: Record) -> tuple[DecisionLine, ...]:
    """Return all decisions, newest first, with the reports that they are on."""
    lines = []
    standing = {number for (number,) in record.execute("SELECT id FROM standing_decision")}
    for decision in history(record, LISTED):
        found = record.execute(
            "SELECT name, text, title FROM report JOIN report_text ON report = id WHERE content = ? AND current",
            (decision.target.content,),
        ).fetchone()
        name, text, title = found or ("", "", "")
        text = title if decision.target.part is Part.TITLE else text
        words = text_of_spans(decision.target.spans, text)
        lines.append(DecisionLine(decision, name, words, decision.id in standing))
    return tuple(lines)


def address_of(name: str, target: Target) -> str:
    """Return the address to go on to after a decision."""
    if not name:
        return "/decisions"
    if not target.spans:
        return Addresses().report(name)
    return f"{Addresses().report(name)}#{anchor_of(target.spans[0], target.part)}"


def number_of(word: str) -> int:
    """Return a number that was posted; BadDecision where it is none."""
    if not word.isdecimal() or len(word) > 12:
        raise BadDecision("That names no place in the record.")
    return int(word)


def now() -> str:
    """Return the time, as decisions keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
