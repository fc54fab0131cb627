"""The day of publication: stated, inferred with its bounds, or unknown."""

import pytest

from parley.files import reports_from_path, sources_from_csv
from parley.reports.from_text import report_from_text
from parley.reports.published import day_from_words
from parley.reports.report import PublishedBasis, Report
from tests.shared import SHARED, needs_shared

TEXT, INFERRED, UNKNOWN = PublishedBasis.TEXT, PublishedBasis.INFERRED, PublishedBasis.UNKNOWN
BODY = "The union said on Wednesday that talks with the port of Velm had begun again. It gave no date for a decision."


def told(text: str) -> tuple[str, PublishedBasis]:
    """Return the day and its basis, as the text alone tells."""
    report = report_from_text(text, "report.txt")
    return str(report.published or ""), report.published_basis


@pytest.mark.parametrize(
    "line",
    [
        "Published 12 March 2031",
        "Published: Wednesday, March 12, 2031 10:30 GMT",
        "12 Mar 2031",
        "2031-03-12",
        "March 12th, 2031 | 6:05 p.m.",
        "Published On 12 Mar 2031",
    ],
)
def test_a_date_line_states_the_day(line: str) -> None:
    assert told(f"Talks resume in Velm\n{line}\n{BODY}\n{BODY}") == ("2031-03-12", TEXT)


def test_a_dateline_with_its_year_states_the_day() -> None:
    assert told(f"VELM, March 12, 2031 (VNA) – {BODY}\n\n{BODY}") == ("2031-03-12", TEXT)
    assert told(f" date 2031-03-12 VELM – {BODY}\n\n{BODY}") == ("2031-03-12", TEXT)


def test_published_stands_before_updated() -> None:
    assert told(f"Talks resume\nUpdated March 14, 2031\nPublished March 12, 2031\n{BODY}\n{BODY}") == (
        "2031-03-12",
        TEXT,
    )


def test_two_bare_dates_state_nothing() -> None:
    assert told(f"March 1, 2031\n{BODY}\n\nMarch 5, 2031\n{BODY}\n\n{BODY}")[1] is UNKNOWN


def test_the_day_of_a_correction_is_not_the_day() -> None:
    assert told(f"{BODY}\n\n{BODY}\n\nCORRECTION:\n\nA name was misspelt.\n\nFriday, March 14, 2031.") == ("", UNKNOWN)


def test_a_date_line_with_a_false_weekday_states_nothing() -> None:
    assert told(f"Talks resume\nMonday, March 12, 2031\n{BODY}\n{BODY}") == ("", UNKNOWN)


CAPTION = "The ferry Osk leaves the port of Velm, Saturday, February 22, 2031. (AP)"


def test_a_dated_picture_bounds_the_day() -> None:
    report = report_from_text(f"Talks resume in Velm\n-\n{CAPTION}\n{BODY}\n{BODY}", "a.txt")
    assert (str(report.published), report.published_basis) == ("2031-02-22..2031-03-31", INFERRED)
    words = [span.text_in(report.text) for span in report.published_from]
    assert words == ["Saturday, February 22, 2031", "Wednesday"]
    assert any("2031-03-12" in note for note in report.notes)


def test_a_picture_from_a_file_bounds_nothing() -> None:
    assert told(f"Talks resume in Velm\n-\nFILE - {CAPTION}\n{BODY}\n{BODY}")[1] is UNKNOWN


def test_a_weekday_and_the_years_stated_leave_one_year() -> None:
    text = (
        f"VELM, Wednesday, March 12 – {BODY}\n\nThe strike began on October 7, 2030, when the port closed two berths."
    )
    assert told(text) == ("2031-03-12", INFERRED)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"VELM, March 12 (Reuters) - {BODY}",
        f"{BODY}\n\nThe first stage took effect on January 19.",
        f"{BODY}\n\nThe agreement runs until 30 June 2031.",
        f"{BODY}\n\nThe strike began on October 7, 2030, when the port closed two berths.",
    ],
)
def test_what_is_left_open_stays_unknown(text: str) -> None:
    assert told(text) == ("", UNKNOWN)


def test_a_note_says_what_the_text_does_tell() -> None:
    report = report_from_text(f"{BODY}\n\nThe first stage took effect on January 19.", "a.txt")
    assert report.notes == ("day of publication unknown: January 19 without a year",)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2031-03-12", "2031-03-12"),
        ("2031-03-12T23:30:00-05:00", "2031-03-12"),
        ("20310312", "2031-03-12"),
        ("Wed, 12 Mar 2031 23:30:00 +0000", "2031-03-12"),
        ("March 12, 2031", "2031-03-12"),
        ("2031-03", "2031-03-01..2031-03-31"),
        ("2031-03-03..2031-03-09", "2031-03-03..2031-03-09"),
        ("2031-02-30", "None"),
        ("2031-03-09..2031-03-03", "None"),
        ("yesterday", "None"),
        ("03/04/2031", "None"),
        ("", "None"),
    ],
)
def test_a_field_states_a_day_or_nothing(words: str, day: str) -> None:
    assert str(day_from_words(words)) == day


@needs_shared
def test_the_five_reports_from_their_text_alone() -> None:
    reports = {r.id[:3]: r for r in reports_from_path(SHARED / "data" / "seeds") if isinstance(r, Report)}
    assert {name: r.published_basis for name, r in reports.items()} == {
        "000": INFERRED, "001": TEXT, "002": INFERRED, "003": UNKNOWN, "004": UNKNOWN,
    }  # fmt: skip
    assert str(reports["001"].published) == "2025-03-01"
    assert str(reports["002"].published) == "2025-02-22..2025-03-31"


@needs_shared
def test_the_five_reports_with_what_a_person_gives() -> None:
    seeds = SHARED / "data" / "seeds"
    sources, unreadable = sources_from_csv(seeds / "sources.csv")
    assert not unreadable
    reports = [r for r in reports_from_path(seeds, sources=sources) if isinstance(r, Report)]
    assert [str(r.published) for r in reports] == ["2025-02-28", "2025-03-01", "2025-03-12", "2025-02-03", "2025-04-15"]
    assert {r.published_basis for r in reports} == {PublishedBasis.GIVEN}
    assert [r.outlet for r in reports] == ["Al Mayadeen", "Tehran Times", "Al Mayadeen", "Al Mayadeen", "Caliber.Az"]
    assert [[c.name for c in r.credits] for r in reports] == [[], [], [], ["AFP"], ["The New Arab"]]
