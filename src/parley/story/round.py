"""Rounds: sittings of talks with day, venue, who took part and through whom, and the outcome as each tells it.

1. What is told of a sitting is kept telling by telling; two tellings are of one round where venue and day agree.
2. A channel is the way that two sides talk: directly, or through those who carry words between them.
3. Where the text names no venue or no day, none is guessed: the telling stands by itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.attributions.attribution import text_of_part
from parley.attributions.lexicon import ADJECTIVES
from parley.attributions.mention import FUNCTION
from parley.claims.act_lexicon import NOUN, lexicon
from parley.claims.claim import Act, Claim
from parley.claims.reading import Reading
from parley.day import MONTHS, WEEKDAYS, Day
from parley.reports.span import Span, text_of_spans
from parley.status import Polarity, Status
from parley.story.caption import is_of_picture

SITTINGS: Final = frozenset([Act.MEET, Act.TRAVEL, Act.SCHEDULE])
AHEAD: Final = frozenset([Status.DEMANDED, Status.HYPOTHETICAL, Status.CONDITIONAL, Status.WANTED, Status.OFFERED])
OF_TALKS: Final = frozenset(["direct", "indirect", "further", "fresh", "new", "formal", "secret", "bilateral", "final"])
VENUE: Final = re.compile(
    r"\b(?:[Tt]alks?|[Nn]egotiations?|[Mm]eetings?|met|meets?|[Dd]iscussions?|[Rr]ound|[Ss]ummit|arriv\w+|visit\w*|travel\w*|"
    r"held|host\w*|mediators)\b[^.;,]{0,25}?\b(?:in|at|to) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"|\b([A-Z][\w’'-]+) (?:talks|negotiations|summit)\b"
)
VIA: Final = re.compile(
    r"\b(?:through|via|mediated by|brokered by|led by|hosted by) "
    r"((?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?:(?:, | and |, and )(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)*(?: mediators\b)?)"
    r"|\b([A-Z]\w+ mediators)\b"
)
INDIRECT: Final = re.compile(r"\bindirect|\bmediat|\bthrough intermediar|\bshuttle", re.IGNORECASE)
DIRECT: Final = re.compile(
    r"\bdirect(?:ly)? (?:talks|negotiat|contact|channel|meeting)|\bface[- ]to[- ]face", re.IGNORECASE
)
DAYS: Final = frozenset(name.title() for name in (*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One telling of a sitting of talks."""

    day: Day | None
    said: Day | None
    venue: str  # "" where the sentence names none
    participants: tuple[str, ...]
    via: str  # through whom; "" where nobody says
    channel: str  # "direct", "indirect", "" where nobody says
    what: str  # "meet", "schedule, planned", "conclude, not"
    speaker: str
    report: str
    outlet: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks: what is told of it, by venue and day."""

    venue: str
    first: Day | None
    last: Day | None
    participants: tuple[str, ...]
    via: tuple[str, ...]
    channels: tuple[str, ...]
    tellings: tuple[Sitting, ...]


def rounds_from_readings(readings: Iterable[Reading]) -> tuple[Round, ...]:
    """Return the rounds told in a record by day; tellings meet where their venue is one and their months touch."""
    sittings = [sitting for reading in readings for sitting in sittings_in(reading)]
    groups: dict[tuple[str, str], list[Sitting]] = {}
    for n, sitting in enumerate(sittings):
        known = sitting.venue and sitting.day
        month = sitting.day.first.isoformat()[:7] if known and sitting.day else f"#{n}"
        groups.setdefault((sitting.venue, month), []).append(sitting)
    return tuple(sorted((round_of(told) for told in groups.values()), key=lambda r: (str(r.first or "9999"), r.venue)))


def round_of(told: Sequence[Sitting]) -> Round:
    """Return the round that some tellings make."""
    told = sorted(told, key=lambda s: (str(s.day or "9999"), s.report, s.spans))
    days = [s.day for s in told if s.day]
    return Round(
        told[0].venue,
        min(days, key=lambda d: d.first) if days else None,
        max(days, key=lambda d: d.last) if days else None,
        tuple(dict.fromkeys(name for s in told for name in s.participants)),
        tuple(dict.fromkeys(s.via for s in told if s.via)),
        tuple(dict.fromkeys(s.channel for s in told if s.channel)),
        tuple(told),
    )


def sittings_in(reading: Reading) -> Iterator[Sitting]:
    """Yield what a report tells of sittings, one for each sentence of each teller."""
    seen = set()
    for n, claim in enumerate(reading.claims):
        if not is_of_talks(claim) or is_of_picture(claim, reading.report) or (claim.attribution, claim.spans) in seen:
            continue
        text = text_of_spans(claim.spans, text_of_part(reading.report, claim.part))
        venue = venue_in(text)
        via = next((m[1] or m[2] for m in [VIA.search(text)] if m), "")
        if not venue and not via and not held_on(claim, reading):
            continue
        seen.add((claim.attribution, claim.spans))
        near = [c for c in reading.claims[n : n + 4] if c.spans == claim.spans]
        speaker = reading.attributions[claim.attribution].speaker
        yield Sitting(
            day=held_on(claim, reading) or claim.said_on or reading.report.published,
            said=claim.said_on or reading.report.published,
            venue=venue,
            participants=tuple(
                dict.fromkeys(name for c in near for name in (*c.event.by, *c.event.to) if is_named(name))
            ),
            via=via,
            channel=channel_in(text),
            what=outcomes_of(near),
            speaker=speaker.name,
            report=reading.report.id,
            outlet=reading.report.outlet,
            text=text,
            spans=claim.spans,
        )


def held_on(claim: Claim, reading: Reading) -> Day | None:
    """Return the day that a claim's event is told for, None where there is none.

    What is asked, wished or supposed lies ahead: of "would push for talks under the deal signed in May" the day in May
    is another event's.
    """
    said = claim.said_on or reading.report.published
    if claim.event_on is None:
        return None
    anothers = is_anothers_day(claim.event.status, claim.event_on.last, said.first if said else None)
    return None if anothers else claim.event_on


def is_anothers_day(status: str, event_last: date, said_first: date | None) -> bool:
    """Tell whether a day lies before what is only asked, wished or supposed was said: it is another event's."""
    return status in AHEAD and said_first is not None and event_last < said_first


