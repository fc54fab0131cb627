"""What an answer rests on that no source states: lines of the modeller's or implied by sources, in clauses and claims.

1. A clause rests on its own lines, those of its phase and the phases before it, and of what its conditions name.
2. Lines of other clauses are written with their clause: `one.lasts (modeller)`.
"""

from collections.abc import Iterable, Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.condition import Condition, events_of
from parley.agreement.phase import Phase
from parley.agreement.provision import Basis, Provision
from parley.engine.telling import Telling

Clause = Provision | Phase
WORDS = {Basis.MODELLER: "modeller", Basis.IMPLIES: "implied"}


def rests_on(clause: Clause, agreement: Agreement) -> tuple[str, ...]:
    """Return the lines that a clause's answers rest on and no source states, its own first."""
    others = (other for other in _named_by(clause, agreement) if other.id != clause.id)
    beyond = (f"{other.id}.{line}" for other in others for line in own_lines(other))
    return tuple(dict.fromkeys((*own_lines(clause), *beyond)))


def own_lines(clause: Clause) -> Iterator[str]:
    """Yield the keys of a clause that its source does not state."""
    yield from (f"{key} (modeller)" for key in clause.modelled)
    yield from (f"{key} (implied)" for key in clause.implied)
    if clause.basis in WORDS:
        yield f"the clause ({WORDS[clause.basis]})"


def _named_by(clause: Clause, agreement: Agreement) -> Iterator[Clause]:
    """Yield the clauses that a clause hangs on: its phase, what comes before, what its conditions name."""
    if isinstance(clause, Phase):
        ids = [*clause.after]
        conditions: Iterable[Condition | None] = (clause.enters_when, clause.continues_while, clause.ends_when)
    else:
        ids = [clause.during] if clause.during else []
        conditions = (clause.when, clause.unless, clause.as_long_as)
    ids += [event.of.partition(".")[0] for condition in conditions if condition for event in events_of(condition)]
    for id_ in dict.fromkeys(ids):
        if named := agreement.phase(id_) or agreement.provision(id_):
            yield named


def unstated(claims: Iterable[Telling]) -> tuple[str, ...]:
    """Return the claims that their sources do not state, with how they were come by.

    >>> unstated([])
    ()
    """
    return tuple(f"{claim.id} ({WORDS[claim.basis]})" for claim in claims if claim.basis in WORDS)
