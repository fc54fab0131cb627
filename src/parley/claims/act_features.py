"""Features: what the choice of act and status looks at, as short words.

1. No feature names a person, place or party: a word that begins with a capital stands only by its class.
2. The lists' proposal (`trigger`) and the signs of mood (`mood`) are features beside the words around.
"""

from typing import Final

from parley.claims.mood import status_of
from parley.claims.trigger import Trigger
from parley.claims.wording import QUOTES, Wording, subject_kind

NAME: Final = "NNP"


def features_of(w: Wording, t: Trigger, *, cue: bool, own_voice: bool) -> list[str]:
    """Return the features of a trigger."""
    i, m = t.at, t.mood
    act, kind = t.act.value, m.form
    rule = status_of(m, t.act, following(w, i), t.lemma).value
    told = t.entry.act.value if t.entry else "none"
    subject = subject_kind(w, m.first)
    before, second = word_at(w, i - 1), word_at(w, i - 2)
    after, next_but_one = word_at(w, i + 1), word_at(w, i + 2)
    manner = m.modal or ("to" if m.to else "") or ("perfect" if m.perfect else kind)
    put = m.put or "-"
    found = [
        "", f"a={act}", f"l={t.lemma}", f"a={act}|k={kind[:2]}", f"a={act}|o={t.object_act}", f"t={told}|m={manner}",
        f"l={t.lemma}|o={t.object_act}", f"o={t.object}", f"r={rule}", f"m={manner}", f"p={put}", f"g={m.governor}",
        f"a={act}|r={rule}", f"a={act}|p={put}", f"a={act}|m={manner}", f"w-1={before}", f"w+1={after}",
        f"w-2={second}", f"w+2={next_but_one}", f"a={act}|w+1={after}", f"s={subject}", f"a={act}|s={subject}",
        f"s={subject}|m={manner}", f"b={m.before}", f"a={act}|b={m.before}", f"x={w.low[i][-3:]}", f"k={kind}",
        f"w={w.low[i]}", f"n={'negative' if m.negative else 'positive'}",
    ]  # fmt: skip
    flags = (
        ("neg", m.negative), ("pass", m.passive), ("cond", bool(m.condition)), ("hangs", m.hangs), ("asked", m.asked),
        ("cue", cue), ("own", own_voice), ("for", m.for_it), ("ahead", m.ahead),
        ("quoted", i > w.first[i] and w.low[i - 1] in QUOTES),
    )  # fmt: skip
    for name, is_so in flags:
        if is_so:
            found += (f"f={name}", f"f={name}|a={act}", f"f={name}|m={manner}")
    if m.condition:
        found.append(f"if={m.condition}")
    return found


def following(w: Wording, i: int) -> str:
    """Return "to" where an infinitive follows, "" else."""
    k = i + 1
    while k < w.after[i] and w.classes[k] == "RB":
        k += 1
    return "to" if k + 1 < w.after[i] and w.low[k] == "to" and w.classes[k + 1] in ("VB", "RB", "VBP") else ""


def word_at(w: Wording, i: int) -> str:
    """Return a word in lower case, its class for a number, NNP for a name, "" outside of the passage."""
    if not 0 <= i < len(w.low):
        return ""
    kind = w.classes[i]
    return NAME if is_name(w, i) else kind if kind in ("CD", ".") else w.low[i]


def is_name(w: Wording, i: int) -> bool:
    """Tell whether a word is a name or made of one ("Norlandic"): its letters say nothing of what is done."""
    return w.classes[i] == NAME or (
        w.classes[i] == "JJ" and i > w.first[i] and w.passage.words[i][0].isupper() and w.low[i - 1] not in QUOTES
    )
