"""Days in context: what the sentence, the report and the day last mentioned say of a day."""

import pytest

from parley.claims.days_from_text import time_expressions_from_text
from parley.claims.time_expression import TimexType
from parley.day import Day, day_from_iso
from parley.reports.report import Block, BlockKind
from parley.reports.span import Span

WEDNESDAY = day_from_iso("2025-03-12")


def values(text: str, published: Day | None = WEDNESDAY) -> list[str]:
    """Return the value of each expression."""
    return [each.value for each in time_expressions_from_text(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Monday.", "2025-03-10"),
        ("The envoys will meet on Monday.", "2025-03-17"),
        ("On Monday, the envoys will meet.", "2025-03-17"),
        ("The envoys are due to meet on Monday.", "2025-03-17"),
        ("The envoys were set to meet on Monday.", "2025-03-17"),
        ("The envoys agreed to meet on Monday.", "2025-03-17"),
        ("The envoys agreed on Monday to meet.", "2025-03-10"),
        ("The envoys failed to meet on Monday.", "2025-03-10"),
        ("The envoy is flying to the island on Monday.", "2025-03-17"),
        ("The prisoners are to be freed on Monday.", "2025-03-17"),
        ("The prisoners were freed on Monday.", "2025-03-10"),
        ("The session was put off until Monday.", "2025-03-17"),
        ("The port has been shut since Monday.", "2025-03-10"),
        ("Ahead of Monday's vote, both camps rallied.", "2025-03-17"),
        ("Monday's vote was close.", "2025-03-10"),
        ("Talks resume on Monday.", "2025-03-17"),
        ("Talks did not resume on Monday.", "2025-03-10"),
        ("Talks failed to resume on Monday.", "2025-03-10"),
        ("A ceasefire would take effect on 28 March.", "2025-03-28"),
        ("The accord was signed on 28 March.", "2024-03-28"),
        ("They fear a tariff of 5% on 28 March.", "2025-03-28"),  # a year ago would have been said
        ("The accord was signed on 28 June.", "2024-06-28"),
        ("An election will be held in November.", "2025-11"),
        ("The election held in November was close.", "2024-11"),
        ("The council meets again in April.", "2025-04"),
        ("The council decided to end the truce in February.", "2025-02"),
    ],
)
def test_the_sentence_decides_past_or_future(text: str, expected: str) -> None:
    assert values(text) == [expected]


def test_the_report_day_is_its_own_weekday() -> None:
    assert values("Talks were set to begin Wednesday. He will speak on Wednesday.") == ["2025-03-12", "2025-03-12"]


def test_days_hang_on_the_last_one_mentioned() -> None:
    text = "It was signed on 3 February. The next day the port reopened. Two days later it closed. That month was hard."
    assert values(text) == ["2025-02-03", "2025-02-04", "2025-02-06", "2025-02"]


