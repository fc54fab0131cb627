"""What a cast adds to speakers, and what it never does."""

from datetime import date

from relations import marked

from parley.attributions.attribution import Basis, Speaker
from parley.attributions.speaker import speakers_from_relations
from parley.cast import cast_from_yaml
from parley.day import Day
from parley.party import Capacity
from parley.reports.report import Report

CAST = cast_from_yaml(
    """
parties:
  - {id: union, name: Harbour Union, aliases: [Union, dockers]}
  - {id: lake, name: Lakeland, aliases: [Lakish], capacities: [mediator]}
people:
  - {name: Odile Marrow, party: union, since: 2024-01-01, until: 2024-12-31}
  - {name: Jonas Reed, party: lake}
"""
).cast


def first(text: str, published: Day | None = None) -> Speaker:
    """Return the first speaker of a marked text, with the cast."""
    plain, relations = marked(text)
    return speakers_from_relations(Report("r", plain, published=published), relations, CAST)[0]


def test_cast_says_whom_a_person_speaks_for_where_the_text_does_not() -> None:
    speaker = first("[Jonas Reed] <said> {no}.")
    assert (speaker.speaks_for, speaker.basis, speaker.capacity) == ("Lakeland", Basis.CAST, Capacity.MEDIATOR)


def test_cast_never_overrules_the_text() -> None:
    speaker = first("[Dockers Front spokesman Jonas Reed] <said> {no}.")
    assert (speaker.speaks_for, speaker.basis) == ("Dockers Front", Basis.STATED)


def test_person_speaks_for_a_party_within_days_of_office_only() -> None:
    within, after = (Day(date(year, 6, 1), date(year, 6, 1)) for year in (2024, 2025))
    assert first("[Odile Marrow] <said> {no}.", within).speaks_for == "Harbour Union"
    assert first("[Odile Marrow] <said> {no}.", after).speaks_for == ""
    assert first("[Odile Marrow] <said> {no}.").speaks_for == ""


def test_adjective_is_a_party_only_where_the_cast_says_so() -> None:
    assert first("[A Lakish official] <said> {no}.").basis is Basis.CAST
    assert first("[A Norvian official] <said> {no}.").speaks_for == ""
