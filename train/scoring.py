"""Scoring while training: the corpus's own script, on networks still in torch."""

import importlib.util
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus import Article, Example
from parley.attributions.decode import best_tags
from parley.attributions.link import Link, Pairs, links_from_tags

Reading = Callable[[Sequence[Example]], list[tuple[Any, Pairs]]]  # (emissions, pair scores) of each example, in order


def script_beside(data: Path) -> ModuleType:
    """Return score.py of the corpus's folder as a module."""
    spec = importlib.util.spec_from_file_location("score", data.parent / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def relations_of(links: Sequence[Link], example: Example) -> list[dict[str, list[list[int]]]]:
    """Return links as relations of offsets."""
    p = example.passage

    def spans(pieces: Sequence[tuple[int, int]]) -> list[list[int]]:
        return [[p.starts[a], p.ends[b - 1]] for a, b in pieces]

    return [{"source": spans(k.source), "cue": spans(k.cue), "content": spans(k.content)} for k in links]


def predicted(articles: Sequence[Article], read: Reading, transitions: Any) -> dict[str, list[dict]]:
    """Return the relations that a network reads in each article."""
    out = {}
    for article in articles:
        order = sorted(article.examples, key=lambda e: -len(e.passage))
        found = read(order)
        tags = best_tags([emissions for emissions, _ in found], transitions)
        out[article.name] = [
            relation
            for example, t, (_, pairs) in zip(order, tags, found, strict=True)
            for relation in relations_of(links_from_tags(t.tolist(), pairs, example.passage.words), example)
        ]
    return out


def scores_of(articles: Sequence[Article], relations: dict[str, list[dict]], score: ModuleType) -> dict[str, float]:
    """Return the figures that are watched, in percent."""
    total: Counter = sum(
        (score.score_doc(a.text, a.gold, score.merge_cues(a.text, relations.get(a.name, []))) for a in articles),
        Counter(),
    )
    found = score.summarise(total)
    watched = {
        "rel half": found["rel", "half"][2],
        "P": found["rel", "half"][0],
        "R": found["rel", "half"][1],
        "rel any": found["rel", "any"][2],
        "content partial": found["content", "partial"][2],
        "source partial": found["source", "partial"][2],
        "cue exact": found["cue", "exact"][2],
        "quoted any": found["quoted", "any"][2],
        "indirect recall": found["recall", "indirect"][0],
    }
    return {k: round(100 * v, 1) for k, v in watched.items()}