def is_named(phrase: str) -> bool:
    """Tell whether a phrase holds a name that may take part: "the release of Norland's prisoners" is an event."""
    words = phrase.removeprefix("the ").split()
    if words and words[0] in lexicon()[NOUN]:
        return False
    return any(word[:1].isupper() for word in phrase.split()[1:]) or (phrase[:1].isupper() and " " not in phrase)


def is_of_talks(claim: Claim) -> bool:
    """Tell whether a claim is of a sitting, or of its beginning, end or journey."""
    return claim.act in (Act.MEET, Act.SCHEDULE) or (claim.event.kind in SITTINGS and claim.act is not Act.STATE)


def outcomes_of(near: Sequence[Claim]) -> str:
    """Return what some claims of one sentence tell of a sitting: where it failed, no other verb there concludes it."""
    failed = any(is_failure(claim) for claim in near)
    told = [c for c in near if c.act is not Act.STATE and not (failed and c.act is Act.CONCLUDE and not is_failure(c))]
    return " · ".join(dict.fromkeys(outcome_of(claim) for claim in told))


def is_failure(claim: Claim) -> bool:
    """Tell whether a claim says that nothing was concluded."""
    tried = claim.event.status is Status.ATTEMPTED
    negative = claim.event.polarity is Polarity.NEGATIVE and claim.event.status is Status.ACTUAL
    return claim.act is Act.CONCLUDE and (tried or negative)


def outcome_of(claim: Claim) -> str:
    """Return what a claim tells of a sitting in a few words."""
    negated = ", not" if claim.event.polarity is Polarity.NEGATIVE else ""
    status = "" if claim.event.status.value == "actual" else f", {claim.event.status}"
    return f"{claim.act}{negated}{status}"


def venue_in(text: str) -> str:
    """Return the place of talks that a sentence names, "" where it names none.

    >>> venue_in("Talks resumed in Tamsa on Monday.")
    'Tamsa'
    """
    names = (match[1] or match[2] for match in VENUE.finditer(text))
    return next((name for name in names if name.split()[0] not in DAYS and not is_no_place(name)), "")


def is_no_place(name: str) -> bool:
    """Tell whether a capital letter opens a sentence or an adjective of a state, and names no place."""
    word = name.lower().split()[0]
    return word in FUNCTION or word in ADJECTIVES or word in OF_TALKS or word in lexicon()[NOUN] or word.endswith("ing")


def channel_in(text: str) -> str:
    """Return whether the sentence tells of direct or of indirect talks, "" where it says neither."""
    if DIRECT.search(text) and not re.search(r"\bindirect", text, re.IGNORECASE):
        return "direct"
    return "indirect" if INDIRECT.search(text) else ""
