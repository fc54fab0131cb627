"""Days are worked out by the declared count, and months by the declared rounding."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.agreement.agreement import Agreement, DayCount, MonthEnd
from parley.agreement.calendar import Calendar
from parley.agreement.instant import Instant, added
from parley.agreement.parse import duration_from_text, time_from_text
from parley.agreement.time import Duration
from tests.agreement.texts import agreement

# Vectors in the manner of those of Catala's dates-calc: start, months and days added, rounded down, rounded up.
MONTHS_ADDED = [
    ("2025-01-31", 1, 0, "2025-02-28", "2025-03-01"),
    ("2024-01-31", 1, 0, "2024-02-29", "2024-03-01"),
    ("2024-02-29", 12, 0, "2025-02-28", "2025-03-01"),
    ("2024-02-29", 48, 0, "2028-02-29", "2028-02-29"),
    ("2025-03-31", 1, 0, "2025-04-30", "2025-05-01"),
    ("2025-03-31", -1, 0, "2025-02-28", "2025-03-01"),
    ("2024-03-31", -1, 0, "2024-02-29", "2024-03-01"),
    ("2025-12-31", 2, 0, "2026-02-28", "2026-03-01"),
    ("2025-01-31", 1, 1, "2025-03-01", "2025-03-02"),
    ("2025-01-01", 0, 365, "2026-01-01", "2026-01-01"),
    ("2025-10-31", 13, 0, "2026-11-30", "2026-12-01"),
    ("2025-01-15", -1, 0, "2024-12-15", "2024-12-15"),
    ("2000-02-29", 1200, 0, "2100-02-28", "2100-03-01"),
]


@pytest.mark.parametrize(("start", "months", "days", "down", "up"), MONTHS_ADDED)
def test_months_come_before_days_and_round_as_declared(start: str, months: int, days: int, down: str, up: str) -> None:
    sign = -1 if months < 0 else 1
    duration = Duration(months=abs(months), days=days)
    on = Instant(date.fromisoformat(start))
    assert str(added(on, duration, MonthEnd.DOWN, sign)) == down
    assert str(added(on, duration, MonthEnd.UP, sign)) == up


def test_adding_a_month_twice_is_not_adding_two() -> None:
    end = Instant(date(2025, 1, 31))
    month = Duration(months=1)
    assert str(added(added(end, month), month)) == "2025-03-28"
    assert str(added(end, Duration(months=2))) == "2025-03-31"


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(DAYS, st.integers(0, 5000))
def test_adding_days_never_rounds(on: date, days: int) -> None:
    assert added(Instant(on), Duration(days=days)).on == on + timedelta(days=days)


@given(DAYS, st.integers(0, 400))
def test_rounding_down_is_never_later_than_rounding_up_nor_more_than_a_day_off(on: date, months: int) -> None:
    down, up = (added(Instant(on), Duration(months=months), way).on for way in MonthEnd)
    assert timedelta(0) <= up - down <= timedelta(days=1)


@given(DAYS, DAYS, st.integers(0, 400))
def test_adding_months_keeps_the_order(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    for way in MonthEnd:
        assert (
            added(Instant(first), Duration(months=months), way).on
            <= added(Instant(second), Duration(months=months), way).on
        )


@given(DAYS, st.integers(1, 400))
def test_adding_whole_months_keeps_the_day_where_the_month_has_it(on: date, months: int) -> None:
    moved = added(Instant(on), Duration(months=months)).on
    assert moved.day == on.day or (moved + timedelta(days=1)).day == 1


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(1, 10_000))
def test_hours_go_by_the_clock(at: datetime, minutes: int) -> None:
    start = Instant(at.date(), at.time())
    moved = added(start, Duration(minutes=minutes))
    assert moved.opens_at == at + timedelta(minutes=minutes)


def bare(count: DayCount, starts: str = "2025-01-19", lasts: str = "42 days") -> Agreement:
    return agreement(
        f'accord: "1"\nid: x\nday_count: {count.value}\nzone: Asia/Gaza\n'
        f"phases:\n  one: {{starts: {starts}, lasts: {lasts}}}\n  two: {{after: one, lasts: 1 day}}\n"
        "days: {D: 2025-01-19}\n"
    )


@pytest.mark.parametrize(
    ("written", "inclusive", "exclusive"),
    [
        ("day 1 of one", "2025-01-19", "2025-01-20"),
        ("day 16 of one", "2025-02-03", "2025-02-04"),
        ("end of one", "2025-03-01", "2025-03-02"),
        ("start of two", "2025-03-02", "2025-03-02"),
        ("10 days after end of one", "2025-03-11", "2025-03-12"),
        ("within 14 days of D", "2025-02-01", "2025-02-02"),
        ("14 days after D", "2025-02-02", "2025-02-02"),
        ("D+14", "2025-02-02", "2025-02-02"),
        ("2 weeks before D", "2025-01-05", "2025-01-05"),
        ("within 1 month of D", "2025-02-18", "2025-02-19"),
        ("earlier of (D+3, D+2)", "2025-01-21", "2025-01-21"),
        ("later of (D+3, D+2)", "2025-01-22", "2025-01-22"),
        ("earliest of (D+9, mid-April 2025)", "2025-01-28", "2025-01-28"),
        ("mid-April 2025", "2025-04-11..2025-04-20", "2025-04-11..2025-04-20"),
        ("5 days after mid-April 2025", "2025-04-16..2025-04-25", "2025-04-16..2025-04-25"),
        ("late February 2024", "2024-02-21..2024-02-29", "2024-02-21..2024-02-29"),
        ("2025-03-03..2025-03-09", "2025-03-03..2025-03-09", "2025-03-03..2025-03-09"),
        ("48 hours after D", "2025-01-21", "2025-01-21"),
    ],
)
def test_a_day_follows_the_declared_count(written: str, inclusive: str, exclusive: str) -> None:
    assert str(Calendar(bare(DayCount.INCLUSIVE)).bounds_of(time_from_text(written))) == inclusive
    assert str(Calendar(bare(DayCount.EXCLUSIVE)).bounds_of(time_from_text(written))) == exclusive


@pytest.mark.parametrize("count", DayCount)
def test_a_clock_time_makes_the_count_indifferent(count: DayCount) -> None:
    calendar = Calendar(bare(count, starts="2023-11-24 07:00", lasts="4 days"))
    assert str(calendar.end_of("one")) == "2023-11-28 07:00"
    assert str(calendar.start_of("two")) == "2023-11-28 07:00"


def test_a_clock_time_of_another_zone_is_told_in_the_agreement_s() -> None:
    calendar = Calendar(bare(DayCount.INCLUSIVE))
    assert str(calendar.bounds_of(time_from_text("2025-01-19 23:30 America/New_York"))) == "2025-01-20 06:30"


def test_a_due_day_closes_at_its_end() -> None:
    assert Instant(date(2025, 3, 1)).closes_at.time() == time.max
    assert Instant(date(2025, 3, 1), time(7)).closes_at.time() == time(7)


def test_what_waits_for_an_event_says_so() -> None:
    mill = agreement(
        'accord: "1"\nid: x\nparties: {a: A}\nprovisions:\n'
        "  one: {kind: achieve, by: a, act: pay}\n  two: {kind: achieve, by: a, act: go, due: 5 days after done(one)}\n"
    )
    bounds = Calendar(mill).due_of(mill.provisions[1])
    assert [str(event) for event in bounds.waits_for] == ["done(one)"]
    assert bounds.first is None and bounds.last is None


def test_a_circle_of_days_has_no_day_and_does_not_hang() -> None:
    from parley.agreement.from_yaml import agreement_from_text

    circle = agreement_from_text('accord: "1"\nid: x\ndays: {a: b+1, b: a+1}\n').agreement
    assert Calendar(circle).bounds_of(time_from_text("a")).first is None


@pytest.mark.parametrize(
    ("text", "months", "days", "minutes"),
    [("42 days", 0, 42, 0), ("1 year and 6 months", 18, 0, 0), ("2 weeks", 0, 14, 0), ("1 day, 3 hours", 0, 1, 180)],
)
def test_lengths(text: str, months: int, days: int, minutes: int) -> None:
    assert duration_from_text(text) == Duration(months, days, minutes)
