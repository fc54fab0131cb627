"""Talks that brought nothing, and talks that a sentence leaves unnamed."""

import pytest

from parley.accounts.from_claims import accounts_from_readings
from parley.agreement.from_yaml import agreement_from_text
from parley.attributions.attribution import OUTLET_VOICE, Speaker
from parley.claims.claim import Act, Claim, Event
from parley.claims.reading import Reading
from parley.engine.telling import Telling
from parley.reports.span import Span
from parley.status import Status
from tests.accounts.test_from_claims import OFFICIAL, said

DEAL = agreement_from_text(
    """
accord: "1"
id: harbour
sources: {text: A text}
parties: {north: {name: Northern League, role: party}, south: {name: Southern Union, role: party}}
opposed: [[north, south]]
terms: {quay_terms: {means: the terms of the second phase, sources: text}}
phases:
  one: {title: First phase, starts: 2024-03-01, lasts: 20 days, sources: text}
  two: {title: Second phase, after: one, enters_when: agreed(quay_terms), lasts: 20 days, sources: text}
processes:
  talks: {between: [north, south], about: the second phase, yields: quay_terms, sources: text}
"""
).agreement
NAMED = "Both are bound to open the second phase in spring. "


def told(
    text: str, trigger: str, kind: Act = Act.CONCLUDE, speaker: Speaker = OFFICIAL, status: Status = Status.ACTUAL
) -> tuple[Telling, ...]:
    """Return what the last sentence of a text, with one claim, tells of the agreement."""
    start = text.rindex(". ", 0, -2) + 2 if ". " in text[:-2] else 0
    reading = said(text, trigger, Event(kind, by=("the talks",), status=status), speaker)
    whole = (Span(start, len(text)),)
    attribution = type(reading.attributions[0])((), (), whole, reading.attributions[0].mode, speaker)
    claim: Claim = type(reading.claims[0])(
        0, kind, reading.claims[0].event, whole, reading.claims[0].trigger, said_on=reading.report.published
    )
    return accounts_from_readings([Reading(reading.report, (attribution,), (claim,))], DEAL).tellings.tellings


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The talks have not resulted in any progress, he said.", "progress"),
        ("The talks ended without an agreement, he said.", "agreement"),
        ("The talks are in deadlock, he said.", "deadlock"),
        ("Discussions go on to end the impasse, he said.", "impasse"),
    ],
)
def test_a_standstill_says_that_the_terms_are_not_agreed(sentence: str, trigger: str) -> None:
    (telling,) = told(NAMED + sentence, trigger)
    assert (str(telling.says.event), telling.says.denied) == ("agreed(quay_terms)", True)


@pytest.mark.parametrize(
    "text",
    [
        "The talks are in deadlock, he said.",  # no phase is named before
        "Both are bound to open the third phase. The talks are in deadlock, he said.",
        NAMED + "The talks on the first phase are in deadlock, he said.",
        NAMED + "The strike is in deadlock, he said.",
    ],
)
def test_talks_on_nothing_that_is_known_to_be_meant_are_no_match(text: str) -> None:
    assert told(text, "deadlock") == ()


def test_progress_that_nobody_denies_is_no_standstill() -> None:
    assert told(NAMED + "The talks have made progress, he said.", "progress") == ()


def test_a_start_put_off_is_the_start_of_the_talks_last_named() -> None:
    text = NAMED + "The start of negotiations may be postponed, he said."
    (telling,) = told(text, "postponed", Act.SCHEDULE, status=Status.HYPOTHETICAL)
    assert (str(telling.says.event), telling.says.denied) == ("begun(talks)", True)
    assert telling.status is Status.HYPOTHETICAL  # what may be delayed is not yet


def test_a_round_that_begins_is_not_the_beginning_of_the_talks_agreed_on() -> None:
    assert told(NAMED + "A round of talks has begun, he said.", "begun", Act.SCHEDULE) == ()


def test_a_reproach_that_an_outlet_tells_is_not_the_outlets_word() -> None:
    text = NAMED + "He blamed the League for the deadlock in the talks."
    reading = said(text, "deadlock", Event(Act.CONCLUDE), OUTLET_VOICE)
    whole = (Span(len(NAMED), len(text)),)
    deadlock = Claim(0, Act.CONCLUDE, Event(Act.CONCLUDE), whole, reading.claims[0].trigger,
                     said_on=reading.report.published)  # fmt: skip
    blame = Claim(0, Act.ACCUSE, Event(Act.ACCUSE), whole, said_on=reading.report.published)
    for claims, count in (((deadlock,), 1), ((blame, deadlock), 0)):
        read = Reading(reading.report, reading.attributions, claims)
        assert len(accounts_from_readings([read], DEAL).tellings.tellings) == count
