"""Conditions are three-valued, and what is written is read back."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.agreement.condition import Atom, Condition, Happened, truth_of
from parley.agreement.implication import Strength, strength_of
from parley.agreement.parse import (
    act_from_text,
    amount_from_text,
    condition_from_text,
    constraint_from_text,
    time_from_text,
)
from parley.agreement.show import text_of_amount, text_of_condition, text_of_constraint, text_of_time
from parley.quantity import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def truth(text: str, **known: Truth) -> Truth:
    def tell(atom: Atom) -> Truth:
        assert isinstance(atom, Happened)
        return known[atom.of]

    return truth_of(condition_from_text(text), tell)


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("done(a) and done(b)", YES, UNKNOWN, UNKNOWN),
        ("done(a) and done(b)", NO, UNKNOWN, NO),
        ("done(a) or done(b)", YES, UNKNOWN, YES),
        ("done(a) or done(b)", NO, UNKNOWN, UNKNOWN),
        ("not done(a)", UNKNOWN, YES, UNKNOWN),
        ("not (done(a) and done(b))", NO, UNKNOWN, YES),
        ("always or done(a)", UNKNOWN, UNKNOWN, YES),
        ("unknown and done(a)", NO, NO, NO),
    ],
)
def test_truth_is_kleene_s(text: str, a: Truth, b: Truth, expected: Truth) -> None:
    assert truth(text, a=a, b=b) is expected


def _known(known: dict[Atom, Truth], otherwise: Truth, atom: Atom) -> Truth:
    return known.get(atom, otherwise)


ATOMS = st.sampled_from(["done(a)", "begun(b)", "count(c) >= 10", "by 2025-03-01", "30 days since done(a)", "unknown"])
TEXTS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " and ".join(f"({part})" for part in parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " or ".join(f"({part})" for part in parts)),
    ),
    max_leaves=8,
)


@given(TEXTS)
def test_a_condition_written_back_means_the_same(text: str) -> None:
    condition = condition_from_text(text)
    assert condition_from_text(text_of_condition(condition)) == condition


@given(TEXTS, st.lists(st.sampled_from([YES, NO, UNKNOWN]), min_size=40, max_size=40))
def test_sharpening_what_is_unknown_never_turns_a_certain_answer(text: str, values: list[Truth]) -> None:
    condition: Condition = condition_from_text(text)
    given_: dict[Atom, Truth] = {}

    def tell(atom: Atom) -> Truth:
        return given_.setdefault(atom, values[len(given_) % len(values)])

    vague = truth_of(condition, tell)
    for sharp in (YES, NO):
        sharpened = {atom: sharp if value is UNKNOWN else value for atom, value in given_.items()}
        if vague is not UNKNOWN:
            assert truth_of(condition, partial(_known, sharpened, sharp)) is vague


@pytest.mark.parametrize(
    "text",
    ["2025-01-19", "2023-05-22 21:45 Africa/Khartoum", "mid-April 2025", "late year 2025", "start of one", "end of one",
     "day 16 of one", "day 5 from done(x)", "90 days after endorsed", "1 year and 6 months after D",
     "within 14 days of start of truce", "verified(steps, iaea)", "earlier of (8 months after signing, done(a))",
     "unspecified", "to be agreed", "2025-03-03..2025-03-09"],
)  # fmt: skip
def test_a_time_written_back_is_the_same(text: str) -> None:
    assert text_of_time(time_from_text(text)) == text


@pytest.mark.parametrize(
    "text",
    ["33", "about 1900", "at least 11", "500 USD", "at most 600 trucks per day", "30 to 40", "30%", "30% of arsenal",
     "all remaining", "all", "some", "open", "to be agreed", "x", "at least 200 USD over base"],
)  # fmt: skip
def test_an_amount_written_back_is_the_same(text: str) -> None:
    assert text_of_amount(amount_from_text(text)) == text


def test_acts_and_constraints_written_back_are_the_same() -> None:
    assert str(act_from_text("induce(works, begin(talks))")) == "induce(works, begin(talks))"
    assert text_of_constraint(constraint_from_text("2*x + y >= 11")) == "2*x + y >= 11"


@pytest.mark.parametrize(
    ("after", "before", "strength"),
    [
        ("done(a) and done(b)", "done(a)", Strength.STRONGER),
        ("done(a) or done(b)", "done(a)", Strength.WEAKER),
        ("done(b)", "done(a)", Strength.OTHER),
        ("not (not done(a))", "done(a)", Strength.SAME),
        ("count(x) >= 20", "count(x) >= 10", Strength.STRONGER),
        ("from 2025-05-01", "from 2025-04-01", Strength.STRONGER),
        ("by 2025-05-01", "by 2025-04-01", Strength.WEAKER),
    ],
)
def test_which_condition_is_stronger(after: str, before: str, strength: Strength) -> None:
    assert strength_of(condition_from_text(after), condition_from_text(before)) is strength


def test_having_no_condition_is_weaker_than_any() -> None:
    assert strength_of(None, condition_from_text("done(a)")) is Strength.WEAKER
