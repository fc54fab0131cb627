"""Mood: in which way an event is spoken of, from the words that govern its trigger.

1. What is read here are signs (tense, modal, governing word, negation, condition); `status_of` weighs them by rule.
2. Signs are looked for within the trigger's sentence and within `REACH` words, so that time stays linear.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.claims.act_lexicon import putting
from parley.claims.claim import Act
from parley.claims.wording import BE, DO, FINITE, HAVE, MODAL, NEVER, QUOTES, VERBS, Wording
from parley.status import Status

REACH: Final = 14  # words to the left that may govern
CONDITIONS: Final = frozenset(["if", "unless", "until", "provided", "providing", "once", "lest"])
IN_PHRASES: Final = {
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "case"),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("assuming",),
}
MAY_OPEN: Final = CONDITIONS | {"whether", "as", "so", "in", "on", "assuming"}
STOPS: Final = frozenset([";", ":", "—", "–", "--", "but", "because", "while", "whereas", "although", "though"])
AHEAD: Final = frozenset(["tomorrow", "upcoming", "forthcoming", "tonight", "next", "scheduled", "planned", "coming"])
TRIED: Final = frozenset(["fail", "try", "attempt", "struggle", "failure", "failed", "endeavour", "endeavor"])
REFUSES: Final = frozenset(["refuse", "resist", "decline", "balk"])
WISHES: Final = {
    "want": Status.WANTED, "prefer": Status.WANTED, "plan": Status.PLANNED, "intend": Status.PLANNED,
    "seek": Status.WANTED,
}  # fmt: skip
CIRCUMSTANCES: Final = frozenset(["during", "before", "after", "through", "following", "since", "amid", "despite"])
NO: Final = frozenset(["no", "without", "lack", "absence", "nor", "neither"])
PAST: Final = {"VBD", "VBN"}


class Mood(NamedTuple):
    """The signs that stand around a trigger."""

    form: str  # the trigger's class
    modal: str = ""  # will, would, could, must …; "is to"
    to: bool = False
    governor: str = ""  # the word that the trigger hangs on: "refused", "efforts"
    put: str = ""  # the status that the governor puts its event in
    negative: bool = False
    denied: bool = False  # by a "not" of its own
    passive: bool = False
    perfect: bool = False
    condition: str = ""  # the word that opens the condition which the trigger is in
    hangs: bool = False  # the sentence holds a condition elsewhere
    asked: bool = False  # the sentence is a question
    first: int = 0  # where the verb's group begins
    before: str = ""  # the word before a noun phrase: "for", "after"
    for_it: bool = False  # the sentence gives something in exchange
    ahead: bool = False  # a word for a day to come stands near


def mood_at(w: Wording, i: int, conditions: Sequence[tuple[int, int]]) -> Mood:
    """Return the signs around the trigger at `i`, given the passage's conditions."""
    begin, end = w.first[i], w.after[i]
    own = _of_verb(w, i, begin) if w.classes[i] in VERBS else _of_noun(w, i, begin, end)
    condition, hangs = "", False
    for opens, ends in conditions:
        if opens < i < ends:
            condition = w.low[opens]
        elif begin <= opens < end and w.low[opens] != "whether":
            hangs = True
    asked = "?" in (w.low[end - 1], w.low[end - 2] if end - begin > 1 else "")
    near = w.low[max(begin, i - 4) : min(end, i + 7)]
    ahead = not AHEAD.isdisjoint(near)
    for_it = "exchange" in w.low[begin:end] and ("in", "exchange", "for") in zip(
        w.low[begin:], w.low[begin + 1 :], w.low[begin + 2 : end], strict=False
    )
    return Mood(*own[:9], condition, hangs, asked, own.first, own.before, for_it, ahead)


def _of_verb(w: Wording, i: int, begin: int) -> Mood:
    """Return the signs of a verb from its auxiliaries, or from the verb that it is joined to."""
    form = w.classes[i]
    modal, to, negative, been, had = "", -1, False, False, False
    j = i - 1
    while j >= begin and i - j < 9:
        word, kind = w.low[j], w.classes[j]
        if word in NEVER:
            negative = True
        elif word in MODAL and (kind == "MD" or word not in ("may", "can", "might", "'d", "’d")):
            modal = MODAL[word]
            negative = negative or word == "cannot"
            j -= 1
            break
        elif word == "to" and form in ("VB", "VBP", "NN"):
            to = j
            break
        elif word in BE:
            been = True
        elif word in HAVE:
            had = True
        elif not (word in DO or kind == "RB" or word in QUOTES):
            break
        j -= 1
    first = j + 1
    if not modal and to < 0 and form == "VB":
        modal, to = _joined(w, i, begin)
    governor, put, denied = "", "", negative
    if to >= 0:
        modal, governor, put, negated = _of_infinitive(w, to, begin)
        negative = negative or negated
    elif not modal and not been and form == "VBG":
        governor, put, negated = _governor(w, first - 1, begin, 8)
        negative = negative or negated
    elif form in ("VB", "VBP") and not modal and first > begin and w.classes[first - 1] in ("NNP", "NN", "PRP"):
        governor, put, _ = _governor(w, first - 1, begin, 8)
        governor, put = (governor, put) if put == "demanded" else ("", "")
    before = w.low[first - 1] if first > begin else ""
    passive = been and form in PAST
    return Mood(form, modal, to >= 0, governor, put, negative, denied, passive, had, "", False, False, first, before)


