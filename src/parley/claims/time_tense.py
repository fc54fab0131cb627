"""Whether a sentence looks back or forward where a time expression stands.

1. The nearest verb decides: "said Tuesday that they will meet" looks back, "will meet on Tuesday" forward.
2. Before the expression first, then after it ("On Tuesday, officials will meet"), never beyond the sentence.
3. `UNTOLD` means that the words do not say; the reader of the result then tells what it took instead.
"""

from enum import IntEnum
from functools import cache

from parley.claims.time_words import Words
from parley.words import words_in

REACH = 30  # tokens to either side; the median sentence of news has 24
STARTS = frozenset({"starting", "beginning", "effective"})  # "a levy beginning in early June"
STOPS = frozenset({"!", "?", ""})  # a paragraph's end, bare of white space, is empty


class Looks(IntEnum):
    """Which way a sentence looks."""

    WAS = -2  # back, by the verb right before: "signed on 28 March"
    BACK = -1
    UNTOLD = 0
    AHEAD = 1
    WILL = 2  # ahead, by "will"
    EITHER = 9  # the verb that governs may look either way; told to nobody outside


@cache
def tense_words() -> dict[str, frozenset[str]]:
    """Return the word lists by class."""
    rows = (line.partition(" | ") for line in words_in("tense_words.txt"))
    lists = {name: frozenset(forms.split("; ")) for name, _, forms in rows}
    telling = ("will", "ahead", "plan", "did", "past", "arranged")
    governs = lists["determiner"] | lists["will"] | lists["ahead"] | {"to", "not", "did"}
    return lists | {
        "governs": governs,
        "telling": frozenset({"set", "was", "were"}).union(*(lists[name] for name in telling)),
    }


def tense_at(words: Words, first: int, last: int) -> Looks:
    """Return which way the sentence looks at the tokens from `first` up to `last`."""
    at = first - 2 if words.low(first - 1) in ("the", "a", "this") else first - 1
    before, leads = words.low(at), words.tokens[at][:1].isupper() if at >= 0 else False
    if before == "since":
        return Looks.BACK
    if before == "as" and words.low(at - 1) in ("early", "soon"):
        return Looks.AHEAD
    if {before, words.low(at - 1)} & STARTS and words.name(at) in ("on", "of", ""):
        return Looks.AHEAD
    if before in ("until", "till", "by", "through") and leads:
        return _scan_right(words, last) or Looks.AHEAD
    if before in ("until", "till"):
        return Looks.BACK if words.low(at - 1) == "not" else Looks.AHEAD
    if words.low(last) == "deadline":
        return Looks.AHEAD
    if words.low(last) in ("'s", "’s"):
        return _of_owner(words, first, last)
    found = _scan_left(words, first)
    if before in ("by", "through") and not (found < 0 and _is_told_back(words, first, last)):
        return Looks.AHEAD
    return Looks.UNTOLD if found is Looks.EITHER else found or _scan_right(words, last)


def _of_owner(words: Words, first: int, last: int) -> Looks:
    """Return which way "Tuesday's vote" looks: back, but in "ahead of Tuesday's vote" and "Tuesday's vote will"."""
    if words.low(first - 1) in ("before", "by", "until", "for") or words.low(first - 2) == "ahead":
        return Looks.AHEAD
    near = [_tense_of(words, at) for at in range(last, min(last + 6, len(words.tokens)))]
    return next((look for look in near if look), Looks.BACK)


def _is_told_back(words: Words, first: int, last: int) -> bool:
    """Tell whether "by Friday" is past: "had left by Friday", "was full by Friday"."""
    was = any(
        words.low(at) in ("was", "were") and _of_was(words, at) is Looks.BACK for at in range(max(0, first - 6), first)
    )
    return was or any(words.low(at) == "had" for at in range(max(0, first - 8), last + 8))


def _ends_sentence(words: Words, at: int) -> bool:
    """Tell whether the token at `at` ends a sentence; one that a lower-case word follows does not."""
    token = words.tokens[at].strip()
    if token in STOPS:
        return True
    if token != "." or at == 0:
        return False
    before, after = words.tokens[at - 1], words.tokens[at + 1] if at + 1 < len(words.tokens) else ""
    short = (len(before) == 1 and before.isalpha()) or before.lower() in tense_words()["abbreviation"]
    return not short and not after[:1].islower() and not after[:1].isdigit() and after not in (",", ";")


