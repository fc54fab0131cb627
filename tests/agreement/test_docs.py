"""What the docs show is true: every example is read, every code has a page, the schema is the tables'."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from parley.agreement.check import findings_of
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.patch import applied_proposal
from parley.agreement.schema import schema
from parley.agreement.wording import sentences_of
from tests.agreement.test_bad_input import BROKEN
from tests.agreement.texts import EXAMPLES

DOCS = EXAMPLES.parent / "docs" / "agreement"
PAGES = sorted((DOCS / "checks").glob("*.md"))
SOURCE = Path(__file__).resolve().parents[2] / "src" / "parley" / "agreement"
FENCE = re.compile(r"```yaml\n(.*?)```", re.S)


def blocks(path: Path) -> list[str]:
    return FENCE.findall(path.read_text("utf-8"))


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings_of(agreement_from_text(text))}


def test_there_are_pages() -> None:
    assert len(PAGES) > 80


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_a_file_that_has_the_finding_and_one_that_has_not(page: Path) -> None:
    shown = blocks(page)
    if len(shown) == 2:
        assert page.stem in codes(shown[0])
    assert page.stem not in codes(shown[-1])
    assert page.read_text("utf-8").startswith(f"# {page.stem}\n")


def test_every_code_met_in_the_tests_has_a_page() -> None:
    met = {code for case in BROKEN for code in codes(case[1])}
    for path in EXAMPLES.glob("*.accord.yaml"):
        met |= codes(path.read_text("utf-8"))
    assert met <= {page.stem for page in PAGES}


def test_every_code_in_the_source_has_a_page() -> None:
    named = re.compile(r'(?:found\(agreement, |Finding\(|_error\(|_refuse\(|note\(|return )"([a-z]+(?:-[a-z0-9]+)*)", ')
    told = {code for path in SOURCE.glob("*.py") for code in named.findall(path.read_text("utf-8"))}
    assert len(told) > 40
    assert told - {"unit", "per", "over"} <= {page.stem for page in PAGES}


@pytest.mark.parametrize("text", blocks(DOCS / "format.md"))
def test_every_example_of_the_reference_is_read(text: str) -> None:
    assert not agreement_from_text(text).errors


def test_the_first_page_s_agreement_is_clean_and_said_as_the_page_says() -> None:
    mill, proposals = blocks(DOCS / "index.md")
    assert len(mill.strip().splitlines()) == 10
    loaded = agreement_from_text(mill)
    assert findings_of(loaded) == ()
    said = "\n".join(f"{item.path}\n    {item.text}" for item in sentences_of(loaded.agreement))
    assert said in (DOCS / "index.md").read_text("utf-8")
    for proposal in agreement_from_text(proposals).agreement.proposals:
        assert not applied_proposal(proposal, loaded.agreement).errors


def test_the_reference_names_every_key() -> None:
    from parley.agreement.tables import AGREEMENT

    text = (DOCS / "format.md").read_text("utf-8")
    for field in AGREEMENT.fields:
        assert f"| `{field.key}`" in text


def test_the_schema_on_file_is_the_tables_and_holds_for_the_examples() -> None:
    on_file = json.loads((SOURCE / "schema.json").read_text("utf-8"))
    assert on_file == schema()
    Draft202012Validator.check_schema(on_file)
    validator = Draft202012Validator(on_file)
    for path in EXAMPLES.glob("*.accord.yaml"):
        errors = list(validator.iter_errors(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)))
        assert not errors, (path.name, errors[0].message)
