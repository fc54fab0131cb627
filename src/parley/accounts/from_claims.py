"""Accounts from claims: every claim is held against every clause, and matched, or listed with the reason.

1. A match needs the kind of event, the object's words, and no party or number that speaks against it.
2. Two clauses that fit alike are no match: what is not clear is left to a person.
3. A person's mapping counts before anything that is worked out here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from parley.accounts.account import party_teller, teller_of
from parley.accounts.match import Match, Place, Said, Unmatched
from parley.accounts.name import PartyNames, party_names
from parley.accounts.profile import PHASE, TALK_WORDS, Profile, profiles_of, stems_of
from parley.accounts.standstill import is_standstill, talks_meant
from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.time import Civil, Happened, Occasion, Time, Vague
from parley.attributions.attribution import OUTLET_VOICE, Speaker
from parley.claims.claim import Act, Polarity, Status
from parley.claims.reading import Reading
from parley.claims.total import totals_from_figures
from parley.day import Day
from parley.engine.telling import Coverage, Says, Teller, Telling, Tellings
from parley.quantity import Quantity, interval_of
from parley.story.wording import stem
from parley.words import words_in

ENOUGH = 2.0  # kind and object; less matches what only sounds alike
CLEAR = 0.5  # by how much the best has to fit better than the next
BEGINNING = frozenset(stem(word) for word in ("begin", "begun", "began", "start", "commence", "resume", "open",
                                              "initiate", "enter", "launch"))  # fmt: skip
ENDING = frozenset(stem(word) for word in ("end", "ended", "expire", "finish", "conclude", "lapse", "over"))
HINDERED = frozenset(stem(word) for word in (
    "delay", "delaying", "delayed", "stall", "stalling", "stalled", "obstruct", "obstructing", "obstructed", "avoid",
    "avoiding", "avoided", "refuse", "refusing", "refused", "fail", "failed", "failing", "prevent", "prevented",
    "block", "blocking", "blocked", "postpone", "postponed", "postponing", "hinder", "hindered", "evade", "evaded",
))  # fmt: skip
DEEDS = frozenset({Act.RELEASE, Act.WITHDRAW, Act.MEASURE, Act.TRAVEL})
OF_TEXTS = frozenset(stem(word) for word in ("phase", "accord", "agreement", "deal", "plan", "text", "proposal"))
NO_COUNT = ("day", "percentage", "year", "month")
DECLARING = frozenset(stem(word) for word in ("declare", "proclaim", "announce", "sign", "conclude", "open", "end"))
AGREEING = frozenset(
    stem(word) for word in ("reached", "signed", "agreed", "concluded", "ratified", "sealed", "struck")
)
OPEN = frozenset({Status.HYPOTHETICAL, Status.CONDITIONAL, Status.PREDICTED})  # "may be postponed" delays nothing yet
SAME_NUMBER = "the same number"
MARGIN = Decimal("0.05")  # what "about" in a report may be off: a number rounded to two digits is off by no more


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a record tells of an agreement: per teller, with each match and what was not matched."""

    tellings: Tellings
    matches: Mapping[str, Match]  # by the telling's id
    unmatched: tuple[Unmatched, ...]


