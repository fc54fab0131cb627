"""Links: which source and which contents belong to which cue.

1. The anchor of a relation is the first token of its cue. The network gives, for an anchor and every token of the
   passage, how much more likely the token is this anchor's source, or its content, than neither.
2. A content belongs to the one cue that it scores highest with; a source may serve several cues; a cue may lack one.
3. A cue without a content is no relation.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats, Role, pieces_of
from parley.attributions.tokens import LONGEST

SOURCE_FLOOR: Final = -3.0  # mean log-odds below which a cue has no source; 0 costs 0.8 rel half on held-out reports
CONTENT_FLOOR: Final = -2.0  # and below which a content belongs to no cue

SOURCELESS: Final = frozenset(["reportedly", "allegedly", "supposedly", "purportedly"])  # none of 17 on PolNeAR has one
IMPERSONAL_FLOOR: Final = 3.0  # the same for a cue such as "is expected" or "seemed"; -3 costs 0.8 rel half there
IMPERSONAL: Final = re.compile(
    r"\b(reportedly|allegedly|seemingly|apparently|supposedly|purportedly|(seem|appear)(s|ed)?"
    r"|(is|are|was|were|be|been|being) ((not|also|widely|now|still) )?"
    r"(\w+ed|known|seen|said|thought|understood|held|told))\b"
    r"(?!.* by$)"
)

DISTANCES: Final = np.array([1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61])  # upper bounds of the buckets, either side
SENTENCES: Final = 2  # sentences apart: -2 or less … 2 or more

Piece = tuple[int, int]  # first token, token after the last
Pairs = Callable[[Sequence[int]], Floats]  # anchors -> log-odds (anchor, token, [source, content])


@dataclass(frozen=True, slots=True)
class Link:
    """One relation in a passage, as pieces of tokens."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


def distance_buckets(anchors: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return, for each anchor and each token of a passage, the bucket of their signed distance."""
    return np.asarray(BUCKET_OF[np.arange(size)[None, :] - anchors[:, None] + LONGEST], np.int64)


def signed_buckets(farthest: int) -> NDArray[np.int64]:
    """Return the bucket of each signed distance from -farthest to farthest."""
    apart = np.arange(-farthest, farthest + 1)
    bucket = np.searchsorted(DISTANCES, np.abs(apart), side="right")
    return np.asarray(np.where(apart < 0, -bucket, bucket) + len(DISTANCES), np.int64)


BUCKET_OF: Final = signed_buckets(LONGEST)


def sentence_buckets(anchors: NDArray[np.int64], size: int, sentences: Sequence[int]) -> NDArray[np.int64]:
    """Return, for each anchor and each token, how many sentences they are apart, within `SENTENCES` either way."""
    number = np.searchsorted(np.asarray(sentences), np.arange(size), side="right")
    apart = number[None, :] - number[anchors][:, None]
    return np.asarray(np.minimum(np.maximum(apart, -SENTENCES), SENTENCES) + SENTENCES, np.int64)


def links_from_tags(tags: Sequence[int], pairs: Pairs, words: Sequence[str]) -> tuple[Link, ...]:
    """Return the relations that the tags and the pair scores of a passage with these words make."""
    cues, contents = pieces_of(tags, Role.CUE), pieces_of(tags, Role.CONTENT)
    if not cues or not contents:
        return ()
    sources = pieces_of(tags, Role.SOURCE)
    odds = np.zeros((len(cues), len(tags) + 1, 2), np.float32)
    np.cumsum(pairs([first for first, _ in cues]), axis=1, out=odds[:, 1:])
    content_of: list[list[Piece]] = [[] for _ in cues]
    for piece in contents:
        mean = mean_odds(odds, piece, 1)
        k = int(mean.argmax())
        if mean[k] >= CONTENT_FLOOR:
            content_of[k].append(piece)
    source_odds = np.stack([mean_odds(odds, piece, 0) for piece in sources]) if sources else None
    links = []
    for k, (cue, content) in enumerate(zip(cues, content_of, strict=True)):
        if content:
            told = " ".join(words[cue[0] : cue[1]]).lower()
            floor = IMPERSONAL_FLOOR if IMPERSONAL.search(told) else SOURCE_FLOOR
            source = () if told in SOURCELESS else best_source(sources, source_odds, k, floor)
            links.append(Link(source, (cue,), tuple(content)))
    return tuple(links)


def mean_odds(odds: Floats, piece: Piece, role: int) -> Floats:
    """Return the mean log-odds of a piece with each anchor, from sums along the passage."""
    first, after = piece
    return (odds[:, after, role] - odds[:, first, role]) / np.float32(after - first)


def best_source(
    sources: Sequence[Piece], source_odds: Floats | None, cue: int, floor: float = SOURCE_FLOOR
) -> tuple[Piece, ...]:
    """Return the source that fits a cue best, or none where none reaches the floor."""
    if source_odds is None:
        return ()
    best = int(source_odds[:, cue].argmax())
    return (sources[best],) if source_odds[best, cue] >= floor else ()
