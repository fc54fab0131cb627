"""Time attributions alone (passages, network, links, nesting, the outlet's voice): words a second on one core.

    python bench/attribution_speed.py [--reader fast|best] [reports]

Words are what white space parts; reports are the generator's, about 230 words each. The time is this process's own.
`OPENBLAS_CORETYPE`, which some machines set, can halve NumPy's speed: it is printed.
"""

import argparse
import os
import time
from collections.abc import Sequence

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from generator import readings  # noqa: E402
from parley.attributions.from_report import relations_from_reports  # noqa: E402
from parley.attributions.tagger import Tagger, load_tagger  # noqa: E402
from parley.reports.report import Report  # noqa: E402

TOGETHER, TIMES = 32, 3


def rate(reports: Sequence[Report], tagger: Tagger, together: int) -> float:
    """Return the best of some measurements, in words a second."""
    words = sum(len(r.text.split()) for r in reports)
    best = 0.0
    for _ in range(TIMES):
        begun = time.process_time()
        for at in range(0, len(reports), together):
            relations_from_reports(reports[at : at + together], tagger)
        best = max(best, words / (time.process_time() - begun))
    return best


def main() -> None:
    """Print both rates."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("reports", type=int, nargs="?", default=200)
    arguments.add_argument("--reader", choices=["fast", "best"], default="fast")
    a = arguments.parse_args()
    begun = time.process_time()
    tagger = load_tagger(a.reader)
    blas = os.environ.get("OPENBLAS_CORETYPE", "")
    print(f"{a.reader}: loaded in {time.process_time() - begun:.2f} s; OPENBLAS_CORETYPE={blas!r}")
    reports = [reading.report for reading in readings(a.reports, seed=3)]
    for name, together in (("one report at a time", 1), (f"{TOGETHER} reports together", TOGETHER)):
        print(f"  {name:24} {rate(reports, tagger, together):9,.0f} words/s")


if __name__ == "__main__":
    main()
