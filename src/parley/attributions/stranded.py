"""Stranded pieces: what the network cuts off where one tells what another says.

1. "The bank said its economist, Ana Sorel, thinks that …": a content that is only the subject of the next relation's
   verb goes on to that relation's end. Whose words the rest is, is read again inside it.
2. "According to the paper, the minister has told …": where the network leaves out the phrase that opens a sentence, the
   paper is the source of the whole sentence. "The paper wrote that, according to the minister, …": the paper is.
3. "The paper reported, citing two officials, that …": the officials are cited, and the rest is what the paper reported.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parley.attributions.clause import AUXILIARIES, BEING, BOUNDS, MARKS, VERBS, subject_end
from parley.attributions.counting import ORDINALS
from parley.attributions.inner import phrase_start
from parley.attributions.lexicon import listed
from parley.attributions.link import Link, Piece
from parley.attributions.mention import FUNCTION, is_noun
from parley.attributions.saying_verb import CHAIN, READ, SAYINGS, chain_start, is_finite
from parley.attributions.subject import PERSONAL, is_speaker, subject_before
from parley.attributions.tokens import ENDS, Passage
from parley.attributions.trailing import with_trailing

ARTICLES: Final = frozenset({"the", "a", "an"})
AIMS: Final = listed(
    "aim aims aimed seek seeks sought want wants offer offers offered is are was were would will could"
)
OPENING: Final = frozenset({"citing", "quoting", "according"})
LONGEST_SOURCE: Final = 15  # tokens
SHORTEST_CONTENT: Final = 4


def whole(links: Sequence[Link], passage: Passage) -> Sequence[Link]:
    """Return a passage's relations, with what was cut off joined again."""
    if len(links) > 1:
        links = with_clauses(links, passage)
    links = [one for k in links if speaks(k, passage) for one in (split(k, passage) if len(k.content) > 1 else (k,))]
    links = [one for k in links for one in with_participle(k, passage)]
    if any(passage.words[a].lower() in OPENING for k in links for a, _ in k.cue):
        links = [one for k in links for one in parted(k, passage)]
    links = with_trailing(links, passage)
    for begin, after in pairwise((*passage.sentences, len(passage))):
        words = passage.words[begin : begin + 2]
        if len(words) == 2 and words[0] == "According" and words[1] == "to":
            links = with_according(links, passage, begin, after)
    return links


def speaks(link: Link, passage: Passage) -> bool:
    """Tell whether a source may be somebody's: no bare article, nor "which" of a thing ("the talks, which aim to")."""
    cue = link.cue[0]
    if passage.words[cue[0]] == "According" and link.content[0][0] == cue[1]:
        return False  # whoever stands right after it is the source
    if link.source and is_cut(link.source[-1], passage):
        return False
    if len(link.source) != 1 or link.source[0][1] - link.source[0][0] != 1:
        return True
    at = link.source[0][0]
    word = passage.words[at].lower()
    if word in ARTICLES:
        return False
    if word not in ("which", "that") or at < 2 or passage.words[link.cue[0][0]].lower() not in AIMS:
        return True
    end = at - 1 if passage.words[at - 1] == "," else at
    first = phrase_start(passage.words, end)
    return first == end or is_speaker(passage, (first, end), strict=True)


def is_cut(source: Piece, passage: Passage) -> bool:
    """Tell whether a source is an ordinal cut off from a thing's noun: "the second" of "the second phase"."""
    last, after = source[1] - 1, source[1]
    if passage.words[last].lower() not in ORDINALS | {"first"} or after >= len(passage):
        return False
    word = passage.words[after]
    says = word in SAYINGS or word in VERBS or word in FUNCTION | AUXILIARIES | BEING
    return word.isalpha() and word.islower() and not says and not is_noun(word)


def with_clauses(links: Sequence[Link], passage: Passage) -> list[Link]:
    """Return relations in which no content is only the subject of the next verb."""
    out: list[Link] = []
    for link in sorted(links, key=lambda k: (k.cue[0], k.content[0])):
        if out and is_clause_of(out[-1], link, passage):
            piece = (out[-1].content[0][0], link.content[-1][1])
            out[-1] = replace(out[-1], content=(piece,))
        else:
            out.append(link)
    return out


