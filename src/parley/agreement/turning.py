"""Declared readings that turn an answer over."""

from collections.abc import Iterable

from parley.agreement.agreement import Agreement
from parley.agreement.condition import Condition
from parley.agreement.patch import with_reading
from parley.agreement.proposal import Reading
from parley.agreement.reach import Verdict, verdict_for
from parley.agreement.time import Happened

Version = tuple[Reading, Agreement]


def versions_of(agreement: Agreement) -> tuple[Version, ...]:
    """Return the agreement under each of its readings that can be applied."""
    loaded = ((reading, with_reading(reading, agreement)) for reading in agreement.readings)
    return tuple((reading, version.agreement) for reading, version in loaded if version.is_readable)


def turned_over(
    versions: Iterable[Version], goal: Condition, verdict: Verdict, given: Iterable[Happened] = ()
) -> tuple[tuple[Reading, str], ...]:
    """Return the readings under which a verdict is another, with what it then is, as the end of a sentence."""
    given = tuple(given)
    found = []
    for reading, agreement in versions:
        other = verdict_for(agreement, goal, given)
        if other is not verdict:
            found.append((reading, f"is {other.value}" if other in STATES else other.value))
    return tuple(found)


STATES = (Verdict.FORCED, Verdict.UNREACHABLE, Verdict.UNDATED)
