"""Hedges: the words before and after a number that say how exactly it is told, or that it rose or fell by so much.

1. A hedge stands right beside its number; a change word may have "by" or another small word between.
2. A hedge outweighs a change: "climbed more than 3%" is at least 3.
"""

import re
from functools import cache

from parley.quantity import Hedge
from parley.words import words_in

WINDOW = 48  # characters before a number that a hedge can fill
LONGEST = 5  # words of the longest phrase
OBJECT = 6  # words back from "by" to its verb: "grow sales by 35 per cent"
HAVING = frozenset(["lost", "lose", "loses", "losing", "gain", "gains", "gained", "gaining", "added", "shed", "sheds"])
PHRASAL = re.compile(
    r"\b(?:g[ai]v\w+|mak\w+|made|t[ao]k\w+|took|pick\w*|set|put|c[ao]m\w+|back\w*|us\w+|rack\w*|pil\w+|end\w*) up\b"
)
PARTICLE_OF = re.compile(r"(?:hand|turn|sign|deliver|giv)\w*$|gave$")
SPREAD = frozenset(["spread", "phased", "paid", "payable", "staggered", "repaid", "disbursed", "stretched"])
AMOUNTS = frozenset(["million", "billion", "trillion", "percent", "%", "dollars", "euros", "pounds", "loans", "aid"])
WORD = re.compile(r"[^\s(\[“\"]+")
FILLERS = frozenset({"by", "to", "another", "further", "additional", "even", "as", "extra", "up", "down"})


@cache
def phrases() -> tuple[dict[tuple[str, ...], Hedge], dict[str, Hedge]]:
    """Return the phrases before a number, by their words, and those after it."""
    before: dict[tuple[str, ...], Hedge] = {}
    after: dict[str, Hedge] = {}
    for line in words_in("hedges.txt"):
        sign, left, right = (part.strip() for part in line.split(" | "))
        before |= {tuple(phrase.strip().split()): Hedge(sign) for phrase in left.split(";")}
        after |= {phrase.strip(): Hedge(sign) for phrase in right.split(";")}
    return before, after


@cache
def last_of_phrases() -> frozenset[str]:
    """Return the words that a hedge before a number can end with."""
    return frozenset(words[-1] for words in phrases()[0])


@cache
def after_pattern() -> re.Pattern[str]:
    """Return the pattern of what may follow a number and hedge it."""
    forms = sorted(phrases()[1], key=len, reverse=True)
    return re.compile(rf"(?:,? )?({'|'.join(map(re.escape, forms))})(?!\w)|(\+)(?![\w])", re.IGNORECASE)


@cache
def changes() -> dict[str, Hedge]:
    """Return the words that tell a rise or a fall."""
    return changes_listed(by=False)


@cache
def changes_by() -> dict[str, Hedge]:
    """Return the words that tell a rise or a fall only with "by": "raised by 25 points", not "raised $5 million"."""
    return changes_listed(by=True) | changes()


def changes_listed(*, by: bool) -> dict[str, Hedge]:
    """Return the listed words that need a "by", or those that do not."""
    table: dict[str, Hedge] = {}
    for line in words_in("changes.txt"):
        sign, forms = (part.strip() for part in line.split(" | "))
        if sign.endswith(" by") == by:
            table |= {form: Hedge(sign.removesuffix(" by")) for form in forms.split()}
    return table


def hedge_before(text: str, start: int) -> tuple[Hedge | None, int]:
    """Return the hedge that stands right before `start`, and where its words begin."""
    if text.endswith(("sub-", "Sub-"), max(0, start - 4), start):
        return Hedge.LESS, start - 4
    words = [word.lstrip('([“"') for word in text[max(0, start - WINDOW) : start].lower().split()]
    table, last_words = phrases()[0], last_of_phrases()
    for skip in (0, 1):
        if skip and (not words or words.pop() not in ("a", "an", "only", "just", "as")):
            break
        if not words or words[-1] not in last_words:
            continue
        for length in range(min(LONGEST, len(words)), 0, -1):
            if (hedge := table.get(tuple(words[-length:]))) is not None:
                if words[-1] == "over" and length < len(words) and is_no_hedge(words[-length - 1]):
                    return None, start
                return hedge, start_of_words(text, start, length + skip)
    return None, start


def is_no_hedge(word: str) -> bool:
    """Tell whether "over" after this word hedges nothing: "handed over 18 captives", "$2 billion over ten years"."""
    if word.endswith("ly") or word in SPREAD:  # "climb gradually over six years"
        return True
    return PARTICLE_OF.match(word) is not None or word in AMOUNTS or any(char.isdigit() for char in word)


def start_of_words(text: str, start: int, count: int) -> int:
    """Return where the `count` words before `start` begin."""
    found = [match.start() for match in WORD.finditer(text, max(0, start - WINDOW), start)]
    return found[-count] if count <= len(found) else start


def hedge_after(text: str, end: int) -> tuple[Hedge | None, int]:
    """Return the hedge that stands right after `end`, and where it ends."""
    match = after_pattern().match(text, end)
    if not match:
        return None, end
    return (Hedge.MORE if match[2] else phrases()[1][match[1].lower()]), match.end()


def change_before(text: str, start: int, *, things: bool = False) -> Hedge | None:
    """Return up or down where a change word governs the number at `start`: "rose by another 60%".

    `things` is true where people or things are counted: "lost 12 soldiers" tells no fall by 12.
    """
    words = text[max(0, start - WINDOW) : start].lower().split()
    by = bool(words) and words[-1] == "by"
    table = changes_by() if by else changes()
    for word in reversed(words[-OBJECT if by else -4 :]):
        if word in table:
            phrasal = word == "up" and PHRASAL.search(" ".join(words))
            return None if phrasal or (things and not by and word in HAVING) else table[word]
        if (by and word[-1] in ",;.:") or not (by or word in FILLERS):
            return None
    return None
