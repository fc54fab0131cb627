"""Units: a text's words as names are made of them, with their sentences.

1. A unit keeps together what a name holds: "al-Qanoua", "U.S.", "Sen.", "@handle"; a possessive "'s" stands alone.
2. Sentences never cross a block; time is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parley.reports.span import Span

UNIT = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|St|Rev|Hon|Amb|Adm|Maj|Brig|Sgt|Capt|Cmdr|Jr|Sr)\.(?=\s)"
    r"|\b[A-Z]\.(?=\s[A-Z])"
    r"|@?\w+(?:[-/&]\w+|[’'](?![sS]\b)\w+|\.\d+)*"
    r"|[’'][sS]\b"
    r"|[^\w\s]"
)
STOPS = frozenset(".!?…")
CLOSERS = frozenset("”\"'’)]»")


@dataclass(frozen=True, slots=True)
class Units:
    """A text's words and marks, where they stand, and the number of the sentence that each is in."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]

    def within(self, span: Span) -> range:
        """Return the indices of the units that lie in or touch `span`."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at or before an offset."""
        if not self.starts:
            return 0
        return self.sentence[max(0, bisect_right(self.starts, offset) - 1)]

    def sentence_units(self, number: int) -> range:
        """Return the indices of a sentence's units."""
        return range(bisect_left(self.sentence, number), bisect_right(self.sentence, number))


def units_from_text(text: str, blocks: Sequence[Span] = ()) -> Units:
    """Return the units of a text; without blocks each line is one."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    number = -1
    spans = blocks or [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    for block in spans:
        number += 1
        ended = False
        for match in UNIT.finditer(text, block.start, block.end):
            word, start = match[0], match.start()
            if ended and not (word in CLOSERS and start == ends[-1]):
                number += not (word[0].islower() or word in ",;)")
                ended = False
            if word in STOPS:
                ended = True
            words.append(word)
            starts.append(start)
            ends.append(match.end())
            sentence.append(number)
    return Units(tuple(words), tuple(starts), tuple(ends), tuple(sentence))
