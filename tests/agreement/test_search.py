"""The search leaves out moves that need no trying; a plain search that tries everything finds the same."""

from datetime import date, timedelta

from hypothesis import given, settings

from parley.agreement.agreement import Agreement
from parley.agreement.cone import cone_of
from parley.agreement.moves import Move, Need, begun
from parley.agreement.reach import Verdict, answer_for_phase
from parley.agreement.search import START, Search
from parley.agreement.tell import Happenings, Teller
from parley.agreement.time import Happened, Occasion
from parley.quantity import Truth
from tests.agreement.test_laws import read, texts

MOST_STATES = 4000


class Plain:
    """Tries every allowed move on every day that matters, in every order."""

    def __init__(self, agreement: Agreement, phase: str, most: Need) -> None:
        self.cone = cone_of(agreement, begun(phase))
        self.teller = Teller(self.cone)
        self.most = most
        self.goal = self.teller.tell(self.cone.goal)
        self.seen: set[tuple[date, tuple[tuple[str, date], ...]]] = set()

    def days(self, happened: Happenings) -> list[date]:
        found: set[date] = set()
        for time in self.cone.times:
            bounds = self.teller.bounds(time)(happened)
            for instant in (bounds.first, bounds.last):
                if instant:
                    found |= {instant.on, instant.on + timedelta(days=1)}
        return sorted(found)

    def moves(self, day: date, happened: Happenings, need: tuple[Need, ...]) -> list[Move]:
        return [
            move
            for event, moves in self.cone.moves.items()
            if event not in happened and event.occasion is not Occasion.ONGOING
            for move in moves
            if move.need in need and self.teller.tell(move.guard)(day, happened) is Truth.YES
        ]

    def must(self, day: date, happened: Happenings) -> list[Move]:
        """Return the owed moves that can wait no longer."""
        owed = self.moves(day, happened, (Need.OWED,)) if self.most >= Need.OWED else []
        lasts = [(move, self.teller.bounds(move.due)(happened).last) for move in owed if move.due]
        return [move for move, last in lasts if last and day >= last.on]

    def reaches(self, day: date, happened: Happenings) -> bool | None:
        """Tell whether the goal can be reached; None where there are too many states."""
        while by_itself := self.moves(day, happened, (Need.NOTHING,)):
            happened = {**happened, by_itself[0].event: day}
        if self.goal(day, happened) is Truth.YES:
            return True
        key = (day, tuple(sorted((str(event), on) for event, on in happened.items())))
        if key in self.seen:
            return False
        self.seen.add(key)
        if len(self.seen) > MOST_STATES:
            return None
        doubt = False
        free = tuple(need for need in Need if Need.NOTHING < need <= self.most)
        for move in self.moves(day, happened, free):
            found = self.reaches(day, {**happened, move.event: day})
            if found:
                return True
            doubt |= found is None
        if not self.must(day, happened):
            later = next((other for other in self.days(happened) if other > day), None)
            found = self.reaches(later, happened) if later else False
            if found:
                return True
            doubt |= found is None
        return None if doubt else False


@given(texts())
@settings(max_examples=60, deadline=None)
def test_leaving_out_what_needs_no_trying_changes_no_answer(text: str) -> None:
    agreement = read(text)
    for most in (Need.OWED, Need.EFFORTS, Need.CONSENT):
        plain = Plain(agreement, "two", most)
        first = min(plain.days({}), default=START) - timedelta(days=1)
        expected = plain.reaches(first, {})
        if expected is None:
            continue
        search = Search(plain.teller, lambda move, most=most: move.need <= most)  # type: ignore[misc]
        assert (search.course() is not None) == expected, most


@given(texts())
@settings(max_examples=40, deadline=None)
def test_what_is_forced_needs_nobody_s_consent(text: str) -> None:
    answer = answer_for_phase(read(text), "two")
    if answer.verdict is Verdict.FORCED:
        assert all(move.need <= Need.OWED for _, move in answer.course)
        assert answer.ways == ()
    for way in answer.ways:
        assert all(move.need > Need.OWED for move in way)


def works(agreement: Agreement, events: set[Happened]) -> bool:
    """Tell whether owed moves and these are enough to enter the second phase."""
    cone = cone_of(agreement, begun("two"))
    search = Search(Teller(cone), lambda move: move.need <= Need.OWED or move.event in events)
    return search.course() is not None


@given(texts())
@settings(max_examples=40, deadline=None)
def test_a_way_is_enough_and_none_of_it_can_be_left_out(text: str) -> None:
    agreement = read(text)
    answer = answer_for_phase(agreement, "two")
    for way in answer.ways:
        chosen = {move.event for move in way}
        assert works(agreement, chosen)
        assert not any(works(agreement, chosen - {event}) for event in chosen)
