"""Quotations that go on: sentences within quotation marks that the network left to nobody.

1. A sentence that stands wholly within quotation marks, right after somebody's quoted words, goes on with them, in the
   same passage or in the next one.
2. One right before somebody's quoted words, with the quotation still open at its end, begins them.
3. What goes on is one more piece of the content; the relation's mode does not change.
"""

from collections.abc import Sequence
from dataclasses import replace

from parley.attributions.attribution import Mode
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation
from parley.attributions.tokens import Passage
from parley.reports.span import Span

Found = tuple[Relation, Passage, tuple[Quoted, ...]]
WITHIN = (Quoted.INSIDE, Quoted.STILL)


def continued(found: Sequence[Found], passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> list[Found]:
    """Return the relations, in the same order, each with the sentences that its quotation goes on in."""
    out = list(found)
    of_passage: dict[int, list[int]] = {}
    for k, (_, passage, _) in enumerate(out):
        of_passage.setdefault(passage.starts[0], []).append(k)
    running: int | None = None
    for passage, flags in zip(passages, quoted, strict=True):
        own = of_passage.get(passage.starts[0], [])
        if running is None and not own:
            continue
        running = continued_in_passage(out, own, passage, flags, running)
    return out


def continued_in_passage(
    out: list[Found], own: Sequence[int], passage: Passage, quoted: Sequence[Quoted], running: int | None
) -> int | None:
    """Lengthen the relations in `out` by this passage's sentences; return the one that may go on after it."""
    waiting: list[Span] = []
    bounds = (*passage.sentences, len(passage))
    for n, sentence in enumerate(passage.sentence_spans()):
        first, after = bounds[n], bounds[n + 1]
        here = [k for k in own if touches(out[k][0], sentence)]
        if here:
            if waiting and (k := beginning_in(out, here, sentence)) is not None:
                lengthen(out, k, waiting)
            waiting = []
            running = next((k for k in reversed(here) if ends_quoted(out[k][0], passage, after - 1)), None)
        elif is_wholly_quoted(passage, quoted, first, after):
            if running is not None:
                lengthen(out, running, [sentence])
            else:
                waiting = [*waiting, sentence] if quoted[after - 1] in WITHIN else []
        else:
            running, waiting = None, []
    return running


def touches(relation: Relation, sentence: Span) -> bool:
    """Tell whether a relation's cue or content shares a character with a sentence."""
    return any(span.overlaps(sentence) for span in (*relation.content, *relation.cue))


def beginning_in(out: Sequence[Found], here: Sequence[int], sentence: Span) -> int | None:
    """Return the quoted relation whose content begins with the sentence, or None."""
    for k in here:
        relation = out[k][0]
        if relation.mode is not Mode.INDIRECT and relation.content[0].start == sentence.start:
            return k
    return None


def lengthen(out: list[Found], k: int, pieces: Sequence[Span]) -> None:
    """Give a relation more pieces of content."""
    relation, passage, flags = out[k]
    out[k] = (replace(relation, content=tuple(sorted((*relation.content, *pieces)))), passage, flags)


def ends_quoted(relation: Relation, passage: Passage, last: int) -> bool:
    """Tell whether a relation has a source and quoted words, in or before the sentence that ends with token `last`."""
    return (
        bool(relation.source) and relation.mode is not Mode.INDIRECT and relation.content[0].start < passage.ends[last]
    )


def is_wholly_quoted(passage: Passage, quoted: Sequence[Quoted], first: int, after: int) -> bool:
    """Tell whether every word from token `first` up to `after` stands within quotation marks."""
    letters = [q for w, q in zip(passage.words[first:after], quoted[first:after], strict=True) if w[0].isalnum()]
    return bool(letters) and all(q in WITHIN for q in letters)
