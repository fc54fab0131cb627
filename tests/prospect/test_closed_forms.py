"""Closed forms and the screen, each against brute force."""

from itertools import permutations, product
from random import Random

import numpy as np
import pytest

from parley.prospect.closed_forms import (
    discount_with_end_risk,
    fine_against_delay,
    hostage_needed,
    shift_is_too_large,
    smallest_split,
    stake_of_reputation,
    trust_threshold,
)
from parley.prospect.contribution import contributions, moves_to_complete
from parley.prospect.game import Game, Step, stakes_of
from parley.prospect.order import Item, safe_order
from parley.prospect.screen import ledger_of
from parley.prospect.solve import solve
from parley.prospect.tranches import (
    Barter,
    NoTranches,
    best_shares,
    count_of_tranches,
    margins_of,
    sizes_of_tranches,
    whole_tranches,
)
from tests.prospect.naive import some_deal


def test_screen_is_exact_with_performing_and_walking_only() -> None:
    random = Random(2)
    holding = 0
    for _ in range(400):
        game, stakes = some_deal(random)
        steps = tuple(Step(s.id, s.side, s.binding, (i - 1,) if i else ()) for i, s in enumerate(game.steps))
        chain = Game("chain", steps, len(steps), may_leave=False, may_stall=False)
        margin = ledger_of(chain, stakes).margin
        found = solve(chain, stakes)
        assert bool((margin >= 0).all()) == bool(found.carried_out[0])
        if found.carried_out[0]:
            holding += 1
            assert np.abs(margin - found.margin).max() <= 1e-9
    assert 20 < holding < 380


def is_safe(items: tuple[Item, ...], stakes: float) -> bool:
    """Tell whether delivering in this order is safe, by its definition."""
    return all(
        item.cost <= sum(later.value - later.cost for later in items[k + 1 :]) + stakes + 1e-12
        for k, item in enumerate(items)
    )


def test_greedy_order_is_safe_whenever_any_order_is() -> None:
    random = Random(4)
    both = [0, 0]
    for _ in range(400):
        items = [Item(str(i), random.randint(0, 9), random.randint(0, 9)) for i in range(random.randint(1, 6))]
        stakes = random.randint(0, 8)
        found = safe_order(items, stakes, 0)
        exists = any(is_safe(p, stakes) for p in permutations(items))
        assert is_safe(found.items, stakes) == exists == (found.missing == 0)
        both[exists] += 1
        least = min(s for s in range(100) if any(is_safe(p, s) for p in permutations(items)))
        assert stakes + found.missing == max(stakes, least)
    assert min(both) > 50


def test_payments_leave_room_at_each_delivery_of_a_safe_order() -> None:
    found = safe_order([Item("a", 2, 5), Item("b", 4, 6), Item("c", 1, 2)], 2, 1)
    assert found.missing == 0
    assert all(low <= high for low, high in found.payment)
    assert found.payment[0] == (7 - 2, 7 - 0 + 1) or found.payment[0][0] <= found.payment[0][1]


def test_number_of_tranches_is_the_smallest_that_is_safe() -> None:
    assert count_of_tranches(24, 1.0, 1.5, 1.0) == 7
    random = Random(9)
    for _ in range(500):
        units, cost = random.uniform(1, 60), random.uniform(0.5, 3)
        value, stake = cost * random.choice([1.0, 1.05, 1.5, 2.5]), random.uniform(0.5, 5)
        sizes, total = [], 0.0
        while total < units - 1e-9:
            sizes.append(stake / cost + (value - cost) / cost * total)
            total += sizes[-1]
        assert count_of_tranches(units, cost, value, stake) == len(sizes)
        found = sizes_of_tranches(units, cost, value, stake)
        assert len(found) == len(sizes)
        assert sum(found) == pytest.approx(units)
        assert is_safe(tuple(Item("", cost * q, value * q) for q in found), stake + 1e-6)


