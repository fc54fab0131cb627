"""Declared positions against an agreement: which it meets, which it crosses, and which it leaves open.

1. Met means that owed moves alone bring about what a position needs, and nothing can bring about what it excludes.
2. Crossed means that what it needs cannot come about, or that owed moves alone bring about what it excludes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Constraint, Relation
from parley.agreement.proposal import Position
from parley.agreement.reach import Answer, Verdict, answer_for_phase, answer_for_provision
from parley.agreement.time import Happened
from parley.quantity import Interval, Truth, at_least


class Fit(StrEnum):
    """How an agreement stands to a position, as told."""

    MET = "met"
    OPEN = "left open"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A position, how an agreement stands to it, and over what."""

    position: Position
    fit: Fit
    over: tuple[str, ...] = ()


def crossings_of(agreement: Agreement, given: Iterable[Happened] = ()) -> tuple[Crossing, ...]:
    """Return how an agreement stands to each declared position."""
    given = tuple(given)
    return tuple(crossing_of(position, agreement, given) for position in agreement.positions)


def crossing_of(position: Position, agreement: Agreement, given: tuple[Happened, ...] = ()) -> Crossing:
    """Return how an agreement stands to one position."""
    verdicts = [_needed(id_, agreement, given) for id_ in position.needs]
    verdicts += [_excluded(id_, agreement, given) for id_ in position.excludes]
    verdicts += [_limited(limit, agreement) for limit in position.limits]
    for fit in (Fit.CROSSED, Fit.OPEN):
        over = tuple(reason for found, reason in verdicts if found is fit)
        if over:
            return Crossing(position, fit, over)
    return Crossing(position, Fit.MET)


def _answer(id_: str, agreement: Agreement, given: tuple[Happened, ...]) -> Answer | None:
    """Return how a phase or provision can come about; None where the agreement has neither."""
    if agreement.phase(id_):
        return answer_for_phase(agreement, id_, given, in_brief=True)
    if agreement.provision(id_):
        return answer_for_provision(agreement, id_, given, in_brief=True)
    return None


def _needed(id_: str, agreement: Agreement, given: tuple[Happened, ...]) -> tuple[Fit, str]:
    """Return how an agreement stands to a need."""
    answer = _answer(id_, agreement, given)
    if answer is None:
        return Fit.CROSSED, f"{id_} is not in it"
    if answer.verdict is Verdict.FORCED:
        return Fit.MET, ""
    if answer.verdict is Verdict.UNREACHABLE:
        return Fit.CROSSED, f"{id_} cannot come about"
    return Fit.OPEN, f"{id_}: {in_short(answer)}"


def _excluded(id_: str, agreement: Agreement, given: tuple[Happened, ...]) -> tuple[Fit, str]:
    """Return how an agreement stands to what a position excludes."""
    answer = _answer(id_, agreement, given)
    if answer is None or answer.verdict is Verdict.UNREACHABLE:
        return Fit.MET, ""
    if answer.verdict is Verdict.FORCED:
        return Fit.CROSSED, f"{id_} follows from owed moves"
    return Fit.OPEN, f"{id_} may come about: {in_short(answer)}"


def _limited(limit: Constraint, agreement: Agreement) -> tuple[Fit, str]:
    """Return how an agreement stands to a number that a position insists on."""
    total = Interval(None, None)
    if len(limit.terms) == 1 and (provision := agreement.provision(limit.terms[0][1])) and provision.what.quantity:
        total = provision.what.quantity.interval(agreement.margin)
    bound = Interval(limit.bound, limit.bound)
    reaches = at_least(total, bound) if limit.relation in (Relation.AT_LEAST, Relation.MORE) else at_least(bound, total)
    fit = {Truth.YES: Fit.MET, Truth.NO: Fit.CROSSED, Truth.UNKNOWN: Fit.OPEN}[reaches]
    return fit, f"the quantity of {limit.terms[0][1]}" if fit is not Fit.MET else ""


def in_short(answer: Answer) -> str:
    """Return an answer in a few words: the verdict, and whose moves it takes."""
    if not answer.ways:
        return answer.verdict.value
    way = answer.ways[0]
    most = max(move.need for move in way)
    hardest = [f"{move.event} by {' and '.join(move.by)}" for move in way if move.need is most]
    others = len(way) - len(hardest)
    beside = f", beside {others} move{'s' if others > 1 else ''} owed by no day" if others else ""
    return f"{answer.verdict.value}: {', '.join(hardest)}{beside}"
