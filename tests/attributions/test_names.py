"""Names: which words are, what counts as one, and that whatever reads them is shown the same word for all."""

import pytest

from parley.attributions.alike import ANY_NAME, alike_from_passage, shown_from_report
from parley.attributions.link import Link
from parley.attributions.names import capitals_in, names_in
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import passages_from_text


def names_of(text: str, before: str = "") -> list[str]:
    """Return the names of a text's first passage as it writes them; `before` is another passage of the report."""
    passages = passages_from_text(text)
    found = names_in(passages[0], capitals_in([*passages, *passages_from_text(before)]))
    return [passages[0].span(first, after - 1).text_in(text) for first, after in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maronda said that talks had failed.", ["Maronda"]),
        ("Talks between Maronda and the Sarel Front failed on Monday.", ["Maronda", "the Sarel Front"]),
        ("The Front's envoy left.", ["The Front"]),
        ("Front fighters left.", []),  # a word that English writes small, and nothing says that it is a name
        ("A spokesman for the Front left in May.", ["the Front"]),
        ("Prime Minister Tomas Vell met Mr. Asko.", ["Tomas Vell", "Asko"]),
        ("He met the Republic of Maronda's negotiators.", ["the Republic of Maronda"]),
        ("He met Al-Halabi, Ludo van der Poel and J. R. Hale.", ["Al-Halabi", "Ludo van der Poel", "J. R. Hale"]),
        ("“We wait,” Marondan officials said. “Nothing moved.”", ["Marondan"]),
        ("He spoke for the US and the U.S. embassy.", ["the US", "the U.S."]),
        ("The deputy foreign minister spoke.", []),
        ("He saw Deputy Foreign Minister Asko.", ["Asko"]),
        ("I will go, It Is said", []),
    ],
)
def test_a_capital_makes_a_name_but_of_titles_days_and_first_words(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_a_first_word_is_a_name_where_the_report_writes_it_with_a_capital() -> None:
    assert names_of("Front fighters left.", "He spoke for the Front.") == ["Front"]
    assert names_of("Front fighters left.", "He stood in front of the Front.") == []


def test_two_names_in_two_sentences_stay_two() -> None:
    assert names_of("He met Asko. Vell left.") == ["Asko", "Vell"]


def test_names_look_alike_whatever_their_length_and_article() -> None:
    told = "A spokesman for {0} said {0} would wait. “We wait,” he told {1}’s {2} radio."
    shown = []
    for words in (("the Sarel Front", "Maronda", "Marondan"), ("Maronda", "the Sarel Front", "Sarel")):
        (passage,) = passages_from_text(told.format(*words))
        shown.append(alike_from_passage(passage, frozenset()).passage)
    assert shown[0].words == shown[1].words
    assert shown[0].sentences == shown[1].sentences


def test_what_is_found_is_given_back_in_the_passages_own_tokens() -> None:
    text = "Envoys of the Sarel Front said they would wait."
    (passage,) = passages_from_text(text)
    alike = alike_from_passage(passage, frozenset())
    assert alike.passage.span(2, 2).text_in(text) == "the Sarel Front"
    (link,) = alike.links([Link(((0, 3),), ((3, 4),), ((4, 7),))])
    assert [passage.span(a, b - 1).text_in(text) for (a, b), *_ in (link.source, link.cue, link.content)] == [
        "Envoys of the Sarel Front",
        "said",
        "they would wait",
    ]
    flags = [Quoted.OUTSIDE] * len(passage)
    assert len(alike.quoted(flags)) == len(alike.passage)


def test_a_headline_in_capitals_keeps_the_capitals_of_its_names_only() -> None:
    title = passages_from_text("MARONDA WILL NOT SIGN, ENVOY SAYS")
    body = passages_from_text("The envoy of Maronda said so.")
    shown, _ = shown_from_report(title, body)
    assert [a.passage.words for a in shown.alike()] == [(ANY_NAME, "will", "not", "sign", ",", "envoy", "says")]
