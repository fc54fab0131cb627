"""Days: a text, its report's own day, and the values that a reader would write down."""

import pytest

from parley.claims.days_from_text import time_expressions_from_text
from parley.day import Day, DayBasis, Granularity, day_from_iso

WEDNESDAY = day_from_iso("2025-03-12")


def values(text: str, published: Day | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Return words and value of each expression."""
    return [(each.text, each.value) for each in time_expressions_from_text(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry strike began on 3 March 2025.", "2025-03-03"),
        ("The ferry strike began on March 3, 2025.", "2025-03-03"),
        ("It was signed on Monday, 3 March 2025.", "2025-03-03"),
        ("It was signed on the 3rd of March.", "2025-03-03"),
        ("It was signed on 2025-03-03.", "2025-03-03"),
        ("It was signed on 23/03/2024.", "2024-03-23"),
        ("It was signed on Feb. 27.", "2025-02-27"),
        ("It was signed on December 17.", "2024-12-17"),
        ("The talks will resume on December 17.", "2025-12-17"),
        ("The union walked out on Monday.", "2025-03-10"),
        ("The union will walk out on Monday.", "2025-03-17"),
        ("The envoy is scheduled to meet the mayor on Tuesday.", "2025-03-18"),
        ("The envoy said on Tuesday that talks will go on.", "2025-03-11"),
        ("Both sides spoke on Wednesday.", "2025-03-12"),
        ("The island wants a truce until mid-April.", "2025-04"),
        ("Last week the port was closed.", "2025-W10"),
        ("It ended earlier this month.", "2025-03"),
        ("The port was shut yesterday.", "2025-03-11"),
        ("It was agreed two weeks ago.", "2025-W09"),
        ("It was agreed three years ago.", "2022"),
        ("It happened in the 1990s.", "199"),
        ("Output fell in the third quarter of 2024.", "2024-Q3"),
        ("They met in the summer of 2023.", "2023-SU"),
        ("They met in the first half of 2024.", "2024-H1"),
        ("They met on Tuesday night.", "2025-03-11TNI"),
        ("The truce took hold at 07:00 on 28 February.", "2025-02-28T07:00"),
        ("They met in January nineteen ninety-seven.", "1997-01"),
    ],
)
def test_a_day_is_read_as_written(text: str, expected: str) -> None:
    assert [value for _, value in values(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the initial 42-day phase", ("42-day", "P42D")),
        ("to run the harbour for 15 years", ("15 years", "P15Y")),
        ('could go on for "up to another year"', ("up to another year", "P1Y")),
        ("over the past three months", ("the past three months", "P3M")),
        ("a break of two and a half hours", ("two and a half hours", "PT2H30M")),
        ("within several weeks", ("several weeks", "PXW")),
        ("a wait of twenty-four hours", ("twenty-four hours", "PT24H")),
        ("it lasted half an hour", ("half an hour", "PT30M")),
        ("the monitors report weekly", ("weekly", "P1W")),
        ("they meet every Monday", ("every Monday", "XXXX-WXX-1")),
        ("they are now on the road", ("now", "PRESENT_REF")),
        ("they had recently met", ("recently", "PAST_REF")),
        ("it may happen in the future", ("the future", "FUTURE_REF")),
    ],
)
def test_lengths_sets_and_references_are_read(text: str, expected: tuple[str, str]) -> None:
    assert values(text) == [expected]


def test_day_of_a_phase_is_not_a_date() -> None:
    assert values("Talks begin no later than day 16 of the first phase.") == []


def test_age_is_not_a_duration() -> None:
    assert values("A 15-year-old boy and his father, who is 40 years old, were freed.") == []


def test_mid_april_is_a_declared_interval() -> None:
    (found,) = time_expressions_from_text("The truce would run until mid-April.", WEDNESDAY)
    assert found.day == Day(*map(day_of, ("2025-04-11", "2025-04-20")), Granularity.INTERVAL, DayBasis.INFERRED)


def day_of(text: str) -> object:
    """Return the one date of an ISO day."""
    return day_from_iso(text).first


def test_an_inferred_day_says_so() -> None:
    (found,) = time_expressions_from_text("It was signed on December 17.", WEDNESDAY)
    assert found.day is not None
    assert found.day.basis is DayBasis.INFERRED
    assert found.relative == "17 December before the report day"


def test_a_stated_day_says_so() -> None:
    (found,) = time_expressions_from_text("It was signed on December 17, 2024.", WEDNESDAY)
    assert found.day is not None
    assert (found.day.basis, found.relative) == (DayBasis.STATED, "")
