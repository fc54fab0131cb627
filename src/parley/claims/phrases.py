"""Noun phrases around a trigger: who does it, to whom, what, and where, as the text says it.

1. A phrase is a run of determiners, adjectives, nouns and names, with "and" and "of" between such runs.
2. Nothing is looked for beyond the sentence or `REACH` words; where nothing is found nobody is guessed.
"""

from typing import Final, NamedTuple

from parley.attributions.lexicon import BODIES, ROLES, listed, singular
from parley.claims.act_lexicon import VERB, lexicon
from parley.claims.claim import Act
from parley.claims.trigger import AUXILIARY, Trigger
from parley.claims.wording import ACTORS, FINITE, QUOTES, VERBS, Wording

ADDRESSES: Final = frozenset(
    [Act.ACCUSE, Act.CRITICIZE, Act.DEMAND, Act.WARN, Act.PRESS, Act.APPEAL, Act.COMMIT, Act.MEET, Act.ACCEPT]
)
MADE: Final = frozenset([Act.PROPOSE, Act.DEMAND, Act.ACCEPT, Act.REJECT, Act.WARN, Act.DENY])  # by somebody
SPOKEN_OF: Final = frozenset(["about", "on", "over", "regarding", "concerning", "including", "to", "against"])
OWN: Final = frozenset(["its", "their", "his", "her", "our", "my"])
REACH: Final = 16
INSIDE: Final = frozenset(["DT", "JJ", "NN", "NNP", "CD", "POS"])
HEADS: Final = frozenset(["NN", "NNP", "PRP", "CD"])
TOWARD: Final = frozenset(["to", "with", "against", "on", "from", "toward", "towards", "at", "upon", "for", "between"])
PLACES: Final = frozenset(["in", "at", "near", "outside", "inside"])
NOT_PLACES: Final = listed(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday "
)
AMOUNTS: Final = listed(
    "second minute hour day night week month year decade century percent point dollar euro pound noon midnight "
    "tomorrow today tonight yesterday end third half quarter"
)
BREAKS: Final = frozenset([";", ":", ".", "?", "!", "—", "–"])
LONGEST: Final = 12  # words of a phrase
SUBORDINATE: Final = frozenset(
    [
        "after",
        "before",
        "because",
        "while",
        "as",
        "if",
        "unless",
        "when",
        "although",
        "though",
        "since",
        "until",
        "once",
    ]
)

NEEDS_OBJECT: Final = listed(
    "release free liberate repatriate rescue evacuate kill wound injure detain arrest seize capture abduct kidnap "
    "deport expel extradite postpone cancel ratify impose lift reach unveil extend reject suspend execute"
)  # verbs that nobody does without a word for what they do it to
PUT: Final = frozenset([Act.PROPOSE, Act.DEMAND, Act.APPEAL])
REPLIES: Final = frozenset([Act.ACCEPT, Act.REJECT, Act.NONCOMMIT, Act.CRITICIZE])  # to what another has put

Range = tuple[int, int]


class Around(NamedTuple):
    """Token ranges of the phrases around a trigger; an empty range where there is none."""

    by: Range = (0, 0)
    to: Range = (0, 0)
    what: Range = (0, 0)
    place: Range = (0, 0)


NOTHING: Final[Range] = (0, 0)


def phrase_before(w: Wording, j: int, begin: int) -> Range:
    """Return the noun phrase that ends at `j`."""
    end = j + 1
    if j < begin or w.classes[j] not in HEADS:
        return NOTHING
    if w.classes[j] == "PRP":
        return j, end
    while j - 1 >= begin and end - j < LONGEST:
        kind, word = w.classes[j - 1], w.low[j - 1]
        joins = word in ("of", "and", "&", "-") and j - 2 >= begin and w.classes[j - 2] in ("NNP", "NN") and (
            word != "of" or w.classes[j] in ("DT", "NNP", "NN")
        )  # fmt: skip
        if word == "that" and j - 2 >= begin and w.classes[j - 2] in (*HEADS, *VERBS):
            break  # the conjunction
        if not (kind in INSIDE or joins) or (kind == "NN" and w.classes[j] == "DT" and not joins):
            break
        j -= 1
    return j, end


