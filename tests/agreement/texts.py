"""Agreements about an invented mill and an invented river, as texts."""

from pathlib import Path

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

MILL = """accord: "1"
id: mill-2026
day_count: inclusive
sources: {memo: Memorandum of 1 March}
parties: {union: The union, works: The works}
phases:
  truce: {starts: 2026-03-01, lasts: 14 days, fixed: yes, sources: memo}
provisions:
  pay: {kind: achieve, by: works, to: union, act: pay(bonus), what: 500 USD, due: day 7 of truce, sources: memo}
  resume: {kind: achieve, by: union, act: resume(work), when: done(pay), due: end of truce, sources: memo}
"""


def agreement(text: str) -> Agreement:
    """Return the agreement that a text holds; a text with errors fails the test."""
    loaded = agreement_from_text(text)
    assert not loaded.errors, [str(finding) for finding in loaded.errors]
    return loaded.agreement


def example(name: str) -> Agreement:
    """Return one of the agreements in `examples`."""
    return agreement((EXAMPLES / f"{name}.accord.yaml").read_text("utf-8"))


def with_lines(*lines: str) -> str:
    """Return a short agreement with more lines at its end; its last section is `provisions`."""
    return MILL + "".join(f"{line}\n" for line in lines)
