"""Claims meet the clauses that they speak of, in the account of whoever speaks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parley.accounts.from_claims import Accounts, accounts_from_readings
from parley.accounts.mapping import mapping_from_csv
from parley.accounts.match import Match, Place
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.time import Happened, Occasion
from parley.attributions.attribution import OUTLET_VOICE, Attribution, Basis, Mode, Speaker, SpeakerKind
from parley.claims.claim import Act, Claim, Event
from parley.claims.figure import Figure
from parley.claims.reading import Reading
from parley.day import day_on
from parley.quantity import Hedge, Quantity
from parley.reports.report import Report
from parley.reports.span import Span
from parley.status import Polarity, Status

DEAL = agreement_from_text(
    """
accord: "1"
id: harbour
sources: {text: A text}
parties: {north: {name: Northern League, role: party, also: [the League]}, south: {name: Southern Union, role: party}}
opposed: [[north, south]]
stocks:
  crews: {title: crews held in the harbour, holder: north}
  dockers: {title: dockers held in jail, holder: south}
phases: {one: {title: First phase, starts: 2024-03-01, lasts: 20 days, sources: text}}
processes: {talks: {between: [north, south], about: the harbour, yields: terms, sources: text}}
provisions:
  free_crews:
    {kind: achieve, by: north, to: south, act: release(crews), what: {stock: crews, quantity: "12"}, sources: text}
  free_dockers:
    kind: achieve
    by: south
    to: north
    act: release(dockers)
    what: {stock: dockers, quantity: about 100}
    sources: text
  leave_quay: {kind: achieve, by: south, act: withdraw(quay), due: end of one, sources: text}
"""
).agreement
LEAGUE = Speaker("Ada Ferrow", SpeakerKind.PERSON, speaks_for="Northern League", basis=Basis.STATED)
OFFICIAL = Speaker("a port official", SpeakerKind.UNNAMED, entity=3)


def said(text: str, trigger: str, event: Event, speaker: Speaker = OUTLET_VOICE, act: Act | None = None) -> Reading:
    """Return the reading of a report of one sentence with one claim."""
    report = Report("morning.txt", text, outlet="Morning Post", published=day_on(date(2024, 3, 25)))
    whole = (Span(0, len(text)),)
    start = text.index(trigger)
    claim = Claim(0, act or event.kind, event, whole, Span(start, start + len(trigger)), said_on=report.published)
    return Reading(report, (Attribution((), (), whole, Mode.INDIRECT, speaker),), (claim,))


def told(reading: Reading, **decided: Match | None) -> Accounts:
    """Return the accounts of one reading."""
    return accounts_from_readings([reading], DEAL)


def test_a_withdrawal_told_by_an_outlet_is_in_its_own_account() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay")
    (telling,) = told(said("The Southern Union left the quay.", "left", event)).tellings.tellings
    assert (telling.account, str(telling.says.event)) == ("outlet Morning Post", "done(leave_quay)")


def test_a_partys_spokesperson_speaks_in_its_account() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay", polarity=Polarity.NEGATIVE)
    (telling,) = told(said("The Southern Union has not left the quay.", "left", event, LEAGUE)).tellings.tellings
    assert (telling.account, telling.says.denied) == ("north", True)


def test_an_official_of_no_stated_party_has_an_account_of_their_own() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay")
    (telling,) = told(said("The Southern Union left the quay.", "left", event, OFFICIAL)).tellings.tellings
    assert telling.account == "morning.txt #3"


def test_a_deed_of_the_other_side_is_not_the_bearers() -> None:
    event = Event(Act.WITHDRAW, by=("Northern League",), what="the quay")
    assert not told(said("The Northern League left the quay.", "left", event)).tellings.tellings


def test_another_kind_of_event_is_no_match_whatever_words_it_shares() -> None:
    event = Event(Act.MEET, by=("Southern Union",), what="a meeting on the quay")
    accounts = told(said("The Southern Union held a meeting on the quay.", "meeting", event))
    assert not accounts.tellings.tellings
    assert "no clause" in accounts.unmatched[0].why


def test_an_exchange_is_two_deeds() -> None:
    text = "The Northern League freed 12 crews for about 100 dockers."
    event = Event(Act.RELEASE, by=(), what="12 crews")
    reading = said(text, "freed", event)
    figures = (
        Figure(Span(27, 35), "12 crews", Quantity(Decimal(12), Decimal(12), unit="crew", of="crews")),
        Figure(
            Span(40, 57), "about 100 dockers", Quantity(Decimal(100), Decimal(100), Hedge.ABOUT, "docker", "dockers")
        ),
    )
    claim = replace(reading.claims[0], figures=figures, event=replace(event, what="12 crews for about 100 dockers"))
    accounts = told(replace(reading, claims=(claim,)))
    assert {str(t.says.event) for t in accounts.tellings.tellings} == {"done(free_crews)", "done(free_dockers)"}


def test_what_is_planned_is_kept_and_moves_nothing() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay", status=Status.PLANNED)
    (telling,) = told(said("The Southern Union will leave the quay.", "leave", event)).tellings.tellings
    assert telling.status is Status.PLANNED


def test_what_somebody_presses_for_has_not_come_about_by_that() -> None:
    event = Event(Act.RELEASE, by=("Northern League",), what="the crews", status=Status.ACTUAL)
    pressed = told(said("Mediators pressed the League to release the crews.", "pressed", event, OFFICIAL, Act.PRESS))
    assert [telling.status for telling in pressed.tellings.tellings] == [Status.DEMANDED]
    done = told(said("The League has released the crews.", "released", event))
    assert [telling.status for telling in done.tellings.tellings] == [Status.ACTUAL]


def test_a_term_told_as_agreed_is_no_deed() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay")
    text = "The accord includes that the Southern Union leaves the quay."
    (telling,) = told(said(text, "leaves", event)).tellings.tellings
    assert telling.status is Status.PLANNED


def test_a_report_of_unknown_day_is_listed_not_guessed() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay")
    reading = said("The Southern Union left the quay.", "left", event)
    undated = replace(reading, report=replace(reading.report, published=None))
    claim = replace(reading.claims[0], said_on=None)
    accounts = told(replace(undated, claims=(claim,)))
    assert not accounts.tellings.tellings
    assert "day" in accounts.unmatched[0].why


def test_a_persons_mapping_counts_before_the_readers() -> None:
    event = Event(Act.WITHDRAW, by=("Southern Union",), what="the quay")
    reading = said("The Southern Union left the quay.", "left", event)
    decided = mapping_from_csv("report,claim,says\nmorning.txt,0,not done(free_crews)\n").decided
    (telling,) = accounts_from_readings([reading], DEAL, decided).tellings.tellings
    assert (telling.says.event, telling.says.denied) == (Happened(Occasion.DONE, "free_crews"), True)
    refused = mapping_from_csv("report,claim,says\nmorning.txt,0,none\n").decided
    assert not accounts_from_readings([reading], DEAL, refused).tellings.tellings


def test_a_broken_mapping_names_its_lines() -> None:
    read = mapping_from_csv("report,claim,says\na.txt,x,done(pay)\na.txt,1,done(\na.txt,2,none\n")
    assert [fault.partition(":")[0] for fault in read.faults] == ["line 2", "line 3"]
    assert read.decided == {Place("a.txt", 2): None}
    assert "no column says" in mapping_from_csv("report,claim\n").faults[0]
