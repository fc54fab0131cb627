"""Compares two agreements, or an agreement with what a proposal would make of it: what changes, for whom, and how far.

1. Burdens are listed by party and never weighed: what a clause is worth is not the file's to say.
2. What a proposal would bring about is asked with the proposal accepted and nothing else given.
3. Positions are tellings; a proposal crosses one *as told*.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.condition import Condition
from parley.agreement.crossing import Crossing, crossings_of
from parley.agreement.implication import Strength, strength_of
from parley.agreement.instant import Bounds
from parley.agreement.moves import Move
from parley.agreement.provision import DUTIES, Provision
from parley.agreement.reach import Answer, Verdict, answer_for_phase
from parley.agreement.show import text_of_amount, text_of_condition
from parley.agreement.time import Happened, Occasion


@dataclass(frozen=True, slots=True)
class Burden:
    """What a party bears in one agreement and not, or otherwise, in the other."""

    party: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()  # “release_rest: all remaining → 9”


@dataclass(frozen=True, slots=True)
class Moved:
    """A day that is another: when a phase begins or ends, or a provision is due."""

    what: str
    before: Bounds
    after: Bounds

    @property
    def days(self) -> int | None:
        """Return by how many days it moves, where both are one day."""
        if self.before.is_exact and self.after.is_exact and self.before.first and self.after.first:
            return (self.after.first.on - self.before.first.on).days
        return None


@dataclass(frozen=True, slots=True)
class Reworded:
    """A condition that is another, and whether it asks for more or less."""

    path: str
    before: str
    after: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Reached:
    """How a phase can be entered, before and after; None where it does not exist."""

    phase: str
    before: Answer | None
    after: Answer | None

    @property
    def changes(self) -> bool:
        """Tell whether the verdict, or whose consent is needed, is another."""
        return _kernel(self.before) != _kernel(self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two agreements differ in what they mean."""

    before: str
    after: str
    burdens: tuple[Burden, ...]
    moved: tuple[Moved, ...]
    reworded: tuple[Reworded, ...]
    reached: tuple[Reached, ...]
    crossings: tuple[Crossing, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        changes = any(reached.changes for reached in self.reached)
        return not (self.burdens or self.moved or self.reworded or changes)


def comparison_of(
    before: Agreement, after: Agreement, given_before: Iterable[Happened] = (), given_after: Iterable[Happened] = ()
) -> Comparison:
    """Return how two agreements differ; `given` has happened in each before anything else, such as its acceptance."""
    given_before, given_after = tuple(given_before), tuple(given_after)
    phases = list(dict.fromkeys([*(phase.id for phase in before.phases), *(phase.id for phase in after.phases)]))
    reached = tuple(
        Reached(
            id_,
            answer_for_phase(before, id_, given_before) if before.phase(id_) else None,
            answer_for_phase(after, id_, given_after) if after.phase(id_) else None,
        )
        for id_ in phases
    )
    return Comparison(
        before.id,
        after.id,
        tuple(_burdens(before, after)),
        tuple(_moved(before, after)),
        tuple(_reworded(before, after)),
        reached,
        crossings_of(after, given_after),
    )


def accepted(proposal: str) -> tuple[Happened, ...]:
    """Return what is given once a proposal is accepted."""
    return (Happened(Occasion.ACCEPTED, proposal),)


def steps_by_party(answer: Answer) -> dict[tuple[str, ...], tuple[Move, ...]]:
    """Return the moves of a course that somebody has to make, by those who make them, in order."""
    steps: dict[tuple[str, ...], list[Move]] = {}
    for _, move in answer.course:
        if move.by:
            steps.setdefault(move.by, []).append(move)
    return {by: tuple(moves) for by, moves in steps.items()}


def _kernel(answer: Answer | None) -> tuple[Verdict, tuple[tuple[str, ...], ...]] | None:
    """Return what two answers have to share to be the same."""
    if answer is None:
        return None
    return answer.verdict, tuple(tuple(str(move.event) for move in way) for way in answer.ways)


def _burdens(before: Agreement, after: Agreement) -> list[Burden]:
    """Return what changes for each party that bears something."""
    old = {provision.id: provision for provision in before.provisions}
    new = {provision.id: provision for provision in after.provisions}
    burdens = []
    for party in sorted({id_ for provision in (*old.values(), *new.values()) for id_ in provision.by}):
        bore = {id_ for id_, provision in old.items() if party in provision.by and provision.kind in DUTIES}
        bears = {id_ for id_, provision in new.items() if party in provision.by and provision.kind in DUTIES}
        changed = [f"{id_}: {said}" for id_ in sorted(bore & bears) if (said := _changed(old[id_], new[id_]))]
        added = tuple(id_ for id_ in new if id_ in bears - bore)
        removed = tuple(id_ for id_ in old if id_ in bore - bears)
        if added or removed or changed:
            burdens.append(Burden(party, added, removed, tuple(changed)))
    return burdens


def _changed(old: Provision, new: Provision) -> str:
    """Return how the content of a duty changes; empty if it does not."""
    parts = []
    if old.act != new.act:
        parts.append(f"{old.act or 'no act'} → {new.act or 'no act'}")
    if old.what.quantity != new.what.quantity:
        one, other = (text_of_amount(w.quantity) if w.quantity else "no quantity" for w in (old.what, new.what))
        parts.append(f"{one} → {other}")
    if old.binding != new.binding:
        parts.append("binding" if new.binding else "only talked about")
    if old.kind is not new.kind:
        parts.append(f"{old.kind.value} → {new.kind.value}")
    return "; ".join(parts)


def _moved(before: Agreement, after: Agreement) -> list[Moved]:
    """Return the days that both agreements have, and that are others."""
    old, new = Calendar(before), Calendar(after)
    moved = []
    for phase in before.phases:
        if after.phase(phase.id):
            moved.append(Moved(f"start of {phase.id}", old.start_of(phase.id), new.start_of(phase.id)))
            moved.append(Moved(f"end of {phase.id}", old.end_of(phase.id), new.end_of(phase.id)))
    for provision in before.provisions:
        other = after.provision(provision.id)
        if other and (provision.due or other.due):  # what is due with its phase moves with it
            moved.append(Moved(f"{provision.id} due", old.due_of(provision), new.due_of(other)))
    return [item for item in moved if str(item.before) != str(item.after)]


def _reworded(before: Agreement, after: Agreement) -> list[Reworded]:
    """Return the conditions that are others."""
    found = []
    pairs: list[tuple[str, Condition | None, Condition | None]] = []
    for phase in before.phases:
        new = after.phase(phase.id)
        keys = ("enters_when", "continues_while", "ends_when") if new else ()
        pairs += [(f"phases.{phase.id}.{key}", getattr(phase, key), getattr(new, key)) for key in keys]
    for provision in before.provisions:
        now = after.provision(provision.id)
        names = (("when", "when"), ("as_long_as", "while"), ("unless", "unless")) if now else ()
        pairs += [(f"provisions.{provision.id}.{key}", getattr(provision, at), getattr(now, at)) for at, key in names]
    for path, one, other in pairs:
        if one != other:
            texts = [text_of_condition(item) if item else "nothing" for item in (one, other)]
            found.append(Reworded(path, texts[0], texts[1], strength_of(other, one)))
    return found
