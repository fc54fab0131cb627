"""Files: what comes in from folders, files, standard input and addresses, and what is told of the rest."""

import gzip
import io
import os
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.files import LARGEST_REPORT, reports_from_path, reports_from_paths, sources_from_csv
from parley.reports.report import PublishedBasis, Report, Unreadable
from tests.reports.made import PAGE, pdf_of, warc_of

TEXT = "Talks resume in Velm\n\nThe union said on Wednesday that talks with the port had begun again.\n"
LINE = '{"id": "%s", "text": "The union said that talks had begun again."}\n'


def read(*paths: Path | str) -> tuple[dict[str, Report], list[Unreadable]]:
    """Return the reports by id, and what could not be read."""
    found = list(reports_from_paths(paths))
    reports = [one for one in found if isinstance(one, Report)]
    assert len({report.id for report in reports}) == len(reports)
    return {report.id: report for report in reports}, [one for one in found if isinstance(one, Unreadable)]


def test_a_folder_is_read_in_sorted_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    reports, unreadable = read(tmp_path)
    assert list(reports) == ["z.txt", "b.txt", "c.txt"]
    assert not unreadable


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "b.txt"):
        (tmp_path / "stories" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "stories" / name).write_text(TEXT)
    assert list(read(tmp_path / "stories")[0]) == ["b.txt", "stories/one/a.txt", "stories/two/a.txt"]
    assert len(read(tmp_path / "stories" / "one" / "a.txt", tmp_path / "stories" / "two" / "a.txt")[0]) == 2


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = " Talks resume\r\n\r\nThe union said so.\r\n\tIt gave no date.\u2029 "
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert read(tmp_path)[0]["a.txt"].text == text


def test_every_kind_of_file_is_known_by_its_content(tmp_path: Path) -> None:
    held = {
        "a.dat": TEXT.encode(),
        "b.txt": PAGE.encode(),
        "c.txt": pdf_of([["The union said on Wednesday that talks had begun again."]]),
        "d.txt": (LINE % "line-1" + LINE % "line-2").encode(),
        "e.txt": warc_of([("https://harbourpost.test/e", "200 OK", "text/html", PAGE.encode())]),
        "f.txt": gzip.compress(TEXT.encode()),
        "g.md": b"# Talks resume.\n\nThe union said so.",
        "h.html": b"<rss><channel><item><guid>tag:h</guid><description>On.</description></item></channel></rss>",
    }
    for name, data in held.items():
        (tmp_path / name).write_bytes(data)
    reports, unreadable = read(tmp_path)
    assert list(reports) == [
        "a.dat", "b.txt", "c.txt", "line-1", "line-2", "https://harbourpost.test/e", "f.txt", "g.md", "tag:h",
    ]  # fmt: skip
    assert not unreadable
    assert reports["g.md"].headline == "# Talks resume."


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    held = {
        "binary.txt": bytes(range(256)) * 40,
        "broken.pdf": b"%PDF-1.7 and no more",
        "empty.txt": b"",
        "image.html": b"\x89PNG\r\n\x1a\n",
        "lines.jsonl": b'{"id": "x", "text": "Talks began."}\n{bad}\n{"id": "y", "text": "Talks ended."}\n',
        "office.docx": b"PK\x03\x04 and more",
        "page.html": b"<html><body></body></html>",
    }
    for name, data in held.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "z.txt").write_text(TEXT)
    reports, unreadable = read(tmp_path, tmp_path / "missing.txt")
    assert list(reports) == ["x", "y", "z.txt"]
    told = {Path(one.source).name: (one.place, one.reason) for one in unreadable}
    assert told == {
        "binary.txt": ("", "a binary file, not a report"),
        "broken.pdf": ("", "a broken PDF file"),
        "empty.txt": ("", "empty"),
        "image.html": ("", "a picture, not a report"),
        "lines.jsonl": ("line 2, column 2", "not JSON: Expecting property name enclosed in double quotes"),
        "missing.txt": ("", "no such file or folder"),
        "nowhere.txt": ("", "no such file or folder"),
        "office.docx": ("", "a Zip or office file, not a report"),
        "page.html": ("", "a page without text"),
    }
    assert all(one.mend for one in unreadable)


