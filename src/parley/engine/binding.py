"""What decides a provision's state in one account: whether it binds, is due, done, in time, kept, over.

1. A deed told counts from the day it is told for; a due day closes at its end.
2. A duty that goes on is kept until an account says that it was not.
"""

from types import MappingProxyType

from parley.agreement.instant import Bounds
from parley.agreement.provision import ONCE, Kind, Provision, Tranche
from parley.agreement.time import Happened, Occasion, Unspecified
from parley.engine.amounts import amount_done, completed
from parley.engine.history import Word, bounds_of_telling
from parley.engine.viewpoint import Viewpoint, both, opposite
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
    truths = [view.holds(provision.when), opposite(view.holds(provision.unless)) if provision.unless else Truth.YES]
    if tranche:
        truths.append(view.holds(tranche.when))
    opens = tranche.opens if tranche and tranche.opens else provision.opens
    if opens and not isinstance(opens, Unspecified):
        truths.append(view.reached(view.bounds_of(opens)))
    if provision.during and (phase := view.agreement.phase(provision.during)):
        truths.append(view.started(phase))
    return both(*truths)


def is_done(id_: str, provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a deed is told that is all of it; silence is no deed."""
    if provision.kind in USED_BY_NOTICE:
        return view.tell(Happened(Occasion.NOTIFIED, provision.id))
    if provision.kind not in ONCE:
        return Truth.NO
    if provision.id in view.history.under:
        truth = completed(id_, view.agreement, view.history)
        word = view.history.words.get((Occasion.DONE, id_))
        return truth if word is None or word.truth is not Truth.UNKNOWN else Truth.UNKNOWN
    word = word_of_act(provision, view)
    return word.truth if word else Truth.NO


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
    told = view.history.under.get(id_, ()) or view.history.under.get(id_.partition(".")[0], ())
    bounds = [bounds_of_telling(deed, view.late) for deed in told]
    if not told and (provision := view.agreement.provision(id_)) and (word := word_of_act(provision, view)):
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


def is_suspended(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a provision is suspended, or what it binds as long as no longer holds."""
    told = is_told(Occasion.SUSPENDED, provision.id, view)
    if told is Truth.YES:
        again = view.history.words.get((Occasion.RESUMED, provision.id))
        stop = view.history.words[Occasion.SUSPENDED, provision.id]
        if again and again.truth is Truth.YES and again.bounds.last and stop.bounds.last:
            told = Truth.NO if again.bounds.last.closes_at >= stop.bounds.last.closes_at else Truth.YES
    if provision.as_long_as is None:
        return told
    return Truth.YES if told is Truth.YES else opposite(view.holds(provision.as_long_as))


def is_not_kept(id_: str, provision: Provision, view: Viewpoint) -> Truth:
    """Return whether a duty that goes on is told as not kept."""
    if provision.kind in ONCE or provision.kind in USED_BY_NOTICE:
        return Truth.NO
    word = view.history.words.get((Occasion.DONE, id_))
    return Truth.NO if word is None else opposite(word.truth)


def is_over(provision: Provision, view: Viewpoint) -> Truth:
    """Return whether the time of a duty that goes on, or of a power, is over."""
    if provision.kind in ONCE:
        return Truth.NO
    if provision.due and not isinstance(provision.due, Unspecified):
        return view.passed(view.bounds_of(provision.due))
    phase = view.agreement.phase(provision.during) if provision.during else None
    return view.ended(phase) if phase else Truth.NO
