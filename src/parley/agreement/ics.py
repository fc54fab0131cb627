"""Due days as a calendar (iCalendar, RFC 5545), each labelled with its reading.

1. The bytes depend on the agreement only: no time stamp of the writing, ids from the agreement's id and the path.
2. What has no last day is left out; an interval of days is one event over all of them, an open one stands on its last.
"""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from parley.agreement.agreement import Agreement
from parley.agreement.days import days_of
from parley.agreement.given import NOTHING_GIVEN, Given
from parley.agreement.instant import Bounds, Instant

FOLD = 73  # octets on a line, so that none passes 75 with its line break


def calendar_file(agreement: Agreement, given: Given = NOTHING_GIVEN) -> str:
    """Return an agreement's due days as the text of an `.ics` file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//agreement//EN", "CALSCALE:GREGORIAN"]
    for day in days_of(agreement, given):
        if day.bounds.last and not day.opens:
            lines += _event(f"{day.path}@{agreement.id}", day.label, day.text, day.bounds, agreement)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(uid: str, label: str, text: str, bounds: Bounds, agreement: Agreement) -> Iterator[str]:
    """Yield the lines of one event."""
    last = bounds.last
    assert last, "what has no last day is left out"
    first = bounds.first or last
    yield from ("BEGIN:VEVENT", f"UID:{_text(uid)}", f"DTSTAMP:{first.on:%Y%m%d}T000000Z")
    if first.at:
        yield f"DTSTART:{_clock(first, agreement.zone)}"
        yield f"DTEND:{_clock(last, agreement.zone)}"
    else:
        yield f"DTSTART;VALUE=DATE:{first.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_after(last.on):%Y%m%d}"
    yield from (f"SUMMARY:{_text(label)}", f"DESCRIPTION:{_text(text)}", "TRANSP:TRANSPARENT", "END:VEVENT")


def _after(on: date) -> date:
    """Return the next day: an event ends before it."""
    return on + timedelta(days=1)


def _clock(instant: Instant, zone: str) -> str:
    """Return an instant in universal time: a local one would need the zone's whole history in the file."""
    return f"{instant.opens_at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Return a text with what iCalendar reserves escaped."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most `FOLD` octets, each after the first beginning with a blank."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > FOLD:
            yield piece
            piece = " "
        piece += sign
    yield piece
