"""Questions that an analyst asks of thirteen real agreements, each with the answer that their texts give.

A question stands in `questions/`, in words, with how to ask it (one key) and the answer:

    day: path, reading, given     the day, or what it waits for
    reach: phase or provision     the verdict; `parties` whose moves it takes; `held_up_by` who may keep it away
    says: path                    words that its sentence in plain English holds
    sum: provision                what its parts come to
    requires: provision           how much it takes under a reading, baselines counted in
    in_return: exchange           how many are owed for what is given
    stands: provision or phase    the state in one account, or the label across them, given claims, on a day
    owes: party                   what it owes by known days, in one account, given claims, on a day
    finds: code                   that the file's checks say so, at a path
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.agreement.agreement import Agreement
from parley.agreement.baseline import in_all
from parley.agreement.check import findings_of
from parley.agreement.days import days_of
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.given import given_from_texts, returns_in_words
from parley.agreement.patch import with_reading
from parley.agreement.reach import answer_for_phase, answer_for_provision
from parley.agreement.wording import sentences_of
from parley.engine.from_yaml import tellings_from_text
from parley.engine.questions import owed_in
from parley.engine.report import Status, status_of
from tests.agreement.texts import EXAMPLES

FOLDER = Path(__file__).parent / "questions"
KINDS = ("day", "reach", "says", "sum", "requires", "in_return", "stands", "owes", "finds")
Asked = dict[str, Any]


def questions() -> Iterator[Any]:
    """Yield every question with the agreement that it is about."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for asked in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader):
            yield pytest.param(path.stem, asked, id=f"{path.stem}: {asked['question']}")


def loaded(name: str, asked: Asked) -> Agreement:
    agreement = agreement_from_text((EXAMPLES / f"{name}.accord.yaml").read_text("utf-8")).agreement
    if "reading" not in asked:
        return agreement
    reading = next(item for item in agreement.readings if item.id == asked["reading"])
    version = with_reading(reading, agreement)
    assert version.is_readable
    return version.agreement


def test_every_agreement_has_its_questions() -> None:
    asked = {path.stem: len(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)) for path in FOLDER.glob("*")}
    assert len(asked) == 13
    assert all(number >= 6 for number in asked.values()), asked


@pytest.mark.parametrize(("name", "asked"), list(questions()))
def test_question_has_its_answer(name: str, asked: Asked) -> None:
    kinds = [kind for kind in KINDS if kind in asked]
    assert len(kinds) == 1, asked
    agreement = loaded(name, asked)
    found = globals()[f"_{kinds[0]}"](agreement, asked)
    if kinds[0] == "says":
        assert all(words in found for words in asked["answer"]), found
    else:
        assert found == asked["answer"]


def _day(agreement: Agreement, asked: Asked) -> str:
    given = given_from_texts(asked.get("given", ()), agreement)
    day = next(day for day in days_of(agreement, given) if day.path == asked["day"])
    if day.bounds.last is None:
        return f"waits for {', '.join(map(str, day.bounds.waits_for))}" if day.bounds.waits_for else "no day is said"
    return str(day.bounds) if day.bounds.first else f"by {day.bounds.last}"


def _reach(agreement: Agreement, asked: Asked) -> str:
    given = given_from_texts(asked.get("given", ()), agreement).events
    ask = answer_for_phase if agreement.phase(asked["reach"]) else answer_for_provision
    answer = ask(agreement, asked["reach"], given)
    if "parties" in asked:
        assert sorted({party for move in answer.ways[0] for party in move.by}) == sorted(asked["parties"])
    if "held_up_by" in asked:
        assert sorted(held.party for held in answer.held_up_by) == sorted(asked["held_up_by"])
    if "moves" in asked:
        assert [str(move.event) for move in answer.ways[0]] == asked["moves"]
    return answer.verdict.value


def _says(agreement: Agreement, asked: Asked) -> str:
    return next(item.text for item in sentences_of(agreement) if item.path == asked["says"])


def _sum(agreement: Agreement, asked: Asked) -> str:
    provision = agreement.provision(asked["sum"])
    assert provision
    parts = [part.quantity.quantity for part in provision.tranches if part.quantity]
    total = sum((part.low for part in parts if part and part.low is not None), Decimal(0))
    return total.normalize().to_eng_string()


def _requires(agreement: Agreement, asked: Asked) -> str:
    provision = agreement.provision(asked["requires"])
    assert provision and provision.what.quantity
    total = in_all(provision.what.quantity, agreement)
    assert total
    told = total.interval(agreement.margin)
    ends = dict.fromkeys(end for end in (told.low, told.high) if end is not None)
    return " to ".join(f"{float(end / 10**9):g} billion" for end in ends)


def _in_return(agreement: Agreement, asked: Asked) -> str:
    given = given_from_texts(asked["given"], agreement)
    lines = [line for line in returns_in_words(given, agreement) if f"“{asked['in_return']}”" in line]
    return lines[0].partition(": ")[2]


def _status(agreement: Agreement, asked: Asked) -> Status:
    accounts = {account: {"kind": "party", "of": account} for account in asked["accounts"]}
    claims = {f"c{n}": claim for n, claim in enumerate(asked.get("claims", ()), start=1)}
    text = yaml.safe_dump({"accord_claims": "1", "about": agreement.id, "accounts": accounts, "claims": claims})
    told = tellings_from_text(text, agreement)
    assert not told.errors, [str(error) for error in told.errors]
    return status_of(agreement, told.tellings, date.fromisoformat(asked["on"]))


def _stands(agreement: Agreement, asked: Asked) -> str:
    answer = _status(agreement, asked)
    standing = next(item for item in (*answer.phases, *answer.provisions) if item.of == asked["stands"])
    if "in" in asked:
        return " or ".join(standing.by_account[asked["in"]])
    return f"{standing.label.value} over {standing.over.value}" if standing.over else standing.label.value


def _owes(agreement: Agreement, asked: Asked) -> list[str]:
    run = _status(agreement, asked).runs[asked["in"]]
    owed = [item for item in owed_in(run, agreement) if asked["owes"] in item.by and item.due.last]
    return [f"{item.unit} until {item.due}" for item in owed]


def _finds(agreement: Agreement, asked: Asked) -> str:
    findings = findings_of(agreement_from_text((EXAMPLES / f"{asked['file']}.accord.yaml").read_text("utf-8")))
    return next(item.path for item in findings if item.code == asked["finds"])
