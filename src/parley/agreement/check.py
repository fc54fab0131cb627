"""All checks of an agreement: what its file leaves open, at odds with itself, or out of anybody's hands.

Each finding has a code, and each code a page in the docs.
"""

from collections.abc import Callable, Iterator

from parley.agreement import (
    check_circles,
    check_content,
    check_drafting,
    check_entry,
    check_positions,
    check_quantities,
    check_times,
)
from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding
from parley.agreement.from_yaml import Loaded

CHECKS: tuple[Callable[[Agreement], Iterator[Finding]], ...] = (
    *check_content.CHECKS,
    *check_times.CHECKS,
    *check_quantities.CHECKS,
    *check_drafting.CHECKS,
    *check_entry.CHECKS,
    *check_positions.CHECKS,
)


def findings_of(loaded: Loaded) -> tuple[Finding, ...]:
    """Return everything amiss with a file that was read, in the order of its lines.

    A file with errors is checked for circles only: the rest would rest on what could not be read.
    """
    agreement = loaded.agreement
    findings = [*loaded.findings, *check_circles.circular(agreement)]
    if loaded.is_readable and len(findings) == len(loaded.findings):
        findings += [finding for check in CHECKS for finding in check(agreement)]
    return tuple(sorted(findings, key=lambda finding: (finding.place, finding.code, finding.path)))
