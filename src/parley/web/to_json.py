"""Any page's data as JSON: field by field, days as ISO 8601, numbers exact; what a value keeps for itself stays out."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


def json_of(value: Any) -> Any:
    """Return a value as what JSON holds.

    >>> json_of(Decimal("1.50"))
    '1.50'
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {f.name: json_of(getattr(value, f.name)) for f in fields(value) if f.repr}
    if isinstance(value, Mapping):
        return {str(json_of(key)): json_of(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((json_of(item) for item in value), key=str)
    if isinstance(value, tuple | list):
        return [json_of(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return str(value)
