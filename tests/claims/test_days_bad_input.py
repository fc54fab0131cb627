"""Days on bad input: kept and marked, never a crash, never a silent guess."""

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.claims.days_from_text import time_expressions_from_text
from parley.claims.time_expression import TimeExpression
from parley.day import Day, Granularity, day_from_iso, day_on

WEDNESDAY = day_from_iso("2025-03-12")
MARCH_WEEK = day_from_iso("2025-03-10..2025-03-16")
PIECES = st.sampled_from(
    re.split(
        " ",
        "the last next this of on in and to - , . ' 's 3 31 1990 2025-02-30 30/02/2024 12:75 25:00 am p.m. "
        "May March Feb. Friday Sun. weekdays Mondays first two few half year years quarter fiscal ago earlier before "
        "Q3 1990s '90s ９ ² twenty nineteen o'clock GMT night noon mid early late each daily now once Easter Ramadan "
        "New Year's Eve \n \n\n 99999 3025 until will said",
    )
)


def one(text: str, published: Day | None = WEDNESDAY) -> TimeExpression:
    """Return the only expression of a text."""
    (found,) = time_expressions_from_text(text, published)
    return found


def test_a_day_that_cannot_be_is_kept_and_marked() -> None:
    found = one("The deal of 31 February 2025 never came.")
    assert (found.text, found.value, found.day, found.note) == ("31 February 2025", "", None, "no such day")


def test_a_range_that_runs_backwards_is_kept_and_marked() -> None:
    first, last = time_expressions_from_text("From 9 to 3 March the road was shut.", WEDNESDAY)
    assert (first.value, last.value) == ("2025-03-09", "2025-03-03")
    assert first.note == last.note == "the range runs backwards"


def test_29_february_needs_a_leap_year() -> None:
    assert one("It was signed on 29 February 2023.").note == "no such day"
    assert one("It was signed on 29 February.").value == "2024-02-29"


def test_a_weekday_that_does_not_match_is_kept_and_marked() -> None:
    found = one("It was signed on Monday, 4 March 2025.")
    assert (found.value, found.note) == ("2025-03-04", "2025-03-04 is a Tuesday")


def test_a_weekday_that_does_not_match_moves_no_date_near_the_report_to_another_year() -> None:
    found = one("They met on Tuesday, March 5.")
    assert (found.value, found.note) == ("2025-03-05", "2025-03-05 is a Wednesday")


def test_a_weekday_chooses_the_year_of_a_far_date() -> None:
    assert one("They met on Saturday, October 7.").value == "2023-10-07"


def test_a_year_beyond_the_calendar_is_kept_and_marked() -> None:
    found = one("It will end on January 19, 99999.")
    assert (found.text, found.day, found.note) == ("January 19, 99999", None, "beyond the calendar")


def test_far_away_lengths_do_not_leave_the_calendar() -> None:
    found = one("The river was diverted 5,000 years ago.")
    assert (found.day, found.note) == (None, "beyond the calendar")


def test_day_and_month_that_may_change_places_are_not_guessed() -> None:
    found = one("Received on 03/04/2025.")
    assert (found.value, found.note) == ("2025", "day and month may change places")


def test_digits_of_two_scripts_are_read_and_marked() -> None:
    found = one("It was signed on 1９ January 2025.")
    assert (found.value, found.note) == ("2025-01-19", "digits of two scripts")


def test_a_feast_of_another_calendar_is_marked() -> None:
    found = one("The truce would hold during Ramadan.")
    assert (found.value, found.day) == ("", None)
    assert found.note


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met on Tuesday night.", "XXXX-WXX-2TNI"),
        ("They met on December 17.", "XXXX-12-17"),
        ("They met in April.", "XXXX-04"),
        ("They met last week.", ""),
        ("They met yesterday.", ""),
        ("They met two weeks ago.", ""),
        ("They met in the third quarter.", "XXXX-Q3"),
    ],
)
def test_days_stay_relative_while_the_report_day_is_unknown(text: str, value: str) -> None:
    found = one(text, None)
    assert (found.value, found.day) == (value, None)
    assert found.relative


def test_stated_days_need_no_report_day() -> None:
    assert one("They met on 3 March 2025.", None).day == day_from_iso("2025-03-03")


def test_an_interval_for_a_report_day_gives_intervals() -> None:
    found = one("They met yesterday.", MARCH_WEEK)
    assert found.day is not None
    assert (found.day.first, found.day.last) == (date(2025, 3, 9), date(2025, 3, 15))
    assert found.day.granularity is Granularity.INTERVAL
    assert found.value == "2025-03-XX"


def test_an_interval_for_a_report_day_keeps_what_it_does_not_touch() -> None:
    assert one("They met last month.", MARCH_WEEK).value == "2025-02"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(PIECES, max_size=40), st.sampled_from((None, WEDNESDAY, MARCH_WEEK, day_on(date.min), day_on(date.max)))
)
def test_any_run_of_time_words_is_read_without_a_crash(pieces: list[str], published: Day | None) -> None:
    check(" ".join(pieces), published)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    check(text, WEDNESDAY)


def check(text: str, published: Day | None) -> None:
    """Hold what is read of a text against what must be true of every reading."""
    found = time_expressions_from_text(text, published)
    assert found == time_expressions_from_text(text, published)
    for each in found:
        assert each.text == each.span.text_in(text)
        assert each.value or each.relative or each.note
        assert each.day is None or each.value or each.note
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "unit", ["3-4 May-5 2024 ", "Monday, ", "two and the ", "the last next ", "early mid- ", "1990 "]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    begun = time.process_time()
    time_expressions_from_text(unit * (30_000 // len(unit)) + "Monday", WEDNESDAY)
    assert time.process_time() - begun < 8  # seconds; about 1 here
