"""Two engines, written apart, give the same answers."""

import pytest

from tests.engine.generated import case_of

clingo = pytest.importorskip("clingo", reason="clingo is not here: the second engine is left out")

SEEDS = range(60)  # bench/differential.py runs a thousand and more


@pytest.mark.parametrize("seed", SEEDS)
def test_the_two_engines_agree(seed: int) -> None:
    from tests.engine.second_engine import answer_of, first_answer

    case = case_of(seed)
    assert answer_of(case) == first_answer(case)
