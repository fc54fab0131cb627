"""GUM's attribution relations in the corpus's form, so that a model can be had from openly licensed text alone.

    python train/gum.py ../shared/data/ud/gum_ccby_train.conllu --into gum.jsonl

1. A unit of discourse that is an `attribution` of another holds source and cue ("he said"); the content is what it
   attributes: that unit and all that depend on it within its sentence.
2. In the attributing unit, the subject's subtree is the source and the verb with its auxiliaries the cue; where
   "according to" makes it, the noun is the source and the rest the cue.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

UNIT = re.compile(r"Discourse=([\w-]+):(\d+)(?:->(\d+))?")
CUE_PARTS = frozenset({"aux", "aux:pass", "compound:prt", "advmod", "fixed"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token: where it stands, its head (both counted through the document), its relation and its unit."""

    start: int
    end: int
    head: int
    relation: str
    tag: str
    unit: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text, tokens, and each unit's relation to the unit that it depends on."""

    name: str
    text: str
    words: tuple[Word, ...]
    units: dict[int, tuple[str, int]]


def documents_in(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file."""
    for chunk in re.split(r"(?m)^# newdoc id = ", path.read_text("utf8"))[1:]:
        yield document_from_lines(chunk.splitlines())


def document_from_lines(lines: list[str]) -> Document:
    """Return a document; sentences are parted by a space, paragraphs by an empty line."""
    text, words, units = "", [], {}
    unit = sentence = first = 0
    apart = ""
    for line in lines[1:]:
        if line.startswith("# newpar"):
            apart = "\n\n"
        elif line.startswith("# text = "):
            text += apart if text else ""
            apart, sentence, first = " ", sentence + 1, len(words)
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        if found := UNIT.search(columns[9]):
            unit = int(found[2])
            units[unit] = (found[1], int(found[3] or 0))
        start = len(text)
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        head = first + int(columns[6]) - 1 if columns[6] != "0" else -1
        words.append(Word(start, start + len(columns[1]), head, columns[7], columns[3], unit, sentence))
    return Document(lines[0].strip(), text, tuple(words), units)


def relations_of(document: Document) -> Iterator[dict[str, list[list[int]]]]:
    """Yield the document's attributions."""
    for unit, (relation, head) in document.units.items():
        if relation.startswith("attribution") and head:
            inside = [i for i, w in enumerate(document.words) if w.unit == unit]
            source, cue = parts_of(document.words, inside)
            sentence = next((w.sentence for w in document.words if w.unit == head), -1)
            content = [
                i
                for i, w in enumerate(document.words)
                if w.sentence == sentence and depends(document.units, w.unit, head, unit)
            ]
            if cue and content:
                yield {
                    "source": spans(document.words, source),
                    "cue": spans(document.words, cue),
                    "content": spans(document.words, content),
                }


def depends(units: dict[int, tuple[str, int]], unit: int, head: int, without: int) -> bool:
    """Tell whether a unit is `head` or depends on it, not by way of `without`."""
    seen: set[int] = set()
    while unit and unit != without and unit not in seen:
        if unit == head:
            return True
        seen.add(unit)
        unit = units.get(unit, ("", 0))[1]
    return False


def parts_of(words: tuple[Word, ...], inside: list[int]) -> tuple[list[int], list[int]]:
    """Return the tokens of source and cue in an attributing unit."""
    held = set(inside)
    roots = [i for i in inside if words[i].head not in held and words[i].tag != "PUNCT"]
    if not roots:
        return [], []
    root = roots[0]
    subjects = [i for i in inside if words[i].head == root and words[i].relation.startswith("nsubj")]
    if words[root].tag in ("VERB", "AUX", "ADJ"):
        source = sorted(j for s in subjects[:1] for j in inside if under(words, j, s))
        return source, sorted([root, *(i for i in inside if words[i].head == root and words[i].relation in CUE_PARTS)])
    cases = [i for i in inside if words[i].head == root and words[i].relation == "case"]
    cue = sorted({j for c in cases for j in inside if under(words, j, c)})
    return sorted(i for i in inside if i not in cue and under(words, i, root) and words[i].tag != "PUNCT"), cue


def under(words: tuple[Word, ...], i: int, top: int) -> bool:
    """Tell whether a token is `top` or depends on it."""
    while i >= 0 and i != top:
        i = words[i].head
    return i == top


def spans(words: tuple[Word, ...], tokens: list[int]) -> list[list[int]]:
    """Return runs of tokens as offsets; a mark between two of them does not part a run."""
    out: list[list[int]] = []
    last = -9
    for i in tokens:
        if i - last == 1 or (i - last == 2 and words[i - 1].tag == "PUNCT" and words[i - 1].unit == words[i].unit):
            out[-1][1] = words[i].end
        else:
            out.append([words[i].start, words[i].end])
        last = i
    return out


def main() -> None:
    """Write one line for each document."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    with a.into.open("w", encoding="utf8") as out:
        for d in documents_in(a.corpus):
            out.write(json.dumps({"name": d.name, "text": d.text, "attributions": list(relations_of(d))}) + "\n")


if __name__ == "__main__":
    main()
