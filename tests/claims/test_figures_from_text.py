"""Figures: value, hedge, unit and what is counted, and what is no figure. All texts are our own."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.figures_from_text import figures_from_text
from parley.quantity import Hedge
from parley.reports.span import Span

READ = [
    # text, value(s), hedge, unit
    ("The union freed nine captives.", ("9",), "=", "captive"),
    ("The port holds approximately 1,900 Northern prisoners.", ("1900",), "~", "prisoner"),
    ("They ask for 11 or more prisoners.", ("11",), ">", "prisoner"),
    ("At least twenty-five living captives came home.", ("25",), ">", "captive"),
    ("A debt of $155 billion was cancelled.", ("155000000000",), "=", "US dollar"),
    ("The fund holds 3.5bn euros.", ("3500000000",), "=", "euro"),
    ("Up to 400 people will work there.", ("400",), "<", "people"),
    ("No fewer than two hundred and six ships left.", ("206",), ">", "ship"),
    ("Some three million tonnes of grain lie there.", ("3000000",), "~", "tonne"),
    ("Two and a half million people fled.", ("2500000",), "=", "people"),
    ("Half a million people fled.", ("500000",), "=", "people"),
    ("More than half of the prisoners are ill.", ("0.5",), ">", "prisoner"),
    ("Dozens of people were hurt.", ("12", "120"), "=", "people"),
    ("Tens of thousands of workers marched.", ("10000", "100000"), "=", "worker"),
    ("Wages rose 4 per cent.", ("4",), "up", "percentage"),
    ("Wages rose by more than 4 per cent.", ("4",), ">", "percentage"),
    ("Exports fell 1.6%.", ("1.6",), "down", "percentage"),
    ("They walked 30 to 40 miles.", ("30", "40"), "=", "mile"),
    ("It costs between $10 and $15 million.", ("10000000", "15000000"), "=", "US dollar"),
    ("A 42-day phase follows.", ("42",), "=", "day"),
    ("The plan runs for 15 years.", ("15",), "=", "year"),
    ("He works 40 hours a week.", ("40",), "=", "hour per week"),
    ("A wind of 120 km/h blew.", ("120",), "=", "kilometre per hour"),
    ("One in five people voted.", ("0.2",), "=", "people"),
    ("It fell to minus-14 degrees.", ("-14",), "down", "degree"),
    ("The budget is £2.7m.", ("2700000",), "=", "pound sterling"),
    ("She ran the 100m in 11 seconds.", ("100",), "=", "metre"),
    ("There are 1977 detainees.", ("1977",), "=", "detainee"),
    ("Two Borus leaders met.", ("2",), "=", "leader"),
    ("It is a 4-1/2 year low.", ("4.5",), "=", "year"),
    ("It may go on for up to another year.", ("1",), "<", "year"),
    ("It cost billions of dollars.", ("1000000000", "10000000000"), "=", "US dollar"),
    ("They lost 12 soldiers.", ("12",), "=", "soldier"),
    ("They need half a percentage point.", ("0.5",), "=", "percentage point"),
    ("Only one captive came.", ("1",), "=", "captive"),
    ("Wages grew 5 to 7 percent.", ("5", "7"), "up", "percentage"),
    ("The fund has €1.5bn-€2bn.", ("1500000000", "2000000000"), "=", "euro"),
    ("There are ٣٣ captives.", ("33",), "=", "captive"),
]


@pytest.mark.parametrize(("text", "values", "hedge", "unit"), READ, ids=[row[0] for row in READ])
def test_a_figure_is_read(text: str, values: tuple[str, ...], hedge: str, unit: str) -> None:
    figure = figures_from_text(text)[0]
    quantity = figure.quantity
    assert tuple(dict.fromkeys((quantity.low, quantity.high))) == tuple(Decimal(value) for value in values)
    assert (quantity.hedge, quantity.unit) == (Hedge(hedge), unit)


LEFT = [
    "On 14 April they left.",
    "It was signed on December 17.",
    "In 2025 nothing happened.",
    "They met at 9:35 pm.",
    "Version 1.9.2 is out.",
    "The host is 10.0.0.1.",
    "Phase two has not begun.",
    "The second stage ended.",
    "The V10 engine and the TA-25 index.",
    "No one came, and no one spoke to one another.",
    "They won 2-1.",
    "Call +1 202 555 0143 or 555-1234.",
    "After 9/11 it closed.",
    "They went 3-for-4 at the 7-Eleven.",
    "In the 1990s and the 90s it rained.",
    "Resolution 1701 stands.",
    "A two-state solution is far.",
    "In the first half they lost.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_figure_is_left(text: str) -> None:
    assert figures_from_text(text) == ()


def test_a_number_without_a_noun_is_kept_without_a_unit() -> None:
    (figure,) = figures_from_text("They offered 42.")
    assert (figure.quantity.low, figure.quantity.unit) == (Decimal(42), "")


def test_a_number_beyond_float_is_kept_whole() -> None:
    (figure,) = figures_from_text(f"There are {'9' * 400} grains.")
    assert figure.quantity.low == Decimal("9" * 400)


def test_an_exponent_is_part_of_its_number() -> None:
    (figure,) = figures_from_text("The debt is $1e400.")
    assert (figure.text, figure.quantity.low) == ("$1e400", Decimal("1e400"))
    assert figures_from_text("The debt is $1e99999.") == ()  # what no page could print


def test_digits_of_two_scripts_are_kept_without_a_value() -> None:
    (figure,) = figures_from_text("They paid 1٢3 dinars.")
    assert (figure.text, figure.quantity.low, figure.quantity.unit) == ("1٢3 dinars", None, "dinar")


def test_an_amount_without_a_number_is_a_figure_without_a_value() -> None:
    (figure,) = figures_from_text("They demanded a large number of captives in return.")
    assert (figure.quantity.low, figure.quantity.high, figure.quantity.unit) == (None, None, "captive")


def test_others_and_those_who_remain_are_counted_as_what_was_named() -> None:
    text = "They freed 12 living captives and the bodies of three others. Of the 90 people taken, 40 remain."
    units = [(figure.quantity.low, figure.quantity.unit) for figure in figures_from_text(text)]
    assert units == [(12, "captive"), (3, "body"), (90, "people"), (40, "people")]


def test_a_conversion_shares_its_hedge() -> None:
    hedges = [figure.quantity.hedge for figure in figures_from_text("It gives just under 296 hp (221 kW).")]
    assert hedges == [Hedge.LESS, Hedge.LESS]


def test_numbers_within_dates_that_the_caller_knows_are_passed_over() -> None:
    text = "Five days later, on the twenty-fifth of June, room 12 held nine captives."
    found = figures_from_text(text, skip=[Span(0, 15), Span(46, 53)])
    assert [f.text for f in found] == ["Five days", "nine captives"]


PIECES = st.sampled_from(
    ["one", "two", "half", "a", "third", "dozen", "hundred", "thousand", "million", "and", "of", "the", "3", "4.5",
     "1,900", "$", "£", "%", "to", "-", "/", "(", ")", ".", ",", "about", "more", "than", "up", "at", "least",
     "captives", "US$", "10-15", "minus", "2019", "March", "1.9.2", "km/h", "bn", "k", "twenty", "five", "in", "½",
     "who", "remain", "several", "a number of", "up to another year", "İ", "others", "bodies", "per", "٣", "1٣", "'"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=16).map(" ".join) | st.text(max_size=80) | st.lists(PIECES, max_size=9).map("".join))
def test_every_figure_lies_in_its_text_and_none_overlap(text: str) -> None:
    last = 0
    for figure in figures_from_text(text):
        assert figure.span.text_in(text) == figure.text
        assert figure.span.start >= last
        last = figure.span.end


@pytest.mark.parametrize(
    "piece", ["1 ", "1,", "twenty-", "1 to ", "million ", "1 aa-", "hundreds of ", "$", "a number of "]
)
def test_a_long_run_takes_no_more_than_its_share_of_time(piece: str) -> None:
    assert len(figures_from_text(piece * 2000)) <= 2000


def test_what_is_handed_over_is_no_more_than_told() -> None:
    (handed,) = figures_from_text("The Front handed over 18 living soldiers.")
    assert (handed.text, handed.quantity.hedge) == ("18 living soldiers", Hedge.EXACT)
    (waited,) = figures_from_text("Over 30 others waited.")
    assert waited.quantity.hedge is Hedge.MORE
