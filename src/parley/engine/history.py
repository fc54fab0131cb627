"""One account's history: what it says happened, when, and how much, as of a day.

1. Only what the account itself tells by that day, as done or not done, and has not retracted, is in it.
2. Where an account contradicts itself the later word counts; on one day both stand and the matter is undetermined.
3. A deed told twice counts once: a restatement, or the same day and the same quantity again.
4. What several parties have to agree to is agreed once each of them is told to have: one party's consent is its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.instant import Bounds, Instant
from parley.agreement.time import Duration, Happened, Occasion, Time
from parley.engine.telling import Telling
from parley.quantity import Truth
from parley.status import Status

END = Instant(date.max)


@dataclass(frozen=True, slots=True)
class Word:
    """What an account says of one thing: whether it happened, between which instants, and in which tellings."""

    truth: Truth
    bounds: Bounds
    because: tuple[str, ...]
    said: date  # the day of the latest
    blames: tuple[str, ...] = ()

    def truth_on(self, on: date) -> Truth:
        """Return what the word is worth on a day: that a thing had not happened may change the day after."""
        return Truth.UNKNOWN if self.truth is Truth.NO and self.said < on else self.truth


@dataclass(frozen=True, slots=True)
class History:
    """What one account tells, by occasion and by what it is of."""

    words: Mapping[tuple[Occasion, str], Word]
    deeds: Mapping[str, tuple[Telling, ...]]  # deeds told of a provision, or of `provision.tranche`, in order of day
    under: Mapping[str, tuple[Telling, ...]]  # the same, a provision's tranches counted in
    extended: Mapping[str, tuple[Duration, ...]]  # lengths that a phase was extended by
    parties: Mapping[tuple[Occasion, str, str], Word]  # the same, where a party is said to have done it

    def word(self, event: Happened) -> Word | None:
        """Return what is told of an event; an event narrowed to parties needs each of them told."""
        whole = self.words.get((event.occasion, event.of))
        if not event.by:
            return whole
        told = [self.parties.get((event.occasion, event.of, party)) for party in event.by]
        if all(told):
            return told[0] if len(told) == 1 else whole
        return None


def history_from_tellings(tellings: Iterable[Telling], calendar: Calendar, on: date) -> History:
    """Return an account's history as known on a day.

    `tellings` are one account's; `calendar` works out the days they name.
    """
    known = [telling for telling in tellings if telling.said <= on]
    retracted = {telling.retracts for telling in known if telling.retracts}
    known = [
        telling
        for telling in known
        if telling.status is Status.ACTUAL and telling.id not in retracted and not telling.retracts
    ]
    known.sort(key=lambda telling: (telling.said, telling.id))
    consents = whose_consent(calendar.agreement)
    whole, narrowed = _by_event(known, consents)
    bounds: dict[tuple[Time | None, date], Bounds] = {}  # most tellings share their days with others
    parties = {key: _word(told, calendar, bounds) for key, told in narrowed.items()}
    words = {key: _word(told, calendar, bounds) for key, told in whole.items()}
    words = _agreed_by_all(parties, consents) | words
    deeds = {of: _deeds(told) for (occasion, of), told in whole.items() if occasion is Occasion.DONE}
    deeds = {of: told for of, told in deeds.items() if told}
    under: dict[str, tuple[Telling, ...]] = {}
    for of, done in deeds.items():
        under[of] = (*under.get(of, ()), *done)
        provision = of.partition(".")[0]
        if provision != of:
            under[provision] = (*under.get(provision, ()), *done)
    extended = {
        of: tuple(telling.lasts for telling in told if telling.lasts and not telling.says.denied)
        for (occasion, of), told in whole.items()
        if occasion is Occasion.AGREED
    }
    return History(words, deeds, under, {of: spans for of, spans in extended.items() if spans}, parties)


def whose_consent(agreement: Agreement) -> Mapping[str, frozenset[str]]:
    """Return by thing to be agreed who has to agree to it, where that is several parties."""
    consents = {item: frozenset(process.between) for process in agreement.processes for item in process.yields}
    consents |= {phase.id: frozenset(phase.extension.by) for phase in agreement.phases if phase.extension}
    return {of: parties for of, parties in consents.items() if len(parties) > 1}


def _by_event(
    known: Iterable[Telling], consents: Mapping[str, frozenset[str]]
) -> tuple[dict[tuple[Occasion, str], list[Telling]], dict[tuple[Occasion, str, str], list[Telling]]]:
    """Return tellings by what they are of, and by whose deed it was; one party's consent is not the whole."""
    whole: dict[tuple[Occasion, str], list[Telling]] = defaultdict(list)
    narrowed: dict[tuple[Occasion, str, str], list[Telling]] = defaultdict(list)
    for telling in known:
        event = telling.says.event
        for party in event.by:
            narrowed[event.occasion, event.of, party].append(telling)
        asked = consents.get(event.of, frozenset()) if event.occasion is Occasion.AGREED and event.by else frozenset()
        if telling.says.denied or asked <= set(event.by):
            whole[event.occasion, event.of].append(telling)
    return whole, narrowed


