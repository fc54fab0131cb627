"""Measures full-text search with three facets here and in Datasette, on the same file, in one run, both over HTTP.

Datasette is installed in an environment of its own: pip install datasette. Its time limits and sizes are raised so
that it counts completely; totals and counts of both are compared before anything is timed.

python bench/beside_datasette.py RECORD --datasette ENVIRONMENT/bin/datasette
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

WORDS = ("inspection", "herring", "sailors", "patrol", "ferry", "trawlers herring", "compensation boats", "crews line",
         "seized", "deliveries fuel", "licences tariff", "prisoners")  # fmt: skip
FACETS = ("outlet", "party", "act")
SETTINGS = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000, "facet_suggest_time_limit_ms": 1,
            "suggest_facets": "off", "max_returned_rows": 1_000}  # fmt: skip


def started(command: list[str], sign: str) -> tuple[subprocess.Popen[str], str]:
    """Start a server and return it with its address, once it says it."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert server.stdout is not None
    for line in server.stdout:
        if sign in line:
            return server, next(word for word in line.split() if word.startswith("http")).rstrip("/")
    raise RuntimeError(f"{command[0]} did not start")


def ours(base: str, client: httpx.Client, words: str) -> Any:
    """Ask Parley."""
    return client.get(f"{base}/search.json", params={"q": words}).json()


def theirs(base: str, client: httpx.Client, words: str) -> Any:
    """Ask Datasette: the same words, three facets, twenty rows."""
    asked = [("_search", words), *(("_facet", facet) for facet in FACETS), ("_facet_size", "max"), ("_size", "20")]
    return client.get(f"{base}/passage.json", params=[*asked, ("_sort_desc", "day")]).json()


def compare(mine: Any, other: Any, words: str) -> int:
    """Return the total that both found; AssertionError where they count differently."""
    assert mine["total"] == other["filtered_table_rows_count"], words
    assert not other.get("facets_timed_out"), (words, list(other), str(other)[:300])
    for facet in FACETS:
        counted = sorted((f["passages"] for f in mine["facets"] if f["facet"] == facet), reverse=True)
        results = other["facet_results"][facet]["results"]
        told = sorted((item["count"] for item in results if item["value"]), reverse=True)
        assert counted == told[: len(counted)], (words, facet)
    return int(mine["total"])


def main() -> None:
    """Start both, compare their counts, then time each in turn."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("record", type=Path)
    wants.add_argument("--datasette", required=True)
    wants.add_argument("--times", type=int, default=3)
    wanted = wants.parse_args()
    with tempfile.TemporaryDirectory() as held:
        about = Path(held) / "metadata.json"
        table = {"passage": {"fts_table": "search", "fts_pk": "id"}}
        about.write_text(json.dumps({"databases": {wanted.record.stem: {"tables": table}}}), "utf-8")
        settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
        command = [wanted.datasette, str(wanted.record), "-m", str(about), *settings, "-p", "8941"]
        other, there = started(command, "running on")
        code = "from parley.cli import main; main()"
        own, here = started([sys.executable, "-u", "-c", code, "serve", str(wanted.record), "--port", "0"], "open at")
        try:
            measure(here, f"{there}/{wanted.record.stem}", wanted.times)
        finally:
            for server in (other, own):
                server.terminate()
                server.wait()


def measure(here: str, there: str, times: int) -> None:
    """Print each question's best time on both sides, asked in turn, and the middle of the ratios.

    Each time the words are spelled with other capitals, which changes nothing of what is found, so that neither side
    answers from memory.
    """
    ratios = []
    with httpx.Client(timeout=120) as client:
        for words in WORDS:
            total, best = 0, [float("inf"), float("inf")]
            for time_ in range(times):
                spelled = [words, words.upper(), words.title(), words.swapcase()][time_ % 4]
                answers = []
                for side, ask, base in ((0, ours, here), (1, theirs, there)):
                    start = time.perf_counter()
                    answers.append(ask(base, client, spelled))
                    best[side] = min(best[side], time.perf_counter() - start)
                total = compare(*answers, words)
            ratios.append(best[1] / best[0])
            print(f"{words:22} {total:8,} found  Parley {best[0] * 1000:6.0f}  Datasette {best[1] * 1000:6.0f} ms"
                  f"  {ratios[-1]:5.1f} times")  # fmt: skip
    print(f"middle of {len(ratios)}: {statistics.median(ratios):.1f} times as fast, least {min(ratios):.1f} (asked: 3)")


if __name__ == "__main__":
    main()
