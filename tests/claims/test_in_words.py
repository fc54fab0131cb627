"""What a claim tells, as the command line and the pages put it."""

import pytest

from parley.claims.claim import Act, Claim, Event
from parley.claims.in_words import NOUNS, WAYS, claim_in_words, terms_in_words, told_in_words, way_in_words
from parley.status import Polarity, Status


def test_every_act_and_every_status_has_its_words() -> None:
    assert set(NOUNS) == set(Act)
    assert set(WAYS) == set(Status)


@pytest.mark.parametrize("act", Act)
def test_no_two_ways_of_telling_one_thing_read_alike(act: Act) -> None:
    told = [told_in_words(act, status, is_negated=negated) for status in Status for negated in (False, True)]
    said_already = sum(told.count(words) > 1 for words in set(told))
    assert said_already in (0, 2)  # "a demand" is told as done and as demanded: with and without negation


@pytest.mark.parametrize(
    ("act", "status", "is_negated", "words"),
    [
        ("conclude", "attempted", True, "an agreement attempted, in vain"),
        ("conclude", "attempted", False, "an agreement attempted"),
        ("conclude", "actual", True, "no agreement"),
        ("release", "demanded", False, "a release asked for"),
        ("release", "conditional", False, "a release, on a condition"),
        ("release", "hypothetical", True, "no release, perhaps"),
        ("demand", "demanded", False, "a demand"),
        ("ready", "planned", True, "no readiness"),
        ("state", "planned", False, "something planned"),
        ("state", "predicted", True, "nothing expected"),
        ("noncommit", "actual", False, "no word either way"),
        ("unheard-of", "planned", True, "unheard-of, not, planned"),
    ],
)
def test_act_status_and_polarity_read_as_a_newspaper_has_them(
    act: str, status: str, is_negated: bool, words: str
) -> None:
    assert told_in_words(act, status, is_negated=is_negated) == words


def test_a_refusal_names_what_is_refused() -> None:
    event = Event(kind=Act.RELEASE, polarity=Polarity.POSITIVE, status=Status.DEMANDED)
    assert claim_in_words(Claim(0, Act.REJECT, event, ())) == "a refusal: a release asked for"


def test_what_is_not_to_be_stands_with_the_event_and_not_with_the_promise() -> None:
    event = Event(kind=Act.MEASURE, polarity=Polarity.NEGATIVE, status=Status.PLANNED)
    assert claim_in_words(Claim(0, Act.COMMIT, event, ())) == "a promise: no measure"


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("", ""),
        ("accept not, planned", "no acceptance planned"),
        ("wants: extend", "an extension wanted"),
        ("will not: release", "a release not to be"),
        ("insist: withdraw", "insistence: a withdrawal"),
        ("travel · meet, planned", "a journey · a meeting planned"),
    ],
)
def test_terms_that_stand_together_are_put_into_words(terms: str, words: str) -> None:
    assert terms_in_words(terms) == words


def test_how_a_telling_is_made_is_put_into_words_and_what_is_none_stays() -> None:
    assert way_in_words("demanded, not to be") == "asked for, not to be"
    assert way_in_words("told as so") == "told as so"