def phrase_after(w: Wording, j: int, end: int) -> Range:
    """Return the noun phrase that begins at `j`."""
    begin = j
    if j < end and w.classes[j] == "PRP":
        return j, j + 1
    last = NOTHING
    while j < end and j - begin < LONGEST:
        kind, word = w.classes[j], w.low[j]
        if kind in INSIDE or (kind in ("VBN", "VBG", "RB") and last == NOTHING):
            if kind == "DT" and last != NOTHING and w.low[j - 1] not in ("of", "and"):
                break
            if kind in HEADS:
                last = (begin, j + 1)
        elif word in QUOTES or word in ("-", "&"):
            pass
        elif not (word in ("of", "and") and last != NOTHING and j + 1 < end and w.classes[j + 1] in INSIDE):
            break
        j += 1
    return last


def around(w: Wording, t: Trigger) -> Around:
    """Return the phrases around a trigger."""
    begin, end = w.first[t.at], min(w.after[t.at], t.at + REACH)
    if w.classes[t.at] not in VERBS:
        return _around_noun(w, t, begin, end)
    subject = subject_of(w, t.mood.first, begin)
    follows = t.at + 1 + (len(t.entry.particle) if t.entry else 0)
    direct = phrase_after(w, follows, end)
    if t.act in (Act.ACCUSE, Act.WARN):  # "accused Norland of stalling", "warned Norland of war"
        of = next((k for k in range(direct[0] + 1, direct[1]) if w.low[k] == "of"), direct[1])
        direct = (direct[0], of)
    to, agent, place = _prepositions(w, max(follows, direct[1]), end)
    if (
        t.act in ADDRESSES
        and direct != NOTHING
        and (w.classes[direct[1] - 1] in ("NNP", "PRP") or _names_people(w, direct))
    ):
        to, direct = direct, _content_after(w, direct[1], end)
    if t.mood.passive or (w.classes[t.at] == "VBN" and agent != NOTHING) or _is_cut_passive(w, t, subject, direct):
        return Around(agent, to, subject, place)
    return Around(subject, to, direct, place)


def _is_cut_passive(w: Wording, t: Trigger, subject: Range, direct: Range) -> bool:
    """Tell whether a clause is a headline's passive, without "were": "Six sailors freed after talks".

    Its verb is one that needs an object and has none, and its subject opens the clause: not "those whom Norland freed".
    """
    if t.lemma not in NEEDS_OBJECT or w.classes[t.at] not in ("VBD", "VBN") or subject == NOTHING:
        return False
    begin, at = w.first[t.at], t.at
    opens = subject[0] == begin or w.low[subject[0] - 1] in (*BREAKS, ",", *QUOTES)
    end = next((k for k in range(at + 1, w.after[at]) if w.low[k] in (*BREAKS, ",")), w.after[at])
    joined = at + 1 < end and w.low[at + 1] in ("and", "or", "but", "what", "whom", "that")
    other = any(w.classes[k] in FINITE for k in range(at + 1, end))
    return opens and subject[1] == t.mood.first and direct == NOTHING and not joined and not other


def _names_people(w: Wording, found: Range) -> bool:
    """Tell whether a phrase's head is a noun for people or bodies."""
    head = singular(w.low[found[1] - 1])
    if w.passage.words[found[1] - 1][0].isupper():
        return True
    return head in ROLES or head in BODIES or w.low[found[1] - 1] in ACTORS


def _content_after(w: Wording, k: int, end: int) -> Range:
    """Return what follows whom a verb addresses: "accused them of stalling", "urged them to leave"."""
    last = k
    while last < end and w.low[last] not in BREAKS and w.low[last] != ",":
        last += 1
    return (k, last) if last > k else NOTHING


def _around_noun(w: Wording, t: Trigger, begin: int, end: int) -> Around:
    """Return the phrases around a noun or adjective: possessor or adjective before it, "by", "of", "between" after."""
    own = phrase_before(w, t.at, begin) if w.classes[t.at] == "NN" else (t.at, t.at + 1)
    owner = next(((own[0], k) for k in range(own[0], t.at) if w.classes[k] == "POS"), NOTHING)
    to, agent, place = _prepositions(w, t.at + 1, end)
    what = phrase_after(w, t.at + 2, end) if t.at + 1 < end and w.low[t.at + 1] in ("of", "on", "over") else NOTHING
    by = agent if agent != NOTHING else owner
    if by == NOTHING and not _is_spoken_of(w, t, own[0], begin):
        verb = next(
            (k for k in range(own[0] - 1, max(begin, own[0] - 8) - 1, -1) if w.classes[k] in (*FINITE, "VBN")), -1
        )
        if verb >= 0 and not _replies(w, verb, t):
            by = subject_of(w, verb, begin)
    return Around(by, to, what if what != NOTHING else own, place)


