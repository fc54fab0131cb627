"""Writing: readings go into the record whole or not at all.

1. One transaction holds a few whole reports; whatever kills the process, each report is in with all its rows or not.
2. A report that is there with the same reading is left alone, so that reading a folder again changes nothing.
3. Another text under a known name is a new version of it where the two have words in common, else a report of its own.
4. Decisions are never touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from parley.record.block import WORDS, forget_blocks, write_blocks
from parley.record.counts import add_counts
from parley.record.record import Record, transaction
from parley.record.rows import Row, Rows
from parley.reports.report import Unreadable

SAME_REPORT = 0.3  # share of the shorter text's words in the longer's: two reports of one event by chance stay apart
OF_A_REPORT = ("block", "credit", "speaker", "attribution", "claim", "figure", "day", "unread")


class Outcome(StrEnum):
    """What became of something that was handed in."""

    ADDED = "added"
    RENEWED = "read anew"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the record holds as it is, by the name and content that it came with."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Writing:
    """One run's hand on the record: the names that it met, and the numbers of the facets' words."""

    record: Record
    names: dict[str, str] = field(default_factory=dict)  # name -> content
    terms: dict[tuple[str, str], int] = field(default_factory=dict)


def write_batch(writing: Writing, batch: Sequence[Rows | Known | Unreadable]) -> tuple[Outcome, ...]:
    """Write a batch in one transaction, all of it or nothing, and say what became of each item."""
    met = dict(writing.names)
    try:
        with transaction(writing.record):
            outcomes = tuple(_write(writing, item) for item in batch)
            write_blocks(writing.record)
            return outcomes
    except BaseException:
        writing.terms.clear()  # words numbered in the transaction that failed are not in the record
        writing.names.clear()
        writing.names.update(met)
        raise


def _write(writing: Writing, item: Rows | Known | Unreadable) -> Outcome:
    if isinstance(item, Unreadable):
        return write_unreadable(writing.record, item)
    if isinstance(item, Known):
        writing.names.setdefault(item.name, item.content)
        return Outcome.UNCHANGED
    return write_rows(writing, item)


def write_unreadable(record: Record, item: Unreadable) -> Outcome:
    """Keep what could not be read, once."""
    row = (item.source, item.place, item.reason, item.mend)
    record.execute("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?)", row)
    return Outcome.UNREADABLE


def write_rows(writing: Writing, rows: Rows) -> Outcome:
    """Write one report's rows inside the running transaction, or leave them where the same reading stands."""
    record = writing.record
    name = _name_in_record(writing, rows)
    writing.names[name] = rows.content
    known = record.execute(
        "SELECT id, reading, current FROM report WHERE name = ? AND content = ?", (name, rows.content)
    )
    standing = known.fetchone()
    if standing and standing[1] == rows.reading and standing[2]:
        return Outcome.UNCHANGED
    _supersede(record, name, rows.content)
    if standing:
        number = standing[0]
        _delete_rows(record, number)
        values = (rows.reading, *rows.report, number)
        record.execute(f"UPDATE report SET current = 1, reading = ?, {_REPORT_SET} WHERE id = ?", values)
    else:
        version = record.execute("SELECT coalesce(max(version), 0) + 1 FROM report WHERE name = ?", (name,)).fetchone()[
            0
        ]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        values = (name, version, rows.content, rows.reading, *rows.report, at)
        number = record.execute(_INSERT_REPORT, values).lastrowid
        record.execute("INSERT INTO report_text VALUES (?, ?)", (number, rows.text))
    _insert_rows(writing, number, rows)
    record.execute("DELETE FROM unreadable WHERE source = ?", (rows.name,))
    return Outcome.RENEWED if standing else Outcome.ADDED


_REPORT_COLUMNS = (
    *("outlet", "url", "title", "byline", "language", "published_from", "published_to", "granularity", "day_basis"),
    *("published_basis", "published_spans", "raw_sha256", "notes"),
    *("words", "attributions", "own_voice", "claims", "figures", "days", "unread"),
)
_REPORT_SET = ", ".join(f"{column} = ?" for column in _REPORT_COLUMNS)
_INSERT_REPORT = (
    f"INSERT INTO report (name, version, content, reading, {', '.join(_REPORT_COLUMNS)}, read_at) "
    f"VALUES ({', '.join('?' * (len(_REPORT_COLUMNS) + 5))})"
)


def own_name(name: str, content: str) -> str:
    """Return the name of a report whose plain name another text already goes by."""
    return f"{name}~{content[:8]}"


