"""How well the text alone tells a report's day: `python bench/publication_days.py`, on ../shared/data where it is here.

A stated day counts as right where it is the day; an inferred one where its interval holds the day. Unknown is no fault.
PolNeAR names its reports by outlet and day; a file's name is not text, so it serves as the answer.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parley.day import day_on
from parley.reports.from_text import report_from_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def answers() -> Iterator[tuple[str, str, date, str]]:
    """Yield corpus, id, day and text of each report whose day is known."""
    for path in sorted((DATA / "stories").glob("*.jsonl")):
        for row in map(json.loads, path.open(encoding="utf-8")):
            yield path.stem, row["id"], date.fromisoformat(row["published"][:10]), row["text"]
    for path in sorted((DATA / "polnear").glob("*.jsonl")):
        for row in map(json.loads, path.open(encoding="utf-8")):
            if day := re.search(r"_(\d{4}-\d\d-\d\d)_", row["name"]):
                yield f"polnear {path.stem}", row["name"], date.fromisoformat(day[1]), row["text"]
    for row in map(json.loads, (DATA / "timebank" / "tbaq.jsonl").open(encoding="utf-8")):
        yield "timebank", row["id"], date.fromisoformat(row["published"][:10]), row["text"]


def main() -> None:
    """Print, for each corpus, how many days are stated or inferred, rightly and wrongly."""
    counts: dict[str, Counter[str]] = {}
    for corpus, name, day, text in answers():
        report = report_from_text(text, name)
        right = report.published is not None and report.published.overlaps(day_on(day))
        told = (
            f"{report.published_basis.name.lower()} {'right' if right else 'wrong'}" if report.published else "unknown"
        )
        counts.setdefault(corpus, Counter())[told] += 1
        if report.published and not right:
            words = [span.text_in(report.text) for span in report.published_from]
            print(f"  wrong: {corpus} {name[:50]}: {report.published} for {day}, from {words}")
    for corpus, told in counts.items():
        print(f"{corpus:32} {sum(told.values()):5}  " + "  ".join(f"{word} {told[word]}" for word in sorted(told)))


if __name__ == "__main__":
    main()