def _replies(w: Wording, verb: int, t: Trigger) -> bool:
    """Tell whether a verb answers what a noun names, which somebody else put: "rejected the offer"."""
    entries = lexicon()[VERB].get(w.low[verb], ())
    return t.act in PUT and bool(entries) and entries[-1].act in REPLIES


def _is_spoken_of(w: Wording, t: Trigger, first: int, begin: int) -> bool:
    """Tell whether a noun for a move is only spoken of: of "asked about proposals" whoever asks proposes nothing."""
    behind = first > begin and w.low[first - 1] in SPOKEN_OF
    return behind and t.act in MADE and w.low[first] not in OWN


def _prepositions(w: Wording, follows: int, end: int) -> tuple[Range, Range, Range]:
    """Return the phrases after "to, with, against", after "by", and the place."""
    to = agent = place = NOTHING
    k = follows
    while k < end:
        word = w.low[k]
        if word in BREAKS or w.classes[k] in FINITE or word in SUBORDINATE:
            break
        if word in TOWARD and to == NOTHING and k + 1 < end and w.classes[k + 1] not in VERBS:
            to = phrase_after(w, k + 1, end)
            if to != NOTHING and w.low[to[0]] in NOT_PLACES:
                to = NOTHING
        elif word == "by" and agent == NOTHING:
            agent = _unless_measure(w, phrase_after(w, k + 1, end))
        elif word in PLACES and place == NOTHING:
            place = phrase_after(w, k + 1, end)
            if place != NOTHING and (w.classes[place[1] - 1] != "NNP" or w.low[place[0]] in NOT_PLACES):
                place = NOTHING
        k += 1
    return to, agent, place


def _unless_measure(w: Wording, found: Range) -> Range:
    """Return a phrase unless it is a day or an amount: nobody does what is done "by Monday" or longer "by a week"."""
    head = w.low[found[1] - 1] if found != NOTHING else ""
    is_amount = head in NOT_PLACES or singular(head) in AMOUNTS or w.classes[found[1] - 1] == "CD"
    return NOTHING if found == NOTHING or is_amount else found


def subject_of(w: Wording, first: int, begin: int, depth: int = 3) -> Range:
    """Return the subject of a verb whose group begins at `first`; of "urged X to leave", X."""
    j = first - 1
    while j >= begin and (w.classes[j] == "RB" or w.low[j] in QUOTES or w.low[j] in AUXILIARY or w.classes[j] == "MD"):
        j -= 1
    if j < begin:
        return NOTHING
    kind = w.classes[j]
    if w.low[j] == "," and j > begin:  # "Norland, which …, said"; "the minister, Ann Lee, said"
        back = next((k for k in range(j - 1, max(begin, j - REACH) - 1, -1) if w.low[k] == ","), -1)
        if back > begin and w.classes[back - 1] in HEADS and w.classes[j - 1] in (*HEADS, *VERBS):
            return phrase_before(w, back - 1, begin)
    if kind in HEADS:
        return _unless_object(w, phrase_before(w, j, begin), begin)
    if kind == "W" or (w.low[j] == "that" and j > begin):
        k = j - 1 if w.low[j - 1] != "," else j - 2
        return phrase_before(w, k, begin) if k >= begin else NOTHING
    if depth and (kind in ("CC", "TO", "JJ", "IN", ".") or kind in VERBS):
        up = next(
            (k for k in range(j, max(begin, j - REACH) - 1, -1) if w.classes[k] in FINITE or w.classes[k] == "MD"), -1
        )
        if up >= begin and up < first:
            return subject_of(w, up, begin, depth - 1)
    return NOTHING


def _unless_object(w: Wording, found: Range, begin: int) -> Range:
    """Return the phrase before a verb, or the subject above where it belongs to a phrase of place or time."""
    before = found[0] - 1
    if (
        before > begin
        and w.classes[before] == "IN"
        and w.low[before] in ("in", "on", "at", "during", "from", "of", "for", "with")
    ):
        head = phrase_before(w, before - 1, begin)
        if head != NOTHING:
            return head
    return found
