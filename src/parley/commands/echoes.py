"""Echoes in a terminal: one utterance, its first telling, and who told it again, how, and through whom."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parley.attributions.attribution import Part
from parley.commands.table import print_line
from parley.dossier.echoes import EchoesPage, EchoOfReports, EchoTold, ReportsThatEcho

SHOWN = 12  # tellings of one utterance


def print_echoes(to: Console, page: EchoesPage, limit: int) -> None:
    """Print what is told more than once, the most often told first, then which reports echo each other."""
    if not page.echoes:
        to.print(f"No utterance is told by two of the {page.reports:,} reports.")
        return
    to.print(
        f"{page.utterances:,} utterances in {page.reports:,} reports; {page.repeats:,} of them repeat another: "
        f"{page.separately_told:,} separately told\n"
    )
    for echo in page.echoes[:limit]:
        print_echo(to, echo)
    to.print(Text("Reports that echo each other", "bold"))
    for pair in page.pairs[:limit]:
        print_pair(to, pair)


def print_echo(to: Console, echo: EchoOfReports) -> None:
    """Print one utterance with its tellings."""
    shown = echo.told[:SHOWN]
    for telling in shown:
        how = "told" if telling is echo.told[0] else f"again, {telling.how} ({telling.likeness:.2f})"
        head = Text(f"{telling.published or 'day unknown'}  ")
        head.append(how, "bold").append(f"  {', citing '.join(telling.chain)}")
        print_line(to, head)
        to.print(Padding(Text(telling.text.strip()).append(f"  {place_of(telling)}", "dim"), (0, 0, 0, 4)))
    if echo.count > len(shown):
        to.print(f"    and {echo.count - len(shown):,} more tellings")
    to.print()


def print_pair(to: Console, pair: ReportsThatEcho) -> None:
    """Print which two reports echo each other, in whose words, and which words they have for the same people."""
    to.print(Text(f"{pair.one} and {pair.other}"))
    shares = ", ".join(f"{count} of {name or 'the outlets themselves'}" for name, count in pair.speakers)
    lines = [f"{pair.utterances} {'utterance' if pair.utterances == 1 else 'utterances'}: {shares}"]
    if pair.words:
        lines.append("other words for people: " + "; ".join(f"{one}, then {other}" for one, other in pair.words))
    for line in lines:
        print_line(to, f"    {line}")


def place_of(telling: EchoTold) -> str:
    """Return where a telling stands."""
    spans = " ".join(f"[{span.start}:{span.end}]" for span in telling.spans)
    return f"{telling.report}{' title' if telling.part is Part.TITLE else ''} {spans}"