def _joined(w: Wording, i: int, begin: int) -> tuple[str, int]:
    """Return the modal or the "to" that an earlier verb shares with this one: "to free them and leave"."""
    for j in range(i - 1, max(begin, i - REACH) - 1, -1):
        if w.classes[j] == "MD" and w.low[j] in MODAL:
            return MODAL[w.low[j]], -1
        if w.low[j] == "to" and w.classes[j] == "TO":
            return "", j
        if w.classes[j] in FINITE or w.low[j] in STOPS:
            break
    return "", -1


def _of_infinitive(w: Wording, to: int, begin: int) -> tuple[str, str, str, bool]:
    """Return modal, governor, how it puts its event, and whether it is negated, for the infinitive after `to`."""
    before = w.low[to - 1] if to > begin else ""
    two = w.low[to - 2] if to - 1 > begin else ""
    if before == "going" and (two in BE or two in NEVER):
        return "will", "", "", two in NEVER or (to - 3 >= begin and w.low[to - 3] in NEVER)
    if before in ("have", "has", "had", "having"):
        return "must", "", "", False
    if before in BE:
        return "is to", "", "", False
    return ("", *_governor(w, to - 1, begin, REACH))


def _governor(w: Wording, j: int, begin: int, reach: int, marks: int = 1) -> tuple[str, str, bool]:
    """Return the nearest word to the left that puts an event in some way, its way, and whether it is negated."""
    known = putting()
    crossed = 0
    for k in range(j, max(begin, j - reach) - 1, -1):
        word, kind = w.low[k], w.classes[k]
        if word in STOPS or word in ("?", "!"):
            break
        status = known.get(word) if kind not in ("NNP", "MD", "PRP", "IN", "DT", "CC") else None
        if status is not None and not (word == "time" and w.low[k - 1] != "it"):
            return word, status.value, negated_near(w, k, begin)
        if kind in FINITE and word not in BE and word not in HAVE and word not in DO:
            return word, "", False
        crossed += kind == "."
        if crossed > marks:
            break
    return "", "", False


def negated_near(w: Wording, k: int, begin: int) -> bool:
    """Tell whether one of the three words before is a negation."""
    return any(w.low[m] in NEVER for m in range(max(begin, k - 3), k))


def _of_noun(w: Wording, i: int, begin: int, end: int) -> Mood:
    """Return the signs of a noun or adjective from the word that its phrase hangs on, or from its verb."""
    j = i - 1
    negative = False
    while j >= begin and i - j < 8 and w.classes[j] in ("JJ", "NN", "NNP", "CD", "POS", "DT", "VBN", "RB", "VBG"):
        negative = negative or w.low[j] in NO or w.low[j] in NEVER
        j -= 1
    before = w.low[j] if j >= begin else ""
    modal = governor = put = ""
    perfect = to = False
    if j >= begin and w.classes[i] == "JJ" and (before in MODAL or before in BE or before in HAVE):
        return Mood("JJ", *_beside(w, j, begin), first=j + 1, before=before)
    governor, put, negated = "", "", False
    if j >= begin and before not in CIRCUMSTANCES:
        governor, put, negated = _governor(w, j, begin, REACH, 4)
    negative = negative or negated or (before in NO)
    if governor or j < begin or w.classes[j] in ("IN", "CC", ".", "W"):
        verb = _verb_after(w, i, end)
        if verb >= 0 and not governor:
            own = _of_verb(w, verb, begin)
            modal, perfect, to = own.modal, own.perfect, own.to
            negative = negative or own.negative
        elif governor:
            k = next((k for k in range(j, begin - 1, -1) if w.low[k] == governor), -1)
            if k >= 0 and w.classes[k] in VERBS:
                own = _of_verb(w, k, begin)
                modal, perfect, to = own.modal, own.perfect, own.to
                negative = negative or own.negative
    kind = w.classes[i]
    return Mood(kind, modal, to, governor, put, negative, False, False, perfect, "", False, False, j + 1, before)


