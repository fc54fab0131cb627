"""Accounts from claims: every claim is held against every clause, and matched, or listed with the reason.

1. A person's mapping counts before anything that is worked out here.
2. What a report tells depends on that report alone, so that a report read once need not be read again.
3. A telling in a title points at no place in the text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from parley.accounts.account import own_name_of, party_teller, teller_of
from parley.accounts.fit import is_hindered, matches_of, quantity_of
from parley.accounts.match import Match, Place, Said, Unmatched
from parley.accounts.name import PartyNames, party_names
from parley.accounts.profile import Profile, profiles_of, stems_of
from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.format import text_from_tree
from parley.agreement.time import Civil, Happened, Occasion, Time, Vague
from parley.agreement.to_tree import tree_from_agreement
from parley.attributions.attribution import OUTLET_VOICE, Part, Speaker
from parley.claims.claim import Act, Claim, Status
from parley.claims.reading import Reading
from parley.day import Day
from parley.engine.telling import Coverage, Says, Strength, Teller, Telling, Tellings
from parley.story.wording import stem
from parley.words import words_in

DEEDS = frozenset({Act.RELEASE, Act.WITHDRAW, Act.MEASURE, Act.TRAVEL})
OF_TEXTS = frozenset(stem(word) for word in ("phase", "accord", "agreement", "deal", "plan", "text", "proposal"))
ASKED = MappingProxyType(
    {
        **dict.fromkeys((Act.PRESS, Act.DEMAND, Act.APPEAL, Act.INSIST), Status.DEMANDED),
        Act.PROPOSE: Status.OFFERED,
        Act.HOPE: Status.WANTED,
    }
)  # what is pressed for, offered or hoped for has not come about by that
OPEN = frozenset({Status.HYPOTHETICAL, Status.CONDITIONAL, Status.PREDICTED})  # "may be postponed" delays nothing yet


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a record tells of an agreement: per teller, with each match and what was not matched."""

    tellings: Tellings
    matches: Mapping[str, Match]  # by the telling's id
    unmatched: tuple[Unmatched, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """An agreement made ready for claims to be held against it."""

    agreement: Agreement
    names: PartyNames
    profiles: tuple[Profile, ...]

    @property
    def by_event(self) -> dict[Happened, Profile]:
        """Return the profiles by what they are of."""
        return {profile.event: profile for profile in self.profiles}

    @property
    def content(self) -> str:
        """Return all of the agreement as text: the same for equal agreements."""
        return text_from_tree(tree_from_agreement(self.agreement))


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as a telling, whose account it goes into, and the match behind it."""

    telling: Telling
    teller: Teller
    match: Match
    named: str = ""  # the speaker's own name, where the account is theirs by it and by no party


@dataclass(frozen=True, slots=True)
class ToldIn:
    """What one report tells of an agreement."""

    day: Day | None
    told: tuple[Told, ...]
    unmatched: tuple[Unmatched, ...]


def matching_of(agreement: Agreement) -> Matching:
    """Return an agreement made ready for claims to be held against it."""
    return Matching(agreement, party_names(agreement), profiles_of(agreement))


def accounts_from_readings(
    readings: Iterable[Reading], agreement: Agreement, decided: Mapping[Place, Match | None] | None = None
) -> Accounts:
    """Return the accounts that readings give of an agreement.

    `decided` holds what a person decided of a claim: another match, or None where it speaks of nothing here.
    """
    matching = matching_of(agreement)
    return accounts_from_told((told_in_reading(reading, matching, decided) for reading in readings), agreement)


def accounts_from_told(reports: Iterable[ToldIn], agreement: Agreement) -> Accounts:
    """Return the accounts that several reports give of an agreement."""
    tellers: dict[str, Teller] = {}
    told: list[Told] = []
    unmatched: list[Unmatched] = []
    days: list[Day] = []
    for report in reports:
        told += report.told
        unmatched += report.unmatched
        days += [report.day] if report.day else []
    for id_ in dict.fromkeys(id_ for group in agreement.opposed for id_ in group):
        tellers[id_] = party_teller(id_, agreement)  # the sides first, and their silence is told too
    for one in told:
        tellers.setdefault(one.teller.id, one.teller)
    coverage = tuple(Coverage(str(day), day.first, day.last) for day in dict.fromkeys(days))
    tellings = Tellings(agreement.id, "1", tuple(tellers.values()), tuple(one.telling for one in told), coverage)
    return Accounts(tellings, {one.telling.id: one.match for one in told}, tuple(unmatched))


def told_in_reading(
    reading: Reading, matching: Matching, decided: Mapping[Place, Match | None] | None = None
) -> ToldIn:
    """Return what a report tells of an agreement."""
    told: list[Told] = []
    unmatched: list[Unmatched] = []
    by_event = matching.by_event
    for number in range(len(reading.claims)):
        said = Said(reading, number)
        found = _decided(said.place, decided) or matches_of(said, matching.profiles, matching.names)
        if isinstance(found, Unmatched):
            unmatched.append(found)
            continue
        speaker = speaker_of(said)
        teller = teller_of(speaker, reading.report, matching.agreement, matching.names)
        for match in found:
            telling = telling_of(said, match, teller, matching.names, by_event)
            if isinstance(telling, Unmatched):
                unmatched.append(telling)
            elif not _is_told_again(telling, told):
                told.append(Told(telling, teller, match, own_name_of(speaker, matching.names)))
    return ToldIn(reading.report.published, tuple(told), tuple(unmatched))


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


def _is_told_again(telling: Telling, told: list[Told]) -> bool:
    """Tell whether the same account says the same of one clause in the same passage: two words for one thing."""
    return any(
        (other.account, other.says, other.status, other.said, other.quantity, other.quote)
        == (telling.account, telling.says, telling.status, telling.said, telling.quantity, telling.quote)
        for other in (one.telling for one in told[-8:])
    )


def _decided(place: Place, decided: Mapping[Place, Match | None] | None) -> tuple[Match, ...] | Unmatched | None:
    """Return what a person decided of a claim, if anybody did."""
    if not decided or place not in decided:
        return None
    match = decided[place]
    return (match,) if match else Unmatched(place, "a person decided that it speaks of nothing in the agreement")


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
    if status is Status.ACTUAL and not match.denied and claim.event.kind is not claim.act:
        status = ASKED.get(claim.act, status)
    if status is Status.ACTUAL and is_term and match.event.occasion is Occasion.DONE:
        status = Status.PLANNED
    spans = () if claim.part is Part.TITLE else tuple((span.start, span.end) for span in claim.spans)
    blames = names.in_words(" ; ".join((*claim.event.by, *claim.event.to))) if claim.act is Act.ACCUSE else ()
    return Telling(
        f"{report.id} {said.number}", teller.id, Says(match.event, match.denied), day.last, status=status,
        on=_time(claim.event_on), quantity=Amount(Form.NUMBER, number) if number else None, so_far=number is not None,
        blames=blames, heard_from=("others",) if said.reading.attributions[claim.attribution].speaker.hearsay else (),
        sources=(report.id,), spans=spans, quote=said.words,
        strength=_strength(claim), given_to=names.in_words(" ; ".join(claim.event.to)) if _strength(claim) else (),
        mapped_by=match.mapped_by,
    )  # fmt: skip


def _strength(claim: Claim) -> Strength | None:
    """Return how strongly a claim commits, where it does."""
    return Strength(claim.strength) if claim.act is Act.COMMIT and claim.strength in set(Strength) else None


@cache
def told_as_agreed() -> re.Pattern[str]:
    """Return the pattern of words that tell an event as a term of an agreement."""
    return re.compile(rf"\b(?:{'|'.join(words_in('told_as_agreed.txt'))})\b", re.IGNORECASE)


def _time(day: Day | None) -> Time | None:
    """Return a day as a time of an agreement."""
    if day is None:
        return None
    return Civil(day.first) if day.is_exact else Vague(day.first, day.last)
