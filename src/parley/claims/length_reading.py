"""Reading lengths of time, what lies a length away, and sets: matched words to their meaning.

1. A reader returns the pieces of a match, or none where the words mean something else ("6-year-old").
2. A number that is not told is X, as in TIMEX3: "several months" is PXM.
"""

from parley.claims.time_meaning import Anchor, Away, Length, Piece, Reference, Repeat
from parley.claims.time_words import Words, contexts

Pieces = tuple[Piece, ...]
ONE_DAY = frozenset({"will", "would", "could", "may", "might", "can", "ll", "hopes", "hope", "to"})
YEARS = {"E": 10, "C": 100}
GAPS = frozenset({"more", "hyphen", "the", "its", "this", "of"})


def ends_clause(word: str) -> bool:
    """Tell whether a clause ends before this word; "" is the text's end."""
    return not word.strip() or word in contexts()["ends a clause"]


def number_in(words: Words, first: int, last: int) -> float | None:
    """Return the first number that the tokens tell, in digits or words; None where they tell none."""
    total, seen = 0.0, False
    for at in range(first, last):
        name = words.name(at)
        if name in ("small", "year", "big", "dec"):
            return float(words.value(at)) + (0.5 if words.name(at + 1) == "frac" else 0)
        if name == "number":
            value = float(words.value(at))
            total = total * value if value >= 100 and total else total + value
            seen = True
        elif seen and name != "hyphen":
            break
        elif name in ("couple", "another"):
            return (
                2.0
                if name == "couple"
                else number_in(words, at + 1, last) or (None if _is_vague(words, at, last) else 1.0)
            )
    return total if seen else None


def _is_vague(words: Words, first: int, last: int) -> bool:
    return any(words.name(at) in ("few", "couple") for at in range(first, last))


def unit_in(words: Words, first: int, last: int) -> tuple[str, bool]:
    """Return the first unit among the tokens and whether it stands in the plural."""
    for at in range(first, last):
        if words.name(at) in ("unit", "units"):
            return words.value(at), words.name(at) == "units"
    return "", False


