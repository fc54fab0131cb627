"""Triggers: the words of a passage that may carry an act, and the act that the lists give them.

1. A noun before another noun ("ceasefire talks") carries nothing of its own; a verb does, whatever its form.
2. The main verb of a clause that no list knows is a trigger too: what it says is a `state` or a forecast.
3. An act by the lists is a proposal; `act_choice` weighs it against the words around.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, Entry, lemmas, lexicon, objects
from parley.claims.claim import Act
from parley.claims.mood import Mood, mood_at
from parley.claims.wording import BE, DO, HAVE, NEVER, VERBS, Wording, subject_kind

OBJECT_REACH: Final = 7  # words in which a verb's object begins
SKIPPED: Final = frozenset(["DT", "JJ", "CD", "RB", "POS", "VBN", "VBG", "NNP", "RP"])
AUXILIARY: Final = BE | HAVE | DO
ADJECTIVES_IN_ED: Final = frozenset(["prepared", "determined", "committed", "opposed", "convinced", "dedicated"])
BEFORE_NOUNS: Final = frozenset([Act.PROPOSE, Act.CONCLUDE, Act.DEMAND])  # read of a participle: "the proposed quotas"
PUBLISHED: Final = frozenset(["press", "news", "media"])  # a "press release" lets nobody go


class Trigger(NamedTuple):
    """A word that may carry an act."""

    at: int
    lemma: str
    entry: Entry | None  # None for a verb that no list knows
    act: Act  # by the lists, its object considered
    object: str  # the noun or word that it takes as object, "" where none is near
    object_act: str
    mood: Mood


def triggers_in(w: Wording, conditions: Sequence[tuple[int, int]]) -> Iterator[Trigger]:
    """Yield the triggers of a passage in order."""
    words = lexicon()
    for i, kind in enumerate(w.classes):
        if kind in VERBS:
            found = _of_verb(w, i, words[VERB], conditions)
        elif kind == "NN":
            found = _of_noun(w, i, words[NOUN], conditions)
        elif kind == "JJ" or (kind == "IN" and w.low[i] == "against"):
            found = _of_adjective(w, i, words[ADJECTIVE], conditions)
        else:
            continue
        if found is not None:
            yield found


def _of_verb(
    w: Wording, i: int, words: dict[str, tuple[Entry, ...]], conditions: Sequence[tuple[int, int]]
) -> Trigger | None:
    word, kind = w.low[i], w.classes[i]
    following = w.classes[i + 1] if i + 1 < w.after[i] else ""
    if word in NEVER or (word in AUXILIARY and not (word in HAVE and following in ("DT", "JJ", "NN"))):
        return None
    entry = next((e for e in words.get(word, ()) if not e.particle or _follows(w, i, e.particle)), None)
    lemma = lemmas().get(word, word)
    if kind in ("VBN", "VBD") and word in ADJECTIVES_IN_ED and _follows_be(w, i):
        entry = lexicon()[ADJECTIVE][word][0]
    prenominal = kind in ("VBN", "VBG") and following in ("NN", "NNP", "JJ") and _in_phrase(w, i, kind)
    if prenominal and (entry is None or entry.act not in BEFORE_NOUNS):
        return None
    noun, act = ("", "") if prenominal else object_of(w, i)
    mood = mood_at(w, i, conditions)
    if not noun and mood.passive:
        noun, act = subject_noun(w, mood.first)
    usual = entry.act if entry else Act.STATE
    if not (entry and entry.particle):
        usual = next((a for a, kinds in objects().get(lemma, ()) if act in kinds or noun in kinds), usual)
    if entry is None and usual is Act.STATE and mood.modal:
        usual = _foreseen(w, mood)
    return Trigger(i, lemma, entry, usual, noun, act, mood)


def _foreseen(w: Wording, mood: Mood) -> Act:
    """Return what a plain verb after a modal says: a forecast, a demand, or what the speakers themselves will do."""
    if mood.modal in ("must", "should"):
        return Act.DEMAND
    if mood.modal == "will" and subject_kind(w, mood.first) == "self":
        return Act.COMMIT
    return Act.EXPECT


def _of_noun(
    w: Wording, i: int, words: dict[str, tuple[Entry, ...]], conditions: Sequence[tuple[int, int]]
) -> Trigger | None:
    entries = words.get(w.low[i])
    if entries is None or (i + 1 < w.after[i] and w.classes[i + 1] in ("NN", "POS")):
        return None
    if w.classes[i - 1] == "VBN" and i > w.first[i] and w.low[i - 1] == w.low[i]:
        return None
    if entries[0].act is Act.RELEASE and i > w.first[i] and w.low[i - 1] in PUBLISHED:
        return None
    return Trigger(i, entries[0].lemma, entries[0], entries[0].act, "", "", mood_at(w, i, conditions))


def _of_adjective(
    w: Wording, i: int, words: dict[str, tuple[Entry, ...]], conditions: Sequence[tuple[int, int]]
) -> Trigger | None:
    entries = words.get(w.low[i])
    entry = entries[0] if entries else None
    following = w.classes[i + 1] if i + 1 < w.after[i] else ""
    if following in ("NN", "NNP", "JJ") and (entry is None or entry.act not in BEFORE_NOUNS):
        return None
    if entry is None:
        stands = w.classes[i] == "JJ" and _follows_be(w, i)
        return Trigger(i, w.low[i], None, Act.STATE, "", "", mood_at(w, i, conditions)) if stands else None
    return Trigger(i, entry.lemma, entry, entry.act, "", "", mood_at(w, i, conditions))


def _follows(w: Wording, i: int, particle: tuple[str, ...]) -> bool:
    """Tell whether a particle follows, at once or after one short object: "turned it down"."""
    size = len(particle)
    if w.low[i + 1 : i + 1 + size] == particle:
        return True
    return size == 1 and any(
        w.low[k] == particle[0] and w.classes[k] in ("RP", "RB", "IN")
        for k in range(i + 2, min(i + 4, w.after[i]))
        if w.classes[k - 1] in ("PRP", "NN") and w.classes[k] == "RP"
    )


def _follows_be(w: Wording, i: int) -> bool:
    """Tell whether a form of "be" or "remain" stands among the three words before."""
    return any(
        w.low[k] in BE or w.low[k].startswith(("remain", "seem", "appear")) for k in range(max(w.first[i], i - 3), i)
    )


def _in_phrase(w: Wording, i: int, kind: str) -> bool:
    """Tell whether a participle stands inside a noun phrase."""
    if i == w.first[i]:
        return False
    before = w.classes[i - 1]
    return before in ("DT", "JJ", "POS", "CD", *(("IN",) if kind == "VBN" else ())) and w.low[i - 1] not in AUXILIARY


def object_of(w: Wording, i: int) -> tuple[str, str]:
    """Return the head noun that follows a verb and the act that it carries, if any."""
    nouns = lexicon()[NOUN]
    found = ""
    for k in range(i + 1, min(i + 1 + OBJECT_REACH, w.after[i])):
        kind, word = w.classes[k], w.low[k]
        if kind == "NN":
            found = word
            continue
        if found or (
            kind not in SKIPPED and not (k == i + 1 and word in ("in", "on", "to", "into", "with", "from", "for"))
        ):
            break
    return found, nouns[found][0].act.value if found in nouns else ""


def subject_noun(w: Wording, first: int) -> tuple[str, str]:
    """Return the head noun before a passive verb and the act that it carries, if any."""
    nouns = lexicon()[NOUN]
    begin = w.first[min(first, len(w.low) - 1)]
    found = ""
    for k in range(first - 1, max(begin, first - 9) - 1, -1):
        if w.classes[k] == "NN":
            found = w.low[k]
            if found in nouns:
                return found, nouns[found][0].act.value
        elif w.classes[k] in VERBS and found:
            break
    return found, ""
