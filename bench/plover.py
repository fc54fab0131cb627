"""Measure events by PLOVER and CAMEO on our own tables of sentences, most of them about invented places.

usage: python bench/plover.py [--wrong]

Right is an event of the type asked for with a code that begins as asked; of a "none", that there is no event. "In all"
is one event with type, code, actor and recipient right. `--wrong` prints what is wrong in the table that was looked at
while developing, never in the blind one.
"""

import sys
from collections import Counter
from pathlib import Path

from parley.claims.plover import PloverEvent, plover_from_reading
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report

TABLES = Path(__file__).resolve().parents[1] / "tests" / "claims"


def rows_of(name: str) -> list[list[str]]:
    """Return the rows of a table: event, code, actor, recipient, sentence."""
    lines = (line for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [[part.strip() for part in line.split("|")] for line in lines]


def counted(row: list[str], found: list[PloverEvent]) -> Counter[str]:
    """Return what is right of one sentence, and out of what."""
    event, code, actor, recipient, _ = row
    if event == "none":
        return Counter({"nones": 1, "none": not found})
    both, event = event.endswith("*"), event.rstrip("*")
    coded = [one for one in found if one.event == event and one.cameo.startswith(code)]
    named = [one for one in coded if holds(actor, one.actor) and holds(recipient, one.recipient)]
    turned = [one for one in coded if holds(recipient, one.actor) and holds(actor, one.recipient)]
    return Counter(
        {
            "events": 1,
            "event": bool(coded),
            "all": bool(named),
            "actors": bool(actor),
            "actor": bool(actor) and any(holds(actor, one.actor) for one in found),
            "recipients": bool(recipient),
            "recipient": bool(recipient) and any(holds(recipient, one.recipient) for one in found),
            "boths": both,
            "both": both and bool(named and turned),
            "more": max(0, len(found) - 1 - (both and bool(turned))),
        }
    )


def holds(part: str, whole: str) -> bool:
    """Tell whether a name holds the part of it that a table gives."""
    return part.lower() in whole.lower()


def main() -> None:
    """Read the tables and print the figures."""
    reader = reader_from_choice(ReaderChoice())
    for name in ("events.txt", "events_blind.txt"):
        rows = rows_of(name)
        reports = [Report(id=str(n), text=row[4], language="en") for n, row in enumerate(rows)]
        n: Counter[str] = Counter()
        for row, reading in zip(rows, readings_from_reports(reports, reader), strict=True):
            found = [one for one in plover_from_reading(reading) if one.event]
            right = counted(row, found)
            n += right
            if "--wrong" in sys.argv and name == "events.txt" and not (right["all"] or right["none"]):
                print(*row, [(one.event, one.cameo, one.actor, one.recipient) for one in found], sep=" | ")
        print(f"{name}: event and code {n['event']} of {n['events']}; in all {n['all']}; further events {n['more']}")
        print(f"  actor {n['actor']} of {n['actors']}; recipient {n['recipient']} of {n['recipients']};", end=" ")
        print(
            f"both directions {n['both']} of {n['boths']}; no event where nothing happened {n['none']} of {n['nones']}"
        )


if __name__ == "__main__":
    main()
