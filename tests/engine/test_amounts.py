"""How much is told as done: parts are summed, and a running total takes the place of what was told before it."""

from datetime import date
from decimal import Decimal

from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.parse import amount_from_text
from parley.agreement.time import Happened, Occasion
from parley.engine.run import Unit, run_of
from parley.engine.telling import Says, Telling
from parley.quantity import Interval

DEAL = """
accord: "1"
id: parts
day_count: inclusive
sources: {text: The accord}
parties: {a: {role: party}, b: {role: party}}
provisions:
  give:
    kind: achieve
    by: a
    to: b
    act: give
    what: "9"
    tranches: [{id: first, quantity: "3", due: 2031-05-03}, {id: second, quantity: "6", due: 2031-05-10}]
    sources: text
"""


def told(*words: tuple[str, int, str, bool]) -> Unit:
    """Return the whole after some tellings: of what, on which day, how much, whether it is a running total."""
    agreement = agreement_from_text(DEAL).agreement
    tellings = [
        Telling(f"c{n}", "a", Says(Happened(Occasion.DONE, of)), date(2031, 5, day),
                quantity=amount_from_text(number) if number else None, so_far=total)
        for n, (of, day, number, total) in enumerate(words)
    ]  # fmt: skip
    return run_of(agreement, tellings, date(2031, 5, 20)).units["give"]


def exactly(number: int) -> Interval:
    return Interval(Decimal(number), Decimal(number))


def test_parts_are_summed_and_a_part_without_a_number_is_all_of_it() -> None:
    assert told(("give.first", 3, "3", False), ("give.second", 8, "", False)).done == exactly(9)


def test_a_running_total_of_a_part_takes_the_place_of_what_was_told_of_it_before() -> None:
    assert told(("give.second", 4, "", False), ("give.second", 8, "5", True)).done == exactly(5)


def test_a_running_total_of_the_whole_takes_the_place_of_what_was_told_of_the_whole() -> None:
    assert told(("give", 4, "4", False), ("give", 8, "7", True)).done == exactly(7)
