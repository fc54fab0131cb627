"""The laws once more, on agreements that dice made: each construct of the format, four tellers, retractions and all."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.time import Happened
from parley.engine.phase_standing import phase_word
from parley.engine.report import Status, status_of
from parley.engine.standing import Label, Standing
from parley.engine.state import State
from parley.engine.telling import Says, Telling, Tellings
from tests.engine.generated import Case, case_of
from tests.engine.play import ROOT
from tests.engine.told import TELLERS

seeds = st.integers(0, 10_000_000)
MANY = settings(max_examples=60, deadline=None)
ONE_DAY = timedelta(days=1)


def status(case: Case, told: Sequence[Telling] | None = None, days: int = 0) -> Status:
    """Return where a case stands, with other claims or on another day if these are given."""
    tellings = case.tellings if told is None else replace(case.tellings, tellings=tuple(told))
    return status_of(case.agreement, tellings, case.on + timedelta(days=days), readings=False)


def swapped(text: str) -> str:
    """Return a text with the two parties in each other's place."""
    return text.replace("north", "@").replace("south", "north").replace("@", "south")


@MANY
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_arrive_changes_nothing(seed: int, dice: object) -> None:
    case = case_of(seed)
    shuffled = list(case.tellings.tellings)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert status(case) == status(case, shuffled)


def test_another_order_of_hashes_gives_the_same_bytes() -> None:
    code = (
        "from tests.engine.generated import case_of; from parley.engine.report import status_of\n"
        "from parley.web.to_json import json_of; import json\n"
        "for seed in range(25):\n"
        "    case = case_of(seed)\n"
        "    print(json.dumps(json_of(status_of(case.agreement, case.tellings, case.on))))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        ).stdout
        for hashes in ("1", "2", "3")
    }  # fmt: skip
    assert len(texts) == 1
    assert len(texts.pop().splitlines()) == 25


@MANY
@given(seeds, seeds, st.sampled_from(TELLERS))
def test_no_account_ever_moves_another(seed: int, other: int, teller: object) -> None:
    case = case_of(seed)
    account = teller.id  # type: ignore[attr-defined]
    theirs = [item.id for item in case.tellings.tellings if item.account != account]
    more = [replace(item, id=f"x{item.id}", account=account, retracts=theirs[0] if theirs and n % 3 == 0 else "",
                    denies=theirs[-1] if theirs else "", restates="")
            for n, item in enumerate(case_of(other).tellings.tellings)
            if item.says.event.of in {p.id for p in case.agreement.provisions}]  # fmt: skip
    before, after = status(case), status(case, (*case.tellings.tellings, *more))
    for side, run in before.runs.items():
        if side != account:
            assert after.runs[side] == run


@MANY
@given(seeds)
def test_silence_is_never_a_breach_nor_a_concession(seed: int) -> None:
    case = case_of(seed)
    quiet = status(case, ())
    for standing in quiet.provisions:
        assert standing.label in (Label.NOT_DUE, Label.UNREPORTED, Label.NO_COVERAGE)
        assert State.NOT_KEPT.value not in {word for words in standing.by_account.values() for word in words}
    remedies = {of for provision in case.agreement.provisions for of in provision.remedy}
    for run in quiet.runs.values():
        for of in remedies:
            assert run.units[of].states != {State.LIVE}, "nobody told of a failure, so no remedy is open for certain"


@MANY
@given(seeds, st.sampled_from(TELLERS))
def test_who_says_nothing_is_counted_for_nothing(seed: int, teller: object) -> None:
    account = teller.id  # type: ignore[attr-defined]
    case = case_of(seed)
    told = [item for item in case.tellings.tellings if item.account != account]
    for standing in status(case, told).provisions:
        assert account not in standing.told_by
        assert State.NOT_KEPT.value not in standing.by_account[account]
        assert State.DONE.value not in standing.by_account[account]


@MANY
@given(seeds)
def test_swapping_the_parties_everywhere_swaps_the_answers(seed: int) -> None:
    case = case_of(seed)
    loaded = agreement_from_text(swapped(case.text))
    assert loaded.is_readable
    told = tuple(
        replace(
            item, account=swapped(item.account), blames=tuple(map(swapped, item.blames)),
            says=Says(Happened(item.says.event.occasion, item.says.event.of, tuple(map(swapped, item.says.event.by))),
                      item.says.denied),
        )
        for item in case.tellings.tellings
    )  # fmt: skip
    plain = status(case)
    mirrored = status_of(loaded.agreement, replace(case.tellings, tellings=told), case.on, readings=False)
    for one, other in zip((*plain.phases, *plain.provisions), (*mirrored.phases, *mirrored.provisions), strict=True):
        assert (one.of, one.label, one.over) == (other.of, other.label, other.over)
        assert {swapped(side): words for side, words in one.by_account.items()} == dict(other.by_account)


@MANY
@given(seeds, st.integers(0, 40))
def test_what_was_known_on_a_day_stays_what_it_was(seed: int, later: int) -> None:
    case = case_of(seed)
    known = [item for item in case.tellings.tellings if item.said <= case.on]
    then = status_of(
        case.agreement, Tellings("made", "1", case.tellings.tellers, tuple(known)), case.on, readings=False
    )
    told = [*known, *(replace(item, id=f"l{item.id}", said=case.on + timedelta(days=1 + later), retracts=item.id)
                      for item in known)]  # fmt: skip
    now = status_of(case.agreement, Tellings("made", "1", case.tellings.tellers, tuple(told)), case.on, readings=False)
    assert then == now, "retractions that came later change nothing of what was known"


def contrary(item: Telling, unit: str, brought: str) -> bool:
    """Tell whether a claim may be contrary on a unit, or takes something back."""
    of = item.says.event.of
    return bool(item.retracts) or of in (unit, unit.partition(".")[0], brought) or of.partition(".")[0] == unit


@MANY
@given(seeds)
def test_concurring_is_left_only_by_a_contrary_claim_or_a_retraction(seed: int) -> None:
    case = case_of(seed)
    today, tomorrow = status(case), status(case, days=1)
    said = [item for item in case.tellings.tellings if item.said == case.on + ONE_DAY]
    for before, after in zip(today.provisions, tomorrow.provisions, strict=True):
        if before.label is Label.CONCURRING and after.label is not Label.CONCURRING:
            assert any(contrary(item, before.of, "talks") for item in said)


@MANY
@given(seeds)
def test_a_claim_that_says_the_same_never_ends_a_concurrence(seed: int) -> None:
    case = case_of(seed)
    before = status(case)
    by_id = {item.id: item for item in case.tellings.tellings}
    for standing in before.provisions:
        if standing.label is Label.CONCURRING:
            again = replace(by_id[standing.because[0]], id="again", account="paper", said=case.on, on=None)
            own = [item for item in case.tellings.tellings if item.account != "paper"]
            after: Standing = next(s for s in status(case, [*own, again]).provisions if s.of == standing.of)
            plain: Standing = next(s for s in status(case, own).provisions if s.of == standing.of)
            if plain.label is Label.CONCURRING and again.quantity is None:
                assert after.label is Label.CONCURRING


@pytest.mark.parametrize("seed", range(40))
def test_a_day_told_once_is_the_day_in_every_question(seed: int) -> None:
    case = case_of(seed)
    answer = status(case)
    for standing in answer.phases:
        for side, run in answer.runs.items():
            assert standing.by_account[side] == (phase_word(run.stretches[standing.of]),)
