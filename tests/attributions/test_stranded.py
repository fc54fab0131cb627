"""What the network cuts off or puts together wrongly in a sentence, joined or parted by rule."""

import pytest

from parley.attributions.headline import links_in_saying_headline
from parley.attributions.link import Link, Piece
from parley.attributions.outlet_voice import left_over
from parley.attributions.quotation import quoted_from_passages
from parley.attributions.stranded import whole
from parley.attributions.tokens import Passage, passages_from_text

Row = tuple[str, str, str]


def piece_of(passage: Passage, words: str) -> Piece:
    """Return where words stand in a passage."""
    wanted = passages_from_text(words)[0].words
    at = next(i for i in range(len(passage)) if passage.words[i : i + len(wanted)] == wanted)
    return at, at + len(wanted)


def joined(text: str, *rows: Row) -> list[Row]:
    """Return the relations made of rows of source, cue and content."""
    (passage,) = passages_from_text(text)
    links = [Link(*(((piece_of(passage, part),) if part else ()) for part in row)) for row in rows]
    made = whole(links, passage)
    return [
        tuple(" ".join(w for a, b in role for w in passage.words[a:b]) for role in (k.source, k.cue, k.content))  # type: ignore[misc]
        for k in made
    ]


def test_the_last_words_of_a_sentence_say_whose_it_is() -> None:
    text = "Both sides agreed to go on with the talks, Lissau.Net reports, citing the Courier."
    sides, net = (
        ("Both sides", "agreed", "to go on with the talks"),
        ("Lissau.Net", "citing", "the Courier"),
    )
    assert joined(text, sides, net) == [
        ("Lissau . Net", "reports", "Both sides agreed to go on with the talks"),
        ("Lissau . Net", "citing", "the Courier"),
    ]


def test_a_source_after_according_to_ends_where_it_is_no_longer_told_who_it_is() -> None:
    text = "According to Karam, the army's attempts, begun in May, to stall will fail."
    row = ("Karam, the army's attempts, begun in May", "According to", "to stall will fail")
    assert joined(text, row)[0] == ("Karam", "According to", "the army 's attempts , begun in May , to stall will fail")
    text = "According to Karam, a speaker of the house, the talks will fail."
    row = ("Karam, a speaker of the house", "According to", "the talks will fail")
    assert joined(text, row)[0][0] == "Karam , a speaker of the house"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The proposed plan was rejected.", ("The", "proposed", "plan")),
        ("He waits for the Sellin talks, which aim to end the war.", ("which", "aim", "to end the war")),
    ],
)
def test_an_article_or_a_thing_is_no_source(text: str, row: Row) -> None:
    assert joined(text, row) == []


def test_which_of_people_is_a_source() -> None:
    row = ("which", "aims", "to end the war")
    assert joined("He waits for the Norvian delegation, which aims to end the war.", row) == [row]


def test_a_last_participle_is_the_speakers_own() -> None:
    text = "The official said that the talks in Sellin have failed, blaming the army for it."
    row = ("The official", "said", "that the talks in Sellin have failed, blaming the army for it")
    assert joined(text, row) == [
        ("The official", "said", "that the talks in Sellin have failed"),
        ("The official", "blaming", "the army for it"),
    ]
    text = "The official said that Karam rejected the plan, blaming the army for it."
    row = ("The official", "said", "that Karam rejected the plan, blaming the army for it")
    assert len(joined(text, row)) == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [("Karam says approaching a new round of talks in hope", "Karam"), ("Ships said to have left Sellin early", "")],
)
def test_a_headline_says_without_that(text: str, source: str) -> None:
    (passage,) = passages_from_text(text)
    found = links_in_saying_headline(passage)
    assert " ".join(w for k in found for a, b in k.source for w in passage.words[a:b]) == source


def test_a_pictures_credit_is_nobodys_account() -> None:
    (passage,) = passages_from_text("Ships wait off the port of Sellin. (NP)")
    (quoted,) = quoted_from_passages([passage])
    assert len(list(left_over(passage, quoted, [], headline=False))) == 1


def test_according_to_at_the_beginning_has_its_source_after_it() -> None:
    text = "It was his claim. According to the “Ladder” plan, firms that leave must pay."
    row = ("his", "According to", "the “Ladder” plan, firms that leave must pay")
    assert joined(text, row) == [("the “ Ladder ” plan", "According to", "firms that leave must pay")]


def test_an_ordinal_cut_from_a_things_noun_speaks_not() -> None:
    text = "The second round was set for Monday, the second added that talks went on."
    row = ("added", "that talks went on")
    assert joined(text, ("The second", *row)) == []
    assert joined(text.replace("The second round", "A round"), ("the second", *row)) == [("the second", *row)]
