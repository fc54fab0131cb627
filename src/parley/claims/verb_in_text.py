"""Verbs that no claim has: what a sentence's own words tell where its claims carry no event.

1. Only a verb that the list of deeds knows, in the past or the third person, right after a party that opens it.
2. What is read here has the spans of the claim that stands for the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.claims.act_lexicon import NOUN, VERB, lemmas, lexicon
from parley.claims.claim import Act, Claim, Event
from parley.claims.deed_codes import lemma_of_deed
from parley.claims.party_phrase import is_party
from parley.reports.span import Span

LONGEST: Final = 9  # words of a subject
FAR: Final = 120  # characters in which a subject and its verb stand
UNCHANGED: Final = frozenset(["quit", "set", "cut", "shut", "hit", "put"])  # past forms that are like the lemma
NOT_SUBJECT: Final = re.compile(
    r"[,;:]|^(?:If|When|Unless|Whether|After|Before|Although|While|Until|Once|Did|Has|Have|Does|Could)\b"
    r"|\b(?:to|will|would|may|might|could|not|never|that|who|which|of|the|an?|its|their|and|or|in|on|by|for) $"
)
STRIFE: Final = re.compile(
    r"(?:(?:The|A|An|Heavy|Fierce|New|Fresh) )?(?:[a-z]+ )?([A-Za-z]+) between "
    r"([^,.;]{2,50}? and (?:the )?(?:[A-Z][\w’'-]*|[a-z]+)(?: [A-Z][\w’'-]*| forces| troops)*)"
)
UNSURE: Final = re.compile(r"\b(?:may|might|could|would|will|if|unless|whether|not|never)\b|\?")
WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")
OBJECT: Final = re.compile(r" ((?:[\w’'-]+ ?){1,6}?)(?= (?:to|from|in|on|at|after|with|for|over|by|and|of)\b|[,.;]|$)")


def claim_of_verb(claims: Sequence[Claim], text: str, begin: int) -> Claim | None:
    """Return the claim that the first verb of a sentence makes, given its claims and where it begins."""
    for found in WORD.finditer(text, begin, begin + FAR):
        before, word = text[begin : found.start()], found[0]
        if before.count(" ") > LONGEST:
            return None
        known = lemma_of_deed(word)
        told = word.islower() and not word.endswith("ing") and (known != word or word in UNCHANGED)
        if told and _is_subject(before):
            thing = OBJECT.match(text, found.end(), found.end() + FAR)
            event = Event(Act.STATE, by=(before.strip(),), what=thing[1].strip() if thing else "")
            return replace(claims[0], act=Act.STATE, event=event, trigger=Span(found.start(), found.end()))
    return None


def claim_of_strife(claims: Sequence[Claim], text: str, begin: int) -> Claim | None:
    """Return the claim that "fighting between" two parties makes where it opens a sentence and no claim has it."""
    found = STRIFE.match(text, begin, begin + FAR)
    if found is None or UNSURE.search(text, begin, claims[-1].spans[-1].end):
        return None
    word, at = found[1].lower(), Span(found.start(1), found.end(1))
    entry = next(iter((lexicon()[NOUN].get(word) or lexicon()[VERB].get(word)) or ()), None)
    known = any(claim.trigger == at for claim in claims)
    if known or entry is None or entry.act is not Act.MEASURE:
        return None
    return replace(claims[0], act=entry.act, event=Event(entry.act, to=(found[2],)), trigger=at)


def opens_past(text: str, begin: int, verb: Span) -> bool:
    """Tell whether a verb has a form of the past and stands right after the party that opens its sentence."""
    word = verb.text_in(text).lower()
    past = word in UNCHANGED or (lemmas().get(word, word) != word and not word.endswith(("s", "ing")))
    return past and text[begin : verb.start].count(" ") <= LONGEST and _is_subject(text[begin : verb.start])


def _is_subject(before: str) -> bool:
    return bool(before) and not NOT_SUBJECT.search(before) and is_party(before.strip())
