"""Thirteen real agreements, each with the answer that it has to give."""

from datetime import date
from decimal import Decimal

import pytest

from parley.agreement.agreement import Agreement, DayCount
from parley.agreement.calendar import Calendar
from parley.agreement.check import findings_of
from parley.agreement.format import formatted
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.instant import Instant
from parley.agreement.moves import done
from parley.agreement.parse import time_from_text
from parley.agreement.patch import with_reading
from parley.agreement.provision import Provision
from parley.agreement.reach import Verdict, answer_for_phase, answer_for_provision
from parley.agreement.time import Happened
from tests.agreement.texts import EXAMPLES, example

FILES = sorted(EXAMPLES.glob("*.accord.yaml"))


def provision(agreement: Agreement, id_: str) -> Provision:
    found = agreement.provision(id_)
    assert found is not None
    return found


def read_as(agreement: Agreement, reading: str) -> Agreement:
    found = next(item for item in agreement.readings if item.id == reading)
    loaded = with_reading(found, agreement)
    assert loaded.is_readable
    return loaded.agreement


def due(agreement: Agreement, id_: str, tranche: str = "") -> str:
    return str(Calendar(agreement).due_of(provision(agreement, id_), tranche))


def test_there_are_examples() -> None:
    assert len(FILES) >= 13


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_example_can_be_read_and_has_no_error(path) -> None:  # type: ignore[no-untyped-def]
    loaded = agreement_from_text(path.read_text("utf-8"))
    assert not [finding for finding in findings_of(loaded) if finding.weight.value == "error"]


