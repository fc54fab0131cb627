"""Quotations that nothing claims: sentences within quotation marks that the network left to nobody.

1. After a colon they are what the words before it announce: the content of the last relation there, or of its last
   clause's subject ("On Monday the minister replied:").
2. Others are likely the last source's, in the same passage or in the one before; where there is none, they stay with
   somebody whom the text leaves out. In PolNeAR 33 of 36 such quotations had a source, none was without.
3. Sentences that follow each other are one content, and so are those of the next passage where the marks stay open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.attribution import Mode
from parley.attributions.clause import OPENERS, subject_end
from parley.attributions.continued import Found, is_wholly_quoted, touches
from parley.attributions.lexicon import listed
from parley.attributions.link import Link
from parley.attributions.phrase import PRONOUNS
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation, Voice, spans_of
from parley.attributions.tokens import ENDS, Passage
from parley.reports.span import Span

LONGEST_CUE: Final = 8  # tokens
SPEAKING_PRONOUNS: Final = PRONOUNS - listed("it him them her us me you himself herself itself themselves")
Run = tuple[int, int, tuple[Span, ...]]  # passage and sentence that it begins with; its sentences


def claimed(found: Sequence[Found], passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]]) -> list[Found]:
    """Return the relations, with those of quotations that nothing claims, in order of the text."""
    out = list(found)
    of_passage: dict[int, list[int]] = {}
    for k, (_, passage, _) in enumerate(out):
        of_passage.setdefault(passage.starts[0], []).append(k)
    taken = sorted((s.start, s.end) for r, _, _ in out for s in (*r.content, *r.cue))
    added = False
    for i, n, spans in unclaimed_runs(passages, quoted, taken):
        before = passages[i] if n else passages[i - 1] if i else None
        if before is None:
            continue
        near = [k for p in dict.fromkeys((passages[i], before)) for k in of_passage.get(p.starts[0], [])]
        earlier = [k for k in near if out[k][0].source and begin_of(out[k][0]) < spans[0].start]
        last = max(earlier, key=lambda k: begin_of(out[k][0]), default=None)
        end = passages[i].sentences[n] if n else len(before)
        colon = before.words[end - 1] == ":"
        reaches = colon and last is not None and touches(out[last][0], before.span(max(end - 2, 0), end - 1))
        if colon and not reaches and (made := announced(before, end, spans)):
            pass
        elif last is None:
            continue
        elif colon or out[last][0].mode is not Mode.INDIRECT:
            relation, passage, flags = out[last]
            out[last] = (replace(relation, content=tuple(sorted((*relation.content, *spans)))), passage, flags)
            of_passage.setdefault(passages[i].starts[0], []).append(last)  # the next passage may go on with it
            continue
        else:
            made = Relation(out[last][0].source, (), spans, Mode.DIRECT, Voice.SOURCE, part=out[last][0].part)
        of_passage.setdefault(passages[i].starts[0], []).append(len(out))
        out.append((made, passages[i], tuple(quoted[i])))
        added = True
    return sorted(out, key=lambda f: begin_of(f[0])) if added else out


def unclaimed_runs(
    passages: Sequence[Passage], quoted: Sequence[Sequence[Quoted]], taken: Sequence[tuple[int, int]]
) -> Iterator[Run]:
    """Yield runs of sentences that stand within quotation marks and touch nothing that is taken."""
    run: Run | None = None
    first = 0
    for i, (passage, flags) in enumerate(zip(passages, quoted, strict=True)):
        if run and flags[0] is not Quoted.STILL and not (len(flags) > 1 and flags[1] is Quoted.STILL):
            yield run
            run = None
        bounds = (*passage.sentences, len(passage))
        for n, span in enumerate(passage.sentence_spans()):
            while first < len(taken) and taken[first][1] <= span.start:
                first += 1
            free = first == len(taken) or taken[first][0] >= span.end
            if free and is_spoken(passage, flags, bounds[n], bounds[n + 1]):
                b, m, before = run or (i, n, ())
                joined = before and before[-1].start >= passage.starts[0]
                run = b, m, (*before[:-1], Span(before[-1].start, span.end)) if joined else (*before, span)
                continue
            if run:
                yield run
            run = None
    if run:
        yield run


def is_spoken(passage: Passage, quoted: Sequence[Quoted], first: int, after: int) -> bool:
    """Tell whether a sentence stands within quotation marks and ends as one does: a crosshead or a title does not."""
    return any(w in ENDS or w == "," for w in passage.words[max(first, after - 3) : after]) and is_wholly_quoted(
        passage, quoted, first, after
    )


def announced(passage: Passage, end: int, content: tuple[Span, ...]) -> Relation | None:
    """Return the relation whose source is the subject of the last clause before the colon at `end` - 1, or None."""
    begin = max(s for s in passage.sentences if s < end)
    starts = [begin, *(i + 1 for i in range(begin, end - 2) if passage.words[i].lower() in OPENERS | {",", "as"})]
    for first in reversed(starts):
        pronoun = passage.words[first].lower() in SPEAKING_PRONOUNS
        after = first + 1 if pronoun else subject_end(passage.words, first, end)
        cue = (after, min(end, after + LONGEST_CUE))
        if after > first and cue[1] - cue[0] > 1 and passage.words[after][0].islower():
            link = Link(((first, after),), (cue,), ())
            source, cues = spans_of(link.source, passage), spans_of(link.cue, passage)
            return Relation(source, cues, content, Mode.DIRECT, Voice.SOURCE)
    return None


def begin_of(relation: Relation) -> int:
    """Return where a relation's content or cue begins."""
    return min(span.start for span in (*relation.content, *relation.cue))
