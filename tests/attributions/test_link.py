"""Spans become relations: each content has one cue, a source may serve several, a cue may lack one."""

import numpy as np

from parley.attributions.decode import TAGS, best_tags
from parley.attributions.link import Link, links_from_tags


def tags(text: str) -> list[int]:
    """Read tags from letters: s S source, c C cue, t T content (a capital begins), . nothing."""
    order = ".SsCcTt"
    return [order.index(letter) for letter in text]


def odds_for(anchors: dict[int, dict[str, set[int]]], size: int):
    """Score 5 for the tokens that belong to an anchor and -5 for the rest."""

    def pairs(asked):
        table = np.full((len(asked), size, 2), -5.0, np.float32)
        for k, anchor in enumerate(asked):
            for role, name in enumerate(("source", "content")):
                table[k, list(anchors[anchor].get(name, ())), role] = 5.0
        return table

    return pairs


def test_a_source_may_serve_two_cues():
    sequence = tags("SsCTt.CTtt")
    pairs = odds_for({2: {"source": {0, 1}, "content": {3, 4}}, 6: {"source": {0, 1}, "content": {7, 8, 9}}}, 10)
    assert links_from_tags(sequence, pairs, ["w"] * 10) == (
        Link(((0, 2),), ((2, 3),), ((3, 5),)),
        Link(((0, 2),), ((6, 7),), ((7, 10),)),
    )


def test_an_interrupted_content_is_one_relation():
    sequence = tags("TtSCTt")
    pairs = odds_for({3: {"source": {2}, "content": {0, 1, 4, 5}}}, 6)
    assert links_from_tags(sequence, pairs, ["w"] * 10) == (Link(((2, 3),), ((3, 4),), ((0, 2), (4, 6))),)


def test_a_cue_may_have_no_source():
    assert links_from_tags(tags("S.CTt"), odds_for({2: {"content": {3, 4}}}, 5), ["w"] * 10) == (
        Link((), ((2, 3),), ((3, 5),)),
    )


def test_a_cue_without_content_is_no_relation():
    assert links_from_tags(tags("SC..."), odds_for({1: {"source": {0}}}, 5), ["w"] * 10) == ()


def test_inside_never_follows_outside():
    table = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
    from parley.attributions.decode import allowed_transitions

    emissions = np.tile(np.array([0, 0, 5, 0, 5, 0, 5], np.float32), (6, 1))
    (found,) = best_tags([emissions], table + allowed_transitions())
    for before, tag in zip([0, *found.tolist()], found.tolist(), strict=False):
        assert tag in (0, 1, 3, 5) or before in (tag, tag - 1)


def test_passages_of_all_lengths_are_searched_together_as_alone():
    chance = np.random.default_rng(3)
    table = chance.normal(size=(len(TAGS) + 1, len(TAGS))).astype(np.float32)
    emissions = [chance.normal(size=(n, len(TAGS))).astype(np.float32) for n in (9, 5, 5, 1)]
    together = best_tags(emissions, table)
    for own, found in zip(emissions, together, strict=True):
        assert best_tags([own], table)[0].tolist() == found.tolist()
