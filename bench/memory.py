"""Measures memory against the archive's size: the most that reading, searching and exporting hold at once.

    python bench/memory.py [1000 10000 50000]

Each size is read by `parley read --jobs 1` in a process of its own; with two processes each holds about as much.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator import readings

PARLEY = [sys.executable, "-c", "from parley.cli import main; main()"]
SENTENCES = 3  # short reports: what grows with their number shows, and 50,000 are read in minutes


def most(*words: str) -> tuple[float, float]:
    """Return the megabytes that a command holds at most, and its seconds of a core."""
    running = subprocess.Popen([*PARLEY, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, words
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2), usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print a line for each size."""
    for size in [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 50_000]:
        with tempfile.TemporaryDirectory() as folder:
            archive, record = Path(folder) / "archive.jsonl", Path(folder) / "talks.parley"
            with archive.open("w", encoding="utf-8") as file:
                for reading in readings(size, sentences=SENTENCES):
                    file.write(json.dumps({"id": reading.report.id, "text": reading.report.text}) + "\n")
            start = time.perf_counter()
            read, used = most("read", str(archive), "--into", str(record), "--jobs", "1")
            took = time.perf_counter() - start
            shown, _ = most("show", str(record))
            exported, _ = most("export", str(record), "attributions")
            print(
                f"{size:7,} reports: read {read:4.0f} MB ({took:,.0f} s elapsed, {used:,.0f} s of a core), "
                f"show {shown:4.0f} MB, export {exported:4.0f} MB; record {record.stat().st_size / 1e6:,.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
