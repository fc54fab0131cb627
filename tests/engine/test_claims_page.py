"""The page on claims files names every key, and its example is read."""

import re
from pathlib import Path

from parley.agreement.from_yaml import agreement_from_text
from parley.engine.from_yaml import tellings_from_text
from parley.engine.tables import ACCUSATION, COVERAGE, MERGED, TELLER, TELLING, TELLINGS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "agreement" / "claims.md").read_text("utf-8")
DEAL = """
accord: "1"
id: quay-2031
day_count: inclusive
sources: {text: The accord}
parties: {union: {role: party}, port: {role: party}}
opposed: [[union, port]]
days: {signing: {on: 2031-05-01, sources: text}}
provisions:
  pay: {kind: achieve, by: port, to: union, act: pay, what: "40", due: 2031-05-10, sources: text}
  lend: {kind: achieve, by: port, to: union, act: lend, when: done(pay), due: unspecified, sources: text}
proposals:
  eight: {by: port, to: union, tells: hours, sources: text}
  eight_again: {by: port, to: union, tells: hours, sources: text}
"""


def test_the_example_is_read_without_fault() -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    agreement = agreement_from_text(DEAL)
    assert agreement.is_readable, agreement.errors
    told = tellings_from_text(example[1], agreement.agreement)
    assert not told.findings, [str(finding) for finding in told.findings]
    assert len(told.tellings.tellings) == 4


def test_every_key_is_named() -> None:
    keys = {field.key for table in (TELLINGS, TELLER, TELLING, ACCUSATION, COVERAGE, MERGED) for field in table.fields}
    unnamed = {key for key in keys if not re.search(rf"`{key}`|\b{key}:", PAGE)}
    assert not unnamed
