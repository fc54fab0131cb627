"""Positions: what a party is told to hold on a matter, since when, on which claims, and who says that it holds it.

1. A position is held by whoever the words say does it; where they say nobody, by who speaks.
2. Who says so counts: the party itself, another's account, or the outlet alone; what an adversary tells stays that.
3. Unnamed speakers hold nothing of their own: only a party that is named, or whom they are told to speak for, does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parley.attributions.attribution import Attribution, Speaker, SpeakerKind
from parley.attributions.lexicon import listed, state_at
from parley.claims.claim import Act, Claim
from parley.claims.reading import Reading
from parley.day import Day
from parley.reports.span import Span
from parley.status import Polarity, Status
from parley.story.matter import Key, keys_of, matters_of, phrases_of, proposed_in

HELD: Final = frozenset(
    [Act.READY, Act.PROPOSE, Act.DEMAND, Act.INSIST, Act.ACCEPT, Act.REJECT, Act.COMMIT, Act.NONCOMMIT]
)
WANTED: Final = frozenset([Status.WANTED, Status.PLANNED, Status.OFFERED, Status.ATTEMPTED])
EVENTS: Final = frozenset([Act.SCHEDULE, Act.EXTEND, Act.RELEASE, Act.WITHDRAW, Act.CONCLUDE, Act.MEASURE, Act.MEET])
PRONOUNS: Final = listed("he she it they we i you who which that this these those them us sides parties") | {
    *("both sides", "the sides", "both parties", "the parties", "the two sides", "each side")
}
REPRESENTING: Final = listed("delegation movement negotiators team leadership leaders officials side")
GROUPS: Final = listed("group groups faction factions militia militias movements parties unions")
APART: Final = listed("opposition former ex-minister ex-president")
THE_GROUP: Final = re.compile(r"the (?:\w+ )?(?:group|movement|organi[sz]ation|union|faction)", re.IGNORECASE)


class Teller(StrEnum):
    """Who says that a party holds a position."""

    ITSELF = "itself"
    MEDIATOR = "a mediator"
    ANOTHER = "another"
    OUTLET = "the outlet"


@dataclass(frozen=True, slots=True)
class Held:
    """One telling of a position."""

    holder: str
    matter: str
    stance: str  # "demand", "reject", "wants: extend", "will not: release"
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
    labels = matters_of(phrase for _, phrases in tellings for phrase in phrases)
    spread: defaultdict[Key, int] = defaultdict(int)
    for _, phrases in tellings:
        for key in {key for phrase in phrases for key in keys_of(phrase)}:
            spread[key] += 1
    groups: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
    for held, phrases in tellings:
        keys = [key for phrase in phrases for key in keys_of(phrase)]
        if keys:
            key = max(keys, key=lambda k: (spread[k] > 1, len(k), spread[k]))
            matter = labels[key]
            groups[held.holder, matter].append(with_matter(held, matter))
    found = [Position(*who, tuple(sorted(once_a_sentence(told), key=in_time))) for who, told in groups.items()]
    return tuple(sorted(found, key=lambda p: (-len({h.report for h in p.told}), -len(p.told), p.holder, p.matter)))


def once_a_sentence(told: Iterable[Held]) -> list[Held]:
    """Return one telling of a position for each sentence of a report: the first that is more than a wish."""
    kept: dict[tuple[str, bool], list[Held]] = {}
    for held in sorted(told, key=lambda h: (h.report, h.stance.startswith(("wants", "will not", "offers")), h.claim)):
        own = kept.setdefault((held.report, held.is_against), [])
        if not any(overlap(other.spans, held.spans) for other in own):
            own.append(held)
    return [held for own in kept.values() for held in own]


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two pieces of evidence share words."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def with_matter(held: Held, matter: str) -> Held:
    """Return a telling with its matter named."""
    return Held(
        *(held.holder, matter, held.stance, held.teller, held.speaker, held.report, held.outlet, held.day),
        *(held.condition, held.text, held.spans, held.claim),
    )


def in_time(held: Held) -> tuple[str, str, tuple[Span, ...]]:
    """Return the order of tellings: by day, the undated last."""
    return held.day.first.isoformat() if held.day else "9999", held.report, held.spans


def tellings_in(reading: Reading) -> Iterator[tuple[Held, tuple[str, ...]]]:
    """Yield the tellings of positions in one report, each with the phrases that say what it is about."""
    known = parties_in(reading.attributions)
    for n, claim in enumerate(reading.claims):
        stance = stance_of(claim)
        if stance and is_denied(reading.claims, n):
            stance = f"not {stance}"
        charged = n > 0 and reading.claims[n - 1].act is Act.ACCUSE and reading.claims[n - 1].spans == claim.spans
        if not stance or (charged and claim.act in EVENTS and claim.event.status is not Status.WANTED):
            continue
        attribution = reading.attributions[claim.attribution]
        holder = holder_of(claim, attribution, known)
        text = reading.report.title if claim.part.value == "title" else reading.report.text
        phrases = matter_phrases(reading.claims, n, holder, text)
        if not holder or not phrases:
            continue
        condition = " … ".join(span.text_in(text) for span in claim.condition)
        speaker = teller_in(reading.attributions, claim.attribution)
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
    return tuple(proposed for phrase in phrases_of(claims[n]) if (proposed := proposed_in(phrase, sentence)))


def is_of(phrase: str, holder: str) -> bool:
    """Tell whether a phrase names the holder, or those who act for it: what one holds is not oneself."""
    party, _, noun = phrase.removeprefix("the ").rpartition(" ")
    return holder in (phrase.removeprefix("the "), party if noun in REPRESENTING else phrase)


def teller_in(attributions: Sequence[Attribution], number: int) -> Speaker:
    """Return who tells an attribution to the outlet: of "a mediator said that Norland wants", the mediator."""
    parent = attributions[number].parent
    while parent is not None:
        number, parent = parent, attributions[parent].parent
    return attributions[number].speaker


def is_denied(claims: Sequence[Claim], n: int) -> bool:
    """Tell whether a claim stands inside what its sentence denies: "denied that it was ready" is no readiness."""
    same = [claim for claim in claims[max(0, n - 3) : n] if claim.spans == claims[n].spans]
    return claims[n].act is not Act.REJECT and any(claim.act is Act.DENY for claim in same)


def stance_of(claim: Claim) -> str:
    """Return what a claim says that its doer holds, "" where it says nothing of the kind."""
    event = claim.event
    negative = event.polarity is Polarity.NEGATIVE
    if claim.act in HELD:
        about = f": {event.kind}" if event.kind in EVENTS else ""
        return f"{'not ' if negative else ''}{claim.act}{about}"
    if claim.act in EVENTS and event.status in WANTED:
        if negative:
            return f"will not: {claim.act}"
        return f"{'offers' if event.status is Status.OFFERED else 'wants'}: {claim.act}"
    return ""


def parties_in(attributions: Iterable[Attribution]) -> dict[str, str]:
    """Return the names of parties of a report, in lower case, each with the name that it goes by."""
    names: dict[str, str] = {}
    for attribution in attributions:
        speaker = attribution.speaker
        if speaker.speaks_for:
            names[speaker.speaks_for.lower()] = speaker.speaks_for
            if speaker.kind is SpeakerKind.PERSON:
                names[speaker.name.lower()] = names[speaker.name.split()[-1].lower()] = speaker.speaks_for
        elif speaker.kind is SpeakerKind.BODY:
            names[speaker.name.lower()] = speaker.name
    return names


def holder_of(claim: Claim, attribution: Attribution, known: dict[str, str]) -> str:
    """Return the party that a claim says holds something: by its words, else who speaks and for whom."""
    speaker = attribution.speaker
    for phrase in claim.event.by:
        if phrase.lower() in PRONOUNS:
            continue
        if phrase == speaker.name:
            named = speaker.speaks_for or (speaker.name if speaker.kind is not SpeakerKind.UNNAMED else "")
        elif speaker.speaks_for and THE_GROUP.fullmatch(phrase):
            named = speaker.speaks_for
        else:
            named = party_named(phrase, known)
        return represented(named, known)
    if claim.act in HELD and speaker.kind is not SpeakerKind.OUTLET:
        return represented(speaker.speaks_for or (speaker.name if speaker.kind is SpeakerKind.BODY else ""), known)
    return ""


def represented(name: str, known: dict[str, str]) -> str:
    """Return the party whose delegation or movement is named, where the report names it by itself as well."""
    party, _, noun = name.rpartition(" ")
    return known.get(party.lower(), name) if noun.lower() in REPRESENTING else name


def party_named(phrase: str, known: dict[str, str]) -> str:
    """Return the party that a phrase names: one that speaks in the report, or a state; else a name as it stands.

    Those who oppose a state's government or have left it, and groups that bear its adjective, are not the state.
    """
    words = phrase.replace("’s", " ’s").replace("'s", " 's").split()
    low = [word.lower() for word in words]
    for size in (3, 2, 1):
        for k in range(len(words) - size + 1):
            name = known.get(" ".join(low[k : k + size]))
            if name:
                return name
    if not APART.isdisjoint(low):
        return _last_name(words)
    for k in range(len(words)):
        state, _ = state_at(words, k)
        if state:
            return " ".join(words[k:]) if low[-1] in GROUPS else state
    return _last_name(words)


def _last_name(words: Sequence[str]) -> str:
    """Return the last run of capitalised words, with the noun after it: "the Orm regime" is no "Orm"."""
    places = [
        k for k, word in enumerate(words) if word[:1].isupper() and (k or len(words) == 1 or words[1][:1].isupper())
    ]
    if not places:
        return ""
    first = places[-1]
    while first - 1 in places:
        first -= 1
    after = words[places[-1] + 1 :][:1]
    return " ".join([*words[first : places[-1] + 1], *(word for word in after if word.isalpha() and word.islower())])


def teller_of(holder: str, speaker: Speaker, known: dict[str, str]) -> Teller:
    """Return who says that a party holds a position."""
    if speaker.kind is SpeakerKind.OUTLET:
        return Teller.OUTLET
    if holder in (speaker.speaks_for, speaker.name, represented(speaker.name, known)):
        return Teller.ITSELF
    mediates = "mediator" in speaker.name.lower() or (
        speaker.capacity is not None and speaker.capacity.value == "mediator"
    )
    return Teller.MEDIATOR if mediates else Teller.ANOTHER
