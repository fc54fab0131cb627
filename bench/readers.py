"""How fast reports come in, and in how much memory: `python bench/readers.py`.

Made-up reports of about 400 words, as text files, JSON lines, pages, a web archive and a feed; microseconds of this
process's own time a word. Memory: the most that a process of its own held while reading archives of growing size.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from generator import readings  # noqa: E402
from parley.files import reports_from_path  # noqa: E402
from parley.reports.report import Report  # noqa: E402

MEASURE = """
import resource, sys
from parley.files import reports_from_path
for report in reports_from_path(sys.argv[1]): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def texts(count: int) -> Iterator[str]:
    """Yield texts of reports about an invented negotiation."""
    for reading in readings(count, seed=5):
        yield reading.report.text


def page_of(text: str) -> str:
    """Return a page with the text on it."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    head = '<title>Talks</title><meta property="article:published_time" content="2031-03-12">'
    return f"<!doctype html><html><head>{head}</head><body><nav>News</nav><article>{body}</article></body></html>"


def record_of(text: str, number: int) -> bytes:
    """Return a web archive's record of a page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page_of(text).encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-12T10:00:00Z\r\n"
        f"WARC-Target-URI: https://outlet.test/{number}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def write_all(folder: Path, count: int) -> None:
    """Write the same reports in every form."""
    items = []
    for form in ("text", "pages"):
        (folder / form).mkdir()
    with (folder / "lines.jsonl").open("w") as lines, (folder / "archive.warc").open("wb") as archive:
        for number, text in enumerate(texts(count)):
            (folder / "text" / f"{number:05}.txt").write_text(text, "utf-8")
            (folder / "pages" / f"{number:05}.html").write_text(page_of(text), "utf-8")
            lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
            archive.write(record_of(text, number))
            items.append(f"<item><guid>{number}</guid><description>{escape(page_of(text))}</description></item>")
    (folder / "feed.xml").write_text(f"<rss><channel>{''.join(items)}</channel></rss>", "utf-8")


def main() -> None:
    """Print the time a word of each form, then the memory of growing archives."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        write_all(folder, 300)
        for form in ("text", "text", "lines.jsonl", "pages", "archive.warc", "feed.xml"):
            began = time.process_time()
            found = [one for one in reports_from_path(folder / form) if isinstance(one, Report)]
            words = sum(len(report.text.split()) for report in found)
            used = (time.process_time() - began) / words * 1e6
            print(f"{form:14} {len(found):4} reports {words:8,} words {used:6.2f} µs a word")
        for count in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
            with (folder / "large.jsonl").open("w") as lines:
                for number, text in enumerate(texts(count)):
                    lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
            size = (folder / "large.jsonl").stat().st_size >> 20
            command = [sys.executable, "-c", MEASURE, str(folder / "large.jsonl")]
            told = subprocess.run(command, check=True, capture_output=True)
            print(f"{count:6,} reports from one file of {size} MB: {told.stdout.decode().strip()} MB at most")


if __name__ == "__main__":
    main()
