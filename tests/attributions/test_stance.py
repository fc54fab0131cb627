"""What a party holds says nothing itself: the outlet tells of it."""

import pytest

from parley.attributions.attribution import SpeakerKind
from parley.attributions.link import Link
from parley.attributions.stance import is_stance
from parley.attributions.tokens import passages_from_text
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report


def link_in(source: str, cue: str, content: str) -> bool:
    (passage,) = passages_from_text(f"{source} {cue} {content}.")
    a, b = (len(passages_from_text(text)[0].words) for text in (source, cue))
    return is_stance(Link(((0, a),), ((a, a + b),), ((a + b, len(passage.words) - 1),)), passage)


@pytest.mark.parametrize(
    ("source", "cue"),
    [("Norland’s stance", "also responded to"), ("Their position", "rejects"), ("Zembla's new policy", "opposes")],
)
def test_a_stance_that_answers_something_is_nobodys_words(source: str, cue: str) -> None:
    assert link_in(source, cue, "the plan of the union")


@pytest.mark.parametrize(
    ("source", "cue"),
    [("Norland’s position", "states"), ("Norland’s minister", "rejects"), ("The policy", "rejects")],
)
def test_a_stance_that_says_something_and_whoever_holds_it_are_read_as_before(source: str, cue: str) -> None:
    assert not link_in(source, cue, "the plan of the union")


def test_a_plan_that_a_stance_answers_is_told_by_the_outlet() -> None:
    text = "Norland’s stance also responded to a scheme that opposition leader Ida Marlo drew up."
    (reading,) = readings_from_reports([Report(id="1", text=text)], reader_from_choice(ReaderChoice()))
    assert {a.speaker.kind for a in reading.attributions} == {SpeakerKind.OUTLET}
