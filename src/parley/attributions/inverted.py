"""Inverted cues: “No,” asked the boy. Where the network sees the cue and no source, the words after it are the source.

1. Only a bare verb of speech right after quoted words, and only where the relation has no source.
2. The source ends before the first mark, relative or conjunction.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.clause import BOUNDS, MARKS, OPENERS
from parley.attributions.lexicon import listed
from parley.attributions.link import Link
from parley.attributions.phrase import RELATIVES
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage

SPEECH: Final = listed("said says asked asks wrote writes added adds replied replies answered shouted joked explained")
LONGEST: Final = 12  # tokens of a source


def with_inverted_source(link: Link, passage: Passage, quoted: Sequence[Quoted]) -> Link:
    """Return a link, its source being the words right after an inverted cue where it has none."""
    first, after = link.cue[0]
    words = passage.words
    bare = not link.source and after - first == 1 and words[first].lower() in SPEECH
    if not bare or first == 0 or not (quoted[first - 1] is Quoted.MARK or words[first - 1] in MARKS):
        return link
    taken = {i for a, b in link.content for i in range(a, b)}
    end = after
    while end < min(len(words), after + LONGEST) and end not in taken:
        if words[end] in BOUNDS | MARKS or words[end].lower() in OPENERS | RELATIVES:
            break
        end += 1
    return replace(link, source=((after, end),)) if end > after else link
