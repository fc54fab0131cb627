"""Numbers written in digits: "1,900", "4.3bn", "5-10", "2 ½", "1.99×10^30".

1. What is no number ("1.9.2", "10.0.0.1", "9:35", "V10") is left with all its characters, and never half read.
2. A letter after digits is a scale only where nothing speaks for a unit: "2.7m sales" but "100m sprint".
"""

import re
from decimal import Decimal

from parley.claims.number import (
    EXACT,
    LONGEST,
    SUFFIXES,
    VULGAR,
    Form,
    Number,
    Tokens,
    half_after,
    ratio,
    scale_after,
)
from parley.claims.unit import unit_before

PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
PAIR = re.compile(r"([\d.,]+)[–—-]([\d.,]+)")
FRACTION = re.compile(r"(?:(\d{1,4})-)?(\d{1,2})/(\d{1,2})")  # "1/4", "4-1/2"
WHOLES = frozenset({2, 3, 4, 5, 8, 16, 32})  # what fractions are written of; "9/11" is none
SUFFIX = re.compile(rf" ?({'|'.join(sorted(SUFFIXES, key=len, reverse=True))})(?![^\W_]|[-'’/²³]\w)")
POWER = re.compile(r" ?[×x*·] ?10(?:\^? ?([-−–]\d{1,3})|\^(\d{1,3})(?!\d)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))")
EXPONENT = re.compile(r"[eE]([+-]?\d+)(?!\w|\.\d)")  # "1e400"
LONGEST_EXPONENT = 3  # digits: what no float holds is still read, what no page could print is left
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
MINUS = re.compile(r"\bminus[ -]$", re.IGNORECASE)
LOWER = re.compile(r" [a-z]{3}")
OF_ITS = re.compile(r" of (?:its|the|their|these|those|his|her|our) ")
METRES = re.compile(
    r" (?:in|of|from|to|long|tall|high|wide|deep|away|above|below|sprint|race|hurdles|freestyle|relay|dash|final|mark)"
    r"(?!\w)|[^ \w]|$"
)
PLURAL_AHEAD = re.compile(r"(?: [a-z-]+){0,4}? (?:[a-z]+[a-rt-z]s|people|staff)(?!\w)")


def number_of_digits(text: str, tokens: Tokens, i: int) -> tuple[Number, int]:
    """Return the number written in the digits of token `i`, with its sign and scale, and the next token's index."""
    start, end = tokens[i]
    ends = ends_of_cluster(text[start:end])
    if ends is None or (start and is_in_name(text, start) and unit_before(text, start) is None):
        return Number(start, end, Decimal(0), Decimal(0), Form.LEFT), i + 1
    start, (low, high) = with_sign(text, start, end, ends)
    i += 1
    scale = Decimal(1)
    if short := EXPONENT.match(text, end):
        end = short.end()
        if len(short[1].lstrip("+-")) > LONGEST_EXPONENT:
            return Number(start, end, Decimal(0), Decimal(0), Form.LEFT), i + 1
        low, high, i = low.scaleb(int(short[1]), EXACT), high.scaleb(int(short[1]), EXACT), i + 1
    if power := POWER.match(text, end):
        exponent = int((power[1] or power[2] or power[3]).translate(RAISED).lstrip("-") or 0)
        exponent = -exponent if "-" in (power[1] or power[2] or power[3]).translate(RAISED) else exponent
        low, high, end = low.scaleb(exponent, EXACT), high.scaleb(exponent, EXACT), power.end()
        while i < len(tokens) and tokens[i][0] < end:
            i += 1
    if (suffix := SUFFIX.match(text, end)) and is_scale(text, start, suffix):
        scale, end = Decimal(SUFFIXES[suffix[1]]), suffix.end()
    elif i < len(tokens) and tokens[i][0] <= end + 1 and text[tokens[i][0]] in VULGAR:
        part = ratio(*VULGAR[text[tokens[i][0]]])
        low, high, end, i = low + part, high + part, tokens[i][1], i + 1
    elif part := half_after(text, end, tokens, i) or fraction_after(text, end, tokens, i):
        low, high, end, i = low + part, high + part, tokens[i][1], i + 1
    while i < len(tokens) and (word := scale_after(text, end, tokens[i])):
        scale, end, i = EXACT.multiply(scale, Decimal(word)), tokens[i][1], i + 1
    low, high = EXACT.multiply(low, scale), EXACT.multiply(high, scale)
    return Number(start, end, min(low, high), max(low, high), Form.DIGITS, scale != 1, scale), i


