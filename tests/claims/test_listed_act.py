"""Which events the lists' verbs make, whatever else their sentences do."""

import pytest

from parley.claims.plover import plover_from_reading
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report

SENTENCES = {
    "Norland praised Zembla for freeing the pilots.": {"05"},
    "Norland pledged to help Zembla rebuild its ports.": {"03"},
    "Norland intends to withdraw its soldiers from the valley.": {"03"},
    "The ministry said it would never accept the plan.": {"12"},
    "Norland said it would not join the pact.": {"12"},
    "The president defied calls to step down.": {"12"},
    "Norland warned Zembla of serious consequences.": {"13"},
    "The army allowed a convoy to enter Orn.": {"08"},
    "Gunmen tried to assassinate the governor.": {"18"},
    "Clashes between the army and rebels continued near Orn.": {"19"},
    "Fighting between Norland and Zembla resumed at dawn.": {"19"},
    "Fighting between Norland and Zembla may resume at dawn.": set(),
    "Norland considered expelling the envoy.": set(),
    "Did Norland warn Zembla of war?": set(),
    "We want to see the road in good repair.": set(),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_listed_verb_makes_its_event(sentence: str) -> None:
    (reading,) = readings_from_reports([Report(id="1", text=sentence)], reader_from_choice(ReaderChoice()))
    found = {event.cameo[:2] for event in plover_from_reading(reading) if event.event}
    assert found == SENTENCES[sentence]
