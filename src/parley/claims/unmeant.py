"""Unmeant: what stands there as a fact and is not told as one, whatever the reader of acts makes of it.

1. A question asks: what it asks after is neither done nor planned. What a "why" or a "when" takes for granted stays.
2. Of "accepted or rejected" one at most was done, and the words do not say which.
3. What is said in jest, or called so only at a distance ("allegedly freed", a "truce" in the outlet's own quotation
   marks), is kept, and is never told as done.
4. Only a status that says too much is taken back, to *hypothetical*; act, parties and words stay as they were read.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from parley.attributions.attribution import Attribution
from parley.attributions.lexicon import listed
from parley.claims.act_choice import Choice, Item, asks_whether
from parley.claims.owner import NOBODY
from parley.claims.wording import QUOTES, VERBS, Wording
from parley.status import Polarity, Status
from parley.words import words_in

TOO_MUCH: Final = frozenset([Status.PLANNED, Status.OFFERED, Status.PREDICTED])  # beside *actual*, in a question
ENDS: Final = frozenset([".", "?", "!"])
GRANTED: Final = listed("after before since when while because that who which whom whose why how where what as whether")
ASKS: Final = listed("why how when where who whom whose which what")
BESIDE: Final = 4  # words from a cue in which its tone is told


def as_meant(read: Sequence[tuple[Item, Choice]], everyone: Sequence[Attribution]) -> list[tuple[Item, Choice]]:
    """Return the triggers of a passage, those that are not meant as facts with a status that says so."""
    if not read or _signs().isdisjoint(read[0][0].wording.low):
        return list(read)
    return [
        (item, choice._replace(status=Status.HYPOTHETICAL) if _is_unmeant(n, read, everyone) else choice)
        for n, (item, choice) in enumerate(read)
        if not is_so_called(item.wording, item.trigger.at)
    ]


def _is_unmeant(n: int, read: Sequence[tuple[Item, Choice]], everyone: Sequence[Attribution]) -> bool:
    """Tell whether the trigger at `n` says too much."""
    item, choice = read[n]
    w, at = item.wording, item.trigger.at
    is_asked = not item.cue and asks_after(w, at)
    if choice.status is not Status.ACTUAL:
        return is_asked and choice.status in TOO_MUCH
    if is_hearsay(item) and (item.cue or item.own_voice or not _words("hearsay").isdisjoint(_cues_of(item, everyone))):
        return True
    in_jest = not item.cue and is_in_jest(item, everyone)
    return is_asked or in_jest or (item.own_voice and is_scare_quoted(w, at)) or _is_one_of_two(n, read)


def is_so_called(w: Wording, at: int) -> bool:
    """Tell whether a word is the end of "so-called", which does nothing."""
    return w.low[at] == "called" and w.low[max(0, at - 2) : at] == ("so", "-")


def asks_after(w: Wording, at: int) -> bool:
    """Tell whether a question asks if what a word tells is so: not what it takes for granted.

    A noun is taken for granted ("Did they accept the offer?") where the question has a verb.
    """
    begin, end = w.first[at], w.after[at]
    mark = next((k for k in range(at + 1, end) if w.low[k] in ENDS), -1)
    if mark < 0 or w.low[mark] != "?":
        return False
    opens = next((k for k in range(begin, end) if w.low[k][0].isalnum()), at)
    if w.low[opens] in ASKS:
        return False
    if w.classes[at] not in VERBS:
        return not any(w.classes[k] in VERBS or w.classes[k] == "MD" for k in range(begin, end))
    comma = next((k for k in range(at - 1, begin - 1, -1) if w.low[k] in (",", ";", ":")), begin - 1)
    own = w.low[comma + 1 : at]
    return asks_whether(w, at) or GRANTED.isdisjoint(own)


def _is_one_of_two(n: int, read: Sequence[tuple[Item, Choice]]) -> bool:
    """Tell whether a verb is joined by "or" to one of another act: "killed or wounded" is of one."""
    item, choice = read[n]
    for other, their in read[max(0, n - 1) : n + 2]:
        first, last = sorted((item.trigger.at, other.trigger.at))
        if their.act is choice.act or other.wording is not item.wording or last - first not in (2, 3):
            continue
        w = item.wording
        verbs = w.classes[first] in VERBS and w.classes[last] in VERBS
        if verbs and "or" in w.low[first + 1 : last] and Polarity.NEGATIVE not in (choice.polarity, their.polarity):
            return True
    return False


def is_hearsay(item: Item) -> bool:
    """Tell whether an adverb of hearsay stands in a verb's group or right beside it."""
    w, at = item.wording, item.trigger.at
    if w.classes[at] not in VERBS:
        return False
    around = w.low[max(w.first[at], min(item.trigger.mood.first, at) - 1) : min(at + 2, w.after[at])]
    return not _words("hearsay").isdisjoint(around)


def is_scare_quoted(w: Wording, at: int) -> bool:
    """Tell whether a word stands alone within quotation marks."""
    return w.first[at] < at < w.after[at] - 1 and w.low[at - 1] in QUOTES and w.low[at + 1] in QUOTES


def is_in_jest(item: Item, everyone: Sequence[Attribution]) -> bool:
    """Tell whether the words that hold a trigger are told as said in jest: "joked that", "said sarcastically"."""
    if item.owner == NOBODY:
        return False
    w, at = item.wording, item.trigger.at
    if not _words("jest").isdisjoint(_cues_of(item, everyone)):
        return True
    cues = [k for span in everyone[item.owner].cue for k in w.passage.tokens_in(span)]
    said = [w.passage.tokens_in(span) for span in everyone[item.owner].content]
    own = {k for tokens in said if len(tokens) > 1 for k in tokens}  # of one token: "Jokingly," that opens a sentence
    near = {k for cue in cues for k in range(max(w.first[at], cue - BESIDE), min(w.after[at], cue + 1 + BESIDE))}
    return any(w.low[k] in _words("tone") for k in near - own)


def _cues_of(item: Item, everyone: Sequence[Attribution]) -> list[str]:
    """Return the words of the cue by which what holds a trigger is told."""
    spans = everyone[item.owner].cue if item.owner != NOBODY else ()
    return [item.wording.low[k] for span in spans for k in item.wording.passage.tokens_in(span)]


@cache
def _signs() -> frozenset[str]:
    """Return the words and marks without one of which a passage means all that it says."""
    return frozenset({"?", "or", "called", *QUOTES}).union(*map(_words, ("jest", "tone", "hearsay")))


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of one kind of the list."""
    rows = (line.split(" | ") for line in words_in("unmeant_words.txt"))
    return frozenset(word for name, words in rows if name == kind for word in words.split("; "))
