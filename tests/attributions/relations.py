"""Relations written as a reader of newspapers would mark them: [source] <cue> {content} in a text of one's own."""

import re

from parley.attributions.attribution import Mode, Part, Speaker
from parley.attributions.relation import Relation, Voice
from parley.attributions.speaker import NOBODY, speakers_from_relations
from parley.party import Cast
from parley.reports.report import Block, BlockKind, Report
from parley.reports.span import Span

MARK = re.compile(r"[\[\]<>{}]")
ROLES = {"[": "source", "<": "cue", "{": "content"}


def marked(text: str, part: Part = Part.TEXT) -> tuple[str, list[Relation]]:
    """Return a text without its marks, and one relation for each cue, with the source and content of its sentence.

    A line holds one relation, or an outer one and, with `^`, the one in its content:
    `[A] <said> {[^B] <^denied> {^it}}`.
    """
    plain, at = "", 0
    relations: list[Relation] = []
    for line in text.splitlines():
        spans: dict[tuple[bool, str], list[Span]] = {}
        opened: list[tuple[str, bool, int]] = []
        i = 0
        while i < len(line):
            char = line[i]
            if char in ROLES:
                inner = line[i + 1 : i + 2] == "^"
                opened.append((ROLES[char], inner, at))
                i += 1 + inner
                continue
            if char in "]>}" and opened:
                role, inner, start = opened.pop()
                spans.setdefault((inner, role), []).append(Span(start, at))
                i += 1
                continue
            plain, at, i = plain + char, at + 1, i + 1
        plain, at = plain + "\n", at + 1
        for inner in (False, True):
            if (inner, "content") in spans or (inner, "cue") in spans:
                roles = [tuple(spans.get((inner, role), ())) for role in ("source", "cue", "content")]
                voice = Voice.SOURCE if roles[0] else Voice.ELIDED
                parent = len(relations) - 1 if inner else None
                relations.append(Relation(*roles, Mode.INDIRECT, voice, parent, part))
    return plain, relations


def speakers_in(text: str, *, title: str = "", cast: Cast = NOBODY, headline: bool = False) -> tuple[Speaker, ...]:
    """Return the speakers of a marked text; with `headline` its first line is one."""
    plain, relations = marked(text)
    heading, above = marked(title, Part.TITLE) if title else ("", [])
    blocks = tuple(
        Block(BlockKind.HEADLINE if headline and not m.start() else BlockKind.PARAGRAPH, Span(m.start(), m.end()))
        for m in re.finditer(r"[^\n]+", plain)
    )
    report = Report("r", plain, title=heading.strip(), blocks=blocks)
    return speakers_from_relations(report, [*above, *relations], cast)
