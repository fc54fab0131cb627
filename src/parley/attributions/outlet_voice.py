"""The outlet's own voice: the sentences that nobody else is made to say.

1. A sentence that shares a character with a content or a cue is not the outlet's own; every other one with a word is.
2. Each sentence is a row of its own: what is claimed later is claimed sentence by sentence.
3. The credit of a picture, "(AP)", is nobody's account.
4. Sentences that stand wholly within quotation marks, `QUOTED_FROM` words or more, are somebody's whom the text leaves
   out, not the outlet's; those that follow each other are one row.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from parley.attributions.attribution import Mode
from parley.attributions.continued import is_wholly_quoted
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation, Voice
from parley.attributions.tokens import Passage
from parley.reports.span import Span

QUOTED_FROM: Final = 3
CREDIT: Final = 5


def left_over(
    passage: Passage, quoted: Sequence[Quoted], taken: Sequence[tuple[int, int]], *, headline: bool
) -> Iterator[Relation]:
    """Yield the sentences that are left; `taken` are offsets of contents and cues that touch the passage."""
    bounds = (*passage.sentences, len(passage))
    left_out: list[Span] = []
    for n, span in enumerate(passage.sentence_spans()):
        free = not any(start < span.end and end > span.start for start, end in taken)
        words = [w for w in passage.words[bounds[n] : bounds[n + 1]] if w[0].isalpha()] if free else []
        if len(words) >= QUOTED_FROM and not headline and is_wholly_quoted(passage, quoted, bounds[n], bounds[n + 1]):
            left_out.append(span)
            continue
        if left_out:
            yield Relation((), (), (Span(left_out[0].start, left_out[-1].end),), Mode.DIRECT, Voice.ELIDED)
            left_out = []
        if words and not is_credit(passage, bounds[n], bounds[n + 1]):
            yield Relation((), (), (span,), Mode.INDIRECT, Voice.OUTLET)
    if left_out:
        yield Relation((), (), (Span(left_out[0].start, left_out[-1].end),), Mode.DIRECT, Voice.ELIDED)


def is_credit(passage: Passage, first: int, after: int) -> bool:
    """Tell whether a sentence is no more than up to `CREDIT` words in brackets: whom a picture is from."""
    return after - first <= CREDIT + 2 and passage.words[first] == "(" and passage.words[after - 1] in (")", ").")
