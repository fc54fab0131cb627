"""Verbs of saying: their forms, what may follow them, and whether a form goes with what stands before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parley.attributions.clause import ALSO_NOUNS, AUXILIARIES, BEING, BOUNDS, VERBS
from parley.attributions.lexicon import listed
from parley.attributions.link import Piece
from parley.attributions.subject import ADVERBS, MODALS, head_of, is_plural
from parley.attributions.tokens import Passage
from parley.words import words_in


@dataclass(frozen=True, slots=True)
class Saying:
    """A form of a verb of saying."""

    form: str  # base, third, past, participle or ing; "past" also where the participle is the same
    after: frozenset[str]  # what may follow: that, bare, whom; "!" where the subject must be a speaker


FORMS: Final = ("base", "third", "past", "participle", "ing")
CHAIN: Final = AUXILIARIES | BEING | MODALS | ADVERBS | listed("'t ’t 'd ’d 've ’ve to")
HAVING: Final = listed("has have had having 've 'd ’ve ’d")
DOING: Final = listed("do does did don doesn didn") | MODALS
LONGEST_WITH: Final = 6  # tokens
NOUNS: Final = ALSO_NOUNS | listed("report order promise pledge vow plan forecast estimate remark comment reply answer")
HEARING: Final = listed("heard learned learnt understood gathered")


def _sayings() -> dict[str, Saying]:
    """Return each form of each verb of saying; the first meaning of a form counts."""
    out: dict[str, Saying] = {}
    for line in words_in("saying_verbs.txt"):
        forms, _, after = line.partition("\t")
        for form, word in zip(FORMS, forms.split(), strict=True):
            out.setdefault(word, Saying(form, frozenset(after.split())))
    return out


SAYINGS: Final = _sayings()
READ: Final = SAYINGS.keys() | VERBS.keys() | HEARING
CUES: Final = READ | frozenset(words_in("cue_words.txt"))  # a content without any of them is not read again


def chain_start(words: Sequence[str], i: int, begin: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin, and the verbs joined to it."""
    first = i
    while first > begin:
        if words[first - 1] in CHAIN or words[first - 1].endswith("ly"):
            first -= 1
        elif first - 2 > begin and words[first - 1] in ("and", "or", "nor") and words[first - 2] in READ:
            first -= 2  # "welcomes and supports"
        else:
            break
    return first


def is_finite(words: Sequence[str], i: int, chain: Sequence[str]) -> bool:
    """Tell whether a verb's form goes with what stands before it."""
    saying = SAYINGS.get(words[i])
    form = saying.form if saying else form_of(words[i])
    if form == "ing":
        return any(w in BEING for w in chain) or with_subject_of(words, i - len(chain))
    if any(w in DOING or w.endswith("n't") for w in chain):
        return form == "base"
    if any(w in HAVING for w in chain):
        return form in ("past", "participle")
    return form != "participle"


def with_subject_of(words: Sequence[str], verb: int) -> bool:
    """Tell whether "with" stands a few words before: "with Karam expressing its readiness"."""
    before = words[max(0, verb - LONGEST_WITH) : verb]
    return "with" in before and not any(w in READ or w in BEING or w in BOUNDS for w in before)


def agrees(passage: Passage, words: Sequence[str], subject: Piece, i: int, chain: Sequence[str]) -> bool:
    """Tell whether a subject is in the plural, or a name, where the bare form of the verb asks for it."""
    saying = SAYINGS.get(words[i])
    bare = (saying.form if saying else form_of(words[i])) == "base" and not any(w in DOING for w in chain)
    if bare and head_of(passage.words[subject[0] : subject[1]])[:1].isupper():
        return words[i] not in NOUNS  # a name may be one or several, whatever its last letter: "the Front say"
    return not bare or is_plural(passage, subject)


def may_say(passage: Passage, subject: Piece, cue: Sequence[str]) -> bool:
    """Tell whether a subject's number goes with the verb that a cue begins with: not "the ministry ask"."""
    if not cue or cue[0] not in READ:
        return True
    return agrees(passage, cue, subject, 0, ())


def form_of(verb: str) -> str:
    """Return the form of a regular verb, as its ending tells it."""
    if verb.endswith("ing"):
        return "ing"
    if verb.endswith("ed") or verb in ("thought", "sought"):
        return "past"
    return "third" if verb.endswith("s") and verb not in ("stress", "express") else "base"
