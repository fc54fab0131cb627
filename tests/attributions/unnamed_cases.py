"""Cases of unnamed sources, channels, documents and hearsay: marked sentences, and the fields of each relation."""

from dataclasses import dataclass
from pathlib import Path

from relations import marked

from parley.attributions.attribution import Speaker
from parley.attributions.speaker import speakers_from_relations
from parley.reports.report import Report

CASES = Path(__file__).resolve().parents[1] / "cases" / "attributions"


@dataclass(frozen=True, slots=True)
class Case:
    """Marked sentences, and for each relation what is asked: field and the values that are right."""

    text: str
    asked: tuple[dict[str, tuple[str, ...]], ...]


def cases_in(path: Path) -> list[Case]:
    """Return a file's cases."""
    cases = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("="))
        asked = tuple(asked_in(line) for line in lines if line.startswith("="))
        if text:
            cases.append(Case(text, asked))
    return cases


def asked_in(line: str) -> dict[str, tuple[str, ...]]:
    """Return the fields of one relation's line, each with the values that are right."""
    fields = [part.strip().partition(" ") for part in line[1:].split(";")]
    return {field: tuple(v.strip() for v in values.split(" / ")) for field, _, values in fields}


def wrong_in(case: Case) -> tuple[int, list[str]]:
    """Return how many fields a case asks for, and the wrong ones in words."""
    plain, relations = marked(case.text)
    speakers = speakers_from_relations(Report("r", plain), relations)
    assert len(speakers) == len(case.asked), (case.text, len(speakers))
    letters: dict[str, int | None] = {}
    wrong = []
    count = 0
    for speaker, asked in zip(speakers, case.asked, strict=True):
        for field, values in asked.items():
            count += 1
            if field == "is":
                right = letters.setdefault(values[0], speaker.entity) == speaker.entity
                right = right and list(letters.values()).count(speaker.entity) == 1
            else:
                right = any(is_right(field, speaker, value) for value in values)
            if not right:
                wrong.append(f"{field}: {said(field, speaker)!r} for {' / '.join(values)!r}")
    return count, wrong


def said(field: str, speaker: Speaker) -> str:
    """Return what is known of a speaker in a field, in words."""
    if field == "number":
        return "several" if speaker.number is None else str(speaker.number)
    if field == "hearsay":
        return "yes" if speaker.hearsay else "no"
    return str(getattr(speaker, {"for": "speaks_for"}.get(field, field), speaker.entity))


def is_right(field: str, speaker: Speaker, value: str) -> bool:
    """Tell whether a field has a value; of names and documents all words that are asked for have to be there."""
    mine = said(field, speaker)
    if value == "-":
        return not mine
    if value == "yes" and field != "hearsay":
        return bool(mine)
    if field in ("number", "hearsay", "kind"):
        return mine == value
    return set(value.lower().split()) - {"the"} <= set(mine.lower().split())
