"""Matches: which claim speaks of which provision, phase or process, and why that is thought so.

1. A match says who made it (`reader` or a person), its reason in words, and its score; a person may confirm, correct or
   refuse it, and that decision counts.
2. A kind of event that a provision cannot be about is never matched to it, whatever words they share.
3. What is not matched is listed; nothing is dropped.
"""

from dataclasses import dataclass

from parley.agreement.time import Happened
from parley.attributions.attribution import text_of_part
from parley.claims.claim import Claim
from parley.claims.reading import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its report and its number there."""

    report: str
    claim: int


@dataclass(frozen=True, slots=True)
class Match:
    """A claim held to speak of something in the agreement."""

    place: Place
    event: Happened
    denied: bool
    reason: str  # "release; by Hamas; captives; 33"
    score: float
    mapped_by: str = "reader"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A claim that speaks of nothing that the agreement names, or not clearly."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the report that it stands in."""

    reading: Reading
    number: int

    @property
    def claim(self) -> Claim:
        """Return the claim."""
        return self.reading.claims[self.number]

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return Place(self.reading.report.id, self.number)

    @property
    def trigger(self) -> str:
        """Return the word that carries the claim; "" where none does."""
        report, span = self.reading.report, self.claim.trigger
        text = text_of_part(report, self.claim.part)
        return text[span.start : span.end] if span else ""

    @property
    def before(self) -> str:
        """Return the words of its sentence before the trigger."""
        report, span = self.reading.report, self.claim.trigger
        text = text_of_part(report, self.claim.part)
        if span is None:
            return ""
        start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "! ", "? ")) + 1
        return text[start : span.start]

    @property
    def clause(self) -> str:
        """Return the words of the event alone: its trigger, what, by, to and place."""
        event = self.claim.event
        return " ; ".join((self.trigger, event.what, event.place, *event.by, *event.to))

    @property
    def words(self) -> str:
        """Return the words of the claim, as its report has them."""
        report = self.reading.report
        text = text_of_part(report, self.claim.part)
        return " ".join(text[span.start : span.end] for span in self.claim.spans)
