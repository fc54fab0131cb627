"""What decides a provision's state in one account: whether it binds, is due, done, in time, kept, over.

1. A deed told counts from the day it is told for; a due day closes at its end.
2. A duty that goes on is kept until an account says that it was not.
3. A remedy opens where the account tells that what it mends was not done, or was late; after silence it may be open.
4. What is verified is done, by that day at the latest.
"""

from types import MappingProxyType

from parley.agreement.condition import opposite_of
from parley.agreement.instant import Bounds
from parley.agreement.provision import ONCE, Kind, Provision, Tranche
from parley.agreement.time import Direction, Edge, EdgeOf, Happened, Occasion, Offset, Time, Unspecified, When
from parley.engine.amounts import amount_done, completed
from parley.engine.history import Word, bounds_of_telling
from parley.engine.kleene import both, either
from parley.engine.viewpoint import Viewpoint
from parley.quantity import Truth

USED_BY_NOTICE = frozenset({Kind.POWER, Kind.PERMISSION, Kind.RESERVATION})


def due_of(provision: Provision, tranche: Tranche | None, view: Viewpoint) -> Bounds:
    """Return when a provision or tranche falls due in this account."""
    due = tranche.due if tranche else provision.due
    if due and not isinstance(due, Unspecified):
        return view.bounds_of(due)
    part = tranche.id if tranche else ""
    early, late = view.early.due_of(provision, part), view.late.due_of(provision, part)
    phase = view.agreement.phase(provision.during) if provision.during and not provision.tranches else None
    if phase and phase.continues_while:
        return Bounds(early.first, None, early.waits_for)
    if phase and phase.renews:
        return view.renewed_end(phase)
    return Bounds(early.first, late.last, early.waits_for, early.is_unsaid)


def is_begun(provision: Provision, tranche: Tranche | None, view: Viewpoint) -> Truth:
    """Return whether a provision binds by this day."""
    truths = [view.holds(provision.when), opposite_of(view.holds(provision.unless)) if provision.unless else Truth.YES]
    if tranche:
        truths.append(view.holds(tranche.when))
    opens = tranche.opens if tranche and tranche.opens else provision.opens
    if opens and not isinstance(opens, Unspecified):
        truths.append(view.reached(view.bounds_of(opens)))
    if provision.during and (phase := view.agreement.phase(provision.during)):
        truths.append(view.started(phase))
    if mended := [other for other in view.agreement.provisions if provision.id in other.remedy]:
        truths.append(either(*(_failed(other, view) for other in mended)))
    return both(*truths)


