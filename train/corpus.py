"""The corpus: reports with attribution relations, read into passages with tags and links.

1. Any corpus in the same form will do: one JSON object a line, {"name", "text", "attributions": [{"source", "cue",
   "content": [[start, end], …]}]}, offsets in code points.
2. Names are all alike, as the networks are shown them.
3. A twentieth of the training reports is held out, by a seeded draw, to tune on; a development split is only scored.
"""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parley.attributions.alike import shown_from_report
from parley.attributions.decode import OUT, Role, begin_of
from parley.attributions.quotation import Quoted, quoted_from_passages
from parley.attributions.tokens import Passage, passages_from_text
from parley.reports.span import Span

SEED = 20260119
LINK_NONE, LINK_SOURCE, LINK_CONTENT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with what is to be learned of it."""

    passage: Passage
    quoted: tuple[Quoted, ...]
    tags: NDArray[np.int64]
    anchors: tuple[int, ...]
    links: tuple[NDArray[np.int64], ...]  # per anchor, per token: none, source, content


@dataclass(frozen=True, slots=True)
class Article:
    """One report of the corpus."""

    name: str
    text: str
    gold: tuple[dict[str, list[list[int]]], ...]
    examples: tuple[Example, ...]


def articles_in(path: Path, limit: int | None = None) -> list[Article]:
    """Return the corpus's articles, ready to learn from."""
    with path.open(encoding="utf8") as lines:
        return [article_from_json(json.loads(line)) for _, line in zip(range(limit or 10**9), lines, strict=False)]


def article_from_json(row: dict) -> Article:
    """Return one article with its passages tagged and linked."""
    passages = passages_from_text(row["text"])
    quoted = quoted_from_passages(passages)
    _, shown = shown_from_report((), passages)
    examples = [
        example_from_passage(a.passage, a.quoted(q), row["attributions"])
        for a, q in zip(shown.alike(), quoted, strict=True)
    ]
    return Article(row["name"], row["text"], tuple(row["attributions"]), tuple(examples))


def example_from_passage(passage: Passage, quoted: tuple[Quoted, ...], relations: Iterable[dict]) -> Example:
    """Return a passage's tags and links; a later relation does not overwrite an earlier one's tags."""
    tags = np.full(len(passage), OUT)
    anchors, links = [], []
    inside = Span(passage.starts[0], passage.ends[-1])
    for relation in relations:
        link = np.zeros(len(passage), np.int64)
        anchor = None
        for role in (Role.CUE, Role.SOURCE, Role.CONTENT):
            for start, end in relation.get(role.name.lower()) or []:
                if end <= inside.start or start >= inside.end or end <= start:
                    continue
                tokens = passage.tokens_in(Span(start, end))
                if not tokens:
                    continue
                if role is Role.CUE:
                    anchor = tokens[0] if anchor is None else anchor
                else:
                    link[tokens.start : tokens.stop] = LINK_SOURCE if role is Role.SOURCE else LINK_CONTENT
                if (tags[tokens.start : tokens.stop] == OUT).all():
                    tags[tokens.start : tokens.stop] = begin_of(role) + 1
                    tags[tokens.start] = begin_of(role)
        if anchor is not None and anchor not in anchors:
            anchors.append(anchor)
            links.append(link)
    return Example(passage, quoted, tags, tuple(anchors), tuple(links))


def split(articles: Sequence[Article], share: float = 0.05) -> tuple[list[Article], list[Article]]:
    """Return the articles to learn from, and those held out to tune on."""
    order = list(articles)
    random.Random(SEED).shuffle(order)
    held = max(1, round(len(order) * share))
    return order[held:], order[:held]