def _agreed_by_all(
    parties: Mapping[tuple[Occasion, str, str], Word], consents: Mapping[str, frozenset[str]]
) -> dict[tuple[Occasion, str], Word]:
    """Return what each of the parties that have to is told to have agreed to."""
    agreed = {}
    for of, needed in consents.items():
        words = [word for party in sorted(needed) if (word := parties.get((Occasion.AGREED, of, party)))]
        if len(words) < len(needed) or any(word.truth is not Truth.YES for word in words):
            continue
        firsts = [word.bounds.first for word in words if word.bounds.first]
        lasts = [word.bounds.last for word in words if word.bounds.last]
        first = max(firsts, key=lambda item: item.opens_at) if len(firsts) == len(words) else None
        bounds = Bounds(first, max(lasts, key=lambda item: item.closes_at, default=None))
        because = tuple(dict.fromkeys(id_ for word in words for id_ in word.because))
        agreed[Occasion.AGREED, of] = Word(Truth.YES, bounds, because, max(word.said for word in words))
    return agreed


def bounds_of_telling(telling: Telling, calendar: Calendar) -> Bounds:
    """Return between which instants a telling says that it happened; never later than it was said."""
    said = Instant(telling.said)
    if telling.on is None:
        return Bounds(None, said)
    bounds = calendar.bounds_of(telling.on)
    last = said if bounds.last is None or bounds.last.on > telling.said else bounds.last
    first = bounds.first if bounds.first and bounds.first.on <= telling.said else None
    return Bounds(first, last)


def _word(told: list[Telling], calendar: Calendar, bounds: dict[tuple[Time | None, date], Bounds]) -> Word:
    """Return what the latest of an account's tellings of one thing comes to."""
    latest = told[-1].said
    denials = {telling.says.denied for telling in told if telling.said == latest}
    truth = Truth.UNKNOWN if len(denials) == 2 else Truth.NO if True in denials else Truth.YES
    same = [telling for telling in told if telling.says.denied in denials]
    for key in {(telling.on, telling.said): telling for telling in same}.items():
        if key[0] not in bounds:
            bounds[key[0]] = bounds_of_telling(key[1], calendar)
    first = min(
        (bounds[on, said] for on, said in {(telling.on, telling.said) for telling in same}),
        key=lambda item: ((item.last or END).closes_at, (item.first or END).opens_at),
    )
    blames = tuple(dict.fromkeys(party for telling in same for party in telling.blames))
    return Word(truth, first, tuple(telling.id for telling in same), latest, blames)


def _deeds(told: list[Telling]) -> tuple[Telling, ...]:
    """Return the deeds that count, once each, from the last denial on."""
    deeds: list[Telling] = []
    seen: set[tuple[object, object, object]] = set()
    for telling in told:
        if telling.says.denied:
            if telling.quantity is None:
                deeds.clear()
                seen.clear()
            continue
        key = (telling.on, telling.quantity, telling.so_far)
        if telling.restates or (key in seen and telling.on is not None):
            continue
        seen.add(key)
        deeds.append(telling)
    return tuple(deeds)


def contradictions(tellings: Iterable[Telling]) -> tuple[tuple[Telling, Telling], ...]:
    """Return the pairs in which one account says, on one day, that a thing happened and that it did not."""
    first: dict[tuple[str, date, Happened, bool], Telling] = {}
    pairs = []
    for telling in tellings:
        if telling.status is not Status.ACTUAL:
            continue
        key = (telling.account, telling.said, telling.says.event)
        first.setdefault((*key, telling.says.denied), telling)
        if other := first.get((*key, not telling.says.denied)):
            pairs.append((other, telling))
    return tuple(pairs)
