"""Neutral by construction: with the two parties' names swapped everywhere, every page is exactly swapped.

The names are of one length, so that every place in a text stays what it was; what is read is swapped after reading, so
that the pages alone are tested here. How far reading itself is neutral is measured by bench/swapped.py.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parley.agreement.check import findings_of
from parley.agreement.from_yaml import agreement_from_text
from parley.cast import cast_from_yaml
from parley.claims.reading import Reading
from parley.day import day_on
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.record.echoes import renew_echoes
from parley.record.known import remember_cast
from parley.record.record import open_record
from parley.record.rows import rows_from_reading
from parley.record.write import Writing, write_batch
from parley.reports.report import PublishedBasis, Report
from parley.web.app import app_of
from parley.web.guard import Secrets
from parley.web.held import Deal, Held
from parley.web.pages import PAGES
from tests.web.conftest import CSRF, Client

NAMES = re.compile(r"(nor|sud)(land|landic)", re.IGNORECASE)
OTHER = {"nor": "sud", "sud": "nor", "Nor": "Sud", "Sud": "Nor", "NOR": "SUD", "SUD": "NOR"}

DEAL = """
accord: "1"
id: strait
title: Strait accord
sources:
  text: {title: The text, outlet: Bay Herald, file: one.txt, dated: 2031-03-01}
parties:
  norland: {name: Norland, role: party, also: [Norlandic government]}
  sudland: {name: Sudland, role: party, also: [Sudlandic government]}
  osmere: {name: Osmere, role: [mediator, guarantor]}
opposed: [[norland, sudland]]
terms: {two_terms: {means: the terms of the second phase, sources: text}}
stocks:
  crews: {title: crews held in Norland, holder: norland}
  pilots: {title: pilots held in Sudland, holder: sudland}
phases:
  one: {title: First phase, starts: 2031-03-01, lasts: 30 days, sources: text}
  two: {title: Second phase, after: one, enters_when: agreed(two_terms), lasts: 30 days, sources: text}
processes: {talks: {between: [norland, sudland], about: the second phase, yields: two_terms, sources: text}}
provisions:
  free_crews:
    {kind: achieve, by: norland, to: sudland, act: release(crews), what: {stock: crews, quantity: "12"}, sources: text,
     due: end of one}
  free_pilots:
    {kind: achieve, by: sudland, to: norland, act: release(pilots), what: {stock: pilots, quantity: about 40},
     due: end of one, sources: text}
  begin_talks:
    {kind: achieve, by: [norland, sudland], jointly: yes, act: begin(talks), due: day 16 of one, sources: text}
positions:
  more_crews: {holder: sudland, told_by: an official, needs: free_crews, sources: text}
  no_pilots: {holder: norland, told_by: an official, excludes: free_pilots, sources: text}
"""
CAST = """
parties:
  - {id: norland, name: Norland, aliases: [Norlandic government], capacities: [party]}
  - {id: sudland, name: Sudland, aliases: [Sudlandic government], capacities: [party]}
people:
  - {name: Ada Ferrow, party: norland, office: foreign minister}
  - {name: Bram Tolle, party: sudland, office: spokesperson}
"""
TEXTS = (
    ("one.txt", "Bay Herald", date(2031, 3, 10),
     "Norland releases 12 crews\n\nNorland released 12 crews on Monday in exchange for about 40 pilots, the Bay Herald "
     "has learned. Norlandic foreign minister Ada Ferrow said that the government was ready to begin talks on the "
     "second phase. A Sudlandic official accused Norland of delaying the start of the second phase of talks."),
    ("two.txt", "Cape Wire", date(2031, 3, 12),
     "Sudland says talks are stalled\n\nSudland's spokesperson Bram Tolle told the Cape Wire that Norland had refused "
     "to release the remaining crews. \"We will not accept any deal without a second phase,\" Tolle said. Osmere's "
     "envoy said mediators would continue to press both sides. According to a Norlandic official, Sudland had released "
     "38 pilots so far. The first phase ended earlier this month, two diplomats said."),
    ("three.txt", "Bay Herald", date(2031, 3, 14),
     "Norland denies delay\n\nNorland denied on Friday that it had delayed the second phase of talks, and warned that "
     "it would suspend the release of crews unless Sudland freed the last pilots. Sudland rejected the proposal. An "
     "Osmere official said that Norland had agreed to extend the first phase by two weeks. Sudland had demanded 15 "
     "crews."),
)  # fmt: skip


def swapped(text: str) -> str:
    """Return a text with the two names swapped, in whatever case."""
    return NAMES.sub(lambda found: OTHER[found[1]] + found[2], text)


def swapped_in(value: Any) -> Any:
    """Return a reading with the names swapped in every word of it."""
    if isinstance(value, str) and type(value) is str:
        return swapped(value)
    if isinstance(value, tuple):
        return tuple(swapped_in(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: swapped_in(getattr(value, f.name)) for f in fields(value) if f.init})
    return value


def read() -> tuple[Reading, ...]:
    """Return the reports as they are read."""
    cast = cast_from_yaml(CAST).cast
    reports = [
        Report(name, text, outlet=outlet, published=day_on(on), published_basis=PublishedBasis.METADATA)
        for name, outlet, on, text in TEXTS
    ]
    return tuple(readings_from_reports(reports, reader_from_choice(ReaderChoice("fast", cast))))


def client_of(path: Path, readings: tuple[Reading, ...], deal: str, cast: str) -> Client:
    """Return a client for a record of some readings under an agreement."""
    record = open_record(path, create=True)
    remember_cast(record, cast)
    write_batch(Writing(record), [rows_from_reading(reading, "") for reading in readings])
    renew_echoes(record)
    record.close()
    loaded = agreement_from_text(deal)
    assert not loaded.errors, loaded.errors
    held = Held(path, Deal(loaded.agreement, None, findings_of(loaded)))
    return Client(app_of(held, Secrets("", CSRF, ("testserver",))), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Client]]:
    """Return clients for the story as told and for the same story with the names swapped."""
    readings = read()
    assert sum(len(reading.claims) for reading in readings) > 15
    folders = [tmp_path_factory.mktemp(name) for name in ("as-told", "swapped")]
    one = client_of(folders[0] / "talks.parley", readings, DEAL, CAST)
    yield one, client_of(folders[1] / "talks.parley", swapped_in(readings), swapped(DEAL), swapped(CAST))


ADDRESSES = (
    *(page.name for page in PAGES if not page.needs_prospect),
    *(f"{page.name}.json" for page in PAGES if not page.needs_prospect),
    *(f"report/{name}" for name, *_ in TEXTS),
    *("search?q=crews", "search?party=Norland", "today?since=2031-03-01", "figures?thing=pilot"),
    *("decide?report=one.txt&kind=match&nr=0", "decide?kind=identity&name=Ada+Ferrow"),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_exactly_swapped(both: tuple[Client, Client], address: str) -> None:
    as_told, other = both
    one, two = as_told.get(f"/{address}"), other.get(f"/{swapped(address)}")
    assert (one.status_code, two.status_code) == (200, 200)
    assert swapped(one.text).splitlines() == two.text.splitlines()


def test_the_swap_changes_something(both: tuple[Client, Client]) -> None:
    as_told, other = both
    assert as_told.get("/agreement").text != other.get("/agreement").text
