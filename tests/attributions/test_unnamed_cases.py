"""Unnamed sources, channels, documents and hearsay on sentences of our own, the relations given."""

import pytest
from unnamed_cases import CASES, Case, cases_in, wrong_in

READ = [*cases_in(CASES / "unnamed.txt"), *cases_in(CASES / "unnamed_second.txt")]


def test_there_are_cases() -> None:
    assert len(READ) > 60


@pytest.mark.parametrize("case", READ, ids=[case.text[:60] for case in READ])
def test_each_field_is_read(case: Case) -> None:
    assert wrong_in(case)[1] == []
