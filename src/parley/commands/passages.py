"""Claims in a terminal, one below the other: the day, who said it for whom through whom, and the words."""

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parley.attributions.attribution import SpeakerKind
from parley.claims.claim import Act
from parley.claims.in_words import NOUNS, told_in_words
from parley.commands.table import print_line
from parley.dossier.passage import Passage
from parley.status import Polarity, Status

A_STATEMENT = NOUNS[Act.STATE]


def print_passages(to: Console, passages: Iterable[Passage]) -> None:
    """Print passages with their evidence's place; what one person does with the same words stands together."""
    passages = tuple(passages)
    for _, same in groupby(passages, key=lambda p: (p.day, p.report, p.part, p.span, p.speaker)):
        told = tuple(same)
        acts = dict.fromkeys(filter(None, map(_act, told)))
        passage, act = told[0], "; ".join([act for act in acts if act != A_STATEMENT] or acts)
        head = Text(f"{passage.day or 'day unknown'}  {_speaker(passage)}")
        head.append(f"  {act}" if act else "", "bold")
        print_line(to, head)
        place = f"{passage.report} [{passage.span.start}:{passage.span.end}]"
        to.print(Padding(Text(passage.text.strip()).append(f"  {place}", "dim"), (0, 0, 1, 4)))
    if not passages:
        to.print("Nothing was read that could be shown here.")


def _speaker(passage: Passage) -> str:
    if passage.kind is SpeakerKind.OUTLET:
        return f"{passage.outlet or 'the outlet'} in its own voice"
    name = passage.speaker or "somebody whom the text leaves out"
    name += f" (read as {passage.read_as})" if passage.read_as else ""
    party = f" (for {passage.speaks_for})" if passage.speaks_for and passage.speaks_for != name else ""
    return f"{name}{party} in {passage.outlet or 'a report'}"


def _act(passage: Passage) -> str:
    if not passage.act:
        return ""
    is_negated = passage.polarity == Polarity.NEGATIVE
    return told_in_words(passage.act, passage.status or Status.ACTUAL, is_negated=is_negated)
