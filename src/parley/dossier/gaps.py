"""Gaps: what each side is told to hold, which of it no proposal can meet together, and what each proposal would change.

1. A position is a telling: who tells it stands beside it.
2. A proposal meets, crosses or leaves open a position as told; what it is worth to anybody is not said.
"""

from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.compare import accepted, comparison_of
from parley.agreement.crossing import Crossing
from parley.agreement.patch import applied_proposal, ground_of
from parley.agreement.positions import Clash, clashes_of
from parley.agreement.proposal import Position, Proposal
from parley.agreement.wording_compare import comparison_in_words
from parley.agreement.wording_told import sentence_of_position, sentence_of_proposal


@dataclass(frozen=True, slots=True)
class Held:
    """What a party is told to hold."""

    party: str
    positions: tuple[tuple[Position, str], ...]  # with a sentence on each


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal, what it would change, and how it stands to each position."""

    proposal: Proposal
    sentence: str
    changes: tuple[str, ...]  # lines; what stands below a heading is indented
    crossings: tuple[Crossing, ...]
    unfit: str = ""  # why it cannot be applied


@dataclass(frozen=True, slots=True)
class Gaps:
    """The page of gaps."""

    held: tuple[Held, ...]
    clashes: tuple[Clash, ...]
    proposals: tuple[Weighed, ...]


def gaps_of(agreement: Agreement) -> Gaps:
    """Return what an agreement's file declares of positions and proposals, held against one another."""
    parties: dict[str, list[tuple[Position, str]]] = {}
    for position in agreement.positions:
        sentence = sentence_of_position(position, agreement)
        parties.setdefault(position.holder, []).append((position, sentence))
    return Gaps(
        tuple(Held(party, tuple(positions)) for party, positions in parties.items()),
        clashes_of(agreement.positions),
        tuple(weighed(proposal, agreement) for proposal in agreement.proposals),
    )


def weighed(proposal: Proposal, agreement: Agreement) -> Weighed:
    """Return a proposal held against the agreement and the positions that it declares."""
    sentence = sentence_of_proposal(proposal, agreement)
    loaded = applied_proposal(proposal, agreement)
    if loaded.errors:
        return Weighed(proposal, sentence, (), (), loaded.errors[0].reason)
    ground = ground_of(proposal, agreement)
    comparison = comparison_of(ground, loaded.agreement, (), accepted(proposal.id))
    lines = tuple(comparison_in_words(comparison, loaded.agreement))
    return Weighed(proposal, sentence, lines, comparison.crossings)
