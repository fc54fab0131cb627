"""What brings a phase about: owed moves, whose consent, or nothing; timed, with while and unless."""

import time

import pytest

from parley.agreement.check_circles import circles_of
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.moves import begun, done
from parley.agreement.reach import Answer, Verdict, answer_for, answer_for_phase, answer_for_provision
from parley.agreement.time import Happened, Occasion
from tests.agreement.texts import agreement

HEAD = """accord: "1"
id: x
day_count: inclusive
parties: {a: A, b: B, m: {name: M, role: mediator}, v: {name: V, role: facilitator}}
verifiers: v
processes: {talks: {between: [a, b], yields: terms}}
phases:
  one: {starts: 2025-01-01, lasts: 30 days}
"""


def entry(two: str, *provisions: str) -> Answer:
    lines = "".join(f"  {line}\n" for line in provisions)
    return answer_for_phase(agreement(f"{HEAD}  two: {{{two}}}\nprovisions:\n{lines}"), "two")


PAY = "pay: {kind: achieve, by: a, act: pay, due: day 7 of one}"
GO = "go: {kind: achieve, by: b, act: go, due: day 9 of one}"


def test_owed_moves_force_what_waits_for_them() -> None:
    assert entry("after: one, enters_when: done(pay) and done(go)", PAY, GO).verdict is Verdict.FORCED


def test_time_alone_forces_what_waits_for_it() -> None:
    assert entry("after: one", PAY).verdict is Verdict.FORCED


def test_what_nobody_owes_needs_the_consent_of_those_who_would_agree() -> None:
    answer = entry("after: one, enters_when: agreed(terms)", "begin: {kind: achieve, by: [a, b], act: begin(talks), "
                   "due: day 5 of one}")  # fmt: skip
    assert answer.verdict is Verdict.CONSENT
    assert [(str(move.event), move.by) for move in answer.ways[0]] == [("agreed(terms)", ("a", "b"))]
    assert [held.party for held in answer.held_up_by] == ["a", "b"]


def test_a_duty_without_a_day_can_be_put_off_for_ever() -> None:
    answer = entry("after: one, enters_when: done(pay)", "pay: {kind: achieve, by: a, act: pay}")
    assert answer.verdict is Verdict.UNDATED
    assert [held.party for held in answer.held_up_by] == ["a"]


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("pay: {kind: best-efforts, by: a, act: pay, due: day 7 of one}", Verdict.EFFORTS),
        ("pay: {kind: achieve, by: a, act: pay, due: day 7 of one, binding: no}", Verdict.CONSENT),
        ("pay: {kind: achieve, by: a, act: pay, due: day 7 of one, settled: no}", Verdict.CONSENT),
        ("pay: {kind: permission, by: a, act: pay, due: day 7 of one}", Verdict.CONSENT),
        ("pay: {kind: achieve, by: a, act: pay, due: day 7 of one, when: never}", Verdict.UNREACHABLE),
        ("pay: {kind: achieve, by: a, act: pay, due: day 7 of one, when: unknown}", Verdict.UNKNOWN),
    ],
)
def test_what_a_clause_is_worth_decides(clause: str, verdict: Verdict) -> None:
    assert entry("after: one, enters_when: done(pay)", clause).verdict is verdict


def test_a_verifier_s_word_is_nobody_s_duty_unless_it_is_owed() -> None:
    verified = "after: one, enters_when: verified(pay)"
    assert entry(verified, PAY).verdict is Verdict.VERIFICATION
    look = "look: {kind: achieve, by: v, act: verify(pay), when: done(pay), due: day 20 of one}"
    assert entry(verified, PAY, look).verdict is Verdict.FORCED


def test_either_of_two_is_two_ways() -> None:
    answer = entry("after: one, enters_when: done(pay) or done(go)", "pay: {kind: permission, by: a, act: pay}",
                   "go: {kind: permission, by: b, act: go}")  # fmt: skip
    assert sorted(way[0].by for way in answer.ways) == [("a",), ("b",)]
    assert not answer.held_up_by, "neither can hold it up alone"


def test_an_exception_that_is_owed_first_keeps_a_duty_from_binding() -> None:
    late = "late: {kind: achieve, by: b, act: go, due: day 9 of one, from: day 8 of one, unless: done(pay)}"
    assert entry("after: one, enters_when: done(late)", PAY, late).verdict is Verdict.UNREACHABLE


def test_an_exception_that_may_come_later_makes_the_order_count() -> None:
    either = "late: {kind: achieve, by: b, act: go, due: day 5 of one, unless: done(pay)}"
    assert entry("after: one, enters_when: done(late)", PAY, either).verdict is Verdict.BY_ORDER