def fraction_after(text: str, end: int, tokens: Tokens, i: int) -> Decimal:
    """Return the fraction that follows a whole number ("6 1/4%"), or 0."""
    if i >= len(tokens) or tokens[i][0] != end + 1 or text[end] != " ":
        return Decimal(0)
    part = FRACTION.fullmatch(text, *tokens[i])
    if not part or part[1] or int(part[3]) not in WHOLES or not 0 < int(part[2]) < int(part[3]):
        return Decimal(0)
    return ratio(int(part[2]), int(part[3]))


def ends_of_cluster(cluster: str) -> tuple[Decimal, Decimal] | None:
    """Return the two ends that a cluster of digits writes (equal for one number), or None where it is no number."""
    if len(cluster) > LONGEST:
        return None
    if not cluster.translate({0x2013: "-", 0x2014: "-"}).isascii():
        return (Decimal(cluster),) * 2 if cluster.isdecimal() and is_one_script(cluster) else None
    if PLAIN.fullmatch(cluster):
        value = Decimal(cluster.replace(",", ""))
        return value, value
    if pair := PAIR.fullmatch(cluster):
        if PLAIN.fullmatch(pair[1]) and PLAIN.fullmatch(pair[2]):
            return Decimal(pair[1].replace(",", "")), Decimal(pair[2].replace(",", ""))
        return None
    if (part := FRACTION.fullmatch(cluster)) and int(part[3]) in WHOLES and 0 < int(part[2]) < int(part[3]):
        value = int(part[1] or 0) + ratio(int(part[2]), int(part[3]))
        return value, value
    return None


def is_one_script(digits: str) -> bool:
    """Tell whether all digits come from one script's row of ten."""
    return len({ord(digit) - int(digit) for digit in digits}) == 1


def is_in_name(text: str, start: int) -> bool:
    """Tell whether what stands right before digits makes them part of a name: "V10", "ID.3"."""
    before = text[start - 1]
    return before.isalpha() or before == "_" or (before == "." and start > 1 and text[start - 2].isalpha())


def with_sign(text: str, start: int, end: int, ends: tuple[Decimal, Decimal]) -> tuple[int, tuple[Decimal, Decimal]]:
    """Return the start and ends of a number with its leading point (".5") or minus."""
    low, high = ends
    if start and text[start - 1] == "." and (start == 1 or text[start - 2] in " \n\t($£€~<>="):
        if text[start:end].isdecimal():
            low = high = low.scaleb(start - end, EXACT)
        start -= 1
    if (minus := MINUS.search(text, max(0, start - 7), start)) is not None:
        return minus.start(), (-high, -low)
    if start and (text[start - 1] == "−" or (text[start - 1] == "-" and start > 1 and text[start - 2] in " ($£€")):
        return start - 1, (-high, -low) if low == high else (-low, high)
    return start, (low, high)


def is_scale(text: str, start: int, suffix: re.Match[str]) -> bool:
    """Tell whether the letter after digits is a scale: "25k", "8 B people", and no metre."""
    after = suffix.end()
    if suffix[0][0] == " " and len(suffix[1]) == 1:
        return suffix[1] in "BMK" and bool(LOWER.match(text, after) or text[max(0, start - 1) : start] in tuple("$€£"))
    if suffix[1] != "m" or unit_before(text, start) is not None or OF_ITS.match(text, after):
        return True
    return not METRES.match(text, after) and PLURAL_AHEAD.match(text, after) is not None
