"""What a report tells of an agreement as one row of JSON, and back.

1. Only what the reader makes of a report is written so: day, status, quantity and strength as the claims have them.
2. The report's name and its day are not in it: they are the record's.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from parley.accounts.from_claims import Told
from parley.accounts.match import Match, Place
from parley.agreement.amount import Amount, Form
from parley.agreement.time import Civil, Happened, Occasion, Time, Vague
from parley.engine.telling import Says, Strength, Teller, TellerKind, Telling
from parley.quantity import Hedge, Quantity
from parley.status import Status

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_from_told(told: Sequence[Told]) -> str | None:
    """Return what a report tells as JSON; None for nothing."""
    return _json([_row(one) for one in told]) if told else None


def told_from_json(text: str, report: str) -> tuple[Told, ...]:
    """Return what the report of this name tells."""
    return tuple(_told(row, report) for row in json.loads(text))


def _row(one: Told) -> list[Any]:
    telling, teller, match = one.telling, one.teller, one.match
    event, strength = telling.says.event, telling.strength
    return [
        match.place.claim,
        [event.occasion.value, event.of, list(event.by)],
        telling.says.denied,
        [match.reason, match.score],
        [teller.id, teller.title, teller.kind.value, teller.of],
        one.named,
        telling.said.isoformat(),
        telling.status.value,
        _day_row(telling.on),
        _quantity_row(telling.quantity),
        [list(telling.blames), list(telling.heard_from), list(telling.given_to)],
        telling.spans,
        telling.quote,
        strength.value if strength else None,
    ]


def _told(row: list[Any], report: str) -> Told:
    nr, event, denied, why, teller, named, said, status, on, number, who, spans, quote, strength = row
    happened = Happened(Occasion(event[0]), event[1], tuple(event[2]))
    blames, heard_from, given_to = map(tuple, who)
    quantity = _quantity(number)
    whose = Teller(teller[0], teller[1], TellerKind(teller[2]), of=teller[3])
    telling = Telling(
        f"{report} {nr}", whose.id, Says(happened, denied), date.fromisoformat(said), status=Status(status),
        on=_time(on), quantity=quantity, so_far=quantity is not None, blames=blames, heard_from=heard_from,
        sources=(report,), spans=tuple((start, end) for start, end in spans), quote=quote,
        strength=Strength(strength) if strength else None, given_to=given_to, mapped_by="reader",
    )  # fmt: skip
    return Told(telling, whose, Match(Place(report, nr), happened, denied, *why), named)


def _day_row(on: Time | None) -> list[str] | None:
    if isinstance(on, Vague):
        return [on.first.isoformat(), on.last.isoformat()]
    return [on.on.isoformat()] if isinstance(on, Civil) else None


def _time(row: list[str] | None) -> Time | None:
    if row is None:
        return None
    days = [date.fromisoformat(day) for day in row]
    return Civil(days[0]) if len(days) == 1 else Vague(days[0], days[1])


def _quantity_row(amount: Amount | None) -> list[str | None] | None:
    if amount is None or amount.quantity is None:
        return None
    told = amount.quantity
    low, high = (None if end is None else str(end) for end in (told.low, told.high))
    return [low, high, told.hedge.value, told.unit, told.of]


def _quantity(row: list[Any] | None) -> Amount | None:
    if row is None:
        return None
    low, high = (None if end is None else Decimal(end) for end in row[:2])
    return Amount(Form.NUMBER, Quantity(low, high, Hedge(row[2]), *row[3:]))
