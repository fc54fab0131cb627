"""The outlet's own voice: the sentences that nobody else is made to say.

1. A sentence that shares a character with a content or a cue is not the outlet's own; every other one with a word is.
2. Each sentence is a row of its own: what is claimed later is claimed sentence by sentence.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from parley.attributions.attribution import Mode
from parley.attributions.relation import Relation, Voice
from parley.attributions.tokens import Passage


def outlet_relations(passage: Passage, taken: Sequence[tuple[int, int]]) -> Iterator[Relation]:
    """Yield the outlet's own sentences; `taken` are offsets of contents and cues that touch the passage."""
    for span in passage.sentence_spans():
        inside = range(*passage_range(passage, span.start, span.end))
        if any(start < span.end and end > span.start for start, end in taken):
            continue
        if any(passage.words[i][0].isalpha() for i in inside):
            yield Relation((), (), (span,), Mode.INDIRECT, Voice.OUTLET)


def passage_range(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the tokens between two offsets."""
    return bisect_left(passage.starts, start), bisect_left(passage.starts, end)
