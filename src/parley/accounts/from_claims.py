"""Accounts from claims: every claim is held against every clause, and matched, or listed with the reason.

1. A match needs the kind of event, the object's words, and no party or number that speaks against it.
2. Two clauses that fit alike are no match: what is not clear is left to a person.
3. A person's mapping counts before anything that is worked out here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from parley.accounts.account import party_teller, teller_of
from parley.accounts.match import Match, Place, Said, Unmatched
from parley.accounts.name import PartyNames, party_names
from parley.accounts.profile import TALK_WORDS, Profile, profiles_of, stems_of
from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.time import Civil, Happened, Occasion, Time, Vague
from parley.claims.claim import Act, Polarity, Status
from parley.claims.reading import Reading
from parley.day import Day
from parley.engine.telling import Coverage, Says, Teller, Telling, Tellings
from parley.quantity import Quantity, interval_of
from parley.story.wording import stem

ENOUGH = 2.0  # kind and object; less matches what only sounds alike
CLEAR = 0.5  # by how much the best has to fit better than the next
HINDERED = frozenset(stem(word) for word in (
    "delay", "delaying", "stall", "stalling", "obstruct", "obstructing", "avoid", "avoiding", "refuse", "refusing",
    "fail", "failed", "failing", "prevent", "block", "blocking", "postpone", "hinder", "evade",
))  # fmt: skip
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
            match = _decided(said.place, decided) or best_match(said, profiles, names)
            if isinstance(match, Unmatched):
                unmatched.append(match)
                continue
            attribution = reading.attributions[said.claim.attribution]
            teller = teller_of(attribution.speaker, reading.report, agreement, names)
            telling = telling_of(said, match, teller, names, by_event)
            if isinstance(telling, Unmatched):
                unmatched.append(telling)
                continue
            tellers.setdefault(teller.id, teller)
            told.append(telling)
            matches[telling.id] = match
    for id_ in dict.fromkeys(id_ for group in agreement.opposed for id_ in group):
        tellers.setdefault(id_, party_teller(id_, agreement))  # its silence is told too
    coverage = tuple(Coverage(str(day), day.first, day.last) for day in dict.fromkeys(days))
    tellings = Tellings(agreement.id, "1", tuple(tellers.values()), tuple(told), coverage)
    return Accounts(tellings, matches, tuple(unmatched))


def _decided(place: Place, decided: Mapping[Place, Match | None] | None) -> Match | Unmatched | None:
    """Return what a person decided of a claim, if anybody did."""
    if not decided or place not in decided:
        return None
    return decided[place] or Unmatched(place, "a person decided that it speaks of nothing in the agreement")


def best_match(said: Said, profiles: tuple[Profile, ...], names: PartyNames) -> Match | Unmatched:
    """Return the clause that a claim speaks of, or why none is."""
    scored = sorted(
        ((score, profile, reason) for profile in profiles for score, reason in (fit(said, profile, names),) if score),
        key=lambda item: (-item[0], str(item[1].event)),
    )
    if not scored or scored[0][0] < ENOUGH:
        return Unmatched(said.place, "it shares kind and object with no clause")
    if len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR and scored[0][1].event.of != scored[1][1].event.of:
        return Unmatched(said.place, f"it may speak of {scored[0][1].event} or of {scored[1][1].event}")
    score, profile, reason = scored[0]
    return Match(said.place, profile.event, is_denied(said, profile), reason, score)


def fit(said: Said, profile: Profile, names: PartyNames, margin: Decimal = MARGIN) -> tuple[float, str]:
    """Return how well a claim fits a clause, and why; 0 where something speaks against it."""
    claim = said.claim
    kind = claim.event.kind
    words = stems_of(f"{said.words} {claim.event.what}")
    reasons = []
    hindered = claim.act is Act.ACCUSE and bool(words & HINDERED) and profile.event.occasion is Occasion.BEGUN
    if kind in profile.kinds or hindered or (profile.verb and profile.verb in words):
        reasons.append(kind.value)
    else:
        return 0.0, ""
    shared = words & profile.words
    if profile.is_phase:
        if "phas" not in shared or not shared - {"phas"} or words & TALK_WORDS:
            return 0.0, ""
    elif profile.event.occasion in (Occasion.BEGUN, Occasion.AGREED):
        about = profile.words - TALK_WORDS
        if not words & TALK_WORDS or (about and not words & about):
            return 0.0, ""
    elif profile.words and not shared:
        return 0.0, ""
    score = 1.0 + min(1.0, 0.5 + 0.5 * len(shared) / max(1, min(3, len(profile.words))))
    if shared:
        reasons.append(", ".join(sorted(shared)[:4]))
    by = names.in_words(" ; ".join(claim.event.by))
    if by and profile.bearers:
        if not set(by) & profile.bearers and profile.event.occasion is not Occasion.BEGUN:
            return 0.0, ""
        score += 0.75
        reasons.append(f"by {', '.join(by)}")
    if profile.to & set(names.in_words(" ; ".join(claim.event.to))):
        score += 0.25
    number = quantity_of(said, profile)
    if number and profile.owed and interval_of(number, margin).overlaps(profile.owed):
        score += 0.75
        reasons.append("the same number")
    return score, "; ".join(reasons)


def is_denied(said: Said, profile: Profile) -> bool:
    """Tell whether a claim says that the thing did not happen."""
    claim = said.claim
    negative = claim.event.polarity is Polarity.NEGATIVE
    if claim.act is Act.DENY:
        return not negative
    hindered = profile.event.occasion is Occasion.BEGUN and bool(stems_of(said.words) & HINDERED)
    return negative or hindered or claim.event.status is Status.ATTEMPTED


def quantity_of(said: Said, profile: Profile) -> Quantity | None:
    """Return the number in a claim that counts what a clause is about; without words of it, the only one."""
    figures = [figure.quantity for figure in said.claim.figures if figure.quantity.unit not in ("day", "percent")]
    fitting = [number for number in figures if stems_of(f"{number.of} {number.unit}") & profile.words]
    return fitting[0] if fitting else figures[0] if len(figures) == 1 else None


def telling_of(said: Said, match: Match, teller: Teller, names: PartyNames, profiles: Mapping[Happened, Profile]
               ) -> Telling | Unmatched:  # fmt: skip
    """Return a matched claim as the engine takes it; one whose day nobody knows cannot be placed."""
    claim, report = said.claim, said.reading.report
    day = claim.said_on or report.published
    if day is None:
        return Unmatched(said.place, "the day on which it was said is unknown: give the report's day")
    profile = profiles.get(match.event)
    number = quantity_of(said, profile) if profile and match.event.occasion is Occasion.DONE else None
    status = Status.ACTUAL if match.denied and claim.event.status is Status.ATTEMPTED else claim.event.status
    blames = names.in_words(" ; ".join((*claim.event.by, *claim.event.to))) if claim.act is Act.ACCUSE else ()
    return Telling(
        f"{report.id} {said.number}", teller.id, Says(match.event, match.denied), day.last, status=status,
        on=_time(claim.event_on), quantity=Amount(Form.NUMBER, number) if number else None, so_far=number is not None,
        blames=blames, heard_from=("others",) if said.reading.attributions[claim.attribution].speaker.hearsay else (),
        sources=(report.id,), spans=tuple((span.start, span.end) for span in claim.spans), quote=said.words,
        mapped_by=match.mapped_by,
    )  # fmt: skip


def _time(day: Day | None) -> Time | None:
    """Return a day as a time of an agreement."""
    if day is None:
        return None
    return Civil(day.first) if day.is_exact else Vague(day.first, day.last)
