"""The form of a decision: what is decided on, as read, what stands, and what may be put in its place.

1. What is decided on is named by its report's content and its place there, so that reading again keeps it.
2. An unnamed source is given no name that its report does not have, and is nobody's in another report.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from parley.accounts.mapping import NONE
from parley.accounts.profile import profiles_of
from parley.agreement.agreement import Agreement
from parley.agreement.condition import Not
from parley.attributions.attribution import Part, text_of_part
from parley.claims.claim import Act
from parley.claims.reading import Reading
from parley.dossier.wording import event_in_words
from parley.engine.tables import SAYS
from parley.engine.telling import Says
from parley.record.counts import counted_speakers
from parley.record.decided import BESIDE
from parley.record.decision import Decision, Kind, Target, standing_on
from parley.record.handling import HANDLING
from parley.record.identity import identity_target, is_named
from parley.record.matched import match_target
from parley.record.record import Record
from parley.record.stored import reading_named
from parley.reports.span import text_of_spans
from parley.web.asked import Asked
from parley.web.held import Held

WHAT = {"handling": "How far it may go", "note": "A note", "tags": "Tags, set apart by commas"}


OFFERED = 300  # names


class BadDecision(ValueError):
    """A decision that cannot be written: what is missing."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is decided on, as read, and what stands."""

    report: str
    target: Target
    nr: int
    what: str  # in words
    quotation: str
    read: str  # what was read there
    choices: tuple[tuple[str, str], ...]  # values that may be put in its place, and their words; () for free text
    standing: Decision | None
    was: str = ""  # the value that accepting keeps
    name: str = ""  # of an identity: the name as read

    @property
    def is_beside(self) -> bool:
        """Tell whether something is written beside, so that there is nothing to accept or reject."""
        return self.target.kind is Kind.REPORT or self.target.field in BESIDE or self.target.kind is Kind.IDENTITY


def decision_form(asked: Asked) -> Form:
    """Return the form for what an address names."""
    name = asked.word("report")
    if asked.word("kind") == Kind.IDENTITY:
        return identity_form(asked.record, asked.word("name"), name)
    reading = reading_of_form(asked.record, name)
    return form_of(asked.held, asked.record, reading, asked.word("kind"), asked.word("field"), asked.number("nr"))


def reading_of_form(record: Record, name: str) -> Reading:
    """Return the reading that a decision is on; BadDecision where the record has none."""
    reading = reading_named(record, name)
    if reading is None:
        raise BadDecision("The record no longer holds this report.")
    return reading


def identity_form(record: Record, name: str, report: str) -> Form:
    """Return the form for who a name is, in the whole record or in one report."""
    target = target_of_identity(record, name, report)
    where = f"Who “{name}” is" + (f" in {report}" if report else ", everywhere in the record")
    return Form(report, target, 0, where, name, name, (), standing_on(record, target), name=name)


def target_of_identity(record: Record, name: str, report: str) -> Target:
    """Return what a decision on a name is on; BadDecision where no named speaker goes by it."""
    if not is_named(record, name):
        raise BadDecision("Nobody goes by this name: an unnamed source stays within its report and is nobody else.")
    return identity_target(name, reading_of_form(record, report).report.content_id if report else "")


def names_to_offer(asked: Asked) -> tuple[str, ...]:
    """Return names that a speaker may be the same as: those heard most, others than the one decided on."""
    if asked.word("kind") != Kind.IDENTITY:
        return ()
    named, _ = asked.held.once(("speakers", "offered"), lambda record: counted_speakers(record, OFFERED))
    decided = asked.held.identities().everywhere.values()
    return tuple(name for name in dict.fromkeys((*decided, *(name for name, _ in named))) if name != asked.word("name"))


def form_of(held: Held, record: Record, reading: Reading, kind: str, field: str, nr: int) -> Form:
    """Return the form for one thing read; BadDecision where there is none such."""
    target = target_of(held, reading, kind, field, nr)
    text = text_of_part(reading.report, target.part)
    quotation = text_of_spans(target.spans, text) or reading.report.headline or reading.report.id
    standing = standing_on(record, target)
    name = reading.report.id
    if target.kind is Kind.REPORT or target.field in BESIDE:
        choices = tuple((level, level) for level in HANDLING) if field == "handling" else ()
        return Form(name, target, nr, WHAT[field], quotation, "", choices, standing)
    if target.kind is Kind.MATCH and held.deal:
        was = says_of(held, reading, nr)
        choices = tuple(says_in_words(held.deal.agreement))
        read = dict(choices).get(was, was) if was != NONE else "nothing that the agreement names"
        return Form(name, target, nr, "What it says of the agreement", quotation, read, choices, standing, was)
    if target.kind is Kind.SPEAKER:
        read = reading.attributions[nr].speaker.name
        return Form(name, target, nr, "Who says it", quotation, read, (), standing)
    if target.kind is Kind.CLAIM:
        acts, read = tuple((act.value, act.value) for act in Act), reading.claims[nr].act.value
        return Form(name, target, nr, "What is done by saying it", quotation, read, acts, standing)
    attribution = reading.attributions[nr]
    read = f"{attribution.speaker.name or 'the outlet'} says it, {attribution.mode.value}"
    return Form(name, target, nr, "That somebody says this", quotation, read, (), standing)


def target_of(held: Held, reading: Reading, kind: str, field: str, nr: int) -> Target:
    """Return what a decision is on; BadDecision where the reading has no such thing."""
    content = reading.report.content_id
    try:
        if kind == Kind.REPORT and field in (*BESIDE, "handling"):
            return Target(content, Part.TEXT, (), Kind.REPORT, field)
        if kind == Kind.CLAIM and field in ("", *BESIDE):
            claim = reading.claims[nr]
            return Target(content, claim.part, claim.spans, Kind.CLAIM, field)
        if kind == Kind.MATCH and held.deal:
            return match_target(content, reading.claims[nr], held.deal.agreement.id)
        if kind in (Kind.ATTRIBUTION, Kind.SPEAKER):
            attribution = reading.attributions[nr]
            if kind == Kind.SPEAKER and attribution.source:
                return Target(content, attribution.part, attribution.source, Kind.SPEAKER, "name")
            return Target(content, attribution.part, attribution.content, Kind.ATTRIBUTION)
    except IndexError:
        pass
    raise BadDecision("Nothing of that kind was read there; it may have been read anew. Load the report again.")


def says_of(held: Held, reading: Reading, nr: int) -> str:
    """Return what a claim is now held to say of the agreement, as a mapping file writes it; `none` for nothing."""
    found = held.matches_in(reading).get(nr, ())
    return SAYS.show(Says(found[0].event, found[0].denied)) if found else NONE


def says_in_words(agreement: Agreement) -> Iterable[tuple[str, str]]:
    """Yield what a claim may say of an agreement, as a mapping file writes it and in words."""
    yield NONE, "nothing of the agreement"
    for profile in profiles_of(agreement):
        yield SAYS.show(Says(profile.event)), event_in_words(profile.event, agreement)
        yield SAYS.show(Says(profile.event, True)), event_in_words(Not(profile.event), agreement)
