"""Score textacy's direct_quotations beside our readers, on the same reports in the same run.

    pip install textacy and a small English spaCy model, in an environment of their own
    PYTHONPATH=src python bench/peers.py --model en_core_web_sm [--reader fast] [--reader best] [--gold DEV.jsonl]

The reports are given to it paragraph by paragraph, as they are to us.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attribution import ASKED, GOLD, figures_of, scorer_beside
from parley.attributions.tokens import lines_in

SHOWN = ("rel half", "rel any", "content partial", "quoted any", "indirect recall (half)", "words/s")


def rows_of(text: str, pipeline: Any) -> list[dict[str, list[list[int]]]]:
    """Return what textacy finds in a text, in the scorer's form."""
    from textacy.extract import direct_quotations

    rows = []
    for line in lines_in(text):
        try:
            found = list(direct_quotations(pipeline(line.text_in(text))))
        except ValueError:  # marks that do not pair
            continue
        for one in found:
            spans = {"source": one.speaker, "cue": one.cue, "content": [one.content]}
            rows.append({role: [offsets(part, line.start) for part in parts] for role, parts in spans.items()})
    return rows


def offsets(part: Any, start: int) -> list[int]:
    """Return a token's or a span's offsets in the text."""
    first = part.start_char if hasattr(part, "start_char") else part.idx
    return [start + first, start + first + len(part.text)]


def textacy_figures(articles: list[dict[str, Any]], model: str, score: Any) -> dict[str, float]:
    """Return textacy's figures, in percent, and its speed."""
    import spacy

    pipeline = spacy.load(model)
    begun = time.process_time()
    found = [rows_of(a["text"], pipeline) for a in articles]
    spent = time.process_time() - begun
    total: Counter[Any] = Counter()
    for article, rows in zip(articles, found, strict=True):
        total += score.score_doc(article["text"], article["attributions"], score.merge_cues(article["text"], rows))
    made = score.summarise(total)
    words = sum(len(a["text"].split()) for a in articles)
    figures = {f"rel {m}": made["rel", m][2] for m in ("half", "any")} | {"quoted any": made["quoted", "any"][2]}
    figures |= {"content partial": made["content", "partial"][2]}
    figures |= {"indirect recall (half)": made["recall", "indirect"][0]}
    return {k: round(100 * v, 1) for k, v in figures.items()} | {"words/s": round(words / spent)}


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--model", default="en_core_web_sm")
    arguments.add_argument("--reader", action="append", default=[], choices=["fast", "best"])
    arguments.add_argument("--gold", type=Path, default=GOLD)
    a = arguments.parse_args()
    articles = [json.loads(line) for line in a.gold.read_text("utf8").splitlines()]
    score = scorer_beside(a.gold)
    rows = {"textacy direct_quotations, by paragraph": textacy_figures(articles, a.model, score)}
    rows |= {reader: figures_of(articles, reader, score, False) for reader in a.reader}
    print("| F1, or recall | " + " | ".join(SHOWN) + " |")
    print("|---|" + "---|" * len(SHOWN))
    print("| asked | " + " | ".join(str(ASKED.get(name, "")) for name in SHOWN) + " |")
    for name, figures in rows.items():
        print(f"| {name} | " + " | ".join(str(figures[k]) for k in SHOWN) + " |")


if __name__ == "__main__":
    main()
