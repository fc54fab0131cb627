"""The act by the lists: databases of events count a verb for what it is, whatever else its sentence does.

1. A claim read as a plain `state` has the act that the list gives its verb, the verb's object considered; so has one
   read as a promise or as "no comment" from a verb that promises nothing: "would stop shelling" is a deed, promised.
2. "Tried" stays a `state`: what was attempted is the deed of the verb after it.
3. A word that no list knows asks, offers and refuses nothing ("we want to see"), and judges only whom it names.
4. "They would" before a deed is the speaker's own will, and a verb in the past whose party opens the sentence tells
   what was done.
"""

import re
from dataclasses import replace
from typing import Final

from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, lemmas, objects
from parley.claims.cameo import FOLLOWS, OWN_WILL, SILENT, entry_of, object_entry, text_of
from parley.claims.claim import EVENTS, Act, Claim
from parley.claims.mood import TRIED
from parley.claims.party_phrase import is_party
from parley.claims.reading import Reading
from parley.claims.verb_in_text import opens_past
from parley.status import Status

ASKING: Final = frozenset([Act.DEMAND, Act.PRESS, Act.APPEAL, Act.PROPOSE, Act.READY, Act.REJECT])
JUDGING: Final = frozenset([Act.ACCUSE, Act.CRITICIZE, Act.ACCEPT])
MUST: Final = re.compile(r"\b(?:must|should|need to|needs to|has to|have to) (?:\w+ )?$")
MAY: Final = re.compile(r"[^.,;:?!]{0,60}?\b(?:may|might|could) ")
DOUBTED: Final = frozenset([Act.STATE, Act.NONCOMMIT, Act.COMMIT, Act.CONVEY])
ANSWERS: Final = frozenset([Act.ACCEPT, Act.REJECT, Act.CRITICIZE])  # told apart by the word: "sided", "rebuffed"
FORESEEN: Final = frozenset([Status.PREDICTED, Status.WANTED])
TOLD: Final = EVENTS - {Act.SCHEDULE}
PUT: Final = frozenset([Status.DEMANDED, Status.PLANNED, Status.OFFERED, *FORESEEN])


def with_listed_act(reading: Reading, claim: Claim) -> Claim:
    """Return a claim with the act that the lists give its word, where they know better."""
    if _is_unfounded(reading, claim):
        claim = replace(claim, act=Act.STATE)
    if claim.act not in DOUBTED | ANSWERS or claim.trigger is None or _is_trying(reading, claim):
        return claim
    act = listed_act(reading, claim)
    if claim.act in ANSWERS:
        return replace(claim, act=act) if act in ANSWERS - {Act.CRITICIZE} else claim
    if claim.act is Act.STATE and _is_open(reading, claim):
        return replace(claim, event=replace(claim.event, status=Status.HYPOTHETICAL))
    if act in SILENT and claim.event.status is Status.PLANNED and _own_will(reading, claim) is not None:
        return replace(claim, act=Act.COMMIT)
    if claim.act is Act.COMMIT and act in SILENT and _own_will(reading, claim) is None:  # "intends"
        return claim
    if act in SILENT and claim.act is not Act.STATE:
        act = Act.EXPECT if claim.act is Act.COMMIT else Act.STATE
    return claim if act in SILENT and claim.act is Act.STATE else replace(claim, act=act)


def _is_trying(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's word says no more than that something was tried."""
    if claim.trigger is None or claim.event.status is not Status.ATTEMPTED:
        return False
    word = claim.trigger.text_in(text_of(reading, claim)).lower()
    return lemmas().get(word, word) in TRIED


def _is_open(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's word is what may yet come: "Fighting between them may resume"."""
    if claim.trigger is None:
        return False
    text, word = text_of(reading, claim), claim.trigger.text_in(text_of(reading, claim)).lower()
    named = word.endswith("ing") or entry_of(reading, claim, VERB) is None
    return named and MAY.match(text, claim.trigger.end) is not None


def _is_unfounded(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's word is in no list, and neither "must" nor a party beside it bears its act out."""
    if claim.trigger is None or claim.act not in ASKING | JUDGING or listed_act(reading, claim) not in SILENT:
        return False
    if claim.act in JUDGING and any(map(is_party, (*claim.event.to, claim.event.what))):
        return False
    before = text_of(reading, claim)[max(0, claim.trigger.start - FOLLOWS) : claim.trigger.start]
    return not MUST.search(before.lower())


def listed_act(reading: Reading, claim: Claim) -> Act:
    """Return the act that the lists give a claim's word, `state` where no list knows it."""
    if claim.trigger is None:
        return Act.STATE
    entry = entry_of(reading, claim, VERB) or entry_of(reading, claim, ADJECTIVE) or entry_of(reading, claim, NOUN)
    word = claim.trigger.text_in(text_of(reading, claim)).lower()
    noun, thing = object_entry(claim), claim.event.what.lower().split()[-1:]
    usual = entry.act if entry else Act.STATE
    if entry and entry.particle:
        return usual
    kinds = {noun.act.value if noun else "", *thing}
    return next((act for act, held in objects().get(lemmas().get(word, word), ()) if kinds & held), usual)


def with_told_status(reading: Reading, claim: Claim, begin: int) -> Claim:
    """Return a claim with the status that its own words give it, given where its sentence begins."""
    if claim.trigger is None or claim.condition:
        return claim
    status, will = claim.event.status, _own_will(reading, claim)
    if will is not None and (status in FORESEEN or (status is Status.HYPOTHETICAL and will[1])):
        status = Status.PLANNED
    elif status in PUT and claim.act in TOLD and opens_past(text_of(reading, claim), begin, claim.trigger):
        status = Status.ACTUAL
    return replace(claim, event=replace(claim.event, status=status))


def _own_will(reading: Reading, claim: Claim) -> re.Match[str] | None:
    """Return the "they would" before a claim's word, with its "not" or "never"."""
    at = claim.trigger.start if claim.trigger else 0
    return OWN_WILL.search(text_of(reading, claim)[max(0, at - FOLLOWS) : at].lower())
