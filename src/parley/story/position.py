"""Positions: what a party is told to hold on a matter, since when, on which claims, and who says that it holds it.

1. A position is held by whoever the words say does it; where they say nobody, by who speaks.
2. Who says so counts: the party itself, another's account, or the outlet alone; what an adversary tells stays that.
3. Unnamed speakers hold nothing of their own: only a party that is named, or whom they are told to speak for, does.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from parley.attributions.attribution import text_of_part
from parley.claims.claim import Act, Claim
from parley.claims.reading import Reading
from parley.day import Day
from parley.reports.span import Span
from parley.status import Polarity, Status
from parley.story.caption import is_of_picture
from parley.story.holder import HELD, REPRESENTING, holder_of, parties_in
from parley.story.matter import Key, head_keys, is_move_noun, keys_of, matters_of, phrases_of, proposed_in
from parley.story.teller import Teller, teller_in, teller_of

WANTED: Final = frozenset([Status.WANTED, Status.PLANNED, Status.OFFERED, Status.ATTEMPTED])
VERBS: Final = MappingProxyType({Status.OFFERED: "offers", Status.PLANNED: "plans"})
WISHES: Final = ("wants", "plans", "offers", "will not")
ASKED: Final = frozenset([Status.HYPOTHETICAL, Status.DEMANDED, Status.PREDICTED])
GIVEN: Final = frozenset([Act.READY, Act.ACCEPT, Act.COMMIT])
TAKES_UP: Final = re.compile(r"\s+to \w+ such an? \w+|\s*(?:up)?on\s*(?:[,.;]|$)", re.IGNORECASE)
DENIES: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
EVENTS: Final = frozenset([Act.SCHEDULE, Act.EXTEND, Act.RELEASE, Act.WITHDRAW, Act.CONCLUDE, Act.MEASURE, Act.MEET])


@dataclass(frozen=True, slots=True)
class Held:
    """One telling of a position."""

    holder: str
    matter: str
    stance: str  # "demand", "reject", "wants: extend", "plans: meet", "will not: release"
    teller: Teller
    speaker: str  # in whose words; "" for the outlet's own
    report: str
    outlet: str
    day: Day | None
    condition: str
    text: str
    spans: tuple[Span, ...]
    claim: int

    @property
    def is_against(self) -> bool:
        """Tell whether the stance is a refusal."""
        return self.stance.startswith(("not ", "will not", "reject"))


@dataclass(frozen=True, slots=True)
class Position:
    """What a party is told to hold on a matter."""

    holder: str
    matter: str
    told: tuple[Held, ...]  # in order of day

    @property
    def since(self) -> Day | None:
        """Return the first day on which it is told, None where no day is known."""
        return next((held.day for held in self.told if held.day), None)

    @property
    def changes(self) -> tuple[Held, ...]:
        """Return the tellings that turn for or against what the one before held."""
        return tuple(held for n, held in enumerate(self.told) if n and held.is_against != self.told[n - 1].is_against)


def positions_from_readings(readings: Sequence[Reading]) -> tuple[Position, ...]:
    """Return the positions told in a record, those most often told first; a matter is an object told of twice."""
    tellings = [telling for reading in readings for telling in tellings_in(reading)]
    called: dict[str, str] = {}  # one party however its name is capitalised
    for name in sorted({held.holder for held, _ in tellings}):
        called.setdefault(name.casefold(), name)
    labels = matters_of(phrase for _, phrases in tellings for phrase in phrases)
    spread: defaultdict[Key, int] = defaultdict(int)
    for _, phrases in tellings:
        for key in {key for phrase in phrases for key in keys_of(phrase) or head_keys(phrase)}:
            spread[key] += 1
    groups: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
    for held, phrases in tellings:
        keys = [key for phrase in phrases for key in keys_of(phrase) or head_keys(phrase)]
        if keys:
            key = max(keys, key=lambda k: (spread[k] > 1, len(k), spread[k]))
            matter = labels[key]
            holder = called[held.holder.casefold()]
            groups[holder, matter].append(replace(held, holder=holder, matter=matter))
    found = [Position(*who, tuple(sorted(once_a_sentence(told), key=in_time))) for who, told in groups.items()]
    return tuple(sorted(found, key=lambda p: (-len({h.report for h in p.told}), -len(p.told), p.holder, p.matter)))


def once_a_sentence(told: Iterable[Held]) -> list[Held]:
    """Return one telling of a position for each sentence of a report: the first that is more than a wish."""
    kept: dict[tuple[str, bool], list[Held]] = {}
    for held in sorted(told, key=lambda h: (h.report, h.stance.startswith(WISHES), h.claim)):
        own = kept.setdefault((held.report, held.is_against), [])
        if not any(overlap(other.spans, held.spans) for other in own):
            own.append(held)
    return [held for own in kept.values() for held in own]


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two pieces of evidence share words."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def in_time(held: Held) -> tuple[str, str, tuple[Span, ...]]:
    """Return the order of tellings: by day, the undated last."""
    return held.day.first.isoformat() if held.day else "9999", held.report, held.spans


def tellings_in(reading: Reading) -> Iterator[tuple[Held, tuple[str, ...]]]:
    """Yield the tellings of positions in one report, each with the phrases that say what it is about."""
    known = parties_in(reading.attributions)
    for n, claim in enumerate(reading.claims):
        stance = "" if is_of_picture(claim, reading.report) else stance_of(claim)
        if not stance or is_of_the_refused(reading.claims, n):
            continue
        attribution = reading.attributions[claim.attribution]
        holder = holder_of(claim, attribution, known)
        its_own = teller_of(holder, attribution.speaker, known) is Teller.ITSELF
        if not holder or is_charged(reading.claims, n, its_own):
            continue
        text = text_of_part(reading.report, claim.part)
        if is_denied(reading.claims, n, text):
            stance = f"not {stance}"
        phrases = matter_phrases(reading.claims, n, holder, text)
        if not phrases:
            continue
        condition = " … ".join(span.text_in(text) for span in claim.condition)
        speaker = teller_in(reading.attributions, claim.attribution, text)
        told = Held(
            holder=holder,
            matter="",
            stance=stance,
            teller=teller_of(holder, speaker, known),
            speaker=speaker.name,
            report=reading.report.id,
            outlet=reading.report.outlet,
            day=claim.said_on or reading.report.published,
            condition=condition,
            text=" … ".join(span.text_in(text) for span in claim.spans),
            spans=claim.spans,
            claim=n,
        )
        yield told, phrases


def matter_phrases(claims: Sequence[Claim], n: int, holder: str, text: str) -> tuple[str, ...]:
    """Return the phrases that say what a claim is about: its own, else the next one's, else what is proposed."""
    for claim in (c for c in claims[n : n + 2] if c.spans == claims[n].spans):
        phrases = tuple(phrase for phrase in phrases_of(claim) if keys_of(phrase) and not is_of(phrase, holder))
        if phrases:
            return phrases
    sentence = " ".join(span.text_in(text) for span in claims[n].spans)
    own = phrases_of(claims[n])
    proposed = tuple(told for phrase in own if keys_of(told := proposed_in(phrase, sentence)))
    return proposed or taken_up(claims, n, holder, text) or (own if claims[n].act in HELD else ())


