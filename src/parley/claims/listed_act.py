"""The act by the lists: databases of events count a verb for what it is, whatever else its sentence does.

1. A claim read as a plain `state` has the act that the list gives its verb, the verb's object considered.
2. "Tried" stays a `state`: what was attempted is the deed of the verb after it.
3. Status and polarity stay as they were read: whether it happened is not the list's to say.
"""

from dataclasses import replace

from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, lemmas, objects
from parley.claims.cameo import SILENT, entry_of, object_entry, text_of
from parley.claims.claim import Act, Claim
from parley.claims.reading import Reading
from parley.status import Status


def with_listed_act(reading: Reading, claim: Claim) -> Claim:
    """Return a claim with the act that the lists give its word, where the claim is a plain `state`."""
    if claim.act is not Act.STATE or claim.trigger is None or claim.event.status is Status.ATTEMPTED:
        return claim
    act = listed_act(reading, claim)
    return claim if act in SILENT else replace(claim, act=act)


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
