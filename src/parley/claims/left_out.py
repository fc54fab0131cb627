"""What is written with digits or number words but is no figure: dates, times, names, scores, ordinals.

1. Only what the writing itself shows is left out; a doubt keeps the number.
2. The cases follow NewsQuant's gold annotation: days of months, years, clock times, ordinals, product names and scores
   are not quantities; durations, ages and "one area" are.
"""

import re
from functools import cache

from parley.claims.counted import Counted
from parley.claims.number import Form, Number
from parley.claims.unit import TIMES, Unit
from parley.words import words_in

LEFT = 28  # characters before a number that tell a date or a name
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTH_BEFORE = re.compile(
    rf"\b{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?,?| (?:of|in))? ?(?:\d{{1,2}} ?(?:-|–|to|and) ?)?$", re.IGNORECASE
)
MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)? {MONTH}(?!\w)", re.IGNORECASE)
CLOCK = re.compile(r" ?(?:[ap]\.?m\b\.?|o['’]clock\b|(?:GMT|UTC|BST|CET|E[SD]?T|P[SD]?T)\b)", re.IGNORECASE)
ERA_BEFORE = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?(?:E\.?)?) ?(?:\d+ (?:and|to) )?$")
ERA_AFTER = re.compile(r" ?(?:A\.?D\.?|B\.?C\.?(?:E\.?)?|CE)\b")
ATTACHED = re.compile(r"[^\W\d_]")
HYPHEN_STOP = re.compile(r"[-‑](?:for|of|by|on|and|or|in|at|somethings?)\b", re.IGNORECASE)  # "3-for-4"
WHOLE = re.compile(r" (?:of|the|its|their|his|her|our|my|all|an?)\b", re.IGNORECASE)
NO_NUMBER = frozenset(["no", "any", "every", "each", "another", "which", "same", "number"])  # "every one" is no count
GROUPED = re.compile(r" \d{3,4}(?![\d,.%])")  # of a telephone number
HYPHENED = re.compile(r"[-‑](?!old\b|years?-old\b)([^\W\d_]+)")
SINGULAR = re.compile(r" [a-z]+(?<!s)(?![\w-])")
PHONE = re.compile(r"\d{3}[-.]\d{4}$")  # "345-9945"
AREA = re.compile(r"\) ?\d{3}[-. ]\d{4}")  # "(713) 345-9945"
ADDRESS = re.compile(r"\S*?(?:://|\bwww\.)\S*$")
LONGEST_ADDRESS = 300  # characters
OF_ONE = re.compile(r" of [a-z]")
MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,3}-$")
YEAR = re.compile(r"1\d{3}|20\d\d")
LISTING = re.compile(r"[.)] (?=[A-Z“\"])")  # "2. The parties"
YEAR_BEFORE = re.compile(r"(?:^|[(‘'’,] ?|[-–/])$")
NAME_BEFORE = re.compile(r"(?:^|[\s(“\"])([A-Z][\w&'’./]*\w|[A-Z]|[a-z]+[A-Z]\w*)[ -]$")
SPLIT = re.compile(r" ?[-–/] ?| to | and ")
ONE_AFTER = re.compile(
    r"(?: ([^\W\d_]+)| of (?:them|us|you|those|these|which|whom)\b|['’]s\b|[.,;:?!)-]|$)", re.IGNORECASE
)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(word for line in words_in(name) for word in line.split())


@cache
def people() -> frozenset[str]:
    """Return the nouns for people, whose number may look like a year: "1977 detainees"."""
    return frozenset(noun.strip() for line in words_in("counted.txt") for noun in line.partition("|")[2].split(";"))


def is_left(text: str, number: Number, before: Unit | None, after: Unit | None, counted: Counted | None) -> bool:
    """Tell whether what is written at `number` is no figure."""
    if number.form is Form.LEFT:
        return True
    if before is not None:
        return False
    left = text[max(0, number.start - LEFT) : number.start]
    if number.form is Form.DIGITS:
        return is_left_digits(text, number, left, after, counted)
    if number.form is Form.PART:
        return is_left_part(text, number, left, after)
    return is_left_words(text, number, left, after, counted)


def is_left_digits(text: str, number: Number, left: str, after: Unit | None, counted: Counted | None) -> bool:
    """Tell whether digits are a date, a clock time, a name's part, an ordinal or a score."""
    written = text[number.start : number.end]
    if left.endswith(("#", "№", "@", "=", "[", "_")) or (LISTING.match(text, number.end) and opens_line(left)):
        return True
    if is_in_address(text, number) or PHONE.match(written) or (left.endswith("(") and AREA.match(text, number.end)):
        return True
    if len(written) == 2 and written[1] == "0" and text.startswith(("'s", "’s"), number.end):
        return True  # "the 60's"
    if len(written) == 4 and written.isdecimal() and text.startswith((" hrs", "hrs"), number.end):
        return True  # "1430 hrs"
    if left.endswith("(") and text.startswith(")", number.end) and YEAR.fullmatch(written):
        return True
    if HYPHEN_STOP.match(text, number.end) or CLOCK.match(text, number.end):
        return True
    if len(written) <= 2 and MONTH_AFTER.match(text, number.end):
        return True
    if MODEL.search(left) and text.startswith("s", number.end):
        return True  # "B-29s"
    if after is not None and after.name in TIMES and may_be_year(number, written) and SINGULAR.match(text, number.end):
        return True  # "the 2018 season", and "2018 day five"
    if after is not None:  # "the 90s", "2018's" without its mark
        decade = written.endswith("0") or len(written) == 4
        return decade and text[number.end : after.end] == "s"
    if ATTACHED.match(text, number.end):
        return True
    year = may_be_year(number, written) or (counted is None and may_be_old_year(written))
    if (year or len(written) <= 2) and MONTH_BEFORE.search(left):
        return True
    if (year and is_year(number, left, counted)) or ERA_BEFORE.search(left) or ERA_AFTER.match(text, number.end):
        return True
    if number.is_range and last_word(left) in ("aged", "ages"):
        return True
    if number.is_range and not number.scaled and (not counted or is_score(written)):
        return is_score(written) or (not counted and " " not in written)
    if not counted and (is_telephone(text, number, left, written)):
        return True
    if left[-1:] in ("-", "–", "/") and left[-2:-1].isalnum():  # "TA-25"
        return True
    return is_name_part(number, left, written, counted)


