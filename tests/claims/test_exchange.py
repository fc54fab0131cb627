"""Exchanges, totals and parts: how figures of one report hang together. All texts are our own."""

from decimal import Decimal

from parley.claims.exchange import Exchange, exchanges_from_figures, releases_from_figures
from parley.claims.figures_from_text import figures_from_text
from parley.claims.total import parts_from_figures, total_of, totals_from_figures
from parley.quantity import Hedge, Quantity


def exchanges(text: str) -> tuple[Exchange, ...]:
    return exchanges_from_figures(text, figures_from_text(text))


def texts(exchange: Exchange) -> tuple[list[str], list[str]]:
    return [f.text for f in exchange.given.figures], [f.text for f in exchange.returned.figures]


def test_so_many_for_so_many_is_one_structure() -> None:
    (exchange,) = exchanges("They traded nine captives for 300 prisoners.")
    assert texts(exchange) == (["nine captives"], ["300 prisoners"])


def test_who_holds_people_gives_their_release() -> None:
    (exchange,) = exchanges("The plan frees 15 captives in exchange for 700 prisoners held in Sundish jails.")
    assert (exchange.given.giver, exchange.returned.giver) == ("", "Sundish")


def test_who_demands_the_one_leg_gives_the_other() -> None:
    text = "The Sundish side demanded the release of ten captives in exchange for the release of 200 prisoners."
    (exchange,) = exchanges(text)
    assert (exchange.given.taker, exchange.given.giver, exchange.returned.giver) == ("Sundish", "", "Sundish")


def test_a_rate_is_an_exchange_for_one() -> None:
    (exchange,) = exchanges("Sundia would free 30 prisoners for each living captive.")
    assert exchange.is_rate
    assert texts(exchange) == (["30 prisoners"], ["each living captive"])
    assert exchange.given.giver == "Sundia"


def test_a_full_stop_ends_an_exchange() -> None:
    assert exchanges("They freed nine captives. In exchange for what? Some 300 prisoners wait.") == ()


def test_the_giver_of_a_release_is_named_before_it() -> None:
    text = "An envoy said the Front is willing to release nine prisoners."
    (leg,) = releases_from_figures(text, figures_from_text(text))
    assert leg.giver == "Front"


def test_living_and_bodies_make_a_total() -> None:
    text = "They returned 12 living captives and the bodies of three others."
    (total,) = totals_from_figures(text, figures_from_text(text))
    assert (total.quantity.low, total.quantity.unit) == (15, "captive + body")


def test_a_total_is_no_surer_than_its_parts() -> None:
    total = total_of([Quantity(Decimal(25), Decimal(25)), Quantity(Decimal(8), Decimal(8), Hedge.ABOUT)])
    assert total == Quantity(Decimal(33), Decimal(33), Hedge.ABOUT, "", " and ")
    assert total_of([Quantity(Decimal(25), Decimal(25)), Quantity(None, None)]) is None


def test_parts_are_read_from_the_words_between() -> None:
    for text, expected in (
        ("Of the 90 people taken, 40 remain.", [("40", "90 people")]),
        ("40 envoys remain, including 22 women.", [("22 women", "40 envoys")]),
        ("Seven of the 12 envoys stayed.", [("Seven", "12 envoys")]),
        ("There were 12 envoys and three cooks.", []),
    ):
        pairs = parts_from_figures(text, figures_from_text(text))
        assert [(pair.part.text, pair.whole.text) for pair in pairs] == expected, text
