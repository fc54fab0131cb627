"""Pages that are lists of the record's rows: reports, registers of talks, the stress test in words."""

from dataclasses import dataclass, replace

from parley.claims.claim import Act
from parley.dossier.coverage import ReportLine
from parley.dossier.passage import Filter, Found, Passage
from parley.dossier.today import party_naming
from parley.dossier.told_by_day import Cell, ClaimLine, Matrix, Timeline, matrix_from_lines, timeline_from_lines
from parley.record.counts import counted_speakers
from parley.record.links import claim_lines
from parley.record.query import report_lines
from parley.record.search import newest
from parley.web.allowance import Place, allowed
from parley.web.asked import Asked
from parley.web.prospect_page import ProspectPage, prospect_page

LISTED = 100  # reports a page
IN_FOLDER = 2_000
TOLD = 30  # claims of one register


@dataclass(frozen=True, slots=True)
class Reports:
    """A page of reports."""

    first: int
    total: int
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class SpeakerNamed:
    """A name that reports give a speaker, and what people decided of it."""

    name: str
    passages: int
    called: str  # the name that it goes by by decision; "" where nobody decided
    within: tuple[tuple[str, str], ...]  # reports in which it is another's, with that name


@dataclass(frozen=True, slots=True)
class Speakers:
    """A page of speakers' names."""

    first: int
    most: int
    total: int
    lines: tuple[SpeakerNamed, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Claims of one kind, the newest first."""

    title: str
    says: str
    acts: tuple[str, ...]
    found: Found


REGISTERS = (
    ("Rounds and travels", "Meetings, journeys and sittings, as each tells of them.",
     (Act.MEET, Act.TRAVEL, Act.SCHEDULE)),
    ("Proposals and replies", "Each telling is kept apart; only a person merges them.",
     (Act.PROPOSE, Act.CONVEY, Act.ACCEPT, Act.REJECT, Act.NONCOMMIT)),
    ("Assurances", "Who vouches for what; whether it was kept is told in accounts.", (Act.COMMIT,)),
    ("Complaints and replies", "An accusation that nobody answers stays one side's.",
     (Act.ACCUSE, Act.DENY, Act.WARN)),
)  # fmt: skip


def reports(asked: Asked) -> Reports:
    """Return reports by day."""
    first = asked.number("from", 10_000_000)
    most = IN_FOLDER if asked.held.is_folder else LISTED
    total = asked.held.once("reports", lambda r: r.execute("SELECT count(*) FROM report WHERE current").fetchone()[0])
    lines = asked.held.once(("reports", first, most), lambda record: report_lines(record, most, first))
    return Reports(first, total, lines)


def speakers(asked: Asked) -> Speakers:
    """Return who is named as speaking, the most heard first."""
    first = asked.number("from", 10_000_000)
    names, total = asked.held.once(("speakers", first), lambda record: counted_speakers(record, LISTED, first))
    decided = asked.held.identities()
    lines = tuple(
        SpeakerNamed(name, count, decided.called(name), tuple(
            (report, called) for (report, read), called in decided.within.items() if read == name
        ))
        for name, count in names
    )  # fmt: skip
    return Speakers(first, LISTED, total, lines)


def talks(asked: Asked) -> tuple[Register, ...]:
    """Return the registers of talks."""
    return tuple(_register(asked, title, says, acts) for title, says, acts in REGISTERS)


def _register(asked: Asked, title: str, says: str, acts: tuple[Act, ...]) -> Register:
    held, names = asked.held, tuple(act.value for act in acts)
    wanted = Filter(act=names)
    told = held.once(("register", names), lambda record: newest(record, TOLD, wanted, held.columns()))
    passages = allowed(held.allowance, told.passages, place_of_passage)
    return Register(title, says, names, replace(told, passages=passages))


def place_of_passage(passage: Passage) -> Place:
    """Return where a passage stands."""
    return passage.report, passage.part, passage.span


def place_of_line(line: ClaimLine) -> Place:
    """Return where a claim stands."""
    return line.report, line.part, line.span


def timeline(asked: Asked) -> Timeline:
    """Return claims by day."""
    told = asked.held.once("timeline", lambda record: timeline_from_lines(*claim_lines(record)))
    listed = allowed(asked.held.allowance, told.told, lambda item: place_of_line(item.line))
    return replace(told, told=listed, left_out=len(told.told) - len(listed))


def positions(asked: Asked) -> Matrix:
    """Return who is told to hold what on which matter."""
    deal = asked.held.deal
    named = party_naming(deal.agreement if deal else None)
    matrix = asked.held.once("positions", lambda record: matrix_from_lines(*claim_lines(record), named))
    return replace(
        matrix, rows=tuple((party, tuple(_quoted(asked, cell) for cell in cells)) for party, cells in matrix.rows)
    )


def _quoted(asked: Asked, cell: Cell | None) -> Cell | None:
    """Return a cell with the claims that may be quoted; the latest may, for no stance stands without its evidence."""
    if cell is None:
        return None
    claims = (*cell.claims[:1], *allowed(asked.held.allowance, cell.claims[1:], place_of_line))
    return replace(cell, claims=claims, more=cell.more + len(cell.claims) - len(claims))


def prospect(asked: Asked) -> ProspectPage | None:
    """Return the stress test in words and one picture."""
    tested = asked.held.prospect
    return asked.held.once("prospect", lambda _: prospect_page(tested)) if tested else None
