"""The overview of a record: its reports with their days, how much comes from whom, what could not be read."""

from collections.abc import Sequence

from rich.console import Console

from parley.attributions.attribution import Basis, SpeakerKind
from parley.commands.table import print_table
from parley.dossier.coverage import Coverage, OutletLine, ReportLine, SpeakerLine
from parley.reports.report import PublishedBasis

BAR = 12  # characters of a full bar
BASIS = {
    PublishedBasis.METADATA: "stated",
    PublishedBasis.TEXT: "stated",
    PublishedBasis.GIVEN: "given",
    PublishedBasis.INFERRED: "inferred",
    PublishedBasis.UNKNOWN: "",
}


def print_overview(
    to: Console, name: str, coverage: Coverage, reports: Sequence[ReportLine], outlets: Sequence[OutletLine]
) -> None:
    """Print the whole record in numbers, its reports and its outlets."""
    to.print(f"{name}: {_in_numbers(coverage)}\n", markup=False)
    print_table(
        to,
        "Reports by day",
        ("published!", "basis!", "outlet and report", "words#", "said#", "own#", "unread#"),
        (_report_cells(line) for line in reports),
    )
    more = coverage.reports - len(reports)
    if more > 0:
        to.print(f"… and {more:,} more: raise --limit, or parley export {name} reports\n", markup=False)
    total = max(1, coverage.attributions + coverage.own_voice)
    print_table(
        to,
        "How much comes from whom (said: told as others' words; own: in the outlet's own voice)",
        ("outlet", "reports#", "words#", "said#", "own#", "share of all!"),
        (_outlet_cells(line, total) for line in outlets),
    )
    print_table(to, "Could not be read", ("what", "why", "mend"), (_unreadable_cells(u) for u in coverage.unreadable))


def _in_numbers(coverage: Coverage) -> str:
    days = f"{coverage.first_published} to {coverage.last_published}" if coverage.first_published else "on unknown days"
    told = [
        f"{_count(coverage.reports, 'report')} of {_count(coverage.outlets, 'named outlet')}, published {days}",
        f"{coverage.attributions:,} attributions, {coverage.own_voice:,} in the outlets' own voice",
        f"{coverage.claims:,} claims" if coverage.claims else "",
        f"{coverage.figures:,} figures" if coverage.figures else "",
        f"{_count(coverage.undated, 'report')} of unknown day" if coverage.undated else "",
        f"{_count(coverage.past_versions, 'past version')} kept" if coverage.past_versions else "",
        f"{_count(coverage.unread, 'stretch', 'stretches')} of text unread" if coverage.unread else "",
    ]
    return "; ".join(part for part in told if part) + "."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _report_cells(line: ReportLine) -> tuple[object, ...]:
    outlet = line.outlet or "(not said)"
    if line.credits:
        outlet += f", crediting {', '.join(line.credits)}"
    published = str(line.published).replace("..", "\n..") if line.published else "unknown"
    counts = (line.words, line.attributions, line.own_voice, line.unread)
    return published, BASIS[line.basis], f"{outlet}\n{line.name}", *counts


def _outlet_cells(line: OutletLine, total: int) -> tuple[object, ...]:
    share = (line.attributions + line.own_voice) / total
    bar = "▇" * max(1, round(share * BAR)) if share else ""
    counts = (line.reports, line.words, line.attributions, line.own_voice)
    return (line.outlet or "(not said)", *counts, f"{share:4.0%} {bar}")


def _unreadable_cells(item: object) -> tuple[object, ...]:
    source, place, reason, mend = (getattr(item, name) for name in ("source", "place", "reason", "mend"))
    return (f"{source}, {place}" if place else source, reason, mend)


def print_speakers(to: Console, speakers: Sequence[SpeakerLine], *, whole: bool) -> None:
    """Print who speaks, for whom, and how that is known; unnamed speakers stand report by report."""
    title = "Who speaks" if whole else "Who is heard most"
    columns = ("speaker", "speaks for", "known", "in", "said#")
    print_table(to, title, columns, (_speaker_cells(line) for line in speakers))
    if not speakers:
        to.print("Nobody is heard but the outlets themselves.\n")


def _speaker_cells(line: SpeakerLine) -> tuple[object, ...]:
    if line.kind is SpeakerKind.UNNAMED:
        name, where = f"{line.name or 'unnamed'} (unnamed)", line.report
    else:
        name = "\n".join((line.name, *(f"read as {read}" for read in line.read_as)))
        where = f"{_count(line.reports, 'report')}, {_count(line.outlets, 'outlet')}"
    basis = line.basis.value if line.speaks_for and line.basis is not Basis.UNKNOWN else ""
    return name, line.speaks_for or "unknown", basis, where, line.attributions
