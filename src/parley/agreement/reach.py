"""Reachability: what brings a phase or provision about: owed moves alone, whose consent, or nothing at all.

1. *Forced* means: whatever order and day the owed moves are made on, if everyone does what they owe.
2. A party can *hold it up without breach* if nobody else can get there while it withholds what it owes by no day.
3. An answer names the clauses of the modeller's that its course rests on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Counted, OnDay, Since, events_of
from parley.agreement.cone import cone_of
from parley.agreement.moves import Move, Need, begun, done
from parley.agreement.provision import ONCE, Basis
from parley.agreement.search import Search, TooLong
from parley.agreement.tell import Teller
from parley.agreement.time import Happened, Occasion, events_in
from parley.quantity import Truth

MOST_WAYS = 6  # sets of consents listed
FREE = (Need.UNDATED, Need.VERIFICATION, Need.CONSENT)  # best efforts may fail, but to withhold them is no free choice


class Verdict(StrEnum):
    """What it takes to get there."""

    FORCED = "forced by owed moves"
    BY_ORDER = "owed moves can bring it about, depending on their order and days"
    UNDATED = "owed, but by no day"
    EFFORTS = "rests on best efforts"
    VERIFICATION = "needs verification"
    CONSENT = "needs consent"
    UNREACHABLE = "unreachable"
    UNKNOWN = "cannot tell"


_BY_NEED = {
    Need.OWED: Verdict.BY_ORDER,
    Need.UNDATED: Verdict.UNDATED,
    Need.EFFORTS: Verdict.EFFORTS,
    Need.VERIFICATION: Verdict.VERIFICATION,
    Need.CONSENT: Verdict.CONSENT,
}


@dataclass(frozen=True, slots=True)
class HeldUpBy:
    """A party that can keep something from coming about without breach, and the moves by which."""

    party: str
    withholding: tuple[Move, ...] = ()
    making: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """How something can come about."""

    goal: Condition
    verdict: Verdict
    ways: tuple[tuple[Move, ...], ...] = ()  # each a smallest set of moves that nobody is bound to make by a day
    course: tuple[tuple[date, Move], ...] = ()  # one course of moves, in order
    held_up_by: tuple[HeldUpBy, ...] = ()
    turns_on: tuple[str, ...] = ()  # paths of clauses, or keys of them, that the modeller added


def answer_for_phase(
    agreement: Agreement, phase: str, given: Iterable[Happened] = (), in_brief: bool = False
) -> Answer:
    """Return how a phase can be entered; `given` has happened before everything else."""
    return answer_for(agreement, begun(phase), given, in_brief)


def answer_for_provision(
    agreement: Agreement, provision: str, given: Iterable[Happened] = (), in_brief: bool = False
) -> Answer:
    """Return how a provision can come to be performed."""
    found = agreement.provision(provision)
    once = found is None or found.kind in ONCE
    return answer_for(agreement, done(provision) if once else begun(provision), given, in_brief)


def answer_for(agreement: Agreement, goal: Condition, given: Iterable[Happened] = (), in_brief: bool = False) -> Answer:
    """Return how a condition can come to hold; in brief: one smallest way, and not who can hold it up."""
    try:
        return _Question(agreement, goal, tuple(given)).answer(in_brief)
    except TooLong:
        return Answer(goal, Verdict.UNKNOWN)


def verdict_for(agreement: Agreement, goal: Condition, given: Iterable[Happened] = ()) -> Verdict:
    """Return what it takes for a condition to come to hold, without the ways."""
    try:
        return _Question(agreement, goal, tuple(given)).verdict()[0]
    except TooLong:
        return Verdict.UNKNOWN


def may_come_about(agreement: Agreement, goal: Condition) -> bool:
    """Tell whether anything at all can bring a condition about, doubt taken in its favour."""
    try:
        return _Question(agreement, goal, ()).search(Need.CONSENT, Truth.YES).course() is not None
    except TooLong:
        return True


class _Question:
    """One question, with the cone of moves that bear on it."""

    def __init__(self, agreement: Agreement, goal: Condition, given: tuple[Happened, ...]) -> None:
        """Walk the cone once."""
        self.agreement, self.goal = agreement, goal
        self.cone = cone_of(agreement, goal)
        self.teller = Teller(self.cone)
        start = Search(self.teller, lambda _: False).first_day()
        self.given = dict.fromkeys(given, start)

    def search(self, most: Need, lean: Truth = Truth.NO, without: frozenset[Move] = frozenset(),
               against: bool = False) -> Search:  # fmt: skip
        """Return a search in which moves up to a need may be made, but those without."""
        return Search(self.teller, lambda move: move.need <= most and move not in without, lean, against, self.given)

    def verdict(self) -> tuple[Verdict, Need, Search, dict[Happened, date]]:
        """Return the verdict and the course that shows it, trying what takes least first."""
        made = self.search(Need.CONSENT)
        happened = made.course()
        if happened is None:
            maybe = self.search(Need.CONSENT, Truth.YES).course()
            return Verdict.UNREACHABLE if maybe is None else Verdict.UNKNOWN, Need.CONSENT, made, {}
        for need, verdict in _BY_NEED.items():
            less = self.search(need)
            course = less.course()
            if course is None:
                if self.search(need, Truth.YES).course() is not None:
                    break  # with doubts resolved it might take less
                continue
            if need is Need.OWED and self.search(Need.OWED, against=True).is_certain():
                return Verdict.FORCED, need, less, course
            if need is Need.OWED and self.search(Need.OWED, Truth.YES, against=True).is_certain():
                break
            return verdict, need, less, course
        return Verdict.UNKNOWN, Need.CONSENT, made, happened

    def answer(self, in_brief: bool) -> Answer:
        """Return the answer with its ways, its course and, unless in brief, who can hold it up."""
        verdict, need, made, happened = self.verdict()
        if verdict in (Verdict.UNREACHABLE, Verdict.UNKNOWN):
            return Answer(self.goal, verdict)
        most = 1 if in_brief else MOST_WAYS
        ways = self._ways(need, made, happened, most) if verdict is not Verdict.FORCED else ()
        answer = self._answered(verdict, made, happened, ways)
        return answer if in_brief or verdict is Verdict.FORCED else replace(answer, held_up_by=self._held_up_by())

    def _answered(self, verdict: Verdict, made: Search, happened: dict[Happened, date],
                  ways: tuple[tuple[Move, ...], ...]) -> Answer:  # fmt: skip
        """Return the answer with its course: the moves that the goal could not have done without."""
        needed = _supports(self.goal, happened, made.made)
        course = sorted(((happened[move.event], move) for move in needed), key=lambda step: step[0])
        everything = {move for _, move in course} | {move for way in ways for move in way}
        return Answer(self.goal, verdict, ways, tuple(course), turns_on=modelled_among(self.agreement, everything))

    def _ways(
        self, need: Need, made: Search, happened: dict[Happened, date], most: int
    ) -> tuple[tuple[Move, ...], ...]:
        """Return the smallest sets of moves beyond the owed ones, found by leaving out one move after another."""
        ways: list[frozenset[Move]] = []
        tried: set[frozenset[Move]] = set()
        barred: list[frozenset[Move]] = [frozenset()]
        while barred and len(ways) < most:
            without = barred.pop(0)
            if without in tried:
                continue
            tried.add(without)
            if without:
                made = self.search(need, without=without)
                found = made.course()
                if found is None:
                    continue
                happened = found
            way = self._smallest(made, happened)
            if way not in ways:
                ways.append(way)
            barred += [without | {move} for move in sorted(way, key=lambda move: str(move.event))]
        least = [way for way in ways if not any(other < way for other in ways)]
        return tuple(tuple(sorted(way, key=lambda move: str(move.event))) for way in least)

    def _smallest(self, made: Search, happened: dict[Happened, date]) -> frozenset[Move]:
        """Return a set of unowed moves from which none can be left out."""
        beyond = {move for event, move in made.made.items() if event in happened and move.need > Need.OWED}
        for move in sorted(beyond, key=lambda move: (-move.need, str(move.event))):
            fewer = beyond - {move}
            course = Search(self.teller, _owed_or_among(fewer), given=self.given).course()
            if course is not None:
                beyond = fewer
        return frozenset(beyond)

    def _held_up_by(self) -> tuple[HeldUpBy, ...]:
        """Return who can keep the goal from coming about without breach."""
        free = [move for moves in self.cone.moves.values() for move in moves if move.need in FREE]
        found = []
        for party in sorted({party for move in free for party in move.by}):
            own = [move for move in free if party in move.by and not (move.any_of and len(move.by) > 1)]
            helping = frozenset(move for move in own if move.event in self.cone.helps)
            withheld = bool(helping) and self.search(Need.CONSENT, without=helping).course() is None
            hindering = tuple(
                move for move in free
                if party in move.by and (move.any_of or len(move.by) == 1) and move.event in self.cone.hinders
                and self._is_fatal(move)
            )  # fmt: skip
            if withheld or hindering:
                alone = tuple(move for move in helping if self._is_missed(move)) if withheld else ()
                withholding = alone or (tuple(helping) if withheld else ())
                found.append(HeldUpBy(party, tuple(sorted(withholding, key=lambda m: str(m.event))), hindering))
        return tuple(found)

    def _is_missed(self, move: Move) -> bool:
        """Tell whether the goal cannot do without a move."""
        return self.search(Need.CONSENT, without=frozenset({move})).course() is None

    def _is_fatal(self, move: Move) -> bool:
        """Tell whether a move made at the first chance keeps the goal away."""
        search = Search(self.teller, lambda _: True, given=self.given, at_once=move)
        return search.course() is None


def _owed_or_among(moves: set[Move]) -> Callable[[Move], bool]:
    """Return a test for the moves that are owed or among these."""
    return lambda move: move.need <= Need.OWED or move in moves


def _supports(goal: Condition, happened: Mapping[Happened, date], made: Mapping[Happened, Move]) -> list[Move]:
    """Return the moves that a condition rests on, in the order in which they were made."""
    needed: set[Happened] = set()
    waiting: list[Condition] = [goal]
    while waiting:
        match waiting.pop():
            case AllOf(parts):
                waiting += parts
            case AnyOf(parts):
                holding = [part for part in parts if all(event in happened for event in events_of(part))]
                waiting += holding[:1] or parts
            case Happened() as event if event.occasion is Occasion.ONGOING:
                waiting.append(begun(event.of))
            case Happened() as event if event in happened and event not in needed:
                needed.add(event)
                if event in made:
                    waiting.append(made[event].guard)
            case OnDay(_, time):
                waiting += [event for event in events_in(time) if event in happened]
            case Since(_, event):
                waiting.append(event)
            case Counted(of, _, _):
                waiting += [event for event in happened if event.of == of or event.of.startswith(f"{of}.")]
            case _:
                continue
    return [move for event, move in made.items() if event in needed]


def modelled_among(agreement: Agreement, moves: Iterable[Move]) -> tuple[str, ...]:
    """Return the paths of what the modeller added among the clauses that moves rest on."""
    paths = []
    for path in sorted({move.path for move in moves if move.path}):
        section, id_ = path.split(".")[:2]
        clause = next((item for item in getattr(agreement, section, ()) if item.id == id_), None)
        if clause is None:
            continue
        if getattr(clause, "basis", Basis.STATES) is Basis.MODELLER:
            paths.append(f"{section}.{id_}")
        paths += [f"{section}.{id_}.{key}" for key in getattr(clause, "modelled", ())]
    return tuple(dict.fromkeys(paths))
