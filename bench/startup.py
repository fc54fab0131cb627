"""Measures start-up: `parley --help`, `parley read` of one report, `parley show`; best and median of several.

python bench/startup.py [times]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator import readings

PARLEY = [sys.executable, "-c", "from parley.cli import main; main()"]


def started(name: str, times: int, *words: str, fresh: Path | None = None) -> None:
    """Print how long a command takes, and how much of a core it uses."""
    elapsed, used = [], []
    for _ in range(times):
        if fresh:
            fresh.unlink(missing_ok=True)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([*PARLEY, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        elapsed.append(time.perf_counter() - start)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    best, median, core = min(elapsed), statistics.median(elapsed), statistics.median(used)
    print(f"{name:36} best {best:5.2f} s, median {median:5.2f} s, of a core {core:5.2f} s")


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        text, record = Path(folder) / "report.txt", Path(folder) / "talks.parley"
        text.write_text(next(readings(1)).report.text, "utf-8")
        started("parley --help", times, "--help")
        started("parley read, one report", times, "read", str(text), "--into", str(record), fresh=record)
        started("parley show", times, "show", str(record))
        started("parley export attributions", times, "export", str(record), "attributions")


if __name__ == "__main__":
    main()
