"""Speed of the engine beside a naive replay and clingo, 100,000 claims replayed, and memory as claims grow."""

import argparse
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.time import Civil, Happened, Occasion
from parley.engine.report import status_of
from parley.engine.run import run_of
from parley.engine.telling import Coverage, Says, Teller, TellerKind, Telling, Tellings

START = date(2024, 1, 1)


def agreement_of(provisions: int) -> Agreement:
    """Return an agreement of two sides with so many provisions over four phases."""
    lines = [
        'accord: "1"', "id: made", "title: A made agreement", "day_count: inclusive",
        "sources: {text: A text}", "parties: {north: {role: party}, south: {role: party}, lake: {role: mediator}}",
        "opposed: [[north, south]]", "phases:",
    ]  # fmt: skip
    for n in range(4):
        after = f"after: p{n - 1}, " if n else "starts: 2024-01-01, "
        lines.append(f"  p{n}: {{{after}lasts: 60 days, sources: text}}")
    lines.append("provisions:")
    for n in range(provisions):
        side, other = ("north", "south") if n % 2 else ("south", "north")
        when = f", when: done(d{n - 7})" if n % 5 == 0 and n > 7 else ""
        due = f"day {1 + n % 60} of p{n % 4}"
        lines.append(
            f"  d{n}: {{kind: achieve, by: {side}, to: {other}, act: deliver, due: {due}{when}, sources: text}}"
        )
    loaded = agreement_from_text("\n".join(lines))
    assert loaded.is_readable, loaded.errors[:3]
    return loaded.agreement


def tellings_of(agreement: Agreement, claims: int, seed: int = 0) -> Tellings:
    """Return so many claims by four tellers over 240 days."""
    rnd = random.Random(seed)
    tellers = (
        Teller("north", kind=TellerKind.PARTY, of="north"), Teller("south", kind=TellerKind.PARTY, of="south"),
        Teller("lake", kind=TellerKind.MEDIATOR, of="lake"), Teller("paper", kind=TellerKind.OUTLET),
    )  # fmt: skip
    told = []
    for n in range(claims):
        provision = rnd.choice(agreement.provisions)
        said = START + timedelta(days=rnd.randrange(240))
        on = Civil(said - timedelta(days=rnd.randrange(3))) if rnd.random() < 0.7 else None
        says = Says(Happened(Occasion.DONE, provision.id), denied=rnd.random() < 0.3)
        told.append(Telling(f"c{n}", rnd.choice(tellers).id, says, said, on=on))
    return Tellings("made", "1", tellers, tuple(told), (Coverage("all", START, START + timedelta(days=240)),))


def naive_replay(agreement: Agreement, told: Tellings, on: date) -> None:
    """Work everything out anew after each day on which something was said, as a plain replay would."""
    for day in sorted({telling.said for telling in told.tellings if telling.said <= on}):
        known = replace(told, tellings=tuple(telling for telling in told.tellings if telling.said <= day))
        status_of(agreement, known, day)


def asked_of_clingo(agreement: Agreement, told: Tellings, on: date) -> None:
    """Ask the second engine the same, with its labels."""
    from tests.engine.generated import Case
    from tests.engine.second_engine import answer_of

    answer_of(Case("", agreement, told, on))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    arguments = parser.parse_args()
    agreement = agreement_of(100)
    told = tellings_of(agreement, 1000)
    on = START + timedelta(days=200)
    best = min(_seconds(lambda: status_of(agreement, told, on)) for _ in range(7))
    print(f"status of 100 provisions and 1,000 claims, 4 accounts: {best * 1000:.0f} ms (asked: under 100 ms)")
    naive = _seconds(lambda: naive_replay(agreement, told, on))
    print(f"the same by a naive replay, all anew after each day: {naive:.2f} s, {naive / best:.0f} times as long")
    try:
        solved = min(_seconds(lambda: asked_of_clingo(agreement, told, on)) for _ in range(2))
        print(f"the same by clingo, grounding and solving: {solved:.2f} s, {solved / best:.0f} times as long")
    except ImportError:
        print("clingo is not here: the second engine is left out")
    many = tellings_of(agreement, arguments.claims)
    seconds = min(_seconds(lambda: status_of(agreement, many, on)) for _ in range(3))
    print(f"{arguments.claims:,} claims replayed: {seconds:.2f} s (asked for 100,000: under 2 s)")
    for size in (10_000, 20_000, 40_000, 80_000):
        some = tellings_of(agreement, size)
        tracemalloc.start()
        run_of(agreement, some.tellings, on)
        print(f"peak memory of a run over {size:,} claims: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
        tracemalloc.stop()


def _seconds(what: Callable[[], object]) -> float:
    """Return how much of the process's time a call takes."""
    started = time.process_time()
    what()
    return time.process_time() - started


if __name__ == "__main__":
    main()
