"""Inner cues: what a content attributes by a noun or a relative clause, which the network seldom sees inside one.

1. "Karam's claim that …", "the report that …": the noun is the cue, its owner the source; without an owner it is none.
2. "an official who claimed that …": "who" alone names nobody, so the source is the phrase that it belongs to.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.clause import AUXILIARIES, BEING, BOUNDS, MARKS, OPENERS, VERBS
from parley.attributions.lexicon import listed
from parley.attributions.link import Link
from parley.attributions.mention import DETERMINERS
from parley.attributions.phrase import PREPOSITIONS
from parley.attributions.tokens import Passage

NOUNS: Final = listed(
    "claim claims assertion assertions statement statements assessment suggestion suggestions demand demands promise "
    "promises pledge pledges warning warnings threat threats belief view contention accusation accusations allegation "
    "allegations insistence denial announcement assurance assurances admission conclusion argument proposal remark "
    "comment complaint hope hopes fear fears call calls request requests refusal readiness"
)
THAT: Final = listed("that to for")
OWNERS: Final = listed("'s ’s ' ’")
RELATIVES: Final = listed("who which that")
LONGEST_PHRASE: Final = 10  # tokens


def links_of_nouns(passage: Passage, known: Sequence[Link]) -> list[Link]:
    """Return the relations that a noun with an owner makes with what follows, clear of those known already."""
    taken = {i for link in known for role in (link.cue, link.content) for a, b in role for i in range(a, b)}
    links = []
    words = passage.words
    bounds = (*passage.sentences, len(passage))
    for i in range(2, len(words) - 2):
        if words[i].lower() in NOUNS and words[i + 1].lower() in THAT and owned(words, i) and i not in taken:
            first = phrase_start(words, i - 1)
            after = next(b for b in bounds if b > i)
            while after > i + 1 and words[after - 1] in BOUNDS | MARKS:
                after -= 1
            if first < i - 1 and after - i > 2:
                links.append(Link(((first, i),), ((i, i + 1),), ((i + 1, after),)))
    return links


def owned(words: Sequence[str], i: int) -> bool:
    """Tell whether a possessive stands right before a noun."""
    return words[i - 1] in OWNERS and (words[i - 1].endswith("s") or words[i - 2].endswith("s"))


def with_antecedent(link: Link, passage: Passage) -> Link:
    """Return a relation whose source is "who", with the phrase before it as part of the source."""
    if len(link.source) != 1 or link.source[0][1] - link.source[0][0] != 1:
        return link
    at = link.source[0][0]
    if passage.words[at].lower() not in RELATIVES:
        return link
    end = at - 1 if at and passage.words[at - 1] == "," else at
    first = phrase_start(passage.words, end)
    return replace(link, source=((first, at + 1),)) if first < end else link


def phrase_start(words: Sequence[str], after: int) -> int:
    """Return where the noun phrase that ends before token `after` begins: at a determiner or after a bound."""
    i = after
    while i and after - i < LONGEST_PHRASE:
        word = words[i - 1]
        lower = word.lower()
        if word in BOUNDS | MARKS or lower in OPENERS | AUXILIARIES | BEING | PREPOSITIONS or lower in VERBS:
            break
        i -= 1
        if lower in DETERMINERS:
            break
    return i
