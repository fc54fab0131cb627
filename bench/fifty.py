"""Measures fifty readers at once, each pausing between pages, while `parley read` writes to the same record.

The record is copied first, so that it stays as it is. Every search is one that nobody asked before.

python bench/fifty.py RECORD [--readers 50] [--pause 5] [--seconds 60] [--without-writer]
"""

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain, cycle
from math import ceil
from pathlib import Path
from random import Random

import httpx

from generator import readings
from parley.web.pages import PAGES
from web import DEAL, questions


def addresses() -> Iterator[str]:
    """Yield pages and searches in turn, no search twice."""
    pages = cycle(page.name for page in PAGES if not page.needs_prospect)
    searches = chain.from_iterable(zip(*(cycle(of) for name, of in questions() if name != "a report"), strict=False))
    reports = (f"report/report-{number:07}" for number in cycle(range(100, 50_000, 37)))
    for page, search, report in zip(pages, searches, reports, strict=False):
        yield from (page, search, report)


def write_reports(folder: Path, count: int) -> None:
    """Write reports for the writer to read."""
    for number, reading in enumerate(readings(count, sentences=20)):
        (folder / f"new-{number:05}.txt").write_text(f"{reading.report.text}\n\nReport {number} of the bench.", "utf-8")


async def reader(
    client: httpx.AsyncClient, asks: Iterator[str], until: float, pause: float, wait: float
) -> list[float]:
    """Read page after page with pauses, and return the milliseconds that each took; any other answer raises."""
    spent = []
    await asyncio.sleep(wait)
    while time.monotonic() < until:
        address = next(asks)
        start = time.perf_counter()
        answer = await client.get(f"/{address}")
        spent.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code} {answer.text[:200]}")
        await asyncio.sleep(pause)
    return spent


async def read_all(base: str, readers: int, pause: float, seconds: float) -> list[list[float] | BaseException]:
    """Let all readers read, and return what each measured or what went wrong for it."""
    random, asks, until = Random(5), addresses(), time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=httpx.Limits(max_connections=readers)) as client:
        tasks = (reader(client, asks, until, pause, random.uniform(0, pause)) for _ in range(readers))
        return await asyncio.gather(*tasks, return_exceptions=True)


def served(record: Path, deal: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a server and return it with its address."""
    command = [sys.executable, "-c", "from parley.cli import main; main()", "serve", str(record), "--deal", str(deal)]
    server = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    line = server.stdout.readline()
    return server, next(word for word in line.split() if word.startswith("http"))


def waited(pid: int) -> float:
    """Return the seconds that a process's threads were ready to run and had no core."""
    held = (task / "schedstat" for task in Path(f"/proc/{pid}/task").iterdir())
    return sum(int(path.read_text().split()[1]) for path in held) / 1e9


def of_process(pid: int) -> tuple[float, float]:
    """Return a process's own seconds and the most memory that it held, in MB."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    spent = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return spent, next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Copy the record, serve it, write to it, read it, and print what was measured."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("record", type=Path)
    wants.add_argument("--readers", type=int, default=50)
    wants.add_argument("--pause", type=float, default=5.0)
    wants.add_argument("--seconds", type=float, default=60.0)
    wants.add_argument("--without-writer", action="store_true")
    wanted = wants.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.record.parent) as held:
        folder = Path(held)
        record = Path(shutil.copy(wanted.record, folder / "copy.parley"))
        (folder / "deal.accord.yaml").write_text(DEAL, "utf-8")
        (folder / "new").mkdir()
        write_reports(folder / "new", 4_000)
        server, base = served(record, folder / "deal.accord.yaml")
        for page in (page.name for page in PAGES if not page.needs_prospect):
            httpx.get(f"{base}{page}", timeout=60)  # how long the first answer takes is measured by bench/web.py
        before = (of_process(server.pid)[0], waited(server.pid))
        command = [sys.executable, "-c", "from parley.cli import main; main()", "read", str(folder / "new"), "--into"]
        writer = (
            None
            if wanted.without_writer
            else subprocess.Popen([*command, str(record), "--jobs", "1"], stderr=subprocess.PIPE)
        )
        try:
            found = asyncio.run(read_all(base, wanted.readers, wanted.pause, wanted.seconds))
            print_measured(found, server.pid, before)
            if writer:
                print("the writer", "was still writing" if writer.poll() is None else f"ended with {writer.returncode}")
                reports = httpx.get(f"{base}reports.json").json()["total"]
                print(f"reports in the record: {reports:,}")
        finally:
            for process in filter(None, (writer, server)):
                process.terminate()
                process.wait()


def print_measured(found: list[list[float] | BaseException], pid: int, before: tuple[float, float]) -> None:
    """Print how many pages were read, their p95, what went wrong and what the server used."""
    wrong = [problem for problem in found if isinstance(problem, BaseException)]
    spent = sorted(ms for one in found if isinstance(one, list) for ms in one)
    p95 = spent[ceil(len(spent) * 0.95) - 1] if spent else float("nan")
    median = spent[len(spent) // 2] if spent else float("nan")
    own, memory = of_process(pid)
    pages = max(1, len(spent))
    result = {
        "readers": len(found), "pages": len(spent), "errors": len(wrong),
        "median_ms": round(median), "p95_ms": round(p95), "worst_ms": round(spent[-1]) if spent else None,
        "server_own_ms_a_page": round((own - before[0]) / pages * 1000),
        "without_a_core_ms_a_page": round((waited(pid) - before[1]) / pages * 1000), "server_mb": round(memory),
    }  # fmt: skip
    print(json.dumps(result), "(asked: no error, p95 under 500 ms)")
    for problem in wrong[:5]:
        print("wrong:", repr(problem))


if __name__ == "__main__":
    main()
