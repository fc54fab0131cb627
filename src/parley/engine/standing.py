"""Standing: what the accounts of one agreement share and dispute about a provision or a phase.

1. *Concurring* needs two accounts that the file declares opposed, or a verifier that it names. Two tellers of one party
   are one account.
2. *Conceded* is the bearer's own word that it did not perform: one that lays it at another's door concedes nothing. An
   accusation that nobody answers stays *one-sided*.
3. Silence is *unreported* where somebody's words of that time were read, and else *no coverage*: never a breach.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parley.agreement.agreement import Agreement
from parley.agreement.provision import Provision
from parley.agreement.time import Occasion
from parley.engine.run import Run, Unit
from parley.engine.state import State
from parley.engine.telling import Teller, TellerKind, Telling, Tellings
from parley.quantity import Truth, same_number


class Label(StrEnum):
    """How the accounts stand to one another over one matter."""

    NOT_DUE = "not due"
    NO_COVERAGE = "no coverage"
    UNREPORTED = "unreported"
    ONE_SIDED = "one-sided"
    CONCURRING = "concurring"
    CONCEDED = "conceded"
    DISPUTED = "disputed"


class Over(StrEnum):
    """What a dispute is over."""

    FACT = "the fact"
    FIGURE = "a figure"
    DAY = "a day"
    READING = "a reading"
    DOING = "whose doing it was"


TOLD_DONE = frozenset({State.DONE, State.DONE_LATE, State.PART_DONE, State.PART_PAST_DUE})
TELLS_OF_DEEDS = frozenset({Occasion.DONE, Occasion.BEGUN, Occasion.ENDED, Occasion.AGREED})


@dataclass(frozen=True, slots=True)
class Standing:
    """One provision, tranche or phase across the accounts, on a day."""

    of: str
    label: Label
    over: Over | None
    by_account: Mapping[str, tuple[str, ...]]  # account → the states it is compatible with
    told_by: tuple[str, ...]  # accounts that say something of it
    because: tuple[str, ...]  # tellings
    silent: tuple[str, ...]  # parties' accounts that say nothing of it
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """What one side says: done or not done, and the run that it comes from."""

    side: str
    done: bool
    unit: Unit
    verifier: bool
    said: date  # the latest
    is_total: bool  # the figure is a running total, or the whole, and not one part
    accused: frozenset[str]  # whom it says did not do it, or is to blame


@dataclass(frozen=True, slots=True)
class Heard:
    """What was told by a day, looked up once: claims by id, the days whose words were read, whose silence counts."""

    claims: Mapping[str, Telling]
    days: tuple[date, ...]
    parties: tuple[str, ...]


def heard_by(tellings: Tellings, on: date) -> Heard:
    """Return what was heard by a day."""
    days = {telling.said for telling in tellings.tellings if telling.said <= on}
    days |= {min(item.last, on) for item in tellings.coverage if item.first <= on}
    parties = (side_of(teller) for teller in tellings.tellers if teller.kind is TellerKind.PARTY)
    claims = {telling.id: telling for telling in tellings.tellings}
    return Heard(claims, tuple(sorted(days)), tuple(dict.fromkeys(parties)))


def side_of(teller: Teller) -> str:
    """Return whose account a teller's words go into: its party's, or its own."""
    return teller.of or teller.id


def standing_of(unit_id: str, agreement: Agreement, runs: Mapping[str, Run], heard: Heard) -> Standing:
    """Return how a provision or tranche stands across accounts; `runs` holds a run per side."""
    provision = agreement.provision(unit_id.partition(".")[0])
    assert provision is not None
    units = {side: run.units[unit_id] for side, run in runs.items()}
    own, phase = readings_held(provision.id, agreement, runs), readings_held(provision.during, agreement, runs)
    words = tuple(_words(units, provision.during, agreement, heard))
    label, over = _label(provision, words, units, agreement, heard)
    if over is Over.DAY and len({own[word.side] | phase[word.side] for word in words}) > 1:
        over = Over.READING
    told_by = tuple(word.side for word in words)
    settles = tuple(dict.fromkeys(item for unit in units.values() for item in unit.settles))
    return Standing(
        unit_id, label, over,
        {side: tuple(sorted(state.value for state in unit.states)) for side, unit in units.items()},
        told_by,
        tuple(dict.fromkeys(item for word in words for item in word.unit.because)),
        tuple(party for party in heard.parties if party not in told_by),
        settles,
    )  # fmt: skip


def _words(units: Mapping[str, Unit], during: str, agreement: Agreement, heard: Heard) -> list[_Word]:
    """Return what each side says of a unit, where it says anything."""
    words = []
    for side, unit in units.items():
        own = [heard.claims[id_] for id_ in unit.because if id_ in heard.claims]
        own = [telling for telling in own if telling.says.event.of != during]
        if not own:
            continue
        done = bool(unit.states & TOLD_DONE)
        denied = any(telling.says.denied and telling.says.event.occasion in TELLS_OF_DEEDS for telling in own)
        if done or State.NOT_KEPT in unit.states or denied:
            total = any(telling.so_far or telling.quantity is None for telling in own if not telling.says.denied)
            said = max(telling.said for telling in own)
            denials = [telling for telling in own if telling.says.denied]
            accused = frozenset(party for telling in denials for party in (*telling.says.event.by, *telling.blames))
            words.append(_Word(side, done, unit, side in agreement.verifiers, said, total, accused))
    return words


def readings_held(clause: str, agreement: Agreement, runs: Mapping[str, Run]) -> dict[str, frozenset[str]]:
    """Return by side the declared readings of a clause under which it understands the agreement."""
    of = {reading.id for reading in agreement.readings if clause and clause in reading.of.split(".")[1:2]}
    return {side: frozenset(of.intersection(run.readings)) for side, run in runs.items()}


def _label(
    provision: Provision, words: tuple[_Word, ...], units: Mapping[str, Unit], agreement: Agreement, heard: Heard
) -> tuple[Label, Over | None]:
    """Return the label of a unit, and what it is over where it is disputed."""
    if not words:
        return _quiet(units, heard), None
    if over := _dispute(words):
        return Label.DISPUTED, over
    if not any(word.done for word in words) and any(_concedes(word, provision) for word in words):
        return Label.CONCEDED, None
    alike = [word for word in words if word.done] or words  # a deed may have followed an earlier denial
    if any(word.verifier for word in alike) or opposed({word.side for word in alike}, agreement):
        return Label.CONCURRING, None
    return Label.ONE_SIDED, None


def _quiet(units: Mapping[str, Unit], heard: Heard) -> Label:
    """Return the label of a unit of which nobody says anything."""
    late = [unit for unit in units.values() if State.PAST_DUE in unit.states]
    if not late:
        return Label.NOT_DUE
    dues = [unit.due.first.on for unit in late if unit.due.first]
    since = min(dues) if len(dues) == len(late) else None
    return Label.UNREPORTED if is_covered(since, heard) else Label.NO_COVERAGE


def is_covered(since: date | None, heard: Heard) -> bool:
    """Tell whether anybody's words were read from a day after `since` until this day."""
    return bool(heard.days) and (since is None or since < heard.days[-1])


