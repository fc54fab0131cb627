"""Dates and numbers as people write them, and what to say where they cannot be read."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from lark import Token

from parley.day import MONTHS


class Unreadable(Exception):
    """Words that are no time, amount or condition: why, and how to mend it."""

    def __init__(self, reason: str, mend: str, at: int = 0) -> None:
        """Keep the reason, the mend and the character at which reading stopped."""
        super().__init__(reason)
        self.reason, self.mend, self.at = reason, mend, at


def date_from_iso(text: str) -> date:
    """Return the date, or say why there is none."""
    year, month, day = (int(part) for part in text.split("-"))
    if not 1 <= month <= 12:
        raise Unreadable(f"“{text}” has no month {month}", "Write the month as 01 to 12.")
    if not 1 <= day <= monthrange(max(year, 1), month)[1]:
        last = monthrange(max(year, 1), month)[1]
        raise Unreadable(f"there is no {day} {MONTHS[month - 1].title()} {year}", f"That month ends on day {last}.")
    if not 1000 <= year <= 9000:
        raise Unreadable(f"the year {year} is out of range", "Write a year from 1000 to 9000.")
    return date(year, month, day)


def third_of_month(part: str, first: date, last: date) -> tuple[date, date]:
    """Return the first or last day that `early`, `mid` or `late` allows.

    Early is days 1 to 10, mid is 11 to 20, late is 21 to the end; of a year, its thirds.
    """
    if not part:
        return first, last
    length = (last - first).days + 1
    cuts = (10, 20) if length <= 31 else (length // 3, 2 * length // 3)
    one, two = date.fromordinal(first.toordinal() + cuts[0]), date.fromordinal(first.toordinal() + cuts[1])
    before = date.fromordinal(one.toordinal() - 1), date.fromordinal(two.toordinal() - 1)
    return {"e": (first, before[0]), "m": (one, before[1]), "l": (two, last)}[part]


def part_of(word: str) -> str:
    """Return e, m or l for the part of a month or year that a word names."""
    word = word.lower()
    return "l" if word.startswith(("late", "end")) else word[0].replace("b", "e")


def year_from(token: Token) -> int:
    """Return a year, or say that it is none."""
    if len(token) != 4 or token < "1000":
        raise Unreadable(f"“{token}” is no year", "Write a year with four digits: April 2025.")
    return int(token)


def decimal_from_text(text: str) -> Decimal:
    """Return the number, refusing negative ones and those beyond 30 digits."""
    if text.startswith("-"):
        raise Unreadable(f"the quantity {text} is negative", "Write a quantity of nought or more.")
    if len(text) > 30:
        raise Unreadable(f"the quantity {text[:12]}… has {len(text)} digits", "Write at most 30.")
    return Decimal(text.replace(",", ""))
