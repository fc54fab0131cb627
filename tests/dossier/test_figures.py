"""The page of figures: what agrees, what differs and what cannot be told. All texts are our own."""

from datetime import date
from decimal import Decimal

from parley.claims.figures_from_text import figures_from_text
from parley.day import day_on
from parley.dossier.figure_told import FiguresOfReport, Status, told_from_reading
from parley.dossier.figures import FiguresPage, figures_page
from parley.quantity import Hedge, Quantity, Truth
from tests.shared import SHARED, needs_shared

TERMS = (
    "The first phase includes the release of 15 Sundish captives in exchange for approximately 720 Norlandic "
    "prisoners held in Sundish jails."
)
DONE = (
    "The Front released 12 living captives and the bodies of three others in exchange for about 680 Norlandic "
    "prisoners held in Sundish prisons. Of the 90 people taken in spring, 40 remain, including 22 whom doctors have "
    "declared dead."
)
OFFER = (
    "The Front is willing to release nine prisoners. Envoys suggested that if the Front agreed to release 11 or more "
    "prisoners, talks begin."
)


def reading(report: str, day: int, text: str) -> FiguresOfReport:
    return FiguresOfReport(report, "The Courier", day_on(date(2031, 3, day)), text, figures_from_text(text))


def page(*texts: str) -> FiguresPage:
    return figures_page(reading(f"r{nr}", nr, text) for nr, text in enumerate(texts, 1))


def compared(of: FiguresPage) -> list[tuple[str, str, str, Truth]]:
    return [(c.kind, c.one.text, c.other.text, c.same) for group in of.groups for c in group.comparisons]


def test_about_values_that_overlap_cannot_be_told_apart() -> None:
    assert (
        "told against agreed",
        "about 680 Norlandic prisoners",
        "approximately 720 Norlandic prisoners",
        Truth.UNKNOWN,
    ) in compared(page(TERMS, DONE))


def test_living_and_dead_together_agree_with_the_total() -> None:
    assert (
        "told against agreed",
        "12 living captives and the bodies of three others",
        "15 Sundish captives",
        Truth.YES,
    ) in compared(page(TERMS, DONE))


def test_what_is_offered_is_held_against_what_is_asked_for() -> None:
    assert compared(page(OFFER)) == [("offered against asked for", "nine prisoners", "11 or more prisoners", Truth.NO)]


def test_a_part_is_not_held_against_its_whole() -> None:
    of = page(DONE)
    assert [(pair.part.text, pair.whole.text, pair.fits) for pair in of.within] == [
        ("40", "90 people", Truth.YES),
        ("22", "40", Truth.YES),
    ]
    assert compared(of) == []


def test_agreed_figures_may_come_from_outside() -> None:
    agreed = [("the Front", Quantity(Decimal(40), Decimal(40), unit="captive", of="captives"), "article 3")]
    of = figures_page([reading("r1", 1, "The Front released 25 captives.")], agreed, {"front": "the Front"})
    assert [(c.kind, c.other.report, c.same) for g in of.groups for c in g.comparisons] == [
        ("told against the agreement", "article 3", Truth.NO)
    ]


def test_living_and_bodies_of_so_many_more_are_one_total_held_against_the_agreement() -> None:
    agreed = [("the Front", Quantity(Decimal(24), Decimal(24), unit="soldier", of="soldiers"), "article 2")]
    text = "The Front handed over 18 living soldiers and the bodies of six more, against about 560 people."
    of = figures_page([reading("r1", 1, text)], agreed, {"front": "the Front"})
    assert [(c.kind, c.one.quantity.low, c.same) for g in of.groups for c in g.comparisons] == [
        ("told against the agreement", Decimal(24), Truth.YES)
    ]


def test_two_abouts_of_one_number_are_told_alike() -> None:
    of = page("The Front released about 25 captives.", "Last week the Front released around 25 captives.")
    (comparison,) = (c for group in of.groups for c in group.comparisons)
    assert (comparison.same, comparison.why) == (Truth.UNKNOWN, "told alike, though neither says the number exactly")


