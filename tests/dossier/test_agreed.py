"""Agreed figures: a clause's number is held against what is told as released, by whom it binds."""

from datetime import date
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.claims.figures_from_text import figures_from_text
from parley.day import day_on
from parley.dossier.agreed import agreed_figures
from parley.dossier.figure_told import FiguresOfReport, Status
from parley.dossier.figures import figures_page
from parley.quantity import Hedge, Truth

DEAL = """\
accord: 1
id: river
title: The river deal
sources:
  text: {title: The text}
parties:
  front: {name: Coastal Front, role: party}
  state: {name: Norland, role: party}
stocks:
  captives: {title: people held upriver, holder: front, kinds: [living]}
  prisoners: {holder: state}
phases:
  one: {starts: 2031-03-01, lasts: 42 days, sources: text}
provisions:
  free_33: {kind: achieve, by: front, to: state, act: release, what: {stock: captives, quantity: "33"}, sources: text}
  free_1900: {kind: achieve, by: state, to: front, act: release, what: {stock: prisoners, quantity: about 1900},
              sources: text}
  free_rest: {kind: achieve, by: front, to: state, act: release, what: {stock: captives, quantity: all remaining},
              sources: text}
  extra: {kind: achieve, by: front, to: state, act: release, what: {stock: captives, quantity: "5"}, basis: modeller}
  pay: {kind: achieve, by: front, to: state, act: pay, what: {stock: captives, quantity: "5"}, sources: text}
  both: {kind: achieve, by: [front, state], to: state, jointly: yes, act: release,
         what: {stock: captives, kind: living, quantity: "2"}, sources: text}
"""


def river() -> Agreement:
    loaded = agreement_from_text(DEAL)
    assert not loaded.errors, loaded.errors
    return loaded.agreement


def test_only_releases_with_a_number_of_their_own_are_figures() -> None:
    rows = {source: (giver, quantity.low, quantity.hedge) for giver, quantity, source in agreed_figures(river())}
    assert rows == {
        "The river deal: free_33": ("Coastal Front", Decimal(33), Hedge.EXACT),
        "The river deal: free_1900": ("Norland", Decimal(1900), Hedge.ABOUT),
        "The river deal: both": ("", Decimal(2), Hedge.EXACT),
    }


def test_what_is_counted_goes_by_a_counted_noun_of_its_stock() -> None:
    counted = [(quantity.unit, quantity.of) for _, quantity, _ in agreed_figures(river())]
    assert counted == [("people", "people"), ("prisoner", "prisoners"), ("people", "living people")]


def test_a_release_is_held_against_the_clause_that_binds_its_giver() -> None:
    text = "The Coastal Front released 25 captives. Norland released about 1,800 prisoners."
    told = FiguresOfReport("r1", "Courier", day_on(date(2031, 4, 2)), text, figures_from_text(text))
    page = figures_page([told], agreed_figures(river()))
    agreed = [told.text for group in page.groups for told in group.told if told.status is Status.AGREED]
    assert agreed == ["33 people", "about 1,900 prisoners"]
    against = {
        (comparison.one.report, comparison.same)
        if comparison.one.report != "r1"
        else (comparison.other.report, comparison.same)
        for group in page.groups
        for comparison in group.comparisons
        if comparison.kind == "told against the agreement"
    }
    assert against == {
        ("The river deal: free_33", Truth.NO),
        ("The river deal: free_1900", Truth.UNKNOWN),
    }
