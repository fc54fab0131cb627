"""Credits: whom a report is from, and who is only told or pictured."""

import pytest

from parley.reports.credit import agency_name
from parley.reports.from_text import Origin, report_from_text

BODY = "The union said on Wednesday that talks with the port of Velm had begun again."


def credited(text: str, outlet: str = "") -> list[str]:
    """Return the names that a report credits, and check that each stands where it is said to stand."""
    report = report_from_text(text, Origin("report.txt", outlet=outlet))
    assert all(credit.span and credit.span.text_in(report.text) == credit.name for credit in report.credits)
    return [credit.name for credit in report.credits]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"VELM (AP) — {BODY}", ["AP"]),
        (f"VELM, March 12 (Reuters) - {BODY}\n\n{BODY}", ["Reuters"]),
        (f"{BODY}\n\nIt gave no date. (AFP)", ["AFP"]),
        (f"{BODY}\n\nIt gave no date. - Reuters", ["Reuters"]),
        (f"{BODY}\n\n- Reuters", ["Reuters"]),
        (f"{BODY}\n\nSource: Xinhua", ["Xinhua"]),
        (f"Talks resume\nBy Ada Lind, Associated Press\n{BODY}\n{BODY}", ["Associated Press"]),
        (
            f"{BODY}\n\nThe talks go on, The Harbour Post reports, citing The New Arab.",
            ["The Harbour Post", "The New Arab"],
        ),
        (f"{BODY}\n\nNo date was given, according to a report by the newspaper Velm Herald.", ["Velm Herald"]),
        (f"{BODY}\n\nReuters contributed to this report.", ["Reuters"]),
        (f"{BODY}\n\nWith inputs from PTI", ["PTI"]),
        (f"{BODY}\n\nThe union's chair told AFP that nothing had been signed.", []),
        (f"{BODY}\n\nThe union's chair told the Associated Press on Monday that nothing had been signed.", []),
        (f"Talks resume\n-\nThe ferry Osk leaves the port of Velm on Monday. (AP)\n{BODY}\n{BODY}", []),
        (f"{BODY}\n\nThe port refused, citing Ada Lind.", []),
        (f"{BODY}\n\nThe Ardland Maritime Union (AMU) agreed.", []),
    ],
)
def test_a_credit_is_of_the_whole_report(text: str, names: list[str]) -> None:
    assert credited(text) == names


def test_an_outlet_does_not_credit_itself() -> None:
    text = f"{BODY}\n\nThe talks go on, Caliber.Az reports, citing The New Arab."
    assert credited(text, "Caliber.Az") == ["The New Arab"]


def test_an_agency_is_credited_once() -> None:
    assert credited(f"VELM (AP) — {BODY}\n\n{BODY}\n\n- Associated Press") == ["AP"]


def test_a_short_form_has_its_agency() -> None:
    assert agency_name("AFP") == "Agence France-Presse"
    assert agency_name("The Harbour Post") == "The Harbour Post"


def test_a_byline_gives_its_names() -> None:
    assert report_from_text(f"Talks resume\nBy Ada Lind\n{BODY}\n{BODY}", "a").byline == "Ada Lind"
