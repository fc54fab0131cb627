"""One account's viewpoint on a day: the truth of whatever a condition may ask, phases included.

1. What the account does not tell is *cannot tell*; a notice, a waiver or a suspension is nobody's until it is told.
2. What began goes on until it is told to have ended, or its last day has passed.
3. Kleene's logic throughout: more tellings only ever settle what was undetermined, unless they contradict.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Relation
from parley.agreement.calendar import Calendar
from parley.agreement.condition import Atom, Condition, Counted, OnDay, Side, Since, events_of, opposite_of, truth_of
from parley.agreement.instant import Bounds, Instant, added
from parley.agreement.phase import Phase, Renewal
from parley.agreement.time import Happened, Occasion, Time
from parley.engine.amounts import amount_done, completed
from parley.engine.history import History, Word
from parley.engine.kleene import both, either
from parley.quantity import Interval, Truth, at_least

NOBODYS_UNTIL_TOLD = frozenset(
    {Occasion.NOTIFIED, Occasion.WAIVED, Occasion.EXCUSED, Occasion.SUSPENDED, Occasion.RESUMED, Occasion.SUPERSEDED}
)
MOST_RENEWALS = 1000  # a renewal of no length would never end


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What one account's history makes of an agreement on a day."""

    agreement: Agreement
    history: History
    on: Instant
    early: Calendar  # every deed on the first day that is told for it
    late: Calendar  # every deed on the last
    known: dict[object, Truth] = field(default_factory=dict, compare=False, repr=False)  # worked out once

    def bounds_of(self, when: Time) -> Bounds:
        """Return between which instants a time lies in this account."""
        return _between(self.early.bounds_of(when), self.late.bounds_of(when))

    def start_of(self, id_: str) -> Bounds:
        """Return when a phase or process begins in this account."""
        return _between(self.early.start_of(id_), self.late.start_of(id_))

    def end_of(self, id_: str) -> Bounds:
        """Return when a phase or process ends in this account, by its length."""
        return _between(self.early.end_of(id_), self.late.end_of(id_))

    def holds(self, condition: Condition | None) -> Truth:
        """Return whether a condition holds; none at all does."""
        return Truth.YES if condition is None else truth_of(condition, self.tell)

    def tell(self, atom: Atom) -> Truth:
        """Return the truth of one atom of a condition."""
        if atom in self.known:
            return self.known[atom]
        self.known[atom] = Truth.UNKNOWN  # what hangs on itself cannot be told
        answer = self._told(atom)
        self.known[atom] = answer
        return answer

    def _told(self, atom: Atom) -> Truth:
        """Return the truth of an atom, worked out anew."""
        match atom:
            case Happened():
                return self._happened(atom)
            case Counted(of, relation, amount):
                return self._compared(self._counted(of), relation, amount.interval(self.agreement.margin))
            case OnDay(side, when):
                return self._on_side(side, self.bounds_of(when))
            case Since(duration, event):
                word = self.history.word(event)
                if word is None or word.truth is not Truth.YES:
                    return Truth.UNKNOWN if word is None else word.truth
                first, last = (
                    instant and added(instant, duration, self.agreement.month_end)
                    for instant in (word.bounds.first, word.bounds.last)
                )
                return self.reached(Bounds(first, last))

    def _counted(self, of: str) -> Interval:
        """Return how much may have been done by this day: what was told before it may have grown since."""
        told = amount_done(of, self.agreement, self.history)
        today = any(deed.said == self.on.on for deed in self.history.under.get(of, ()))
        return told if today else Interval(told.low, None)

    def _happened(self, event: Happened) -> Truth:
        """Return whether something happened by this day."""
        word = self.history.word(event)
        match event.occasion:
            case Occasion.DONE:
                return self._done(event, word)
            case Occasion.ONGOING:
                if word:
                    return word.truth_on(self.on.on)
                begun, ended = Happened(Occasion.BEGUN, event.of), Happened(Occasion.ENDED, event.of)
                return both(self.tell(begun), opposite_of(self._ended_or_unsaid(ended)))
            case Occasion.BEGUN | Occasion.ENDED:
                if phase := self.agreement.phase(event.of):
                    return self.started(phase) if event.occasion is Occasion.BEGUN else self.ended(phase)
        if word:
            return word.truth_on(self.on.on)
        if event.occasion in NOBODYS_UNTIL_TOLD:
            return Truth.NO
        process = self.agreement.process(event.of)
        if event.occasion is Occasion.BEGUN and process and process.begins:
            first = self.bounds_of(process.begins).first
            return Truth.UNKNOWN if first is None or first.opens_at <= self.on.closes_at else Truth.NO
        return Truth.UNKNOWN

    def is_verified(self, id_: str) -> bool:
        """Tell whether a provision is told as verified, and not as undone since: by that day it was done."""
        word, deed = (self.history.words.get((occasion, id_)) for occasion in (Occasion.VERIFIED, Occasion.DONE))
        if word is None or word.truth is not Truth.YES:
            return False
        return deed is None or deed.truth is Truth.YES or deed.said < word.said

    def _ended_or_unsaid(self, event: Happened) -> Truth:
        """Return whether something ended; a process of which no end is told goes on."""
        if self.agreement.phase(event.of):
            return self.tell(event)
        word = self.history.word(event)
        return word.truth_on(self.on.on) if word else Truth.NO

    def _done(self, event: Happened, word: Word | None) -> Truth:
        """Return whether a provision, tranche or exchange is done."""
        exchange = next((item for item in self.agreement.exchanges if item.id == event.of), None)
        if exchange:
            legs = [Happened(Occasion.DONE, leg) for leg in (exchange.give, exchange.take) if leg]
            return both(*(self.tell(leg) for leg in legs))
        whole = event.of.partition(".")[0]
        if self.is_verified(whole):
            return Truth.YES
        if word is None and whole not in self.history.under:
            return Truth.UNKNOWN
        truth = completed(event.of, self.agreement, self.history)
        if truth is Truth.NO and (word is None or word.said < self.on.on):
            return Truth.UNKNOWN  # the rest may have been done since
        return truth

    def started(self, phase: Phase) -> Truth:
        """Return whether a phase has begun by this day."""
        key = (phase.id, "started")
        if key not in self.known:
            self.known[key] = Truth.UNKNOWN
            self.known[key] = self._started(phase)
        return self.known[key]

    def _started(self, phase: Phase) -> Truth:
        """Return whether a phase has begun, worked out anew."""
        if word := self.history.word(Happened(Occasion.BEGUN, phase.id)):
            return word.truth_on(self.on.on)
        before = [self.ended(earlier) for id_ in phase.after if (earlier := self.agreement.phase(id_))]
        entry = self.holds(phase.enters_when)
        if not phase.starts:
            if not phase.after and not phase.enters_when:
                return Truth.UNKNOWN
            return both(*before, entry)
        start = self.start_of(phase.id)
        return both(*before, entry, self.reached(Bounds(start.first, start.last)))

    def ended(self, phase: Phase) -> Truth:
        """Return whether a phase has ended by this day."""
        key = (phase.id, "ended")
        if key not in self.known:
            self.known[key] = Truth.UNKNOWN
            self.known[key] = self._ended(phase)
        return self.known[key]

    def _ended(self, phase: Phase) -> Truth:
        """Return whether a phase has ended, worked out anew."""
        if word := self.history.word(Happened(Occasion.ENDED, phase.id)):
            return word.truth_on(self.on.on)
        started = self.started(phase)
        if started is Truth.NO:
            return Truth.NO
        over = self.passed(self.renewed_end(phase))
        if phase.continues_while:
            over = both(over, opposite_of(self.holds(phase.continues_while)))
        early = self.holds(phase.ends_when) if phase.ends_when else Truth.NO
        return both(started, either(over, early))

    def renewed_end(self, phase: Phase) -> Bounds:
        """Return when a phase ends, with the renewals that nobody opted out of by then."""
        end = self.end_of(phase.id)
        if phase.renews is None or end.last is None:
            return end
        return self._renewed(end, phase.renews)

    def _renewed(self, end: Bounds, renewal: Renewal) -> Bounds:
        """Return an end moved by each renewal that has come about; silence is consent."""
        stops = self._opted_out_on(renewal)
        for _ in range(min(renewal.times or MOST_RENEWALS, MOST_RENEWALS)):
            if end.last is None or self.passed(end) is Truth.NO:
                break
            if stops and stops.closes_at <= end.last.closes_at:
                break
            first, last = (
                instant and added(instant, renewal.length, self.agreement.month_end)
                for instant in (end.first, end.last)
            )
            end = Bounds(first, last, end.waits_for, end.is_unsaid)
        return end

    def _opted_out_on(self, renewal: Renewal) -> Instant | None:
        """Return when the opt-out was told to have been used, if it was."""
        if renewal.unless is None or self.holds(renewal.unless) is not Truth.YES:
            return None
        words = (self.history.word(event) for event in events_of(renewal.unless))
        days = [word.bounds.last for word in words if word and word.bounds.last]
        return min(days, key=lambda day: day.closes_at, default=None)

    def reached(self, bounds: Bounds) -> Truth:
        """Return whether a time has come by this day."""
        if bounds.last is not None and bounds.last.opens_at <= self.on.closes_at:
            return Truth.YES
        if bounds.first is not None and bounds.first.opens_at > self.on.closes_at:
            return Truth.NO
        return Truth.UNKNOWN

    def passed(self, bounds: Bounds) -> Truth:
        """Return whether a time is over: a due day closes at its end."""
        if bounds.last is not None and bounds.last.closes_at < self.on.closes_at:
            return Truth.YES
        if bounds.first is not None and bounds.first.closes_at >= self.on.closes_at:
            return Truth.NO
        return Truth.NO if bounds.is_unsaid and bounds.first is None else Truth.UNKNOWN

    def _on_side(self, side: Side, bounds: Bounds) -> Truth:
        """Return on which side of a time this day lies."""
        match side:
            case Side.FROM:
                return self.reached(bounds)
            case Side.BEFORE:
                return opposite_of(self.reached(bounds))
            case Side.AFTER:
                return self.passed(bounds)
            case Side.BY:
                return opposite_of(self.passed(bounds))

    def _compared(self, told: Interval, relation: Relation, bound: Interval) -> Truth:
        """Return how a number told compares with another."""
        match relation:
            case Relation.AT_LEAST:
                return at_least(told, bound)
            case Relation.LESS:
                return opposite_of(at_least(told, bound))
            case Relation.AT_MOST:
                return at_least(bound, told)
            case Relation.MORE:
                return opposite_of(at_least(bound, told))
            case Relation.EQUAL:
                return both(at_least(told, bound), at_least(bound, told))