def may_be_year(number: Number, written: str) -> bool:
    """Tell whether digits may write a year or a span of years."""
    if len(written) < 4 or not 1500 <= min(abs(number.low), abs(number.high), key=lambda v: abs(v - 1950)) <= 2199:
        return False
    return all(len(part) in (2, 4) and part.isdecimal() for part in SPLIT.split(written))


def may_be_old_year(written: str) -> bool:
    """Tell whether digits may write a year of the centuries before 1500: only where nothing is counted."""
    return len(written) == 4 and written.isdecimal() and "1000" <= written < "1500"


def is_year(number: Number, left: str, counted: Counted | None) -> bool:
    """Tell whether digits that may be a year are one: by the word before, or for want of people counted."""
    if last_word(left) in listed("before_year.txt") or (YEAR_BEFORE.search(left) and not counted):
        return True
    if counted is None:
        return number.low >= 1900
    return bool(number.low % 50) and counted.head not in people()


def is_score(written: str) -> bool:
    """Tell whether two numbers joined by a hyphen are a score: "2-1", "3-3"."""
    one, _, other = written.replace("–", "-").partition("-")
    return one.isdecimal() and other.isdecimal() and int(one) >= int(other)


def is_name_part(number: Number, left: str, written: str, counted: Counted | None) -> bool:
    """Tell whether digits belong to a name: "Planet 9", "S&P 500", "Article 5", "iPhone 11 Pro Max"."""
    if number.scaled or not written.replace(".", "").isdecimal():
        return False
    if left.endswith(" ") and last_word(left) in listed("numbered_things.txt"):
        return True
    if not written.isdecimal():
        return False
    if counted and counted.phrase[0].isupper() and not counted.plural and number.low < 1000:
        return True
    name = name_before(left)
    return bool(name) and (not counted or not counted.plural or (name[0].islower() and not name.islower()))


def is_left_words(text: str, number: Number, left: str, after: Unit | None, counted: Counted | None) -> bool:
    """Tell whether a number word is no figure: "no one", "one another", "six-speed", "phase two", "BBC One"."""
    if left[-1:] in ("-", "‑") and left[-2:-1].isalnum():
        return True
    if after is None and (hyphen := HYPHENED.match(text, number.end)):
        return number.low == 1 or hyphen[1].lower() in listed("hyphened.txt")
    before = last_word(left)
    if before in listed("numbered_things.txt") or (text[number.start].isupper() and name_before(left)):
        return True
    if number.low == number.high == 1 and not number.scaled and number.form is Form.WORDS:
        if before in listed("before_one.txt") or (before.endswith("est") and len(before) > 4):
            if counted and before in ("the", "this", "that") and counted.phrase.endswith("ing"):
                return True  # "I was the one saying so"
            return before in NO_NUMBER or counted is None or not text.startswith(counted.phrase, number.end + 1)
        if after is None and counted is None:
            return True
        if (
            counted
            and not counted.plural
            and OF_ONE.match(text, number.end)
            and text.startswith(f" of {counted.phrase.partition(' ')[0]}", number.end)
        ):
            return True  # "one of disappointment", but "one of the sons"
        following = ONE_AFTER.match(text, number.end)
        return following is not None and (following[1] is None or following[1].lower() in listed("after_one.txt"))
    return False


def is_left_part(text: str, number: Number, left: str, after: Unit | None) -> bool:
    """Tell whether "half" and the like name a part of a game or a year: "the first half"."""
    return last_word(left) in ("first", "second", "other", "final", "top", "bottom", "the", "this", "that", "last",
                               "latter", "better") or HYPHENED.match(text, number.end) is not None or (
        text.endswith(("half", "Half"), 0, number.end) and after is None and not WHOLE.match(text, number.end)
    )  # fmt: skip


def is_in_address(text: str, number: Number) -> bool:
    """Tell whether a number stands within an address of the web."""
    low = max(0, number.start - LONGEST_ADDRESS)
    start = max(text.rfind(" ", low, number.start), text.rfind("\n", low, number.start), low - 1) + 1
    return ADDRESS.match(text, start, number.start) is not None


def opens_line(left: str) -> bool:
    """Tell whether a number opens its line, so that it may number an item."""
    return not left.rpartition("\n")[2].strip(" *")


def is_telephone(text: str, number: Number, left: str, written: str) -> bool:
    """Tell whether digits are a group of a telephone number or a code: "+1 202", "0143"."""
    if not written.isdecimal():
        return False
    grouped = left.endswith("+") or (left[-2:-1].isdecimal() and left[-1:] == " ")
    return (len(written) > 1 and written[0] == "0") or grouped or GROUPED.match(text, number.end) is not None


def last_word(left: str) -> str:
    """Return the last word before a number, in lower case, or ""."""
    words = left.replace("-", " ").split()
    return words[-1].lower() if words else ""


def name_before(left: str) -> str:
    """Return the capitalised word right before a number that may be a name, or ""."""
    match = NAME_BEFORE.search(left)
    return match[1] if match and match[1].lower() not in listed("not_names.txt") else ""
