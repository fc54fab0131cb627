"""Checks of proposals and positions: patches that do not fit, positions that cannot be met together."""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.finding import Finding, found
from parley.agreement.patch import applied_proposal
from parley.agreement.positions import clashes_of


def clashing_positions(agreement: Agreement) -> Iterator[Finding]:
    """Find the smallest sets of declared positions that no proposal can meet."""
    for clash in clashes_of(agreement.positions):
        names = " and ".join(f"“{position.id}” ({position.holder})" for position in clash.positions)
        yield found(agreement, "positions-clash", f"positions.{clash.positions[-1].id}",
                    f"No proposal can meet {names} together: {clash.over}.",
                    "Nothing to mend in the file; one of them would have to give way.",
                    tuple(f"positions.{p.id}" for p in clash.positions if p.basis.value == "modeller"))  # fmt: skip


def unfitting_proposals(agreement: Agreement) -> Iterator[Finding]:
    """Find proposals that cannot be applied to this agreement."""
    if agreement.base:
        return
    for proposal in agreement.proposals:
        if proposal.base not in ("", "none", agreement.id):
            continue
        for error in applied_proposal(proposal, agreement).errors:
            yield found(agreement, "proposal-does-not-fit", f"proposals.{proposal.id}",
                        f"“{proposal.id}”: {error.reason}", error.mend)  # fmt: skip


CHECKS = (clashing_positions, unfitting_proposals)
