"""The clause of a trigger, and what hangs on it: condition, reason, what it takes for granted.

1. A clause ends at a mark, a subordinating word or the next clause's subject; figures and days belong to one clause.
   "Signed on 3 May", after "the deal", is a clause of its own: its day is nobody else's, and it is told as done.
2. A condition or reason is a stretch of the text, in the words of the text.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from parley.attributions.lexicon import listed
from parley.claims.trigger import Trigger
from parley.claims.wording import FINITE, Wording
from parley.day import MONTHS, WEEKDAYS
from parley.words import words_in

OPENS_REASON: Final = (
    ("because",), ("due", "to"), ("in", "order", "to"), ("so", "as", "to"), ("so", "that"), ("in", "response", "to"),
    ("in", "protest"), ("in", "retaliation"), ("as", "punishment"), ("on", "the", "grounds"), ("citing",), ("over",),
    ("aimed", "at"), ("to", "protest"), ("in", "an", "effort", "to"), ("in", "a", "bid", "to"), ("owing", "to"),
    ("for", "fear"), ("given",), ("designed", "to"), ("a", "tactic", "to"), ("intended", "to"),
)  # fmt: skip
OPENS_EXCHANGE: Final = (("in", "exchange", "for"), ("in", "return", "for"), ("conditional", "on"),
                         ("conditioned", "on"), ("subject", "to"), ("provided", "that"), ("pending",))  # fmt: skip
SUBORDINATES: Final = listed(
    "after before because while if unless when although though until once whereas since whether that which who "
)
OPENS_FIRST: Final = listed("while although though whereas if unless when after before because since once as")
MARKS: Final = frozenset([";", ":", "—", "–", "--", ".", "?", "!"])
LONGEST: Final = 30  # words of a reason
ON: Final = frozenset(["on", "in", "since"])
DATES: Final = frozenset((*MONTHS, *WEEKDAYS)) | listed("jan feb mar apr jun jul aug sept sep oct nov dec")


def clause_of(w: Wording, t: Trigger) -> tuple[int, int]:
    """Return the first word of the trigger's clause and the word after it."""
    begin, end = w.first[t.at], w.after[t.at]
    first = t.mood.first
    k = min(first, t.at) - 1
    own = is_dated_participle(w, t.at)
    while not own and k >= begin and not (w.low[k] in MARKS or w.low[k] in SUBORDINATES or _next_clause(w, k, begin)):
        k -= 1
    last = t.at + 1
    while last < end and not (
        w.low[last] in MARKS
        or w.low[last] in SUBORDINATES
        or _joins_clause(w, last, end)
        or is_dated_participle(w, last)
    ):
        last += 1
    return k + 1, last


def is_dated_participle(w: Wording, k: int) -> bool:
    """Tell whether a word is what was done to the noun before it, on a named day: "the deal signed on 3 May"."""
    return (
        w.classes[k] == "VBN"
        and k > w.first[k]
        and w.classes[k - 1] in ("NN", "NNP")
        and k + 2 < w.after[k]
        and w.low[k + 1] in ON
        and any(word in DATES for word in w.low[k + 2 : min(k + 4, w.after[k])])
    )


def _next_clause(w: Wording, k: int, begin: int) -> bool:
    """Tell whether the word at `k` closes the clause before: a comma or "and" after a clause with a verb of its own."""
    if w.low[k] == "," and k + 1 < len(w.low) and w.low[begin] in OPENS_FIRST:
        return any(w.classes[m] in FINITE for m in range(begin, k))  # "While Norland wants to …, Sudmark insists"
    return w.low[k] in (",", "and", "but", "or") and any(w.classes[m] in FINITE for m in range(max(begin, k - 8), k))


def _joins_clause(w: Wording, k: int, end: int) -> bool:
    """Tell whether a comma or "and" at `k` opens another clause: a subject and a finite verb follow."""
    if w.low[k] not in (",", "and", "but", "or"):
        return False
    return any(w.classes[m] in FINITE or w.classes[m] == "MD" for m in range(k + 1, min(end, k + 7)))


def openings(w: Wording, ways: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the stretches of a passage that one of some phrases opens, each to the end of its clause."""
    heads = _heads(tuple(ways))
    found: list[tuple[int, int]] = []
    for k in [k for k, word in enumerate(w.low) if word in heads]:
        for way in heads[w.low[k]]:
            if w.low[k : k + len(way)] == way and (not found or found[-1][1] <= k):
                found.append((k, _end(w, k + len(way))))
                break
    return found


@cache
def _heads(ways: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {way[0]: tuple(other for other in ways if other[0] == way[0]) for way in ways}


def _end(w: Wording, k: int) -> int:
    """Return the word after a stretch that goes on at `k`."""
    limit = min(w.after[min(k, len(w.low) - 1)], k + LONGEST)
    while k < limit and w.low[k] not in MARKS and w.low[k] not in (",", '"', "”"):
        k += 1
    return k


def presupposed(t: Trigger, what: str) -> str:
    """Return what a verb takes for granted of its object: "resume aid": aid had stopped.

    The object is that of the text; where there is none, nothing is said.
    """
    tells = _presuppositions().get(t.lemma, "")
    thing = t.object or what
    return tells.replace("…", thing) if tells and thing else ""


@cache
def _presuppositions() -> dict[str, str]:
    return {verb: said for line in words_in("presuppositions.txt") for verb, _, said in [line.partition(" | ")]}
