"""Measure events by PLOVER and CAMEO on our own table of sentences about invented places.

usage: python bench/plover.py [--wrong]

Right is an event of the type asked for with a code that begins as asked; of a "none", that there is no event.
"""

import sys
from pathlib import Path

from parley.claims.plover import plover_from_reading
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report

TABLE = Path(__file__).resolve().parents[1] / "tests" / "claims" / "events.txt"


def main() -> None:
    """Read the table and print the figures."""
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = [[part.strip() for part in line.split("|")] for line in lines]
    reports = [Report(id=str(n), text=row[4], language="en") for n, row in enumerate(rows)]
    read = readings_from_reports(reports, reader_from_choice(ReaderChoice()))
    counts = dict.fromkeys(("event", "actor", "actors", "recipient", "recipients", "none", "nones", "more"), 0)
    for (event, code, actor, recipient, text), reading in zip(rows, read, strict=True):
        found = [one for one in plover_from_reading(reading) if one.event]
        if event == "none":
            counts["nones"] += 1
            counts["none"] += not found
            continue
        right = any(one.event == event and one.cameo.startswith(code) for one in found)
        counts["event"] += right
        counts["more"] += max(0, len(found) - 1)
        if actor:
            counts["actors"] += 1
            counts["actor"] += any(actor.lower() in one.actor.lower() for one in found)
        if recipient:
            counts["recipients"] += 1
            counts["recipient"] += any(recipient.lower() in one.recipient.lower() for one in found)
        if not right and "--wrong" in sys.argv:
            print(f"{event} {code}: {text}", [(one.event, one.cameo) for one in found])
    done = len(rows) - counts["nones"]
    print(f"event and code: {counts['event']} of {done}; further events in the same sentences: {counts['more']}")
    print(f"actor: {counts['actor']} of {counts['actors']}; recipient: {counts['recipient']} of {counts['recipients']}")
    print(f"sentences in which nothing happened, without an event: {counts['none']} of {counts['nones']}")


if __name__ == "__main__":
    main()
