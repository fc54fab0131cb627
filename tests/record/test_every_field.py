"""Every field of every type that the record keeps comes back: a new field that it would lose fails here."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import count
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from parley.attributions.attribution import Attribution
from parley.claims.claim import Claim
from parley.claims.reading import Reading
from parley.day import Day
from parley.record.rows import rows_from_reading
from parley.record.stored import readings
from parley.record.write import Writing, write_batch
from parley.reports.span import Span

from .test_write import open_record_in_memory


def filled(kind: Any, numbers: "count[int]") -> Any:
    """Return a value of a type in which every field is filled, each with another value, none with its default."""
    number = next(numbers)
    if kind is Span:
        return Span(number, number + 2)
    if kind is Day:
        return Day(date(2031, 1, 1 + number % 28), date(2031, 3, 1))
    if get_origin(kind) is UnionType:
        return filled(get_args(kind)[0], numbers)
    if get_origin(kind) is tuple:
        return tuple(filled(get_args(kind)[0], numbers) for _ in range(2))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: filled(hints[field.name], numbers) for field in fields(kind)})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[-1 - number % 2]
    return {str: f"words {number}", int: number, bool: True, Decimal: Decimal(number)}[kind]


def test_every_field_comes_back() -> None:
    made: Reading = filled(Reading, count())
    report = replace(made.report, text="Talks " * 200, title="Quay " * 200)
    said: tuple[Attribution, ...] = made.attributions
    claims: tuple[Claim, ...] = tuple(replace(claim, attribution=nr) for nr, claim in enumerate(made.claims))
    reading = replace(made, report=report, attributions=said, claims=claims)
    record = open_record_in_memory()
    write_batch(Writing(record), [rows_from_reading(reading, "")])
    assert list(readings(record)) == [reading]
