"""Open questions: what is disputed, on what accounts are silent, what is referred to but not seen, what stayed unread.

1. Each question says what would settle it, where that can be said.
2. Silence is listed with who is silent, and is no answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.agreement.agreement import Agreement, Document, Term
from parley.agreement.finding import Finding
from parley.dossier.coverage import Coverage
from parley.dossier.standing import Evidence, evidence_of
from parley.dossier.today import disputed_in
from parley.engine.report import Status, TurnsOver
from parley.engine.standing import Label, Standing
from parley.engine.telling import Tellings
from parley.reports.span import Span
from parley.status import Status as ClaimStatus

WAITING = 40  # matches listed that wait for a person


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A stretch of a report that could not be read."""

    report: str
    span: Span
    in_title: bool
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The page of open questions."""

    disputed: tuple[Standing, ...]
    one_sided: tuple[Standing, ...]
    unreported: tuple[Standing, ...]
    settles: tuple[tuple[str, int], ...]  # what would have to be told, and how many standings it would settle
    silent: tuple[tuple[str, tuple[str, ...]], ...]  # party, what it says nothing of
    unseen: tuple[Document, ...]
    undefined: tuple[Term, ...]
    turns_over: tuple[TurnsOver, ...]
    findings: tuple[Finding, ...]
    unread: tuple[UnreadLine, ...]
    undated: tuple[str, ...]  # reports of unknown day
    coverage: Coverage
    waiting: tuple[Evidence, ...] = ()  # matches of the reader's that move something and that nobody has confirmed
    more_waiting: int = 0  # that are not listed, all of them older


def waiting_in(tellings: Tellings, files: Mapping[str, str], names: Iterable[str]) -> tuple[tuple[Evidence, ...], int]:
    """Return the newest tellings that wait for a person, matched by the reader and told as so, and how many more do."""
    held = frozenset(names)
    wait = [t for t in tellings.tellings if t.mapped_by == "reader" and t.status is ClaimStatus.ACTUAL]
    wait.sort(key=lambda telling: (-telling.said.toordinal(), telling.id))
    listed = tuple(evidence_of(telling, dict(files), held) for telling in wait[:WAITING])
    return listed, len(wait) - len(listed)


def questions_from_status(
    status: Status | None,
    agreement: Agreement | None,
    findings: tuple[Finding, ...],
    unread: tuple[UnreadLine, ...],
    undated: tuple[str, ...],
    coverage: Coverage,
) -> Questions:
    """Return what is open."""
    standings = (*status.phases, *status.provisions) if status else ()
    whole = tuple(s for s in standings if "." not in s.of)
    counted: dict[str, int] = {}
    for standing in whole:
        for item in standing.settles:
            counted[item] = counted.get(item, 0) + 1
    silent: dict[str, list[str]] = {}
    for standing in whole:
        if standing.label not in (Label.NOT_DUE, Label.NO_COVERAGE):
            for party in standing.silent:
                silent.setdefault(party, []).append(standing.of)
    return Questions(
        disputed_in(status),
        tuple(s for s in whole if s.label is Label.ONE_SIDED),
        tuple(s for s in whole if s.label in (Label.UNREPORTED, Label.NO_COVERAGE)),
        tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))),
        tuple((party, tuple(of)) for party, of in silent.items()),
        tuple(d for d in agreement.documents if not d.seen) if agreement else (),
        tuple(t for t in agreement.terms if not t.means) if agreement else (),
        status.turns_over if status else (),
        findings,
        unread,
        undated,
        coverage,
    )
