"""Checks of the course: what can be entered, what rests on consent that nobody owes, what waits without end."""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, atoms_in
from parley.agreement.finding import Finding, found
from parley.agreement.moves import Need, begun, moves_for
from parley.agreement.reach import Answer, Verdict, answer_for_phase, may_come_about
from parley.agreement.relaxed import relaxed
from parley.agreement.time import Happened, Occasion
from parley.agreement.turning import turned_over, versions_of


def entries(agreement: Agreement) -> Iterator[Finding]:
    """Find phases whose entry is not forced by owed moves, each with the readings that turn the answer over."""
    versions = versions_of(agreement)
    for phase in agreement.phases:
        answer = answer_for_phase(agreement, phase.id)
        path = f"phases.{phase.id}.enters_when" if phase.enters_when else f"phases.{phase.id}"
        turned = turned_over(versions, begun(phase.id), answer.verdict)
        code, reason, mend = _about_entry(phase.id, answer)
        if turned and not code:
            code, reason = "entry-turns-on-reading", f"How “{phase.id}” is entered turns on how a clause is read."
            reason += f" As the file has it: {answer.verdict.value}."
            mend = "Settle the wording; until then answers say which reading they turn on."
        if code:
            reason += "".join(f" Under the reading “{reading.id}” it {says}." for reading, says in turned)
            turns_on = (*answer.turns_on, *(f"readings.{reading.id}" for reading, _ in turned))
            yield found(agreement, code, path, reason, mend, turns_on)


def _about_entry(phase: str, answer: Answer) -> tuple[str, str, str]:
    """Return the code, reason and mend for how a phase can be entered; no code where there is nothing to say."""
    ways = _ways(answer)
    match answer.verdict:
        case Verdict.UNREACHABLE:
            return "unreachable-phase", f"Nothing can bring “{phase}” about.", "Mend its entry condition."
        case Verdict.CONSENT:
            mend = "Add a duty to bring it about by a day, or say what follows if nobody does (fallback)."
            return "entry-needs-consent", f"Entry to “{phase}” rests on consent that nobody owes: {ways}.", mend
        case Verdict.UNDATED:
            reason = f"Entry to “{phase}” rests on duties that are due by no day: {ways}."
            return "entry-without-day", reason, "Give these duties a due day."
        case Verdict.EFFORTS:
            mend = "Owe the result, or say what follows if the efforts fail."
            return "entry-rests-on-efforts", f"Entry to “{phase}” rests on best efforts only: {ways}.", mend
        case Verdict.BY_ORDER:
            reason = f"Entry to “{phase}” depends on the order and days of owed moves."
            return "entry-depends-on-order", reason, "Say which comes first."
        case Verdict.UNKNOWN:
            reason = f"Whether “{phase}” can be entered turns on what the file leaves open."
            return "entry-cannot-be-told", reason, "Say when and on which condition it begins."
        case _:
            return "", "", ""


def _ways(answer: Answer) -> str:
    """Return the smallest sets of moves that nobody is bound to make by a day."""
    ways = [" and ".join(f"{move.event} by {_all(move.by, move.any_of)}" for move in way) for way in answer.ways]
    return "; or ".join(ways) or "moves that nobody owes"


def _all(parties: tuple[str, ...], any_of: bool) -> str:
    """Return parties as a list in words."""
    return (" or " if any_of else " and ").join(parties) or "somebody"


def dead_provisions(agreement: Agreement) -> Iterator[Finding]:
    """Find provisions with a trigger of their own that can never come to bind; a dead phase stands for its own.

    What only asks for other things to happen is settled for all provisions at once; an exception needs a search.
    """
    reached = relaxed(agreement)
    for provision in agreement.provisions:
        conditions = [item for item in (provision.when, provision.as_long_as) if item]
        if provision.during and begun(provision.during) not in reached:
            continue
        excepted = provision.unless or any(_has_exception(condition) for condition in conditions)
        alive = begun(provision.id) in reached
        if (conditions or excepted) and (
            not alive or (excepted and not may_come_about(agreement, begun(provision.id)))
        ):
            reason = f"Nothing can bring “{provision.id}” to bind."
            yield found(agreement, "dead-provision", f"provisions.{provision.id}", reason,
                        "Mend its trigger, while or unless.")  # fmt: skip


def _has_exception(condition: Condition) -> bool:
    """Tell whether a condition turns on something not happening, on a day, or on a count."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_has_exception(part) for part in parts)
        case Happened(occasion, _):
            return occasion is Occasion.ONGOING
        case _:
            return True


def waits_without_end(agreement: Agreement) -> Iterator[Finding]:
    """Find triggers and phases that may wait, or go on, for ever."""
    for provision in agreement.provisions:
        waiting = list(_undated(provision.when, agreement)) if provision.when else []
        if waiting:
            reason = f"“{provision.id}” waits for {_events(waiting)}, which nobody has to bring about by a day."
            yield found(agreement, "wait-without-end", f"provisions.{provision.id}.when", reason,
                        "Give what it waits for a due day, or say from when it is due anyway.")  # fmt: skip
    for phase in agreement.phases:
        goes_on = [
            atom.of for atom in atoms_in(phase.continues_while)
            if isinstance(atom, Happened) and atom.occasion is Occasion.ONGOING
        ] if phase.continues_while else []  # fmt: skip
        endless = [id_ for id_ in goes_on if (process := agreement.process(id_)) and process.ends is None]
        if endless:
            yield found(agreement, "wait-without-end", f"phases.{phase.id}.continues_while",
                        f"“{phase.id}” goes on while {', '.join(endless)} runs, and nothing ends that.",
                        "Give the process an end, or the phase a last day.")  # fmt: skip


def _undated(when: Condition, agreement: Agreement) -> Iterator[Happened]:
    """Yield the deeds that a trigger asks for and that are owed by no day."""
    for atom in atoms_in(when):
        if isinstance(atom, Happened) and atom.occasion in (Occasion.DONE, Occasion.AGREED, Occasion.BEGUN):
            moves = moves_for(atom, agreement)
            if moves and all(move.need in (Need.UNDATED, Need.CONSENT) for move in moves):
                yield atom


def _events(events: list[Happened]) -> str:
    """Return events as a list in words."""
    return " and ".join(map(str, events))


CHECKS = (entries, dead_provisions, waits_without_end)
