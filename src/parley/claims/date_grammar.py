"""The grammar of time expressions: which runs of words are read, and as what.

1. A rule is a pattern over the classes of `time_words`; capitals are macros. At each place the longest match wins,
   among equals the rule that stands first.
2. Reading may refuse a match (a third *day* is no quarter); then the next longest is tried.
3. Every pattern is free of nested repetition, and runs of classed words are cut at `LONGEST`: time stays linear.
"""

import re
from collections.abc import Iterator

from parley.claims.time_words import CHARS, OTHER
from parley.claims.word_pattern import choices_of, compiled, expanded, firsts_of

LONGEST = 24  # tokens of the longest expression that is tried; the longest in TimeBank has 9

MACROS = {
    "NUM": "(small|big|far|dec|number(hyphen?number)?(hyphen?number)?)",
    "UNIT": "(unit|units)",
    "MONTH": "(month|mon)",
    "NTH": "(small|ord)",
    "WD": "(weekday|wday)",
    "REL": "(last|next|this|same)",
    "THE": "(the|its|a)",
    "POD": "(pod|overnight)",
    "CLOCK": "(clock am?|(small|dec|number) am|noon|(small|number) oclock? (of the|on) pod|(small|number) oclock"
    "|(hhmm|year|far) zone|(hhmm|year) units)(local time)? zone?",
    "MDY": "((WD comma?)? MONTH NTH (comma? YEARS)?|(WD comma?)? the? NTH of? MONTH (comma? YEARS)?|iso|slash)",
    "YEARS": "(year|far)",
    "DATE": "(MDY|REL? WD|day|tonight|this day)",
    "YEAR": "(year|far|number number (hyphen? number)?)",
    "PART": "(the? (edge|shift|sometime) (hyphen? and edge)? (hyphen|of)? (the|this|its)? half?)",
    "VAGUE": "(a? few|a? couple of?)",
    "LONG": "(a? unit hyphen unit"
    "|a? NUM frac? (hyphen|more)* UNIT|NUM and a? half units|a unit and a half|half a? hyphen? unit"
    "|NUM (and|hyphen) NUM hyphen? (more hyphen?)* UNIT|VAGUE more? units|a more? unit|another NUM? UNIT"
    "|another VAGUE units|a more NUM units|NUM hyphen and hyphen a hyphen half hyphen UNIT)",
    "QUARTER": "(fiscal? hyphen? ord hyphen? unit|quarter|semester|ord half)",
}

