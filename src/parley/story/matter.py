"""Matters: what claims are about, told apart by the words for their object.

1. No list of matters: a matter is an object that recurs, "the second phase", "weapons", whatever the negotiation.
2. A phrase's key is the stem of its head and of the word before it; words that say nothing of a matter are left out.
3. Of a proposal the matter is what it proposes: "proposals to govern Ormen" are told under Ormen.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from parley.claims.act_lexicon import ADJECTIVE, NOUN, lexicon
from parley.claims.claim import Act, Claim
from parley.story.wording import WORD, stem
from parley.words import words_in

Key = tuple[str, ...]
MOVES: Final = frozenset(tuple(Act)[: tuple(Act).index(Act.MEET)])  # the families moves and record
ARTICLES: Final = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "our", "any", "this", "that", "these", "those"]
)


HELD_ALREADY: Final = MOVES - {Act.PROPOSE, Act.DEMAND}  # "his refusal" is a position, not what it is about
COMPLEMENT: Final = re.compile(r"\s+(?:to|for|on|about)\s+([^.,;:]+)")
ADVERBIAL: Final = frozenset(["in", "on", "at", "by", "to", "as", "under", "until", "within", "without"])
REFLEXIVE: Final = frozenset(["himself", "herself", "itself", "themselves", "ourselves", "myself"])
POINTING: Final = REFLEXIVE | {"it", "this", "that", "them", "these", "those", "him", "her", "us", "one", "so"}


@cache
def stops() -> frozenset[str]:
    """Return the stems that say nothing of a matter."""
    return frozenset(stem(word) for word in words_in("matter_stops.txt")) | {stem(word) for word in ARTICLES}


def keys_of(phrase: str) -> tuple[Key, ...]:
    """Return the keys of an object's phrase, the head's first.

    >>> keys_of("the second phase of the agreement")
    (('second', 'phase'),)
    """
    found = []
    for part in phrase.lower().replace(" for ", " of ").replace(" on ", " of ").split(" of "):
        words = [stem(word) for word in WORD.findall(part)]
        if (words and words[0] in ADVERBIAL) or part.strip() in POINTING or part.strip() in lexicon()[ADJECTIVE]:
            continue  # "remained firm", "decided against": how something is held, not what
        kept = [word for word in words if word not in stops() and not word.isdigit()][-2:]
        if kept and not (is_event_noun(part) and (len(kept) == 1 or is_move_noun(part))):
            found.append(tuple(kept))
    return tuple(found)


def head_keys(phrase: str) -> tuple[Key, ...]:
    """Return the key of an offer, a demand or an event that is all that a phrase names: "the offer".

    >>> head_keys("the offer of Norland")
    (('offer',),)
    """
    part = phrase.lower().replace(" for ", " of ").replace(" on ", " of ").split(" of ")[0]
    named = is_event_noun(part) and lexicon()[NOUN][WORD.findall(part)[-1]][0].act not in HELD_ALREADY
    head = stem(WORD.findall(part)[-1]) if named else ""
    return ((head,),) if head and head not in stops() and part.split()[0] not in ADVERBIAL else ()


def proposed_in(phrase: str, text: str) -> str:
    """Return what stands in a text after the word for a move: what is proposed, demanded or refused, "" where nothing.

    >>> proposed_in("any proposals", "They reject any proposals to govern Ormen.")
    'govern Ormen'
    """
    found = COMPLEMENT.match(text, text.find(phrase) + len(phrase)) if is_move_noun(phrase) and phrase in text else None
    return found[1].strip() if found else ""


def is_event_noun(part: str) -> bool:
    """Tell whether a phrase's head is a word for an event, whose object is the matter: "the release of"."""
    words = WORD.findall(part)
    return bool(words) and words[-1] in lexicon()[NOUN]


def is_move_noun(part: str) -> bool:
    """Tell whether a phrase's head is a word for a move or an utterance: "such a commitment", "the demand"."""
    words = WORD.findall(part)
    entries = lexicon()[NOUN].get(words[-1], ()) if words else ()
    return bool(entries) and entries[0].act in MOVES


def phrases_of(claim: Claim) -> tuple[str, ...]:
    """Return the phrases that say what a claim is about."""
    event = claim.event
    return tuple(phrase for phrase in (event.what, *event.to) if phrase)


def matters_of(phrases: Iterable[str]) -> dict[Key, str]:
    """Return the label of each recurring key: its phrase most often told, the shortest of equals."""
    labels: dict[Key, Counter[str]] = {}
    for phrase in phrases:
        for key in keys_of(phrase) or head_keys(phrase):
            labels.setdefault(key, Counter())[label_of(phrase, key)] += 1
    return {key: min(told, key=lambda label: (-told[label], len(label), label)) for key, told in labels.items()}


def label_of(phrase: str, key: Key) -> str:
    """Return the part of a phrase that a key stands for, without its article."""
    parts = phrase.replace(" for ", " of ").replace(" on ", " of ").split(" of ")
    part = next((part for part in parts if key in keys_of(part)), phrase)
    words = part.split()
    while len(words) > 1 and words[0].lower() in ARTICLES:
        words = words[1:]
    return " ".join(words)
