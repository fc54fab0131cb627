"""The agreement of the five reports, with claims corrected by hand, as of 12 March 2025: derived, not written down."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.engine.from_yaml import tellings_from_text
from parley.engine.registers import registers_of
from parley.engine.report import Status, status_of
from parley.engine.settling import settling_most
from parley.engine.standing import Label, Standing
from parley.engine.telling import Tellings
from parley.quantity import Truth

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ON = date(2025, 3, 12)


@pytest.fixture(scope="module")
def deal() -> Agreement:
    return agreement_from_text((EXAMPLES / "gaza_2025.accord.yaml").read_text("utf-8")).agreement


@pytest.fixture(scope="module")
def told(deal: Agreement) -> Tellings:
    read = tellings_from_text((EXAMPLES / "gaza_2025.claims.yaml").read_text("utf-8"), deal)
    assert not read.findings
    return read.tellings


@pytest.fixture(scope="module")
def status(deal: Agreement, told: Tellings) -> Status:
    return status_of(deal, told, ON)


def of(status: Status, id_: str) -> Standing:
    return next(s for s in (*status.phases, *status.provisions) if s.of == id_)


def test_the_talks_were_due_and_in_one_account_only_not_begun_through_the_others_doing(status: Status) -> None:
    standing = of(status, "begin_talks")
    assert (standing.label, standing.told_by) == (Label.ONE_SIDED, ("faction_official",))
    unit = status.runs["faction_official"].units["begin_talks"]
    assert (str(unit.due), unit.blames, unit.because) == ("2025-02-03", ("israel",), ("c04", "c05"))


def test_the_release_of_33_is_told_by_the_outlet_alone(status: Status) -> None:
    standing = of(status, "release_33")
    assert (standing.label, standing.told_by, standing.because) == (Label.ONE_SIDED, ("al_mayadeen",), ("c01",))
    assert set(standing.silent) == {"hamas", "israel"}


def test_about_1800_against_about_1900_cannot_be_told(status: Status) -> None:
    states = of(status, "release_prisoners").by_account["al_mayadeen"]
    assert states == ("done", "done late", "part done, past due")


def test_the_corridor_is_unreported_and_not_uncovered(status: Status, deal: Agreement, told: Tellings) -> None:
    assert of(status, "leave_corridor").label is Label.UNREPORTED  # words of 12 March were read, and are silent on it
    assert of(status_of(deal, told, date(2025, 3, 11)), "leave_corridor").label is Label.UNREPORTED
    assert of(status_of(deal, told, date(2025, 3, 10)), "leave_corridor").label is Label.NO_COVERAGE


def test_the_phase_has_ended_in_one_account_and_cannot_be_told_in_others(status: Status) -> None:
    standing = of(status, "one")
    assert standing.by_account["al_mayadeen"] == ("ended",)
    assert {words for side, words in standing.by_account.items() if side != "al_mayadeen"} == {("cannot tell",)}
    assert standing.label is Label.ONE_SIDED
    assert "ongoing(talks_two)" in standing.settles


def test_the_same_claims_on_an_earlier_day_give_what_was_known_then(deal: Agreement, told: Tellings) -> None:
    earlier = status_of(deal, told, date(2025, 2, 4))
    assert of(earlier, "one").by_account["hamas"] == ("current",)
    assert of(earlier, "begin_talks").label is Label.NO_COVERAGE
    assert not of(earlier, "release_33").because


def test_what_would_settle_most_does(deal: Agreement, told: Tellings, status: Status) -> None:
    most = settling_most(deal, told, status)
    assert most
    assert all(0 < item.settled <= item.open_before for item in most)
    assert all(later.open_before < earlier.open_before for earlier, later in pairwise(most))


def test_a_readiness_and_a_possibility_move_nothing(status: Status) -> None:
    assert status.runs["hamas"].stretches["two"].begun is Truth.UNKNOWN
    assert of(status, "begin_talks").by_account["israel"] != ("done",)


def test_the_registers_hold_what_practitioners_keep(deal: Agreement, told: Tellings) -> None:
    registers = registers_of(deal, told, status_of(deal, told, date(2025, 4, 15)))
    complaint = registers.complaints[0]
    assert (complaint.by, complaint.against, complaint.clause) == ("faction_official", ("israel",), "begin_talks")
    assert not complaint.replies
    assurance = next(item for item in registers.assurances if item.telling == "c15")
    assert (assurance.given_by, assurance.given_to, assurance.strength) == (("usa",), ("hamas",), "assurance")
    assert {item.telling for item in registers.talks} >= {"c04", "c07", "c13"}
    assert any(waiting.for_whom == ("israel",) for waiting, _ in registers.waits)
