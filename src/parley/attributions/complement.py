"""What is said: where it begins after a verb of saying or position, and where it ends.

1. After a verb of saying stands a clause, words in quotation marks, or whoever is told it and then one of these.
2. It ends with its sentence, or before a clause that is not part of it: ", but …", ", while …", "and that …" after one
   without "that".
"""

from collections.abc import Sequence
from typing import Final

from parley.attributions.clause import BOUNDS, MARKS, MUST, VERBS
from parley.attributions.lexicon import listed
from parley.attributions.saying_verb import SAYINGS, Saying
from parley.attributions.tokens import Passage

RECIPIENTS: Final = listed("him her them me us you it himself herself themselves")
CLAUSE_BEGINS: Final = listed("he she it they we i you there this these those the a an his her its their our no nobody")
WHEN: Final = listed("on in at last this earlier yesterday today late again publicly privately to")
NO_OBJECT: Final = listed("by as in at with and or but nor when if than away off down out up")
NEW_CLAUSE: Final = listed("while whereas although though")
LONGEST_RECIPIENT: Final = 8  # tokens
LONGEST_WHEN: Final = 8


def after_verb(passage: Passage, words: Sequence[str], i: int, end: int) -> tuple[int, int, bool] | None:
    """Return the end of the cue, where the content begins, and whether it takes a position; None where none follows."""
    saying = SAYINGS.get(words[i])
    takes = i + 1 < end and words[i + 1] != "that" and words[i + 1] in VERBS.get(words[i], ())
    if saying and not takes:
        begin = clause_after(passage, words, i, end, saying)
        if begin:
            return i + 1, begin, False
    confirmed = words[i].endswith("ed") and tuple(words[i + 1 : i + 3]) in (("to", "be"), ("to", "have"))
    if words[i] in VERBS and not confirmed:  # not "hostages confirmed to be alive"
        begin = i + 1
        particles = VERBS[words[i]]
        if begin < end and words[begin] in particles:
            begin += words[begin] != "that"
        elif MUST in particles:
            return None
        if begin + 1 < end and words[begin] not in BOUNDS and words[begin] not in NO_OBJECT:
            return begin, begin, True
    return None


def clause_after(passage: Passage, words: Sequence[str], i: int, end: int, saying: Saying) -> int:
    """Return where what is said begins: a clause, words in quotation marks, or what follows whom it is told; else 0."""
    j = i + 1
    if j >= end:
        return 0
    if words[j] == "that":
        return j
    if words[j] in (":", ",") and j + 1 < end and opens_quotation(passage, j + 1):
        return j + 1
    if words[j] == ":" or opens_quotation(passage, j):
        return j
    if "whom" in saying.after and words[j] not in WHEN:
        return after_recipient(passage, words, j, end, of="of" in saying.after)
    if words[j] in WHEN or words[j].endswith("ly"):
        for k in range(j + 1, min(j + LONGEST_WHEN, end)):
            if words[k] in BOUNDS or words[k] in SAYINGS:
                break
            if words[k] == "that":
                return k
        return 0
    word = passage.words[j]
    opens = words[j] in CLAUSE_BEGINS or word[0].isupper() or word[0].isdigit()
    return j if "bare" in saying.after and opens else 0


def opens_quotation(passage: Passage, i: int) -> bool:
    """Tell whether a token is a mark that opens a quotation: apart from the word before it, not from the one after."""
    if passage.words[i] not in MARKS or i + 1 >= len(passage):
        return False
    return passage.starts[i] > passage.ends[i - 1] and passage.starts[i + 1] == passage.ends[i]


def after_recipient(passage: Passage, words: Sequence[str], j: int, end: int, *, of: bool) -> int:
    """Return where what is said begins after the one who is told it, or 0."""
    if words[j] in RECIPIENTS and j + 1 < end and words[j + 1] not in BOUNDS:
        when = words[j + 1] in WHEN - {"this", "to"}  # "told us in May that …"
        that = next((k for k in range(j + 2, min(j + LONGEST_WHEN, end)) if words[k] == "that"), 0) if when else 0
        return that or j + 1
    for k in range(j, min(j + LONGEST_RECIPIENT, end)):
        if words[k] == "that" or (k > j and (words[k] == ":" or opens_quotation(passage, k))):
            return k
        if k > j and (words[k] in CLAUSE_BEGINS or (words[k] == "of" and of)):
            return k
        if words[k] in BOUNDS or words[k] in SAYINGS:
            return 0
    return 0


def content_end(passage: Passage, words: Sequence[str], begin: int, end: int) -> int:
    """Return where what is said ends: with the sentence, or before a clause that is not part of it."""
    opened = words[begin] == "that"
    for k in range(begin + 2, end - 2):
        if words[k] == ";" or (words[k] == "," and words[k + 1] in NEW_CLAUSE):
            end = k
            break
        if words[k] in ("and", "but", "or") and words[k + 1] == "that" and not opened:
            end = k
            break
        if words[k] == "," and words[k + 1] in ("but", "yet"):
            end = k
            break
    while end > begin and (words[end - 1] in BOUNDS or passage.words[end - 1] in MARKS):
        end -= 1
    return end
