"""Figures in a terminal: what is told of one thing, what comparing it shows, and the sentences that show it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parley.attributions.attribution import Attribution, Part, SpeakerKind
from parley.claims.reading import Reading
from parley.commands.table import print_line, print_table
from parley.dossier.figure_told import FiguresOfReport, Told
from parley.dossier.figures import Comparison, FiguresPage, Group
from parley.reports.span import Span


def figures_of_readings(readings: Iterable[Reading]) -> Iterator[FiguresOfReport]:
    """Yield what the page of figures needs of each reading: titles are texts of their own."""
    for reading in readings:
        report = reading.report
        for part, text in ((Part.TITLE, report.title), (Part.TEXT, report.text)):
            figures = tuple(figure for figure in reading.figures if figure.part is part)
            if figures:
                voices = tuple(voices_of(reading.attributions, part))
                yield FiguresOfReport(report.id, report.outlet, report.published, text, figures, voices)


def voices_of(attributions: Iterable[Attribution], part: Part) -> Iterator[tuple[Span, str]]:
    """Yield each stretch of content and who says it; the outlet's own voice is nobody's."""
    for attribution in attributions:
        if attribution.part is part and attribution.speaker.kind is not SpeakerKind.OUTLET:
            yield from ((span, attribution.speaker.name) for span in attribution.content)


def print_figures(to: Console, page: FiguresPage, limit: int) -> None:
    """Print the groups with most to compare first, then parts and wholes, then what stands alone."""
    groups = sorted((group for group in page.groups if group.comparisons), key=lambda group: -len(group.comparisons))
    for group in groups[:limit]:
        print_group(to, group, limit)
    if page.within:
        to.print("Parts of a whole", style="bold")
    for pair in page.within[:limit]:
        print_told(to, f"“{pair.part.text}” of “{pair.whole.text}”", pair.part)
    shown = {told for pair in page.within for told in (pair.whole, pair.part)}
    lone = (*(told for group in page.groups if not group.comparisons for told in group.told), *page.alone)
    rest = [told for told in lone if told not in shown]
    print_table(
        to,
        f"Told with nothing to hold them against: {len(rest):,}",
        ("day!", "outlet", "as", "figure"),
        ((told.day or "", told.outlet, told.status.value, told.text) for told in islice(rest, limit)),
    )
    to.print(f"“About” is taken as up to {page.margin * 100:.0f} in a hundred off, either way.", markup=False)


def print_group(to: Console, group: Group, limit: int) -> None:
    """Print what is told of one thing and what comparing it shows."""
    givers = f", given by {' or '.join(group.givers)}" if group.givers else ""
    words = ", ".join(f"“{word}”" for word in group.words)
    print_line(to, f"{words}{givers}", "bold")
    for told in group.told[:limit]:
        print_told(to, f"{told.status.value}: “{told.text}”", told)
    for comparison in group.comparisons[:limit]:
        print_line(to, f"  {line_of(comparison)}")
    to.print()


def print_told(to: Console, words: str, told: Told) -> None:
    """Print a figure with who tells it, where, and its sentence."""
    if not told.spans:
        print_line(to, f"the agreement  {words}, {told.report}")
        return
    teller = f"{told.teller} in {told.outlet or told.report}" if told.teller else told.outlet or told.report
    places = " ".join(f"[{span.start}:{span.end}]" for span in told.spans)
    print_line(to, f"{told.day or 'day unknown'}  {words}, {teller}")
    to.print(Padding(Text(f"{told.sentence}  {told.report} {places}".strip(), "dim"), (0, 0, 0, 4)))


def line_of(comparison: Comparison) -> str:
    """Return one comparison in one line."""
    one, other = comparison.one, comparison.other
    return f"→ {comparison.kind}: “{one.text}” / “{other.text}”: {comparison.why}"
