"""Who speaks: names, titles, pronouns, definite descriptions, headlines."""

import pytest
from relations import speakers_in

from parley.attributions.attribution import Basis, SpeakerKind
from parley.party import Capacity


def names(text: str, **more: object) -> list[str]:
    """Return the speakers' names."""
    return [speaker.name for speaker in speakers_in(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        "Tidewater Union spokesperson Odile Marrow",
        "Odile Marrow, a spokesperson for Tidewater Union",
        "Odile Marrow, spokesperson of the Tidewater Union",
        "another Tidewater Union spokesperson, Odile Marrow",
    ],
)
def test_title_and_apposition_say_the_same_both_ways(source: str) -> None:
    speaker = speakers_in(f"[{source}], <said> {{the talks had failed}}.")[0]
    assert (speaker.name, speaker.kind) == ("Odile Marrow", SpeakerKind.PERSON)
    assert speaker.speaks_for == "Tidewater Union"
    assert speaker.basis is Basis.STATED


def test_title_is_remembered_for_a_later_surname() -> None:
    _, later = speakers_in(
        "[Tidewater Union spokesperson Odile Marrow] <said> {the talks had failed}.\n"
        "[Marrow] <added> {that it would wait}."
    )
    assert (later.name, later.speaks_for) == ("Odile Marrow", "Tidewater Union")


def test_surname_with_a_particle_is_the_same_person() -> None:
    text = "[Front spokesman Abdel Karim al-Vesh] <said> {no}.\n[Al-Vesh] <added> {that it would wait}."
    assert names(text) == ["Abdel Karim al-Vesh"] * 2


def test_he_is_the_last_speaker_and_not_somebody_spoken_of() -> None:
    text = (
        "[Minister Jonas Reed] <said> {the mediator Carl Holm had left}.\n[He] <added> {that nothing was lost}.\n"
        "[The Lakeland minister Ana Sorel] <said> {she had seen Reed}.\n[She] <denied> {any offer}."
    )
    assert names(text) == ["Jonas Reed", "Jonas Reed", "Ana Sorel", "Ana Sorel"]


def test_they_are_the_delegates_and_not_whom_they_speak_of() -> None:
    text = "[Delegates] <said> {the exporters would yield}.\n{Importers see no reason to hurry}, [they] <said>."
    assert names(text) == ["Delegates", "Delegates"]


def test_group_noun_takes_up_the_body_that_it_describes() -> None:
    text = (
        "[The Veshti movement Karam] <said> {it was ready}.\n[Norvia] <said> {it was not}.\n"
        "[The movement] <reaffirmed> {its offer}."
    )
    assert names(text) == ["Karam", "Norvia", "Karam"]


def test_statement_speaks_for_who_issued_it() -> None:
    text = (
        "{Talks are over}, [the Dockers' Front] <said> in a statement issued on Thursday.\n"
        "{Nobody won}, [the statement] <added>."
    )
    first, second = speakers_in(text)
    assert first.document == "a statement issued on Thursday"
    assert first.name == second.name
    assert second.document == "the statement"


def test_spokesman_and_official_take_up_a_named_spokesman() -> None:
    text = (
        "[Lakeland Foreign Ministry spokesman Tamas Kerr] <said> {no}.\n[The official] <added> {that it was final}.\n"
        "[The spokesman] <warned> {of delay}."
    )
    assert names(text) == ["Tamas Kerr"] * 3


def test_holder_of_a_states_office_speaks_for_the_state_by_inference() -> None:
    speaker = speakers_in("[French Foreign Minister Jeanne Ardel] <said> {it was time}.")[0]
    assert (speaker.speaks_for, speaker.basis) == ("France", Basis.INFERRED)


def test_opposition_leader_speaks_for_no_state() -> None:
    assert speakers_in("[French opposition leader Jeanne Ardel] <said> {it was time}.")[0].speaks_for == ""


def test_both_sides_at_once_speak_for_nobody_that_is_named() -> None:
    (both,) = speakers_in("The talks went on. [Both sides] <said> {they would meet again}.")
    assert (both.kind, both.speaks_for, both.basis) == (SpeakerKind.BODY, "", Basis.UNKNOWN)


def test_office_of_a_head_of_government_is_a_body_of_its_state() -> None:
    speaker = speakers_in("[French Prime Minister Jeanne Ardel's office] <confirmed> {the visit}.")[0]
    assert (speaker.kind, speaker.speaks_for, speaker.basis) == (SpeakerKind.BODY, "France", Basis.INFERRED)


