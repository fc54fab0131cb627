"""The words of a text as the grammar of time sees them: each token with a class and a value.

1. A class is one character, so that a run of tokens is a string that a regular expression reads.
2. A token of no class is `OTHER`; only runs of classed tokens are ever parsed.
3. Offsets are code points of the text; the end of a paragraph or block is `OTHER`: no expression runs over it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from parley.reports.report import Block
from parley.words import words_in

OTHER = "."
DIGITS = (
    "small",
    "year",
    "far",
    "big",
    "dec",
    "hhmm",
    "frac",
    "tens",
    "nineties",
    "iso",
    "slash",
    "clock",
)  # classes of numbers
NAMED = tuple(dict.fromkeys(line.split()[0] for line in words_in("time_words.txt")))
CHARS = {name: chr(0xC0 + at) for at, name in enumerate((*NAMED, *DIGITS))}
NAMES = {char: name for name, char in CHARS.items()}

STOPPED = "|".join(  # abbreviations that keep their full stop: "Feb."
    rf"(?<=\b{form})"
    for line in words_in("time_words.txt")
    for form in line.partition(" | ")[2].replace(".", r"\.").split("; ")
    if re.fullmatch(r"[A-Z][a-z]+\\\.", form)
)
NAMES_OF_DAYS = "|".join(  # feasts of several words are one token: "Good Friday"
    form.replace(".", r"\.").replace("'", "['’]")
    for line in words_in("time_words.txt")
    if line.startswith("holiday")
    for form in line.partition(" | ")[2].split("; ")
    if " " in form and "’" not in form and form != "New Year's"
)
TOKEN = re.compile(
    rf"\b(?=[A-Z])(?:{NAMES_OF_DAYS})(?!\w)|[QH][1-4](?!\w)|"
    r"(?:B\.C|A\.D)\.(?!\w)"
    rf"|[^\W\d_]+(?:\.(?:{STOPPED}|(?<=\b[AaPp]\.)[Mm]\b\.?)|['’](?:clock\b|(?<=\bo['’])clock)|(?<=\bNew) Year['’]s\b)?"
    r"|\n\s*\n|(?<=[.!?:”\"')\]])\n|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\w)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|[1-9]/\d(?![\d/])"
    r"|\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s)?"
    r"|['’](?:s\b|\d0s\b|\d\d(?![\w'’]))?|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text, with their classes as one string."""

    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    classes: str

    def name(self, at: int) -> str:
        """Return the name of a token's class; "" outside the text and for other words."""
        return NAMES.get(self.classes[at], "") if 0 <= at < len(self.classes) else ""

    def value(self, at: int) -> str:
        """Return a token's value within its class."""
        token = self.tokens[at]
        known = lexicon().get(token)
        return known[1] if known else number_of(token)[1]

    def low(self, at: int) -> str:
        """Return a token in lower case; "" outside the text."""
        return self.tokens[at].lower() if 0 <= at < len(self.tokens) else ""

    def end(self, at: int) -> int:
        """Return where a token ends in the text."""
        return self.starts[at] + len(self.tokens[at])


def is_glued(words: Words, at: int) -> bool:
    """Tell whether the token is a hyphen that joins its neighbours: "quarter-century", not "the quarter - a record"."""
    return (
        words.low(at) in ("-", "‑")
        and words.end(at - 1) == words.starts[at]
        and words.starts[at + 1 : at + 2] == (words.end(at),)
    )


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Return the lists of words beside an expression, by name."""
    rows = (line.partition(" | ") for line in words_in("time_contexts.txt"))
    return {name: frozenset(listed.split("; ")) for name, _, listed in rows}


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Return class character and value of each form, as it is written."""
    forms: dict[str, tuple[str, str]] = {}
    for line in words_in("time_words.txt"):
        key, _, listed = line.partition(" | ")
        name, _, value = key.partition(" ")
        for form in listed.split("; "):
            written = {form, form[:1].upper() + form[1:], form.upper()}
            forms.update((each, (CHARS[name], value)) for each in written)
    for never in ("MAY", "AM", "SECOND"):  # in capitals these are more often the modal, the verb and the noun
        forms.pop(never, None)
    return forms


def number_of(token: str) -> tuple[str, str]:
    """Return class name and value of a token that begins with a digit or an apostrophe before one."""
    if token[0] in "'’":
        return ("tens", token[1]) if token.endswith("s") else ("year", full_year(token[1:]))
    if "-" in token:
        return "iso", token
    if ":" in token:
        return "clock", token
    if "/" in token or token.count(".") == 2:
        if len(token) > 4 and "/" in token and len(token.rpartition("/")[2]) == 2:
            token = token[:-2] + full_year(token[-2:])
        return ("slash" if len(token) > 4 else "frac"), token
    digits = token.rstrip("stndrh")
    plain = digits.replace(",", "")
    if "." in plain:
        return "dec", plain
    whole = "".join(str(int(each)) for each in plain) if not plain.isascii() else plain
    if len(digits) < len(token):
        if token.endswith("s"):
            if len(whole) == 4 and whole[3] == "0":
                return "tens", whole[:2] if whole.endswith("00") and whole < "2000" else whole[:3]
            return ("nineties", whole[0]) if len(digits) == 2 and whole[1] == "0" else ("big", whole)
        return "ord", whole
    if len(whole) <= 2 and 1 <= int(whole) <= 31:
        return "small", str(int(whole))
    if len(whole) == 4 and plain == digits:
        return ("year" if "1000" <= whole <= "2999" else "far" if whole > "2999" else "hhmm"), whole
    if len(whole) == 5 and plain == digits:
        return "far", whole
    return "big", whole


def full_year(digits: str) -> str:
    """Return the year that two digits stand for: 1930 to 2029."""
    return f"{'20' if digits < '30' else '19'}{int(digits):02d}"


def words_of(text: str, blocks: Iterable[Block] = ()) -> Words:
    """Return the text's tokens with their classes; an empty token stands where a block begins."""
    found = list(TOKEN.finditer(text))
    tokens = [match[0] for match in found]
    starts = [match.start() for match in found]
    for border in sorted({block.span.start for block in blocks}):
        at = bisect_left(starts, border)
        tokens.insert(at, "")
        starts.insert(at, border)
    classes = {token: _class_of(token) for token in set(tokens)}
    return Words(text, tuple(tokens), tuple(starts), "".join([classes[token] for token in tokens]))


def _class_of(token: str) -> str:
    entry = lexicon().get(token)
    if entry is not None:
        return entry[0]
    numeric = token[:1].isdecimal() or (token[:1] in ("'", "’") and token[1:2].isdecimal())
    return CHARS[number_of(token)[0]] if numeric else OTHER
