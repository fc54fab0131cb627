"""PLOVER and CAMEO: claims as the events that conflict databases count, a projection that loses what they cannot say.

1. What is told as done gives its deed's code; what is promised gives a promise (03), what is asked a request (10), what
   is refused a rejection (12), what is threatened a threat (13). An "if" gives nothing.
2. In a sentence with a verb that carries an event, its nouns give none: "met for talks" is one event.
3. Codes are as fine as the words of the sentence support, and no finer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from parley.attributions.attribution import Attribution, Part, SpeakerKind
from parley.attributions.lexicon import BODIES, ROLES, singular
from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB
from parley.claims.cameo import EVENTS, SILENT, code_of, entry_of, text_of
from parley.claims.claim import Act, Claim
from parley.claims.reading import Reading
from parley.day import Day
from parley.reports.span import Span, text_of_spans
from parley.status import Status
from parley.words import words_in

STARTS: Final = frozenset(["The", "A", "An", "This", "That", "These", "Those", "Its", "Their", "His", "Her"])
PEOPLE: Final = frozenset(words_in("people.txt"))
WORD: Final = re.compile(r"\w+(?:-\w+)*")
HOLDS: Final = frozenset(
    [
        *(Act.REJECT, Act.DEMAND, Act.PRESS, Act.PROPOSE, Act.READY, Act.COMMIT, Act.WARN, Act.CRITICIZE),
        *(Act.APPEAL, Act.ACCEPT, Act.HOPE, Act.EXPECT, Act.NONCOMMIT, Act.INSIST),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One event as PLOVER would hold it."""

    on: Day | None
    event: str  # "" for what PLOVER dropped
    mode: str
    context: tuple[str, ...]
    actor: str
    recipient: str
    cameo: str
    spans: tuple[Span, ...]
    part: Part


def plover_from_reading(reading: Reading) -> Iterator[PloverEvent]:
    """Yield the events of a report's claims, each told once in a sentence."""
    seen: set[tuple[str, str, str, tuple[Span, ...]]] = set()
    claims = reading.claims
    objects = [(c.spans, word) for c in claims for word in c.event.what.lower().split()[-1:]]
    verbs = [c for c in claims if entry_of(reading, c, VERB) and c.act not in SILENT]
    for n, claim in enumerate(claims):
        entry = entry_of(reading, claim, VERB) or entry_of(reading, claim, ADJECTIVE)
        word = claim.trigger.text_in(text_of(reading, claim)).lower() if claim.trigger else ""
        if entry is None or (claim.spans, word) in objects:
            entry = entry_of(reading, claim, NOUN)
            if any(claims_meet(claim, other) for other in verbs):
                continue
        sentence = text_of_spans(claim.spans, text_of(reading, claim)).lower()
        code = code_of(claims, n, entry, frozenset(WORD.findall(sentence)), reading)
        if not code or code == "010" or _is_spoken_of(claims, n):
            continue
        actor, recipient = _parties(claim, reading.attributions[claim.attribution])
        key = (code[:3], actor, recipient, claim.spans)
        if key in seen:
            continue
        seen.add(key)
        event, mode = event_of(code)
        on = claim.event_on or claim.said_on or reading.report.published
        spans = claim.spans
        yield PloverEvent(on, event, mode, contexts_of(sentence), actor, recipient, code, spans, claim.part)


def claims_meet(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one part share words."""
    return (
        one.part is other.part and one.spans[0].start < other.spans[-1].end and other.spans[0].start < one.spans[-1].end
    )


def _is_spoken_of(claims: Sequence[Claim], n: int) -> bool:
    """Tell whether an event is what an earlier word of the sentence asks, refuses, promises or accuses somebody of."""
    claim = claims[n]
    for other in reversed(claims[max(0, n - 6) : n]):
        if other.part is not claim.part or other.trigger is None or claim.trigger is None:
            continue
        if other.spans[-1].end < claim.trigger.start:
            break
        if other.act in (Act.ACCUSE, Act.DENY):
            return True
        if (other.act in HOLDS or other.act in EVENTS) and claim.event.status is not Status.ACTUAL:
            return True
    return False


def event_of(code: str) -> tuple[str, str]:
    """Return PLOVER's event and mode for a CAMEO code, "" for those that PLOVER dropped."""
    for size in (4, 3, 2):
        if (found := _modes().get(code[:size])) is not None and len(code) >= size:
            return found
    return "", ""


def contexts_of(sentence: str) -> tuple[str, ...]:
    """Return the contexts that a sentence's words speak of, "diplomatic" where there is none."""
    words = set(WORD.findall(sentence))
    found = tuple(context for context, signs in _contexts() if signs & words)
    return found or ("diplomatic",)


def _parties(claim: Claim, attribution: Attribution) -> tuple[str, str]:
    """Return actor and recipient, as the text names them; the speaker where an utterance names no other."""
    actor = next(filter(is_party, claim.event.by), "")
    if not actor and claim.act not in EVENTS and attribution.speaker.kind is not SpeakerKind.OUTLET:
        actor = attribution.speaker.name
    recipient = next(filter(is_party, claim.event.to), "")
    if not recipient and " and " in actor and claim.act in (Act.MEET, Act.CONCLUDE):
        actor, _, recipient = actor.partition(" and ")
    if not recipient and claim.act in (Act.MEASURE, Act.RELEASE, Act.MEET, Act.TRAVEL, Act.ACCEPT):
        recipient = claim.event.what if is_party(claim.event.what) else ""
    return actor, recipient


def is_party(phrase: str) -> bool:
    """Tell whether a phrase names somebody: it holds a name, or a noun for people or bodies."""
    words = phrase.split()
    named = any(word[:1].isupper() for word in words[1:]) or (
        words and words[0][:1].isupper() and words[0] not in STARTS
    )
    return bool(named) or any(singular(word) in ROLES or singular(word) in BODIES or word in PEOPLE for word in words)


@cache
def _modes() -> dict[str, tuple[str, str]]:
    rows = ([part.strip() for part in line.split("|")] for line in words_in("plover_modes.txt"))
    return {code: ("" if event == "-" else event, mode) for code, event, mode in rows}


@cache
def _contexts() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = (line.split(" | ") for line in words_in("plover_contexts.txt"))
    return tuple((context, frozenset(words.split("; "))) for context, words in rows)
