"""Quotations that go on over several paragraphs: the later ones belong to the relation that began them.

1. A passage that opens again what the one before left open goes on for certain (`Quoted.STILL`).
2. A passage that stands wholly within quotation marks and attributes nothing goes on too, if the one right before it
   ends with a direct or mixed content of somebody.
3. What goes on is one more piece of the earlier content; its mode does not change.
"""

from collections.abc import Sequence
from dataclasses import replace

from parley.attributions.attribution import Mode
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation
from parley.attributions.tokens import Passage

Found = tuple[Relation, Passage, tuple[Quoted, ...]]


def continued(found: Sequence[Found], passages: Sequence[Passage], quoted: Sequence[tuple[Quoted, ...]]) -> list[Found]:
    """Return the relations, each with the passages that its quotation goes on in."""
    out = list(found)
    last_of: dict[int, int] = {}  # a passage's first offset -> its last relation
    for k, (_, passage, _) in enumerate(out):
        last_of[passage.starts[0]] = k
    running: int | None = None
    for passage, flags in zip(passages, quoted, strict=True):
        own = last_of.get(passage.starts[0])
        if own is not None:
            running = own if goes_on(out[own][0], passage) else None
        elif running is not None and is_wholly_quoted(passage, flags):
            relation, first, first_flags = out[running]
            piece = passage.span(0, len(passage) - 1)
            out[running] = (replace(relation, content=(*relation.content, piece)), first, first_flags)
        else:
            running = None
    return out


def goes_on(relation: Relation, passage: Passage) -> bool:
    """Tell whether a quotation may go on after this passage: its last words are somebody's quoted words."""
    if relation.mode is Mode.INDIRECT or not relation.source:
        return False
    last = len(passage) - 1
    while last > 0 and not passage.words[last][0].isalnum():
        last -= 1
    return any(span.start <= passage.starts[last] < span.end for span in relation.content)


def is_wholly_quoted(passage: Passage, quoted: Sequence[Quoted]) -> bool:
    """Tell whether every word stands within quotation marks."""
    letters = [q for w, q in zip(passage.words, quoted, strict=True) if w[0].isalnum()]
    return bool(letters) and all(q in (Quoted.INSIDE, Quoted.STILL) for q in letters)
