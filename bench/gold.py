"""The annotated attributions of bench/evaluation, read with the reports they point into."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from parley.attributions.attribution import Mode, Part
from parley.attributions.relation import Relation, Voice
from parley.reports.blocks import blocks_from_text
from parley.reports.report import Report
from parley.reports.span import Span

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report: its relations as spans, and each one's row of labels."""

    report: Report
    split: str
    read_to: int
    relations: tuple[Relation, ...]
    rows: tuple[dict[str, object], ...]


def gold_in(name: str) -> Iterator[Gold]:
    """Yield the reports of a set ("stories.jsonl", "seeds.jsonl") whose texts are here and unchanged."""
    texts = dict(texts_of_stories() if name == "stories.jsonl" else texts_of_seeds())
    for line in (HERE / "evaluation" / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, title, outlet = texts[row["report"]]
        if sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['report']}: the text is not the one that was annotated")
        report = Report(row["report"], text, title=title, outlet=outlet, blocks=blocks_from_text(text, title))
        relations = tuple(relation_of(r) for r in row["relations"])
        yield Gold(report, row["split"], row["read_to"], relations, tuple(row["relations"]))


def texts_of_stories() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield each story report's id, and its text, title and outlet."""
    for path in sorted((SHARED / "stories").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], (row["text"], row["title"], row["outlet"])


def texts_of_seeds() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield each seed's id and text."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.stem, (path.read_text(encoding="utf-8"), "", "")


def relation_of(row: dict[str, object]) -> Relation:
    """Return an annotated row as the relation that a reader would find."""
    spans = {role: tuple(Span(*pair) for pair in row[role]) for role in ("source", "cue", "content")}  # type: ignore[attr-defined]
    return Relation(
        spans["source"],
        spans["cue"],
        spans["content"],
        Mode.INDIRECT,
        Voice.SOURCE if spans["source"] else Voice.ELIDED,
        row.get("parent"),  # type: ignore[arg-type]
        Part(row["part"]),
    )