def _scan_left(words: Words, first: int) -> Looks:
    for at in range(first - 1, max(-1, first - REACH), -1):
        if _ends_sentence(words, at):
            break
        if found := _infinitive(words, at) if words.low(at) == "to" else _tense_of(words, at):
            beside = at == first - 1 or (at == first - 2 and words.name(first - 1) == "on")
            return Looks.WAS if found is Looks.BACK and beside else found
        if words.low(at) in tense_words()["timetable"] and words.low(at - 1) not in tense_words()["governs"]:
            return Looks.AHEAD
    return Looks.UNTOLD


def _scan_right(words: Words, last: int) -> Looks:
    for at in range(last, min(len(words.tokens), last + REACH)):
        if _ends_sentence(words, at) or words.low(at) in tense_words()["relative"]:
            break
        if found := _tense_of(words, at):
            return found
    return Looks.UNTOLD


def _tense_of(words: Words, at: int) -> Looks:
    """Return which way the word at `at` looks, with the words that govern it."""
    lists = tense_words()
    word = words.low(at)
    if word not in lists["telling"] and not word.endswith("ed"):
        return Looks.UNTOLD
    before, after = words.low(at - 1), words.low(at + 1)
    if word in lists["will"]:
        return Looks.WILL if word != "won" or after in ("'", "’") else Looks.BACK
    if word in lists["ahead"]:
        if word == "may" and words.tokens[at] == "May":
            return Looks.UNTOLD
        return Looks.BACK if after == "have" or (word == "could" and _is_denied(words, at)) else Looks.AHEAD
    if word in lists["plan"]:
        noun = before in lists["determiner"] and after not in ("to", "for")
        return Looks.UNTOLD if noun else Looks.AHEAD
    if word in ("has", "have", "had") and after == "to":
        return Looks.AHEAD
    if word == "set" and before not in lists["determiner"]:
        return Looks.AHEAD if after in ("to", "for") and before not in lists["did"] else Looks.BACK
    if word in ("was", "were"):
        return _of_was(words, at)
    if word in lists["did"]:
        return Looks.BACK
    if word in lists["past"] or _is_in_ed(word):
        return _participle(words, at)
    return Looks.AHEAD if word in lists["arranged"] and before in ("is", "are", "am") else Looks.UNTOLD


def _is_denied(words: Words, at: int) -> bool:
    """Tell whether "could" tells what did not happen: "could not be reached", "neither he nor his aides could"."""
    return words.low(at + 1) in ("not", "never") or any(
        words.low(back) in ("neither", "nor", "nobody", "none") for back in range(max(0, at - 8), at)
    )


def _is_in_ed(word: str) -> bool:
    told = word.endswith("ed") and len(word) > 3 and word.isalpha() and not word.startswith("un")
    return told and word not in tense_words()["never"]


def _of_was(words: Words, at: int) -> Looks:
    """Return `AHEAD` for "was to meet", "were due to begin", else `BACK`."""
    ahead = words.low(at + 1) == "to" or any(words.low(k) in tense_words()["plan"] for k in range(at + 1, at + 4))
    return Looks.AHEAD if ahead else Looks.BACK


def _participle(words: Words, at: int) -> Looks:
    """Return the tense of a verb in the past: "to be released" looks forward, "was released" back."""
    lists = tense_words()
    for back in range(at - 1, max(-1, at - 4), -1):
        word = words.low(back)
        if word in lists["will"]:
            return Looks.WILL
        if word == "be" and words.low(back - 1) in lists["will"]:
            return Looks.WILL
        if word in ("be", "is", "are") or word in lists["ahead"]:
            return Looks.AHEAD
        if word in lists["determiner"] and back == at - 1:
            return Looks.UNTOLD
        if not word.endswith("ly") and word not in ("not", "been", "then", "also", "it", "they", "he", "she", "we"):
            break
    return Looks.BACK


def _infinitive(words: Words, at: int) -> Looks:
    """Return which way "to meet" looks, by the word that governs it; `UNTOLD` where "to" is no infinitive."""
    after = words.tokens[at + 1] if at + 1 < len(words.tokens) else ""
    low, lists = after.lower(), tense_words()
    headline = words.tokens[at] == "TO" and after.isupper()
    if not (after[:1].islower() or headline) or words.name(at + 1) not in ("", "last"):
        return Looks.UNTOLD
    if low in lists["determiner"] or low.endswith(("ing", "tion", "s")):
        return Looks.UNTOLD
    head = words.low(at - 1)
    if head in lists["open"]:
        return Looks.EITHER
    if head in lists["done"]:
        return Looks.BACK
    heads = lists["plan"] | lists["head"] | lists["be"]
    return Looks.AHEAD if head in heads or low in lists["occurs"] or headline else Looks.UNTOLD
