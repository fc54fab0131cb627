"""Doers: who is meant by the words for whoever does something, or has it done to them.

1. "We" is the speaker. "He", "she", "it" and "they" are the speaker only outside quotation marks, and only where nobody
   else who may be meant stands before them in the same words; else the pronoun stays as it is, and the party is open.
2. What somebody "must" or "should" do is demanded of them, by whoever says so.
"""

from typing import Final

from parley.attributions.attribution import Attribution, Mode, SpeakerKind
from parley.attributions.lexicon import BODIES, ROLES, listed, singular
from parley.claims.act_choice import Choice
from parley.claims.claim import Act
from parley.claims.phrases import NOTHING, Around, Range
from parley.claims.trigger import Trigger
from parley.claims.wording import ACTORS, BE, HAVE, MODAL, VERBS, Wording

SELF: Final = listed("i we our us my me")
EMPTY: Final = frozenset(["there", "here"])  # "there was no comment": a subject that is nobody
OTHERS: Final = listed("he she it they")
DEONTIC: Final = frozenset(["must", "should"])
DEMANDING: Final = frozenset([Act.DEMAND, Act.INSIST])
MARKS: Final = listed('" “ ”')


def words_at(w: Wording, text: str, at: Range) -> str:
    """Return the words of a phrase, "" where there is none."""
    return " ".join(w.passage.span(at[0], at[1] - 1).text_in(text).split()) if at[0] < at[1] else ""


def parties_of(w: Wording, text: str, at: Range, attribution: Attribution, past: Range = NOTHING) -> tuple[str, ...]:
    """Return whom a phrase names; of a pronoun, the speaker where nobody else can be meant.

    `past` is a phrase that is looked over: of "accused it", "it" is not who accuses.
    """
    name = words_at(w, text, at)
    low = name.lower()
    if low in SELF or (low in OTHERS and attribution.speaker.name and is_speaker(w, text, at[0], attribution, past)):
        return speaker_of(attribution) or (name,)
    return (name,) if name and low not in EMPTY else ()


def speaker_of(attribution: Attribution) -> tuple[str, ...]:
    """Return the name of whoever speaks, nothing where nobody is named."""
    name = attribution.speaker.name
    return (name,) if name else ()


def is_speaker(w: Wording, text: str, at: int, attribution: Attribution, past: Range) -> bool:
    """Tell whether a pronoun at `at` means the speaker: outside quotation marks, with nobody else before it."""
    here = w.passage.starts[at]
    span = next((s for s in attribution.content if s.start <= here < s.end), None)
    if span is None:
        return True  # outside what is said: the cue's own
    first = next((k for k in range(at, w.first[at] - 1, -1) if w.passage.starts[k] < span.start), w.first[at] - 1) + 1
    if attribution.mode is Mode.DIRECT:
        return False
    marks = sum(w.low[k] in MARKS for k in range(first, at))
    if marks % 2:
        return False
    return not any(
        w.low[at] in meant_by(w, k, attribution.speaker.number)
        and not past[0] <= k < past[1]
        and w.passage.span(k, k).text_in(text) not in attribution.speaker.name
        for k in range(first, at - 1)
        if is_subject(w, k, at)
    )


def is_subject(w: Wording, k: int, end: int) -> bool:
    """Tell whether a noun phrase may end at `k` as the subject of a verb that comes before `end`."""
    if w.classes[k] not in ("NN", "NNP"):
        return False
    after = next((m for m in range(k + 1, end) if w.classes[m] != "RB"), end)
    return after < end and (w.classes[after] in VERBS or w.low[after] in BE | HAVE or w.low[after] in MODAL)


def meant_by(w: Wording, k: int, speakers: int | None) -> frozenset[str]:
    """Return the pronouns that may mean what a subject's head names; "they" are several speakers before one name."""
    word = w.low[k]
    one = singular(word)
    if w.classes[k] == "NNP":
        return OTHERS if speakers == 1 else OTHERS - {"they"}
    if one != word and (one in ROLES or one in BODIES or word in ACTORS):
        return frozenset(["they"])
    return frozenset(["it", "they"]) if one in BODIES else frozenset(["he", "she"]) if one in ROLES else frozenset()


def as_demanded(t: Trigger, choice: Choice, found: Around, attribution: Attribution) -> bool:
    """Tell whether a clause says what its subject must do: whoever says so demands it."""
    told = attribution.speaker.kind is not SpeakerKind.OUTLET
    return told and choice.act in DEMANDING and t.mood.modal in DEONTIC and found.by != NOTHING
