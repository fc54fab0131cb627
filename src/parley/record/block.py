"""Blocks: the facets of passages, column by column, for counting.

1. A block is what the table `passage` says, and may be thrown away at any time: it is made again at the next writing.
2. The columns of any record are arrays over the passages' numbers; where there is no passage, `kind` is 0.
"""

import sys
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.record.record import Record

if TYPE_CHECKING:
    import numpy

    Column = numpy.ndarray[tuple[int], numpy.dtype[numpy.int32]]

SIZE = 16_384  # passages in a block: what may have to be read from the table takes 30 ms
WORDS = ("outlet", "speaker", "party", "kind", "act", "status")  # facets whose values are numbers of a word
FACETS = (*WORDS, "month", "day")
KEPT = (*FACETS, "report", "attribution")
_COLUMNS = ", ".join(f"coalesce({column}, 0)" for column in KEPT)


@dataclass(frozen=True, slots=True)
class Columns:
    """All passages' facets as arrays indexed by the passage's number."""

    of: "dict[str, Column]"
    names: dict[int, str] = field(default_factory=dict)  # of speakers by decision, where no report has the name
    called: dict[str, str] = field(default_factory=dict)  # names that by decision are another's


def write_blocks(record: Record) -> None:
    """Make the blocks that are complete and not there, inside the running transaction."""
    last = record.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()[0]
    there = {nr for (nr,) in record.execute("SELECT nr FROM facet_block WHERE facet = 'kind'")}
    for nr in range(last // SIZE):
        if nr not in there:
            columns = _from_table(record, nr)
            record.executemany(
                "INSERT INTO facet_block VALUES (?, ?, ?)",
                ((nr, facet, _bytes(column)) for facet, column in zip(KEPT, columns, strict=True)),
            )


def forget_blocks(record: Record, report: int) -> None:
    """Throw away the blocks that hold a report's passages."""
    record.execute(
        f"DELETE FROM facet_block WHERE nr IN (SELECT DISTINCT id / {SIZE} FROM passage WHERE report = ?)", (report,)
    )


def columns_of(record: Record, names: tuple[str, ...] = FACETS) -> Columns:
    """Return columns of the whole record, those of the facets if not told otherwise."""
    import numpy

    last = record.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()[0]
    there = {nr for (nr,) in record.execute("SELECT nr FROM facet_block WHERE facet = 'kind'")}
    whole = {name: numpy.zeros((last // SIZE + 1) * SIZE, numpy.int32) for name in names}
    places = ", ".join("?" * len(names))
    wanted = f'SELECT nr, facet, "values" FROM facet_block WHERE nr <= ? AND facet IN ({places})'
    for nr, facet, values in record.execute(wanted, (last // SIZE, *names)):
        whole[facet][nr * SIZE : (nr + 1) * SIZE] = numpy.frombuffer(values, "<i4")
    for nr in set(range(last // SIZE + 1)) - there:
        for facet, column in zip(KEPT, _from_table(record, nr), strict=True):
            if facet in whole:
                whole[facet][nr * SIZE : (nr + 1) * SIZE] = column
    return Columns(whole)


def commonest(column: "Column", most: int) -> tuple[list[int], list[int]]:
    """Return the numbers that stand most often in a column and how often, 0 left out; ties in order of number."""
    import numpy

    counted = numpy.bincount(column)
    if len(counted):
        counted[0] = 0
    numbers = [int(number) for number in numpy.argsort(-counted, kind="stable")[:most] if counted[number]]
    return numbers, [int(counted[number]) for number in numbers]


def _from_table(record: Record, nr: int) -> list["array[int]"]:
    columns = [array("i", bytes(4 * SIZE)) for _ in KEPT]
    first = nr * SIZE
    rows = record.execute(f"SELECT id, {_COLUMNS} FROM passage WHERE id >= ? AND id < ?", (first, first + SIZE))
    for number, *values in rows:
        for column, value in zip(columns, values, strict=True):
            column[number - first] = value
    return columns


def _bytes(column: "array[int]") -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()