def is_clause_of(outer: Link, inner: Link, passage: Passage) -> bool:
    """Tell whether the content of `outer` is the subject of the verb that is the cue of `inner`."""
    first, last = outer.content[0][0], outer.content[-1][1]
    verb, begin = inner.cue[0][0], inner.content[0][0]
    if not outer.cue[0][1] <= first < last <= verb < begin or passage.words[verb].lower() not in CHAIN | SAYINGS.keys():
        return False
    sentence = max(s for s in passage.sentences if s <= verb)
    subject = subject_before(passage, verb, sentence) if first >= sentence else None
    return subject is not None and subject[0] - first in (0, 1) and last > subject[0]


def split(link: Link, passage: Passage) -> list[Link]:
    """Return a relation, apart from it the pieces of its content that another's verb of saying stands before.

    “People are angry,” said Ervin, who thinks the mayor “is late”.
    """
    words = tuple(w.lower() for w in passage.words)
    for n, (first, _) in enumerate(link.content[1:], 1):
        verb = first - 1
        while verb > 0 and (passage.words[verb] in MARKS or words[verb] in (":", ",")):
            verb -= 1
        if words[verb] not in READ or any(a <= verb < b for a, b in (*link.cue, *link.content)):
            continue
        begin = chain_start(words, verb, max(s for s in passage.sentences if s <= verb))
        subject = (begin - 1, begin) if words[begin - 1] == "who" else subject_before(passage, begin, 0)
        if subject is None or not is_finite(words, verb, words[begin:verb]):
            continue
        second = Link((subject,), ((begin, verb + 1),), link.content[n:])
        return [replace(link, content=link.content[:n]), *split(second, passage)]
    return [link]


def with_participle(link: Link, passage: Passage) -> list[Link]:
    """Return a relation, apart from it ", blaming the army": a participle at the end of a clause without a speaker."""
    words = passage.words
    first, last = link.content[-1]
    if not link.source or link.source[-1][1] > first or link.cue[-1][1] > first:
        return [link]
    begin = first + (words[first].lower() == "that")
    for i in range(begin + 2, last - 2):
        if words[i - 1] == "," and words[i].lower().endswith("ing") and words[i].lower() in READ:
            subject = subject_end(words, begin, i)
            if subject > begin and is_speaker(passage, (begin, subject), strict=True):
                return [link]
            if words[begin].lower() in PERSONAL:
                return [link]
            cue = i + 1
            second = Link(link.source, ((i, cue),), ((cue, last),))
            return [replace(link, content=(*link.content[:-1], (first, i - 1))), second]
    return [link]


def with_according(links: Sequence[Link], passage: Passage, begin: int, after: int) -> Sequence[Link]:
    """Return relations with that of "According to X, …", which opens the sentence, where none has it."""
    comma = end_of_source(passage, begin + 2, after)
    end = after
    while end > begin and passage.words[end - 1] in ENDS:
        end -= 1
    if not comma or end - comma < SHORTEST_CONTENT or any(begin <= a < comma for k in links for a, _ in k.cue):
        return links
    inside = [k for k in links if all(comma < a and b <= after for a, b in (*k.cue, *k.content, *k.source))]
    if any(k not in inside and any(a < after and b > begin for a, b in k.content) for k in links):
        return links
    outer = Link(((begin + 2, comma),), ((begin, begin + 2),), ((comma + 1, end),))
    return [*(k for k in links if k not in inside), outer]


