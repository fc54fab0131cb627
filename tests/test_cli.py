"""The command line, as a user meets it: what it says, what it leaves behind, and its exit codes."""

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.cli import main
from parley.record.record import open_record

PARLEY = (sys.executable, "-c", "from parley.cli import main; main()")
MANY = 128  # four batches
LINES = (
    "Talks on the quay broke off, union leader Ina Vold said on Monday.",
    '"We offered 40 cranes," said a port official who asked not to be named.',
    "The ferries sail again.",
    "According to the Harbour Post, the port council rejected the offer of 12 May 2031.",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    returncode: int
    stdout: str
    stderr: str


def parley(*words: str | Path, stdin: str = "") -> Done:
    """Run the command line in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["parley", *map(str, words)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as end:
            main()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Done(int(end.value.code or 0), *said)


def quay_report(number: int) -> str:
    """Return a short report, each a little different."""
    return f"Quay talks, day {number}\n\n" + "\n\n".join(LINES[number % 4 :] + LINES[: number % 4])


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number in range(3):
        (folder / f"quay-{number}.txt").write_text(quay_report(number), "utf-8")
    return folder


@pytest.fixture(scope="module")
def record(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "talks.parley"
    done = parley("read", reports, "--into", path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 added" in done.stderr
    return path


def exported(record: Path, what: str) -> list[dict[str, object]]:
    """Return the rows that `parley export` prints."""
    done = parley("export", record, what)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_reading_again_exports_the_same_bytes(reports: Path, record: Path) -> None:
    before = parley("export", record, "attributions").stdout
    again = parley("read", reports, "--into", record)
    assert (again.returncode, "3 unchanged" in again.stderr) == (0, True)
    assert parley("export", record, "attributions").stdout == before
    assert before


def test_every_row_leads_to_its_words(reports: Path, record: Path) -> None:
    for what in ("attributions", "figures", "days"):
        rows = exported(record, what)
        assert rows
        for row in rows:
            text = (reports / str(row["report"])).read_text("utf-8")
            pieces = [row[name] for name in ("source", "cue", "content") if row.get(name)] or [row]
            for piece in pieces:
                assert piece["text"] == " … ".join(text[start:end] for start, end in piece["spans"])


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(quay_report(1), "utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    some = parley("read", tmp_path / "in", "--into", tmp_path / "talks.parley")
    assert some.returncode == 1
    assert "b.txt" in some.stderr
    assert "1 added" in some.stderr
    assert "Could not be read" in parley("show", tmp_path / "talks.parley").stdout
    none = parley("read", tmp_path / "nowhere", "--into", tmp_path / "other.parley")
    assert none.returncode == 2
    assert "nowhere" in none.stderr


def test_a_text_from_standard_input_is_read(tmp_path: Path) -> None:
    done = parley("read", "-", "--into", tmp_path / "talks.parley", stdin=quay_report(2))
    assert done.returncode == 0
    assert exported(tmp_path / "talks.parley", "reports")[0]["report"] == "stdin"


def test_a_report_in_another_language_is_kept_as_unread(tmp_path: Path) -> None:
    text = "Die Gespräche am Hafen sind am Montag gescheitert, sagte die Sprecherin der Gewerkschaft nach der Sitzung."
    parley("read", "-", "--into", tmp_path / "talks.parley", stdin=text)
    (unread,) = exported(tmp_path / "talks.parley", "unread")
    assert unread["why"] == "in another language (de): only English is read"


def test_what_a_person_said_of_a_text_outlasts_a_reading_without_it(reports: Path, tmp_path: Path) -> None:
    sources, record = tmp_path / "sources.csv", tmp_path / "talks.parley"
    sources.write_text("file,outlet,published,url,credit\nquay-0.txt,Harbour Post,2031-05-06,,\n", "utf-8")
    parley("read", reports, "--into", record, "--sources", sources)
    before = exported(record, "reports")
    assert (before[0]["outlet"], before[0]["published"]) == ("Harbour Post", "2031-05-06")
    parley("read", reports, "--into", record)
    assert exported(record, "reports") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "nowhere.parley"), "there is no such record; make one with"),
        (("export", "nowhere.parley", "days"), "there is no such record; make one with"),
        (("export", "nowhere.parley", "gossip"), "is not one of"),
        (("read", "a.txt"), "--into"),
        (("read", "a.txt", "--into", "x.parley", "--sources", "nowhere.csv"), "nowhere.csv"),
        (("read", "a.txt", "--into", "x.parley", "--cast", "nowhere.yaml"), "nowhere.yaml"),
        (("sho",), "No such command"),
    ],
)
def test_bad_use_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = parley(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Not a record.", "utf-8")
    done = parley("read", "-", "--into", notes, stdin="Talks.")
    assert (done.returncode, "is not a Parley record" in done.stderr) == (2, True)
    assert notes.read_text("utf-8") == "Not a record."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said(record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PARLEY, "export", str(record), "days"], stdout=full, stderr=-1, text=True, check=False)
    assert (done.returncode, "No space left" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def whole(path: Path) -> int:
    """Return how many reports a record holds, each with all its rows."""
    record = open_record(path)
    assert record.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    record.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    reports = record.execute("SELECT id, attributions, figures FROM report").fetchall()
    for number, attributions, figures in reports:
        for table, count in (("attribution", attributions), ("figure", figures)):
            assert record.execute(f"SELECT count(*) FROM {table} WHERE report = ?", (number,)).fetchone()[0] == count
    record.close()
    return len(reports)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    rows = [{"id": f"quay-{number}", "text": quay_report(number)} for number in range(MANY)]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def some_reports(path: Path) -> bool:
    """Tell whether a record that is being written holds a report."""
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as record:
            return bool(record.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.Error:
        return False


@pytest.mark.parametrize(("ended_by", "jobs"), [(signal.SIGKILL, "1"), (signal.SIGKILL, "2"), (signal.SIGINT, "2")])
def test_ended_at_any_moment_nothing_is_lost_or_doubled(
    tmp_path: Path, many: Path, ended_by: signal.Signals, jobs: str
) -> None:
    record = tmp_path / "talks.parley"
    command = [*PARLEY, "read", str(many), "--into", str(record), "--jobs", jobs]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    for _ in range(1_200):
        if some_reports(record) or running.poll() is not None:
            break
        time.sleep(0.05)
    if ended_by is signal.SIGINT:
        os.killpg(running.pid, ended_by)  # as a terminal does
    else:
        running.send_signal(ended_by)
    _, said = running.communicate(timeout=60)
    if ended_by is signal.SIGINT and running.returncode:
        assert (running.returncode, "stopped: " in said, "Traceback" in said) == (130, True, False)
    assert 0 < whole(record) <= MANY
    again = parley("read", many, "--into", record, "--jobs", "2")
    assert again.returncode == 0, again.stderr
    assert whole(record) == MANY
    assert len(exported(record, "reports")) == MANY


def test_two_at_once_share_a_record(tmp_path: Path, many: Path, reports: Path) -> None:
    record = tmp_path / "talks.parley"
    commands = [[*PARLEY, "read", str(path), "--into", str(record), "--jobs", "1"] for path in (many, many, reports)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert whole(record) == MANY + 3
