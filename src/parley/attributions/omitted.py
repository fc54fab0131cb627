"""Omitted sources: a second verb ("… and called it absurd") or a participle (", calling it absurd") has the subject of
its sentence.

1. Only where the network finds the cue and no source, and the cue is an active verb after "and" or "but", or a
   participle. In PolNeAR's training reports, 50 of 80 such cues that the network left without a source have one.
2. A passive with "by" right after it has whoever stands there; an active verb right after "he" or "who" has that.
3. The subject is the source of what is said before in the sentence, or else the phrase that the sentence begins with,
   or that stands after its opening clause: a name, a role, a body or a pronoun.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.clause import BEING, BOUNDS, MARKS, OPENERS, subject_end
from parley.attributions.lexicon import listed
from parley.attributions.link import Link, Piece
from parley.attributions.saying_verb import READ
from parley.attributions.stranded import is_cut
from parley.attributions.subject import is_speaker
from parley.attributions.tokens import Passage

OPENING: Final = listed("after before while when in on at by with since during without despite as")  # of a sentence
ADVERBS: Final = listed("outside inside elsewhere abroad upstairs downstairs nearby")  # that may begin a sentence
PRONOUNS: Final = listed("he she they we i it")
AGENT_ENDS: Final = listed("whether if to for who which when in on as")
LONGEST_AGENT: Final = 10  # tokens
LONGEST_OPENING: Final = 25  # tokens


def with_omitted(links: Sequence[Link], passage: Passage) -> Sequence[Link]:
    """Return a passage's relations, those of a second verb or a participle with the subject of their sentence."""
    if all(k.source for k in links):
        return links
    return [k if k.source else with_agent(k, passage) or with_subject(k, links, passage) for k in links]


def with_agent(link: Link, passage: Passage) -> Link | None:
    """Return a relation with the agent after its passive cue, or the pronoun before its active one, or None."""
    first, after = link.cue[0]
    words = passage.words
    cue = [w.lower() for w in words[first:after]]
    if not BEING.isdisjoint(cue):
        agent = words[after].lower() == "by" if after < len(words) else False
        last = end_of_agent(passage, after + 1) if agent else 0
        return replace(link, source=((after + 1, last),)) if last > after + 1 else None
    verb = cue[-1] in READ and not cue[0].endswith("ing")
    if verb and first and words[first - 1].lower() in PRONOUNS | {"who"}:
        return replace(link, source=((first - 1, first),))
    return None


def end_of_agent(passage: Passage, first: int) -> int:
    """Return where the phrase after "by" ends: before a mark, a preposition or what opens a clause."""
    i = first
    while i < min(len(passage), first + LONGEST_AGENT):
        lower = passage.words[i].lower()
        if lower in BOUNDS | MARKS | OPENERS | AGENT_ENDS:
            break
        i += 1
    return i


def is_second(link: Link, passage: Passage) -> bool:
    """Tell whether a cue is a participle, or an active verb that is joined to one before it."""
    first = link.cue[0][0]
    word = passage.words[first].lower()
    if word in BEING:
        return False
    if word.endswith("ing"):
        return True
    verb = word in READ or word.endswith("ed")
    return bool(first) and verb and passage.words[first - 1].lower() in ("and", "but")


def with_subject(link: Link, links: Sequence[Link], passage: Passage) -> Link:
    """Return a relation with the subject of its sentence as its source, or as it is."""
    if not is_second(link, passage):
        return link
    cue = link.cue[0][0]
    begin = max(s for s in passage.sentences if s <= cue)
    taken = {i for a, b in link.content for i in range(a, b)}
    before = [k for k in links if k.source and begin <= k.source[0][0] and max(k.source[-1][1], k.cue[0][0]) <= cue]
    if before:
        source = max(before, key=lambda k: k.cue[0][0]).source
        return link if any(i in taken for a, b in source for i in range(a, b)) else replace(link, source=source)
    subject = subject_of(passage, begin, cue)
    if subject is None or is_cut(subject, passage) or any(i in taken for i in range(*subject)):
        return link
    return replace(link, source=(subject,))


def subject_of(passage: Passage, begin: int, cue: int) -> Piece | None:
    """Return the phrase that a sentence begins with, or that stands after the comma that ends its opening."""
    words = passage.words
    starts = [begin]
    end = cue
    if cue == begin or words[begin].lower() in OPENING:
        after = next((s for s in passage.sentences if s > begin), len(passage))
        comma = next((i for i in range(begin + 1, min(begin + LONGEST_OPENING, after)) if words[i] == ","), None)
        starts, end = ([comma + 1] if comma else []), after
    for first in starts:
        while first < end and (words[first] in MARKS or words[first].lower() in ("and", "but")):
            first += 1
        if first >= end or first == cue:
            continue
        if words[first].lower() in PRONOUNS:
            return first, first + 1
        last = subject_end(words, first, end)
        if last == first + 1 and last < end and words[last] == "," and words[first].lower() in ADVERBS:
            first, last = last + 1, subject_end(words, last + 1, end)
        speaks = last > first and last < len(words) and is_speaker(passage, (first, last), strict=True)
        if speaks and words[last] not in (".", ")"):
            return first, last
    return None