def test_headline_names_whom_the_text_introduces() -> None:
    head, body = speakers_in(
        "{Talks fail}<:> [Lakeland official]\n"
        "[A senior Lakeland official] <told> the Coast Post {that the talks had failed}.",
        headline=True,
    )
    assert head.entity == body.entity


def test_title_beside_the_text_is_read_with_the_text() -> None:
    head, _ = speakers_in("[Minister Jonas Reed] <said> {no}.", title="[Reed] <rejects> {offer}")
    assert head.name == "Jonas Reed"


def test_acronym_is_the_body_it_abbreviates() -> None:
    assert names("[The Harbour Workers Council (HWC)] <said> {no}.\n[The HWC] <added> {that it was final}.") == [
        "Harbour Workers Council",
        "Harbour Workers Council",
    ]


def test_relative_pronoun_is_who_stands_before_it() -> None:
    assert names("It was put to Ana Sorel, [who] <rejected> {the plan}.") == ["Ana Sorel"]


def test_nested_first_person_is_the_one_who_is_quoted() -> None:
    outer, inner = speakers_in("[Minister Jonas Reed] <said> {[^we] <^reject> {^the plan}}.")
    assert outer.name == inner.name


def test_mediator_has_that_capacity() -> None:
    assert speakers_in("[Qatari mediators] <reported> {progress}.")[0].capacity is Capacity.MEDIATOR


def test_no_source_is_elided_or_the_outlets_own() -> None:
    assert speakers_in("<It is believed> {that talks go on}.")[0].kind is SpeakerKind.ELIDED


def test_empty_it_is_somebody_left_out() -> None:
    speaker = speakers_in("[Karam] <said> {no}.\n[It] <was also reported> {that talks went on}.")[1]
    assert speaker.kind is SpeakerKind.ELIDED


def test_order_of_relations_does_not_matter() -> None:
    from relations import marked

    from parley.attributions.speaker import speakers_from_relations
    from parley.reports.report import Report

    plain, relations = marked("[Minister Jonas Reed] <said> {no}.\n[He] <added> {that it was final}.")
    report = Report("r", plain)
    assert speakers_from_relations(report, relations) == tuple(
        reversed(speakers_from_relations(report, relations[::-1]))
    )


@pytest.mark.parametrize(
    ("source", "speaks_for"),
    [
        ("Homeland Security Secretary Odile Marrow", ""),
        ("Norvian Primary Industries Minister Odile Marrow", "Norvian"),
        ("French Secretary of State Odile Marrow", "France"),
        ("White House press secretary Odile Marrow", "White House"),
        ("Acting White House Chief of Staff Odile Marrow", "White House"),
        ("Assistant U.S. Trade Representative Odile Marrow", "United States"),
        ("UN Secretary-General Odile Marrow", "United Nations"),
        ("Odile Marrow, president of the HBC,", "HBC"),
        ("President Odile Marrow of the Republic of Norvia", "Norvia"),
        ("Odile Marrow, an adviser to the French president,", "France"),
        ("EU foreign affairs chief Odile Marrow", "European Union"),
        ("Odile Marrow, who heads the Norvian delegation,", "Norvian delegation"),
        ("Odile Marrow, secretary of the Norvian Coffee Association,", "Norvian Coffee Association"),
        ("Norvia's government spokesman Odile Marrow", "Norvia"),
    ],
)
def test_an_office_is_its_states_and_not_its_portfolios(source: str, speaks_for: str) -> None:
    assert speakers_in(f"[{source}] <said> {{the talks had failed}}.")[0].speaks_for == speaks_for


def test_a_states_president_is_the_one_whom_the_report_names_so() -> None:
    text = (
        "[President Odile Marrow] <said> {no}.\n[France's president] <said> {nothing}.\n"
        "[French President Carl Holm] <came>{ later}."
    )
    assert names(text)[1] == "Carl Holm"


def test_an_envoy_of_a_state_and_of_its_white_house_is_the_states() -> None:
    text = "US envoy to the Middle East Anna Marrow came on Monday.\n[White House envoy Anna Marrow] <said> {no}."
    assert speakers_in(text)[0].speaks_for == "United States"


def test_a_datelines_place_is_nobody_that_he_could_be() -> None:
    text = "PORT VESH, May 3, 2031 (Quay Wire) - The talks went on.\n[He] <asked> {that the port be opened}."
    assert names(text) == ["He"]


def test_a_headline_in_capitals_names_nobody_that_he_could_be() -> None:
    text = '"DOORS SHUT": PORT WAITS FOR WORD\nThe talks went on in the old hall on Monday.\n[He] <asked> {for word}.'
    assert names(text, headline=True) == ["He"]
