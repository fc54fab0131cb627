"""What was done on a named day to the noun before it is told as done, and its day is nobody else's."""

import pytest

from parley.claims.claim import Act, Claim
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report
from parley.status import Status


def claims_in(text: str) -> dict[str, Claim]:
    report = Report(id="1", text=text)
    (reading,) = readings_from_reports([report], reader_from_choice(ReaderChoice()))
    return {c.trigger.text_in(text): c for c in reading.claims if c.trigger}


@pytest.mark.parametrize(
    "text",
    [
        "Envoys said they would push Norland to open talks about the harbour accord signed on 17 December 2024.",
        "If Norland keeps to the accord signed on 17 December 2024, the envoys will open talks.",
    ],
)
def test_what_was_signed_on_a_named_day_was_signed(text: str) -> None:
    signed = claims_in(text)["signed"]
    assert (signed.act, signed.event.status) == (Act.CONCLUDE, Status.ACTUAL)
    assert str(signed.event_on) == "2024-12-17"


def test_its_day_is_not_the_day_of_what_is_asked_for() -> None:
    found = claims_in(
        "Envoys said they would push Norland to open talks about the harbour accord signed on 17 December 2024."
    )
    assert all(found[word].event_on is None for word in ("push", "talks") if word in found)


def test_a_verb_with_a_day_of_its_own_keeps_it() -> None:
    found = claims_in("Norland released nine sailors on 3 March 2025.")
    assert str(found["released"].event_on) == "2025-03-03"