def test_a_date_keeps_the_year_that_the_report_gives_it_elsewhere() -> None:
    first, second = time_expressions_from_text(
        "The raid of October 7, 2022 was the worst. Since October 7 the border is shut.", WEDNESDAY
    )
    assert (first.value, second.value) == ("2022-10-07", "2022-10-07")
    assert (first.relative, second.relative) == ("", "dated elsewhere in the report")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 3 to 9 March", ["2025-03-03", "2025-03-09"]),
        ("The talks ran from 15 to 17 February.", ["2025-02-15", "2025-02-17"]),
        ("They met on April 24 and 25, 2024.", ["2024-04-24", "2024-04-25"]),
        ("15-17 May 2024", ["2024-05-15", "2024-05-17"]),
        ("March 1-15", ["2025-03-01", "2025-03-15"]),
        ("from March to May 2024", ["2024-03", "2024-05"]),
        ("from 28 December to 3 January 2025", ["2024-12-28", "2025-01-03"]),
        ("between Monday and Thursday", ["2025-03-03", "2025-03-06"]),
        ("The envoys will sit from Monday to Thursday.", ["2025-03-17", "2025-03-20"]),
        ("in 2023-24", ["2023", "2024"]),
    ],
)
def test_ranges_share_what_is_told_once_and_run_forwards(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_range_knows_its_end_and_a_list_does_not() -> None:
    left, right = time_expressions_from_text("from 3 to 9 March", WEDNESDAY)
    assert left.range_end == right.span
    assert right.range_end is None
    assert time_expressions_from_text("on April 24 and 25, 2024", WEDNESDAY)[0].range_end is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("early April 2025", "2025-04-01", "2025-04-10"),
        ("late February 2025", "2025-02-21", "2025-02-28"),
        ("earlier this month", "2025-03-01", "2025-03-12"),
        ("later this month", "2025-03-12", "2025-03-31"),
        ("early next year", "2026-01-01", "2026-04-30"),
        ("the late 1990s", "1997-01-01", "1999-12-31"),
        ("the third week of March", "2025-03-15", "2025-03-21"),
        ("over the past three months", "2024-12-12", "2025-03-12"),
        ("over the weekend", "2025-03-08", "2025-03-09"),
    ],
)
def test_vague_words_have_declared_days(text: str, first: str, last: str) -> None:
    (found,) = time_expressions_from_text(text, WEDNESDAY)
    assert found.day is not None
    assert str(found.day) == f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 10.30am on Tuesday", "2025-03-11T10:30"),
        ("by 5 p.m. GMT on 4 April", "2025-04-04T17:00Z"),
        ("at midnight on Sunday", "2025-03-09T00:00"),
        ("on Saturday at 8:30 a.m. local time", "2025-03-08T08:30"),
        ("yesterday morning", "2025-03-11TMO"),
        ("tonight", "2025-03-12TNI"),
    ],
)
def test_times_of_day_are_read(text: str, expected: str) -> None:
    (found,) = time_expressions_from_text(text, WEDNESDAY)
    assert (found.type, found.value) == (TimexType.TIME, expected)


@pytest.mark.parametrize(
    "text",
    [
        "May said the deal was off.",
        "Second, the fall of the government was near.",
        "2,000 prisoners and 1900 detainees were counted.",
        "About 2000 people came.",
        "He works on the 17th floor.",
        "Three-quarters of the voters stayed at home.",
        "Once the deal is signed, the siege ends.",
        "It took effect on day 16 of the first phase.",
    ],
)
def test_words_that_only_look_like_days_are_left(text: str) -> None:
    assert values(text) == []


def test_no_expression_crosses_a_block() -> None:
    text = "Ferry talks set for Tuesday\n3 March passed in silence"
    cut = text.index("3")
    blocks = (Block(BlockKind.HEADLINE, Span(0, cut - 1)), Block(BlockKind.PARAGRAPH, Span(cut, len(text))))
    assert [each.text for each in time_expressions_from_text(text, WEDNESDAY, blocks=blocks)] == ["Tuesday", "3 March"]


def test_a_chronicle_carries_the_year_last_told() -> None:
    text = (
        "The Island War began on 1 September 1739. In October, the mainland answered. On 3 January 1740 the port fell, "
        "and two days later the fort. That spring both sides talked. In 1741 it moved south; on 4 August a raid burned "
        "the town. From March to July 1742 the river was shut. In February 1743 it ended. The 1740s were lean."
    )
    assert values(text, day_from_iso("2010-01-01")) == [
        "1739-09-01", "1739-10", "1740-01-03", "1740-01-05", "1740-SP", "1741", "1741-08-04", "1742-03", "1742-07",
        "1743-02", "174",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met at 1650 hours.", ["2025-03-12T16:50"]),
        ("It took 1500 hours of work.", ["PT1500H"]),
        ("The wall was built 2000 years ago.", ["0025"]),
        ("A levy beginning in early April was announced.", ["2025-04"]),
        ("They met on the first Monday in February.", ["2025-02-03"]),
        ("They met once a week.", ["P1W"]),
        ("The ferries sail on Tuesday nights.", ["XXXX-WXX-2TNI"]),
        ("They had 5 ½ hours.", ["PT5H30M"]),
        ("He has led it for a quarter-century.", ["P25Y"]),
    ],
)
def test_less_common_forms_are_read(text: str, expected: list[str]) -> None:
    assert values(text) == expected
