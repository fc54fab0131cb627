"""Laws of the engine, held on agreements and claims that nobody wrote."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.time import Civil, Happened, Occasion
from parley.engine.report import status_of
from parley.engine.standing import Label
from parley.engine.state import TRANSITIONS, State
from parley.engine.telling import Says, Teller, TellerKind, Telling, Tellings

START = date(2024, 6, 3)
DEAL = """
accord: "1"
id: law
day_count: inclusive
sources: {text: A text}
parties: {AAA: {role: party}, BBB: {role: party}, lake: {role: mediator}, eye: {role: facilitator}}
opposed: [[AAA, BBB]]
verifiers: eye
phases:
  one: {starts: 2024-06-03, lasts: 20 days, continues_while: ongoing(talks), sources: text}
  two: {after: one, enters_when: agreed(terms) and done(give), lasts: 30 days, sources: text}
processes:
  talks: {between: [AAA, BBB], yields: terms, sources: text}
provisions:
  give: {kind: achieve, by: AAA, to: BBB, act: give, what: "10", due: day 10 of one, sources: text}
  take: {kind: achieve, by: BBB, to: AAA, act: give, what: about 10, due: day 10 of one, sources: text}
  leave: {kind: achieve, by: BBB, to: AAA, act: leave, when: done(give), due: 5 days after done(give), sources: text}
  keep_a: {kind: abstain, by: AAA, to: BBB, act: attack, during: one, sources: text}
  keep_b: {kind: abstain, by: BBB, to: AAA, act: attack, during: one, sources: text}
  begin: {kind: achieve, by: [AAA, BBB], jointly: yes, act: begin(talks), due: day 8 of one, sources: text}
