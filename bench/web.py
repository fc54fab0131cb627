"""Measures the pages of a large record: each page in turn, first and then p95, and the memory of the server.

python bench/web.py RECORD [times, 20 by default]
"""

import argparse
import resource
import time
import warnings
from math import ceil
from pathlib import Path

from parley.record.record import open_record
from parley.web.app import app_of
from parley.web.guard import Secrets
from parley.web.held import Held
from parley.web.pages import PAGES

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SEARCHES = (
    "search?q=herring",
    "search?q=patrol&party=Calder&act=accuse&kind=person",
    "search?party=Calder&act=propose&month=2031-05",
    "report/report-0000777",
)


def main() -> None:
    """Ask every page several times; searches are told apart so that none is answered from memory."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("times", type=int, nargs="?", default=20)
    wanted = asked.parse_args()
    start = time.perf_counter()
    open_record(wanted.record).close()
    print(f"open: {(time.perf_counter() - start) * 1000:.0f} ms")
    client = TestClient(app_of(Held(wanted.record), Secrets("", "x", ("testserver",))))
    for address in (*(page.name for page in PAGES if not page.needs_prospect), *SEARCHES):
        spent = []
        for number in range(wanted.times):
            own = f"{address}&from={number}" if "?" in address else address
            start = time.perf_counter()
            answer = client.get(f"/{own}")
            spent.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, (own, answer.status_code)
        first, rest = spent[0], sorted(spent[1:])
        print(f"{address:56} first {first:7.0f}  p95 of the rest {rest[ceil(len(rest) * 0.95) - 1]:6.0f} ms")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
