"""Measure the reading of acts, status and polarity on the labelled units: the development half, or the test half.

usage: python bench/acts.py STORIES_DIR [--test] [--wrong]

A unit is answered by the claim whose trigger overlaps it; where there is none, by a claim without a trigger, or with
the act `state`, whose spans cover it; else by nobody, which is wrong. Gold is what both passes say and, where they
differ, what the third reading chose. `--wrong` lists what is wrong, of the development half only.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from parley.attributions.attribution import Part
from parley.claims.claim import Claim
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.from_jsonl import reports_from_jsonl
from parley.reports.report import Report

ACTS = Path(__file__).parent / "acts"
EVENTS = {"meet", "travel", "schedule", "conclude", "extend", "release", "withdraw", "measure"}
NOBODY = ("none", "none", "none")
Labels = tuple[str, str, str]


def rows_of(name: str) -> list[dict[str, object]]:
    """Return a file's rows, none where it is not there."""
    path = ACTS / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def gold_labels() -> list[Labels]:
    """Return the labels of all units: the third reading's, which are those that both passes agree on, or its choice."""
    return [labels_of(row) for row in rows_of("gold.jsonl") or rows_of("pass1.jsonl")]


def labels_of(row: dict[str, object]) -> Labels:
    """Return a row's act, status and polarity."""
    return str(row["act"]), str(row["status"]), str(row["polarity"])


def answer(claims: list[Claim], start: int, end: int) -> Labels:
    """Return what the reader says of a unit."""
    own = next((c for c in claims if c.trigger and c.trigger.start < end and start < c.trigger.end), None)
    if own is None:
        plain = (c for c in claims if c.trigger is None or c.act.value == "state")
        own = next((c for c in plain if any(s.start <= start and end <= s.end for s in c.spans)), None)
    return NOBODY if own is None else (own.act.value, own.event.status.value, own.event.polarity.value)


def main() -> None:
    """Read the half's reports and print the figures."""
    half = "test" if "--test" in sys.argv else "dev"
    units, gold = rows_of("units.jsonl"), gold_labels()
    mine = [(unit, label) for unit, label in zip(units, gold, strict=True) if unit["half"] == half]
    wanted = {str(unit["report"]) for unit, _ in mine}
    reports = []
    for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
        with path.open("rb") as lines:
            reports += [r for r in reports_from_jsonl(lines, path.name) if isinstance(r, Report) and r.id in wanted]
    read = {r.report.id: r for r in readings_from_reports(reports, reader_from_choice(ReaderChoice()))}
    claims = {name: [c for c in reading.claims if c.part is Part.TEXT] for name, reading in read.items()}
    said = [answer(claims[str(unit["report"])], *unit["trigger"]) for unit, _ in mine]  # type: ignore[misc]
    print_figures([label for _, label in mine], said)
    if "--wrong" in sys.argv and half == "dev":
        for (unit, label), own in zip(mine, said, strict=True):
            if own != label:
                start, end = unit["trigger"]  # type: ignore[misc]
                text = read[str(unit["report"])].report.text
                print(f"{own} for {label}: {text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}")


def print_figures(gold: list[Labels], said: list[Labels]) -> None:
    """Print accuracy, macro-F1, and what is told as done."""
    pairs = list(zip(gold, said, strict=True))
    total = len(pairs)
    print(f"units: {total}; answered by nobody: {sum(s == NOBODY for s in said)}")
    for k, name in enumerate(("act", "status", "polarity")):
        right = sum(g[k] == s[k] for g, s in pairs)
        print(f"{name}: accuracy {right / total:.3f}, macro-F1 {macro_f1([(g[k], s[k]) for g, s in pairs]):.3f}")
    actual = [(g, s) for g, s in pairs if g[1] == "actual"]
    print(f"recall of actual: {sum(s[1] == 'actual' for _, s in actual) / len(actual):.3f} of {len(actual)}")
    told = [s for s in said if s[0] in EVENTS and s[1:] == ("actual", "positive")]
    false = [
        s for g, s in pairs if s[0] in EVENTS and s[1:] == ("actual", "positive") and g[1:] != ("actual", "positive")
    ]
    not_so = sum(g[1:] != ("actual", "positive") for g in gold)
    of_told, of_not = len(false) / max(1, len(told)), len(false) / max(1, not_so)
    print(f'false "it happened": {len(false)} of {total} units ({len(false) / total:.3f})')
    print(f"  of {len(told)} told so {of_told:.3f}; of {not_so} that did not {of_not:.3f}")


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Return the mean F1 over the classes of the gold labels."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for right, own in pairs:
        counts[right]["right" if right == own else "missed"] += 1
        if own != right:
            counts[own]["wrong"] += 1
    classes = {right for right, _ in pairs}
    scores = [
        2 * counts[c]["right"] / (2 * counts[c]["right"] + counts[c]["missed"] + counts[c]["wrong"]) for c in classes
    ]
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
