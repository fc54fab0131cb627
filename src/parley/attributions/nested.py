"""Nested attributions: X said that Y said. A content is read once more, as if it were a passage of its own.

1. Only contents with a word that may be a cue are read again (`words/cue_words.txt`), so the work stays linear; written
   with a capital it is none ("United States").
2. What is found inside must be smaller than the content that holds it; its parent is the relation that holds it.
3. The source is said in words and is somebody else than the parent's: in another's quoted words "I" and "we" are that
   other; in reported words, and in what is nested already, a bare pronoun may be. "He said he wants" is one relation.
4. "Outlet reported, citing X": X is nested in the outlet's relation, over the same content.
5. Reading goes `DEEPEST` levels down and no further.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.attribution import Mode
from parley.attributions.mention import is_noun
from parley.attributions.quotation import Quoted
from parley.attributions.relation import Relation
from parley.attributions.saying_verb import CUES
from parley.attributions.tokens import Passage
from parley.reports.span import Span

DEEPEST: Final = 3
SHORTEST: Final = 4  # tokens: source, cue and content and something between
CITES: Final = frozenset({"citing", "cites", "cited", "quoting", "quotes", "quoted"})
ALONE: Final = frozenset({"one", "two", "three", "several", "some", "both", "others", "another"})
LONGEST_CITED: Final = 15  # tokens of a phrase that names whom an outlet cites
OWN: Final = frozenset({"i", "we", "you", "who", "that", "which", "one", "people", "us", "me"})
THINGS: Final = frozenset({"it", "this", "these", "that"})
SHOWING: Final = ("suggest", "indicat", "signal", "show", "mean", "think", "want")  # what "it" does that is no body
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "him", "her", "them", "this", "these", "both", "his", "their"})


def inner_passages(
    relation: Relation, passage: Passage, quoted: Sequence[Quoted]
) -> list[tuple[Passage, tuple[Quoted, ...]]]:
    """Return the pieces of a content that may hold an attribution of their own, with their quotation flags."""
    found = []
    for span in relation.content:
        tokens = passage.tokens_in(span)
        words = passage.words[tokens.start : tokens.stop]
        if len(words) < SHORTEST or not may_cue(words):
            continue
        inside = [i - tokens.start for i in passage.sentences if tokens.start < i < tokens.stop]
        part = slice(tokens.start, tokens.stop)
        flags = tuple(inner_flags(words, quoted[part]))
        found.append((Passage(words, passage.starts[part], passage.ends[part], (0, *inside)), flags))
    return found


def may_cue(words: Sequence[str]) -> bool:
    """Tell whether a word that may be a cue stands among words: in small letters, but for the first, if any are."""
    shouted = not any(word[0].islower() for word in words)
    return not CUES.isdisjoint(map(str.lower, words) if shouted else (words[0].lower(), *words[1:]))


def with_cited(tops: Sequence[Relation], passages: Sequence[Passage]) -> list[Relation]:
    """Return relations, those made by "citing" turned round: whom somebody cites says what that one reports."""
    out = list(tops)
    turned = [is_citing(r, p) for r, p in zip(tops, passages, strict=True)]
    for k, (relation, passage) in enumerate(zip(tops, passages, strict=True)):
        if not turned[k]:
            continue
        others = [i for i, p in enumerate(passages) if p is passage and not turned[i] and tops[i].source]
        same = [i for i in others if tops[i].source == relation.source] or others
        if len(same) == 1 and not any(a.overlaps(b) for a in tops[same[0]].content for b in relation.content):
            main = tops[same[0]]
            out[k] = replace(relation, source=relation.content, content=main.content, mode=main.mode, parent=same[0])
    return out


def is_citing(relation: Relation, passage: Passage) -> bool:
    """Tell whether a relation says whom somebody cites, in up to `LONGEST_CITED` tokens: people or names."""
    if not relation.cue or len(relation.content) != 1:
        return False
    cue = passage.tokens_in(relation.cue[0])  # none where the passage before announces this one
    if not cue or passage.words[cue[0]].lower() not in CITES:
        return False
    cited = passage.tokens_in(relation.content[0])
    people = any(is_noun(w) or w[0].isupper() or w in ALONE for w in passage.words[cited.start : cited.stop])
    return people and len(cited) <= LONGEST_CITED


def inner_flags(words: Sequence[str], quoted: Sequence[Quoted]) -> list[Quoted]:
    """Return the flags of a content read on its own: wholly quoted words count as said plainly."""
    letters = [q for w, q in zip(words, quoted, strict=True) if w[0].isalnum()]
    if letters and all(q in (Quoted.INSIDE, Quoted.STILL) for q in letters):
        return [Quoted.OUTSIDE if q in (Quoted.INSIDE, Quoted.STILL) else q for q in quoted]
    return list(quoted)


def lies_within(inner: Relation, outer: Relation, source: Sequence[str], cue: str) -> bool:
    """Tell whether a relation found inside a content is another's and a part of it; `source`: its source's words."""
    if not inner.cue or not source or size_of(inner.content) >= size_of(outer.content):
        return False
    if len(source) > 1:
        return True
    word = source[0].lower()
    if word in THINGS and cue.startswith(SHOWING):
        return False
    quoted = outer.mode is Mode.DIRECT and outer.parent is None  # deeper, "they" may be whoever is quoted there
    return word not in OWN and (word not in PRONOUNS or quoted)


def size_of(spans: Sequence[Span]) -> int:
    """Return how many characters spans cover."""
    return sum(span.end - span.start for span in spans)