def _failed(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether an account tells that a provision was not done by its day, or not kept; worked out once."""
    key = (provision.id, "failed")
    if key not in view.known:
        view.known[key] = Truth.UNKNOWN  # remedies that mend one another cannot be told
        begun = is_begun(provision, None, view)
        lasting = provision.kind not in ONCE
        failed = is_not_kept(provision.id, provision, view) if lasting else _missed(provision, view)
        view.known[key] = both(begun, failed)
    return view.known[key]


def _missed(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a deed is told as late, or as not done once its due day has passed."""
    due, done = due_of(provision, None, view), is_done(provision.id, provision, view)
    if done is not Truth.NO:
        late = opposite_of(is_in_time(provision.id, due, view))
        return late if done is Truth.YES else both(view.passed(due), Truth.UNKNOWN)
    word = view.history.words.get((Occasion.DONE, provision.id)) or word_of_act(provision, view)
    return both(view.passed(due), Truth.YES if word and word.truth is Truth.NO else Truth.UNKNOWN)


def is_done(id_: str, provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a deed is told that is all of it; silence is no deed."""
    if provision.kind in USED_BY_NOTICE:
        return view.tell(Happened(Occasion.NOTIFIED, provision.id))
    if provision.kind not in ONCE:
        return Truth.NO
    if view.is_verified(provision.id):
        return Truth.YES
    if id_ in view.history.under or provision.id in view.history.deeds:  # what is told of another part is silence here
        if id_ == provision.id and _has_silent_part(provision, view):
            return Truth.NO
        truth = completed(id_, view.agreement, view.history)
        word = view.history.words.get((Occasion.DONE, id_))
        return truth if word is None or word.truth is not Truth.UNKNOWN else Truth.UNKNOWN
    word = word_of_act(provision, view)
    return word.truth if word else Truth.NO


def _has_silent_part(provision: Provision, view: Viewpoint) -> bool:
    """Tell whether only parts are told, and of one of them nothing, where no number says that they are all."""
    deeds = view.history.deeds
    if provision.id in deeds or all(f"{provision.id}.{part.id}" in deeds for part in provision.tranches):
        return False
    return completed(provision.id, view.agreement, view.history) is Truth.UNKNOWN


BRINGS_ABOUT = MappingProxyType(
    {
        "begin": Occasion.BEGUN,
        "start": Occasion.BEGUN,
        "end": Occasion.ENDED,
        "conclude": Occasion.AGREED,
        "agree": Occasion.AGREED,
    }
)


def word_of_act(provision: Provision, view: Viewpoint) -> Word | None:
    """Return what is told of the thing that an act is to bring about: `begin(talks)` is done once talks began."""
    act = provision.act
    if act is None or act.verb not in BRINGS_ABOUT or not act.objects:
        return None
    return view.history.words.get((BRINGS_ABOUT[act.verb], act.objects[0].verb))


def deed_of(id_: str, view: Viewpoint) -> Bounds | None:
    """Return between which days the last of the deeds told was done; None where none is told."""
    whole = id_.partition(".")[0]
    told = view.history.under.get(id_, ()) or view.history.under.get(whole, ())
    bounds = [bounds_of_telling(deed, view.late) for deed in told]
    if view.is_verified(whole) and (not told or completed(id_, view.agreement, view.history) is not Truth.YES):
        return Bounds(None, view.history.words[Occasion.VERIFIED, whole].bounds.last)
    if not told and (provision := view.agreement.provision(whole)) and (word := word_of_act(provision, view)):
        bounds = [word.bounds]
    if not bounds:
        return None
    firsts = [item.first for item in bounds if item.first]
    lasts = [item.last for item in bounds if item.last]
    return Bounds(
        max(firsts, key=lambda first: first.opens_at, default=None), max(lasts, key=lambda last: last.on, default=None)
    )


def is_in_time(id_: str, due: Bounds, view: Viewpoint) -> Truth:
    """Return whether the last deed told came no later than the due day."""
    if due.first is None and due.last is None:
        return Truth.YES
    deed = deed_of(id_, view)
    if deed is None:
        return Truth.UNKNOWN
    if due.first and deed.last and deed.last.on <= due.first.on:
        return Truth.YES
    if due.last and deed.first and deed.first.opens_at > due.last.closes_at:
        return Truth.NO
    return Truth.UNKNOWN


def is_part_done(id_: str, done: Truth, view: Viewpoint) -> Truth:
    """Return whether some of it is told as done, where all of it is not for certain."""
    if done is Truth.YES:
        return Truth.NO
    amount = amount_done(id_, view.agreement, view.history)
    return Truth.YES if id_ in view.history.under and (amount.high is None or amount.high > 0) else Truth.NO


def is_told(occasion: Occasion, id_: str, view: Viewpoint) -> Truth:
    """Return whether something is told of a provision; what is not told is not so."""
    word = view.history.words.get((occasion, id_))
    return word.truth if word else Truth.NO


def is_superseded(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a provision, or the phase that it binds in, is told as superseded."""
    ids = (provision.id, provision.during) if provision.during else (provision.id,)
    return either(*(is_told(Occasion.SUPERSEDED, of, view) for of in ids))


def is_suspended(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a provision or its phase is suspended, or what it binds as long as no longer holds."""
    told = is_halted(provision.id, view)
    if provision.during:
        told = either(told, is_halted(provision.during, view))
    if provision.as_long_as is None:
        return told
    return Truth.YES if told is Truth.YES else opposite_of(view.holds(provision.as_long_as))


def is_halted(id_: str, view: Viewpoint) -> Truth:
    """Return whether something is told as suspended and not as resumed since."""
    stop, again = (view.history.words.get((occasion, id_)) for occasion in (Occasion.SUSPENDED, Occasion.RESUMED))
    if stop is None or stop.truth is not Truth.YES:
        return stop.truth if stop else Truth.NO
    if again and again.truth is Truth.YES and again.bounds.last and stop.bounds.last:
        return Truth.NO if again.bounds.last.closes_at >= stop.bounds.last.closes_at else Truth.YES
    return Truth.YES


def is_not_kept(id_: str, provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a duty that goes on is told as not kept."""
    if provision.kind in ONCE or provision.kind in USED_BY_NOTICE:
        return Truth.NO
    word = view.history.words.get((Occasion.DONE, id_))
    return Truth.NO if word is None else opposite_of(word.truth)


def is_over(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether the time of a duty that goes on, or of a power, is over."""
    if provision.kind in ONCE:
        return Truth.NO
    if provision.due and not isinstance(provision.due, Unspecified):
        return view.passed(view.bounds_of(provision.due))
    if last_day := _last_day(provision):
        return view.passed(view.bounds_of(last_day))
    phase = view.agreement.phase(provision.during) if provision.during else None
    return view.ended(phase) if phase else Truth.NO


def _last_day(provision: Provision) -> Time | None:
    """Return the last day of a provision that lasts so long from its first day, its phase's start or its trigger."""
    if provision.lasts is None:
        return None
    opens: Time | None = provision.opens if not isinstance(provision.opens, Unspecified) else None
    if opens is None and provision.during:
        opens = EdgeOf(Edge.START, provision.during)
    if opens is None and isinstance(provision.when, Happened):
        opens = When(provision.when)
    return Offset(provision.lasts, Direction.WITHIN, opens) if opens else None