def viewpoint_of(agreement: Agreement, history: History, on: Instant) -> Viewpoint:
    """Return the viewpoint that a history gives on a day."""
    happened = {
        Happened(occasion, of): word.bounds for (occasion, of), word in history.words.items() if word.truth is Truth.YES
    }
    happened |= {
        Happened(occasion, of, (party,)): word.bounds
        for (occasion, of, party), word in history.parties.items()
        if word.truth is Truth.YES and Happened(occasion, of) in happened
    }
    happened = {
        event: bounds
        for event, bounds in happened.items()
        if event.occasion is not Occasion.DONE or completed(event.of, agreement, history) is Truth.YES
    }
    earned = {of for phase in agreement.phases if phase.extension and phase.extension.earned
              for of in (phase.extension.earned.of,) if of in history.under}  # fmt: skip
    done = {of: amount_done(of, agreement, history) for of in earned}
    early = Calendar(
        agreement,
        {event: instant for event, bounds in happened.items() if (instant := bounds.first or bounds.last)},
        {of: told.low or Decimal(0) for of, told in done.items()},
        history.extended,
        as_of=on,
    )
    late = Calendar(
        agreement,
        {event: bounds.last for event, bounds in happened.items() if bounds.last},
        {of: told.high or told.low or Decimal(0) for of, told in done.items()},
        history.extended,
        as_of=on,
    )
    return Viewpoint(agreement, history, on, early, late)


def _between(early: Bounds, late: Bounds) -> Bounds:
    """Return bounds that hold both."""
    waits = tuple(dict.fromkeys(chain(early.waits_for, late.waits_for)))
    return Bounds(early.first, late.last, waits, early.is_unsaid or late.is_unsaid)
