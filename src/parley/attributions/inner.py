"""Inner cues: what a content attributes by a noun or a relative clause, which the network seldom sees inside one.

1. "Karam's claim that …", "a claim by Karam that …": the noun is the cue, its owner the source; without one it is none.
2. "an official who claimed that …": "who" alone names nobody, so the source is the phrase that it belongs to.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.clause import AUXILIARIES, BEING, BOUNDS, MARKS, OPENERS, VERBS
from parley.attributions.counting import POSSESSIVE
from parley.attributions.lexicon import listed
from parley.attributions.link import Link, Piece
from parley.attributions.mention import DETERMINERS, is_noun
from parley.attributions.phrase import PREPOSITIONS
from parley.attributions.saying_verb import CUES, SAYINGS, may_say
from parley.attributions.subject import MODALS, PERSONAL, is_speaker
from parley.attributions.tokens import Passage

NOUNS: Final = listed(
    "claim claims assertion assertions statement statements assessment suggestion suggestions demand demands promise "
    "promises pledge pledges warning warnings threat threats belief view contention accusation accusations allegation "
    "allegations insistence denial announcement assurance assurances admission conclusion argument proposal remark "
    "comment complaint hope hopes fear fears call calls request requests refusal readiness report reports"
)
THAT: Final = listed("that to for")
MAKING: Final = listed("made issued given put sent spread")
OWNERS: Final = listed("'s ’s ' ’")
RELATIVES: Final = listed("who which that")
COUNTED: Final = listed("one two three both some many others most several these those all")  # sources on their own
ENDS_NONE: Final = DETERMINERS - COUNTED - listed("others that") | listed("or and -")  # no phrase ends so
SUPPOSING: Final = listed("if unless whether should")
LIGHT: Final = listed(
    "express expressed expresses expressing voice voiced voices voicing made make makes making gave give gives giving "
    "issued issue issues issuing raised raise raises raising share shared shares hold held holds put puts as of on for "
    "in made clear shown show shows showed would could can may might must should to going wo ca don doesn didn n't 't "
    "’t has have had ready willing committed convinced confident concerned worried prepared determined"
)
LONGEST_PHRASE: Final = 10  # tokens


def links_of_nouns(passage: Passage, known: Sequence[Link]) -> list[Link]:
    """Return the relations that a noun with an owner makes with what follows, clear of those known already."""
    taken = {i for link in known for role in (link.cue, link.content) for a, b in role for i in range(a, b)}
    links = []
    words = passage.words
    bounds = (*passage.sentences, len(passage))
    for i in range(len(words) - 2):
        if words[i].lower() not in NOUNS or i in taken:
            continue
        after = next(b for b in bounds if b > i)
        while after > i + 1 and words[after - 1] in BOUNDS | MARKS:
            after -= 1
        if words[i + 1].lower() in THAT and owned(words, i):
            first = phrase_start(words, i - 1)
            if first < i - 1 and after - i > 2:
                links.append(Link(((first, i),), ((i, i + 1),), ((i + 1, after),)))
                taken.update(range(i + 1, after))
        elif (made := made_by(words, i, after)) and not taken.intersection(range(i, made[1])):
            by, begin = made
            links.append(Link(((by + 1, begin),), ((i, by + 1),), ((begin, after),)))
            taken.update(range(begin, after))
    return links


def made_by(words: Sequence[str], noun: int, end: int) -> Piece | None:
    """Return "by" and "that" of "the claim, made by a rebel spokesman, that …", or None."""
    by = noun + 1
    while by < min(end, noun + 4) and (words[by] == "," or words[by].lower() in MAKING):
        by += 1
    if by >= end or words[by].lower() not in ("by", "from"):
        return None
    for k in range(by + 2, min(by + 2 + LONGEST_PHRASE, end - 2)):
        if words[k].lower() == "that":
            return (by, k)
        if words[k] in BOUNDS and words[k] != ",":
            return None
    return None


def is_attributing(link: Link, passage: Passage) -> bool:
    """Tell whether a relation that the network reads in a content is one: by its cue, its source and what it says."""
    cue = [passage.words[i].lower() for a, b in link.cue for i in range(a, b)]
    said = [w for w in cue if w not in AUXILIARIES | BEING and not w.endswith("ly")]
    named = [passage.words[i] for a, b in link.source for i in range(a, b)]
    source = [w.lower() for w in named]
    content = {passage.words[i].lower() for a, b in link.content for i in range(a, b)}
    begin = link.content[0][0]
    if begin + 1 < len(passage) and passage.words[begin].lower() in PREPOSITIONS and passage.words[begin + 1] in BOUNDS:
        return False  # "a demand that Karam insists upon, …"
    if cue[0] == "for" and not cue[-1].endswith("ing"):
        return False  # "asked the guarantors for assurances"
    if not said or cue[0] == "to" or content <= DETERMINERS or not is_said(link, passage):
        return False
    if not any(w[0].isalnum() and (w not in DETERMINERS or w in COUNTED) for w in source) or source[-1] in ENDS_NONE:
        return False
    if len(source) > 1 and source[-1] in PERSONAL - {"who", "i"} and source[-2][0].isalnum():  # "people she"
        return False
    if link.source[0][0] and passage.words[link.source[0][0] - 1].lower() in SUPPOSING:
        return False
    if not any(w in CUES for w in said) or not (said[0] in CUES or said[0] in LIGHT):
        return False
    if said[0] in VERBS and said[0] not in SAYINGS and not is_speaker(passage, link.source[-1], strict=True):
        return False
    adjacent = link.source[-1][1] == link.cue[0][0]
    return not adjacent or (is_own(named, said[0]) and (named[-1] in OWNERS or may_say(passage, link.source[-1], cue)))


def is_own(source: Sequence[str], cue: str) -> bool:
    """Tell whether words right before a cue are its subject or its owner, and no part of the cue's own noun phrase."""
    if source[-1].lower() in POSSESSIVE or (source[-1] in OWNERS and cue.endswith("ed")):
        return False  # "the beginning of his remarks", "the minister's announced visit"
    if cue not in NOUNS or source[-1].lower() in RELATIVES:
        return True
    if source[0].lower() in POSSESSIVE:
        return is_noun(source[-1])  # not "their collective call"
    return len(source) > 1 or (source[0].lower() not in COUNTED and is_several(source[0]))