def accounts_from_readings(
    readings: Iterable[Reading], agreement: Agreement, decided: Mapping[Place, Match | None] | None = None
) -> Accounts:
    """Return the accounts that readings give of an agreement.

    `decided` holds what a person decided of a claim: another match, or None where it speaks of nothing here.
    """
    names, profiles = party_names(agreement), profiles_of(agreement)
    by_event = {profile.event: profile for profile in profiles}
    tellers: dict[str, Teller] = {}
    told: list[Telling] = []
    matches: dict[str, Match] = {}
    unmatched: list[Unmatched] = []
    days: list[Day] = []
    for reading in readings:
        if reading.report.published:
            days.append(reading.report.published)
        for number in range(len(reading.claims)):
            said = Said(reading, number)
            found = _decided(said.place, decided) or matches_of(said, profiles, names)
            if isinstance(found, Unmatched):
                unmatched.append(found)
                continue
            speaker = speaker_of(said)
            teller = teller_of(speaker, reading.report, agreement, names)
            for match in found:
                telling = telling_of(said, match, teller, names, by_event)
                if isinstance(telling, Unmatched):
                    unmatched.append(telling)
                elif not _is_told_again(telling, told):
                    tellers.setdefault(teller.id, teller)
                    told.append(telling)
                    matches[telling.id] = match
    for id_ in dict.fromkeys(id_ for group in agreement.opposed for id_ in group):
        tellers.setdefault(id_, party_teller(id_, agreement))  # its silence is told too
    coverage = tuple(Coverage(str(day), day.first, day.last) for day in dict.fromkeys(days))
    tellings = Tellings(agreement.id, "1", tuple(tellers.values()), tuple(told), coverage)
    return Accounts(tellings, matches, tuple(unmatched))


def speaker_of(said: Said) -> Speaker:
    """Return whose word a claim is: a deed that only the outlet's verb tells is the outlet's, not the doer's."""
    number = said.claim.attribution
    attribution = said.reading.attributions[number]
    in_cue = (
        claim.event.kind in DEEDS and any(cue.overlaps(claim.trigger) for cue in attribution.cue)
        for claim in said.reading.claims
        if claim.attribution == number and claim.trigger
    )
    return OUTLET_VOICE if any(in_cue) else attribution.speaker


def _is_told_again(telling: Telling, told: list[Telling]) -> bool:
    """Tell whether the same account says the same of one clause in the same passage: two words for one thing."""
    return any(
        (other.account, other.says, other.status, other.said, other.quantity, other.quote)
        == (telling.account, telling.says, telling.status, telling.said, telling.quantity, telling.quote)
        for other in told[-8:]
    )


def _decided(place: Place, decided: Mapping[Place, Match | None] | None) -> tuple[Match, ...] | Unmatched | None:
    """Return what a person decided of a claim, if anybody did."""
    if not decided or place not in decided:
        return None
    match = decided[place]
    return (match,) if match else Unmatched(place, "a person decided that it speaks of nothing in the agreement")


def matches_of(said: Said, profiles: tuple[Profile, ...], names: PartyNames) -> tuple[Match, ...] | Unmatched:
    """Return the clause that a claim speaks of, or the two of an exchange; or why none is."""
    scored = sorted(
        ((score, profile, reason) for profile in profiles for score, reason in (fit(said, profile, names),) if score),
        key=lambda item: (-item[0], str(item[1].event)),
    )
    scored = [item for item in scored if item[0] >= ENOUGH]
    if not scored:
        return Unmatched(said.place, "it shares kind and object with no clause")
    legs = [item for item in scored if item[1].owed and SAME_NUMBER in item[2]]
    if len(legs) > 1 and len({quantity_of(said, item[1]) for item in legs}) == len(legs):
        return tuple(Match(said.place, profile.event, is_denied(said, profile), reason, score)
                     for score, profile, reason in legs)  # fmt: skip
    if len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR and scored[0][1].event.of != scored[1][1].event.of:
        return Unmatched(said.place, f"it may speak of {scored[0][1].event} or of {scored[1][1].event}")
    score, profile, reason = scored[0]
    return (Match(said.place, profile.event, is_denied(said, profile), reason, score),)


