"""Measures the first paint of Today in headless Chromium on a record that nobody has looked at yet.

Each time a server is started anew and the record's pages are asked of the system to be forgotten, then a browser opens
Today: the first paint as the browser tells it, the answer of the server, and when where the agreement stands is there.

python bench/first_paint.py RECORD [times, 3 by default]
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

from fifty import of_process, served
from web import DEAL

CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def forgotten(path: Path) -> None:
    """Ask the system to drop a file's pages from memory."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def main() -> None:
    """Start, open, print; several times."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("record", type=Path)
    wants.add_argument("times", type=int, nargs="?", default=3)
    wanted = wants.parse_args()
    with tempfile.TemporaryDirectory() as held, sync_playwright() as started:
        deal = Path(held) / "deal.accord.yaml"
        deal.write_text(DEAL, "utf-8")
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(wanted.times):
            forgotten(wanted.record)
            server, base = served(wanted.record, deal)
            try:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                start = time.perf_counter()
                page.goto(base, wait_until="load")
                while (paint := page.evaluate(PAINTED)) is None:  # the page's policy lets no function be waited for
                    page.wait_for_timeout(10)
                answer = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
                page.wait_for_selector(".stands-block, .columns:not(:has(.lead))", timeout=60_000)
                whole = (time.perf_counter() - start) * 1000
                own = of_process(server.pid)[0] * 1000
                print(f"first paint {paint:.0f} ms (asked: 1,000), first byte {answer:.0f} ms, where it stands there "
                      f"after {whole:.0f} ms; the server's own time since its start {own:.0f} ms")  # fmt: skip
                page.close()
            finally:
                server.terminate()
                server.wait()
        browser.close()


if __name__ == "__main__":
    main()
