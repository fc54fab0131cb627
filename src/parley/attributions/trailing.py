"""Trailing attributions: "Both sides agreed to meet, the Post reports, citing officials.": the end of a sentence says
whose the whole of it is.

1. After the sentence's last clause stand a comma, a speaker, a verb of saying, and no more than when, to whom or in
   what it was said; what the network finds before it is read again inside.
2. Only where the network has no relation with that verb, and nothing said there crosses the sentence's bounds.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parley.attributions.clause import BOUNDS, MARKS
from parley.attributions.lexicon import listed
from parley.attributions.link import Link
from parley.attributions.saying_verb import READ
from parley.attributions.subject import CONJUNCTIONS, is_speaker, subject_before
from parley.attributions.tokens import ENDS, Passage

SAYING: Final = listed("said says reported reports wrote writes announced told added claimed claims")
LONGEST_TAIL: Final = 14  # tokens after the verb
SHORTEST_CONTENT: Final = 4
CITING: Final = listed("citing quoting")


def with_trailing(links: Sequence[Link], passage: Passage) -> Sequence[Link]:
    """Return a passage's relations with those of its sentences' last words."""
    for begin, after in pairwise((*passage.sentences, len(passage))):
        end = after
        while end > begin and (passage.words[end - 1] in ENDS or passage.words[end - 1] in MARKS):
            end -= 1
        verb = trailing_verb(passage, begin, end)
        if verb:
            links = with_outer(links, passage, (begin, after), verb)
    return links


def trailing_verb(passage: Passage, begin: int, end: int) -> int:
    """Return the verb of saying that ends a sentence with its speaker, or 0."""
    for i in range(end - 1, max(begin + SHORTEST_CONTENT, end - LONGEST_TAIL), -1):
        lower = passage.words[i].lower()
        if lower in SAYING:
            subject = subject_before(passage, i, begin)
            trails = subject is not None and passage.words[subject[0] - 1] == "," and subject[0] - 1 > begin
            named = trails and subject is not None and is_speaker(passage, subject, strict=True)
            return i if named and subject is not None and "," not in passage.words[subject[0] : i] else 0
        if lower in CONJUNCTIONS or (lower in READ and lower not in CITING) or lower == ":":
            return 0
    return 0


def with_outer(links: Sequence[Link], passage: Passage, sentence: tuple[int, int], verb: int) -> Sequence[Link]:
    """Return relations with the one that a trailing verb makes, those before it in its sentence left out."""
    begin, after = sentence
    subject = subject_before(passage, verb, begin)
    if subject is None or any(a <= verb < b for k in links for role in (k.cue, k.content) for a, b in role):
        return links
    here = [k for k in links if any(begin <= a < after for role in (k.cue, k.content) for a, _ in role)]
    citing = [k for k in here if passage.words[k.cue[0][0]].lower() in CITING and k.cue[0][0] > verb]
    inside = [k for k in here if k not in citing]
    if any(not all(begin <= a and b < subject[0] for a, b in (*k.source, *k.cue, *k.content)) for k in inside):
        return links
    first = begin
    while first < subject[0] and passage.words[first] in BOUNDS:
        first += 1
    outer = Link((subject,), ((verb, verb + 1),), ((first, subject[0] - 1),))
    kept = [k for k in links if k not in here]
    return [*kept, outer, *(replace(k, source=(subject,)) for k in citing)]