"""
ACCOUNTS = (
    Teller("AAA", kind=TellerKind.PARTY, of="AAA"),
    Teller("BBB", kind=TellerKind.PARTY, of="BBB"),
    Teller("eye", kind=TellerKind.VERIFIER, of="eye"),
    Teller("paper", kind=TellerKind.OUTLET),
)
EVENTS = (
    *(Happened(Occasion.DONE, of) for of in ("give", "take", "leave", "keep_a", "keep_b", "begin")),
    Happened(Occasion.BEGUN, "talks"),
    Happened(Occasion.ENDED, "talks"),
    Happened(Occasion.AGREED, "terms"),
    Happened(Occasion.BEGUN, "two"),
    Happened(Occasion.ENDED, "one"),
    Happened(Occasion.WAIVED, "leave"),
    Happened(Occasion.SUSPENDED, "take"),
)


def read(text: str) -> Agreement:
    """Return the agreement of a text without fault."""
    loaded = agreement_from_text(text)
    assert loaded.is_readable, loaded.errors
    return loaded.agreement


@st.composite
def claims(draw: st.DrawFn, most: int = 8) -> tuple[Telling, ...]:
    """Return some claims, each of somebody, about something, said on some day."""
    told = []
    for n in range(draw(st.integers(0, most))):
        said = START + timedelta(days=draw(st.integers(0, 40)))
        on = draw(st.one_of(st.none(), st.integers(0, 12)))
        told.append(
            Telling(
                f"c{n}", draw(st.sampled_from(ACCOUNTS)).id,
                Says(draw(st.sampled_from(EVENTS)), draw(st.booleans())), said,
                on=None if on is None else Civil(said - timedelta(days=on)),
            )
        )  # fmt: skip
    return tuple(told)


def of(told: Sequence[Telling]) -> Tellings:
    """Return claims with their accounts."""
    return Tellings("law", "1", ACCOUNTS, tuple(told))


days = st.integers(0, 45).map(lambda n: START + timedelta(days=n))
AGREEMENT = read(DEAL)


@settings(max_examples=25, deadline=None)
@given(claims(), days)
def test_the_same_claims_give_the_same_answer(told: tuple[Telling, ...], on: date) -> None:
    assert status_of(AGREEMENT, of(told), on) == status_of(AGREEMENT, of(tuple(reversed(told))), on)


@settings(max_examples=25, deadline=None)
@given(claims(), claims(3), days)
def test_one_account_never_moves_another(told: tuple[Telling, ...], more: tuple[Telling, ...], on: date) -> None:
    extra = tuple(replace(telling, id=f"x{telling.id}", account="paper") for telling in more)
    before, after = status_of(AGREEMENT, of(told), on), status_of(AGREEMENT, of((*told, *extra)), on)
    for side in ("AAA", "BBB", "eye"):
        assert before.runs[side] == after.runs[side]


@settings(max_examples=25, deadline=None)
@given(days)
def test_silence_is_never_a_breach(on: date) -> None:
    answer = status_of(AGREEMENT, of(()), on)
    for standing in answer.provisions:
        assert standing.label in (Label.NOT_DUE, Label.UNREPORTED, Label.NO_COVERAGE)
        assert "told as not kept" not in {word for words in standing.by_account.values() for word in words}


@settings(max_examples=25, deadline=None)
@given(claims(), days, st.integers(1, 30))
def test_the_future_does_not_change_the_past(told: tuple[Telling, ...], on: date, later: int) -> None:
    known = tuple(telling for telling in told if telling.said <= on)
    assert status_of(AGREEMENT, of(told), on) == status_of(AGREEMENT, of(known), on)


@settings(max_examples=25, deadline=None)
@given(claims(), days)
def test_swapping_the_parties_swaps_the_answers(told: tuple[Telling, ...], on: date) -> None:
    def swap(text: str) -> str:
        return text.replace("AAA", "@").replace("BBB", "AAA").replace("@", "BBB")

    mirrored = read(swap(DEAL))
    swapped = tuple(replace(telling, account=swap(telling.account)) for telling in told)
    plain, other = status_of(AGREEMENT, of(told), on), status_of(mirrored, of(swapped), on)
    for one, two in zip((*plain.phases, *plain.provisions), (*other.phases, *other.provisions), strict=True):
        assert (one.of, one.label, one.over) == (two.of, two.label, two.over)
        assert {swap(side): words for side, words in one.by_account.items()} == dict(two.by_account)


@settings(max_examples=25, deadline=None)
@given(claims(), days, st.integers(-400, 400))
def test_shifting_every_day_shifts_every_answer(told: tuple[Telling, ...], on: date, k: int) -> None:
    by = timedelta(days=k)
    moved = read(DEAL.replace("2024-06-03", (START + by).isoformat()))
    shifted = tuple(
        replace(t, said=t.said + by, on=Civil(t.on.on + by) if isinstance(t.on, Civil) else None) for t in told
    )
    plain, other = status_of(AGREEMENT, of(told), on), status_of(moved, of(shifted), on + by)
    assert [s.label for s in plain.provisions] == [s.label for s in other.provisions]
    assert [s.by_account for s in (*plain.phases, *plain.provisions)] == [
        s.by_account for s in (*other.phases, *other.provisions)
    ]


@settings(max_examples=25, deadline=None)
@given(claims(), days)
def test_concurring_is_left_only_by_a_contrary_claim_or_a_retraction(told: tuple[Telling, ...], on: date) -> None:
    today, tomorrow = status_of(AGREEMENT, of(told), on), status_of(AGREEMENT, of(told), on + timedelta(days=1))
    if any(telling.said == on + timedelta(days=1) for telling in told):
        return
    for before, after in zip(today.provisions, tomorrow.provisions, strict=True):
        if before.label is Label.CONCURRING:
            assert after.label is Label.CONCURRING


@given(st.sampled_from(list(State)))
def test_what_is_settled_for_good_stays_settled(state: State) -> None:
    for (before, _), after in TRANSITIONS.items():
        if before in (State.DONE, State.DONE_LATE, State.WAIVED, State.SUPERSEDED, State.EXCUSED, State.ENDED):
            raise AssertionError(f"{before} moves to {after}")
