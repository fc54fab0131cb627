"""Neutral reading: the sample with its parties' names swapped, or with others in their place, is read the same."""

import importlib.util
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from parley.cast import cast_from_yaml

SWAPPED = Path(__file__).resolve().parents[2] / "bench" / "swapped.py"
FLOOR = 0.99  # of what is read; measured: 1.000 of both in each of these


def measure() -> ModuleType:
    """Return bench/swapped.py as a module."""
    spec = importlib.util.spec_from_file_location("swapped", SWAPPED)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("number", [0, 1, 2, 9])  # as published; two pairs of states; movements: all invented
def test_swapped_names_change_nothing_that_is_read_of_the_sample(number: int) -> None:
    swapped = measure()
    name, reports, cast = next(swapped.sample_and_seeds())
    title, names, both = next(islice(swapped.namings(name), number, None))
    told, swap = swapped.swap_of(names) if names else str, swapped.swap_of(both)
    casts = cast_from_yaml(told(cast)).cast, cast_from_yaml(swap(told(cast))).cast
    compared = swapped.same_of(swapped.renamed(reports, names) if names else reports, swap, casts, "fast")
    for kind, found in compared.items():
        assert found.most > 90, "the sample says less than it did"
        assert found.same >= FLOOR * found.most, (title, kind, found.mine - found.theirs, found.theirs - found.mine)
