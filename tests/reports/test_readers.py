"""Readers of pages, PDF files, feeds, archives and JSON lines."""

import json
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.reports.content import Content, content_of
from parley.reports.from_feed import reports_from_feed, text_from_markup
from parley.reports.from_html import report_from_html
from parley.reports.from_jsonl import reports_from_jsonl
from parley.reports.from_pdf import report_from_pdf
from parley.reports.from_text import Origin
from parley.reports.from_warc import reports_from_warc
from parley.reports.report import BlockKind, PublishedBasis, Report, Unreadable
from tests.reports.made import PAGE, pdf_of, warc_of

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>Talks &amp; strike</title><link>https://harbourpost.test/1</link><author>Ada Lind</author>
<description>&lt;p&gt;The union said that talks had begun.&lt;/p&gt;&lt;p&gt;It gave no date.&lt;/p&gt;</description>
<pubDate>Wed, 12 Mar 2031 23:30:00 -0500</pubDate></item>
<item><title>A picture</title><link>https://harbourpost.test/2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry><title>Talks</title>
<id>tag:1</id><updated>2031-03-14T00:00:00Z</updated><published>2031-03-12T00:00:00Z</published>
<content type="html">The union said that talks had begun.</content></entry></feed>"""


def test_a_page_gives_its_text_its_blocks_and_what_it_states() -> None:
    report = report_from_html(PAGE.encode(), Origin("ferry.html"))
    assert isinstance(report, Report)
    assert (report.headline, report.outlet, report.byline) == ("Ferry talks resume", "The Harbour Post", "Ada Lind")
    assert (str(report.published), report.published_basis) == ("2031-03-12", PublishedBasis.METADATA)
    texts = [(block.kind, block.span.text_in(report.text)) for block in report.blocks]
    assert (BlockKind.HEADLINE, "A second offer") in texts
    assert (
        BlockKind.PARAGRAPH,
        "“We will not sign half an agreement,” its chair, Mara Oll, told reporters in Velm.",
    ) in texts
    assert (BlockKind.PARAGRAPH, "She gave no date.") in texts
    assert "Home" not in report.text
    assert len(report.raw_sha256) == 64


def test_a_page_without_a_stated_day_is_not_given_one() -> None:
    page = PAGE.replace("article:published_time", "generator").replace("modified_time", "modified")
    report = report_from_html(page.encode(), Origin("ferry.html"))
    assert isinstance(report, Report)
    assert report.published is None


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p>Talks</p>", "<html><body><script>x()</script></body></html>", ""]
)
def test_a_page_without_text_is_unreadable(page: str) -> None:
    assert isinstance(report_from_html(page.encode(), Origin("a.html")), Unreadable)


def test_a_pdf_gives_its_text_over_the_end_of_a_page() -> None:
    lines = ["The union said on Wednesday that talks with the port of Velm had", "begun again after nine days. It gave"]
    report = report_from_pdf(pdf_of([[*lines, "1"], ["no date for a decision."]]), Origin("a.pdf"))
    assert isinstance(report, Report)
    assert " ".join(report.text.split()) == f"{' '.join(lines)} no date for a decision."
    assert [block.kind for block in report.blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_of([[]]), "without text"),
        (pdf_of([["Talks resume."]], locked=True), "password"),
        (pdf_of([["Talks resume."]])[:80], "broken"),
        (b"%PDF-1.7\n", "broken"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    found = report_from_pdf(data, Origin("a.pdf"))
    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_a_feed_gives_its_entries() -> None:
    first, second = reports_from_feed(FEED.encode(), "feed.xml")
    assert isinstance(first, Report)
    assert (first.id, first.title, first.outlet) == ("https://harbourpost.test/1", "Talks & strike", "The Harbour Post")
    assert first.text == "The union said that talks had begun.\n\nIt gave no date."
    assert str(first.published) == "2031-03-12"
    assert isinstance(second, Unreadable)
    assert second.place == "entry 2"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Talks <b>go</b> on", "Talks go on"),
        ("<p>Talks.</p><script>x < y</script><!-- <p>no</p> --><p>More.</p>", "Talks.\n\nMore."),
        ("5 < 6 &amp; 7 > 6", "5 < 6 & 7 > 6"),
        ("Talks<br/>end <script>never", "Talks\n\nend"),
        ("<script " * 20_000, ""),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert text_from_markup(markup).replace("<script", "").strip() == text


def test_an_atom_entry_is_of_the_day_on_which_it_was_published() -> None:
    (report,) = reports_from_feed(ATOM.encode(), "feed.xml")
    assert isinstance(report, Report)
    assert (report.id, str(report.published)) == ("tag:1", "2031-03-12")


def test_a_feed_that_is_cut_gives_what_it_has_and_says_so() -> None:
    first, *_, last = reports_from_feed(FEED[:-60].encode(), "feed.xml")
    assert isinstance(first, Report)
    assert isinstance(last, Unreadable)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages(packed: bool) -> None:
    pages = [
        ("https://harbourpost.test/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://harbourpost.test/2", "404 Not Found", "text/html", PAGE.encode()),
        ("https://harbourpost.test/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://harbourpost.test/3", "200 OK", "text/html", b"<html></html>"),
        ("https://harbourpost.test/4", "200 OK", "text/plain", b"The union said that talks had begun."),
    ]
    first, empty, last = reports_from_warc(BytesIO(warc_of(pages, packed=packed)), "a.warc.gz")
    assert isinstance(first, Report)
    assert (first.id, first.url) == ("https://harbourpost.test/1", "https://harbourpost.test/1")
    assert isinstance(empty, Unreadable)
    assert "https://harbourpost.test/3" in empty.place
    assert isinstance(last, Report)


def test_an_archive_that_breaks_off_gives_what_stands_before_and_says_so() -> None:
    pages = [(f"https://harbourpost.test/{n}", "200 OK", "text/html", PAGE.encode()) for n in range(3)]
    found = list(reports_from_warc(BytesIO(warc_of(pages)[:-200]), "a.warc.gz"))
    reports = [one for one in found if isinstance(one, Report)]
    assert [bool(report.notes) for report in reports] == [False, False, True]
    assert any(isinstance(one, Unreadable) and "breaks off" in one.reason for one in found)


def test_a_json_line_gives_its_fields() -> None:
    row = {"id": "v-1", "outlet": "The Harbour Post", "published": "2031-03-12T10:00:00", "title": "Talks resume",
           "text": "The union said that talks had begun.", "licence": "CC0", "origin": "made"}  # fmt: skip
    (report,) = reports_from_jsonl([json.dumps(row).encode()], "a.jsonl")
    assert isinstance(report, Report)
    assert (report.id, report.title, report.headline) == ("v-1", "Talks resume", "Talks resume")
    assert str(report.published) == "2031-03-12"
    assert report.notes == ("licence: CC0", "origin: made")
    assert report.text == row["text"]


def test_a_json_line_that_cannot_be_read_is_told_with_its_place() -> None:
    lines = [
        b'{"text": "Talks resume."}\n',
        b'{"text": }\n',
        b"\n",
        b'["text"]\n',
        b'{"text": 5}\n',
        b"\xff\n",
        b'{"text": " "}',
    ]
    found = list(reports_from_jsonl(lines, "a.jsonl"))
    assert isinstance(found[0], Report)
    assert found[0].id == "a.jsonl:1"
    places = [one.place for one in found if isinstance(one, Unreadable)]
    assert places == ["line 2, column 10", "line 4", "line 5", "line 6, byte 1", "line 7"]


@pytest.mark.parametrize(
    ("head", "name", "content"),
    [
        (FEED.encode(), "page.html", Content.FEED),
        (PAGE.encode(), "feed.rss", Content.HTML),
        (b"Talks resume.", "a.html", Content.TEXT),
        (b"Talks resume.", "a.md", Content.MARKDOWN),
        (b'{"text": "a"}', "a.txt", Content.JSONL),
        (b"{bad", "a.jsonl", Content.JSONL),
        (b"{bad", "a.txt", Content.TEXT),
        (b"file,outlet,published,url,credit\n", "sources.csv", Content.SOURCES),
        (b"File, please, the report.", "a.txt", Content.TEXT),
        (b"\x1f\x8b\x08", "a.txt", Content.GZIP),
        (b"PK\x03\x04", "a.docx", Content.OTHER),
        (b"\x00\x01\x02" * 99, "a.txt", Content.OTHER),
        (b" \n\xef\xbb\xbf", "a.txt", Content.EMPTY),
        (PAGE.encode("utf-16"), "a", Content.HTML),
        (b"Mein %PDF-1 test", "a.txt", Content.PDF),
    ],
)
def test_content_decides_what_a_file_is(head: bytes, name: str, content: Content) -> None:
    assert content_of(head, name) is content


MARKUP = (FEED.encode(), PAGE.encode(), b"<p>", b"</", b"<![CDATA[", b"&#xd800;")
PIECES = st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(MARKUP)), max_size=5).map(b"".join)


@given(data=PIECES)
@example(b"<p>" * 3000 + b"Talks resume in the port of Velm, the union said on Wednesday.")
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_a_reader_fail(data: bytes) -> None:
    found = [report_from_html(data, Origin("a"), "utf-7"), report_from_pdf(data, Origin("a"))]
    found += reports_from_feed(data, "a")
    found += reports_from_warc(BytesIO(data), "a")
    found += reports_from_jsonl(data.splitlines(keepends=True), "a")
    for one in found:
        assert isinstance(one, Report | Unreadable)
        if isinstance(one, Report):
            one.text.encode()
            one.title.encode()
