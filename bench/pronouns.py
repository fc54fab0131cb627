"""Measure pronouns on GUM: whether he, she, they and it are taken for whom the annotators say.

usage: python bench/pronouns.py [PATH.conllu]

Counted are third-person pronouns of the development documents (his, its and their included) that corefer with an
earlier mention of a person or an organisation in words of its own. Right: the antecedent chosen has a mention that
overlaps one
of that chain. Mentions are the reader's own; what they miss cannot be chosen.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parley.attributions.entity import Seen
from parley.attributions.mention import THIRD_PERSON, mentions_from_units
from parley.attributions.phrase import Head
from parley.attributions.resolve import resolve
from parley.attributions.source import scene_from_mentions
from parley.attributions.units import units_from_text
from parley.reports.span import Span

GUM = Path(__file__).resolve().parents[2] / "shared" / "data" / "ud" / "gum_ccby_dev.conllu"
PART = re.compile(r"\((\d+)-([a-z]+)(?:-[^()]*)?(\))?|(\d+)\)")
CHECKED = ("person", "organization")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that the annotators marked."""

    chain: int
    kind: str
    span: Span
    pronoun: bool


def documents_in(path: Path) -> Iterator[tuple[str, str, list[Span], list[Marked]]]:
    """Yield each document's name, text, sentences and mentions."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, _, body = part.partition("\n")
        yield (name, *read_document(body))


def read_document(body: str) -> tuple[str, list[Span], list[Marked]]:
    """Return the text, paragraphs and mentions of one document."""
    text, blocks, marked = "", [], []
    opened: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    begin = 0
    for line in body.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            if text.strip() and len(text) > begin:
                blocks.append(Span(begin, len(text)))
            text = text.rstrip(" ") + "\n"
            begin = len(text)
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        form, misc = columns[1], columns[9]
        start = len(text)
        text += form
        entity = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
        for match in PART.finditer(entity):
            if match[1]:
                opened[int(match[1])].append((match[2], start))
            chain = int(match[1] or match[4])
            if (match[3] or match[4]) and opened[chain]:
                kind, first = opened[chain].pop()
                pronoun = text[first:].lower() in THIRD_PERSON
                marked.append(Marked(chain, kind, Span(first, len(text)), pronoun))
        if "SpaceAfter=No" not in misc:
            text += " "
    if len(text) > begin:
        blocks.append(Span(begin, len(text)))
    return text, blocks, marked


def measure(text: str, blocks: list[Span], marked: list[Marked]) -> Iterator[tuple[str, bool]]:
    """Yield each pronoun that has an antecedent to find, and whether it was found."""
    units = units_from_text(text, blocks)
    mentions = mentions_from_units(units)
    scene = scene_from_mentions(units, mentions)
    at = {m.span.start: m for m in marked if m.pronoun}
    spans: defaultdict[int, list[Span]] = defaultdict(list)  # entity -> its mentions so far
    for mention in mentions:
        span = Span(units.starts[mention.first], units.ends[mention.after - 1])
        entity = resolve(scene, mention.phrase, mention.sentence)
        wanted = at.get(span.start) if mention.phrase.head is Head.PRONOUN else None
        if wanted and wanted.kind in CHECKED:
            chain = [m.span for m in marked if m.chain == wanted.chain and not m.pronoun and m.span.start < span.start]
            if chain:
                found = entity is not None and any(a.overlaps(b) for a in spans[entity.id] for b in chain)
                yield mention.phrase.noun, found
        if entity:
            scene.note(entity, Seen(mention.sentence, mention.subject, False))
            if mention.phrase.head is not Head.PRONOUN:
                spans[entity.id].append(span)


def main() -> None:
    """Print the share that is right, by pronoun."""
    count: Counter[tuple[str, bool]] = Counter()
    for _, text, blocks, marked in documents_in(Path(sys.argv[1]) if len(sys.argv) > 1 else GUM):
        count.update(measure(text, blocks, marked))
    groups = {
        "he": "he him his himself",
        "she": "she her hers herself",
        "they": "they them their theirs themselves",
        "it": "it its itself",
    }
    for name, forms in groups.items():
        right, wrong = (
            sum(n for (f, r), n in count.items() if f in forms.split() and r is value) for value in (True, False)
        )
        if right + wrong:
            print(f"{name:5s} {right:4d} of {right + wrong:4d}  {right / (right + wrong):.3f}")
    right = sum(n for (_, r), n in count.items() if r)
    print(f"all   {right:4d} of {count.total():4d}  {right / count.total():.3f}")


if __name__ == "__main__":
    main()