RULES = (
    # reader, pattern
    ("reference", "now|THE? this|this units|the? future|the last|recently|previously|once"),
    ("reference", "the moment"),
    ("era", "era (small|big|year)|(small|big|year) era|PART? the? ord hyphen? unit era"),
    ("holiday", "PART? REL? holiday (daypart|unit)? (comma? year)?"),
    ("named", "PART? THE? REL? MDY|PART? THE? REL? MONTH (comma|of)? YEAR"),
    ("named", "PART? the? (month of)? MONTH|PART? the? REL MONTH"),
    ("named", "MONTH of? REL (year|unit)|PART? MONTH of? REL unit"),
    ("named", "PART? the? REL? WD|the? REL? WD (comma? DATE)|WD of? the? REL unit|PART? DATE"),
    ("named", "PART? DATE comma? on? POD|PART? (the|this)? POD (of|on)? DATE|PART? the? REL? WD comma? POD"),
    ("named", "CLOCK comma? on? DATE|DATE comma? (on|a)? CLOCK|CLOCK comma? POD? DATE POD?|DATE POD comma? on? CLOCK"),
    ("named", "CLOCK|pod|the edge hyphen? pod|this POD|the POD|the? (next|last|same) POD|overnight"),
    ("named", "PART? THE? REL* season (of? year|of? REL unit)?"),
    ("named", "PART? year|year onward|the year (period|unit)|fiscal unit? year"),
    ("named", "number number (hyphen? number)?"),
    ("named", "the unit number number?|the? unit far"),
    ("named", "PART? THE? tens|PART the? (decade|nineties)|the decade|the ord|the? edge? ord hyphen? unit"),
    ("named", "PART? THE? (REL* unit poss|year poss?)? (last|this|next)? QUARTER (of? (the|REL|fiscal)* (year|unit))?"),
    ("nth_of", "the? (ord|last|edge) (WD|unit) of MONTH (comma? year)?|the? (ord|last) (WD|unit) of REL unit"),
    ("week_of", "the? unit of DATE|the? unit ended DATE"),
    ("range", "(WD comma?)? MONTH NTH (hyphen|and) (the? NTH|MDY) (comma? year)?"),
    ("range", "the? NTH (hyphen|and) the? NTH of? MONTH (comma? year)?"),
    ("range", "NTH of? MONTH (hyphen|and) NTH of? MONTH (comma? year)?"),
    ("range", "MONTH (hyphen|and) MONTH (comma? year)?|year (hyphen|and) (year|small|big)|WD (hyphen|and) WD"),
    ("unit", "PART? (the|its)? (REL|fiscal)+ (UNIT|period)|PART? (the|its) (fiscal|full)? unit|the edge unit"),
    ("year_end", "the? unit hyphen? edge"),
    ("unit_shift", "the? unit (back|onward|shift)|the? unit (back|onward) (day|REL? WD)"),
    ("same_period", "last unit poss (unit|period)|THE? same (period|unit) of? (a unit (ago|shift)|REL unit)"),
    ("unit_shift", "THE? unit hyphen (ago|shift) (unit|period|QUARTER|NUM units)?"),
    ("away", "LONG (ago|shift|back|onward)|units (and units)? (ago|shift|back|onward)|year units (ago|shift)"),
    ("length", "(the|this|its)? (last|next|ord)* (NUM|VAGUE)? more? UNIT"),
    ("length", "(the|its)? (edge|more) units|the NUM units|year units|LONG|units (and units)?"),
    ("lasting", "lasting|unit hyphen more|units hyphen more"),
    ("repeat", "the? (ord|last) WD of each unit|each NUM? more? (UNIT|WD POD?|POD|MONTH)|often|per unit"),
    ("repeat", "WD pods|weekdays (pod|pods)?|each ord unit|units"),
)  # fmt: skip


def _table() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return, for each class character, the rules whose matches can begin with it, in order."""
    choices = [(reader, each) for reader, pattern in RULES for each in choices_of(expanded(pattern, MACROS))]
    ready = [(reader, compiled(each, CHARS), firsts_of(each)) for reader, each in choices]
    return {
        char: tuple((reader, rule) for reader, rule, firsts in ready if name in firsts) for name, char in CHARS.items()
    }


TABLE = _table()
WEAK = frozenset(  # found in every sentence: they open no region
    re.findall(
        r"\w+",
        "the a its of on and hyphen comma poss more few same another ord number small big dec half frac back "
        "onward per edge local time far",
    )
)
STRONG = "".join(char for name, char in CHARS.items() if name not in WEAK)
TWO = CHARS["number"] * 2  # "nineteen ninety-seven"
NTH = CHARS["the"] + CHARS["ord"]  # "the 17th"
RUN = re.compile(rf"[^{OTHER}]+")
TELLING = re.compile(rf"[{STRONG}]|{TWO}|{NTH}")


def matches_from(classes: str, at: int, end: int) -> list[tuple[int, str]]:
    """Return where each rule's match that begins at `at` ends, with its reader, the longest first."""
    stop = min(end, at + LONGEST)
    found = [
        (-match.end(), order, reader)
        for order, (reader, rule) in enumerate(TABLE[classes[at]])
        if (match := rule.match(classes, at, stop)) is not None
    ]
    return [(-last, reader) for last, _, reader in sorted(found)]


def regions_of(classes: str) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of classed tokens that holds a telling word."""
    return (
        (run.start(), run.end())
        for run in RUN.finditer(classes)
        if TELLING.search(classes, run.start(), run.end()) is not None
    )
