"""The cast file: what a person wrote down of who is who."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cast import cast_from_yaml
from parley.party import Capacity

WHOLE = """
parties:
  - id: union
    name: Harbour Union
    aliases: [the union, HU]
  - id: lakeland
    name: Lakeland
    capacities: [mediator, guarantor]
people:
  - name: Odile Marrow
    party: union
    office: spokesperson
    since: 2024-01-01
    until: 2025-03-31
"""


def test_parties_and_people_are_read() -> None:
    loaded = cast_from_yaml(WHOLE)
    assert not loaded.faults
    union, lakeland = loaded.cast.parties
    assert union.aliases == ("the union", "HU")
    assert lakeland.capacities == (Capacity.MEDIATOR, Capacity.GUARANTOR)
    (person,) = loaded.cast.people
    assert person.until is not None
    assert person.until.last == date(2025, 3, 31)


def test_empty_file_is_an_empty_cast() -> None:
    assert cast_from_yaml("").cast.parties == ()
    assert cast_from_yaml("parties:\npeople:\n").faults == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("parties:\n  - id: a\n    nam: A", "line 3, column 5: unknown key 'nam'; did you mean `name`?"),
        ("parties:\n  - id: a", "line 2, column 5: a party needs an `id` and a `name`; add what is missing"),
        ("people:\n  - name: B\n    party: c", "line 3, column 12: no party has the id 'c'; add it under `parties`"),
        ("people: [{name: B, since: soon}]", "line 1, column 27: 'soon' is not a day; write year-month-day"),
        ("parties: {id: a}", "line 1, column 10: a list is expected here"),
        ("- a", "line 1, column 1: keys and values are expected here"),
        ("parties: [{id: a, name: A, capacities: [referee]}]", "unknown capacity 'referee'; write one of party"),
        ("parties: [{id: a, name: A}, {id: b, name: a}]", "'a' names both 'a' and 'b'"),
        ("people: [{name: B, since: 2025-02-01, until: 2024-01-01}]", "the office ends before it begins"),
        ("parties: [", "not YAML"),
        ("people: [{name: B, name: C}]", "`name` stands here twice"),
    ],
)
def test_every_fault_tells_place_reason_and_mend(text: str, said: str) -> None:
    assert said in " | ".join(str(fault) for fault in cast_from_yaml(text).faults)


def test_faults_leave_the_rest_readable() -> None:
    loaded = cast_from_yaml("parties: [{id: a, name: A, colour: red}]\npeople: [{name: B, party: a}]")
    assert len(loaded.faults) == 1
    assert loaded.cast.people[0].party == "a"


@given(st.text(max_size=200))
def test_any_text_is_read_or_faulted(text: str) -> None:
    cast_from_yaml(text)
