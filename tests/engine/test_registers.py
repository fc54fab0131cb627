"""Registers: tellings of a proposal stay apart until a person merges them; complaints say whether anybody answered."""

from datetime import date

from parley.agreement.from_yaml import agreement_from_text
from parley.engine.from_yaml import tellings_from_text
from parley.engine.registers import Registers, registers_of
from parley.engine.report import status_of

DEAL = """
accord: "1"
id: quay
day_count: inclusive
sources: {text: The accord}
parties: {union: {role: party}, port: {role: party}, lake: {role: [mediator, guarantor]}}
opposed: [[union, port]]
phases: {one: {starts: 2031-05-01, lasts: 30 days, sources: text}}
processes: {talks: {mode: indirect, between: [union, port], via: lake, about: wages, yields: terms, sources: text}}
provisions:
  pay: {kind: achieve, by: port, to: union, act: pay, due: 2031-05-10, guarantors: lake, clause: "4.1", sources: text}
  lend: {kind: achieve, by: union, to: port, act: lend, when: done(pay), due: 5 days after done(pay), sources: text}
  complain: {kind: complaints, by: [union, port], to: lake, act: report(violation), during: one, sources: text}
proposals:
  eight: {by: port, to: union, told_by: paper, tells: hours, status: [{stage: offered, by: port}], sources: text}
  eight_again: {by: port, to: union, via: lake, told_by: lake, tells: hours, sources: text}
"""
CLAIMS = """
accord_claims: "1"
about: quay
accounts:
  union: {kind: party, of: union}
  port: {kind: party, of: port}
  lake: {kind: mediator, of: lake}
claims:
  c1: {account: union, says: not done(pay), said: 2031-05-11, blames: port}
  c2: {account: port, says: not done(pay), said: 2031-05-12, blames: union}
  c3: {account: lake, says: done(lend), said: 2031-05-12, status: planned, strength: guarantee, given_to: port,
    written: yes}
  c4: {account: union, says: "rejected(eight, union)", said: 2031-05-13}
  c5: {account: port, says: not begun(talks), said: 2031-05-14, blames: union}
  c6: {account: port, says: not begun(talks), said: 2031-05-15, retracts: c5}
"""


def registers(claims: str = CLAIMS, on: date = date(2031, 5, 20)) -> Registers:
    loaded = agreement_from_text(DEAL)
    assert loaded.is_readable, loaded.errors
    told = tellings_from_text(claims, loaded.agreement)
    assert not told.errors, told.errors
    return registers_of(loaded.agreement, told.tellings, status_of(loaded.agreement, told.tellings, on))


def test_tellings_of_a_proposal_stay_apart_until_a_person_merges_them() -> None:
    apart = registers().proposals
    assert [(item.name, item.may_be) for item in apart] == [("eight", ("eight_again",)), ("eight_again", ("eight",))]
    merged = registers(CLAIMS + "merged: {hours: {of: [eight, eight_again], by: a person}}\n").proposals
    assert [(item.name, item.may_be) for item in merged] == [("hours", ()), ("hours", ())]
    assert [item.proposal.id for item in merged] == ["eight", "eight_again"], "each telling is kept"


def test_a_reply_to_a_proposal_stands_with_it() -> None:
    assert [told.id for told in registers().proposals[0].replies] == ["c4"]


def test_a_complaint_says_what_was_answered_and_which_step_was_taken() -> None:
    complaint = registers().complaints[0]
    assert (complaint.by, complaint.against, complaint.clause, complaint.number) == ("union", ("port",), "pay", "4.1")
    assert complaint.replies == (("port", "lays it at union", "c2"),)
    assert complaint.mechanism == (("complain", "live"),)


def test_a_complaint_that_names_no_clause_is_kept_with_its_words() -> None:
    more = "accusations: {a1: {account: port, against: union, said: 2031-05-16, quote: it went back on its word}}\n"
    complaint = registers(CLAIMS + more).complaints[-1]
    assert (complaint.by, complaint.against, complaint.clause) == ("port", ("union",), "")
    assert (complaint.about, complaint.replies) == ("it went back on its word", ())


def test_a_complaint_taken_back_is_gone_from_that_day_on() -> None:
    assert "c5" not in {item.telling for item in registers().complaints}
    assert "c5" in {item.telling for item in registers(on=date(2031, 5, 14)).complaints}


def test_an_assurance_says_who_gives_it_to_whom_how_strongly_and_whether_it_was_kept() -> None:
    vouched, told = registers().assurances
    assert (vouched.given_by, vouched.what, vouched.strength, vouched.written) == (("lake",), "pay", "guarantee", True)
    assert vouched.kept == {"union": ("past due",), "port": ("past due",)}
    assert (told.given_by, told.given_to, told.strength, told.written) == (("lake",), ("port",), "guarantee", True)


def test_talks_say_through_whom() -> None:
    assert registers(on=date(2031, 5, 14)).talks[0].channel == "indirect, through lake"


def test_who_waits_for_whom_is_told_by_account() -> None:
    waits = registers(on=date(2031, 5, 11)).waits
    assert any(waiting.who == ("port",) and waiting.for_whom == ("port",) for waiting, _ in waits) is False
