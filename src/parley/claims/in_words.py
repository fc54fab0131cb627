"""What a claim tells, in words that a reader of newspapers knows: "an agreement attempted, in vain".

1. One wording for the command line and the pages; JSON and exports keep the terms: act, status, polarity.
2. The words name what is told of and how it is told, never who does it: that stands in the report's own words.
3. What the act already says is not said again: a demand is of what is demanded.
"""

from types import MappingProxyType
from typing import Final

from parley.claims.claim import EVENTS, Act, Claim, Event
from parley.status import Polarity, Status

NOUNS: Final = MappingProxyType(
    {
        Act.READY: "readiness",
        Act.PROPOSE: "a proposal",
        Act.DEMAND: "a demand",
        Act.INSIST: "insistence",
        Act.ACCEPT: "acceptance",
        Act.REJECT: "a refusal",
        Act.NONCOMMIT: "no word either way",
        Act.COMMIT: "a promise",
        Act.CONVEY: "a message passed on",
        Act.PRESS: "pressure",
        Act.RETRACT: "words taken back",
        Act.ACCUSE: "an accusation",
        Act.CRITICIZE: "criticism",
        Act.DENY: "a denial",
        Act.WARN: "a warning",
        Act.APPEAL: "an appeal",
        Act.STATE: "a statement",
        Act.EXPECT: "an expectation",
        Act.HOPE: "a hope",
        Act.MEET: "a meeting",
        Act.TRAVEL: "a journey",
        Act.SCHEDULE: "a step in the talks",
        Act.CONCLUDE: "an agreement",
        Act.EXTEND: "an extension",
        Act.RELEASE: "a release",
        Act.WITHDRAW: "a withdrawal",
        Act.MEASURE: "a measure",
    }
)
WAYS: Final = MappingProxyType(
    {
        Status.ACTUAL: "told as done",
        Status.ATTEMPTED: "attempted",
        Status.PLANNED: "planned",
        Status.WANTED: "wanted",
        Status.OFFERED: "offered",
        Status.DEMANDED: "asked for",
        Status.CONDITIONAL: "on a condition",
        Status.HYPOTHETICAL: "perhaps",
        Status.PREDICTED: "expected",
    }
)
APART: Final = frozenset([Status.CONDITIONAL, Status.HYPOTHETICAL])  # read better behind a comma
SAID_ALREADY: Final = frozenset(
    [
        (Act.DEMAND, Status.DEMANDED),
        (Act.INSIST, Status.DEMANDED),
        (Act.PRESS, Status.DEMANDED),
        (Act.APPEAL, Status.DEMANDED),
        (Act.PROPOSE, Status.OFFERED),
        (Act.READY, Status.PLANNED),
        (Act.COMMIT, Status.PLANNED),
        (Act.HOPE, Status.WANTED),
        (Act.EXPECT, Status.PREDICTED),
    ]
)


def told_in_words(act: str, status: str = Status.ACTUAL, *, is_negated: bool = False) -> str:
    """Return an act or a kind of event, and how it is told; a term that is not ours stays as it is.

    >>> told_in_words("conclude", "attempted", is_negated=True)
    'an agreement attempted, in vain'
    >>> told_in_words("release", "planned", is_negated=True)
    'no release planned'
    """
    if act not in NOUNS or status not in WAYS:
        return ", ".join((act, *(["not"] if is_negated else []), *([status] if status != Status.ACTUAL else [])))
    kind, way = Act(act), Status(status)
    noun = "something" if kind is Act.STATE and way is not Status.ACTUAL else NOUNS[kind]
    if way is Status.ATTEMPTED:
        return f"{noun} {WAYS[way]}{', in vain' if is_negated else ''}"
    noun = without(noun) if is_negated else noun
    if way is Status.ACTUAL or (kind, way) in SAID_ALREADY:
        return noun
    return f"{noun}{',' if way in APART else ''} {WAYS[way]}"


def without(noun: str) -> str:
    """Return that there is none of a thing: "a release" is "no release"."""
    if noun.startswith("no "):
        return f"not: {noun}"
    return "nothing" if noun == "something" else f"no {noun.removeprefix('a ').removeprefix('an ')}"


def claim_in_words(claim: Claim) -> str:
    """Return what a claim does, and where it is about something else what that is and how it is told."""
    event, negated = claim.event, claim.event.polarity is Polarity.NEGATIVE
    if claim.act in EVENTS or event.kind is claim.act:
        return told_in_words(claim.act, event.status, is_negated=negated)
    return f"{NOUNS[claim.act]}: {_spoken_of(claim.act, event, negated)}"


def _spoken_of(act: Act, event: Event, negated: bool) -> str:
    status = Status.ACTUAL if (act, event.status) in SAID_ALREADY else event.status
    return told_in_words(event.kind, status, is_negated=negated)


def terms_in_words(terms: str) -> str:
    """Return in words what is written as terms: "meet, planned · conclude, not, attempted", "wants: extend".

    >>> terms_in_words("meet · conclude, not, attempted")
    'a meeting · an agreement attempted, in vain'
    >>> terms_in_words("not ready: release")
    'no readiness: a release'
    """
    return " · ".join(map(_term_in_words, terms.split(" · "))) if terms else ""


HOLDING: Final = MappingProxyType(
    {"wants": "wanted", "plans": "planned", "offers": "offered", "will not": "not to be"}
)  # how a position that is no act of speech is held


def _term_in_words(term: str) -> str:
    head, about, kind = term.partition(": ")
    if head in HOLDING:
        return f"{told_in_words(kind)} {HOLDING[head]}"
    first, *marks = head.removeprefix("not ").replace(",", " ").split()
    is_negated = head.startswith("not ") or "not" in marks
    status = next((mark for mark in marks if mark != "not"), Status.ACTUAL.value)
    return f"{told_in_words(first, status, is_negated=is_negated)}{about}{told_in_words(kind) if kind else ''}"


def way_in_words(terms: str) -> str:
    """Return how something is told in words: "demanded, not to be" is "asked for, not to be"."""
    way, comma, rest = terms.partition(", ")
    return f"{WAYS[Status(way)]}{comma}{rest}" if way in WAYS else terms
