"""Measures the pages of a large record: each page, first and p95, in wall time and in the process's own time.

Every search is one that was not asked before: words, beginnings, phrases and facets change with each. The pages that
need an agreement are asked with one of our own about the generator's parties; what is told of it is matched to it.

python bench/web.py RECORD [times, 20 by default] [--without-deal] [--while-matching]

`--while-matching` forgets the matches that the record keeps and asks while the server's own thread makes them.
"""

import argparse
import resource
import time
import warnings
from collections.abc import Iterator
from itertools import cycle
from math import ceil
from pathlib import Path
from threading import Thread

from generator import ACTS, COUNTED, OUTLETS, PARTIES, THINGS, WEEKDAYS
from parley.agreement.from_yaml import agreement_from_text
from parley.record.accounts import AT_ONCE
from parley.record.record import open_record
from parley.serve import match_new, settle
from parley.web.app import app_of
from parley.web.guard import Secrets
from parley.web.held import Deal, Held
from parley.web.pages import PAGES

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

DEAL = """
accord: "1"
id: grounds
title: Fishing ground and crews
sources: {text: The text}
parties:
  calder: {name: Calder, role: party}
  reach: {name: Ostrava Reach, role: party}
  mediators: {name: Mediators, role: mediator}
opposed: [[calder, reach]]
terms: {two_terms: {means: the terms of the second phase, sources: text}}
stocks:
  crews: {title: detained crews and sailors, holder: calder}
  prisoners: {title: prisoners, holder: reach}
phases:
  one: {title: First phase, starts: 2032-10-01, lasts: 42 days, sources: text}
  two: {title: Second phase, after: one, enters_when: agreed(two_terms), lasts: 42 days, sources: text}
processes: {talks: {between: [calder, reach], about: the second phase, yields: two_terms, sources: text}}
provisions:
  free_crews:
    {kind: achieve, by: calder, to: reach, act: release(crews), what: {stock: crews, quantity: "120"},
     due: end of one, sources: text}
  free_prisoners:
    {kind: achieve, by: reach, to: calder, act: release(prisoners), what: {stock: prisoners, quantity: about 400},
     due: end of one, sources: text}
  begin_talks: {kind: achieve, by: [calder, reach], jointly: yes, act: begin(talks), due: day 16 of one, sources: text}
  leave_line: {kind: achieve, by: calder, act: withdraw(buoy_line), due: end of one, sources: text}
"""


def questions() -> Iterator[tuple[str, Iterator[str]]]:
    """Yield kinds of search with ever other addresses of each."""
    words = [word for thing in (*THINGS, *COUNTED, *WEEKDAYS) for word in thing.split() if len(word) > 3]
    acts = [act.value for act, _, _ in ACTS]
    months = [f"{year}-{month:02}" for year in (2031, 2032) for month in range(1, 12)]
    parties, outlets = (
        [name.replace(" ", "+").replace("'", "%27") for name in PARTIES],
        [name.replace(" ", "+") for name in OUTLETS],
    )
    both = [f"{one}+{other}" for one in words for other in words if one < other]
    yield "one word", (f"search?q={word}" for word in dict.fromkeys(words))
    yield "two words", (f"search?q={pair}" for pair in both)
    yield "a beginning", (f"search?q={word[:size]}*" for size in (4, 5, 3) for word in dict.fromkeys(words))
    yield (
        "a word and three facets",
        (
            f"search?q={word}&party={party}&act={act}&kind=person"
            for word, party, act in zip(words, cycle(parties), cycle(acts), strict=False)
        ),
    )
    yield (
        "three facets",
        (
            f"search?party={party}&act={act}&month={month}"
            for party, act, month in zip(cycle(parties), cycle(acts), months, strict=False)
        ),
    )
    yield "one facet", (f"search?outlet={outlet}" for outlet in outlets)
    yield "a month's days", (f"search?since={month}-01&until={month}-28" for month in months)
    yield "a report", (f"report/report-{number:07}" for number in range(777, 50_000, 911))


def asked(client: TestClient, name: str, addresses: Iterator[str], times: int) -> tuple[float, float]:
    """Ask addresses, print the first and p95 of the rest, and return both times of the worst but one."""
    wall, own = [], []
    for address, _ in zip(addresses, range(times), strict=False):
        start, used = time.perf_counter(), time.process_time()
        answer = client.get(f"/{address}")
        wall.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - used) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    rest, cores = sorted(wall[1:]), sorted(own[1:])
    at = ceil(len(rest) * 0.95) - 1
    first = f"first {wall[0]:6.0f} ({own[0]:5.0f})"
    print(f"{name:26} {len(wall):3} asked  {first}  p95 {rest[at]:6.0f} ({cores[at]:5.0f}) ms")
    return rest[at], cores[at]


def match_all(held: Held) -> None:
    """Match every report to the agreement, as the server does beside its pages, and print what it took."""
    start, numbers = time.process_time(), held.to_match()
    for first in range(0, len(numbers), AT_ONCE):
        held.match(numbers[first : first + AT_ONCE])
    told = held.told()
    if told:
        own, tellings = time.process_time() - start, told.accounts.tellings
        print(f"matched now: {len(numbers):,} reports in {own:.1f} s of the process's own")
        print(f"matched in all: {told.matched:,} of {told.reports:,} reports, {len(tellings.tellings):,} tellings")
        print(f"accounts: {len(tellings.tellers):,}")


def main() -> None:
    """Ask every page several times."""
    wants = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wants.add_argument("record", type=Path)
    wants.add_argument("times", type=int, nargs="?", default=20)
    wants.add_argument("--without-deal", action="store_true")
    wants.add_argument("--while-matching", action="store_true")
    wanted = wants.parse_args()
    start = time.perf_counter()
    open_record(wanted.record).close()
    print(f"open: {(time.perf_counter() - start) * 1000:.0f} ms; below: wall time, and in brackets the process's own")
    deal = None if wanted.without_deal else Deal(agreement_from_text(DEAL).agreement)
    held = Held(wanted.record, deal)
    client = TestClient(app_of(held, Secrets("", "x", ("testserver",))))
    if wanted.while_matching:
        held.record().execute("DELETE FROM matched")
        held.watched.set()
        Thread(target=match_new, args=(held,), daemon=True).start()
    else:
        match_all(held)
    held.warm()  # as the server does, once the first page has gone out; each page is then asked with nothing in memory
    settle()
    worst = (0.0, 0.0)
    for page in PAGES:
        if not page.needs_prospect:
            held.forget()
            worst = max(worst, asked(client, page.name, cycle((page.name,)), wanted.times))
    for name, addresses in questions():
        worst = max(worst, asked(client, name, addresses, wanted.times))
    print(f"worst p95: {worst[0]:.0f} ms wall, {worst[1]:.0f} ms the process's own (asked: 200)")
    told = held.told()
    if told and wanted.while_matching:
        print(f"matched by the end: {told.matched:,} of {told.reports:,} reports")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most (asked: 400)")


if __name__ == "__main__":
    main()
