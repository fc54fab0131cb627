"""The agreement over time: phases and provisions, one lane for each account, and how the accounts stand.

1. A lane is one account's: what it is compatible with on the day, when it is due and when it is told as done there.
2. The tellings behind a standing are listed with their words and their places in reports, the newest where they are
   very many; how many more there are is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.wording import sentences_of
from parley.engine.report import Status, TurnsOver
from parley.engine.run import Run
from parley.engine.standing import Standing
from parley.engine.telling import Telling, Tellings
from parley.reports.span import Span

EVIDENCE = 60  # tellings listed of one clause


@dataclass(frozen=True, slots=True)
class Lane:
    """One row in one account: a stretch of days, and what is told of it."""

    account: str
    states: tuple[str, ...]
    first: date | None  # from when it may be done, or the phase's first day
    last: date | None  # the due day, or the phase's last day; None: open
    done_first: date | None = None  # between these days it is told as done
    done_last: date | None = None
    says: bool = False  # the account says something of it itself


@dataclass(frozen=True, slots=True)
class Evidence:
    """A telling behind a standing, with its place in a report where that is known."""

    telling: Telling
    report: str  # a report's name; "" where the record has none
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A phase or provision with its lanes and its standing."""

    id: str
    title: str
    sentence: str  # the clause in plain words
    is_phase: bool
    standing: Standing | None  # None where nothing is told at all
    lanes: tuple[Lane, ...]
    evidence: tuple[Evidence, ...]
    more: int  # tellings that are not listed, all of them older
    turns_on: tuple[str, ...]
    turns_over: tuple[TurnsOver, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The page of the agreement."""

    title: str
    on: date
    rows: tuple[Row, ...]
    first: date | None  # the days that are drawn
    last: date | None


def course_from_status(status: Status, agreement: Agreement, tellings: Tellings, names: Iterable[str] = ()) -> Course:
    """Return the agreement's course; `names` are those of the reports that the record holds."""
    held = frozenset(names)
    files = {source.id: source.file for source in agreement.sources}
    told = {telling.id: telling for telling in tellings.tellings}
    sentences = {sentence.path: sentence.text for sentence in sentences_of(agreement)}
    standings = {standing.of: standing for standing in (*status.phases, *status.provisions)}
    heard = tuple(dict.fromkeys(side for s in standings.values() for side in s.told_by)) or tuple(status.runs)

    def row(id_: str, title: str, path: str, is_phase: bool, lanes: tuple[Lane, ...]) -> Row:
        standing = standings.get(id_)
        because = [told[item] for item in standing.because if item in told] if standing else []
        newest = sorted(because, key=lambda telling: telling.said, reverse=True)[:EVIDENCE]
        listed = because if len(because) <= EVIDENCE else newest
        return Row(
            id_, title, sentences.get(path, ""), is_phase, standing, lanes,
            tuple(evidence_of(telling, files, held) for telling in listed), len(because) - len(listed),
            status.turns_on.get(id_.partition(".")[0], ()),
            tuple(turned for turned in status.turns_over if turned.of == id_),
        )  # fmt: skip

    rows = []
    for phase in agreement.phases:
        lanes = tuple(_phase_lanes(phase.id, status, heard)) or tuple(_planned(phase.id, agreement))
        rows.append(row(phase.id, phase.title or phase.id, f"phases.{phase.id}", True, lanes))
    for provision in agreement.provisions:
        lanes = tuple(_unit_lanes(provision.id, status, heard)) or tuple(_planned(provision.id, agreement))
        rows.append(row(provision.id, provision.id.replace("_", " "), f"provisions.{provision.id}", False, lanes))
    days = [day for r in rows for lane in r.lanes for day in (lane.first, lane.last, lane.done_first, lane.done_last)]
    dated = [day for day in days if day] + [status.on]
    return Course(agreement.title or agreement.id, status.on, tuple(rows), min(dated), max(dated))


def _phase_lanes(id_: str, status: Status, heard: tuple[str, ...]) -> Iterator[Lane]:
    standing = next((s for s in status.phases if s.of == id_), None)
    for side in heard:
        run = status.runs.get(side)
        if run is None or standing is None:
            continue
        stretch = run.stretches[id_]
        first = stretch.start.first or stretch.start.last
        yield Lane(
            side, standing.by_account[side], first.on if first else None,
            stretch.end.last.on if stretch.end.last else None, says=bool(stretch.because),
        )  # fmt: skip


def _unit_lanes(id_: str, status: Status, heard: tuple[str, ...]) -> Iterator[Lane]:
    for side in heard:
        run: Run | None = status.runs.get(side)
        if run is None or id_ not in run.units:
            continue
        unit = run.units[id_]
        due_first, due_last = unit.due.first, unit.due.last
        deed = unit.deed
        yield Lane(
            side,
            tuple(sorted(state.value for state in unit.states)),
            due_first.on if due_first else None,
            due_last.on if due_last else None,
            deed.first.on if deed and deed.first else None,
            deed.last.on if deed and deed.last else None,
            bool(unit.because),
        )


def _planned(id_: str, agreement: Agreement) -> Iterator[Lane]:
    """Yield a lane for what the file alone says, where nobody tells anything."""
    calendar = Calendar(agreement)
    if agreement.phase(id_):
        start, end = calendar.start_of(id_), calendar.end_of(id_)
    else:
        provision = agreement.provision(id_)
        if provision is None:
            return
        start = end = calendar.due_of(provision)
    first = start.first or start.last
    yield Lane("", (), first.on if first else None, end.last.on if end.last else None)


def evidence_of(telling: Telling, files: "dict[str, str]", held: frozenset[str]) -> Evidence:
    """Return a telling with the report that it stands in."""
    report = next((name for id_ in telling.sources if (name := report_named(files.get(id_, id_), held))), "")
    spans = tuple(Span(start, end) for start, end in telling.spans if 0 <= start < end) if report else ()
    return Evidence(telling, report, spans)


def report_named(file: str, held: frozenset[str]) -> str:
    """Return the held report that a source's file names, by its whole name or its last step; "" where none is."""
    if file in held:
        return file
    last = file.rsplit("/", 1)[-1]
    return min((name for name in held if last and name.rsplit("/", 1)[-1] == last), default="")
