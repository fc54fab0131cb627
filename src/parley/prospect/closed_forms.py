"""Small results in closed form: delay, shifts of power, hostages, reputation, trust.

Each is one condition from the literature, with the paper it is from; tests hold each against brute force.
"""

from math import ceil, inf


def fine_against_delay(limbo: float, discount: float, finishing: float) -> float:
    """Return the fine per tick from which on stalling does not pay.

    One tick of delay gains the limbo's flow and loses (1 - discount) of what finishing is worth.

    >>> fine_against_delay(2.0, 0.9, 10.0)
    1.0
    """
    return round(limbo - (1.0 - discount) * finishing, 12)


def shift_is_too_large(discount: float, power_now: float, power_next: float, others_power: float, total: float) -> bool:
    """Tell whether a shift of power is too large for any peaceful sharing.

    A side whose outside value rises from `power_now` to `power_next` cannot commit to claim less later; the other has
    `others_power` now; `total` is all there is to share. Holding together is impossible if
    discount × M' - M > total - (M1 + M2). Powell, War as a commitment problem, International Organization 60(1), 2006.
    """
    return discount * power_next - power_now > total - (power_now + others_power)


def smallest_split(
    discount: float, power_now: float, power_next: float, others_power: float, total: float
) -> int | None:
    """Return into how many equal steps a shift must be split so that no step is too large; None where no number helps.

    The other side's outside value falls as this side's rises, so what is left over both stays; the first step is the
    hardest, as the riser has least to lose then: n >= discount × shift / (left over + (1 - discount) × M).
    """
    room = total - (power_now + others_power) + (1.0 - discount) * power_now
    shift = discount * (power_next - power_now)
    if shift <= room:
        return 1
    return ceil(shift / room - 1e-12) if room > 0 else None


def hostage_needed(gain_by_refusing: float, chance_it_is_kept: float) -> float:
    """Return the value TO ITS GIVER from which on a deposit deters refusing; infinite if it is never kept.

    What it is worth to the holder only mends the holder's willingness to take part. Williamson, Credible commitments:
    using hostages to support exchange, American Economic Review 73(4), 1983.
    """
    if gain_by_refusing <= 0:
        return 0.0
    return gain_by_refusing / chance_it_is_kept if chance_it_is_kept > 0 else inf


def stake_of_reputation(discount: float, surplus_per_period: float) -> float:
    """Return what future dealings are worth as a stake: discount / (1 - discount) × surplus of each.

    Telser, A theory of self-enforcing agreements, Journal of Business 53(1), 1980.
    """
    return inf if discount >= 1 else discount / (1.0 - discount) * surplus_per_period


def discount_with_end_risk(discount: float, chance_it_goes_on: float) -> float:
    """Return the discount that a chance of an end from outside leaves (Telser 1980: no known last period)."""
    return discount * chance_it_goes_on


def trust_threshold(loss_if_let_down: float, gain_if_kept: float) -> float:
    """Return the belief from which on moving first pays: loss / (loss + gain); 1 where there is nothing to gain.

    Coleman, Foundations of Social Theory, 1990, chapter 5, sets it as odds: p / (1 - p) > loss / gain.

    >>> trust_threshold(3.0, 1.0)
    0.75
    """
    if loss_if_let_down <= 0:
        return 0.0
    return 1.0 if gain_if_kept <= 0 else loss_if_let_down / (loss_if_let_down + gain_if_kept)
