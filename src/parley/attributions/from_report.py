"""From a report to its attributions: what the network finds, what rules add to it, and what is left to the outlet.

1. Relations come in order of the text, those of the title first; a nested one comes after the one that holds it.
2. Bylines and "Read more" lines are no one's account and are passed over.
3. Reports may be read many at once: the network is faster so, and what it finds is the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from parley.attributions.alike import Alike, Shown, shown_from_report
from parley.attributions.attribution import OUTLET_VOICE, Attribution, Part, Speaker, SpeakerKind
from parley.attributions.clause import links_of_clauses
from parley.attributions.continued import continued, is_wholly_quoted
from parley.attributions.headline import link_in_headline, link_in_signed_quotation, links_in_saying_headline
from parley.attributions.inner import is_attributing, is_said, links_of_nouns, with_antecedent
from parley.attributions.inverted import with_inverted_source
from parley.attributions.link import Link
from parley.attributions.nested import DEEPEST, inner_passages, lies_within, with_cited
from parley.attributions.omitted import with_omitted
from parley.attributions.outlet_voice import left_over
from parley.attributions.quotation import Quoted, quoted_from_passages
from parley.attributions.relation import Relation, Voice, relation_from_link
from parley.attributions.saying import links_of_sayings
from parley.attributions.stance import is_stance
from parley.attributions.stranded import links_of_according, whole
from parley.attributions.subject import without_marks
from parley.attributions.tagger import Tagger
from parley.attributions.tokens import Passage, passages_from_text
from parley.attributions.transcript import link_in_transcript
from parley.attributions.unclaimed import claimed
from parley.reports.dateline import without_dateline
from parley.reports.report import BlockKind, Report
from parley.reports.span import text_of_spans

PASSED_OVER = frozenset({BlockKind.BYLINE, BlockKind.LINK, BlockKind.FURNITURE})


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text or title, cut into passages."""

    part: Part
    passages: tuple[Passage, ...]
    shown: Shown
    quoted: tuple[tuple[Quoted, ...], ...]
    headlines: frozenset[int]  # indices of the passages that are headlines


Read = tuple[Alike, tuple[Link, ...]]  # a passage as it was shown, and what was found in it
Found = tuple[Relation, Passage, tuple[Quoted, ...]]  # a relation, and the passage that it was found in


SpeakersOf = Callable[[Report, Sequence[Relation]], Sequence[Speaker]]  # one speaker for each relation


def attributions_from_reports(
    reports: Sequence[Report], tagger: Tagger, speakers_of: SpeakersOf
) -> list[tuple[Attribution, ...]]:
    """Return each report's attributions: its relations, each with the speaker that its source is."""
    out = []
    for report, relations in zip(reports, relations_from_reports(reports, tagger), strict=True):
        speakers = speakers_of(report, relations)
        out.append(
            tuple(
                Attribution(r.source, r.cue, r.content, r.mode, speaker, r.parent, r.part)
                for r, speaker in zip(relations, speakers, strict=True)
            )
        )
    return out


def attributions_from_report(report: Report, tagger: Tagger, speakers_of: SpeakersOf) -> tuple[Attribution, ...]:
    """Return one report's attributions."""
    return attributions_from_reports([report], tagger, speakers_of)[0]


def speakers_as_written(report: Report, relations: Sequence[Relation]) -> list[Speaker]:
    """Return each source in the words that name it, with nothing resolved."""
    elided = Speaker("", SpeakerKind.ELIDED, number=None)
    made = {Voice.OUTLET: OUTLET_VOICE, Voice.ELIDED: elided}
    texts = {Part.TEXT: report.text, Part.TITLE: report.title}
    return [
        made.get(r.voice) or Speaker(text_of_spans(r.source, texts[r.part]), SpeakerKind.UNNAMED, number=None)
        for r in relations
    ]


def relations_from_report(report: Report, tagger: Tagger) -> tuple[Relation, ...]:
    """Return a report's relations, the outlet's own voice among them."""
    return relations_from_reports([report], tagger)[0]