def _beside(w: Wording, j: int, begin: int) -> tuple[str, bool, str, str, bool]:
    """Return modal, infinitive, no governor, no way, and negation for an adjective after "is", "will be"."""
    modal, negative = "", False
    for k in range(j, max(begin, j - 5) - 1, -1):
        negative = negative or w.low[k] in NEVER
        if w.low[k] in MODAL and w.classes[k] == "MD":
            modal = MODAL[w.low[k]]
            break
    return modal, False, "", "", negative


def _verb_after(w: Wording, i: int, end: int) -> int:
    """Return the first full verb after a subject, -1 where none is near."""
    for k in range(i + 1, min(end, i + 9)):
        if w.classes[k] in VERBS and w.low[k] not in BE and w.low[k] not in HAVE and w.low[k] not in DO:
            return k if w.classes[k] != "VBG" or w.low[k - 1] in BE else -1
        if w.classes[k] in (".", "W") and w.low[k] not in QUOTES:
            return -1
    return -1


def conditions_in(w: Wording) -> list[tuple[int, int]]:
    """Return the conditions of a passage: the word that opens each, and the word after it."""
    found: list[tuple[int, int]] = []
    for k in [k for k, word in enumerate(w.low) if word in MAY_OPEN]:
        word = w.low[k]
        opens = word in CONDITIONS or word == "whether"
        if not opens and word in ("as", "so", "in", "on", "assuming"):
            opens = w.low[k : k + 3] in IN_PHRASES or w.low[k : k + 2] in IN_PHRASES
        opens = opens and "anonymity" not in w.low[k : k + 5]
        if opens and word in ("until", "once"):
            opens = any(w.classes[m] in FINITE for m in range(k + 1, end_of_condition(w, k, w.after[k])))
        if opens and (not found or k >= found[-1][1] or w.first[k] > found[-1][0]):
            found.append((k, end_of_condition(w, k, w.after[k])))
    return found


def end_of_condition(w: Wording, k: int, end: int) -> int:
    """Return the word after the condition that opens at `k`: it ends with a comma, a mark or the sentence."""
    for m in range(k + 1, end):
        if w.low[m] in (",", ";", ":", "—", "–", ".", "?", "!", "then") and not (
            w.low[m] == "," and m + 1 < end and w.classes[m + 1] in ("RB", "CD")
        ):
            return m
        if w.low[m] == "will" and w.classes[m - 1] in ("PRP", "NN", "NNP") and m - k > 4:
            return m - 1
    return end


OWN: Final = {
    Act.PROPOSE: Status.OFFERED, Act.DEMAND: Status.DEMANDED, Act.INSIST: Status.DEMANDED, Act.APPEAL: Status.DEMANDED,
    Act.HOPE: Status.WANTED, Act.EXPECT: Status.PREDICTED, Act.READY: Status.PLANNED, Act.COMMIT: Status.PLANNED,
    Act.WARN: Status.PLANNED,
}  # fmt: skip
TAKES: Final = {Act.REJECT: Status.DEMANDED, Act.ACCEPT: Status.PLANNED}  # where an infinitive follows


def status_of(m: Mood, act: Act, following: str = "", lemma: str = "") -> Status:
    """Return the status that the signs speak for, by rule, of a trigger with an act; `following` is the next word."""
    if m.condition:
        return Status.HYPOTHETICAL if m.condition == "whether" else Status.CONDITIONAL
    if m.asked:
        return Status.HYPOTHETICAL
    if act is Act.READY and (m.hangs or m.for_it) and not m.put:
        return Status.CONDITIONAL if m.hangs else Status.OFFERED
    if lemma in REFUSES and not m.modal and not m.to:
        return Status.DEMANDED
    if lemma in WISHES and not m.modal and not m.to and m.form != "NN":
        return WISHES[lemma]
    if m.form == "NN" and act in OWN and not m.modal:
        return OWN[act]
    if lemma in TRIED and (following == "to" or m.form == "NN" or lemma in ("fail", "failed")) and not m.modal:
        return Status.ATTEMPTED
    if m.put and (m.to or m.form not in FINITE):
        if m.for_it and m.put == "planned":
            return Status.OFFERED
        return Status(m.put)
    if m.modal:
        if m.hangs and m.modal in ("will", "would"):
            return Status.CONDITIONAL
        if m.form == "NN" and m.modal == "would":
            return Status.CONDITIONAL
        if act is Act.EXPECT:
            return Status.HYPOTHETICAL if m.modal in ("can", "could", "may") else Status.PREDICTED
        by_modal = {"will": "planned", "would": "planned", "is to": "planned", "should": "demanded", "must": "demanded"}
        return Status(by_modal.get(m.modal, "hypothetical"))
    if act in OWN:
        return OWN[act]
    if act in TAKES and following == "to" and m.form != "NN":
        return TAKES[act]
    if m.form == "NN" and m.ahead:
        return Status.PLANNED
    return Status.WANTED if m.to else Status.ACTUAL
