"""Contributions to a joint project: how much do two sides put in, in turn, when nobody can commit?

Contributions are sunk and cost what they are; either side receives its value once the project is complete. The project
is completed unaided only if it costs less than ONE side's value, though both sides' values together would pay for it;
and each earlier contribution is smaller by the square of the discount.

Admati and Perry, Joint projects without commitment, Review of Economic Studies 58(2), 1991, with linear costs. There,
if costs are borne only once the whole is subscribed, the outcome is efficient: an escrow mends it.
"""


def contributions(value: float, discount: float, number: int) -> tuple[float, ...]:
    """Return the largest contributions that the last `number` moves make, last move first.

    The last is (1 - d) V; the one before it d (1 - d²) V; each before that d² times the one after it.

    >>> contributions(1024, 0.5, 5)
    (512.0, 384.0, 96.0, 24.0, 6.0)
    """
    sizes = [(1.0 - discount) * value]
    size = discount * (1.0 - discount**2) * value
    while len(sizes) < number:
        sizes.append(size)
        size *= discount**2
    return tuple(sizes[:number])


def moves_to_complete(cost: float, value: float, discount: float) -> int | None:
    """Return how many contributions complete a project of that cost; None where it is never begun."""
    if cost >= value:
        return None
    left, number = cost, 0
    for size in contributions(value, discount, 10_000):
        if left <= 0:
            break
        left -= size
        number += 1
    return number if left <= 1e-12 * value else None
