"""The day of publication as metadata states it: a field of a page, feed or file, or an address with a day in it.

1. The day is the one that is written, in the zone in which it is written.
2. A field that cannot be read is told in a note, never passed over.
"""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from parley.day import Day, day_from_iso, day_on, month_of, year_of
from parley.reports.dateword import date_words_in
from parley.reports.report import PublishedBasis
from parley.reports.span import Span

_ISO = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$|\d{4}-\d\d-\d\d(?=$|[T\s])")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d+Z?)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/\-_.]|$)")


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, as far as it is known."""

    day: Day | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


def publication_from_metadata(stated: str, address: str = "") -> Publication:
    """Return the day that metadata states, or else the address ("/2025/03/12/"); unknown where they state none."""
    day = day_from_words(stated)
    if day:
        return Publication(day, PublishedBasis.METADATA)
    notes: tuple[str, ...] = ()
    if stated.strip():
        notes = (f"the day of publication given as {stated[:40]!r} cannot be read",)
    match = _ADDRESS_DAY.search(address)
    if match:
        try:
            on = date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            return Publication(notes=notes)
        notes += ("the day of publication stands in the address",)
        return Publication(day_on(on), PublishedBasis.METADATA, (), notes)
    return Publication(notes=notes)


def day_from_words(stated: str) -> Day | None:
    """Return the day, month or year that a field states, in the zone in which it is stated; None where it states none.

    >>> str(day_from_words("2023-10-20T15:18:00-04:00"))
    '2023-10-20'
    """
    words = stated.strip()
    try:
        if iso := _ISO.match(words):
            return day_from_iso(iso.group())
        if digits := _DIGITS.fullmatch(words):
            return day_on(date(int(digits[1]), int(digits[2]), int(digits[3])))
        if month := _MONTH.fullmatch(words):
            return month_of(int(month[1]), int(month[2]))
        if _YEAR.fullmatch(words):
            return year_of(int(words))
        written = {word.on for word in date_words_in(words) if word.on}
        return day_on(written.pop() if len(written) == 1 else parsedate_to_datetime(words).date())
    except (ValueError, TypeError, OverflowError):
        return None
