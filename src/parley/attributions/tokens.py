"""Tokens, sentences and passages: the units that every reader of a report shares.

1. A token never holds white space; offsets are code points of the whole text.
2. A passage is a paragraph, or a run of whole sentences of a very long one: attributions do not cross it
   (119 of 19,834 relations in PolNeAR's training split do).
3. Time is linear in the text, whatever it holds: a sentence that does not end is cut after `LONGEST` tokens.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parley.reports.span import Span
from parley.words import words_in

LONGEST = 200  # tokens in a passage: the 99.5th percentile of news paragraphs is below it
REMEMBERED: Final = 2_048  # blocks, each read by attributions and by claims: about 15 MB
SHORT: Final = 8_000  # characters: a longer block is not remembered

TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*\w*"  # 1,900  10:30  15th
    r"|[^\W\d_](?:\.[^\W\d_])+\b\.?"  # U.S.  a.m.
    r"|['’](?:s|re|ve|ll|d|m|t)\b"  # 's  'll
    r"|\w+"
    r"|([^\w\s])\1*",  # one mark, or the same mark repeated
    re.IGNORECASE,
)
ENDS = frozenset({".", "!", "?", "…", "...", "....", "!!", "??", "。", "！", "？", "؟", "।"})
CLOSERS = frozenset({"”", '"', "''", "’", "'", ")", "]", "»", "“"})
ABBREVIATIONS = frozenset(words_in("abbreviations.txt"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens that are read together, column by column, and the index of each sentence's first token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence_spans(self) -> tuple[Span, ...]:
        """Return each sentence's span."""
        bounds = (*self.sentences, len(self))
        return tuple(self.span(a, b - 1) for a, b in pairwise(bounds))

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that lie in or touch `span`."""
        return range(bisect_left(self.ends, span.start + 1), bisect_left(self.starts, span.end))


def passages_from_text(text: str, blocks: Iterable[Span] = ()) -> tuple[Passage, ...]:
    """Return the passages of a text, block by block (without blocks: line by line)."""
    found: list[Passage] = []
    for span in tuple(blocks) or lines_in(text):
        if span.end - span.start < SHORT:
            found += remembered(text, span.start, span.end)
        else:
            found += passages_from_block(text, span)
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def remembered(text: str, start: int, end: int) -> tuple[Passage, ...]:
    """Return the passages of a block, the same objects where it was asked for a while ago."""
    return tuple(passages_from_block(text, Span(start, end)))


def lines_in(text: str) -> Iterator[Span]:
    """Yield each line that holds something."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(match.start(), match.end())


def passages_from_block(text: str, block: Span) -> Iterator[Passage]:
    """Yield the block as one passage, or as several when it is longer than `LONGEST` tokens."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text, block.start, block.end):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    if not words:
        return
    firsts = sentence_starts(words, starts, ends)
    for a, b in runs(firsts, len(words)):
        inner = tuple(f - a for f in firsts[bisect_left(firsts, a) : bisect_left(firsts, b)])
        inner = inner if inner and inner[0] == 0 else (0, *inner)
        yield Passage(tuple(words[a:b]), tuple(starts[a:b]), tuple(ends[a:b]), inner)


def runs(firsts: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """Yield bounds of runs of whole sentences, none longer than `LONGEST` tokens; a longer sentence is cut."""
    begin = 0
    for first, after in zip(firsts, (*firsts[1:], size), strict=True):
        if after - begin > LONGEST and first > begin:
            yield begin, first
            begin = first
        while after - begin > LONGEST:
            yield begin, begin + LONGEST
            begin += LONGEST
    if begin < size:
        yield begin, size


def sentence_starts(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    """Return the index of each sentence's first token."""
    firsts, i, size = [0], 0, len(words)
    while i < size:
        if words[i] not in ENDS:
            i += 1
            continue
        after = i + 1
        while after < size and words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after < size and starts[after] > ends[after - 1] and begins(words, after) and not abbreviates(words, i):
            firsts.append(after)
        i = after
    return tuple(firsts)


def begins(words: Sequence[str], i: int) -> bool:
    """Tell whether a sentence may begin with this token: not in lower case, nor with a comma or a stop."""
    word = words[i]
    return not (word[0].islower() or word[0] in ",;:.)]!?")


def abbreviates(words: Sequence[str], stop: int) -> bool:
    """Tell whether the stop belongs to an abbreviation or an initial."""
    if stop == 0 or words[stop] != ".":
        return False
    word = words[stop - 1]
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")