def relations_from_reports(reports: Sequence[Report], tagger: Tagger) -> list[tuple[Relation, ...]]:
    """Return each report's relations; the network reads all the reports together."""
    texts = [texts_of(report) for report in reports]
    flat = [text for own in texts for text in own]
    links = links_in([(t.shown, t.quoted) for t in flat], tagger)
    top = [found_in_text(text, own) for text, own in zip(flat, links, strict=True)]
    trees = with_nested(top, tagger, [t.shown.capitals for t in flat])
    numbered = iter(range(len(flat)))
    return [joined([(flat[n], trees[n]) for n in (next(numbered) for _ in own)]) for own in texts]


def links_in(texts: Sequence[tuple[Shown, Sequence[Sequence[Quoted]]]], tagger: Tagger) -> list[list[Read]]:
    """Return what the network finds in each passage of texts when it is shown all names as one."""
    alike = [shown.alike() for shown, _ in texts]
    flags = [[a.quoted(q) for a, q in zip(own, told[1], strict=True)] for own, told in zip(alike, texts, strict=True)]
    links = tagger.links_in_texts([[a.passage for a in own] for own in alike], flags)
    return [list(zip(*own, strict=True)) for own in zip(alike, links, strict=True)]


def texts_of(report: Report) -> list[Text]:
    """Return the title, where one is given beside the text, and the text."""
    blocks = [b for b in report.blocks if b.kind not in PASSED_OVER]
    spans = [without_dateline(b, report.text) for b in blocks]
    body = passages_from_text(report.text, spans) if blocks or not report.blocks else ()
    heads = {b.span.start for b in blocks if b.kind is BlockKind.HEADLINE}
    headlines = frozenset(i for i, p in enumerate(body) if p.starts[0] in heads)
    title = passages_from_text(report.title)
    shown = shown_from_report(title, body)
    text = Text(Part.TEXT, body, shown[1], quoted_from_passages(body), headlines)
    if not title:
        return [text]
    every = frozenset(range(len(title)))
    return [Text(Part.TITLE, title, shown[0], quoted_from_passages(title), every), text]


def found_in_text(text: Text, links: Sequence[Read]) -> list[Found]:
    """Return the text's relations that stand in nobody else's words, in order."""
    found: list[Found] = []
    for i, (passage, quoted, (alike, read)) in enumerate(zip(text.passages, text.quoted, links, strict=True)):
        own = alike.links(read)
        made: Sequence[Link] = alike.links(with_omitted(whole(read, alike.passage), alike.passage))
        if i in text.headlines and (marked := link_in_headline(passage)):
            made = (marked,)  # what the network finds within is found again when the content is read for nested ones
        elif i not in text.headlines and (marked := link_in_transcript(passage, own)):
            made = (marked,)
        elif not own and i in text.headlines:
            told = links_of_clauses(alike.passage) or links_in_saying_headline(alike.passage)
            made = alike.links(told)
        elif not own and (marked := link_in_signed_quotation(passage, quoted)):
            made = (marked,)
        if Quoted.STILL in quoted[:2] and is_wholly_quoted(passage, quoted, 0, len(passage)):
            made = [k for k in made if not is_quoted(k, passage, quoted)]
        made = [k for k in made if not is_stance(k, passage)]
        for link in sorted(made, key=lambda k: min(k.content[0], *k.cue, *k.source)):
            sourced = with_inverted_source(link, passage, quoted)
            relation = replace(relation_from_link(sourced, passage, quoted), part=text.part)
            found.append((relation, passage, quoted))
    return claimed(continued(found, text.passages, text.quoted), text.passages, text.quoted)


def is_quoted(link: Link, passage: Passage, quoted: Sequence[Quoted]) -> bool:
    """Tell whether source and cue stand within quotation marks: whoever is quoted says that somebody says it.

    The colon of a transcript does not count.
    """
    worded = passage.words[link.cue[0][0]][0].isalnum()
    return (
        worded
        and bool(link.source)
        and all(quoted[i] in (Quoted.INSIDE, Quoted.STILL) for a, b in (*link.source, *link.cue) for i in range(a, b))
    )