@pytest.mark.parametrize("path", [path for path in FILES if "20" in path.name], ids=lambda path: path.name)
def test_every_real_agreement_is_in_its_one_form(path) -> None:  # type: ignore[no-untyped-def]
    assert formatted(path.read_text("utf-8")) == path.read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_formatting_an_example_loses_nothing(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text("utf-8")
    once = formatted(text)
    assert formatted(once) == once
    assert agreement_from_text(once).agreement == agreement_from_text(text).agreement


def test_gaza_2025_counts_its_first_day() -> None:
    agreement = example("gaza_2025")
    assert due(agreement, "begin_talks") == "2025-02-03"
    assert date(2025, 2, 3).strftime("%A") == "Monday"
    assert str(Calendar(agreement).end_of("one")) == "2025-03-01"
    assert due(agreement, "leave_corridor") == "2025-03-09"


def test_gaza_2023_grows_by_a_day_for_every_ten_released() -> None:
    agreement = example("gaza_2023")
    assert str(Calendar(agreement).end_of("pause")) == "2023-11-28 07:00"
    counted = Calendar(agreement, counted={"release_more": Decimal(20)})
    assert str(counted.end_of("pause")) == "2023-11-30 07:00"


def test_gaza_2023_two_sources_differ_on_a_number() -> None:
    agreement = example("gaza_2023")
    told = {reading.id: provision(read_as(agreement, reading.id), "release_more_back").what.quantity
            for reading in agreement.readings}  # fmt: skip
    lows = {id_: amount.quantity.low for id_, amount in told.items() if amount and amount.quantity}
    assert lows == {"sixty_more": 60, "fifty_more": 50}


def test_shalit_2011_leaves_one_side_owing_after_the_first_stage() -> None:
    agreement = example("shalit_2011")
    parts = [tranche.quantity for tranche in provision(agreement, "release_1027").tranches]
    assert sum(part.quantity.low for part in parts if part and part.quantity and part.quantity.low) == 1027
    first = (done("release_one"), done("release_1027.first"))
    answer = answer_for_provision(agreement, "release_1027", given=first)
    assert answer.verdict is Verdict.FORCED
    assert {party for _, move in answer.course for party in move.by} == {"israel"}
    assert due(agreement, "release_1027", "second") == "2011-12-18"


def test_minsk_2015_says_which_convention_and_anchor() -> None:
    agreement = example("minsk_2015")
    exclusive = agreement_from_text(
        (EXAMPLES / "minsk_2015.accord.yaml").read_text("utf-8").replace("day_count: inclusive", "day_count: exclusive")
    ).agreement
    second = "from_the_second_day"
    ends = [
        due(one, "withdraw_weapons")
        for one in (agreement, exclusive, read_as(agreement, second), read_as(exclusive, second))
    ]
    assert ends == ["2015-02-28", "2015-03-01", "2015-03-01", "2015-03-03"]


def test_minsk_2015_releases_within_five_days_of_the_withdrawal() -> None:
    agreement = example("minsk_2015")
    told = Calendar(agreement, {done("withdraw_weapons"): Instant(date(2015, 2, 28))})
    assert str(told.due_of(provision(agreement, "release_all"))) == "2015-03-05"
    assert Calendar(agreement).due_of(provision(agreement, "release_all")).waits_for == (done("withdraw_weapons"),)


def test_minsk_2015_control_of_the_border_waits_for_the_elections() -> None:
    agreement = example("minsk_2015")
    answer = answer_for_provision(agreement, "border_control")
    assert "done(local_elections)" in {str(move.event) for way in answer.ways for move in way}
    reversed_ = read_as(agreement, "border_first")
    assert answer_for_provision(reversed_, "border_control").verdict is Verdict.UNREACHABLE


def test_r_arcss_2018_transition_starts_on_the_earlier_of_two() -> None:
    agreement = example("r_arcss_2018")
    assert str(Calendar(agreement).start_of("transition").last) == "2019-05-12"
    early = Calendar(agreement, {done("redeployment"): Instant(date(2019, 2, 1))})
    assert str(early.start_of("transition")) == "2019-02-01"


def test_r_arcss_2018_bill_goes_through_a_chain_of_days() -> None:
    agreement = example("r_arcss_2018")
    told: dict[Happened, Instant] = {}
    days = []
    for id_ in ("draft_bill", "table_bill", "pass_bill"):
        bounds = Calendar(agreement, told).due_of(provision(agreement, id_))
        assert bounds.last
        told[done(id_)] = bounds.last
        days.append(str(bounds))
    assert days == ["2018-10-03", "2018-10-10", "2018-11-09"]
    assert all(phase.fixed for phase in agreement.phases)


def test_colombia_2016_counts_from_a_day_that_was_moved() -> None:
    agreement = example("colombia_2016")
    at_first = Calendar(agreement, as_of=Instant(date(2016, 10, 1)))
    assert str(at_first.bounds_of(time_from_text("D+180"))) == "2017-03-25"
    assert str(Calendar(agreement).bounds_of(time_from_text("D+180"))) == "2017-05-30"
    parts = [tranche.quantity for tranche in provision(agreement, "lay_down").tranches]
    assert sum(part.quantity.low for part in parts if part and part.quantity and part.quantity.low) == 100


def test_good_friday_1998_one_clause_two_readings_two_answers() -> None:
    agreement = example("good_friday_1998")
    assert due(agreement, "lay_down_arms") == "2000-05-22"
    one = answer_for_phase(read_as(agreement, "not_linked"), "executive")
    two = answer_for_phase(read_as(agreement, "linked"), "executive")
    assert one.verdict is Verdict.FORCED
    assert two.verdict is Verdict.CONSENT
    assert [str(move.event) for move in two.ways[0]] == ["done(lay_down_arms)"]
    codes = {finding.code for finding in findings_of(agreement_from_text(_text("good_friday_1998")))}
    assert "entry-turns-on-reading" in codes


def test_us_china_2020_adds_up_to_two_hundred() -> None:
    agreement = example("us_china_2020")
    sums = []
    for year in ("purchase_2020", "purchase_2021"):
        parts = [tranche.quantity for tranche in provision(agreement, year).tranches]
        sums.append(sum(part.quantity.low for part in parts if part and part.quantity and part.quantity.low))
    billion = Decimal(10**9)
    assert sums == [Decimal("76.7") * billion, Decimal("123.3") * billion]
    assert sum(sums) == 200 * billion
    assert {reading.of for reading in agreement.readings} == {"baselines.goods_2017"}


def test_jcpoa_2015_adoption_is_ninety_days_later_in_either_count() -> None:
    agreement = example("jcpoa_2015")
    adoption = Calendar(agreement).bounds_of(time_from_text("adoption"))
    assert str(adoption.last) == "2015-10-18"
    assert adoption.waits_for, "it may come earlier by consent"
    assert agreement.day_count is DayCount.EXCLUSIVE


def test_jcpoa_2015_implementation_rests_on_a_verifier() -> None:
    answer = answer_for_phase(example("jcpoa_2015"), "implementing")
    assert answer.verdict is Verdict.VERIFICATION
    assert "iaea" in {party for way in answer.ways for move in way for party in move.by}


def test_jeddah_2023_ends_at_a_clock_time() -> None:
    agreement = example("jeddah_2023")
    phase = agreement.phase("ceasefire")
    assert phase and phase.extension and phase.extension.length
    assert str(Calendar(agreement).end_of("ceasefire")) == "2023-05-29 21:45"
    longer = Calendar(agreement, extended={"ceasefire": (phase.extension.length,)})
    assert str(longer.end_of("ceasefire")) == "2023-06-03 21:45"
    assert due(agreement, "no_advantage") == "2023-05-22"


def test_black_sea_2022_ends_on_two_days_by_two_accounts() -> None:
    agreement = example("black_sea_2022")
    assert str(Calendar(agreement).start_of("third_term")) == "2023-03-19"
    assert str(Calendar(agreement).end_of("third_term")) == "2023-07-17"
    assert str(Calendar(read_as(agreement, "sixty_days")).end_of("third_term")) == "2023-05-18"
    renewed = Calendar(agreement, renewed={"first_term": 1})
    assert str(renewed.end_of("first_term")) == "2023-03-19"


def test_boeing_2024_waits_for_the_vote_and_compounds() -> None:
    agreement = example("boeing_iam_2024")
    answer = answer_for_phase(agreement, "contract_term")
    assert answer.verdict is Verdict.CONSENT
    assert [(str(move.event), move.by) for move in answer.ways[0]] == [("agreed(contract)", ("members",))]
    raised, plain = Decimal(1), Decimal(0)
    for tranche in provision(agreement, "raise_pay").tranches:
        assert tranche.quantity and tranche.quantity.quantity and tranche.quantity.quantity.low
        raised *= 1 + tranche.quantity.quantity.low / 100
        plain += tranche.quantity.quantity.low
    assert plain == 38
    assert round(raised, 4) == Decimal("1.4365")
    assert [proposal.answers for proposal in agreement.proposals] == ["", "first_offer"]


def test_israel_lebanon_2024_sixty_days_by_either_count() -> None:
    agreement = example("israel_lebanon_2024")
    exclusive = agreement_from_text(_text("israel_lebanon_2024").replace("inclusive", "exclusive")).agreement
    assert due(agreement, "withdraw") == "2025-01-25"
    assert due(exclusive, "withdraw") == "2025-01-26"
    assert {reading.of for reading in agreement.readings} == {"provisions.self_defence.act"}


def _text(name: str) -> str:
    return (EXAMPLES / f"{name}.accord.yaml").read_text("utf-8")
