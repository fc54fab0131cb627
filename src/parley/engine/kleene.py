"""Kleene's three-valued logic: what cannot be told stays so until it would change nothing."""

from parley.quantity import Truth

_NOT = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def both(*truths: Truth) -> Truth:
    """Return whether all hold."""
    if Truth.NO in truths:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.YES


def either(*truths: Truth) -> Truth:
    """Return whether at least one holds."""
    return opposite(both(*(opposite(truth) for truth in truths)))


def opposite(truth: Truth) -> Truth:
    """Return the opposite of a truth; *cannot tell* is its own."""
    return _NOT[truth]
