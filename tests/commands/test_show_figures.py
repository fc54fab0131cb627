"""Figures in a terminal: each comparison in one line, each figure with its sentence and place."""

from datetime import date
from decimal import Decimal

from rich.console import Console

from parley.claims.figures_from_text import figures_from_text
from parley.claims.reading import Reading
from parley.commands.figures import figures_of_readings, print_figures
from parley.day import day_on
from parley.dossier.figures import figures_page
from parley.party import Cast, Party, sides_of
from parley.quantity import Quantity
from parley.reports.report import Report

TEXT = "The Front is willing to release nine prisoners. Envoys ask the Front to release 11 or more prisoners."
CAST = Cast(parties=(Party("front", "Coastal Front", ("Front", "the Front")),))


def printed() -> str:
    report = Report("r1.txt", TEXT, outlet="The Courier", published=day_on(date(2031, 3, 1)))
    page = figures_page(figures_of_readings([Reading(report, figures=figures_from_text(TEXT))]), sides=sides_of(CAST))
    console = Console(width=100, color_system=None, highlight=False)
    with console.capture() as captured:
        print_figures(console, page, 10)
    return captured.get()


def test_a_comparison_is_one_line_in_plain_words() -> None:
    assert "offered against asked for: “nine prisoners” / “11 or more prisoners”: different numbers" in printed()


def test_a_side_goes_by_its_name_in_the_cast() -> None:
    assert "given by Coastal Front" in printed()


def test_every_figure_has_its_sentence_and_place() -> None:
    assert "The Front is willing to release nine prisoners.  r1.txt [32:46]" in printed()


def test_a_figure_of_the_agreement_says_so_and_is_not_repeated_as_its_own_evidence() -> None:
    report = Report("r1.txt", "The Front released nine prisoners.", outlet="The Courier")
    read = [Reading(report, figures=figures_from_text(report.text))]
    agreed = [
        ("Coastal Front", Quantity(Decimal(11), Decimal(11), unit="prisoner", of="prisoners"), "The deal: clause 4")
    ]
    page = figures_page(figures_of_readings(read), agreed, sides_of(CAST))
    console = Console(width=80, color_system=None, highlight=False)
    with console.capture() as captured:
        print_figures(console, page, 10)
    assert captured.get().count("The deal: clause 4") == 1
    assert "the agreement  agreed: “11 prisoners”, The deal: clause 4" in captured.get()
    assert "told against the agreement" in captured.get()
    assert max(map(len, captured.get().splitlines())) <= 80
