"""Whether words that could name a day do so where they stand: "May" the month, "1990" the year, "noon" the hour."""

from dataclasses import replace
from functools import cache

from parley.claims.time_meaning import Anchor, Edge, Named
from parley.claims.time_words import Words, contexts
from parley.words import words_in

UNCLEAR_MONTHS = frozenset({"May", "March", "MARCH"})
EDGES_OF_DAY = frozenset(
    {"dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall", "lunchtime", "midmorning", "midafternoon"}
)  # "until dawn"
BARE_YEARS = range(1900, 2101)  # a number in this range may be a year without a preposition before it


@cache
def numbered() -> frozenset[str]:
    """Return the things that carry a number as a name: "flight 1987"."""
    return frozenset(word for line in words_in("numbered_things.txt") for word in line.split()) - {"no", "class"}


def is_told(words: Words, first: int, last: int, meaning: Named) -> bool:
    """Tell whether the words, where they stand, name a day and not something else."""
    names = [words.name(at) for at in range(first, last)]
    if "far" in names and words.low(last).isalpha():
        return False
    if len(names) == 1 and names[0] in ("month", "mon", "wday", "season"):
        return _is_alone(words, first)
    if "units" in names and (not meaning.clock or words.low(first - 1) not in contexts()["before a clock"]):
        return False  # "2000 years", "1500 hours of work"
    if "nineties" in names and words.low(first - 1) in ("his", "her", "their", "my", "your", "our"):
        return False  # an age
    if "mon" in names and not (meaning.date or meaning.year):
        return False  # "Mar-a-Lago"
    if meaning.weekday and not meaning.date and "wday" in names and not meaning.clock:
        return False
    if meaning.year is not None and not (meaning.month or meaning.quarter or meaning.half or meaning.season):
        return _is_year(words, first, last, meaning.year)
    if meaning.clock and not (meaning.weekday or meaning.date or meaning.month):
        return _is_clock(words, first, last, names)
    if meaning.half and meaning.year is None and meaning.years_away is None and meaning.which is None:
        return "semester" in names or "unit" in names
    if meaning.season and words.low(last) == "of":
        return False
    if meaning.date and not (meaning.month or meaning.year):
        return _is_bare_date(words, first, last)
    bare = replace(
        meaning, edge=Edge.NONE, which=None, years_away=None, weeks_away=None, anchor=Anchor.REPORT, fiscal=False
    )
    return bare != Named()


def _is_alone(words: Words, at: int) -> bool:
    """Tell whether one word that has other meanings names a month or season."""
    token, name, before, after = words.tokens[at], words.name(at), words.low(at - 1), words.low(at + 1)
    if name in ("mon", "wday"):
        return False
    if name == "season":
        return token.islower() and token not in ("fall", "spring") and after != "of"
    if token not in UNCLEAR_MONTHS:
        return True
    adjective = token != "May" and (after == "'s" or (before == "the" and after.isalpha()))
    return before in contexts()["before a month"] or adjective


def _is_bare_date(words: Words, first: int, last: int) -> bool:
    """Tell whether "the 17th" is a day of a month, and not a floor."""
    led = words.low(first - 1) in ("on", "by", "until", "since", "from") and words.tokens[last - 1][0].isdigit()
    return led and not words.low(last).isalpha()


def _is_year(words: Words, first: int, last: int, year: int) -> bool:
    """Tell whether digits are a year where they stand."""
    if words.tokens[first][0] in "'’":
        return words.low(first - 1) in contexts()["before a year"]
    if (last - first > 1 and year < 3000) or words.name(first) in ("slash", "unit", "the"):
        return True
    lists = contexts()
    before, after = words.low(first - 1), words.low(last)
    counted = after.endswith("s") and not after.endswith("ss") and len(after) > 3
    owned = before in ("a", "the", "its", "their", "'s", "’s")
    if before in lists["before a number"] and not (before in (".", ":") and after in (",", "'s")):
        return False
    if after in lists["after a number"] or before in numbered():
        return False
    if year in BARE_YEARS:
        return not counted or owned or before in ("in", "since", "of", "the", "from", "by", "early", "late")
    sized = before == "of" and words.low(first - 2) in lists["sizes"]
    return (
        before in ("in", "since", "until", "by", "year", "of") and not counted and not sized and after not in ("-", "$")
    )


def _is_clock(words: Words, first: int, last: int, names: list[str]) -> bool:
    before = words.low(first - 1)
    if names in (["clock"], ["noon"]):
        return before in contexts()["before a clock"]
    if names in (["the", "pod"], ["the", "edge", "pod"]):
        return before in contexts()["before a part of the day"] and words.low(last) != "of"
    return names != ["pod"] or (words.low(first) in EDGES_OF_DAY and before in contexts()["before a clock"])