def with_nested(
    tops: Sequence[list[Found]], tagger: Tagger, capitals: Sequence[frozenset[str]]
) -> list[list[Relation]]:
    """Return each text's relations, followed by those inside their contents, with parents; `capitals` are names."""
    out = [with_cited([r for r, _, _ in top], [p for _, p, _ in top]) for top in tops]
    level = [(n, k, f) for n, top in enumerate(tops) for k, f in enumerate(top) if out[n][k].parent is None]
    for _ in range(DEEPEST):
        inside = [(n, k, found[0], p, q) for n, k, found in level for p, q in inner_passages(*found)]
        if not inside:
            break
        links = links_in([(Shown((p,), capitals[n]), [q]) for n, *_, p, q in inside], tagger)
        level = []
        for (n, k, outer, passage, quoted), ((alike, read),) in zip(inside, links, strict=True):
            for link in alike.links(inner_links(alike.passage, read)):
                relation = replace(relation_from_link(link, passage, quoted), parent=k, part=outer.part)
                words = [w for first, after in link.source for w in passage.words[first:after]]
                if lies_within(relation, outer, words, passage.words[link.cue[0][0]].lower()):
                    level.append((n, len(out[n]), (relation, passage, quoted)))
                    out[n].append(relation)
    return out


def inner_links(passage: Passage, read: Sequence[Link]) -> list[Link]:
    """Return a content's relations: what the network reads in it with a source, and what its words and clauses add."""
    bare = [replace(k, source=tuple(without_marks(passage, p) for p in k.source)) for k in whole(read, passage)]
    known = [with_antecedent(k, passage) for k in bare if k.source and is_attributing(k, passage)]
    for outer in links_of_according(passage, known):  # what it holds is read again inside it
        known = [k for k in known if not any(a <= k.cue[0][0] < b for a, b in outer.content)] + [outer]
    known += links_of_nouns(passage, known)
    known += [with_antecedent(k, passage) for k in links_of_sayings(passage, known)]
    known += [k for k in links_of_clauses(passage, known) if is_said(k, passage)]
    return known


def joined(texts: Sequence[tuple[Text, list[Relation]]]) -> tuple[Relation, ...]:
    """Return the relations of a report's texts with the outlet's own voice, in order, parents renumbered."""
    out: list[Relation] = []
    for text, tree in texts:
        taken = sorted((s.start, s.end) for r in tree for s in (*r.content, *r.cue) if r.parent is None)
        own = [replace(r, part=text.part) for r in left_of(text, taken)]
        rows = [(begin_of(r), depth_of(tree, k), k, r) for k, r in enumerate(tree)]
        rows += [(begin_of(r), 0, -1, r) for r in own]
        rows.sort(key=lambda row: row[:3])
        place = {k: len(out) + n for n, (_, _, k, _) in enumerate(rows) if k >= 0}
        out += [r if r.parent is None else replace(r, parent=place[r.parent]) for *_, r in rows]
    return tuple(out)


def left_of(text: Text, taken: Sequence[tuple[int, int]]) -> list[Relation]:
    """Return the sentences of each passage that no relation touches."""
    out: list[Relation] = []
    first = 0
    for i, (passage, quoted) in enumerate(zip(text.passages, text.quoted, strict=True)):
        begin, end = passage.starts[0], passage.ends[-1]
        while first < len(taken) and taken[first][1] <= begin:
            first += 1
        last = first
        while last < len(taken) and taken[last][0] < end:
            last += 1
        out += left_over(passage, quoted, taken[first:last], headline=i in text.headlines)
    return out


def begin_of(relation: Relation) -> int:
    """Return where a relation begins in its text."""
    return min(span.start for span in (*relation.source, *relation.cue, *relation.content))


def depth_of(tree: Sequence[Relation], k: int) -> int:
    """Return how many contents a relation stands in."""
    depth = 0
    parent = tree[k].parent
    while parent is not None:
        depth, parent = depth + 1, tree[parent].parent
    return depth