def test_whole_tranches_are_as_few_as_any_split_of_whole_units() -> None:
    def splits(units: int, parts: int) -> list[tuple[int, ...]]:
        if parts == 1:
            return [(units,)]
        return [(first, *rest) for first in range(1, units - parts + 2) for rest in splits(units - first, parts - 1)]

    for units, value, stake in product(range(1, 10), (1.0, 1.5, 2.0), (1.0, 2.0, 3.5)):
        found = whole_tranches(units, 1.0, value, stake)
        assert sum(found) == units
        for fewer in range(1, len(found)):
            assert not any(is_safe(tuple(Item("", q, value * q) for q in s), stake) for s in splits(units, fewer))
    with pytest.raises(NoTranches):
        whole_tranches(3, 2.0, 3.0, 1.0)


def test_best_shares_beat_every_split_on_a_grid() -> None:
    pytest.importorskip("scipy", reason="SciPy is an extra (parley[lp])")
    barter = Barter((9.0, 12.0), (14.0, 15.0), (2.0, 3.0))
    tenths = [k / 10 for k in range(11)]
    margins = []
    for rounds in (1, 2, 3):
        found = best_shares(barter, rounds)
        assert min(margins_of(barter, found.given)) == pytest.approx(found.margin, abs=1e-7)
        cuts = [c for c in product(tenths, repeat=rounds) if abs(sum(c) - 1) < 1e-9]
        assert max(min(margins_of(barter, (a, b))) for a in cuts for b in cuts) <= found.margin + 1e-9
        margins.append(found.margin)
    assert margins == sorted(margins)
    assert margins[-1] <= best_shares(barter, 12).margin <= 3.0  # never more than B has at stake at the very end


def test_split_deal_has_the_margins_that_the_programme_promises() -> None:
    pytest.importorskip("scipy", reason="SciPy is an extra (parley[lp])")
    barter = Barter((9.0, 12.0), (14.0, 15.0), (2.0, 3.0))
    shares = best_shares(barter, 3)
    gain = []
    for a, b in zip(*shares.given, strict=True):
        gain += [[-9.0 * a, 15.0 * a], [14.0 * b, -12.0 * b]]
    steps = tuple(Step(f"s{i}", i % 2, True, (i - 1,) if i else ()) for i in range(6))
    stakes = stakes_of(6, gain=gain, end=[2.0, 3.0], collapse=0.0)
    found = solve(Game("split", steps, 6, may_leave=False, may_stall=False), stakes)
    assert found.carried_out[0] == (shares.margin >= 0)
    assert found.margin.min() == pytest.approx(shares.margin, abs=1e-6)


def largest_completed(value: int, discount: float) -> tuple[int, list[int]]:
    """Find by brute force, on whole units, the largest project completed and what is put in at each size."""
    mover, other, put = [float(value)], [float(value)], [0]
    for left in range(1, value + 40):
        best, choice = 0.0, 0
        for size in range(left, 0, -1):
            after = left - size
            if size > left - after or (after > 0 and put[after] == 0):
                continue
            mine = -size + (value if after == 0 else discount * other[after])
            theirs = float(value) if after == 0 else discount * mover[after]
            if mine >= max(0.0, discount * theirs) and (choice == 0 or mine > best):
                best, choice = mine, size
        mover.append(best)
        other.append((value if choice == left else discount * mover[left - choice]) if choice else 0.0)
        put.append(choice)
    return max(k for k in range(value + 40) if k == 0 or put[k]), put


def test_joint_project_is_completed_up_to_one_sides_value() -> None:
    for value, discount in ((1024, 0.5), (400, 0.8), (250, 0.6)):
        most, _ = largest_completed(value, discount)
        assert value * (1 - discount**8) - 8 <= most <= value
        assert moves_to_complete(value, value, discount) is None
        assert moves_to_complete(value - 1, value, discount) is not None


def test_contributions_shrink_by_the_square_of_the_discount() -> None:
    assert contributions(1024, 0.5, 5) == (512.0, 384.0, 96.0, 24.0, 6.0)
    _, put = largest_completed(1024, 0.5)
    reached = 0
    for number, size in enumerate(contributions(1024, 0.5, 5), start=1):
        assert put[reached + int(size)] == int(size)
        reached += int(size)
        assert moves_to_complete(reached, 1024, 0.5) == number


