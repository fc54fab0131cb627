"""The site: every link lands, it opens from anywhere, and it holds no more than was asked for."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app
from parley.record.record import record_at
from parley.record.stored import readings
from parley.web.addresses import name_of, slug_of
from tests.web.conftest import CSRF, Client
from tests.web.links import Seen, words

EVIDENCE = re.compile(r"(?:\.\./)?report/(.+)\.html#([st])(\d+)-(\d+)$")


@pytest.fixture(scope="module")
def site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's site as it would leave the machine."""
    folder = tmp_path_factory.mktemp("site") / "out"
    result = CliRunner().invoke(app, ["site", str(demo / "sample.parley"), "-o", str(folder), "--deal",
                                      str(demo / "river.accord.yaml")])  # fmt: skip
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("which", ["short", "whole"])
def test_every_evidence_link_lands_on_the_words_that_were_claimed(which: str, site: Path, demo: Path) -> None:
    folder = site if which == "short" else demo / "site"
    with record_at(demo / "sample.parley") as record:
        texts = {reading.report.id: reading.report for reading in readings(record)}
    pages = {path: Seen(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    count = 0
    for path, page in pages.items():
        for address, said in page.links:
            found = EVIDENCE.fullmatch(address)
            if found is None:
                continue
            count += 1
            target = (path.parent / address.partition("#")[0]).resolve()
            assert target in pages, address
            landed = pages[target]
            assert address.partition("#")[2] in landed.ids, address
            report = texts[name_of(found[1].replace("%7E", "~"))]
            part, start, end = ("title", "text")[found[2] == "s"], int(found[3]), int(found[4])
            claimed = (report.title if part == "title" else report.text)[start:end]
            there = landed.between(part, start, end)
            is_cut = any(p.is_cut for p in landed.pieces if (p.part, p.start, p.end) == (part, start, end))
            if is_cut:
                assert words(claimed).startswith(words(there))
            else:
                assert words(there) == words(claimed)
            quoted = words(said).strip("“”")  # of a total told in two parts, the link leads to the first
            assert quoted in words(claimed) or words(claimed) in quoted or "words in the report" in said
    assert count > 50


def test_every_link_of_the_site_resolves(site: Path) -> None:
    pages = {path.resolve(): Seen(path.read_text("utf-8")) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for address, _ in page.links:
            if address.startswith("http"):
                continue
            file, _, anchor = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), f"{path.name}: {address}"
            assert not anchor or anchor in pages[target].ids, f"{path.name}: {address}"


def test_the_site_links_nothing_by_an_absolute_address(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r'(?:href|src|action)="/', text), path.name


def test_by_default_no_whole_report_leaves_the_machine(site: Path, demo: Path) -> None:
    held = "".join("".join(path.read_text("utf-8").split()) for path in site.rglob("*.html"))
    with record_at(demo / "sample.parley") as record:
        for reading in readings(record):
            if len(reading.report.text) > 600:
                assert "".join(reading.report.text.split())[:500] not in held


def test_a_folder_with_something_else_in_it_is_left_alone(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    result = CliRunner().invoke(app, ["site", str(demo / "sample.parley"), "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "did not write" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_names_and_notes_stay_unless_asked_for(
    own_record: Path, tmp_path: Path, client_of: Callable[..., Client]
) -> None:
    report = "06_radio_sarel_talks_fail.txt"
    client = client_of(own_record)
    note = {"report": report, "kind": "report", "field": "note", "nr": "0", "csrf": CSRF, "by": "Ada Quill", "seen": "",
            "verdict": "correct", "value": "call the editor"}  # fmt: skip
    assert client.post("/decide", data=note).status_code == 303
    decided = {"report": report, "kind": "attribution", "nr": "0", "csrf": CSRF, "by": "Ada Quill", "seen": "",
               "verdict": "reject"}  # fmt: skip
    assert client.post("/decide", data=decided).status_code == 303

    def written(*options: str) -> str:
        folder = tmp_path / f"out{len(options)}"
        result = CliRunner().invoke(app, ["site", str(own_record), "-o", str(folder), *options])
        assert result.exit_code == 0, result.output
        return "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))

    plain = written()
    assert "Ada Quill" not in plain
    assert "call the editor" not in plain
    asked = written("--names", "--notes")
    assert "Ada Quill" in asked
    assert "call the editor" in asked


def test_a_report_above_the_ceiling_stops_the_whole(
    own_record: Path, tmp_path: Path, client_of: Callable[..., Client]
) -> None:
    level = {"report": "06_radio_sarel_talks_fail.txt", "kind": "report", "field": "handling", "nr": "0", "csrf": CSRF,
             "by": "Ada", "seen": "", "verdict": "correct", "value": "internal"}  # fmt: skip
    assert client_of(own_record).post("/decide", data=level).status_code == 303
    result = CliRunner().invoke(app, ["site", str(own_record), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "handled above" in result.output
    assert not (tmp_path / "out").exists()
    result = CliRunner().invoke(app, ["site", str(own_record), "-o", str(tmp_path / "out"), "--ceiling", "internal"])
    assert result.exit_code == 0


def test_a_folder_links_to_no_search_where_more_is_new_than_is_listed(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    said = "\n".join(
        f"The minister of Norland, Karl Ostrander, said that talks on article {n} failed." for n in range(40)
    )
    (reports / "note.txt").write_text(f"3 March 2031\n\n{said}\n", "utf-8")
    record, folder = tmp_path / "talks.parley", tmp_path / "out"
    assert CliRunner().invoke(app, ["read", str(reports), "--into", str(record)]).exit_code == 0
    assert CliRunner().invoke(app, ["site", str(record), "-o", str(folder)]).exit_code == 0
    today = (folder / "index.html").read_text("utf-8")
    assert "more; by day in" in today and "search.html" not in today


def test_a_folder_holds_no_report_nearly_whole(own_record: Path, demo: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    deal = str(demo / "river.accord.yaml")
    result = CliRunner().invoke(app, ["site", str(own_record), "-o", str(site), "--deal", deal])
    assert result.exit_code == 0, result.output
    with record_at(own_record) as record:
        texts = dict(record.execute("SELECT name, text FROM report JOIN report_text ON report = id"))
    shares = []
    for name, text in texts.items():
        page = site / "report" / f"{slug_of(name)}.html"
        spans = re.findall(r">(\d+)–(\d+)<", page.read_text("utf-8")) if page.exists() else []
        quoted = {at for start, end in spans for at in range(int(start), int(end))}
        shares.append(len(quoted) / len(text))
    assert sum(shares) / len(shares) < 0.6
    assert "more lines are not in this folder" in (site / "timeline.html").read_text("utf-8")