def parted(link: Link, passage: Passage) -> list[Link]:
    """Return a relation made by "citing" or "according to", with what somebody else reported there apart."""
    words = passage.words
    first = link.cue[0][0]
    after = next(b for b in (*passage.sentences, len(passage)) if b > first)
    end = after - (words[after - 1] in ENDS)
    if words[first].lower() == "according" and (cut := shortened(link, passage)):
        return [cut]
    if words[first].lower() == "according":
        that = link.content[0][0]
        verb = that - 1
        if len(link.content) > 1 or link.content[0][1] > that + 2 or verb < 1 or words[verb].lower() not in SAYINGS:
            return [link]
        subject = subject_before(passage, verb, max(s for s in passage.sentences if s <= verb))
        return [Link((subject,), ((verb, verb + 1),), ((that, end),))] if subject else [link]
    begin, last = link.content[0][0], link.content[-1][1]
    comma = next((i for i in range(begin + 1, min(begin + LONGEST_SOURCE, last - 2)) if words[i] == ","), 0)
    verb = link.source[0][1] if link.source else 0
    if not comma or words[comma + 1] != "that" or not verb or words[verb].lower() not in SAYINGS:
        return [link]
    outer = Link(link.source, ((verb, verb + 1),), ((comma + 1, last),))
    return [outer, replace(link, content=((begin, comma),))]


def shortened(link: Link, passage: Passage) -> Link | None:
    """Return "According to Karam, the army's attempts, begun in May, to …" with Karam alone as the source, or None."""
    if len(link.source) != 1 or link.source[0][0] != link.cue[0][1]:
        return None
    first, last = link.source[0]
    commas = [i for i in range(first, last) if passage.words[i] == ","]
    if not commas or commas[0] + 1 >= last or link.content[0][0] < last:
        return None
    said = (commas[0] + 1, commas[1] if len(commas) > 1 else last)
    if is_speaker(passage, said, strict=True):
        return None
    return replace(link, source=((first, commas[0]),), content=((commas[0] + 1, link.content[-1][1]),))


def links_of_according(passage: Passage, known: Sequence[Link]) -> list[Link]:
    """Return the relations of "according to X" in a content that the network leaves out: the rest is what X says.

    One for each sentence: a second one is found when what the first says is read, so that the work stays linear.
    """
    taken = {i for k in known for a, b in k.cue for i in range(a, b)}
    links: list[Link] = []
    done = -1
    bounds = (*passage.sentences, len(passage))
    for i in range(len(passage) - 2):
        if passage.words[i].lower() != "according" or i in taken or passage.words[i + 1].lower() != "to":
            continue
        begin = max(s for s in passage.sentences if s <= i)
        if begin == done:
            continue
        after = next(b for b in bounds if b > i)
        end = end_of_source(passage, i + 2, after) or after
        pieces = [(begin, i - (passage.words[i - 1] == ",") if i else 0), (end + 1, after)]
        pieces = [trimmed(passage, p) for p in pieces]
        pieces = [(a, b) for a, b in pieces if b - a >= SHORTEST_CONTENT - 1]
        source = trimmed(passage, (i + 2, end))
        if pieces and source[1] > source[0] and is_speaker(passage, source, strict=True):
            links.append(Link((source,), ((i, i + 2),), tuple(pieces)))
            done = begin
    return links


def trimmed(passage: Passage, piece: Piece) -> Piece:
    """Return a piece without the marks at its end."""
    first, after = piece
    while after > first and (passage.words[after - 1] in ENDS or passage.words[after - 1] in BOUNDS):
        after -= 1
    return first, after


def end_of_source(passage: Passage, first: int, after: int) -> int:
    """Return the comma after the source that begins at a token, its apposition included; 0 where there is none."""
    commas = [i for i in range(first + 1, min(first + LONGEST_SOURCE, after)) if passage.words[i] == ","]
    if not commas:
        return 0
    if len(commas) > 1 and is_apposition(passage, (commas[0] + 1, commas[1])):
        return commas[1]
    return commas[0]


def is_apposition(passage: Passage, piece: Piece) -> bool:
    """Tell whether the words between two commas say who somebody is: none of them is a verb."""
    words = [w.lower() for w in passage.words[piece[0] : piece[1]]]
    return bool(words) and not any(w in AUXILIARIES | BEING or w in SAYINGS or w in VERBS for w in words)