def test_a_file_that_breaks_off_gives_what_stands_before_and_says_so(tmp_path: Path) -> None:
    lines = "".join(LINE % number for number in range(1000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-600])
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(os.urandom(40_000).hex().encode())[:-3000])
    reports, unreadable = read(tmp_path)
    assert reports["0"].notes == ()
    assert any("breaks off" in note for note in reports["b.txt.gz"].notes)
    assert [Path(one.source).name for one in unreadable] == ["a.jsonl.gz", "b.txt.gz"]


def test_a_gigantic_file_or_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"The union said so. " * 55_000)
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "' + b"x" * (LARGEST_REPORT + 10) + b'"}\n' + (LINE % "c").encode())
    reports, unreadable = read(tmp_path / "a.txt", tmp_path / "b.jsonl")
    assert list(reports) == ["c"]
    assert [one.place for one in unreadable] == ["", "line 1"]


def test_many_reports_take_the_memory_of_few(tmp_path: Path) -> None:
    line = '{"text": "' + "The union said that the talks went on. " * 250 + '"}\n'
    (tmp_path / "a.jsonl").write_text(line * 300)
    found = reports_from_path(tmp_path)
    assert isinstance(next(found), Report)
    tracemalloc.start()
    assert sum(isinstance(one, Report) for one in found) == 299
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * len(line)


def test_a_link_back_to_a_folder_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text(TEXT)
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    reports, unreadable = read(tmp_path)
    assert list(reports) == ["a.txt"]
    assert [one.reason for one in unreadable] == ["a link back to a folder above it"]


@pytest.mark.skipif(os.name != "posix", reason="named pipes are a matter of POSIX")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [one.reason for one in read(tmp_path)[1]] == ["neither a file nor a folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert [one.reason for one in read(tmp_path)[1]] == ["no permission to read it"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read("-")[0]["stdin"].text == TEXT


def test_two_lines_of_one_id_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((LINE % "x") * 3)
    assert list(read(tmp_path)[0]) == ["x", "x#2", "x#3"]


def test_a_persons_table_says_what_the_texts_do_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"March 1, 2031\n{TEXT}{TEXT}" if name == "b.txt" else TEXT)
    table = tmp_path / "sources.csv"
    rows = "a.txt,The Harbour Post,2031-03-12,https://harbourpost.test/a,AP\nb.txt,,2031-03-13,,\nc.txt,,soon,,\n"
    table.write_text(f"file,outlet,published,url,credit\n{rows}")
    sources, unreadable = sources_from_csv(table)
    assert [one.place for one in unreadable] == ["line 4"]
    a, b = reports_from_path(tmp_path, sources=sources)
    assert isinstance(a, Report)
    assert isinstance(b, Report)
    assert (a.outlet, a.url, str(a.published)) == ("The Harbour Post", "https://harbourpost.test/a", "2031-03-12")
    assert a.published_basis is PublishedBasis.GIVEN
    assert [credit.name for credit in a.credits] == ["AP"]
    assert b.notes == ("the day given is 2031-03-13; 2031-03-01 is stated in the text",)


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,outlet\nx,y\n")
    (tmp_path / "b.csv").write_bytes(bytes(range(256)) * 9)
    for name in ("a.csv", "b.csv", "c.csv"):
        assert len(sources_from_csv(tmp_path / name)[1]) == 1


@pytest.fixture
def address() -> Iterator[str]:
    """Serve a page at an address of this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/ferry"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode() if found else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_is_fetched_only_where_that_is_asked_for(address: str) -> None:
    (refused,) = reports_from_path(f"{address}/ferry")
    assert isinstance(refused, Unreadable)
    assert "--online" in refused.mend
    (report,) = reports_from_path(f"{address}/ferry", online=True)
    assert isinstance(report, Report)
    assert (report.id, report.url, report.outlet) == (f"{address}/ferry", f"{address}/ferry", "The Harbour Post")
    (missing,) = reports_from_path(f"{address}/gone", online=True)
    assert isinstance(missing, Unreadable)
    assert "404" in missing.reason


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.jsonl", "a.gz", "a.pdf", "a.html", "a.warc"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_reading_fail(tmp_path: Path, data: bytes, name: str) -> None:
    for held in (data, gzip.compress(data), gzip.compress(data)[:-4]):
        (tmp_path / name).write_bytes(held)
        reports, unreadable = read(tmp_path / name)
        assert reports or unreadable or not held.strip()
