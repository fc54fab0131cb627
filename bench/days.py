"""Measure the reading of days: TimeBank's halves, the seeds' days, speed, and time on adversarial text.

usage: python bench/days.py [SHARED]     SHARED is the folder that holds data/timebank and data/seeds

The half with an even sha256 of its id was developed on; nothing of the other was looked at but its score.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from parley.claims.days_from_text import time_expressions_from_text
from parley.day import Day, day_from_iso

SEEDS = {  # file, words, value: what a careful reader writes down of the days that decide
    ("000_7d52dda6ed27a968.txt", "Thursday, Feb. 27, 2025"): "2025-02-27",
    ("000_7d52dda6ed27a968.txt", "Thursday"): "2025-02-27",
    ("001_c4a08ac13a47bd9f.txt", "15 years"): "P15Y",
    ("002_1345d8ecdb7034a0.txt", "Wednesday"): "2025-03-12",
    ("002_1345d8ecdb7034a0.txt", "earlier this month"): "2025-03",
    ("002_1345d8ecdb7034a0.txt", "mid-April"): "2025-04",
    ("002_1345d8ecdb7034a0.txt", "Last week"): "2025-W10",
    ("002_1345d8ecdb7034a0.txt", "Tuesday"): "2025-03-11",
    ("003_5c71c5f11eb688dd.txt", "last week"): "2025-W05",
    ("003_5c71c5f11eb688dd.txt", "January 19"): "2025-01-19",
    ("003_5c71c5f11eb688dd.txt", "Monday"): "2025-02-03",
    ("003_5c71c5f11eb688dd.txt", "42-day"): "P42D",
    ("003_5c71c5f11eb688dd.txt", "Tuesday"): "2025-02-04",
    ("003_5c71c5f11eb688dd.txt", "up to another year"): "P1Y",
    ("004_d1e5a5f8e57fc625.txt", "April 14"): "2025-04-14",
    ("004_d1e5a5f8e57fc625.txt", "December 17"): "2024-12-17",
}
ADVERSARIAL = {
    "weekdays": "Monday, ",
    "numbers": "two and ",
    "articles": "the last the next ",
    "ordinals": "first second third ",
    "dashes": "3-4-5-",
    "months": "May May March ",
    "verbs": "will have been ",
    "dates": "3-4 May-5 2024 ",
    "units": "more-more-days ",
}


def half_of(key: str) -> str:
    """Return which half a report belongs to."""
    return "developed" if int(sha256(key.encode()).hexdigest(), 16) % 2 == 0 else "other"


def scores(gold: list[dict[str, object]], scorer: Path) -> str:
    """Return what the scorer prints for our reading of these reports."""
    predicted = [
        {
            "id": row["id"],
            "timex": [
                {"start": found.span.start, "end": found.span.end, "value": found.value}
                for found in time_expressions_from_text(str(row["text"]), day_from_iso(str(row["published"])))
            ],
        }
        for row in gold
    ]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold.jsonl", gold), ("pred.jsonl", predicted)):
            paths.append(Path(folder, name))
            paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        told = subprocess.run([sys.executable, scorer, *paths], capture_output=True, text=True, check=True)
    return told.stdout


def speed(texts: list[tuple[str, Day]]) -> float:
    """Return words read a second of processor time, the best of three runs."""
    words = sum(len(text.split()) for text, _ in texts)
    best = 0.0
    for _ in range(3):
        begun = time.process_time()
        for text, published in texts:
            time_expressions_from_text(text, published)
        best = max(best, words / (time.process_time() - begun))
    return best


def seeds_right(folder: Path) -> tuple[int, list[str]]:
    """Return how many of the seeds' days are right, and the others."""
    with (folder / "sources.csv").open(encoding="utf-8") as rows:
        published = {row["file"]: day_from_iso(row["published"]) for row in csv.DictReader(rows)}
    wrong, right = [], 0
    for file, day in published.items():
        found = time_expressions_from_text((folder / file).read_text(encoding="utf-8"), day)
        for (name, words), value in SEEDS.items():
            told = {each.value for each in found if each.text == words}
            if name == file:
                right += told == {value}
                wrong += [] if told == {value} else [f"{file}: {words}: {told} for {value}"]
    return right, wrong


def main() -> None:
    """Print every figure."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    data = shared / "data"
    lines = (data / "timebank/tbaq.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    for half in ("developed", "other", "both"):
        rows = [row for row in gold if half in ("both", half_of(row["id"]))]
        print(f"TimeBank + AQUAINT, {half} ({len(rows)} reports)")
        print(scores(rows, data / "timebank/score.py"), end="")
    right, wrong = seeds_right(data / "seeds")
    print(f"seeds: {right} of {len(SEEDS)} days right", *wrong, sep="\n  ")
    texts = [(row["text"], day_from_iso(row["published"])) for row in gold]
    print(f"speed: {speed(texts):,.0f} words/s on one core")
    day = day_from_iso("2025-03-12")
    for name, unit in ADVERSARIAL.items():
        times = []
        for size in (20_000, 80_000):
            text = unit * (size // len(unit))
            begun = time.process_time()
            time_expressions_from_text(text, day)
            times.append(time.process_time() - begun)
        print(f"adversarial, {name}: {times[0]:.2f} s for 20,000 characters, {times[1]:.2f} s for 80,000")


if __name__ == "__main__":
    main()
