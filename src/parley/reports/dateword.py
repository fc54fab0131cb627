"""Dates as reports write them, found by one pattern: "Thursday, Feb. 27, 2025", "12 March", "2025-03-01".

1. A numeric date whose month and day could change places (03/04/2025) is no date here: it would be a guess.
2. A year is only what is written; a date without one keeps `year` None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parley.day import MONTHS, WEEKDAYS
from parley.reports.span import Span

MONTH_WORD = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY_WORD = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?)"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DATE_PATTERN = (
    rf"(?:(?:{WEEKDAY_WORD},?\s+)?(?:"
    rf"{MONTH_WORD}\s+{_DAY}(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|million|billion))(?:,?\s+{_YEAR}\b)?"
    rf"|{_DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH_WORD}\b(?:,?\s+{_YEAR}\b)?)"
    rf"|\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b"
    rf"|\b{_YEAR}/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])\b)"
)
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY_WORD}),?\s+)?(?:"
    rf"(?P<month>{MONTH_WORD})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|million|billion))"
    rf"(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<day2>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month2>{MONTH_WORD})(?![a-z])(?:,?\s+(?P<year2>{_YEAR})\b)?)"
    rf"|\b(?P<iso>{_YEAR}[-/](?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]|[1-9]))(?!\d)"
)
_HAS_DATE = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|19\d\d[-/]|20\d\d[-/]")
BEFORE, AFTER = 32, 48  # characters around a month's name or a year's hyphen that can belong to one date
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3]: number for number, name in enumerate(WEEKDAYS)}


@dataclass(frozen=True, slots=True)
class DateWord:
    """A date as written: month and day, the year and weekday only where they stand."""

    span: Span
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None  # Monday is 0

    @property
    def on(self) -> date | None:
        """Return the civil day, None where no year is written or where there is no such day."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> date | None:
        """Return the civil day in `year`, None where there is none or where the weekday contradicts it."""
        try:
            on = date(year, self.month, self.day)
        except ValueError:
            return None
        return on if self.weekday is None or on.weekday() == self.weekday else None


def date_words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[DateWord]:
    """Yield the dates of `text[start:end]` in order; offsets are the text's own."""
    last = len(text) if end is None else end
    at = start
    while near := _HAS_DATE.search(text, at, last):
        match = _DATE.search(text, max(at, near.start() - BEFORE), min(last, near.end() + AFTER))
        if match is None:
            at = near.end()
            continue
        at = match.end()
        span = Span(match.start(), match.end())
        if match["iso"]:
            year, month, day = (int(part) for part in re.split("[-/]", match["iso"]))
            yield DateWord(span, month, day, year)
            continue
        year_word = match["year"] or match["year2"]
        yield DateWord(
            span,
            _MONTH_NUMBER[(match["month"] or match["month2"])[:3].lower()],
            int(match["day"] or match["day2"]),
            int(year_word) if year_word else None,
            weekday_number(match["weekday"]) if match["weekday"] else None,
        )


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday, of a full or short English name."""
    return _WEEKDAY_NUMBER[word[:3].lower()]
