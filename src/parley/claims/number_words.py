"""Numbers written in words: "twenty-five thousand", "a dozen", "two and a half million", "two-thirds".

1. A bare scale ("million", "dozen") is a number only with an article: "a million".
2. A bare plural ("thousands of people") is a range up to ten times its word, as in NewsQuant.
3. An ordinal ("the third", "twenty-first") is none; a part needs its whole: "a third of", "half the".
"""

import re
from decimal import Decimal

from parley.claims.number import (
    EXACT,
    JOIN,
    ONES,
    PARTS,
    PLURALS,
    SCALES,
    TENS,
    Form,
    Number,
    Tokens,
    half_after,
    ratio,
    scale_after,
)

ORDINAL = re.compile(r"[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)
OF = re.compile(r" of (?:a )?", re.IGNORECASE)
HALF_A = re.compile(r"(?: of)? (?:a )?", re.IGNORECASE)


def number_of_words(text: str, tokens: Tokens, i: int) -> tuple[Number | None, int]:
    """Return the number in words that begins with token `i`, or None, and the index of the next token."""
    start, end = tokens[i]
    word = text[start:end].lower()
    if word in PLURALS:
        return number_of_plural(text, tokens, i)
    if word in PARTS:
        return number_of_part(text, tokens, i)
    begin = start
    if word in SCALES:
        begin = article_before(text, start)
        if begin == start:
            return None, i + 1
    value, scaled, end, i = sum_of_words(text, tokens, i)
    scale = Decimal(1)
    if part := half_after(text, end, tokens, i):
        value, end, i = value + part, tokens[i][1], i + 1
        while i < len(tokens) and (size := scale_after(text, end, tokens[i])):
            scale, end, i = EXACT.multiply(scale, Decimal(size)), tokens[i][1], i + 1
        value, scaled = EXACT.multiply(value, scale), scaled or scale != 1
    elif i < len(tokens) and not scaled and (under := part_after(text, end, tokens[i], value)):
        value = ratio(int(value), under)
        return Number(start, tokens[i][1], value, value, Form.PART), i + 1
    if text[start:end].lower() in TENS and ORDINAL.match(text, end):
        return None, i
    return Number(begin, end, value, value, Form.WORDS, scaled, scale), i


def article_before(text: str, start: int) -> int:
    """Return where the article before `start` begins, or `start`."""
    if text[max(0, start - 2) : start].lower() in ("a ", "a-") and not text[max(0, start - 3) : start - 2].isalnum():
        return start - 2
    return start


def sum_of_words(text: str, tokens: Tokens, i: int) -> tuple[Decimal, bool, int, int]:
    """Return what the words from token `i` on add up to, whether with a scale, their end, the next token."""
    total, current, least = 0, 0, 10**18  # a word adds only what is smaller than `least`, the last word's own size
    end, scaled = tokens[i][0], False
    while i < len(tokens):
        begin, stop = tokens[i]
        word = text[begin:stop].lower()
        if end < begin and not is_joined(text, end, begin, least, word):
            break
        if word in SCALES and (not current or SCALES[word] > current or SCALES[word] >= 1000):
            size = SCALES[word]
            if size <= 100:
                current = (current or 1) * size
            else:
                total, current = (total + (current or 1) * size, 0) if current or not total else (total * size, 0)
            least, scaled = size, True
        elif word in TENS and least >= 100:
            current, least = current + TENS[word], 10
        elif word in ONES and least > max(ONES[word], 1) and not (least == 10**18 and end > tokens[i][0]):
            current, least = current + ONES[word], 1
        else:
            break
        end, i = stop, i + 1
    return Decimal(total + current), scaled, end, i


def is_joined(text: str, end: int, begin: int, least: int, word: str) -> bool:
    """Tell whether a number word goes on with the number before it: "five hundred and two", "twenty-five"."""
    if word == "zero":
        return False
    if text[end:begin].lower() == " and ":
        return least >= 100 and (word in ONES or word in TENS)
    return JOIN.fullmatch(text, end, begin) is not None


def part_after(text: str, end: int, token: tuple[int, int], value: Decimal) -> int:
    """Return what "thirds" divides by after the number before it ("two-thirds", "one third"), or 0."""
    word = text[token[0] : token[1]].lower()
    under = PARTS.get(word, 0)
    if under <= 2 or value >= under or word.endswith("s") == (value == 1):
        return 0
    return under if JOIN.fullmatch(text, end, token[0]) else 0


def number_of_plural(text: str, tokens: Tokens, i: int) -> tuple[Number | None, int]:
    """Return the range that "dozens" or "tens of thousands" stands for."""
    start, end = tokens[i]
    word = text[start:end].lower()
    size, alone, i = PLURALS[word], True, i + 1
    while i < len(tokens) and (joint := OF.match(text, end)) and joint.end() == tokens[i][0]:
        following = text[tokens[i][0] : tokens[i][1]].lower()
        if not (factor := PLURALS.get(following) or SCALES.get(following)):
            break
        size, end, alone, i = size * factor, tokens[i][1], False, i + 1
    if alone and word in ("tens", "scores") and not OF.match(text, end):
        return None, i
    return Number(start, end, Decimal(size), Decimal(size * 10), Form.SCALE, True), i


def number_of_part(text: str, tokens: Tokens, i: int) -> tuple[Number | None, int]:
    """Return "half", "a third", "half a million", "a quarter of a million"."""
    start, end = tokens[i]
    word = text[start:end].lower()
    begin = article_before(text, start)
    i += 1
    if (word == "half" or begin < start) and i < len(tokens) and (joint := HALF_A.fullmatch(text, end, tokens[i][0])):
        size = SCALES.get(text[tokens[i][0] : tokens[i][1]].lower())
        if size and (word == "half" or "of" in joint[0]):
            value = ratio(size, PARTS[word])
            return Number(begin, tokens[i][1], value, value, Form.WORDS, True), i + 1
    told = begin < start and (OF.match(text, end) or text.endswith("by ", 0, begin))
    if word.endswith("s") or not (word == "half" or told):
        return None, i
    value = ratio(1, PARTS[word])
    return Number(begin, end, value, value, Form.PART), i
