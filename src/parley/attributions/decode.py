"""Tags: how the roles are written on tokens, and the best allowed sequence of them.

1. Seven tags in the BIO scheme: a piece of a source, cue or content begins with B and goes on with I.
2. I follows only B or I of its own role; the search (Viterbi 1967) never leaves that rule.
3. All passages of a batch are searched at once, longest first: at each step only those that still run take part.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORBIDDEN: Final = np.float32(-1e4)


class Role(IntEnum):
    """What a piece of an attribution is."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


TAGS: Final = ("O", *(f"{letter}-{role.name.lower()}" for role in Role for letter in "BI"))
OUT: Final = 0


def begin_of(role: Role) -> int:
    """Return the tag that begins a piece of this role; the next number continues it."""
    return 1 + 2 * role


def allowed_transitions() -> Floats:
    """Return 0 where one tag may follow another and `FORBIDDEN` where not; the last row is the passage's start."""
    table = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
    for role in Role:
        begin = begin_of(role)
        table[:, begin + 1] = FORBIDDEN
        table[[begin, begin + 1], begin + 1] = 0.0
    return table


def leaning(transitions: Floats, lean: float) -> Floats:
    """Return transitions that lean so much towards the beginning of a cue: more is found, and more of it wrongly."""
    table = transitions.copy()
    table[:, begin_of(Role.CUE)] += np.float32(lean)
    return table


def best_tags(emissions: Sequence[Floats], transitions: Floats) -> list[NDArray[np.int64]]:
    """Return each passage's best sequence of tags; `emissions` are (tokens, tags), the longest passage first."""
    if not emissions:
        return []
    lengths = np.array([len(e) for e in emissions])
    longest, count = int(lengths[0]), len(TAGS)
    scores = np.zeros((longest, count, len(emissions)), np.float32)  # the best of a path that ends there with this tag
    for b, e in enumerate(emissions):
        scores[: len(e), :, b] = e
    running = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    into = np.ascontiguousarray(transitions[:count])  # (from, to)
    scores[0] += transitions[count][:, None]
    for t in range(1, longest):
        n = running[t]
        scores[t, :, :n] += np.maximum.reduce(scores[t - 1, :, None, :n] + into[:, :, None], axis=0)
    tags = np.zeros((longest, len(emissions)), np.int64)
    begun = 0  # passages whose last token is behind us
    for t in range(longest - 1, -1, -1):
        n = running[t]
        if begun:
            tags[t, :begun] = (scores[t, :, :begun] + into[:, tags[t + 1, :begun]]).argmax(0)
        if n > begun:
            tags[t, begun:n] = scores[t, :, begun:n].argmax(0)
        begun = n
    return [tags[:n, b] for b, n in enumerate(lengths.tolist())]


def pieces_of(tags: Sequence[int], role: Role) -> list[tuple[int, int]]:
    """Return the pieces of a role as (first token, token after the last)."""
    begin = begin_of(role)
    pieces: list[tuple[int, int]] = []
    start = -1
    for i, tag in enumerate(tags):
        if start >= 0 and tag != begin + 1:
            pieces.append((start, i))
            start = -1
        if tag == begin or (tag == begin + 1 and start < 0):
            start = i
    if start >= 0:
        pieces.append((start, len(tags)))
    return pieces
