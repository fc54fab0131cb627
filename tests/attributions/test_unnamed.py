"""Unnamed sources, channels and documents: what a report says of those whom it does not name."""

import pytest
from relations import speakers_in

from parley.attributions.attribution import Basis, SpeakerKind


def test_unnamed_source_keeps_rank_side_number_and_outlet() -> None:
    speaker = speakers_in("[Two senior Lakish officials] <told> AFP on Monday {that talks had failed}.")[0]
    assert speaker.kind is SpeakerKind.UNNAMED
    assert (speaker.number, speaker.rank, speaker.side, speaker.told) == (2, "senior", "Lakish", "AFP")


def test_peoples_adjective_puts_nobody_in_a_partys_account() -> None:
    speaker = speakers_in("[A senior French official] <said> {that talks had failed}.")[0]
    assert (speaker.side, speaker.speaks_for, speaker.basis) == ("French", "", Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("source", "speaks_for"),
    [
        ("A Tidewater official", "Tidewater"),
        ("Two officials from the Dockers Front", "Dockers Front"),
        ("A leader in the Dockers Front", "Dockers Front"),
        ("A former White House official", "White House"),
        ("A source close to the Dockers Front", ""),
    ],
)
def test_body_is_known_where_the_text_states_it(source: str, speaks_for: str) -> None:
    assert speakers_in(f"[{source}] <said> {{that talks had failed}}.")[0].speaks_for == speaks_for


def test_where_somebody_is_says_nothing_of_whom_they_speak_for() -> None:
    assert speakers_in("[Officials in Sellin] <said> {no}.")[0].speaks_for == ""
    assert speakers_in("[Jonas Reed] <said> {no}.\nHe met Jonas Reed in Sellin.")[0].speaks_for == ""


def test_officials_of_the_group_are_of_the_body_that_it_describes() -> None:
    text = "[The Veshti group Karam] <said> {it was ready}.\n[Two officials from the Veshti group] <told> AFP {so}."
    assert speakers_in(text)[1].speaks_for == "Karam"


def test_one_official_and_a_second_are_members_and_not_the_same() -> None:
    text = (
        "[Two officials from Karam] <told> AFP {that it was ready}.\n[One official] <said> {the mediators knew}.\n"
        "[The official] <called on> {them to act}.\n[A second Karam official] <added> {that it waited}."
    )
    two, one, again, second = speakers_in(text)
    assert (two.number, one.number, second.number) == (2, 1, 1)
    assert one.entity == again.entity != second.entity
    assert one.speaks_for == second.speaks_for == "Karam"


def test_condition_of_anonymity_is_kept_with_its_reason() -> None:
    text = (
        "{Talks go on}, [one official] <said>, speaking on condition of anonymity due to the sensitivity of the talks."
    )
    assert speakers_in(text)[0].anonymity == "due to the sensitivity of the talks"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("[An official] <told> the Coast Post {that talks went on}.", "Coast Post"),
        ("Speaking to regional media, [an official] <said> {that talks went on}.", "regional media"),
        ("{Talks go on}, [Ana Sorel] <said> in an interview with Lake TV.", "Lake TV"),
        ("[An official] <disclosed> to the Coast Post {that talks went on}.", "Coast Post"),
        ("[An official] <disclosed> to the mediators {that talks went on}.", ""),
        ("[The minister] <told> the president {that talks went on}.", ""),
        ("[The minister] <told> Norvia {that talks went on}.", "Norvia"),
        ("[The minister] <told> France {that talks went on}.", ""),
    ],
)
def test_outlet_told_is_an_outlet_and_not_a_party(sentence: str, told: str) -> None:
    assert speakers_in(sentence)[0].told == told


def test_document_inside_what_is_said_is_not_the_channel() -> None:
    assert speakers_in("[An official] <said> {that in a statement Norvia had refused}.")[0].document == ""


def test_what_mediators_have_reported_is_hearsay() -> None:
    outer, inner = speakers_in("[The official] <said> {that [^mediators] <^have reported> {^that leaders want more}}.")
    assert (outer.hearsay, inner.hearsay) == (True, False)


def test_what_one_was_offered_is_own_knowledge() -> None:
    outer, _ = speakers_in("[The official] <said> {that [^Norvia] <^rejects> {^the plan of April}}.")
    assert not outer.hearsay


def test_translated_words_are_rendered() -> None:
    assert speakers_in("[The front] <said> in Arabic {that it was over}.")[0].rendered


def test_unnamed_sources_with_other_sides_are_apart() -> None:
    text = (
        "[An Egyptian source] <said> {so}.\n[A French official] <denied> {it}.\n"
        "[The Egyptian source] <insisted> {on it}."
    )
    first, second, third = speakers_in(text)
    assert first.entity == third.entity != second.entity
