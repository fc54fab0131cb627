"""Formats: JSON lines, CSV and Parquet, written row by row, so that memory stays flat.

1. CSV and Parquet have the columns of the kind, filled or not, also where there is no row.
2. In CSV what is nested is JSON within its cell; in Parquet it is a struct or a list.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import IO, Any

from parley.exports.rows import JsonRow

PARQUET_ROWS = 2_000  # a row group in memory at once: a few MB


def write_jsonl(rows: Iterable[JsonRow], to: IO[bytes], columns: dict[str, Any]) -> int:
    """Write one JSON object a line; return how many."""
    count = 0
    for row in rows:
        to.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count


def write_csv(rows: Iterable[JsonRow], to: IO[bytes], columns: dict[str, Any]) -> int:
    """Write a header and one line a row, in UTF-8; return how many rows."""
    text = io.TextIOWrapper(to, "utf-8", newline="", write_through=True)
    sheet = csv.DictWriter(text, list(columns), lineterminator="\n")
    sheet.writeheader()
    count = 0
    for row in rows:
        sheet.writerow({name: _cell(value) for name, value in row.items()})
        count += 1
    text.flush()
    text.detach()  # the file stays open: it is the caller's
    return count


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def write_parquet(rows: Iterable[JsonRow], to: IO[bytes], columns: dict[str, Any]) -> int:
    """Write a Parquet file; return how many rows. Needs pyarrow, which only the extra `parquet` installs."""
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([(name, _arrow(pyarrow, kind)) for name, kind in columns.items()])
    count = 0
    stream = iter(rows)
    with pyarrow.parquet.ParquetWriter(to, schema, compression="zstd") as file:
        for first in stream:
            group = [_shaped(row, columns) for row in chain([first], islice(stream, PARQUET_ROWS - 1))]
            file.write_table(pyarrow.Table.from_pylist(group, schema))
            count += len(group)
    return count


def _arrow(pyarrow: Any, kind: Any) -> Any:
    if isinstance(kind, dict):
        return pyarrow.struct([(name, _arrow(pyarrow, inner)) for name, inner in kind.items()])
    if isinstance(kind, list):
        return pyarrow.list_(_arrow(pyarrow, kind[0]))
    return {str: pyarrow.string, int: pyarrow.int64, float: pyarrow.float64, bool: pyarrow.bool_}[kind]()


def _shaped(value: Any, kind: Any) -> Any:
    """Return a value with numbers as floats where the column holds such (beyond float they become the nearest)."""
    if value is None:
        return None
    if isinstance(kind, dict):
        return {name: _shaped(value.get(name), inner) for name, inner in kind.items()}
    if isinstance(kind, list):
        return [_shaped(item, kind[0]) for item in value]
    return float(value) if kind is float else value


FORMATS: dict[str, Callable[[Iterable[JsonRow], IO[bytes], dict[str, Any]], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}
