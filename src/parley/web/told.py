"""What a record tells of an agreement: its newest reports matched to the clauses, each once, a person's word first.

1. What a report tells is worked out once and kept, as long as its reading and the decisions on its matches stay.
2. How many reports were matched is told with the accounts: nothing older is left out in silence.
3. A telling in a title points at no place in the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from parley.accounts.from_claims import Accounts, Matching, ToldIn, accounts_from_told, told_in_reading
from parley.accounts.match import Match, Place
from parley.attributions.attribution import Part
from parley.claims.reading import Reading
from parley.record.as_decided import reading_as_decided
from parley.record.identity import identities_of
from parley.record.matched import decided_matches
from parley.record.record import Record
from parley.record.stored import claims_of

MATCHED = 500  # of the newest reports: a report's claims take 2.5 ms to read and match

Kept = dict[int, tuple[str, "ToldIn"]]  # by the report's number in the record, with the state that it was read in


@dataclass(frozen=True, slots=True)
class Told:
    """The accounts that a record gives, and of how many of its reports."""

    accounts: Accounts
    matched: int
    reports: int


def told_from_record(record: Record, matching: Matching, kept: Kept) -> Told:
    """Return what the newest reports tell of an agreement.

    `kept` holds what was worked out before, and afterwards what was worked out now.
    """
    decided = decided_matches(record, matching.agreement.id)
    identities = identities_of(record)
    rows = record.execute(
        "SELECT r.id, r.name, r.reading || coalesce((SELECT group_concat(d.id) FROM standing_decision d "
        "WHERE d.content = r.content AND d.kind IN ('match', 'claim', 'attribution')), '') "
        "FROM report r WHERE r.current ORDER BY r.id DESC LIMIT ?",
        (MATCHED,),
    ).fetchall()
    fresh: Kept = {}
    for number, _, read in rows:
        state = f"{read} {identities!r}"
        held = kept.get(number)
        if held is None or held[0] != state:
            reading = reading_as_decided(claims_of(record, number), identities)
            held = (state, told_in(reading, matching, decided))
        fresh[number] = held
    kept.clear()
    kept.update(fresh)
    total = record.execute("SELECT count(*) FROM report WHERE current").fetchone()[0]
    in_order = (fresh[number][1] for number, _, _ in reversed(rows))
    return Told(accounts_from_told(in_order, matching.agreement), len(rows), total)


def told_in(reading: Reading, matching: Matching, decided: Mapping[Place, Match | None]) -> ToldIn:
    """Return what a report tells of an agreement."""
    told = told_in_reading(reading, matching, decided)
    in_title = {nr for nr, claim in enumerate(reading.claims) if claim.part is Part.TITLE}
    lines = tuple(
        replace(one, telling=replace(one.telling, spans=())) if one.match.place.claim in in_title else one
        for one in told.told
    )
    return replace(told, told=lines)