def taken_up(claims: Sequence[Claim], n: int, holder: str, text: str) -> tuple[str, ...]:
    """Return what a claim is about that takes up what its sentence has named: "refuses to make such a promise".

    So does a verb whose object stands before it: "ending the war, a demand that Norland insists upon".
    """
    claim = claims[n]
    end = max((s.end for s in claim.spans if claim.trigger and s.covers(claim.trigger)), default=0)
    if claim.trigger is None or claim.act not in HELD or not TAKES_UP.match(text, claim.trigger.end, end):
        return ()
    before = itertools.takewhile(lambda earlier: earlier.spans == claim.spans, reversed(claims[:n]))
    named = (c for c in before if c.trigger and c.event.what != c.trigger.text_in(text))
    told = (tuple(p for p in phrases_of(c) if is_thing(p) and not is_of(p, holder)) for c in named)
    return next((phrases for phrases in told if phrases), ())


def is_thing(phrase: str) -> bool:
    """Tell whether a phrase may be what somebody holds something on, an event too, but no other demand or offer."""
    return bool(keys_of(phrase) or (not is_move_noun(phrase) and head_keys(phrase)))


def is_of(phrase: str, holder: str) -> bool:
    """Tell whether a phrase names the holder, or those who act for it: what one holds is not oneself."""
    party, _, noun = phrase.removeprefix("the ").rpartition(" ")
    return holder in (phrase.removeprefix("the "), party if noun in REPRESENTING else phrase)


def is_denied(claims: Sequence[Claim], n: int, text: str) -> bool:
    """Tell whether a claim stands inside what its sentence denies: "denied that it was ready" is no readiness."""
    return claims[n].act in GIVEN and any(DENIES.search(span.text_in(text)) for span in claims[n].spans)


def is_charged(claims: Sequence[Claim], n: int, its_own: bool) -> bool:
    """Tell whether an event is part of an accusation: "broke the deal by delaying the talks" tells of no plan.

    What speakers say of themselves further on in the same words is theirs: "accused Norland, and plans to leave".
    """
    if claims[n].act not in EVENTS or claims[n].event.status is Status.WANTED:
        return False
    before = itertools.takewhile(lambda claim: claim.spans == claims[n].spans, reversed(claims[:n]))
    acts = [claim.act for claim in before]
    return Act.ACCUSE in (acts[:1] if its_own else acts)


def is_of_the_refused(claims: Sequence[Claim], n: int) -> bool:
    """Tell whether an offer is what the claim before refuses: "rejected proposals" proposes nothing."""
    refused = n > 0 and claims[n - 1].act is Act.REJECT and overlap(claims[n - 1].spans, claims[n].spans)
    return claims[n].act is Act.PROPOSE and refused and set(phrases_of(claims[n])) <= set(phrases_of(claims[n - 1]))


def stance_of(claim: Claim) -> str:
    """Return what a claim says that its doer holds, "" where it says nothing of the kind."""
    event = claim.event
    negative = event.polarity is Polarity.NEGATIVE
    if is_supposed(claim):
        return ""
    if claim.act in HELD:
        about = f": {event.kind}" if event.kind in EVENTS else ""
        return f"{'not ' if negative else ''}{claim.act}{about}"
    if claim.act in EVENTS and event.status in WANTED:
        if negative:
            return f"will not: {claim.act}"
        return f"{VERBS.get(event.status, 'wants')}: {claim.act}"
    return ""


def is_supposed(claim: Claim) -> bool:
    """Tell whether giving way is only supposed, or asked for: "may accept", "must accept", not "accepts it if"."""
    supposed = claim.event.status is Status.CONDITIONAL and not claim.condition
    return claim.act in GIVEN and (supposed or claim.event.status in ASKED)
