"""Measure parity: the same annotated sentences with another side's names and designations in them are read as well.

usage: python bench/parity.py [--split dev|test|seeds] [--reader fast|best]

Words are swapped in pairs over whole reports, or replaced by another designation; annotated spans move with them.
Recall is
given for each side's relations (those whose source names it) as published and swapped, so that a column compares the
same sentences.
"""

import argparse
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import Gold, gold_in
from parley.attributions.attribution import Part
from parley.attributions.from_report import attributions_from_report
from parley.attributions.relation import Relation
from parley.attributions.speaker import speakers_from_relations
from parley.attributions.tagger import Tagger, load_tagger
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report
from parley.reports.span import Span
from speakers import aligned, judged, within

SIDES = {
    "gaza: one side": ("Hamas", "Palestinian", "Palestinians", "Gaza"),
    "gaza: the other": ("Israel", "Israeli", "Israelis", "Tel Aviv"),
    "tariffs: one side": ("Mexico", "Mexican", "Mexicans"),
    "tariffs: the other": ("Canada", "Canadian", "Canadians"),
    "coffee: one side": ("Brazil", "Brazilian"),
    "coffee: the other": ("Colombia", "Colombian"),
}
NAMES = list(SIDES.values())
SWAPS = {
    a: b
    for one, other in zip(NAMES[::2], NAMES[1::2], strict=True)
    for x, y in zip(one, other, strict=True)
    for a, b in ((x, y), (y, x))
}
DESIGNATIONS = {
    "occupation forces": "army",
    "occupation": "government",
    "regime": "government",
    "military": "forces",
    "movement": "group",
    "group": "movement",
    "radicals": "fighters",
    "resistance": "opposition",
    "Resistance": "Opposition",
    "administration": "government",
    "captives": "prisoners",
    "hostages": "captives",
}


def rewritten(gold: Gold, words: dict[str, str]) -> Gold:
    """Return a report with words replaced, its annotated spans moved along."""
    text, moved = replaced(gold.report.text, words)
    title, title_moved = replaced(gold.report.title, words)
    moves = {Part.TEXT: moved, Part.TITLE: title_moved}
    report = Report(gold.report.id, text, title=title, outlet=gold.report.outlet, blocks=blocks_from_text(text, title))
    relations = tuple(move(r, moves[r.part]) for r in gold.relations)
    rows = tuple(
        {
            **row,
            **{
                k: [v and [v[0], [moves[Part(v[0])][x] for x in v[1]]] for v in row[k]]
                for k in ("who", "told", "document", "side", "speaks_for")
                if k in row
            },
        }
        for row in gold.rows
    )  # type: ignore[attr-defined]
    return Gold(report, gold.split, moved[gold.read_to], relations, rows)


def replaced(text: str, words: dict[str, str]) -> tuple[str, list[int]]:
    """Return the text with words replaced, and where each offset has moved."""
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
    out, moved, last = "", list(range(len(text) + 1)), 0
    for match in pattern.finditer(text):
        for k in range(last, match.start() + 1):
            moved[k] = len(out) + k - last
        out += text[last : match.start()]
        begin = len(out)
        out += words[match[0]]
        for k in range(match.start() + 1, match.end() + 1):
            moved[k] = min(begin + k - match.start(), len(out))
        moved[match.end()] = len(out)
        last = match.end()
    for k in range(last, len(text) + 1):
        moved[k] = len(out) + k - last
    return out + text[last:], moved


def move(relation: Relation, moved: list[int]) -> Relation:
    """Return a relation with its spans moved."""
    spans = (
        (Span(moved[s.start], moved[s.end]) for s in role) for role in (relation.source, relation.cue, relation.content)
    )
    source, cue, content = (tuple(s) for s in spans)
    return replace(relation, source=source, cue=cue, content=content)


def counted(golds: list[Gold], originals: list[Gold], tagger: Tagger) -> Counter[tuple[str, str, bool]]:
    """Return how often each side's relations are found and their speakers right; sides are the published text's."""
    count: Counter[tuple[str, str, bool]] = Counter()
    for gold, original in zip(golds, originals, strict=True):
        every = attributions_from_report(gold.report, tagger, speakers_from_relations)
        match = aligned([a for a in every if a.speaker.kind.value != "outlet" and within(a, gold)], gold)
        speakers = speakers_from_relations(gold.report, gold.relations)
        for i, row in enumerate(gold.rows):
            if row.get("optional"):
                continue
            text = original.report.title if row["part"] == "title" else original.report.text
            source = " ".join(s.text_in(text) for s in original.relations[i].source)
            sides = [side for side, names in SIDES.items() if any(re.search(rf"\b{n}\b", source) for n in names)]
            for side in (*sides, "all"):
                count[side, "found", i in match] += 1
                count[side, "speaker", bool(judged(speakers[i], gold, row)["speaker"])] += 1
    return count


def main() -> None:
    """Print recall and speakers by side, as published, swapped, and with other designations."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=["dev", "test", "seeds"], default="dev")
    parser.add_argument("--reader", choices=["fast", "best"], default="fast")
    args = parser.parse_args()
    name = "seeds.jsonl" if args.split == "seeds" else "stories.jsonl"
    published = [g for g in gold_in(name) if g.split == args.split]
    tagger = load_tagger(args.reader)
    forms = {
        "published": published,
        "swapped": [rewritten(g, SWAPS) for g in published],
        "designated": [rewritten(g, DESIGNATIONS) for g in published],
    }
    counts = {form: counted(golds, published, tagger) for form, golds in forms.items()}
    print(f"{args.split}, reader {args.reader}: found of all; speakers right given the annotated spans")
    for side in (*SIDES, "all"):
        cells = []
        for count in counts.values():
            right, every = count[side, "found", True], count[side, "found", True] + count[side, "found", False]
            cells.append(f"{right:3d}/{every:3d} {count[side, 'speaker', True]:3d}/{every:3d}")
        print(f"  {side:20s} " + "   ".join(f"{form} {cell}" for form, cell in zip(counts, cells, strict=True)))


if __name__ == "__main__":
    main()
