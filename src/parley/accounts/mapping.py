"""Mapping files: what a person decided that claims are about, as a table of report, claim and clause.

1. `says` is an event as a claims file writes it: `done(pay)`, `not begun(talks)`; `none` where it is about nothing.
2. Every fault is told with its line; the lines without fault are kept.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from parley.accounts.match import Match, Place
from parley.agreement.written import Unreadable
from parley.engine.tables import SAYS

COLUMNS = ("report", "claim", "says")
NONE = "none"
DECIDED = "a person decided it"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided, by claim, and what of the file could not be read."""

    decided: Mapping[Place, Match | None]
    faults: tuple[str, ...]


def mapping_from_csv(text: str) -> Decided:
    """Return the decisions in a mapping file."""
    rows = csv.DictReader(StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        return Decided({}, (f"line 1: no column {', '.join(missing)}; the first line is report,claim,says",))
    decided: dict[Place, Match | None] = {}
    faults: list[str] = []
    for row in rows:
        line = f"line {rows.line_num}"
        number, says = (row["claim"] or "").strip(), (row["says"] or "").strip()
        if not number.isdecimal():
            faults.append(f"{line}: “{number}” is no claim's number; see parley status --matches")
            continue
        place = Place((row["report"] or "").strip(), int(number))
        if says == NONE:
            decided[place] = None
            continue
        try:
            said = SAYS.read(says)
        except Unreadable as error:
            faults.append(f"{line}: {error.reason}; {error.mend}")
            continue
        decided[place] = Match(place, said.event, said.denied, DECIDED, 1.0, "a person")
    return Decided(decided, tuple(faults))


def match_from_says(place: Place, says: str, by: str) -> Match | None:
    """Return the match that somebody decided; None where the words name no event."""
    try:
        said = SAYS.read(says)
    except Unreadable:
        return None
    return Match(place, said.event, said.denied, DECIDED, 1.0, by)