def test_stalling_does_not_pay_from_the_fine_on() -> None:
    random = Random(6)
    for _ in range(100):
        limbo, discount, finishing = random.uniform(0, 2), random.uniform(0.7, 0.99), random.uniform(0.5, 9)
        fine = max(0.0, fine_against_delay(limbo, discount, finishing))
        game = Game("last", (Step("finish", 0),), 2, may_leave=False)
        for charged, at_once in ((fine + 1e-6, True), (fine - 1e-3, False)):
            if charged >= 0:
                stakes = stakes_of(
                    1,
                    gain=[[-1.0, 1.0]],
                    end=finishing + 1.0,
                    collapse=-50.0,
                    limbo=limbo,
                    discount=discount,
                    fine=charged,
                )
                found = solve(game, stakes)
                assert found.carried_out[0]
                assert (found.play.delay[0] == 0) == at_once


def test_too_large_a_shift_leaves_nothing_both_would_share() -> None:
    random = Random(8)
    verdicts = [0, 0]
    for _ in range(400):
        discount, total = random.choice([0.8, 0.9, 1.0]), 20
        now, then, other = random.randint(0, 10), random.randint(0, 24), random.randint(0, 10)
        # A peaceful path leaves the first at least M1 now, and the riser at least d M' later, out of what there is.
        peaceful = any(give >= other and total - give >= discount * then for give in np.arange(0, 20.5, 0.1))
        assert shift_is_too_large(discount, now, then, other, total) == (not peaceful) or now + other > total
        verdicts[peaceful] += 1
    assert min(verdicts) > 50


def test_smallest_split_is_the_first_that_helps() -> None:
    parts = smallest_split(0.95, 2.0, 14.0, 12.0, 20.0)
    assert parts is not None
    size = 12.0 / parts
    assert not any(shift_is_too_large(0.95, 2 + k * size, 2 + (k + 1) * size, 12 - k * size, 20) for k in range(parts))
    coarser = 12.0 / (parts - 1)
    steps = range(parts - 1)
    assert any(shift_is_too_large(0.95, 2 + k * coarser, 2 + (k + 1) * coarser, 12 - k * coarser, 20) for k in steps)
    assert smallest_split(1.0, 2.0, 14.0, 19.0, 20.0) is None


def test_hostage_deters_by_its_value_to_the_giver_alone() -> None:
    game = Game("deposit", (Step("invest", 0, False), Step("pay", 1, True, (0,))), 2, may_stall=False)
    for chance in (1.0, 0.5):
        needed = hostage_needed(4.0, chance)
        for deposit, share in product((needed - 1e-3, needed + 1e-3), (0.0, 0.5, 1.0)):
            stakes = stakes_of(
                2, gain=[[-1.0, 3.0], [3.0, -4.0]], end=0.0, collapse=0.0,
                penalty=[0.0, deposit * chance], compensation=[0.0, deposit * chance * share],
            )  # fmt: skip
            found = solve(game, stakes)
            assert found.holds_from[1, 0] == (deposit > needed)
            assert found.value[0, 0] == pytest.approx(
                2.0 if deposit > needed else max(0.0, -1 + deposit * chance * share)
            )


def test_reputation_is_worth_its_discounted_surplus() -> None:
    random = Random(10)
    for _ in range(50):
        discount, surplus = random.uniform(0.1, 0.95), random.uniform(0.1, 5)
        summed = sum(discount**t * surplus for t in range(1, 2000))
        assert stake_of_reputation(discount, surplus) == pytest.approx(summed)


def test_chance_of_an_end_works_as_discount() -> None:
    steps = (Step("a", 0), Step("b", 1, True, (0,)), Step("c", 0, True, (1,)))
    gain = [[-1.0, 2.0], [2.0, -1.0], [-1.0, 2.0]]
    risky = stakes_of(3, gain=gain, end=1.0, collapse=0.0, discount=0.9, goes_on=0.8)
    patient = stakes_of(3, gain=gain, end=1.0, collapse=0.0, discount=discount_with_end_risk(0.9, 0.8))
    game = Game("risk", steps, 6)
    assert solve(game, risky).value == pytest.approx(solve(game, patient).value)


def test_moving_first_pays_from_the_threshold_on() -> None:
    for loss, gain, belief in product((0.5, 1.0, 4.0), (0.5, 2.0), (0.1, 0.3, 0.5, 0.7, 0.9)):
        assert (belief * gain - (1 - belief) * loss >= 0) == (belief >= trust_threshold(loss, gain) - 1e-12)
