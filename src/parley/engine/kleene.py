"""Kleene's three-valued logic: what cannot be told stays so until it would change nothing."""

from parley.agreement.condition import opposite_of
from parley.quantity import Truth


def both(*truths: Truth) -> Truth:
    """Return whether all hold."""
    if Truth.NO in truths:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.YES


def either(*truths: Truth) -> Truth:
    """Return whether at least one holds."""
    return opposite_of(both(*(opposite_of(truth) for truth in truths)))
