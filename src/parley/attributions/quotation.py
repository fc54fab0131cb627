"""Quotation marks: which tokens stand within them.

1. All kinds of marks are read: “ ” „ « » ‹ › " '' 「 」 and, with care for the apostrophe, ‘ ’ and '.
2. A quotation that is never closed ends with its passage; the next passage may open it again (the custom of the press
   for a quotation over several paragraphs).
3. A straight mark opens where none is open, and closes otherwise; a mark of any double kind that hangs on the word
   before it, with a blank after it, closes what another kind opened (“so," he said).
"""

from collections.abc import Sequence
from enum import IntEnum

from parley.attributions.tokens import Passage

OPENERS = {"“": "”", "„": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "‟": "”"}
CLOSING = frozenset("”»›」』")
STRAIGHT = frozenset({'"', "''", "``", '""'})
SINGLES = frozenset("‘'’")


class Quoted(IntEnum):
    """Where a token stands with regard to quotation marks."""

    OUTSIDE = 0
    INSIDE = 1
    MARK = 2
    STILL = 3  # inside a quotation that an earlier passage left open and this one opens again


def quoted_from_passages(passages: Sequence[Passage]) -> tuple[tuple[Quoted, ...], ...]:
    """Return each passage's tokens as quoted or not; a passage remembers whether the one before was left open."""
    out = []
    left_open = False
    for passage in passages:
        flags, left_open = quoted_from_passage(passage, left_open)
        out.append(flags)
    return tuple(out)


def quoted_from_passage(passage: Passage, left_open: bool) -> tuple[tuple[Quoted, ...], bool]:
    """Return the passage's tokens as quoted or not, and whether a quotation is open at its end."""
    flags: list[Quoted] = []
    closed_by = ""
    low = False
    inside = Quoted.INSIDE
    for i, word in enumerate(passage.words):
        mark = word if len(word) > 2 or word in STRAIGHT else word[0]
        if mark in OPENERS or mark in STRAIGHT or mark in SINGLES:
            if low and mark == "“":  # „so“ closes with what opens elsewhere
                closed_by, low = "", False
                flags.append(Quoted.MARK)
                continue
            if not closed_by and (mark not in SINGLES or opens_single(passage, i)):
                closed_by = OPENERS.get(mark, mark) if mark not in SINGLES else "’"
                low = mark == "„"
                inside = Quoted.STILL if left_open and i == 0 else Quoted.INSIDE
                flags.append(Quoted.MARK)
                continue
            if closed_by and (closes(passage, i, mark, closed_by) or closes_wrongly(passage, i, mark)):
                closed_by = ""
                flags.append(Quoted.MARK)
                continue
        elif mark in CLOSING:
            closed_by = ""
            flags.append(Quoted.MARK)
            continue
        flags.append(inside if closed_by else Quoted.OUTSIDE)
    return tuple(flags), bool(closed_by)


def opens_single(passage: Passage, i: int) -> bool:
    """Tell whether a single mark opens a quotation: after white space or a bracket, right before a word."""
    apart = i == 0 or passage.starts[i] > passage.ends[i - 1] or passage.words[i - 1] in "([—–"
    joined = i + 1 < len(passage) and passage.starts[i + 1] == passage.ends[i]
    return passage.words[i] != "’" and apart and joined


def closes(passage: Passage, i: int, mark: str, closed_by: str) -> bool:
    """Tell whether a mark closes the open quotation; a single one must not be an apostrophe."""
    if closed_by == "’":
        free = i + 1 == len(passage) or passage.starts[i + 1] > passage.ends[i] or passage.words[i + 1] in ",.;:)?!"
        return mark in "’'" and free
    return mark == closed_by or (mark in STRAIGHT and closed_by in STRAIGHT)


def closes_wrongly(passage: Passage, i: int, mark: str) -> bool:
    """Tell whether a mark that should open, or that is of another kind, closes: no blank before it and one after it."""
    if mark in SINGLES or i == 0 or passage.starts[i] > passage.ends[i - 1]:
        return False
    return i + 1 == len(passage) or passage.starts[i + 1] > passage.ends[i]
