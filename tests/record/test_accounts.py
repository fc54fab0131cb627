"""What a record tells of an agreement: every report, matched once, kept, the same as matched anew; decisions on top."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from parley.accounts.from_claims import Accounts, accounts_from_readings, matching_of
from parley.agreement.from_yaml import agreement_from_text
from parley.record import accounts as module
from parley.record.accounts import Keyed, ToldOf, keyed, match_all, match_reports, not_matched, told_of
from parley.record.as_decided import decided_readings
from parley.record.decision import Decided, Kind, Target, Verdict, decide
from parley.record.identity import identity_target
from parley.record.matched import decided_matches
from parley.record.record import Record, record_at
from parley.record.stored import readings
from tests.web.conftest import demo, own_record

__all__ = ("demo", "own_record")  # fixtures of the pages' tests
AT = "2031-05-07T09:00:00+00:00"


@pytest.fixture
def key(demo: Path) -> Keyed:
    """Return the sample's agreement, ready for claims."""
    return keyed(matching_of(agreement_from_text((demo / "river.accord.yaml").read_text("utf-8")).agreement))


def matched(record: Record, key: Keyed) -> ToldOf:
    """Match all and return what is told."""
    for _ in match_all(record, key):
        pass
    return told_of(record, key)


def anew(record: Record, key: Keyed) -> Accounts:
    """Return what is told when every claim is read and matched anew."""
    agreement = key.matching.agreement
    return accounts_from_readings(decided_readings(record), agreement, decided_matches(record, agreement.id))


def same(one: Accounts, other: Accounts) -> bool:
    """Tell whether two tell the same, in whatever order the reports came."""
    mine, theirs = (
        ({t.id: (t, a.matches[t.id]) for t in a.tellings.tellings}, {t.id: t for t in a.tellings.tellers},
         {day.id for day in a.tellings.coverage})
        for a in (one, other)
    )  # fmt: skip
    return mine == theirs


def test_what_is_kept_is_what_matching_anew_gives(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        told = matched(record, key)
        assert len(told.accounts.matches) > 10
        assert told.is_whole
        assert same(told.accounts, anew(record, key))
        assert same(told_of(record, replace(key, kept={})).accounts, told.accounts), "read back from the record"
        assert not_matched(record, key) == ()


def test_a_report_that_is_not_matched_yet_is_told_to_be_missing(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        record.execute("DELETE FROM matched")
        numbers = not_matched(record, key)
        assert not_matched(record, key, 2) == numbers[:2] == tuple(sorted(numbers, reverse=True))[:2]
        match_reports(record, key, numbers[:2])
        told = told_of(record, key)
        assert (told.matched, told.reports) == (2, len(numbers))
        assert not told.is_whole


def test_another_agreement_or_another_reading_is_matched_anew(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        matched(record, key)
        agreement = key.matching.agreement
        other = keyed(matching_of(replace(agreement, provisions=agreement.provisions[:1])))
        assert len(not_matched(record, other)) == len(tuple(readings(record)))
        record.execute("UPDATE report SET reading = 'another' WHERE id = (SELECT min(id) FROM report)")
        assert len(not_matched(record, key)) == 1


def test_decisions_come_on_top_and_are_kept_nowhere(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        before = matched(record, key).accounts
        place = next(iter(before.matches.values())).place
        reading = next(r for r in readings(record) if r.report.id == place.report)
        kept = record.execute("SELECT * FROM matched").fetchall()
        claim = reading.claims[place.claim]
        on = Target(reading.report.content_id, claim.part, claim.spans, Kind.CLAIM)
        decide(record, Decided(on, Verdict.REJECT, "ana", AT))
        name = next(r.attributions[0].speaker.name for r in readings(record) if r.attributions[0].speaker.name)
        decide(record, Decided(identity_target(name), Verdict.CORRECT, "ana", AT, "", "Zed Quorn"))
        told = told_of(record, key)
        assert f"{place.report} {place.claim}" not in told.accounts.matches
        assert same(told.accounts, anew(record, key))
        assert told.is_whole
        assert record.execute("SELECT * FROM matched").fetchall() == kept


def test_an_account_that_is_one_speakers_goes_with_the_name(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        told = matched(record, key)
        mine = {match.place.report for match in told.accounts.matches.values()}
        named = [a.speaker.name for r in readings(record) if r.report.id in mine for a in r.attributions]
        accounts = {teller.id for teller in told.accounts.tellings.tellers}
        for name in sorted(set(filter(None, named)) & accounts) or ["nobody"]:
            decide(record, Decided(identity_target(name), Verdict.CORRECT, "ana", AT, "", "Zed Quorn"))
        assert same(told_of(record, key).accounts, anew(record, key))


def test_too_many_tellings_leave_out_the_oldest_and_say_how_many(
    own_record: Path, key: Keyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with record_at(own_record) as record:
        count = len(matched(record, key).accounts.tellings.tellings)
        monkeypatch.setattr(module, "MOST", 5)
        told = told_of(record, key)
        assert 0 < len(told.accounts.matches) <= 5
        assert len(told.accounts.tellings.tellings) + told.left_out == count
        assert not told.is_whole


def test_a_record_that_may_not_be_written_is_matched_in_memory(own_record: Path, key: Keyed) -> None:
    with record_at(own_record) as record:
        whole = matched(record, key)
        record.execute("DELETE FROM matched")
    with sqlite3.connect(f"{own_record.as_uri()}?mode=ro", uri=True) as record:
        fresh = replace(key, kept={})
        assert same(matched(record, fresh).accounts, whole.accounts)
        assert not_matched(record, fresh) == ()
    record.close()
