"""What a record tells of an agreement: the claims of every report matched to the clauses once, and kept in the record.

1. What is kept is what the reader alone makes of a report. It is worked out again where the agreement, the report's
   reading or the way of matching is another; nothing else rests on it, and a record that may not be written is matched
   in memory.
2. What people decided comes on top each time: reports that it touches are worked out anew, and nothing of that is kept.
3. How many reports are covered is told with the accounts: nothing is left out in silence.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files

from parley.accounts.account import teller_named
from parley.accounts.from_claims import Accounts, Matching, Told, ToldIn, accounts_from_told, told_in_reading
from parley.accounts.match import Match, Place
from parley.accounts.told_rows import json_from_told, told_from_json
from parley.record.as_decided import reading_as_decided
from parley.record.identity import Identities, identities_of
from parley.record.matched import decided_matches
from parley.record.record import Record, transaction
from parley.record.stored import claims_of, day_from_row

MATCHES = ("parley.accounts", "parley.words", "parley.story")  # what the way of matching rests on
AT_ONCE = 100  # reports matched between two writings: a quarter of a second's work
MOST = 60_000  # tellings held against one another, the newest: a kB each, and the engine's tenth of a second for 10,000

Kept = dict[int, tuple[str, tuple[Told, ...]]]  # by the report's number in the record, with the state that it was in


@dataclass(frozen=True, slots=True)
class Keyed:
    """An agreement made ready for claims, and the key under which what they tell of it is kept."""

    matching: Matching
    digest: str
    kept: Kept = field(default_factory=dict, compare=False, repr=False)  # what is in memory already


@dataclass(frozen=True, slots=True)
class ToldOf:
    """The accounts that a record gives, and of how much of it."""

    accounts: Accounts
    matched: int  # reports whose claims were held against the clauses
    reports: int
    left_out: int = 0  # older tellings that are too many to be held against one another

    @property
    def is_whole(self) -> bool:
        """Tell whether every telling of every report is in the accounts."""
        return self.matched == self.reports and not self.left_out


def keyed(matching: Matching) -> Keyed:
    """Return an agreement made ready with the key under which what is told of it is kept."""
    return Keyed(matching, sha256(f"{way_of_matching()}\n{matching.content}".encode()).hexdigest()[:32])


@cache
def way_of_matching() -> str:
    """Return a digest of the code and the lists of words that decide what a claim is matched to."""
    digest = sha256()
    for kept in MATCHES:
        for file in sorted(files(kept).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".txt")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def not_matched(record: Record, key: Keyed, most: int = -1) -> tuple[int, ...]:
    """Return the numbers of the current reports that are yet to be matched, the newest first; `most` -1 for all."""
    rows = record.execute(
        "SELECT r.id, r.reading FROM report r LEFT JOIN matched m ON m.report = r.id AND m.reading = r.reading "
        "AND m.matching = (SELECT id FROM matching WHERE digest = ?) "
        "WHERE r.current AND m.report IS NULL ORDER BY r.id DESC LIMIT ?",
        (key.digest, most + len(key.kept) if most >= 0 else -1),
    )
    return tuple(number for number, reading in rows if key.kept.get(number, ("",))[0] != reading)


def match_reports(record: Record, key: Keyed, numbers: Sequence[int], rest: float = 0.0) -> None:
    """Match some reports, and keep what they tell; in memory, where the record may not be written to.

    `rest` is for how many seconds others get the machine after each report.
    """
    told = {}
    for number in numbers:
        told[number] = told_in_reading(claims_of(record, number), key.matching).told
        time.sleep(rest)
    reading = {number: _reading(record, number) for number in numbers}
    try:
        with transaction(record):
            record.execute("INSERT OR IGNORE INTO matching (digest) VALUES (?)", (key.digest,))
            of = record.execute("SELECT id FROM matching WHERE digest = ?", (key.digest,)).fetchone()[0]
            record.executemany(
                "INSERT OR REPLACE INTO matched VALUES (?, ?, ?, ?)",
                ((of, number, reading[number], json_from_told(told[number])) for number in numbers),
            )
    except sqlite3.OperationalError:
        key.kept.update({number: (reading[number], told[number]) for number in numbers})


def match_all(record: Record, key: Keyed) -> Iterator[tuple[int, int]]:
    """Match every report that is yet to be matched; yield now and then how many are and how many there are."""
    numbers = not_matched(record, key)
    total = _reports(record)
    for first in range(0, len(numbers), AT_ONCE):
        match_reports(record, key, numbers[first : first + AT_ONCE])
        yield total - max(0, len(numbers) - first - AT_ONCE), total


def told_of(record: Record, key: Keyed, mapped: Mapping[Place, Match | None] | None = None) -> ToldOf:
    """Return what the matched reports tell of an agreement, with what people decided.

    `mapped` holds decisions that a person gives beside those in the record, which they outdo.
    """
    decided = decided_matches(record, key.matching.agreement.id) | dict(mapped or {})
    identities = identities_of(record)
    touched = _touched(record, key, decided, identities)
    fresh: Kept = {}
    for number, name, reading in _that_tell(record, key):
        if number not in touched:
            fresh[number] = _kept(record, key, number, name, reading)
    for number, name in touched.items():
        fresh[number] = _decided(record, key, number, name, decided, identities)
    for number, (state, told) in key.kept.items():
        if number not in fresh and state == _reading(record, number):
            fresh[number] = (state, told)
    key.kept.clear()
    key.kept.update(fresh)
    total = _reports(record)
    matched = total - len(set(not_matched(record, key)) - set(touched))
    lines, left_out = _newest(fresh, key, identities)
    days = (ToldIn(day_from_row(*row), (), ()) for row in record.execute(_DAYS))
    return ToldOf(accounts_from_told((*lines, *days), key.matching.agreement), matched, total, left_out)


_DAYS = "SELECT DISTINCT published_from, published_to, granularity, day_basis FROM report WHERE current ORDER BY 1, 2"


def _reports(record: Record) -> int:
    return int(record.execute("SELECT count(*) FROM report WHERE current").fetchone()[0])


def _reading(record: Record, number: int) -> str:
    found = record.execute("SELECT reading FROM report WHERE id = ? AND current", (number,)).fetchone()
    return str(found[0]) if found else ""


def _that_tell(record: Record, key: Keyed) -> list[tuple[int, str, str]]:
    """Return the current reports that tell something of the agreement."""
    return record.execute(
        "SELECT r.id, r.name, r.reading FROM matched m JOIN report r ON r.id = m.report AND r.reading = m.reading "
        "WHERE m.matching = (SELECT id FROM matching WHERE digest = ?) AND m.told IS NOT NULL AND r.current",
        (key.digest,),
    ).fetchall()


def _kept(record: Record, key: Keyed, number: int, name: str, reading: str) -> tuple[str, tuple[Told, ...]]:
    """Return what a report tells as it is kept."""
    held = key.kept.get(number)
    if held is not None and held[0] == reading:
        return held
    of = "SELECT told FROM matched WHERE matching = (SELECT id FROM matching WHERE digest = ?) AND report = ?"
    return reading, told_from_json(record.execute(of, (key.digest, number)).fetchone()[0], name)


def _decided(
    record: Record, key: Keyed, number: int, name: str, decided: Mapping[Place, Match | None], identities: Identities
) -> tuple[str, tuple[Told, ...]]:
    """Return what a report tells with what people decided of it."""
    own = {place: match for place, match in decided.items() if place.report == name}
    state = f"{_reading(record, number)} {own!r} {identities!r}"
    held = key.kept.get(number)
    if held is not None and held[0] == state:
        return held
    reading = reading_as_decided(claims_of(record, number), identities)
    return state, told_in_reading(reading, key.matching, own).told


def _touched(record: Record, key: Keyed, decided: Iterable[Place], identities: Identities) -> dict[int, str]:
    """Return the current reports, by number, whose matches rest on more than a speaker's account by what is decided."""
    names = {place.report for place in decided}
    names |= {report for report, _ in identities.within} | {report for report, *_ in identities.corrected}
    of = key.matching.names.of
    parties = [name for name in identities.everywhere if of(name) or of(identities.called(name))]
    if parties:
        places = ", ".join("?" * len(parties))
        speak = f"SELECT DISTINCT r.name FROM speaker s JOIN report r ON r.id = s.report WHERE s.name IN ({places})"
        names |= {name for (name,) in record.execute(speak, parties)}
    found = (record.execute("SELECT id FROM report WHERE name = ? AND current", (name,)).fetchone() for name in names)
    return {row[0]: name for row, name in zip(found, names, strict=True) if row}


def _newest(fresh: Kept, key: Keyed, identities: Identities) -> tuple[list[ToldIn], int]:
    """Return what the reports tell in order, as many of the newest as can be held, and how many tellings are not."""
    lines: list[ToldIn] = []
    count = left_out = 0
    for number in sorted(fresh, reverse=True):
        told = fresh[number][1]
        if count + len(told) > MOST:
            left_out += len(told)
            continue
        count += len(told)
        lines.append(ToldIn(None, tuple(_called(one, key, identities) for one in told), ()))
    return lines[::-1], left_out


def _called(one: Told, key: Keyed, identities: Identities) -> Told:
    """Return a telling in the account of the name that its speaker goes by by decision."""
    name = identities.called(one.named) if one.named else ""
    if not name:
        return one
    teller = teller_named(name, key.matching.agreement, key.matching.names)
    return replace(one, teller=teller, telling=replace(one.telling, account=teller.id))
