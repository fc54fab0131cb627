"""Cases of nested attributions: a text, and the relations that stand inside another's content."""

from pathlib import Path

from parley.attributions.relation import Relation
from parley.reports.span import text_of_spans

CASES = Path(__file__).resolve().parents[1] / "cases" / "attributions"
Wanted = tuple[bool, tuple[str, str, str]]  # whether it is asked for; source, cue and content


def cases_in(path: Path) -> list[tuple[str, list[Wanted]]]:
    """Return a file's texts with the relations wanted inside their contents."""
    cases: list[tuple[str, list[Wanted]]] = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in ">?" and cases:
            source, cue, content = (part.strip() for part in line[1:].split("|"))
            cases[-1][1].append((line[0] == ">", (source, cue, content)))
        else:
            cases.append((line, []))
    return cases


def is_same(text: str, relation: Relation, wanted: tuple[str, str, str]) -> bool:
    """Tell whether a relation found is the one wanted: source and cue share a word, the contents half of theirs."""
    source, cue, content = (words_of(part) for part in wanted)
    mine, found, said = (words_of(text_of_spans(s, text)) for s in (relation.source, relation.cue, relation.content))
    shared = 2 * len(content & said) >= max(len(content), len(said)) if content else True
    return bool(source & mine) and bool(cue & found) and shared


def words_of(text: str) -> set[str]:
    """Return the words of a text in lower case, without marks."""
    return set("".join(c.lower() if c.isalnum() else " " for c in text).split())
