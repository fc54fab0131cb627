"""What if: things taken as given, written as events, counts and lengths, and the calendar and answers under them.

    done(leave)                    it has happened; no day is said
    done(leave) on 2026-03-10      it happened then
    count(free) = 20               so many are counted
    extended(one) by 5 days        a phase was extended; without a length, by the one that the file gives
    renewed(term) 2 times          a phase renewed itself; once where no number is said

1. What is given is nobody's telling: it serves to ask, and nothing is recorded.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.condition import Counted
from parley.agreement.counterpart import owed_in_return, parts_of
from parley.agreement.instant import Instant
from parley.agreement.parse import condition_from_text, duration_from_text, time_from_text
from parley.agreement.phase import Phase
from parley.agreement.references import NAMED_BY, names_in
from parley.agreement.show import text_of_number
from parley.agreement.time import Duration, Happened
from parley.agreement.written import Unreadable
from parley.nearest import did_you_mean
from parley.quantity import Interval

EXTENDED = re.compile(r"extended\(\s*([\w-]+)\s*\)(?:\s+by\s+(.+))?")
RENEWED = re.compile(r"renewed\(\s*([\w-]+)\s*\)(?:\s+(\d{1,3})\s+times?)?")
ON = re.compile(r"(.+\))\s+(?:on|at)\s+(.+)")
FORMS = "Write done(leave) on 2026-03-10, count(free) = 20, extended(one) by 5 days, or renewed(term) 2 times."


@dataclass(frozen=True, slots=True)
class Given:
    """What is taken as given."""

    happened: tuple[tuple[Happened, Instant | None], ...] = ()
    counted: tuple[tuple[str, Decimal], ...] = ()
    extended: tuple[tuple[str, Duration], ...] = ()
    renewed: tuple[tuple[str, int], ...] = ()

    @property
    def events(self) -> tuple[Happened, ...]:
        """Return what has happened, with or without a day."""
        return tuple(event for event, _ in self.happened)

    def calendar(self, agreement: Agreement) -> Calendar:
        """Return an agreement's days under what is given."""
        phases = dict.fromkeys(phase for phase, _ in self.extended)
        return Calendar(
            agreement,
            {event: on for event, on in self.happened if on},
            dict(self.counted),
            {phase: tuple(length for of, length in self.extended if of == phase) for phase in phases},
            dict(self.renewed),
        )


NOTHING_GIVEN = Given()


def given_from_texts(texts: Iterable[str], agreement: Agreement) -> Given:
    """Return what the texts take as given; Unreadable, with a mend, for what cannot be read or names nothing."""
    happened: list[tuple[Happened, Instant | None]] = []
    counted: list[tuple[str, Decimal]] = []
    extended: list[tuple[str, Duration]] = []
    renewed: list[tuple[str, int]] = []
    for text in (text.strip() for text in texts):
        if found := EXTENDED.fullmatch(text):
            phase = _phase(found[1], agreement)
            extended.append((phase.id, duration_from_text(found[2]) if found[2] else _length_of(phase)))
        elif found := RENEWED.fullmatch(text):
            phase = _phase(found[1], agreement)
            if phase.renews is None:
                raise Unreadable(f"“{phase.id}” does not renew itself", "Ask for extended(…), or leave it out.")
            renewed.append((phase.id, int(found[2] or 1)))
        else:
            found = ON.fullmatch(text)
            match condition_from_text(found[1] if found else text):
                case Happened() as event:
                    _check(event.of, NAMED_BY[event.occasion], agreement)
                    happened.append((event, _instant(found[2], agreement) if found else None))
                case Counted(of, _, amount) if amount.quantity and amount.quantity.low is not None and not found:
                    _check(of, ("provisions",), agreement)
                    counted.append((of, amount.quantity.low))
                case _:
                    raise Unreadable(f"“{text}” is nothing that can be given", FORMS)
    return Given(tuple(happened), tuple(counted), tuple(extended), tuple(renewed))


def returns_in_words(given: Given, agreement: Agreement) -> Iterator[str]:
    """Yield, for each exchange of which something is given, how many are owed in return."""
    counts = {of: Interval(number, number) for of, number in given.counted}
    for exchange in agreement.exchanges:
        kinds = [(of.removeprefix(f"{exchange.give}."), count) for of, count in counts.items()
                 if of.startswith(f"{exchange.give}.")]  # fmt: skip
        parts = parts_of(counts.get(exchange.give), kinds)
        owed = owed_in_return(exchange, parts, agreement)
        if parts and exchange.take and owed is not None:
            low, high = (text_of_number(end) if end is not None else "…" for end in (owed.low, owed.high))
            number = low if low == high else f"{low} to {high}"
            yield f"In return by “{exchange.id}”: {number} of {exchange.take}"


def _instant(text: str, agreement: Agreement) -> Instant:
    bounds = Calendar(agreement).bounds_of(time_from_text(text))
    if bounds.last is None:
        raise Unreadable(f"“{text}” is no known day", "Write a day: 2026-03-10, or with its hour: 2026-03-10 07:00.")
    return bounds.last


def _phase(id_: str, agreement: Agreement) -> Phase:
    phase = agreement.phase(id_)
    if phase is None:
        raise Unreadable(f"no phase is called “{id_}”", _known(id_, [phase.id for phase in agreement.phases]))
    return phase


def _length_of(phase: Phase) -> Duration:
    if phase.extension is None or phase.extension.length is None:
        raise Unreadable(f"nothing says by how much “{phase.id}” is extended", f"Write extended({phase.id}) by 5 days.")
    return phase.extension.length


def _check(of: str, sections: Iterable[str], agreement: Agreement) -> None:
    names = names_in(agreement)
    known = frozenset[str]().union(*(names.get(section, frozenset()) for section in sections), names["parts"])
    if of not in known:
        raise Unreadable(f"nothing is called “{of}”", _known(of, known))


def _known(id_: str, known: Iterable[str]) -> str:
    return did_you_mean(id_, known, f"There are: {', '.join(sorted(known)) or 'none'}.")
