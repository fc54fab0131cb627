"""Score figures on NewsQuant's development half and on our own sentences, and time them.

usage: python bench/figures.py [--errors 0|1|2|own]

The part of a sentence is told by its hash; RESULTS.md says which parts the rules had been held against at each figure.
Our own sentences (`evaluation/figures.jsonl`) are in two halves: one to develop on, of the other nothing is read but
its score.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from parley.claims.figures_from_text import figures_from_text

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
NUMBER = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
Row = dict[str, Any]


def part_of(text: str) -> int:
    """Return the sentence's part: 0 (half of all), 1 or 2 (a quarter each), by its hash."""
    return (0, 1, 0, 2)[int(sha256(text.encode()).hexdigest(), 16) % 4]


def rows_of(text: str) -> list[Row]:
    """Return the figures of a sentence in the form that the scorer reads."""
    rows = []
    for figure in figures_from_text(text):
        quantity = figure.quantity
        ends = [float(v) for v in dict.fromkeys((quantity.low, quantity.high)) if v is not None]
        if ends:
            rows.append(
                {"value": ends, "hedge": str(quantity.hedge), "unit": quantity.unit or "-", "text": figure.text}
            )
    return rows


def own_sentences() -> dict[str, list[Row]]:
    """Return our own labelled sentences, in NewsQuant's form; the texts come from the corpora.

    Of the first set one half was developed on and of the other nothing was read but its score; the second was measured
    unseen and then read; the third was labelled last and only measured.
    """
    halves: dict[str, list[Row]] = {"developed": [], "held out": [], "second": [], "third": []}
    for row in labelled():
        key = f"{row['file']}{row['id']}{row['start']}"
        half = row["set"] or ("developed", "held out")[int(sha256(key.encode()).hexdigest(), 16) % 2]
        quantities = [
            {
                "value": str(each["value"]),
                "change": each["hedge"],
                "unit": each["units"][0],
                "normalized_unit": each["units"][-1],
            }
            for each in row["quantities"]
        ]
        text = texts_of(row["file"])[row["id"]][row["start"] : row["end"]]
        halves[half].append({"text": text, "quantities": quantities})
    return halves


def labelled() -> Iterator[Row]:
    """Yield the rows of the label files, each with the set that it is of, "" for the first."""
    for name, which in (("figures", ""), ("figures_second", "second"), ("figures_third", "third")):
        path = Path(__file__).parent / "evaluation" / f"{name}.jsonl"
        yield from (json.loads(line) | {"set": which} for line in path.read_text(encoding="utf8").splitlines())


@cache
def texts_of(file: str) -> dict[str, str]:
    """Return the texts of a corpus by their ids; of a treebank its sentences."""
    lines = (SHARED / file).read_text(encoding="utf8").splitlines()
    if file.endswith(".jsonl"):
        rows = [json.loads(line) for line in lines]
        return {row.get("id") or row["name"]: row["text"] for row in rows}
    ids = [line.partition(" = ")[2] for line in lines if line.startswith("# sent_id")]
    return dict(zip(ids, (line.partition(" = ")[2] for line in lines if line.startswith("# text =")), strict=True))


def score(gold: list[Row], name: str) -> None:
    """Print the scorer's table for some sentences."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "gold.json", Path(folder) / "pred.jsonl"
        one.write_text(json.dumps(gold), encoding="utf8")
        other.write_text("".join(json.dumps({"quantities": rows_of(x["text"])}) + "\n" for x in gold), encoding="utf8")
        scorer = [sys.executable, str(SHARED / "figures" / "score.py"), str(one), str(other)]
        print(f"{name}\n{subprocess.run(scorer, capture_output=True, text=True, check=True).stdout}")


def show_errors(gold: list[Row]) -> None:
    """Print each sentence whose figures differ from gold."""
    for x in gold:
        free, lines = rows_of(x["text"]), []
        for g in x["quantities"]:
            told = sorted(float(v) for v in NUMBER.findall(str(g["value"]).replace(",", "")))
            hits = sorted((p for p in free if sorted(p["value"]) == told), key=lambda p: p["hedge"] != g["change"])
            if not hits:
                lines.append(f"   MISSED {g['change']} {g['value']} {g['unit']} / {g['normalized_unit']}")
                continue
            p = hits[0]
            free.remove(p)
            if p["hedge"] != g["change"]:
                lines.append(f"   HEDGE gold {g['change']} {g['value']} {g['unit']}: {p}")
            if last_of(p["unit"]) not in (last_of(g["unit"]), last_of(g["normalized_unit"])):
                lines.append(f"   UNIT gold {g['value']} {g['unit']} / {g['normalized_unit']}: {p}")
        lines += [f"   EXTRA {p}" for p in free]
        if lines:
            print(x["text"], *lines, sep="\n")


def last_of(unit: str) -> str:
    """Return the last word of a unit without its plural s."""
    return (unit.lower().replace("-", " ").split() or ["-"])[-1].rstrip("s")


def speed(name: str, texts: list[str]) -> None:
    """Print the words a second of the best of five passes."""
    best, found = 1e9, 0
    for _ in range(5):
        start = time.process_time()
        found = sum(len(figures_from_text(text)) for text in texts)
        best = min(best, time.process_time() - start)
    words = sum(len(text.split()) for text in texts)
    print(f"{name}: {words:,} words, {found:,} figures, {words / best:,.0f} words/s")


def main() -> None:
    """Print scores, errors if asked for, and speed."""
    gold = json.loads((SHARED / "figures" / "newsquant_dev.json").read_text(encoding="utf8"))
    parts = [[x for x in gold if part_of(x["text"]) == part] for part in (0, 1, 2)]
    own = own_sentences()
    if "--errors" in sys.argv:
        which = sys.argv[sys.argv.index("--errors") + 1]
        show_errors(own["developed"] if which == "own" else parts[int(which)])
        return
    for part, sentences in enumerate(parts):
        score(sentences, f"part {part}")
    score(gold, "all")
    for half, sentences in own.items():
        score(sentences, f"our own sentences, {half} ({len(sentences)})")
    stories = [json.loads(line)["text"] for p in sorted((SHARED / "stories").rglob("*.jsonl")) for line in p.open()]
    speed("seeds", [p.read_text(encoding="utf8") for p in sorted((SHARED / "seeds").glob("*.txt"))])
    speed("stories", stories[:150])
    speed("newsquant (a figure in 14 words)", [" ".join(x["text"] for x in gold)])


if __name__ == "__main__":
    main()
