"""Findings: what is amiss in an agreement's file, where, why, and how to mend it.

1. A finding concerns the file, never the parties.
2. An error means that the file cannot be read as an agreement; any other finding leaves it readable.
"""

from dataclasses import dataclass
from enum import StrEnum

from parley.agreement.agreement import Agreement
from parley.agreement.tree import Place


class Weight(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # the file cannot be read as it stands
    FINDING = "finding"  # it can be read, and leaves something open or at odds


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing amiss: a code, a place, the reason and a way to mend it."""

    code: str
    place: Place
    path: str  # `provisions.pay.due`; empty for the whole file
    reason: str
    mend: str
    weight: Weight = Weight.FINDING
    turns_on: tuple[str, ...] = ()  # paths of the modeller's lines and the readings that it rests on

    def __str__(self) -> str:
        """Return the finding in one line."""
        return f"{self.place} {self.code}: {self.reason} {self.mend}"


def found(
    agreement: Agreement, code: str, path: str, reason: str, mend: str, turns_on: tuple[str, ...] = ()
) -> Finding:
    """Return a finding about what stands at a path."""
    return Finding(code, agreement.place_of(path) or Place(1, 1), path, reason, mend, turns_on=turns_on)