def test_figures_of_another_giver_or_another_event_are_not_compared() -> None:
    assert compared(page("The Front released 25 captives.", "The League released 30 captives.")) == []
    assert compared(page("Police detained 12 people.", "Ten people were killed.")) == []


def test_the_same_figure_in_two_reports_is_the_same() -> None:
    of = page("The Front released 25 captives.", "Last week the Front released twenty-five captives.")
    assert [(kind, same) for kind, _, _, same in compared(of)] == [("across reports", Truth.YES)]


def test_order_of_arrival_does_not_matter() -> None:
    readings = [reading(f"r{nr}", nr, text) for nr, text in enumerate((TERMS, DONE, OFFER), 1)]
    assert set(compared(figures_page(readings))) == set(compared(figures_page(reversed(readings))))


def test_every_figure_leads_back_to_its_sentence() -> None:
    of_report = reading("r1", 1, DONE)
    for told in told_from_reading(of_report):
        assert told.text in told.sentence
        assert all(span.text_in(DONE) in told.text for span in told.spans)


def test_an_offer_is_no_release() -> None:
    offered, asked = told_from_reading(reading("r1", 1, OFFER))
    assert (offered.status, asked.status) == (Status.OFFERED, Status.ASKED)
    assert asked.quantity.hedge is Hedge.MORE


SEEDS = SHARED / "data" / "seeds"
EXPECTED: dict[str, list[tuple[int | None, str, str]]] = {  # of each seed: value, hedge, unit
    "000": [],
    "001": [(None, "~", "captive"), (15, "=", "year"), (155 * 10**9, "=", "US dollar")],
    "002": [(25, "=", "captive"), (8, "=", "body"), (1800, "~", "detainee"), (251, "=", "individual"),
            (58, "=", "individual"), (34, "=", "individual"), (10, "=", "captive"), (None, "~", "captive"),
            (None, "~", "prisoner")],
    "003": [(2, "=", "official"), (1, "=", "official"), (42, "=", "day"), (33, "=", "captive"),
            (1900, "~", "prisoner"), (1, "<", "year")],
    "004": [(9, "=", "prisoner"), (11, ">", "prisoner"), (2, "=", "stage")],
}  # fmt: skip


@needs_shared
def test_every_figure_of_the_seeds_is_read() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        found = [f.quantity for f in figures_from_text(path.read_text("utf-8"))]
        assert [(q.low, q.hedge.value, q.unit) for q in found] == EXPECTED[path.name[:3]], path.name


@needs_shared
def test_the_seeds_tell_an_analyst_what_agrees_and_what_does_not() -> None:
    texts = (path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
    of = page(*texts)
    found = {(c.kind, c.one.quantity.low, c.other.quantity.low, c.same) for g in of.groups for c in g.comparisons}
    assert found >= {
        ("told against agreed", Decimal(1800), Decimal(1900), Truth.UNKNOWN),
        ("told against agreed", Decimal(33), Decimal(33), Truth.YES),
        ("offered against asked for", Decimal(9), Decimal(11), Truth.NO),
    }
    assert [(pair.part.quantity.low, pair.whole.quantity.low) for pair in of.within] == [(58, 251), (34, 58)]


def test_the_dead_of_two_events_are_not_held_against_one_another() -> None:
    raid = "At least ten people were killed during the raid on Saltmere harbour, medics said."
    assert compared(page(raid, "Some forty people were killed when a ferry sank off Osterby.")) == []
    later = "Medics said at least twelve people were killed during the Saltmere harbour raid."
    assert [same for _, _, _, same in compared(page(raid, later))] == [Truth.UNKNOWN]


def test_a_share_is_not_held_against_a_count() -> None:
    assert compared(page("The Front holds 58 captives, and half of the captives are ill.")) == []
