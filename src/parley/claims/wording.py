"""Wording: a passage's words with their classes, as the readers of acts look at them."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parley.attributions.alike import ANY_NAME
from parley.attributions.lexicon import listed
from parley.attributions.mention import FUNCTION
from parley.attributions.tokens import Passage
from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, lexicon
from parley.claims.word_class import REMEMBERED, classes_of

BE: Final = listed("be is are am was were been being 's ’s 're ’re 'm ’m isn aren wasn weren ain")
HAVE: Final = listed("have has had having 've ’ve hasn haven hadn")
DO: Final = listed("do does did don doesn didn")
MODAL: Final = {
    "will": "will", "shall": "will", "'ll": "will", "’ll": "will", "won": "will", "would": "would", "'d": "would",
    "’d": "would", "wouldn": "would", "should": "should", "shouldn": "should", "ought": "should", "can": "can",
    "cannot": "can", "could": "could", "couldn": "could", "may": "may", "might": "may", "mightn": "may",
    "must": "must", "mustn": "must", "gonna": "will",
}  # fmt: skip
NEVER: Final = frozenset(["not", "never", "'t", "’t", "n't", "cannot", "neither", "nor", "hardly", "no"])
VERBS: Final = frozenset(["VB", "VBD", "VBN", "VBG", "VBP", "VBZ"])
FINITE: Final = frozenset(["VBD", "VBP", "VBZ"])
QUOTES: Final = frozenset(['"', "“", "”", "''", "‘", "’", "'", "``"])
BESIDE_MODALS: Final = listed(
    "also always still now then soon even just ever only indeed instead well better rather thus here"
)
SHORTENED: Final = listed("won don doesn didn isn aren wasn weren hasn haven hadn ain wouldn couldn")


PERSONS: Final = {
    **dict.fromkeys(("i", "we"), "self"),
    **dict.fromkeys(("he", "she", "it", "they"), "other"),
    **dict.fromkeys(("you",), "you"),
    **dict.fromkeys(("there", "this", "that", "these", "those"), "there"),
}
ACTORS: Final = listed(
    "official officials minister ministry government president administration spokesman spokeswoman spokesperson "
    "delegation side sides party parties movement army military union leader leaders negotiator negotiators "
    "producers consumers "
    "members delegates country countries council parliament congress senate envoy ambassador mediators diplomats"
)


def known_verbs() -> Mapping[str, object]:
    """Return the verbs that carry an act, by form."""
    return lexicon()[VERB]


def known_nouns() -> Mapping[str, object]:
    """Return the nouns that carry an act, by form."""
    return lexicon()[NOUN]


def known_adjectives() -> Mapping[str, object]:
    """Return the adjectives that carry an act."""
    return lexicon()[ADJECTIVE]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a passage: in lower case, their classes, and the bounds of the sentence that each is in."""

    passage: Passage
    low: tuple[str, ...]
    classes: list[str]
    first: list[int]  # of each word: the first word of its sentence
    after: list[int]  # of each word: the word after its sentence


def wordings_from_passages(passages: Sequence[Passage]) -> list[Wording]:
    """Return the wording of each passage; the network reads all of them together."""
    stream: list[str] = []
    for passage in passages:
        stream += passage.words
        stream += ("\n", "\n")  # nobody's neighbours
    classes = classes_of(stream)
    out, at = [], 0
    for passage in passages:
        size = len(passage)
        own = classes[at : at + size]
        at += size + 2
        first, after = [0] * size, [size] * size
        bounds = (*passage.sentences, size)
        for a, b in itertools.pairwise(bounds):
            first[a:b] = [a] * (b - a)
            after[a:b] = [b] * (b - a)
        low = tuple(word.lower() for word in passage.words)
        for i, word in enumerate(low):
            if may_be_mended(word):
                own[i] = mended(low, own, i, word)
            elif i and own[i - 1] == "MD" and own[i] in ("CC", "CD", "IN", "RB"):
                own[i] = after_modal(low, own, i, word)
        for i, word in enumerate(passage.words):
            if word == ANY_NAME:
                own[i] = "NNP"
        for i in passage.sentences:
            if begins_with_name(passage.words, own, i):
                own[i] = "NNP"
        out.append(Wording(passage, low, own, first, after))
    return out