def fit(said: Said, profile: Profile, names: PartyNames, margin: Decimal = MARGIN) -> tuple[float, str]:
    """Return how well a claim fits a clause, and why; 0 where something speaks against it."""
    event = said.claim.event
    words = stems_of(said.clause) | _meant(said, profile)
    by, to = names.in_words(" ; ".join(event.by)), names.in_words(" ; ".join(event.to))
    if not _is_of_kind(said, profile, words) or not _shares_words(said, profile, words):
        return 0.0, ""
    if profile.needs_both and not _is_between(by, to, profile):
        return 0.0, ""
    if profile.is_prohibition and not set(by) & profile.bearers:
        return 0.0, ""  # a word for it is no deed: somebody has to do it
    if by and profile.bearers and not set(by) & profile.bearers and profile.event.occasion is not Occasion.BEGUN:
        return 0.0, ""
    shared = words & profile.words
    score = (2.0 if profile.is_phase else 1.5) + 0.5 * len(shared) / max(1, min(3, len(profile.words)))
    reasons = [event.kind.value, *([", ".join(sorted(shared)[:4])] if shared else [])]
    if by and set(by) & profile.bearers:
        score += 0.75
        reasons.append(f"by {', '.join(by)}")
    if set(to) & profile.to:
        score += 0.25
    number = quantity_of(said, profile)
    if number and profile.owed and interval_of(number, margin).overlaps(profile.owed):
        score += 0.75
        reasons.append(SAME_NUMBER)
    if _is_term(profile) and is_standstill(said):
        score += 0.5
        reasons.append("told as a standstill")
    return score, "; ".join(reasons)


def _is_term(profile: Profile) -> bool:
    """Tell whether a clause is what talks are to agree on."""
    return profile.event.occasion is Occasion.AGREED and not profile.is_phase


def _meant(said: Said, profile: Profile) -> frozenset[str]:
    """Return the words of the talks that a claim of delay or standstill means and leaves to its report."""
    starts = profile.event.occasion is Occasion.BEGUN and not profile.is_phase
    if (starts and stem(said.trigger.lower()) in HINDERED) or (_is_term(profile) and is_standstill(said)):
        return talks_meant(said, profile.words - TALK_WORDS) | (stems_of(said.words) & TALK_WORDS)
    return frozenset()


def _is_between(by: tuple[str, ...], to: tuple[str, ...], profile: Profile) -> bool:
    """Tell whether one of a clause's bearers does something to another party of it."""
    return bool(set(by) & profile.bearers and set(to) & ((profile.to or profile.bearers) - set(by)))


def _is_of_kind(said: Said, profile: Profile, words: frozenset[str]) -> bool:
    """Tell whether a claim's event is of a kind that a clause can be about."""
    kind = said.claim.event.kind
    if profile.event.occasion is Occasion.BEGUN and not profile.is_phase:
        begins = stem(said.trigger.lower()) in BEGINNING
        charged = said.claim.act is Act.ACCUSE and bool(stems_of(said.words) & HINDERED)
        return charged or (kind is Act.SCHEDULE and (begins or bool(words & HINDERED)))
    return kind in profile.kinds or (profile.verb != "" and profile.verb in words)


def _shares_words(said: Said, profile: Profile, words: frozenset[str]) -> bool:
    """Tell whether a claim names what a clause is about."""
    if profile.is_phase:
        words |= stems_of(said.before)
        ends = stem(said.trigger.lower()) in (BEGINNING if profile.event.occasion is Occasion.BEGUN else ENDING)
        named = bool(words & PHASE and (words & profile.words) - PHASE and not words & TALK_WORDS)
        return named and (ends or profile.event.occasion is Occasion.AGREED)
    if profile.event.occasion is not Occasion.DONE:
        about = profile.words - TALK_WORDS
        about = about - PHASE or about  # "phase" alone does not say which
        if said.claim.act is Act.ACCUSE:
            words |= stems_of(said.words)
        if _is_term(profile) and not (stem(said.trigger.lower()) in AGREEING or is_standstill(said)):
            return False
        return bool(words & TALK_WORDS) and (not about or bool((stems_of(said.words) | _meant(said, profile)) & about))
    if profile.all_words:
        return profile.words <= words and stem(said.trigger.lower()) in DECLARING
    return profile.needs_both or bool(words & profile.words)


