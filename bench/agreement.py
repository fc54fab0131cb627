"""How long agreements take to load, check and search: `python bench/agreement.py`.

Times are the process's own (CPU) and the wall's, the best of several runs; the agreements are generated here.
"""

import time
from collections.abc import Callable

from parley.agreement.check import findings_of
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.reach import answer_for_phase

HEAD = """accord: "1"
id: generated
day_count: inclusive
sources: {text: The text}
parties: {a: A, b: B, m: {name: M, role: mediator}}
phases:
"""


def agreement_text(provisions: int, phases: int = 4, exceptions: bool = True) -> str:
    """Return an agreement whose phases wait for the last duties of the one before; every fifth duty starts a chain."""
    each = provisions // phases
    lines = ["  p0: {starts: 2025-01-01, lasts: 30 days, fixed: yes, sources: text}"]
    for n in range(1, phases):
        waits = f"done(o{n * each - 1}) and done(o{n * each - 2})"
        lines.append(f"  p{n}: {{after: p{n - 1}, enters_when: {waits}, lasts: 30 days, fixed: yes, sources: text}}")
    lines.append("provisions:")
    for n in range(provisions):
        phase = min(n // each, phases - 1)
        when = f"when: done(o{n - 1}), " if n % 5 else ""
        unless = f", unless: done(o{n - 9})" if exceptions and n % 17 == 16 else ""
        lines.append(
            f"  o{n}: {{kind: achieve, by: {'ab'[n % 2]}, to: {'ba'[n % 2]}, act: do(thing_{n}), {when}"
            f"what: about {n + 10} tonnes, during: p{phase}, due: day {n % 28 + 1} of p{phase}{unless}, sources: text}}"
        )
    return HEAD + "\n".join(lines) + "\n"


def independent_text(provisions: int, exceptions: bool) -> str:
    """Return an agreement whose second phase waits for independent duties, each with its own exception if asked."""
    needed = " and ".join(f"done(p{n})" for n in range(provisions))
    lines = [
        "  one: {starts: 2025-01-01, lasts: 60 days}",
        f"  two: {{after: one, enters_when: {needed}}}",
        "provisions:",
    ]
    for n in range(provisions):
        unless = f", unless: done(q{n})" if exceptions else ""
        lines.append(f"  p{n}: {{kind: achieve, by: {'ab'[n % 2]}, act: do, due: day {n + 1} of one{unless}}}")
        if exceptions:
            lines.append(f"  q{n}: {{kind: permission, by: {'ba'[n % 2]}, act: stop}}")
    return HEAD + "\n".join(lines) + "\n"


def best_of(runs: int, work: Callable[[], object]) -> tuple[float, float]:
    """Return the least CPU and wall time of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        times.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
    return min(cpu for cpu, _ in times), min(wall for _, wall in times)


def main() -> None:
    """Print the figures."""
    cpu, wall = best_of(1, lambda: agreement_from_text(HEAD + "  p0: {starts: 2025-01-01, lasts: 1 day}\n"))
    print(f"first file, grammars built once:            {cpu:7.0f} ms CPU {wall:7.0f} ms")
    for exceptions in (False, True):
        text = agreement_text(100, exceptions=exceptions)
        loaded = agreement_from_text(text)
        name = "with exceptions" if exceptions else "without        "
        cpu, wall = best_of(7, lambda text=text: agreement_from_text(text))
        print(f"load 100 provisions {name}:        {cpu:7.0f} ms CPU {wall:7.0f} ms")
        cpu, wall = best_of(7, lambda loaded=loaded: findings_of(loaded))
        print(f"check 100 provisions {name}:       {cpu:7.0f} ms CPU {wall:7.0f} ms")
        cpu, wall = best_of(7, lambda text=text: findings_of(agreement_from_text(text)))
        print(f"both, 100 provisions {name}:       {cpu:7.0f} ms CPU {wall:7.0f} ms")
    for provisions in (20, 100):
        for exceptions in (False, True):
            agreement = agreement_from_text(independent_text(provisions, exceptions)).agreement
            verdict = answer_for_phase(agreement, "two").verdict.value
            cpu, wall = best_of(3, lambda agreement=agreement: answer_for_phase(agreement, "two"))
            name = "each with an exception" if exceptions else "no exceptions         "
            print(f"reach over {provisions:3} independent, {name}: {cpu:6.0f} ms CPU {wall:7.0f} ms  {verdict}")


if __name__ == "__main__":
    main()
