"""Fits: how well a claim fits a clause of an agreement, and which clause it is held to speak of.

1. A match needs the kind of event, the object's words, and no party or number that speaks against it.
2. Two clauses that fit alike are no match: what is not clear is left to a person.
"""

from decimal import Decimal

from parley.accounts.edges import edge, stems_in
from parley.accounts.match import Match, Said, Unmatched
from parley.accounts.name import PartyNames
from parley.accounts.profile import PHASE, TALK_WORDS, Profile, stems_of
from parley.accounts.standstill import is_standstill, talks_meant
from parley.agreement.time import Happened, Occasion
from parley.claims.claim import Act, Polarity
from parley.claims.total import totals_from_figures
from parley.quantity import Quantity, interval_of
from parley.story.wording import stem

ENOUGH = 2.0  # kind and object; less matches what only sounds alike
CLEAR = 0.5  # by how much the best has to fit better than the next
BEGINNING, ENDING = edge("begin"), edge("end")
DECLARING, AGREEING = edge("declare"), edge("agree")
HINDERED = stems_in("talks_hindered.txt")
SAME_NUMBER = "the same number"
MARGIN = Decimal("0.05")  # what "about" in a report may be off: a number rounded to two digits is off by no more


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
    stands_still = _is_term(profile) and is_standstill(said)
    begins = profile.event.occasion is Occasion.BEGUN
    if event.kind not in profile.kinds and not (profile.verb or begins or stands_still):
        return 0.0, ""  # most claims are of another kind, and nothing else need be looked at
    words = stems_of(said.clause) | _meant(said, profile)
    if not _is_of_kind(said, profile, words) or not _shares_words(said, profile, words):
        return 0.0, ""
    by, to = names.in_words(" ; ".join(event.by)), names.in_words(" ; ".join(event.to))
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
    if stands_still:
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
    if _is_term(profile) and is_standstill(said):
        return True
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
