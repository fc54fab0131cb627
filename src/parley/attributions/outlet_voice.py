"""The outlet's own voice: the sentences that nobody else is made to say.

1. A sentence that shares a character with a content or a cue is not the outlet's own; every other one with a word is.
2. Each sentence is a row of its own: what is claimed later is claimed sentence by sentence.
3. A sentence of `QUOTED_FROM` words or more that stands wholly within quotation marks is somebody's whom the text leaves
   out, not the outlet's.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from parley.attributions.attribution import Mode
from parley.attributions.continued import is_wholly_quoted
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation, Voice
from parley.attributions.tokens import Passage

QUOTED_FROM: Final = 3


def left_over(
    passage: Passage, quoted: Sequence[Quoted], taken: Sequence[tuple[int, int]], *, headline: bool
) -> Iterator[Relation]:
    """Yield the sentences that are left; `taken` are offsets of contents and cues that touch the passage."""
    bounds = (*passage.sentences, len(passage))
    for n, span in enumerate(passage.sentence_spans()):
        if any(start < span.end and end > span.start for start, end in taken):
            continue
        words = [w for w in passage.words[bounds[n] : bounds[n + 1]] if w[0].isalpha()]
        if not words:
            continue
        if not headline and len(words) >= QUOTED_FROM and is_wholly_quoted(passage, quoted, bounds[n], bounds[n + 1]):
            yield Relation((), (), (span,), Mode.DIRECT, Voice.ELIDED)
        else:
            yield Relation((), (), (span,), Mode.INDIRECT, Voice.OUTLET)
