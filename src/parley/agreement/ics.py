"""Due days as a calendar (iCalendar, RFC 5545), each labelled with its reading.

1. The bytes depend on the agreement only: no time stamp of the writing, ids from the agreement's id and the path.
2. What has no last day is left out; an interval of days is one event over all of them, an open one stands on its last.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.instant import Bounds, Instant
from parley.agreement.names import names_of
from parley.agreement.patch import with_reading
from parley.agreement.time import Named
from parley.agreement.wording import sentence_of

FOLD = 73  # octets on a line, so that none passes 75 with its line break


def calendar_file(agreement: Agreement) -> str:
    """Return an agreement's due days as the text of an `.ics` file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//agreement//EN", "CALSCALE:GREGORIAN"]
    for path, label, text, bounds in dated(agreement):
        lines += _event(f"{path}@{agreement.id}", label, text, bounds, agreement)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def dated(agreement: Agreement) -> Iterator[tuple[str, str, str, Bounds]]:
    """Yield every day that the file gives: path, label, sentence and bounds; then those of other readings."""
    yield from _days_of(agreement, "")
    for reading in agreement.readings:
        other = with_reading(reading, agreement)
        if other.is_readable:
            before = {(path, str(bounds)) for path, _, _, bounds in _days_of(agreement, "")}
            for item in _days_of(other.agreement, reading.id):
                if (item[0].partition("#")[0], str(item[3])) not in before:
                    yield item


def _days_of(agreement: Agreement, reading: str) -> Iterator[tuple[str, str, str, Bounds]]:
    """Yield the days of an agreement in one reading."""
    calendar = Calendar(agreement)
    mark, note = (f"#{reading}", f" (reading: {reading})") if reading else ("", "")
    for phase in agreement.phases:
        name = phase.title or phase.id
        for what, bounds in (("begins", calendar.start_of(phase.id)), ("ends", calendar.end_of(phase.id))):
            if bounds.last:
                yield f"phases.{phase.id}.{what}{mark}", f"{name} {what}{note}", f"{name} {what}.", bounds
    for day in agreement.days:
        bounds = calendar.bounds_of(Named(day.id))
        if bounds.last:
            yield f"days.{day.id}{mark}", f"The day {day.id}{note}", f"The day {day.id}.", bounds
    for provision in agreement.provisions:
        who = names_of(provision.by, agreement) or "nobody named"
        text = sentence_of(provision, agreement)
        dues = [(f".{tranche.id}", tranche.due) for tranche in provision.tranches] or [("", provision.due)]
        for part, bounds in ((part, calendar.bounds_of(due)) for part, due in dues if due):
            if bounds.last:
                label = f"Due: {provision.id}{part} ({who}){note}"
                yield f"provisions.{provision.id}{part}{mark}", label, text, bounds


def _event(uid: str, label: str, text: str, bounds: Bounds, agreement: Agreement) -> Iterator[str]:
    """Yield the lines of one event."""
    last = bounds.last
    assert last, "what has no last day is left out"
    first = bounds.first or last
    yield from ("BEGIN:VEVENT", f"UID:{_text(uid)}", f"DTSTAMP:{first.on:%Y%m%d}T000000Z")
    if first.at:
        yield f"DTSTART;TZID={agreement.zone}:{_clock(first)}"
        yield f"DTEND;TZID={agreement.zone}:{_clock(last)}"
    else:
        yield f"DTSTART;VALUE=DATE:{first.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_after(last.on):%Y%m%d}"
    yield from (f"SUMMARY:{_text(label)}", f"DESCRIPTION:{_text(text)}", "TRANSP:TRANSPARENT", "END:VEVENT")


def _after(on: date) -> date:
    """Return the next day: an event ends before it."""
    return on + timedelta(days=1)


def _clock(instant: Instant) -> str:
    """Return an instant in local form."""
    return f"{instant.opens_at:%Y%m%dT%H%M%S}"


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
