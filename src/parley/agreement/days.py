"""Every day that an agreement's file gives: phases, named days, due days; in each reading, and under what is given.

1. What waits for something has no last day yet and says what it waits for.
2. A duty to be done once, with a phase and no day of its own, is due when its phase ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.given import NOTHING_GIVEN, Given
from parley.agreement.instant import Bounds
from parley.agreement.names import names_of
from parley.agreement.patch import with_reading
from parley.agreement.provision import ONCE, Provision
from parley.agreement.show import text_of_time
from parley.agreement.time import Named, Time, Unspecified
from parley.agreement.wording import sentence_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of an agreement: what falls on it, in which reading, and between which instants it lies."""

    path: str  # with `#reading` where it is that of another reading
    label: str
    text: str  # the clause in plain English
    bounds: Bounds
    written: str = ""  # as the file writes it
    opens: bool = False  # the first day on which something may be done, not the last

    @property
    def order(self) -> tuple[bool, str]:
        """Return a key that sorts by the last day, with what has none at the end."""
        return self.bounds.last is None, str(self.bounds.last or self.bounds.first or "…")

    def __str__(self) -> str:
        """Return one line: the day and its label, or what it waits for."""
        bounds = self.bounds
        if bounds.last:
            day = str(bounds) if bounds.first else f"by {bounds.last}"
            sooner = f", sooner by {', '.join(map(str, bounds.waits_for))}" if bounds.waits_for else ""
            return f"{day:24} {self.label}{sooner}"
        first = f"{bounds.first}..… " if bounds.first else ""
        waits = ", ".join(map(str, bounds.waits_for))
        why = f"waits for {waits}" if waits else "no day is said"
        return f"{first or 'no day yet':24} {self.label}: {self.written + ', ' if self.written and waits else ''}{why}"


def days_of(agreement: Agreement, given: Given = NOTHING_GIVEN) -> Iterator[Dated]:
    """Yield every day that the file gives; then those that are others in other readings."""
    plain = tuple(_in_reading(agreement, "", given))
    before = {(day.path, str(day.bounds)) for day in plain}
    others = []
    for reading in agreement.readings:
        version = with_reading(reading, agreement)
        if version.is_readable:
            found = _in_reading(version.agreement, reading.id, given)
            others += [(day.path, reading.id, day) for day in found if (day.path, str(day.bounds)) not in before]
    read_otherwise = {path for path, _, _ in others}
    for day in plain:
        yield replace(day, label=f"{day.label} (as the file has it)") if day.path in read_otherwise else day
    yield from (replace(day, path=f"{path}#{reading}") for path, reading, day in others)


def _in_reading(agreement: Agreement, reading: str, given: Given) -> Iterator[Dated]:
    """Yield the days of an agreement in one reading; paths without its mark."""
    calendar = given.calendar(agreement)
    note = f" (reading: {reading})" if reading else ""
    for phase in agreement.phases:
        name = phase.title or phase.id
        for what, bounds in (("begins", calendar.start_of(phase.id)), ("ends", calendar.end_of(phase.id))):
            yield Dated(f"phases.{phase.id}.{what}", f"{name} {what}{note}", f"{name} {what}.", bounds)
    for day in agreement.days:
        bounds = calendar.bounds_of(Named(day.id))
        yield Dated(f"days.{day.id}", f"The day {day.id}{note}", f"The day {day.id}.", bounds, text_of_time(day.on))
    for provision in agreement.provisions:
        yield from _of_provision(provision, calendar, note)


def _of_provision(provision: Provision, calendar: Calendar, note: str) -> Iterator[Dated]:
    """Yield the first and last days of a provision and of its tranches."""
    agreement = calendar.agreement
    who = names_of(provision.by, agreement) or "nobody named"
    text = sentence_of(provision, agreement)
    parts = [(f".{part.id}", part.opens, part.due) for part in provision.tranches]
    for part, opens, due in parts or [("", provision.opens, provision.due)]:
        path, label = f"provisions.{provision.id}{part}", f"{provision.id}{part} ({who}){note}"
        if opens:
            yield Dated(f"{path}.from", f"From: {label}", text, calendar.bounds_of(opens), _written(opens), opens=True)
        if due:
            yield Dated(path, f"Due: {label}", text, calendar.bounds_of(due), _written(due))
        elif provision.during and provision.kind in ONCE:
            yield Dated(path, f"Due: {label}", text, calendar.end_of(provision.during), f"end of {provision.during}")


def _written(time: Time) -> str:
    return "" if isinstance(time, Unspecified) else text_of_time(time)