def _name_in_record(writing: Writing, rows: Rows) -> str:
    """Return the name that this text goes by: its own, unless an unlike text of this run or record has it."""
    other = own_name(rows.name, rows.content)
    met = writing.names.get(rows.name)
    if met is not None:
        return rows.name if met == rows.content else other
    known = writing.record.execute(
        "SELECT content, name, id FROM report WHERE name IN (?, ?) ORDER BY name, version DESC", (rows.name, other)
    ).fetchall()
    if any(content == rows.content and name == other for content, name, _ in known):
        return other
    if not known or any(content == rows.content for content, _, _ in known):
        return rows.name
    text = writing.record.execute("SELECT text FROM report_text WHERE report = ?", (known[0][2],)).fetchone()[0]
    return rows.name if _alike(text, rows.text) else other


def _alike(one: str, other: str) -> bool:
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return len(few & many) >= SAME_REPORT * len(few)


def _supersede(record: Record, name: str, content: str) -> None:
    """Mark the standing version of this name as past; what was read of it stays, but is no longer found by search."""
    for (number,) in record.execute(
        "SELECT id FROM report WHERE name = ? AND current AND content <> ?", (name, content)
    ).fetchall():
        _delete_passages(record, number)
        record.execute("UPDATE report SET current = 0 WHERE id = ?", (number,))


def _delete_rows(record: Record, number: int) -> None:
    _delete_passages(record, number)
    for table in OF_A_REPORT:
        record.execute(f"DELETE FROM {table} WHERE report = ?", (number,))


def _delete_passages(record: Record, number: int) -> None:
    """Take a report's passages out of search, giving the index the very words that it was given."""
    text, title = record.execute(
        "SELECT text, title FROM report JOIN report_text ON report = id WHERE id = ?", (number,)
    ).fetchone()
    passages = record.execute(
        'SELECT p.id, p.title, p.start, p."end", s.name FROM passage p '
        "JOIN attribution a ON a.report = p.report AND a.nr = p.attribution "
        "JOIN speaker s ON s.report = a.report AND s.nr = a.speaker WHERE p.report = ?",
        (number,),
    ).fetchall()
    record.executemany(
        "INSERT INTO search (search, rowid, text, speaker) VALUES ('delete', ?, ?, ?)",
        ((key, (title if of_title else text)[start:end], name) for key, of_title, start, end, name in passages),
    )
    forget_blocks(record, number)
    add_counts(record, number, -1)
    record.execute("DELETE FROM passage WHERE report = ?", (number,))


def _insert_rows(writing: Writing, number: int, rows: Rows) -> None:
    record = writing.record
    for table, of_table in zip(OF_A_REPORT, _tables(rows), strict=True):
        if of_table:
            places = ", ".join("?" * (1 + len(of_table[0])))
            record.executemany(f"INSERT INTO {table} VALUES ({places})", ((number, *row) for row in of_table))
    first = record.execute("SELECT coalesce(max(id), 0) + 1 FROM passage").fetchone()[0]
    outlet = _term(writing, "outlet", str(rows.report[0]))
    passages = list(enumerate(rows.passages, first))
    record.executemany(_INSERT_PASSAGE, (_passage(writing, key, number, outlet, row) for key, row in passages))
    record.executemany("INSERT INTO search (rowid, text, speaker) VALUES (?, ?, ?)", _searched(rows, passages))
    add_counts(record, number)


_INSERT_PASSAGE = f"INSERT INTO passage VALUES ({', '.join('?' * 15)})"


def _tables(rows: Rows) -> tuple[list[Row], ...]:
    return (
        rows.blocks,
        rows.credits,
        rows.speakers,
        rows.attributions,
        rows.claims,
        rows.figures,
        rows.days,
        rows.unread,
    )


def _passage(writing: Writing, key: int, number: int, outlet: int, row: Row) -> Row:
    attribution, claim, title, start, end, _, speaker, party, kind, act, status, month, day = row
    facets = zip(WORDS[1:], (speaker, party, kind, act, status), strict=True)
    terms = (_term(writing, facet, str(word)) for facet, word in facets)
    return (key, number, attribution, claim, title, start, end, outlet, *terms, month, day)


def _searched(rows: Rows, passages: Iterable[tuple[int, Row]]) -> Iterator[Row]:
    for key, row in passages:
        _, _, title, start, end, name, *_ = row
        yield key, (rows.title if title else rows.text)[start:end], name


def _term(writing: Writing, facet: str, name: str) -> int:
    """Return the number of a facet's word, giving it one where it has none; 0 for no word."""
    if not name:
        return 0
    number = writing.terms.get((facet, name))
    if number is None:
        writing.record.execute("INSERT OR IGNORE INTO term (facet, name) VALUES (?, ?)", (facet, name))
        found = writing.record.execute("SELECT id FROM term WHERE facet = ? AND name = ?", (facet, name))
        number = writing.terms[facet, name] = int(found.fetchone()[0])
    return number