def is_several(word: str) -> bool:
    """Tell whether a noun on its own may be a source: a name, or a noun in the plural."""
    return word[0].isupper() or word.endswith(("s", "media", "police"))


def is_said(link: Link, passage: Passage) -> bool:
    """Tell whether a cue is more than what may or will be said: "would like to" is, "will announce" is not yet."""
    cue = [passage.words[i].lower() for a, b in link.cue for i in range(a, b)]
    return MODALS.isdisjoint(cue) or "like" in cue


def owned(words: Sequence[str], i: int) -> bool:
    """Tell whether a possessive stands right before a noun."""
    return i > 1 and words[i - 1] in OWNERS and (words[i - 1].endswith("s") or words[i - 2].endswith("s"))


def with_antecedent(link: Link, passage: Passage) -> Link:
    """Return a relation whose source is "who", with the phrase before it as part of the source."""
    if len(link.source) != 1 or link.source[0][1] - link.source[0][0] != 1:
        return link
    at = link.source[0][0]
    if passage.words[at].lower() not in RELATIVES:
        return link
    end = at - 1 if at and passage.words[at - 1] == "," else at
    first = phrase_start(passage.words, end)
    if first >= end or not is_speaker(passage, (first, end), strict=True):
        return link
    return replace(link, source=((first, at + 1),))


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
    return i + 1 if i < after and words[i].lower() in ("or", "nor") else i
