"""Sayings: "… the mayor warned that …": a verb of saying or of taking a position, read from its words alone.

1. Only inside another's content, where the network sees little: there is nobody else to whom the words could belong.
2. The verb is finite (or goes on: "was saying"); its subject ends right before it, or before an aside between commas.
3. The subject begins where a clause does: after a mark, a conjunction, another verb of saying, or at the beginning.
4. A verb that needs a speaker (`words/saying_verbs.txt`, "!"; every position) has one that the lexicon knows, or a
   name; a position is held by no bare pronoun.
5. A passive is a telling by whoever stands after "by" ("was told by the army that"); "was quoted as saying" has the
   subject for its source. A passive without either is nobody's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.clause import BEING, BOUNDS, MARKS
from parley.attributions.complement import CLAUSE_BEGINS, LONGEST_RECIPIENT, LONGEST_WHEN, after_verb, content_end
from parley.attributions.lexicon import listed
from parley.attributions.link import Link, Piece
from parley.attributions.saying_verb import HEARING, READ, SAYINGS, agrees, chain_start, is_finite
from parley.attributions.subject import MODALS, PERSONAL, is_speaker, subject_before
from parley.attributions.tokens import Passage

QUOTING: Final = listed("quoted cited reported")
NOT_SAID: Final = listed(
    "if unless whether should what which whom"
)  # before a subject: supposed, or the object is gone


def links_of_sayings(passage: Passage, known: Sequence[Link]) -> list[Link]:
    """Return the relations of a content's verbs of saying and position, clear of those known already.

    What stands in another's content here is left until that content is read in its turn.
    """
    taken = {
        i for link in known for role in (link.source, link.cue, link.content) for a, b in role for i in range(a, b)
    }
    links: list[Link] = []
    words = tuple(w.lower() for w in passage.words)
    bounds = (*passage.sentences, len(passage))
    sentence, last = 0, 0
    shouted = not any(w[0].islower() for w in passage.words)
    for i in range(1, len(words) - 1):
        while bounds[sentence + 1] <= i:
            sentence, last = sentence + 1, 0
        if i in taken or words[i] not in READ or not (passage.words[i][0].islower() or shouted):
            continue
        limits = (bounds[sentence], bounds[sentence + 1])
        first = chain_start(words, i, limits[0])
        joined = bool(last) and words[first - 1] in ("and", "but")
        if i < last and not joined:
            continue
        link = link_of_verb(passage, words, i, limits, links[-1].source[0] if joined else None)
        if link is None or any(k in taken for a, b in (*link.source, *link.cue) for k in range(a, b)):
            continue
        if i < last:
            links[-1] = cut(links[-1], first - 1)
        links.append(link)
        last = link.content[-1][1]
    return links


def cut(link: Link, end: int) -> Link:
    """Return a relation whose content ends before a token."""
    begin = link.content[0][0]
    return replace(link, content=((begin, max(end, begin + 1)),))


def link_of_verb(passage: Passage, words: Sequence[str], i: int, sentence: Piece, before: Piece | None) -> Link | None:
    """Return the relation that the verb at token `i` makes; `before` is the subject of the verb before it."""
    first = chain_start(words, i, sentence[0])
    chain = words[first:i]
    if words[i - 1] == "as" and words[i] == "saying":
        return quoted_as(passage, words, i, sentence)
    if "to" in chain or not MODALS.isdisjoint(chain):  # "will announce": nothing is said yet
        return None
    if words[i] in HEARING and words[i + 1] == "from":
        return told_by(passage, words, (first, i), sentence)
    passive = not words[i].endswith("ing") and any(w in BEING for w in chain)
    if passive:
        return told_by(passage, words, (first, i), sentence)
    if not is_finite(words, i, chain):
        return None
    after = after_verb(passage, words, i, sentence[1])
    who = first > sentence[0] + 1 and words[first - 1] == "who"
    subject = (first - 1, first) if who else subject_before(passage, first, sentence[0]) or before
    if subject is None or words[subject[0] - 1] in NOT_SAID:
        return None
    if words[subject[0] - 1] == "as" and subject[0] > sentence[0] and words[i] in SAYINGS:
        return as_noted(passage, words, (first, i), sentence, subject)
    if (
        after is None
        or not agrees(passage, words, subject, i, chain)
        or not speaks(passage, words, subject, i, after[2])
    ):
        return None
    cue, begin, _ = after
    end = content_end(passage, words, begin, sentence[1])
    return Link((subject,), ((first, cue),), ((begin, end),)) if end > begin + 1 else None


def speaks(passage: Passage, words: Sequence[str], subject: Piece, verb: int, position: bool) -> bool:
    """Tell whether the subject may say what the verb says."""
    saying = SAYINGS.get(words[verb])
    if position and subject[1] - subject[0] == 1 and words[subject[0]] in PERSONAL:
        return False  # "they did not want it" is how the speaker sees them
    strict = position or saying is None or "!" in saying.after
    return is_speaker(passage, subject, strict=strict)


def as_noted(passage: Passage, words: Sequence[str], cue: Piece, sentence: Piece, subject: Piece) -> Link | None:
    """Return the relation of ", as X noted last week, …": what is said is the rest of the sentence."""
    first, i = cue
    comma = next((k for k in range(i + 1, min(i + LONGEST_WHEN, sentence[1])) if words[k] in BOUNDS), sentence[1])
    begin, end = (comma + 1, sentence[1]) if comma + 2 < sentence[1] else (sentence[0], subject[0] - 1)
    end = content_end(passage, words, begin, end)
    return Link((subject,), ((first, i + 1),), ((begin, end),)) if end > begin + 1 else None


def told_by(passage: Passage, words: Sequence[str], cue: Piece, sentence: Piece) -> Link | None:
    """Return the relation of "was told by X that …" or "heard from X that …", X being the source, or None."""
    first, i = cue
    saying = SAYINGS.get(words[i])
    told = saying is not None and "whom" in saying.after and words[i + 1] == "by"
    if not (told or words[i + 1] == "from") or i + 2 >= sentence[1]:
        return None
    for k in range(i + 3, min(i + 2 + LONGEST_RECIPIENT, sentence[1] - 1)):
        if words[k] in ("that", "of", "to") or passage.words[k] in MARKS or words[k] in CLAUSE_BEGINS:
            end = content_end(passage, words, k, sentence[1])
            source = (i + 2, k)
            return Link((source,), ((first, i + 2),), ((k, end),)) if end > k + 1 else None
        if words[k] in BOUNDS:
            return None
    return None


def quoted_as(passage: Passage, words: Sequence[str], i: int, sentence: Piece) -> Link | None:
    """Return the relation of "X was quoted (by Y) as saying …", X being the source, or None."""
    k = i - 2
    while k > sentence[0] and i - k < LONGEST_RECIPIENT and words[k] not in QUOTING and words[k] not in BOUNDS:
        k -= 1
    if words[k] not in QUOTING:
        return None
    first = chain_start(words, k, sentence[0])
    subject = subject_before(passage, first, sentence[0]) if first < k else None
    if subject is None or i + 2 >= sentence[1]:
        return None
    end = content_end(passage, words, i + 1, sentence[1])
    return Link((subject,), ((first, i + 1),), ((i + 1, end),)) if end > i + 2 else None
