"""What two utterances have in common, on reports about an invented river treaty."""

from collections.abc import Sequence
from datetime import date

from parley.attributions.attribution import Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.day import day_on
from parley.reports.report import Report
from parley.reports.span import Span
from parley.story.alignment import weights_of
from parley.story.likeness import Likeness, likeness_of, of_one_occasion
from parley.story.utterance import Utterance, utterances_from_reading

SLUICE = "the upper sluices would stay closed until the silt commission reports on the flooded orchards of Kessel"
LEAGUE = Speaker("the Ormen League", SpeakerKind.BODY, "Ormen League", entity=0)
PILOT = Speaker("a river pilot", SpeakerKind.UNNAMED, side="Brenn", entity=1)


def told(*by: tuple[Speaker, str]) -> list[Utterance]:
    """Return one utterance, told in a report each by these speakers through these outlets."""
    utterances: list[Utterance] = []
    for number, (speaker, outlet) in enumerate(by):
        said = Attribution((), (), (Span(0, len(SLUICE)),), Mode.INDIRECT, speaker)
        report = Report(f"r{number}", SLUICE, outlet=outlet, published=day_on(date(2031, 5, 1)))
        utterances += utterances_from_reading(Reading(report, (said,)))
    return utterances


def likeness(utterances: Sequence[Utterance]) -> Likeness:
    """Return the likeness of the first two."""
    found = likeness_of(utterances[0], utterances[1], weights_of(utterances))
    assert found
    return found


def test_one_outlet_tells_nothing_where_all_reports_are_of_it() -> None:
    assert likeness(told((LEAGUE, "Post"), (LEAGUE, "Post"))).same_outlet == 0
    assert likeness(told((LEAGUE, "Post"), (LEAGUE, "Wire"))).same_outlet == 0
    assert likeness(told((LEAGUE, "Post"), (LEAGUE, "Post"), (LEAGUE, "Wire"), (LEAGUE, "Radio"))).same_outlet == 0.5
    assert likeness(told((LEAGUE, ""), (LEAGUE, ""), (LEAGUE, "Wire"))).same_outlet == 0


def test_a_body_is_one_speaker_with_the_word_for_its_kind_and_without() -> None:
    movement = Speaker("Ormen League Movement", SpeakerKind.BODY, entity=0)
    other = Speaker("Kessel League", SpeakerKind.BODY, entity=0)
    assert likeness(told((LEAGUE, "Post"), (movement, "Wire"))).same_speaker == 1
    assert likeness(told((LEAGUE, "Post"), (other, "Wire"))).same_speaker == 0


def test_two_bodies_named_by_their_kind_alone_are_told_apart() -> None:
    government = Speaker("the government", SpeakerKind.BODY, entity=0)
    party = Speaker("the party", SpeakerKind.BODY, entity=0)
    assert likeness(told((government, "Post"), (party, "Wire"))).same_speaker == 0


def test_a_known_voice_speaks_for_one_party_in_both() -> None:
    alone = Speaker("the Ormen League", SpeakerKind.BODY, entity=0)
    assert likeness(told((LEAGUE, "Post"), (LEAGUE, "Wire"))).known_voice
    assert not likeness(told((LEAGUE, "Post"), (alone, "Wire"))).known_voice
    assert not likeness(told((alone, "Post"), (alone, "Wire"))).known_voice


def test_what_is_known_to_be_one_occasion_is_likelier_one_utterance() -> None:
    for by in (LEAGUE, PILOT):
        one, other = told((by, "Post"), (by, "Wire"))
        assert of_one_occasion(one, other) > 0
    one, other = told((LEAGUE, "Post"), (PILOT, "Wire"))
    assert of_one_occasion(one, other) == 0
