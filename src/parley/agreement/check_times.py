"""Checks of times: due days against triggers and phases, and what the day count decides."""

from collections.abc import Iterator
from dataclasses import replace

from parley.agreement.agreement import Agreement, DayCount
from parley.agreement.calendar import Calendar
from parley.agreement.condition import Condition, OnDay, Side, atoms_in
from parley.agreement.finding import Finding, found
from parley.agreement.instant import Bounds
from parley.agreement.provision import Provision
from parley.agreement.time import EdgeOf, Happened, Named, Occasion, Time, anchors_in


def due_after_phase(agreement: Agreement) -> Iterator[Finding]:
    """Find what falls due when its phase is over, or on a day that a phase does not have."""
    calendar = Calendar(agreement)
    for path, provision, due in _dues(agreement):
        phase = provision.during or next(iter(_phases_in(due, agreement)), "")
        if not phase:
            continue
        falls, ends = calendar.bounds_of(due), calendar.end_of(phase)
        if falls.first and ends.last and falls.first.opens_at > ends.last.closes_at:
            reason = f"“{provision.id}” is due on {falls}, after the end of its phase “{phase}” on {ends}."
            mend = f"Give a due day up to {ends}, or say what makes “{phase}” go on until then."
            yield found(agreement, "due-after-phase", path, reason, mend)


def due_before_trigger(agreement: Agreement) -> Iterator[Finding]:
    """Find what falls due before it can bind."""
    calendar = Calendar(agreement)
    for path, provision, due in _dues(agreement):
        falls = calendar.bounds_of(due)
        if falls.last is None:
            continue
        for what, begins in _triggers(provision, agreement, calendar):
            if begins.first and begins.first.opens_at > falls.last.closes_at:
                reason = f"“{provision.id}” is due on {falls}, before {what} on {begins}."
                yield found(agreement, "due-before-trigger", path, reason, "Move the due day, or the trigger.")
                break


def _triggers(provision: Provision, agreement: Agreement, calendar: Calendar) -> Iterator[tuple[str, Bounds]]:
    """Yield what has to come first, and when it does at the earliest."""
    if provision.opens:
        yield "it opens", calendar.bounds_of(provision.opens)
    if provision.during:
        yield f"“{provision.during}” begins", calendar.start_of(provision.during)
    if provision.when:
        yield from _trigger_times(provision.when, agreement, calendar)


def _trigger_times(when: Condition, agreement: Agreement, calendar: Calendar) -> Iterator[tuple[str, Bounds]]:
    """Yield what a trigger waits for, where the file dates it and the trigger cannot do without it."""
    atoms = list(atoms_in(when))
    if len(atoms) != 1:
        return
    match when:
        case OnDay(Side.FROM | Side.AFTER, time):
            yield "its trigger", calendar.bounds_of(time)
        case Happened(Occasion.BEGUN, of):
            yield f"“{of}” begins", calendar.start_of(of)
        case Happened(Occasion.ENDED, of):
            yield f"“{of}” ends", calendar.end_of(of)
        case Happened(Occasion.DONE, of):
            other = agreement.provision(of.partition(".")[0])
            due = calendar.due_of(other, of.partition(".")[2]) if other else Bounds()
            yield f"“{of}” is due", due


def phase_backwards(agreement: Agreement) -> Iterator[Finding]:
    """Find phases and windows that end before they begin."""
    calendar = Calendar(agreement)
    for phase in agreement.phases:
        starts, ends = calendar.start_of(phase.id), calendar.end_of(phase.id)
        if starts.first and ends.last and ends.last.closes_at < starts.first.opens_at:
            reason = f"“{phase.id}” ends on {ends}, before it begins on {starts}."
            yield found(agreement, "ends-before-start", f"phases.{phase.id}", reason, "Mend one of the two days.")
    for provision in agreement.provisions:
        for number, tranche in enumerate(provision.tranches):
            if tranche.opens and tranche.due:
                opens, due = calendar.bounds_of(tranche.opens), calendar.bounds_of(tranche.due)
                if opens.first and due.last and due.last.closes_at < opens.first.opens_at:
                    reason = f"The tranche “{tranche.id}” is due on {due}, before it opens on {opens}."
                    yield found(agreement, "ends-before-start", f"provisions.{provision.id}.tranches.{number}", reason,
                                "Mend one of the two days.")  # fmt: skip


def day_count_undeclared(agreement: Agreement) -> Iterator[Finding]:
    """Find days that the day count decides, where the file does not declare it."""
    if "day_count" in agreement.places or not agreement.places:
        return
    other = replace(agreement, day_count=DayCount.EXCLUSIVE)
    one, two = Calendar(agreement), Calendar(other)
    ends = [(f"the end of “{phase.id}”", one.end_of(phase.id), two.end_of(phase.id)) for phase in agreement.phases]
    dues = [(f"“{provision.id}”", one.bounds_of(due), two.bounds_of(due)) for _, provision, due in _dues(agreement)]
    moved = [(what, inclusive, exclusive) for what, inclusive, exclusive in ends + dues if inclusive != exclusive]
    if moved:
        what, inclusive, exclusive = moved[0]
        reason = f"The file does not say whether the first day counts: {what} is {inclusive} if so, {exclusive} if not"
        reason += f", and so for {len(moved) - 1} more." if len(moved) > 1 else "."
        yield found(agreement, "day-count-undeclared", "", reason, "Add day_count: inclusive, or exclusive.")


def vague_due_days(agreement: Agreement) -> Iterator[Finding]:
    """Find due days that are an interval: until its end nothing is late, and after its start nothing is safe."""
    calendar = Calendar(agreement)
    for path, provision, due in _dues(agreement):
        falls = calendar.bounds_of(due)
        if falls.first and falls.last and falls.first != falls.last and not falls.waits_for:
            reason = f"“{provision.id}” is due between {falls.first} and {falls.last}."
            yield found(agreement, "vague-due-day", path, reason, "Agree on one day.")


def _dues(agreement: Agreement) -> Iterator[tuple[str, Provision, Time]]:
    """Yield every due day with its path and its provision."""
    for provision in agreement.provisions:
        if provision.due:
            yield f"provisions.{provision.id}.due", provision, provision.due
        for number, tranche in enumerate(provision.tranches):
            if tranche.due:
                yield f"provisions.{provision.id}.tranches.{number}.due", provision, tranche.due


def _phases_in(time: Time, agreement: Agreement) -> Iterator[str]:
    """Yield the phases that a time counts days of."""
    for anchor in anchors_in(time):
        id_ = anchor.of if isinstance(anchor, EdgeOf) else anchor.day
        if isinstance(anchor, Named) and agreement.phase(id_):
            yield id_


CHECKS = (due_after_phase, due_before_trigger, phase_backwards, day_count_undeclared, vague_due_days)
