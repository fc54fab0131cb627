"""Handling: how far a report may go, as a person decided it, and how much of one may be quoted.

1. A report on which nobody decided is public, as it was published.
"""

from parley.record.record import Record

HANDLING = ("public", "internal", "restricted")  # from what may go anywhere to what may not leave the machine
LONGEST = 400  # characters of a quotation that leaves the machine; a longer one ends in a mark of omission


def levels_of(record: Record) -> dict[str, str]:
    """Return the handling level of each report on which somebody decided one."""
    rows = record.execute(
        "SELECT r.name, json_extract(d.value, '$') FROM standing_decision d JOIN report r ON r.content = d.content "
        "AND r.current WHERE d.kind = 'report' AND d.field = 'handling'"
    )
    return {name: str(level) for name, level in rows}


class AboveCeiling(PermissionError):
    """Reports that may not go where an export would take them."""


def refuse_above(record: Record, ceiling: str) -> None:
    """Refuse with AboveCeiling where a report is handled above the ceiling, naming the reports and the mend."""
    above = HANDLING[HANDLING.index(ceiling) + 1 :]
    names = [name for name, level in levels_of(record).items() if level in above]
    if names:
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        raise AboveCeiling(
            f"{shown}: handled above “{ceiling}”, so nothing was written; raise --ceiling, or leave the report out"
        )