def test_while_binds_only_as_long_as_it_holds() -> None:
    clause = (
        "late: {kind: achieve, by: b, act: go, from: day 10 of one, due: day 12 of one, while: before day 10 of one}"
    )
    assert entry("after: one, enters_when: done(late)", clause).verdict is Verdict.UNREACHABLE
    clause = "late: {kind: achieve, by: b, act: go, due: day 8 of one, while: before day 10 of one}"
    assert entry("after: one, enters_when: done(late)", clause).verdict is Verdict.FORCED


def test_a_phase_that_waits_for_not_having_happened_can_be_blocked() -> None:
    answer = entry("after: one, enters_when: not notified(opt_out)", "opt_out: {kind: power, by: b, act: terminate}")
    held = {held.party: held for held in answer.held_up_by}
    assert answer.verdict in (Verdict.FORCED, Verdict.BY_ORDER)
    if answer.verdict is not Verdict.FORCED:
        assert [str(move.event) for move in held["b"].making] == ["notified(opt_out)"]


def test_days_since_are_counted_from_the_deed() -> None:
    answer = entry("after: one, enters_when: 60 days since done(pay)", PAY)
    assert answer.verdict is Verdict.FORCED
    assert answer.course[-1][0].isoformat() >= "2025-03-02"


def test_counts_of_tranches_are_added_up() -> None:
    parts = ("give: {kind: achieve, by: a, act: give, what: 30 tonnes, tranches: [{id: x, quantity: 10 tonnes, "
             "due: day 3 of one}, {id: y, quantity: 20 tonnes, due: day 9 of one}]}")  # fmt: skip
    assert entry("after: one, enters_when: count(give) >= 30 tonnes", parts).verdict is Verdict.FORCED
    assert entry("after: one, enters_when: count(give) >= 31 tonnes", parts).verdict is Verdict.UNREACHABLE


def test_what_is_given_has_happened_first() -> None:
    text = f"{HEAD}  two: {{after: one, enters_when: agreed(terms)}}\nprovisions:\n  {PAY}\n"
    given = (Happened(Occasion.AGREED, "terms"),)
    assert answer_for_phase(agreement(text), "two", given).verdict is Verdict.FORCED


def test_two_that_wait_for_one_another_are_a_deadlock() -> None:
    text = (f"{HEAD}provisions:\n  pay: {{kind: achieve, by: a, act: pay, when: done(go), due: day 7 of one}}\n"
            "  go: {kind: achieve, by: b, act: go, when: done(pay), due: day 9 of one}\n")  # fmt: skip
    loaded = agreement_from_text(text)
    assert [{str(event) for event in circle} for circle in circles_of(loaded.agreement)] == [{"done(pay)", "done(go)"}]
    assert answer_for_provision(loaded.agreement, "pay").verdict is Verdict.UNREACHABLE


def test_a_circle_with_another_way_in_is_none() -> None:
    pay = "pay: {kind: achieve, by: a, act: pay, when: done(go) or agreed(terms), due: day 7 of one}"
    text = f"{HEAD}provisions:\n  {pay}\n  go: {{kind: achieve, by: b, act: go, when: done(pay), due: day 9 of one}}\n"
    assert not circles_of(agreement(text))


def test_twenty_independent_provisions_take_no_time() -> None:
    provisions = [f"p{n}: {{kind: achieve, by: {'ab'[n % 2]}, act: do, due: day {n + 1} of one, unless: done(q{n})}}"
                  for n in range(20)]  # fmt: skip
    provisions += [f"q{n}: {{kind: permission, by: {'ba'[n % 2]}, act: stop}}" for n in range(20)]
    needed = " and ".join(f"done(p{n})" for n in range(20))
    started = time.process_time()
    answer = entry(f"after: one, enters_when: {needed}", *provisions)
    assert time.process_time() - started < 1
    assert answer.verdict is Verdict.FORCED


def test_an_answer_names_the_modeller_s_lines_it_turns_on() -> None:
    answer = entry("after: one, enters_when: done(pay)",
                   "pay: {kind: achieve, by: a, act: pay, due: day 7 of one, basis: modeller}")  # fmt: skip
    assert answer.turns_on == ("provisions.pay",)


def test_the_course_is_in_order_and_every_move_in_it_is_needed() -> None:
    answer = entry("after: one, enters_when: done(go)", PAY, GO)
    assert [str(move.event) for _, move in answer.course if move.by] == ["done(go)"]
    days = [day for day, _ in answer.course]
    assert days == sorted(days)


def test_any_condition_can_be_asked_about() -> None:
    one = agreement(f"{HEAD}provisions:\n  {PAY}\n")
    assert answer_for(one, done("pay")).verdict is Verdict.FORCED
    assert answer_for(one, begun("one")).verdict is Verdict.FORCED
