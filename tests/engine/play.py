"""Playthroughs: the life of an agreement as a text that a reader of newspapers can check.

A play names its deal and its accounts, then tells day by day who said what, and what is to stand on a day:

    deal src/parley/sample/river.accord.yaml
    account front: party front
    account wire: outlet
    2024-06-10 c1 wire: done(hand_over_24); quantity 7; on 2024-06-10
    on 2024-06-12
      hand_over_24 in wire: part done
      hand_over_24: one-sided
      phase one in front: current
      due hand_over_24 in front: 2024-06-30
      late tomorrow in front: hand_over_24
      waits in front: front for maronda until done(free_600) since 2024-06-30
      before phase two in front: agreed(terms)
      turned over by sixty_days: phase third_term
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from parley.agreement.agreement import Agreement
from parley.agreement.condition import Not
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.parse import amount_from_text, condition_from_text, duration_from_text, time_from_text
from parley.agreement.time import Happened
from parley.engine.questions import Waiting, blocked_in, late_tomorrow, owed_in, waiting_in
from parley.engine.report import Status, as_read, status_of, tellings_by_side
from parley.engine.standing import Standing
from parley.engine.telling import Coverage, Says, Teller, TellerKind, Telling, Tellings
from parley.status import Status as Manner

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Play:
    """A play as read: its deal, who tells what, and what is expected on which day."""

    agreement: Agreement = field(default_factory=lambda: Agreement("none"))
    tellers: list[Teller] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    expected: list[tuple[date, str, str]] = field(default_factory=list)  # day, what, how it stands

    def told(self) -> Tellings:
        """Return the claims of the play."""
        return Tellings(self.agreement.id, "1", tuple(self.tellers), tuple(self.tellings), tuple(self.coverage))

    def answer(self, what: str, on: date) -> str:
        """Return how a thing stands on a day, as a play writes it."""
        status = status_of(self.agreement, self.told(), on, readings=what.startswith("turned over"))
        thing, _, account = what.partition(" in ")
        if asked := self._asked(thing, account, status):
            return asked
        of = thing.removeprefix("phase ")
        standings = status.phases if thing.startswith("phase ") else status.provisions
        standing = next((item for item in standings if item.of == of), None)
        assert standing is not None, f"there is no {thing}"
        return self._words(standing, account, status)

    def _asked(self, thing: str, account: str, status: Status) -> str:
        """Return the answer to a question other than how a thing stands; "" where it is none."""
        run = status.runs.get(account)
        if thing.startswith("turned over by "):
            turned = (item.of for item in status.turns_over if item.reading == thing.removeprefix("turned over by "))
            return ", ".join(turned) or "nothing"
        if run is None:
            return ""
        agreement = as_read(self.agreement, run)
        if thing.startswith("due "):
            return str(run.units[thing.removeprefix("due ")].due)
        if thing.startswith("end of "):
            return str(run.stretches[thing.removeprefix("end of ")].end)
        if thing == "late tomorrow":
            return ", ".join(late_tomorrow(agreement, tellings_by_side(self.told())[account], status.on)) or "nothing"
        if thing == "owed":
            return ", ".join(item.unit for item in owed_in(run, agreement)) or "nothing"
        if thing == "waits":
            return "; ".join(dict.fromkeys(map(_waiting, waiting_in(run, agreement)))) or "nobody"
        if thing.startswith("before phase "):
            phase = thing.removeprefix("before phase ")
            missing = [item.missing for item in blocked_in(run, agreement) if item.phase == phase]
            return ", ".join(map(str, missing[0])) if missing else "it may have begun"
        return ""

    def _words(self, standing: Standing, account: str, status: Status) -> str:
        """Return a standing across accounts, or the states in one."""
        if account:
            assert account in status.runs, f"there is no account {account}"
            return " or ".join(standing.by_account[account])
        return f"{standing.label.value} over {standing.over.value}" if standing.over else standing.label.value


def _waiting(waiting: Waiting) -> str:
    """Return who waits for whom as a play writes it."""
    whose = f"{', '.join(waiting.who)} for {', '.join(waiting.for_whom)} until {waiting.until}"
    return f"{whose} since {waiting.since}" if waiting.since else whose


def plays_from_text(text: str) -> dict[str, Play]:
    """Return the plays of a text by name: what stands before the first `play NAME` is common to all."""
    head, *plays = re.split(r"^play ", text, flags=re.MULTILINE)
    named = (play.partition("\n") for play in plays)
    return {name.strip(): play_from_text(head + body) for name, _, body in named}


def play_from_text(text: str) -> Play:
    """Return the play that a text holds."""
    play, day = Play(), date.min
    for line in text.splitlines():
        line = line.split("#")[0].rstrip()
        if not line:
            continue
        head, _, rest = line.strip().partition(" ")
        if head == "deal":
            loaded = agreement_from_text((ROOT / rest).read_text("utf-8"))
            assert loaded.is_readable, loaded.errors
            play.agreement = loaded.agreement
        elif head == "account":
            play.tellers.append(_teller(rest))
        elif head == "read":
            first, _, last = rest.partition("..")
            play.coverage.append(Coverage(rest, date.fromisoformat(first), date.fromisoformat(last or first)))
        elif head == "on":
            day = date.fromisoformat(rest)
        elif line.startswith(" "):
            what, _, stands = line.strip().rpartition(": ")
            play.expected.append((day, what, stands))
        else:
            play.tellings.append(_telling(head, rest))
    return play


def _teller(text: str) -> Teller:
    """Return the teller of `russia: party russia, readings sixty_days`."""
    id_, _, rest = text.partition(": ")
    words, _, readings = rest.partition(", readings ")
    kind, _, of = words.partition(" ")
    return Teller(id_, kind=TellerKind(kind), of=of, readings=tuple(readings.split()))


def _telling(day: str, text: str) -> Telling:
    """Return the telling of `c1 wire: done(pay); quantity 7; on 2024-06-10`."""
    head, _, rest = text.partition(": ")
    id_, _, account = head.partition(" ")
    says, *more = [part.strip() for part in rest.split(";")]
    condition = condition_from_text(says)
    event = condition.part if isinstance(condition, Not) else condition
    assert isinstance(event, Happened), says
    telling = Telling(id_, account, Says(event, isinstance(condition, Not)), date.fromisoformat(day))
    for part in more:
        key, _, value = part.partition(" ")
        match key:
            case "on":
                telling = replace(telling, on=time_from_text(value))
            case "quantity":
                telling = replace(telling, quantity=amount_from_text(value))
            case "total":
                telling = replace(telling, quantity=amount_from_text(value), so_far=True)
            case "lasts":
                telling = replace(telling, lasts=duration_from_text(value))
            case "blames":
                telling = replace(telling, blames=tuple(value.split()))
            case "status":
                telling = replace(telling, status=Manner(value))
            case "retracts" | "restates" | "denies":
                telling = replace(telling, **{key: value})
            case "heard":
                telling = replace(telling, heard_from=tuple(value.removeprefix("from ").split()))
            case _:
                raise AssertionError(f"a play knows no “{key}”")
    return telling
