"""Whether a sentence looks back or forward where a time expression stands.

1. The nearest verb decides: "said Tuesday that they will meet" looks back, "will meet on Tuesday" forward.
2. Before the expression first, then after it ("On Tuesday, officials will meet"), never beyond the sentence.
3. 0 means that the words do not tell; the reader of the result then says what it took instead.
"""

from functools import cache

from parley.claims.time_words import Words
from parley.words import words_in

REACH = 30  # tokens to either side; the median sentence of news has 24
STOPS = frozenset({"!", "?", ";", "\n\n"})


@cache
def tense_words() -> dict[str, frozenset[str]]:
    """Return the word lists by class."""
    rows = (line.partition(" | ") for line in words_in("tense_words.txt"))
    return {name: frozenset(forms.split("; ")) for name, _, forms in rows}


def tense_at(words: Words, first: int, last: int) -> int:
    """Return -1 where the sentence looks back, 1 where it looks forward, 0 where it does not say."""
    before = words.low(first - 1)
    if before in ("the", "a", "this"):
        before = words.low(first - 2)
    if before == "since":
        return -1
    if before in ("until", "till"):
        starts = words.tokens[first - 1] == "Until"
        return -1 if words.low(first - 2) == "not" else (_scan_right(words, last) or 1) if starts else 1
    found = _scan_left(words, first)
    if before in ("starting", "beginning", "effective") and found == 0:
        return 1
    if before in ("by", "through") and not (
        found < 0 and any(words.low(at) == "had" for at in range(max(0, first - 8), last + 8))
    ):
        return 1
    return found or _scan_right(words, last)


def _ends_sentence(words: Words, at: int) -> bool:
    token = words.tokens[at]
    if token in STOPS:
        return True
    return (
        token == "."
        and at > 0
        and len(words.tokens[at - 1]) > 2
        and (words.low(at + 1)[:1] != words.tokens[at + 1][:1] if at + 1 < len(words.tokens) else True)
    )


def _scan_left(words: Words, first: int) -> int:
    for at in range(first - 1, max(-1, first - REACH), -1):
        if _ends_sentence(words, at):
            return 0
        found = _tense_of(words, at)
        if found:
            return found
    return 0


def _scan_right(words: Words, last: int) -> int:
    for at in range(last, min(len(words.tokens), last + REACH)):
        if _ends_sentence(words, at) or words.low(at) in tense_words()["relative"]:
            return 0
        found = _tense_of(words, at, rightwards=True)
        if found:
            return found
    return 0


def _tense_of(words: Words, at: int, rightwards: bool = False) -> int:
    """Return which way the word at `at` looks, with the words that govern it."""
    lists = tense_words()
    word = words.low(at)
    if word in lists["ahead"]:
        if word == "may" and words.tokens[at] == "May":
            return 0
        if word == "won" and words.low(at + 1) not in ("'", "’"):
            return -1
        if word == "could" and words.low(at + 1) in ("not", "never"):
            return -1
        return -1 if words.low(at + 1) == "have" else 1
    if word in lists["plan"]:
        noun = words.low(at - 1) in tense_words()["determiner"] and words.low(at + 1) not in ("to", "for")
        return 0 if noun or (word == "about" and words.low(at + 1) != "to") else 1
    if word in lists["timetable"] and not rightwards and words.low(at - 1) not in tense_words()["determiner"]:
        return 1
    if word == "to" and not rightwards:
        return _infinitive(words, at)
    if word in ("has", "have", "had") and words.low(at + 1) == "to":
        return 1
    if word == "set" and words.low(at + 1) in ("to", "for") and words.low(at - 1) not in ("has", "have", "had"):
        return 1
    if word == "set" and words.low(at - 1) not in tense_words()["determiner"]:
        return -1
    if word in ("was", "were"):
        return _of_was(words, at)
    if word in lists["past"]:
        return -1 if word in lists["did"] else _participle(words, at)
    if (
        word.endswith("ed")
        and len(word) > 3
        and not word.startswith("un")
        and word not in lists["never"]
        and word.isalpha()
    ):
        return _participle(words, at)
    if word in lists["arranged"] and words.low(at - 1) in ("is", "are", "am"):
        return 1
    return 0


def _of_was(words: Words, at: int) -> int:
    """Return 1 for "was to meet", "were due to begin", else -1."""
    for ahead in range(at + 1, min(at + 4, len(words.tokens))):
        if words.low(ahead) in tense_words()["plan"] or (words.low(ahead) == "to" and ahead == at + 1):
            return 1
    return -1


def _participle(words: Words, at: int) -> int:
    """Return the tense of a word in -ed: "to be released" looks forward, "was released" back."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = words.low(back)
        if word in ("be", "is", "are"):
            return 1
        if word in tense_words()["ahead"]:
            return 1
        if word in tense_words()["determiner"] and back == at - 1:
            return 0
        if word.endswith("ly") or word in ("not", "been", "then", "also"):
            continue
        break
    return -1


def _infinitive(words: Words, at: int) -> int:
    """Return 1 for "to meet" after a head that looks forward, -1 after one that was done, else 0."""
    after = words.tokens[at + 1] if at + 1 < len(words.tokens) else ""
    low = after.lower()
    if (
        not after
        or not after[0].islower()
        or low in tense_words()["determiner"]
        or words.name(at + 1)
        or low.endswith(("ing", "tion", "s"))
    ):
        return 0
    head = words.low(at - 1)
    lists = tense_words()
    if head in lists["done"]:
        return -1
    if head in lists["plan"] or head in lists["aim"] or head in lists["be"]:
        return 1
    return 0
