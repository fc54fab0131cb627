"""Blocks: what each line of a report is, and that nothing is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reports.blocks import blocks_from_text
from parley.reports.dateline import dateline_at
from parley.reports.report import BlockKind

HEADLINE, PARAGRAPH, CAPTION = BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CAPTION
BYLINE, LINK, FURNITURE = BlockKind.BYLINE, BlockKind.LINK, BlockKind.FURNITURE

PAGE_OF_LINES = """Ferry talks in Velm fail to reach second stage: union official
A senior union official told The Harbour Post that talks in Velm failed to reach the second stage.
-
Crews wave as the ferry Osk leaves the port of Velm, Thursday, Feb. 27, 2031 (AP Photo/Ada Lind)
A senior union official told The Harbour Post that talks in Velm have not led to a second stage of the agreement.
He said that the port was stalling.
'No choice but to go on'
"The road is closed, and it has no choice but to begin the second stage," the union said in a statement on Thursday.
Read more: Port asks court to end the strike
By Mara Oll"""


def kinds(text: str, title: str = "") -> list[BlockKind]:
    """Return the kinds of a text's blocks."""
    return [block.kind for block in blocks_from_text(text, title)]


def test_every_line_of_a_web_report_is_what_it_is() -> None:
    expected = [HEADLINE, HEADLINE, FURNITURE, CAPTION, PARAGRAPH, PARAGRAPH, HEADLINE, PARAGRAPH, LINK, BYLINE]
    assert kinds(PAGE_OF_LINES) == expected


def test_a_headline_does_not_run_into_the_first_sentence() -> None:
    text = "Talks resume in Velm\nBoth sides met on Monday."
    first, second = blocks_from_text(text)
    assert first.span.text_in(text) == "Talks resume in Velm"
    assert second.span.text_in(text) == "Both sides met on Monday."


def test_a_single_line_is_a_paragraph() -> None:
    assert kinds("Talks resume in Velm") == [PARAGRAPH]


def test_a_date_before_the_first_sentence_stands_apart() -> None:
    text = " date 2031-03-01 VELM – A union leader has confirmed that talks have failed.\n\nHe gave no reason."
    blocks = blocks_from_text(text)
    assert [block.kind for block in blocks] == [BYLINE, PARAGRAPH, PARAGRAPH]
    assert blocks[1].span.text_in(text).startswith("VELM – A union leader")


WRAPPED = """The port of Velm and the ferry union resumed talks on Wednesday after
nine days of silence, and both said that they would meet again before
the week was out.

The union asks for eleven berths. The port of Velm has offered it nine,
and says that the others are not its own to give.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert kinds(WRAPPED) == [PARAGRAPH, PARAGRAPH]
    assert kinds(WRAPPED.replace("\n", "\r\n")) == [PARAGRAPH, PARAGRAPH]


def test_wrapped_paragraphs_without_a_gap_end_at_their_short_last_line() -> None:
    assert len(kinds(WRAPPED.replace("\n\n", "\n"))) == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ada Lind", BYLINE),
        ("By Ada Lind and Mara Oll, Associated Press", BYLINE),
        ("Reporting by Ada Lind in Velm; editing by Mara Oll", BYLINE),
        ("Published 12 March 2031, 10:30 GMT", BYLINE),
        ("March 12, 2031", BYLINE),
        ("Reuters", BYLINE),
        ("By Friday, the talks had ended.", PARAGRAPH),
        ("Read more: Strike enters third week", LINK),
        ("Also read | Strike enters third week", LINK),
        ("https://harbourpost.test/strike", LINK),
        ("FILE - The ferry Osk lies in the port of Velm on March 3, 2030.", CAPTION),
        ("The ferry Osk lies in the port of Velm. [Ada Lind/Reuters]", CAPTION),
        ("* * *", FURNITURE),
        ("Advertisement", FURNITURE),
        ("Sign up for our morning letter", FURNITURE),
        ("What happens next?", HEADLINE),
        ("Exclusive: port ready for direct talks", HEADLINE),
        ("“No,” he said.", PARAGRAPH),
        ("Read the statement in full, the union said, before you judge it.", PARAGRAPH),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: BlockKind) -> None:
    before = "The union said on Wednesday that it would go on with the strike until a new offer was made."
    after = "The port said on the same day that it had made its last offer and that it would make no other."
    assert kinds(f"{before}\n{line}\n{after}\n{after}")[1] is kind


def test_markdown_headings_are_headlines() -> None:
    text = "# Talks resume.\n\nBoth sides met.\n\n## A second offer.\n\nNobody signed."
    assert [block.kind for block in blocks_from_text(text, markdown=True)] == [HEADLINE, PARAGRAPH, HEADLINE, PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("VELM – The talks failed.", "The talks failed."),
        ("VELM, March 12 (Reuters) - The talks failed.", "The talks failed."),
        ("WEST OSK, Ardland (AP) — The talks failed.", "The talks failed."),
        ("Velm, 12 March 2031 (VNA) – The talks failed.", "The talks failed."),
        ("(AP) -- The talks failed.", "The talks failed."),
        ("US-led talks failed.", None),
        ("Velm – the port – was calm.", None),
        ("The talks failed (again) - The port said so.", None),
    ],
)
def test_the_body_begins_after_the_dateline(text: str, body: str | None) -> None:
    dateline = dateline_at(text, 0)
    assert (dateline and text[dateline.span.end :]) == body


ODD_LINES = ("", "", "  ", "-", "By Ada Lind", "March 12, 2031", "date 2031-03-01 VELM – A")
ENDS = ("\n", "\r\n", "\r", "\n\n", "\u2029", "\x0c")
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*PAGE_OF_LINES.split("\n"), "", "", "  ", "-", "By Ada Lind", "March 12, 2031", "date 2031-03-01 VELM – A"]
        ),
        st.text(alphabet=st.characters(), max_size=90),
    ),
    max_size=12,
)


@given(lines=LINES, end=st.sampled_from(ENDS), title=st.sampled_from(["", "-"]))
@settings(max_examples=150, deadline=None)
def test_blocks_cover_all_that_is_not_blank_in_order(lines: list[str], end: str, title: str) -> None:
    text = end.join(lines)
    blocks = blocks_from_text(text, title)
    at = 0
    for block in blocks:
        assert not text[at : block.span.start].strip()
        assert block.span.text_in(text).strip() == block.span.text_in(text)
        at = block.span.end
    assert not text[at:].strip()