def begins_with_name(words: Sequence[str], classes: Sequence[str], i: int) -> bool:
    """Tell whether a sentence begins with a name that the network does not know: a verb follows it."""
    word = words[i]
    if classes[i] in ("NN", "NNP", "CD", ".", "POS") or not word[0].isupper() or word[1:2].isupper():
        return False
    low = word.lower()
    if low in FUNCTION or low.endswith(("ly", "ing", "ed")) or low in known_verbs() or low in known_adjectives():
        return False
    return i + 1 < len(words) and (classes[i + 1] in ("VBD", "VBZ", "VBN", "MD", "POS") or words[i + 1] in BE)


def after_modal(low: Sequence[str], classes: Sequence[str], i: int, word: str) -> str:
    """Return the class of a word after a modal that the network takes for none: a verb, but for an adverb."""
    verb_ahead = i + 1 < len(low) and (classes[i + 1] == "VB" or low[i + 1] in BE)
    adverb = word in FUNCTION or word.endswith("ly") or word in NEVER or word in BESIDE_MODALS
    return classes[i] if verb_ahead or adverb else "VB"


@lru_cache(maxsize=REMEMBERED)
def may_be_mended(word: str) -> bool:
    """Tell whether `mended` has anything to say of a word: a mark, a modal, or a word that some list knows."""
    listed_somewhere = word in known_verbs() or word in known_adjectives()
    return listed_somewhere or not word[0].isalnum() or word in SHORTENED or word in MODAL


def mended(low: Sequence[str], classes: Sequence[str], i: int, word: str) -> str:
    """Return a word's class where the network's choice cannot be: marks, modals, words in capitals after "to"."""
    if not word[0].isalnum() and word not in BE and word not in MODAL and word not in HAVE:
        return "."
    if word in SHORTENED and i + 1 < len(low) and low[i + 1] in NEVER:
        return "MD" if word in MODAL else "VBD"
    kind = classes[i]
    if word in ("will", "would", "could", "should", "must", "cannot", "might"):
        return "MD" if kind not in ("NN", "NNP") else kind
    before = low[i - 1] if i else ""
    if kind not in VERBS and word in known_verbs() and not (kind == "NNP" and i and not low[i - 1].isalpha()):
        after_modal = classes[i - 1] in ("MD", "TO") or (classes[i - 1] == "RB" and i > 1 and classes[i - 2] == "MD")
        if (
            i
            and (after_modal or before == "to")
            and not word.endswith(("ed", "ing", "s"))
            and word not in known_nouns()
        ):
            return "VB"
        if (
            kind in ("JJ", "CC", "IN", "CD", ".")
            and word not in known_adjectives()
            and word not in ("like", "open", "close")
        ):
            ends = word.endswith("ed")
            if ends and i and classes[i - 1] in ("NNP", "PRP", "NN"):
                return "VBD"
            if not ends:
                return "VBG" if word.endswith("ing") else "NN" if word in known_nouns() else "VB"
        if kind == "NN" and word not in known_nouns():
            if word.endswith("ing"):
                return "VBG"
            if word.endswith("ed"):
                return "VBD"
            if before in ("who", "which", "that", "it", "he", "she", "they", "we", "i", "you"):
                return "VBP"
    if kind == "NN" and word in known_adjectives() and before in BE:
        return "JJ"
    return kind


def subject_kind(w: Wording, first: int) -> str:
    """Return what stands before a verb's group: a pronoun's person, a name, an actor, another noun."""
    j = first - 1
    if j < 0:
        return "none"
    word, kind = w.low[j], w.classes[j]
    if word in PERSONS:
        return PERSONS[word]
    if kind == "NNP" or word in ACTORS:
        return "actor"
    return kind
