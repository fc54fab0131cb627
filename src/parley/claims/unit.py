"""Units: what stands beside a number and says what it measures, to a normalised name.

1. Names are those of `words/units.txt`, `prefixed_units.txt` and `currencies.txt`: "mile per hour", "US dollar".
2. A symbol is read as it is written ("mW" is not "MW"); a word in any case, with or without its plural s.
3. A compound ("A/cm2", "dollars per barrel", "hours a week") is the names of its parts with "per" between.
"""

import re
from dataclasses import dataclass
from functools import cache

from parley.words import words_in

PREFIXES = {"f": "femto", "p": "pico", "n": "nano", "µ": "micro", "μ": "micro", "m": "milli", "c": "centi",
            "d": "deci", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta"}  # fmt: skip
SYMBOL = re.compile(
    r"[ \u00a0\u202f\u2009-]?"
    r"((?:[a-z]\.){2,3}(?:[a-z]\b)?|[^\W\d_]{1,12}\.?(?:[²³]|\d(?!\w))?|[%‰٪°º$€£¥₹₽₪₺¢′″](?: ?[CF]\b)?|['\"](?!\w))"
)
OVER = re.compile(r"/([^\W\d_]{1,12}(?:[²³]|\d(?!\w))?)")
WORDS = re.compile(r"(?:[ \u00a0-]|-\n?)?([^\W\d_][^\W\d_.]*\.?)(?:([ -])([^\W\d_]+\.?))?(?:([ -])([^\W\d_]+))?")
PER = re.compile(r"(?: (per|an?|each|every) |-(per|an?)-|/)([^\W\d_]+)(?:[ -]([^\W\d_]+))?", re.IGNORECASE)
ATTACHED = {"F": "degree fahrenheit", "in": "inch", "x": "x", "p": "pence"}  # read so only right after the digits
NEVER_APART = frozenset(["s", "t", "m", "h", "l", "J", "P", "A", "T", "'", '"', "in."])  # "5 A players" have no ampere
PLURAL_SYMBOLS = frozenset(["kgs", "kms", "cms", "mms", "mls", "GBs", "MBs", "TBs", "KMs", "KGs"])  # but not "44 has"
EARLIER = re.compile(r" (?:earlier|ago|later|before|after)\b")
TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
)
EACH = TIMES | frozenset(line for line in words_in("counted_by.txt"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit beside a number, and where it stands."""

    name: str
    start: int
    end: int
    is_money: bool = False


@cache
def symbols() -> dict[str, str]:
    """Return the names of the symbols, read as they are written."""
    table: dict[str, str] = {}
    for line in words_in("prefixed_units.txt"):
        name, _, signs = (part.strip() for part in line.split("|"))
        for sign in signs.split():
            table |= {short + sign: long + name for short, long in PREFIXES.items()}
            if len(sign) > 1 or sign in "WVJNLgmlΩℓ":
                table[sign] = name
    for line in words_in("units.txt"):
        name, *forms = (part.strip() for part in line.split("|"))
        table |= {form[1:]: name for form in forms if form.startswith("=")}
    for sign in ("PT", "ET", "mT", "cm2", "min", "ha", "cd", "hl", "pl"):
        table.pop(sign, None) if sign not in ("cm2", "ha") else None
    folded = [sign.lower() for sign in table]
    return {**{sign.lower(): name for sign, name in table.items() if len(sign) > 2 and folded.count(sign.lower()) == 1},
            **table, "F": "F", "HZ": "hertz", "hz": "hertz"}  # fmt: skip


@cache
def words() -> dict[str, str]:
    """Return the names of the unit words, in lower case."""
    table: dict[str, str] = {}
    for line in words_in("prefixed_units.txt"):
        name, long_forms, _ = (part.strip() for part in line.split("|"))
        for form in long_forms.split():
            table[form] = name
            table |= {long + form: long + name for long in PREFIXES.values()}
    for line in words_in("units.txt"):
        name, *forms = (part.strip() for part in line.split("|"))
        table |= {form.lower(): name for form in forms if not form.startswith("=")}
    return table | money_words()


@cache
def money_words() -> dict[str, str]:
    """Return the currencies' names by the words that follow a number, in lower case."""
    table: dict[str, str] = {}
    for line in words_in("currencies.txt"):
        name, _, *forms = (part.strip() for part in line.split("|"))
        table |= {form.lower(): name for form in forms if form}
    return table


@cache
def money_signs() -> dict[str, str]:
    """Return the currencies' names by their signs and codes."""
    table: dict[str, str] = {}
    for line in words_in("currencies.txt"):
        name, signs, *_ = (part.strip() for part in line.split("|"))
        table |= dict.fromkeys(signs.split(), name)
    return table


def unit_before(text: str, start: int) -> Unit | None:
    """Return the currency whose sign or code stands right before a number."""
    end = start
    if end and text[end - 1] in " \u00a0":
        end -= 1
    signs = money_signs()
    for length in (5, 4, 3, 2, 1):
        begin = end - length
        sign = text[max(begin, 0) : end]
        if begin < 0 or sign not in signs:
            continue
        if sign[0].isalpha() and begin and text[begin - 1].isalnum():
            continue
        if end < start and sign in ("LE", "TL", "PS", "ETH", "TRY", "R$"):
            continue
        name = signs[sign]
        if sign in "$£" and begin > 1 and text[begin - 1] == " ":  # "US $58.24", "HK $3.7 billion"
            for prefix in ("US", "HK", "NZ", "NT", "CA", "AU", "A", "C", "S", "U.S.", "USD", "E"):
                full = prefix.rstrip("D") if len(prefix) > 2 and prefix != "U.S." else prefix
                at = begin - 1 - len(prefix)
                if (
                    at >= 0
                    and text[at : begin - 1] == prefix
                    and full + sign in signs
                    and not (at and text[at - 1].isalnum())
                ):
                    return Unit(signs[full + sign], at, start, True)
        return Unit(name, begin, start, True)
    return None


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit that stands right after a number, with its "per"."""
    unit = symbol_after(text, end)
    word = word_after(text, end)
    if unit is None and word is None and (by := with_per(text, Unit("", end, end))).name:  # "20 per week"
        return Unit(by.name.strip(), end, by.end)
    if word and (unit is None or word.end >= unit.end):
        unit = word
    return unit and with_per(text, unit)


def symbol_after(text: str, end: int) -> Unit | None:
    """Return the unit whose symbol follows."""
    match = SYMBOL.match(text, end)
    if not match:
        return None
    sign, begin, stop = match[1], match.start(1), match.end()
    if sign[-1].isalpha() and (text[stop : stop + 1].isalnum() or text[stop : stop + 1] == "_"):
        return None
    apart = begin > end
    if sign.endswith(".") and sign not in symbols():
        sign, stop = sign[:-1], stop - 1
    if sign in money_signs() and (money := money_after(text, sign, stop, apart=apart)):
        return Unit(money, begin, stop, True)
    if not apart and sign in ATTACHED:
        return Unit(ATTACHED[sign], begin, stop, sign == "p")
    over = OVER.match(text, stop)
    for whole in (text[begin : over.end()] if over else "", text[begin : stop + 3]):  # "km/h", "lb-ft"
        if name := symbols().get(whole):
            return Unit(name, begin, begin + len(whole))
    name = symbols().get(sign) or (symbols().get(sign.lower(), "") if len(sign) > 2 else "")
    if not name and sign in PLURAL_SYMBOLS:
        name = symbols().get(sign[:-1], "")
    if not name or (apart and sign in NEVER_APART and not over):
        return None
    if over and (under := symbols().get(over[1]) or words().get(over[1].lower())):
        return Unit(f"{name} per {under}", begin, over.end())
    return Unit(name, begin, stop)


def money_after(text: str, sign: str, stop: int, *, apart: bool) -> str:
    """Return the currency whose sign or code follows a number, or ""; a sign before the next number is not its own."""
    if text[stop : stop + 1].isdigit() or sign == "PS":
        return ""
    return money_signs()[sign] if len(sign) == 3 or not sign.isascii() or (sign == "$" and not apart) else ""


def word_after(text: str, end: int) -> Unit | None:
    """Return the unit of one to three words that follows; the longest that is known."""
    match = WORDS.match(text, end)
    if not match:
        return None
    for last in (5, 3, 1):
        if match[last] is None:
            continue
        phrase = text[match.start(1) : match.end(last)].lower()
        for form in (phrase, phrase.rstrip(".")):
            if name := name_of(form):
                stop = match.start(1) + len(form)
                if stop < len(text) and text[stop].isalnum():
                    continue
                return Unit(name, match.start(1), stop, name in money_words().values())
    return None


def name_of(form: str) -> str:
    """Return the name of a unit word, singular or plural, or ""."""
    table = words()
    if form in table:
        return table[form]
    return table.get(form[:-1], "") if form.endswith("s") else ""


def with_per(text: str, unit: Unit) -> Unit:
    """Return the unit with what it is counted by: "hours a week", "$3,500 a month"."""
    match = PER.match(text, unit.end)
    if not match:
        return unit
    by = (match[1] or match[2] or "per").lower()
    one = match[3].lower()
    two = f"{one} {match[4].lower()}" if match[4] else ""
    name = (name_of(two) or name_of(two.replace(" ", "-"))) if two else ""
    stop = match.end() if name else match.end(3)
    name = name or name_of(one) or one.rstrip("s")
    if (
        one == "cent"
        or EARLIER.match(text, match.end(3))
        or (by != "per" and name not in EACH)
        or (by == "per" and match[0][0] == "/" and name not in EACH)
    ):
        return unit
    return Unit(f"{unit.name} per {name}", unit.start, stop, unit.is_money)