def length_value(amount: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration.

    >>> length_value(5.5, "TH"), length_value(None, "M"), length_value(2, "E")
    ('PT5H30M', 'PXM', 'P20Y')
    """
    if amount is None:
        return f"PT{'X' + unit[1]}" if unit.startswith("T") else f"PX{unit if unit != 'F' else 'W'}"
    if unit in YEARS:
        amount, unit = amount * YEARS[unit], "Y"
    elif unit == "F":
        amount, unit = amount * 2, "W"
    elif unit == "WE":
        amount, unit = amount * 2, "D"
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(unit)
    whole = int(amount)
    tail = ""
    if amount != whole and smaller and (amount * 2).is_integer():
        tail = f"{round((amount - whole) * smaller[1])}{smaller[0]}"
    number = f"{whole}" if amount == whole or tail else f"{amount:g}"
    told = tail if tail and not whole else f"{number}{unit.lstrip('T') or unit}{tail}"
    return f"PT{told}" if unit.startswith("T") else f"P{told}"


def _amount(words: Words, first: int, last: int) -> float | None:
    names = [words.name(at) for at in range(first, last)]
    number = number_in(words, first, last)
    if "half" in names:
        number = (number or (1.0 if names.index("half") > 1 else 0.0)) + 0.5
    if number is None and "units" not in names and "few" not in names:
        number = 1.0
    return number


def length(words: Words, first: int, last: int) -> Pieces | None:
    """Read a duration."""
    unit, _ = unit_in(words, first, last)
    names = [words.name(at) for at in range(first, last)]
    if names.count("unit") == 2 and "half" not in names:
        return _quarter_century(words, first, last)
    told = [name for name in names if name not in GAPS]
    if not _is_length(words, first, last, told):
        return None
    if told == ["a", "unit"] and words.low(first - 1) in ("once", "twice", "thrice", "times"):
        return (Piece(first, last, Repeat(length_value(1, unit))),)
    if told == ["number", "unit"] and unit == "D" and words.low(first) == "one" and words.low(first - 1) in ONE_DAY:
        return (Piece(first, last, Reference("FUTURE_REF")),)  # "will one day be"
    amount = _amount(words, first, last)
    side = -1 if "last" in names else 1 if "next" in names else 0
    whole = int(amount) if amount is not None and amount == int(amount) and amount < 100_000 else None
    return (Piece(first, last, Length(length_value(amount, unit), whole, unit, side)),)


def _is_length(words: Words, first: int, last: int, told: list[str]) -> bool:
    """Tell whether the words, where they stand, are a length of time; `told` are their classes without the gaps."""
    unit, plural = unit_in(words, first, last)
    before, after = words.low(first - 1), words.low(last)
    if after == "old" or (after == "-" and words.low(last + 1) in ("old", "olds")):
        return told == ["units"] and after == "-" and before != "-"  # "decades-old"; "six-year-old" is an age
    if plural and words.tokens[last - 1].istitle() and not words.tokens[first].istitle():
        return False  # a title: "60 Minutes"
    if (unit == "Q" and plural and after == "of") or told in (["unit"], ["ord", "unit"], ["ord", "units"]):
        return False  # "three-quarters of the voters", "the third day"
    if told == ["a", "unit"] and unit in ("TM", "Q", "WE"):
        return False
    if told in (["last", "unit"], ["next", "unit"]) and (unit in ("D", "Q") or words.low(first) not in ("the", "past")):
        return False
    if after in ("'", "’") and words.low(last + 1) == "war":
        return False  # "the Thirty Years' War"
    if unit == "TH" and "edge" in told:
        return False  # "the early hours of Monday"
    beside = before in contexts()["before a while"] or after in ("before", "after")
    if told == ["units"] and not beside and words.name(first) != "the":
        return False
    return unit != "WE" or told[0] in ("last", "next", "small", "number", "few")


def lasting(words: Words, first: int, last: int) -> Pieces | None:
    """Read "weeklong", "month-long", "years-long"."""
    if last - first == 1:
        return (Piece(first, last, Length(length_value(1, words.value(first)), 1, words.value(first))),)
    if words.low(last - 1) != "long":
        return None
    unit, plural = unit_in(words, first, last)
    amount = None if plural else 1
    return (Piece(first, last, Length(length_value(amount, unit), amount, unit)),)


def _quarter_century(words: Words, first: int, last: int) -> Pieces | None:
    """Read "a quarter-century"; other pairs of units are no length."""
    if (words.low(last - 3), words.low(last - 1)) != ("quarter", "century"):
        return None
    return (Piece(first, last, Length("P25Y", 25, "Y")),)


def away(words: Words, first: int, last: int) -> Pieces | None:
    """Read a length away from the report's day or the last one mentioned: "two weeks ago", "a year earlier"."""
    unit, _ = unit_in(words, first, last)
    amount = _amount(words, first, last - 1)
    sign_name, sign = words.name(last - 1), words.low(last - 1)
    if sign_name in ("back", "onward") and (not ends_clause(words.low(last)) or sign == "hence"):
        return length(words, first, last - 1)
    direction = -1 if sign_name in ("ago", "back") or sign == "earlier" else 1
    anchor = Anchor.REPORT if sign == "ago" else Anchor.MENTIONED
    if amount is None:
        value = "PAST_REF" if direction < 0 else "FUTURE_REF"
        return (Piece(first, last, Reference(value)),)
    if unit == "Y" and amount != int(amount) and (amount * 12).is_integer():
        amount, unit = amount * 12, "M"
    if amount != int(amount) and unit not in YEARS:
        return (Piece(first, last, Length(length_value(amount, unit), None, unit, direction)),)
    many = int(amount * YEARS.get(unit, 1))
    of_period = unit == "Y" and many == 1
    return (Piece(first, last, Away(direction * many, "Y" if unit in YEARS else unit, anchor, from_period=of_period)),)


def repeat(words: Words, first: int, last: int) -> Pieces | None:
    """Read a set: "weekly", "every Monday", "each year"."""
    names = [words.name(at) for at in range(first, last)]
    if names == ["units"]:
        weekends = words.value(first) == "WE" and words.low(first - 1) in ("on", "at", "during")
        return (Piece(first, last, Repeat("XXXX-WXX-WE")),) if weekends else None
    for at, name in enumerate(names, first):
        if name == "often":
            if words.low(at) == "quarterly" and words.low(last).isalpha():
                return None  # a "quarterly dividend" is a kind of dividend
            return (Piece(first, last, Repeat(words.value(at))),)
        if name in ("weekday", "wday", "weekdays"):
            pod = next((f"T{words.value(k)}" for k in range(at, last) if words.name(k) in ("pod", "pods")), "")
            return (Piece(first, last, Repeat(f"XXXX-WXX-{words.value(at)}{pod}")),)
        if name == "month":
            return (Piece(first, last, Repeat(f"XXXX-{int(words.value(at)):02d}")),)
    if "pod" in names:
        pod = words.value(first + names.index("pod"))
        return (Piece(first, last, Repeat(f"XXXX-XX-XXT{pod}")),)
    unit, _ = unit_in(words, first, last)
    other = "ord" in names or any(words.low(at) == "other" for at in range(first, last))
    amount = 2.0 if other else number_in(words, first, last) or 1.0
    return (Piece(first, last, Repeat(length_value(amount, unit))),)