def _dispute(words: tuple[_Word, ...]) -> Over | None:
    """Return what accounts dispute, if they do: the fact, whose doing it was, a figure, or a day."""
    done = [word for word in words if word.done]
    undone = [word for word in words if not word.done]
    if any(_facts_differ(one, other) for one in done for other in undone):
        return Over.FACT
    blamed = {word.accused for word in undone if word.accused}
    if len(blamed) > 1:
        return Over.DOING
    for at, word in enumerate(done):
        for other in done[at + 1 :]:
            if _figures_differ(word, other):
                return Over.FIGURE
            if {word.unit.states, other.unit.states} == {frozenset({State.DONE_LATE}), frozenset({State.DONE})}:
                return Over.DAY
    return None


def _concedes(word: _Word, provision: Provision) -> bool:
    """Tell whether a word is a bearer's own that it did not perform: for one of several bearers it has to say so."""
    if word.side not in provision.by or provision.jointly:
        return False
    return word.side in word.accused or (not word.accused and len(provision.by) == 1)


def _facts_differ(done: _Word, undone: _Word) -> bool:
    """Tell whether a deed and a denial cannot both be so: a deed may have followed the day of the denial."""
    last = done.unit.deed.last if done.unit.deed else None
    return last is None or last.on <= undone.said


def _figures_differ(one: _Word, other: _Word) -> bool:
    """Tell whether two accounts' figures cannot both be so: a part told is a floor, an earlier total one too."""
    if one.said == other.said and one.is_total and other.is_total:
        return same_number(one.unit.done, other.unit.done) is Truth.NO
    return _falls_short(one, other) or _falls_short(other, one)


def _falls_short(total: _Word, part: _Word) -> bool:
    """Tell whether a total is less than what was told by its day, or before."""
    high, low = total.unit.done.high, part.unit.done.low
    return total.is_total and part.said <= total.said and high is not None and low is not None and high < low


def opposed(sides: set[str], agreement: Agreement) -> bool:
    """Tell whether two of the sides are declared opposed."""
    return any(len(sides & set(group)) > 1 for group in agreement.opposed)