def is_denied(said: Said, profile: Profile) -> bool:
    """Tell whether a claim says that the thing did not happen, or that a prohibition was not kept."""
    claim = said.claim
    negative = claim.event.polarity is Polarity.NEGATIVE
    if claim.act is Act.DENY:
        negative = not negative
    if profile.is_prohibition:
        return not negative and stem(said.trigger.lower()) not in ENDING | HINDERED
    return negative or is_hindered(said, profile.event) or (_is_term(profile) and is_standstill(said))


def is_hindered(said: Said, event: Happened) -> bool:
    """Tell whether a claim says that a beginning is delayed, avoided or refused: that it has not come about."""
    words = said.words if said.claim.act is Act.ACCUSE else said.clause
    return event.occasion is Occasion.BEGUN and bool(stems_of(words) & HINDERED)


def quantity_of(said: Said, profile: Profile) -> Quantity | None:
    """Return the number in a claim that counts what a clause is about; without words of it, the only one."""
    figures = [
        f for f in said.claim.figures if f.quantity.unit not in ("day", "percentage") and f.quantity.low is not None
    ]
    text = said.reading.report.text
    totals = totals_from_figures(text, figures)
    within = {part for total in totals for part in total.parts}
    numbers = [total.quantity for total in totals] + [f.quantity for f in figures if f not in within]
    fitting = [number for number in numbers if stems_of(f"{number.of} {number.unit}") & profile.words]
    if profile.owed and len(fitting) > 1:
        near = [number for number in fitting if interval_of(number, MARGIN).overlaps(profile.owed)]
        fitting = near or fitting
    return fitting[0] if fitting else numbers[0] if len(numbers) == 1 else None


def telling_of(said: Said, match: Match, teller: Teller, names: PartyNames, profiles: Mapping[Happened, Profile]
               ) -> Telling | Unmatched:  # fmt: skip
    """Return a matched claim as the engine takes it; one whose day nobody knows cannot be placed."""
    claim, report = said.claim, said.reading.report
    day = claim.said_on or report.published
    if day is None:
        return Unmatched(said.place, "the day on which it was said is unknown: give the report's day")
    profile = profiles.get(match.event)
    number = quantity_of(said, profile) if profile and match.event.occasion is Occasion.DONE else None
    hindered = match.denied and is_hindered(said, match.event)
    failed = match.denied and claim.event.status is Status.ATTEMPTED
    status = Status.ACTUAL if failed or (hindered and claim.event.status not in OPEN) else claim.event.status
    is_term = bool(stems_of(" ".join(claim.event.by)) & OF_TEXTS) or bool(told_as_agreed().search(said.before))
    if status is Status.ACTUAL and is_term and match.event.occasion is Occasion.DONE:
        status = Status.PLANNED
    blames = names.in_words(" ; ".join((*claim.event.by, *claim.event.to))) if claim.act is Act.ACCUSE else ()
    return Telling(
        f"{report.id} {said.number}", teller.id, Says(match.event, match.denied), day.last, status=status,
        on=_time(claim.event_on), quantity=Amount(Form.NUMBER, number) if number else None, so_far=number is not None,
        blames=blames, heard_from=("others",) if said.reading.attributions[claim.attribution].speaker.hearsay else (),
        sources=(report.id,), spans=tuple((span.start, span.end) for span in claim.spans), quote=said.words,
        mapped_by=match.mapped_by,
    )  # fmt: skip


@cache
def told_as_agreed() -> re.Pattern[str]:
    """Return the pattern of words that tell an event as a term of an agreement."""
    return re.compile(rf"\b(?:{'|'.join(words_in('told_as_agreed.txt'))})\b", re.IGNORECASE)


def _time(day: Day | None) -> Time | None:
    """Return a day as a time of an agreement."""
    if day is None:
        return None
    return Civil(day.first) if day.is_exact else Vague(day.first, day.last)
