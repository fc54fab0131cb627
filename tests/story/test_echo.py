"""Echoes, on reports about an invented river treaty."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Mode, Speaker, SpeakerKind
from parley.claims.reading import Reading
from parley.day import day_on
from parley.reports.report import Report
from parley.reports.span import Span
from parley.story.alignment import aligned_reports, report_score, weights_of
from parley.story.candidates import AT_HAND, candidate_pairs
from parley.story.echo import Echo, How, echoes_from_readings, repeats_from_reports
from parley.story.utterance import utterances_from_reading
from tests.shared import SHARED, needs_shared

OFFICIAL = Speaker("a senior official", SpeakerKind.UNNAMED, "Brenn", entity=0)
MARLO = Speaker("Ada Marlo", SpeakerKind.PERSON, "Brenn", entity=0)
SUND = Speaker("Olav Sund", SpeakerKind.PERSON, "Brenn", entity=0)

SLUICE = "the upper sluices would stay closed until the silt commission reports on the flooded orchards of Kessel"
SLUICE_AGAIN = (
    "the sluices upstream will stay closed until the commission on silt has reported on Kessel's flooded orchards"
)
TOLL = "barges flying the green pennant had paid no lock toll since the harvest fair at Ormen"


def report(name: str, told: Sequence[tuple[Speaker, str, str]], day: int = 3, outlet: str = "") -> Reading:
    """Return a report that tells these words, each as (speaker, cue, content), a line each."""
    text, said = "", []
    for speaker, cue, content in told:
        start = len(text)
        text += f"{cue} {content}.\n"
        begin = start + len(cue) + 1
        spans = (Span(begin, begin + len(content)),)
        cues = (Span(start, start + len(cue)),) if cue else ()
        said.append(Attribution((), cues, spans, Mode.INDIRECT, speaker))
    published = day_on(date(2031, 5, day))
    return Reading(Report(name, text, outlet=outlet or f"{name} Post", published=published), tuple(said))


def tellers(echo: Echo) -> list[str]:
    """Return the reports of an echo in the order of telling."""
    return [telling.report for telling in echo.tellings]


def test_rewrite_by_another_outlet_is_an_echo() -> None:
    (echo,) = echoes_from_readings(
        [report("b", [(OFFICIAL, "said", SLUICE_AGAIN)], day=4), report("a", [(OFFICIAL, "said", SLUICE)])]
    )
    assert tellers(echo) == ["a", "b"]
    assert echo.basis is How.REWRITE


def test_same_words_are_a_copy() -> None:
    (echo,) = echoes_from_readings([report(name, [(MARLO, "said", SLUICE)]) for name in "ab"])
    assert echo.basis is How.COPY


def test_quotation_in_other_surroundings_is_the_same_words() -> None:
    quoted = '"we will not open a single upper sluice before the orchards of Kessel are dry"'
    one = report("a", [(MARLO, "said", quoted)])
    other = report("b", [(MARLO, "said", f"asked by villagers at the weir on her way home, {quoted}, and then left")])
    (echo,) = echoes_from_readings([one, other])
    assert echo.basis in (How.COPY, How.SAME_WORDS)


def test_unrelated_reports_do_not_echo() -> None:
    assert not echoes_from_readings([report("a", [(MARLO, "said", SLUICE)]), report("b", [(MARLO, "said", TOLL)])])


def test_two_named_people_never_tell_one_utterance() -> None:
    assert not echoes_from_readings(
        [report("a", [(MARLO, "said", SLUICE)]), report("b", [(SUND, "said", SLUICE + " x")])]
    )


def test_denial_is_not_an_echo_of_what_it_denies() -> None:
    assert not echoes_from_readings(
        [report("a", [(OFFICIAL, "said", SLUICE)]), report("b", [(OFFICIAL, "denied", SLUICE_AGAIN)])]
    )


def test_what_a_report_says_twice_is_told_once() -> None:
    assert not echoes_from_readings([report("a", [(OFFICIAL, "said", SLUICE), (OFFICIAL, "added", SLUICE_AGAIN)])])


def test_restated_weeks_later_in_other_words_is_another_utterance() -> None:
    soon, late = (
        echoes_from_readings(
            [report("a", [(OFFICIAL, "said", SLUICE)], day=1), report("b", [(OFFICIAL, "said", words)], day=day)]
        )
        for words, day in ((SLUICE_AGAIN, 1), ("the sluices stay closed until the silt commission reports", 31))
    )
    assert soon
    assert not late


def test_unnamed_people_are_nowhere_linked() -> None:
    (echo,) = echoes_from_readings([report(name, [(OFFICIAL, "said", SLUICE)]) for name in "ab"])
    assert {slot for telling in echo.tellings for slot in telling.__slots__} == {
        *("report", "attribution", "how", "likeness")
    }


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(6)))
def test_order_of_arrival_does_not_matter(order: list[int]) -> None:
    reports = [
        report("a", [(OFFICIAL, "said", SLUICE), (MARLO, "said", TOLL)]),
        report("b", [(OFFICIAL, "said", SLUICE_AGAIN)], day=4),
        report("c", [(MARLO, "said", TOLL)], day=4),
        report("d", [(MARLO, "said", TOLL)], day=4),
        report("e", [(OUTLET_VOICE, "", "nothing else was known at noon of the weir and its keepers")], day=5),
        replace(report("f", [(MARLO, "said", TOLL)]), report=replace(report("f", []).report, text="", published=None),
                attributions=()),
    ]  # fmt: skip
    assert echoes_from_readings([reports[n] for n in order]) == echoes_from_readings(reports)


def test_no_report_and_an_empty_one_have_no_echo() -> None:
    assert echoes_from_readings([]) == ()
    assert echoes_from_readings([Reading(Report("a", "")), Reading(Report("b", ""))]) == ()


def test_boilerplate_alone_is_no_echo() -> None:
    boilerplate = "on background, attributable to a senior official"
    assert not echoes_from_readings(
        [
            report(f"r{n}", [(OUTLET_VOICE, "", f"{boilerplate}, number {n}")], day=n + 1, outlet="Desk")
            for n in range(9)
        ]
    )


def test_many_copies_of_one_report_are_all_kept_behind_the_first() -> None:
    copies = [report(f"r{n:04}", [(MARLO, "said", SLUICE), (OFFICIAL, "said", TOLL)]) for n in range(2_000)]
    echoes = echoes_from_readings(copies)
    assert [len(echo.tellings) for echo in echoes] == [2_000, 2_000]
    assert {echo.tellings[0].report for echo in echoes} == {"r0000"}


@needs_shared
@pytest.mark.skipif(not (SHARED / "data" / "seeds").is_dir(), reason="the seeds are not here")
def test_of_the_five_seeds_exactly_one_pair_echoes() -> None:
    from parley.files import reports_from_paths
    from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports

    found = reports_from_paths([str(path) for path in sorted((SHARED / "data" / "seeds").glob("0*.txt"))])
    reports = [item for item in found if isinstance(item, Report)]
    readings = list(readings_from_reports(reports, reader_from_choice(ReaderChoice())))
    ordered = [utterance for reading in readings for utterance in utterances_from_reading(reading)]
    score = dict.fromkeys(combinations(sorted(report.id[:3] for report in reports), 2), 0.0)
    for links in aligned_reports(ordered, weights_of(ordered)):
        one, other = sorted((links[0].earlier.place.report[:3], links[0].later.place.report[:3]))
        score[one, other] = report_score(links)
    first, second = sorted(score, key=score.__getitem__, reverse=True)[:2]
    assert first == ("000", "001")
    assert score[first] >= 3 * score[second]
    assert {tuple(sorted(tellers(echo))) for echo in echoes_from_readings(readings)} == {
        tuple(sorted(report.id for report in reports if report.id[:3] in first))
    }


def test_beside_a_surer_repeat_unnamed_sources_in_two_reports_may_tell_one_utterance() -> None:
    told = "the toll on barges from Ormen would rise before the harvest fair if the weir is not mended"
    again = "barges from Ormen would pay a higher toll before the fair unless the weir is mended"
    other = Speaker("a lock keeper", SpeakerKind.UNNAMED, "", entity=0)
    alone = echoes_from_readings(
        [report("a", [(OFFICIAL, "said", told)]), report("b", [(other, "said", again)], day=4)]
    )
    beside = echoes_from_readings(
        [
            report("a", [(MARLO, "said", SLUICE), (OFFICIAL, "said", told)]),
            report("b", [(MARLO, "said", SLUICE_AGAIN), (other, "said", again)], day=4),
        ]
    )
    assert len(beside) == 2 >= 1 + len(alone)


def test_words_one_report_quotes_and_another_tells_count_as_quoted() -> None:
    quoted = 'asked at the weir, "not one sluice opens before the orchards are dry"'
    plain = "that not one sluice opens before the orchards are dry and the keepers are paid"
    assert echoes_from_readings([report("a", [(MARLO, "said", quoted)]), report("b", [(MARLO, "said", plain)], day=5)])


BOILERPLATE = "all rights reserved by the publisher and the reader may subscribe to the evening letter of the harbour"


def test_empty_reports_echo_nothing_and_boilerplate_copies_are_linked_as_copies() -> None:
    empty = [report(f"e{n}", []) for n in range(3)]
    printed = [report(f"p{n}", [(OUTLET_VOICE, "", BOILERPLATE)]) for n in range(40)]
    (echo,) = echoes_from_readings([*empty, *printed])
    assert len(echo.tellings) == 40
    assert {telling.how for telling in echo.tellings[1:]} == {How.COPY}


def test_the_work_for_copies_grows_with_their_number_and_not_with_its_square() -> None:
    def compared(count: int) -> int:
        told = [(MARLO, "said", SLUICE), (OFFICIAL, "said", TOLL)]
        reports = (tuple(utterances_from_reading(report(f"r{n:05}", told))) for n in range(count))
        return sum(1 for _ in repeats_from_reports(reports))

    assert [compared(count) for count in (500, 1_000, 2_000)] == [2 * 499, 2 * 999, 2 * 1_999]


def test_near_copies_are_held_against_a_few_before_them_and_not_against_all() -> None:
    def compared(count: int) -> int:
        told = [report(f"r{n:05}", [(MARLO, "said", f"{SLUICE} in year {n}")]) for n in range(count)]
        return sum(1 for _ in candidate_pairs([u for reading in told for u in utterances_from_reading(reading)]))

    few, many = compared(200), compared(800)
    assert few <= AT_HAND * 200 and many <= AT_HAND * 800
